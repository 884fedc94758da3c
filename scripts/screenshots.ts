/** Pictures of the report's pages for docs/report.md, made of the documents in fixtures/: `npx tsx scripts/screenshots.ts`. Needs Debian's chromium. */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { makeReport } from '../src/make-report.js';
import { folderAddress, openBrowser, visit } from '../test/support/browser.js';
import { fixtureDocuments, runIn } from '../test/support/command.js';

const to = fileURLToPath(new URL('../docs/screenshots/', import.meta.url));
const documents = fileURLToPath(new URL('../fixtures/documents/', import.meta.url));
const [width, mostBytes] = [1200, 200_000];

interface Shot {
  readonly name: string;
  readonly path: string;
  readonly act?: (page: Page) => Promise<void>;
  readonly options?: BrowserContextOptions;
}

/** The page of a folder that holds most. */
const longest = (site: string, kind: string): string => readdirSync(join(site, kind)).filter((name) => /^[^.]*\.html$/.test(name)).map((name) => `${kind}/${name}`)
  .reduce((a, b) => (readFileSync(join(site, b)).length > readFileSync(join(site, a)).length ? b : a));

/** The indicator whose chart has most links. */
const mostPoints = (site: string): string => readdirSync(join(site, 'indicators')).map((name) => `indicators/${name}`)
  .map((path) => [path, readFileSync(join(site, path), 'utf8').split('<a href="../documents/').length] as const).reduce((a, b) => (b[1] > a[1] ? b : a))[0];

const shots = (site: string): Shot[] => [
  { name: 'overview', path: 'index.html' },
  { name: 'indicator', path: mostPoints(site) },
  { name: 'document', path: pictured(site), act: async (page) => { await page.locator('#targets-rows .place').nth(1).focus(); await page.locator('#targets').scrollIntoViewIfNeeded(); } },
  { name: 'agency', path: longest(site, 'agencies') },
  { name: 'search', path: 'search.html', act: async (page) => { await page.getByRole('searchbox').fill('hop dong dien tu'); await page.locator('#results li').first().waitFor(); } },
  { name: 'phone', path: mostPoints(site), options: { viewport: { width: 390, height: 780 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true } },
];

const pictured = (site: string): string => readdirSync(join(site, 'documents')).map((name) => `documents/${name}`).find((path) => path.endsWith('.html') && readFileSync(join(site, path), 'utf8').includes('id="sheet"'))!;

const folder = mkdtempSync(join(tmpdir(), 'kehoach-screenshots-'));
const browser = await openBrowser();
try {
  const { code, err } = await runIn(folder, ['extract', ...fixtureDocuments(), '--output', 'output', '--quiet']);
  if (code !== 0) throw new Error(`The fixtures could not be read (exit code ${code}): ${err}`);
  const site = join(folder, 'site');
  await makeReport(join(folder, 'output'), site, { documents: ['synth-001.pdf', 'synth-009.pdf', 'synth-010.pdf'].map((name) => join(documents, name)) });
  mkdirSync(to, { recursive: true });
  for (const { name, path, act, options } of shots(site)) {
    const seen = await visit(browser, folderAddress(site), { viewport: { width, height: 860 }, ...options });
    await seen.page.goto(folderAddress(site) + path);
    await act?.(seen.page);
    await seen.page.waitForTimeout(300);
    const png = await sharp(await seen.page.screenshot()).png({ palette: true, colours: 128, compressionLevel: 9, effort: 10 }).toBuffer();
    if (seen.problems.length > 0) throw new Error(`${path}: ${seen.problems.join('\n')}`);
    if (png.length >= mostBytes) throw new Error(`${name}.png has ${png.length} bytes; at most ${mostBytes} are wanted.`);
    writeFileSync(join(to, `${name}.png`), png);
    console.log(`${name}.png ${png.length} bytes (${path})`);
    await seen.close();
  }
} finally {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
}
