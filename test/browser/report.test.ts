import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { mkdtempSync, readdirSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser } from 'playwright-core';
import { makeReport } from '../../src/make-report.js';
import { axe, browserRuns, browserTitle, folderAddress, openBrowser, serveFolder, visit, type Served, type Visit } from '../support/browser.js';
import { runIn } from '../support/command.js';

const fixtures = fileURLToPath(new URL('../../fixtures/', import.meta.url));
const indicator = 'indicators/digital-economy-share-grdp.html';

let folder: string;
let site: string;
let served: Served;
let browser: Browser;

beforeAll(async () => {
  if (!browserRuns) return;
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'kehoach-browser-')));
  site = join(folder, 'site');
  const madeUp = readdirSync(join(fixtures, 'made-up')).filter((name) => !name.endsWith('.json')).map((name) => join(fixtures, 'made-up', name));
  const { code, err } = await runIn(folder, ['extract', join(fixtures, 'documents'), ...madeUp, '--output', 'output', '--quiet']);
  expect([code, err]).toEqual([0, '']);
  await makeReport(join(folder, 'output'), site);
  served = await serveFolder(site);
  browser = await openBrowser();
}, 180_000);
afterAll(async () => {
  await browser?.close();
  await served?.close();
  if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
});

const first = (kind: string): string => `${kind}/${readdirSync(join(site, kind)).filter((name) => /^[^.]*\.html$/.test(name))[0]!}`;
const kinds = (): string[] => ['index.html', 'documents.html', 'indicators.html', 'agencies.html', 'review.html', 'search.html', first('documents'), indicator, first('agencies'), first('heat')];

const origins = [['from disk', () => folderAddress(site)], ['from a web server', () => served.origin]] as const;

(browserRuns ? describe : describe.skip).each(origins)(`${browserTitle}, %s`, (_, originOf) => {
  let seen: Visit;
  const walk = async (steps: (seen: Visit, origin: string) => Promise<void>, options = {}): Promise<void> => {
    seen = await visit(browser, originOf(), options);
    try {
      await steps(seen, originOf());
      expect(seen.problems).toEqual([]);
    } finally {
      await seen.close();
    }
  };

  test('styles and scripts of every kind of page come through the policy', () => walk(async ({ page }, origin) => {
    for (const path of kinds()) {
      await page.goto(origin + path);
      expect([path, await page.evaluate(`[getComputedStyle(document.querySelector('.skip')).position, document.querySelector('.languages').hidden]`)]).toEqual([path, ['absolute', false]]);
    }
  }));

  test.each(['vi', 'en'])('axe finds nothing on any kind of page (%s)', (language) => walk(async ({ page }, origin) => {
    const found: string[] = [];
    for (const path of kinds()) {
      await page.goto(`${origin}${path}?lang=${language}`);
      found.push(...(await axe(page)).map((line) => `${path}: ${line}`));
    }
    expect(found).toEqual([]);
  }));
});
