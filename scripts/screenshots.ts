/** Pictures of the pages of report and review for docs/report.md and docs/review.md, made of the documents in fixtures/: `npx tsx scripts/screenshots.ts`. Needs Debian's chromium. */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { makeReport } from '../src/make-report.js';
import { folderAddress, openBrowser, visit, type Visit } from '../test/support/browser.js';
import { fixtureDocuments, runIn, startReview } from '../test/support/command.js';

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

/** The indicator with a national target whose charts show most values: marks are links that are named. */
const mostPoints = (site: string): string => readdirSync(join(site, 'indicators')).map((name) => `indicators/${name}`).map((path) => [path, readFileSync(join(site, path), 'utf8')] as const)
  .filter(([, text]) => /<line [^>]*stroke-dasharray|stroke-dasharray="[^"]+"[^>]*><line/.test(text)).map(([path, text]) => [path, text.match(/<a href="\.\.\/documents\/[^>]*aria-label=/g)?.length ?? 0] as const).reduce((a, b) => (b[1] > a[1] ? b : a))[0];

const shots = (site: string): Shot[] => [
  { name: 'overview', path: 'index.html' },
  { name: 'indicator', path: mostPoints(site) },
  { name: 'document', path: pictured(site), act: async (page) => { await page.locator('#targets-rows .place').nth(1).focus(); await page.locator('#targets').scrollIntoViewIfNeeded(); } },
  { name: 'agency', path: longest(site, 'agencies') },
  { name: 'search', path: 'search.html', act: async (page) => { await page.getByRole('searchbox').fill('hop dong dien tu'); await page.locator('#results li').first().waitFor(); } },
  { name: 'phone', path: mostPoints(site), options: { viewport: { width: 390, height: 780 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true } },
];

/** A page as a picture small enough for the documentation. */
async function keep(name: string, path: string, { page, problems }: Visit): Promise<void> {
  await page.waitForTimeout(300);
  const png = await sharp(await page.screenshot()).png({ palette: true, colours: 128, compressionLevel: 9, effort: 10 }).toBuffer();
  if (problems.length > 0) throw new Error(`${path}: ${problems.join('\n')}`);
  if (png.length >= mostBytes) throw new Error(`${name}.png has ${png.length} bytes; at most ${mostBytes} are wanted.`);
  writeFileSync(join(to, `${name}.png`), png);
  console.log(`${name}.png ${png.length} bytes (${path})`);
}

/** The review at the first flagged value that has a picture of its page. */
async function keepReview(browser: Browser, cwd: string): Promise<void> {
  const serving = await startReview(cwd, ['output', '--documents', documents, '--reviewer', 'Lan']);
  const seen = await visit(browser, `${new URL(serving.url).origin}/`, { viewport: { width, height: 860 } });
  try {
    await seen.page.goto(serving.url);
    for (let n = 0; n < 40 && (await seen.page.locator('img.crop').count()) === 0; n++) {
      if (n > 0) await seen.page.keyboard.press('j');
      await seen.page.locator('body:not([data-busy]) #item-heading').waitFor();
      await seen.page.locator('img.crop').first().waitFor({ timeout: 2500 }).catch(() => undefined);
    }
    await seen.page.locator('img.crop').first().waitFor();
    await seen.page.evaluate('scrollTo(0, 0)');
    await keep('review', serving.url.split('#')[0]!, seen);
  } finally {
    await seen.close();
    serving.child.kill('SIGKILL');
  }
}

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
    await keep(name, path, seen);
    await seen.close();
  }
  await keepReview(browser, folder);
} finally {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
}
