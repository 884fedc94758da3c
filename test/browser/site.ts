import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from '@jest/globals';
import type { Browser, BrowserContextOptions } from 'playwright-core';
import { makeReport } from '../../src/make-report.js';
import { folderAddress, openBrowser, serveFolder, visit, type Visit } from '../support/browser.js';
import { fixtureDocuments, runIn } from '../support/command.js';

export const fixtures = fileURLToPath(new URL('../../fixtures/', import.meta.url));

/** Records of all documents in fixtures/ but scans, which take minutes to read. */
export async function fixtureOutput(folder: string): Promise<string> {
  const { code, err } = await runIn(folder, ['extract', ...fixtureDocuments(), '--output', 'output', '--quiet']);
  expect([code, err]).toEqual([0, '']);
  return join(folder, 'output');
}

export type Way = 'from disk' | 'from a web server';
export const ways: readonly Way[] = ['from disk', 'from a web server'];

export interface OpenSite {
  readonly site: string;
  /** Steps in a window of their own; at the end nothing may have gone wrong in it. */
  walk(way: Way, steps: (seen: Visit, origin: string) => Promise<void>, options?: BrowserContextOptions): Promise<void>;
  close(): Promise<void>;
}

/** A report of the records that `fill` puts into a folder, open in a browser both ways. */
export async function openSite(fill: (folder: string) => Promise<string> | string, documents: readonly string[] = []): Promise<OpenSite> {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'kehoach-browser-')));
  const site = join(folder, 'site');
  await makeReport(await fill(folder), site, { documents });
  const [served, browser]: [Awaited<ReturnType<typeof serveFolder>>, Browser] = [await serveFolder(site), await openBrowser()];
  const walk: OpenSite['walk'] = async (way, steps, options = {}) => {
    const origin = way === 'from disk' ? folderAddress(site) : served.origin;
    const seen = await visit(browser, origin, options);
    try {
      await steps(seen, origin);
      expect(seen.problems).toEqual([]);
    } finally {
      await seen.close();
    }
  };
  const close = async (): Promise<void> => {
    await browser.close();
    await served.close();
    rmSync(folder, { recursive: true, force: true });
  };
  return { site, walk, close };
}
