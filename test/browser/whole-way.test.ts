import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { mkdtempSync, readFileSync, readdirSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { dataSetTables, makeDataSet } from '../../src/index.js';
import { makeReport, type ReportSummary } from '../../src/make-report.js';
import { readCsv } from '../dataset/support.js';
import { browserRuns, browserTitle, folderAddress, openBrowser, visit, type Visit } from '../support/browser.js';
import { fixtureDocuments, runIn, startReview, type Serving } from '../support/command.js';
import { fixtures } from './site.js';

let folder: string;
let browser: Browser;
let serving: Serving | undefined;
const documents = join(fixtures, 'documents');
const scan = join(fixtures, 'scans/synth-004-p1.office200.pdf');

beforeAll(async () => {
  if (!browserRuns) return;
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'kehoach-whole-way-')));
  expect(await runIn(folder, ['extract', ...fixtureDocuments(), scan, '--output', 'output', '--quiet'])).toMatchObject({ code: 0, err: '' });
  browser = await openBrowser();
}, 240_000);
afterAll(async () => {
  serving?.child.kill('SIGKILL');
  await browser?.close();
  if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
});

/** A fresh report; `pictured`: documents whose pages are drawn. */
const report = (name: string, pictured: readonly string[] = []): Promise<ReportSummary> => makeReport(join(folder, 'output'), join(folder, name), { documents: pictured.map((file) => join(documents, file)) });
async function walk(origin: string, steps: (seen: Visit) => Promise<void>): Promise<void> {
  const seen = await visit(browser, origin);
  await steps(seen);
  expect(seen.problems).toEqual([]);
  await seen.close();
}
async function rowsOf(name: string): Promise<Record<string, unknown>[]> {
  await makeDataSet(join(folder, 'output'), join(folder, 'dataset'), { formats: ['csv'] });
  const { head, rows } = readCsv(readFileSync(join(folder, 'dataset', `${name}.csv`), 'utf8'), dataSetTables.find((table) => table.name === name)!.columns);
  return rows.map((row) => Object.fromEntries(head.map((column, n) => [column, row[n]])));
}

/** Presses keys of the review until a target is shown that waits. */
async function toTarget(page: Page): Promise<string> {
  for (let n = 0; n < 40; n++) {
    await page.locator('body:not([data-busy])').waitFor();
    const heading = await page.locator('#item-heading').innerText();
    if (/chỉ tiêu/i.test(heading.split(':')[0]!)) return page.locator('#item-heading span[lang=vi]').innerText();
    await page.keyboard.press('j');
    await page.waitForFunction(`document.querySelector('#item-heading') !== null && document.querySelector('#item-heading').innerText !== ${JSON.stringify(heading)}`);
  }
  throw new Error('no target waits');
}
async function settled(page: Page, done: number): Promise<void> {
  await page.locator('#progress', { hasText: `Đã xem ${done} trên` }).waitFor();
  await page.locator('body:not([data-busy])').waitFor();
}

(browserRuns ? describe : describe.skip)(browserTitle, () => {
  const decided: { confirmed?: string; corrected?: string; rejected?: string } = {};

  test('the report of all documents: language, indicator, document, evidence, filter, search', async () => {
    const made = await report('before', ['synth-001.pdf', 'synth-009.pdf', 'synth-010.pdf']);
    expect([made.failed, made.documents > 20, made.duplicates > 0, made.pictures > 0]).toEqual([[], true, true, true]);
    const origin = folderAddress(join(folder, 'before'));
    await walk(origin, async ({ page }) => {
      await page.goto(`${origin}index.html`);
      await page.getByRole('button', { name: 'English' }).click();
      expect(await page.locator('h1').innerText()).toBe('Overview');
      await page.locator('.heat a[href^="indicators/"]').first().click();
      expect(await page.locator('html').getAttribute('lang')).toBe('en');
      await page.locator('.chart a').first().click();
      await page.waitForURL(/documents\/.*#t\d+$/);
      const row = page.locator(new URL(page.url()).hash);
      const quote = (await row.locator('q').first().innerText()).replace(/\s+/g, ' ').trim();
      expect((await page.locator('#reading mark').allInnerTexts()).join('').replace(/\s+/g, ' ').trim()).toBe(quote);
      const filter = page.locator('form.filter[data-kind=t]');
      const total = Number(await filter.getAttribute('data-total'));
      const word = (await row.locator('th .said').innerText()).split(' ').at(-1)!;
      await filter.locator('input[name=words]').fill(word.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd'));
      expect(await row.isVisible()).toBe(true);
      const [left, all] = (await filter.locator('output').innerText()).split(' / ').map(Number);
      expect([all, await page.locator('#targets-rows tbody tr:visible').count()]).toEqual([total, left]);
      await page.goto(`${origin}search.html`);
      await page.getByRole('searchbox').fill('hop dong dien tu');
      await page.locator('#results li').first().waitFor();
      expect((await page.locator('#results').innerText()).toLowerCase()).toContain('hợp đồng điện tử');
      await page.goto(`${origin}review.html`);
      expect([await page.locator('main').innerText(), await page.locator('tbody tr').count() > 5]).toEqual([expect.stringMatching(/People have decided on 0; [1-9]\d* still wait/), true]);
    });
  }, 120_000);

  test('three flagged values reviewed', async () => {
    serving = await startReview(folder, ['output', '--documents', documents, '--reviewer', 'Lan']);
    await walk(`${new URL(serving.url).origin}/`, async ({ page }) => {
      await page.goto(serving!.url);
      await page.locator('#item-heading').waitFor();
      decided.confirmed = await toTarget(page);
      await page.keyboard.press('c');
      await settled(page, 1);
      decided.corrected = await toTarget(page);
      await page.keyboard.press('e');
      await page.locator('#field-value').fill('61,5');
      await page.keyboard.press('Control+Enter');
      await settled(page, 2);
      decided.rejected = await toTarget(page);
      await page.keyboard.press('x');
      await settled(page, 3);
    });
    serving.child.kill('SIGINT');
    expect(await serving.ended).toBe(0);
  }, 60_000);

  test('they are in a fresh data set', async () => {
    const targets = await rowsOf('targets');
    expect(targets.filter(({ reviewed }) => reviewed === 'confirmed')).toEqual([expect.objectContaining({ label: decided.confirmed, needs_review: false })]);
    expect(targets.filter(({ reviewed }) => reviewed === 'corrected')).toEqual([expect.objectContaining({ label: decided.corrected, min: 61.5, needs_review: false })]);
    expect((await rowsOf('documents')).filter((row) => row['duplicate_of'] === null).reduce((sum, row) => sum + Number(row['rejected']), 0)).toBe(1);
  }, 60_000);

  test('and in a fresh report: badges with who and when, what was rejected among the findings, how many wait', async () => {
    await report('after');
    const origin = folderAddress(join(folder, 'after'));
    const badges: string[] = [];
    const indicators: string[] = [];
    await walk(origin, async ({ page }) => {
      await page.goto(`${origin}review.html`);
      expect(await page.locator('main').innerText()).toMatch(/Người xem đã quyết 3; còn chờ [1-9]\d*\./);
      const pages = readdirSync(join(folder, 'after/documents')).filter((name) => name.endsWith('.html') && readFileSync(join(folder, 'after/documents', name), 'utf8').includes('class="decided'));
      for (const name of pages) {
        await page.goto(`${origin}documents/${name}`);
        for (const row of await page.locator('tr:has(.decided)').all()) {
          badges.push((await row.locator('.decided').innerText()).replace(/\d\d\/\d\d\/\d{4} \d\d:\d\d UTC/, 'TIME'));
          expect(await row.innerText()).not.toContain('Cần xem');
        }
        const rejected = page.locator('#findings-rows tr:has(.decided)');
        if ((await rejected.count()) > 0) expect(await rejected.innerText()).toContain(decided.rejected!);
        indicators.push(...(await page.locator('#targets-rows tr:has(.decided) td.indicator a').evaluateAll((links) => links.map((link) => (link as unknown as { href: string }).href))));
        const state = page.locator('form.filter[data-kind=t] select[name=state]');
        if ((await page.locator('#targets-rows .decided').count()) > 0) {
          await state.selectOption('decided');
          expect(await page.locator('#targets-rows tbody tr:visible').count()).toBe(await page.locator('#targets-rows tbody tr:has(.decided)').count());
        }
      }
      expect(badges.sort()).toEqual(['✓ Đã loại bởi Lan, TIME', '✓ Đã sửa bởi Lan, TIME; máy đọc: > 80%', '✓ Đã xác nhận bởi Lan, TIME']);
      for (const address of indicators) {
        await page.goto(address);
        expect(await page.locator('tr .decided').count()).toBeGreaterThan(0);
        expect(await page.locator('tr .decided').first().innerText()).toContain('bởi Lan');
      }
      expect(indicators.length).toBeGreaterThan(0);
    });
  }, 120_000);
});
