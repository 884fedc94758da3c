import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { makeDataSet } from '../../src/index.js';
import { loadReview } from '../../src/review-files.js';
import { dataSetTables } from '../../src/index.js';
import { readCsv } from '../dataset/support.js';
import { axe, browserRuns, browserTitle, openBrowser, visit, type Visit } from '../support/browser.js';
import { runIn, startReview, type Serving } from '../support/command.js';

const root = fileURLToPath(new URL('../../', import.meta.url));
/** A text with a flagged target and a flagged task, a PDF with two flagged targets: in the order of the queue. */
const documents = ['ba-ria-vung-tau.txt', 'synth-008.pdf'];
let folder: string;
let browser: Browser;
let serving: Serving | undefined;

beforeAll(async () => {
  if (!browserRuns) return;
  folder = mkdtempSync(join(tmpdir(), 'kehoach-review-'));
  for (const name of documents) cpSync(join(root, 'fixtures/documents', name), join(folder, 'in', name));
  expect(await runIn(folder, ['extract', 'in', '--output', 'output', '--quiet'])).toMatchObject({ code: 0, err: '' });
  browser = await openBrowser();
});
afterAll(async () => {
  serving?.child.kill('SIGKILL');
  await browser?.close();
  if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
});

async function open(): Promise<Visit> {
  serving?.child.kill('SIGKILL');
  serving = await startReview(folder, ['--documents', 'in', '--reviewer', 'Lan']);
  const seen = await visit(browser, `${new URL(serving.url).origin}/`);
  await seen.page.goto(serving.url);
  await seen.page.locator('#item-heading').waitFor();
  await ready(seen.page);
  return seen;
}
const heading = (page: Page): Promise<string> => page.locator('#item-heading').innerText();
const progress = (page: Page): Promise<string> => page.locator('#progress').innerText();
/** Presses a key and waits until the progress says so. */
async function press(page: Page, key: string, then: string): Promise<void> {
  await page.keyboard.press(key);
  await page.locator('#progress', { hasText: then }).waitFor({ timeout: 10_000 });
  await ready(page);
}
const ready = (page: Page): Promise<void> => page.locator('body:not([data-busy])').waitFor();
const rows = async (name: string): Promise<Record<string, unknown>[]> => {
  await makeDataSet(join(folder, 'output'), join(folder, 'dataset'), { formats: ['csv'] });
  const { head, rows: cells } = readCsv(readFileSync(join(folder, 'dataset', `${name}.csv`), 'utf8'), dataSetTables.find((table) => table.name === name)!.columns);
  return cells.map((row) => Object.fromEntries(head.map((column, n) => [column, row[n]])));
};
const reviewFiles = (): string[] => (readdirSync(join(folder, 'output'), { recursive: true }) as string[]).filter((name) => name.endsWith('.review.json')).sort();

(browserRuns ? describe : describe.skip)(`${browserTitle}, a review by keyboard alone`, () => {
  test('three values, the process killed in the middle, a fresh data set', async () => {
    let { page, problems } = await open();
    expect(await progress(page)).toBe('Đã xem 0 trên 4');
    expect(new URL(page.url()).hash).toBe('');
    const before = await rows('targets');
    await page.keyboard.press('?');
    await page.locator('#help[open]').waitFor();
    await page.keyboard.press('Escape');

    const first = await heading(page);
    await press(page, 'c', 'Đã xem 1 trên 4');
    expect(await heading(page)).not.toBe(first);
    await page.keyboard.press('j');
    await page.locator('#item-heading', { hasText: 'Mục 3 trên 4' }).waitFor();
    await ready(page);
    await page.keyboard.press('e');
    await page.locator('#field-value').waitFor();
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.type('1.234');
    await page.keyboard.press('Control+Enter');
    await page.locator('.problem', { hasText: 'hai cách' }).waitFor();
    expect(await page.evaluate('document.activeElement.id')).toBe('field-value');
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.type('61,5');
    await press(page, 'Control+Enter', 'Đã xem 2 trên 4');
    expect(problems).toEqual([]);
    await page.context().close();
    serving!.child.kill('SIGKILL');
    await serving!.ended;

    ({ page, problems } = await open());
    expect(await progress(page)).toBe('Đã xem 2 trên 4');
    await press(page, 'x', 'Đã xem 3 trên 4');
    await press(page, 'u', 'Đã xem 2 trên 4');
    await press(page, 'x', 'Đã xem 3 trên 4');
    expect(problems).toEqual([]);
    serving!.child.kill('SIGINT');
    expect(await serving!.ended).toBe(0);
    expect(serving!.said()).toContain('3 of 4');

    const decisions = (await Promise.all(reviewFiles().map((name) => loadReview(join(folder, 'output'), name.slice(0, -'.review.json'.length))))).flatMap((review) => review!.decisions);
    expect(decisions.map(({ kind }) => kind).sort()).toEqual(['confirm', 'correct', 'reject', 'reject', 'undo']);
    expect(decisions.every(({ reviewer }) => reviewer === 'Lan')).toBe(true);

    expect(before).toHaveLength((await rows('targets')).length);
    const after = [...(await rows('targets')), ...(await rows('tasks'))];
    expect(after.filter(({ reviewed }) => reviewed !== null).map(({ reviewed, needs_review }) => [reviewed, needs_review])).toEqual(expect.arrayContaining([['confirmed', false], ['corrected', false]]));
    expect(after.filter(({ reviewed }) => reviewed === 'corrected')).toEqual([expect.objectContaining({ min: 61.5 })]);
    expect((await rows('documents')).reduce((sum, row) => sum + Number(row['rejected']), 0)).toBe(1);
  }, 120_000);

  test('pictures, languages, adding; axe finds nothing', async () => {
    const { page, problems } = await open();
    for (let n = 0; n < 4 && (await page.locator('img.crop').count()) === 0; n++) {
      await page.keyboard.press('j');
      await page.locator('img.crop').first().waitFor({ timeout: 8000 }).catch(() => undefined);
    }
    expect(await page.locator('img.crop').first().evaluate((image) => (image as unknown as { naturalWidth: number }).naturalWidth)).toBeGreaterThan(500);
    expect(await axe(page)).toEqual([]);
    await page.locator('[data-language=en]').focus();
    await page.keyboard.press('Enter');
    expect(await progress(page)).toBe('3 of 4 done');
    await page.keyboard.press('e');
    await page.locator('#field-value, #field-text').first().waitFor();
    expect(await axe(page)).toEqual([]);
    await page.keyboard.press('Escape');
    expect(await page.locator('form').count()).toBe(0);

    const words = await page.locator('.quote q').first().innerText();
    await page.keyboard.press('a');
    for (const [field, typed] of [['quote', words], ['value', '12,5'], ['label', 'Chỉ tiêu bị bỏ sót'], ['year', '']]) {
      await page.locator(`#field-${field}`).focus();
      await page.keyboard.press('ControlOrMeta+a');
      await page.keyboard.press('Delete');
      await page.keyboard.insertText(typed!);
    }
    await press(page, 'Control+Enter', '4 of 5 done');
    expect((await rows('targets')).filter(({ reviewed }) => reviewed === 'added')).toEqual([expect.objectContaining({ label: 'Chỉ tiêu bị bỏ sót', min: 12.5, max: null, comparator: 'gte', year: null, quote: expect.stringContaining(words.slice(0, 20)) })]);
    expect(problems).toEqual([]);
    await page.context().close();
  }, 120_000);
});
