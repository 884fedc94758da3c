import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { foldPlain } from '../../src/text/fold.js';
import { axe, browserRuns, browserTitle } from '../support/browser.js';
import { fixtureOutput, fixtures, openSite, ways, type OpenSite } from './site.js';

const indicator = 'indicators/digital-economy-share-grdp.html';
const phone = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true };

let open: OpenSite;
beforeAll(async () => {
  if (browserRuns) open = await openSite(fixtureOutput, [join(fixtures, 'documents/synth-009.pdf'), join(fixtures, 'documents/synth-010.pdf'), join(fixtures, 'documents/synth-001.pdf')]);
}, 180_000);
afterAll(() => open?.close());

const pagesOf = (kind: string): string[] => readdirSync(join(open.site, kind)).filter((name) => /^[^.]*\.html$/.test(name)).sort().map((name) => `${kind}/${name}`);
/** The longest document, and the agency charged with most: pages that have every part. */
const longest = (kind: string): string => pagesOf(kind).map((path) => [path, readFileSync(join(open.site, path)).length] as const).reduce((a, b) => (b[1] > a[1] ? b : a))[0];
/** A document whose pages are drawn. */
const pictured = (): string => pagesOf('documents').find((path) => readFileSync(join(open.site, path), 'utf8').includes('id="sheet"'))!;
const kinds = (): string[] => ['index.html', 'documents.html', 'indicators.html', 'agencies.html', 'review.html', 'search.html', longest('documents'), indicator, longest('agencies'), longest('heat')];
const overflow = 'document.documentElement.scrollWidth - document.documentElement.clientWidth';

(browserRuns ? describe : describe.skip).each(ways)(`${browserTitle}, %s`, (way) => {
  test('styles and scripts of every kind of page come through the policy', () => open.walk(way, async ({ page }, origin) => {
    for (const path of kinds()) {
      await page.goto(origin + path);
      expect([path, await page.evaluate(`[getComputedStyle(document.querySelector('.skip')).position, document.querySelector('.languages').hidden]`)]).toEqual([path, ['absolute', false]]);
    }
  }));

  test.each(['vi', 'en'])('axe finds nothing on any kind of page (%s)', (language) => open.walk(way, async ({ page }, origin) => {
    const found: string[] = [];
    for (const path of kinds()) {
      await page.goto(`${origin}${path}?lang=${language}`);
      found.push(...(await axe(page)).map((line) => `${path}: ${line}`));
    }
    expect(found).toEqual([]);
  }));

  test('the language is switched and stays from page to page', () => open.walk(way, async ({ page }, origin) => {
    await page.goto(`${origin}index.html`);
    expect([await page.title(), await page.locator('h1').innerText()]).toEqual(['Tổng quan', 'Tổng quan']);
    await page.getByRole('button', { name: 'English' }).click();
    expect([await page.title(), await page.locator('h1').innerText(), await page.locator('html').getAttribute('lang')]).toEqual(['Overview', 'Overview', 'en']);
    await page.getByRole('link', { name: 'Indicators', exact: true }).click();
    expect(await page.locator('h1').innerText()).toBe('Indicators');
    await page.getByRole('button', { name: 'Tiếng Việt' }).click();
    await page.getByRole('link', { name: 'Tổng quan', exact: true }).click();
    expect(await page.locator('h1').innerText()).toBe('Tổng quan');
  }));

  test('indicator → document → evidence highlighted', () => open.walk(way, async ({ page }, origin) => {
    await page.goto(`${origin}index.html`);
    await page.locator(`.heat a[href^="indicators/"]`).first().click();
    const point = page.locator('.chart a').first();
    const [, value] = (await point.getAttribute('aria-label'))!.split(': ') as [string, string];
    await point.click();
    expect(page.url()).toMatch(/documents\/.*#t\d+$/);
    const row = page.locator(new URL(page.url()).hash);
    expect(await row.innerText()).toContain(value);
    const mark = page.locator('#reading mark');
    const quoted = (await row.locator('q').first().innerText()).replace(/\s+/g, ' ').trim();
    expect((await mark.allInnerTexts()).join('').replace(/\s+/g, ' ').trim()).toBe(quoted);
    expect(await page.evaluate(`(() => { const [pane, mark] = ['#reading', '#reading mark'].map((s) => document.querySelector(s).getBoundingClientRect()); return mark.top >= pane.top && mark.top < pane.bottom; })()`)).toBe(true);
    const other = page.locator('#targets-rows tbody tr').last();
    await other.hover();
    expect((await mark.allInnerTexts()).join('').replace(/\s+/g, ' ').trim()).toBe(((await other.locator('q').first().textContent()) ?? '').replace(/\s+/g, ' ').trim());
  }));

  test('the page a fact rests on is shown as a picture, the words in a box', () => open.walk(way, async ({ page, requests }, origin) => {
    await page.goto(origin + pictured());
    const [sheet, box] = [page.locator('#sheet'), page.locator('#sheet rect')];
    expect([await sheet.isVisible(), requests.filter((url) => url.endsWith('.webp'))]).toEqual([false, []]);
    for (const row of [page.locator('#targets-rows tbody tr').first(), page.locator('#targets-rows tbody tr').last()]) {
      const place = row.locator('.place').first();
      await place.focus();
      const [number, x0, y0, x1, y1] = (await place.getAttribute('data-box'))!.split(' ').map(Number) as [number, number, number, number, number];
      expect(await sheet.locator('output').innerText()).toBe(String(number));
      const [shown, frame, image] = [(await box.boundingBox())!, (await sheet.locator('.frame').boundingBox())!, (await sheet.locator('image').boundingBox())!];
      expect(shown.y).toBeGreaterThanOrEqual(frame.y - 1);
      expect(shown.y).toBeLessThan(frame.y + frame.height);
      expect(shown.width / shown.height).toBeCloseTo((x1 - x0 + 4) / (y1 - y0 + 4), 0);
      expect(shown.x).toBeGreaterThanOrEqual(image.x);
      expect(await page.evaluate(`new Promise((done) => { const image = new Image(); image.onload = () => done(image.naturalWidth); image.src = document.querySelector('#sheet image').href.baseVal; })`)).toBeGreaterThan(300);
    }
    expect(await axe(page)).toEqual([]);
  }));

  test('tasks are filtered by agency and by deadline', () => open.walk(way, async ({ page }, origin) => {
    await page.goto(origin + longest('documents'));
    const [form, rows] = [page.locator('form.filter[data-kind=k]'), page.locator('#tasks-rows tbody tr')];
    const all = await rows.count();
    const agency = await form.locator('select[name=agency] option').nth(1).getAttribute('value');
    await form.locator('select[name=agency]').selectOption(agency);
    const shown = page.locator('#tasks-rows tbody tr:visible');
    const left = await shown.count();
    expect(left).toBeGreaterThan(0);
    expect(left).toBeLessThan(all);
    expect(await shown.locator(`[data-agency="${agency}"]`).count()).toBeGreaterThanOrEqual(left);
    expect(await form.locator('output').innerText()).toBe(`${left} / ${all}`);
    await form.locator('select[name=agency]').selectOption('');
    const year = (await form.locator('select[name=due] option').nth(1).getAttribute('value'))!;
    await form.locator('select[name=due]').selectOption(year);
    const due = await shown.evaluateAll((nodes) => nodes.map((node) => (node as unknown as { dataset: { due: string } }).dataset.due));
    expect(due.length).toBeGreaterThan(0);
    expect(due.every((each) => each !== '' && each <= year)).toBe(true);
    await form.locator('select[name=due]').selectOption('');
    expect(await shown.count()).toBe(all);
  }));

  test('targets are filtered by words without diacritics, by the catalogue, by what waits', () => open.walk(way, async ({ page }, origin) => {
    await page.goto(origin + longest('documents'));
    const [form, rows] = [page.locator('form.filter[data-kind=t]'), page.locator('#targets-rows tbody tr')];
    const all = await rows.count();
    const fitting = async (): Promise<number> => {
      const left = await page.locator('#targets-rows tbody tr:visible').count();
      expect(await form.locator('output').innerText()).toBe(`${left} / ${all}`);
      return left;
    };
    expect(await fitting()).toBe(all);
    const mapped = await page.locator('#targets-rows tbody tr:has(td.indicator a)').count();
    await form.locator('select[name=mapped]').selectOption('yes');
    expect(await fitting()).toBe(mapped);
    await form.locator('select[name=mapped]').selectOption('no');
    expect(await fitting()).toBe(all - mapped);
    await form.locator('select[name=mapped]').selectOption('');
    await form.locator('select[name=state]').selectOption('flagged');
    expect(await fitting()).toBe(await page.locator('#targets-rows .flag').count());
    await form.locator('select[name=state]').selectOption('');
    await form.locator('input[name=words]').fill('ty le');
    const labels = await page.locator('#targets-rows tbody tr:visible th .said').allInnerTexts();
    expect([labels.length > 0, labels.filter((text) => !/(?:^| )ty(?: .*)? le(?: |$)|(?:^| )le(?: .*)? ty/.test(foldPlain(text)))]).toEqual([true, []]);
    await form.locator('input[name=words]').fill('khong co chu nay');
    expect(await fitting()).toBe(0);
  }));

  test.each([['nong thon', 'nông thôn'], ['chuyen doi so', 'chuyển đổi số'], ['NÔNG THÔN', 'nông thôn']])('search for %j finds %j; the index is loaded only then', (query, words) => open.walk(way, async ({ page, requests }, origin) => {
    await page.goto(`${origin}search.html`);
    const index = (): string[] => requests.filter((url) => /search\/\d+\.js$/.test(url));
    expect(index()).toEqual([]);
    await page.getByRole('searchbox').fill(query);
    await page.locator('#results li').first().waitFor();
    expect(index()).toHaveLength(Number(await page.locator('#results').getAttribute('data-files')));
    const found = await page.locator('#results li').allInnerTexts();
    expect(found.length).toBeGreaterThan(1);
    expect(found[0]!.normalize('NFC').toLowerCase()).toMatch(new RegExp(`${words}|${foldPlain(words).replaceAll(' ', '-')}`));
    expect(found.filter((text) => text.normalize('NFC').toLowerCase().includes(words)).length).toBeGreaterThan(1);
    await page.locator('#results a').first().click();
    expect(await page.locator('h1').count()).toBe(1);
  }));

  test('by keyboard alone: past the menu, to a document, to its evidence', () => open.walk(way, async ({ page }, origin) => {
    await page.goto(`${origin}documents.html`);
    await page.keyboard.press('Tab');
    expect(await page.evaluate('document.activeElement.className')).toBe('skip');
    await page.keyboard.press('Enter');
    for (let n = 0; n < 5 && !String(await page.evaluate('document.activeElement.getAttribute("href")')).startsWith('documents/'); n++) await page.keyboard.press('Tab');
    expect(await page.evaluate(`getComputedStyle(document.activeElement).outlineStyle`)).toBe('solid');
    await Promise.all([page.waitForURL(/documents\//), page.keyboard.press('Enter')]);
    for (let n = 0; n < 200 && (await page.evaluate('document.activeElement.className')) !== 'place'; n++) await page.keyboard.press('Tab');
    expect(await page.locator('#reading mark').count()).toBeGreaterThan(0);
    await page.keyboard.press('Enter');
    expect(new URL(page.url()).hash).toBe('#text');
  }));

  test('on a phone no page scrolls sideways', () => open.walk(way, async ({ page }, origin) => {
    const wide: string[] = [];
    for (const path of kinds()) {
      await page.goto(origin + path);
      if (((await page.evaluate(overflow)) as number) > 0) wide.push(path);
    }
    expect(wide).toEqual([]);
  }, phone));

  test('printed: no menu, no text pane, no column cut off, sentences shown', () => open.walk(way, async ({ page }, origin) => {
    await page.emulateMedia({ media: 'print' });
    const wide: unknown[] = [];
    for (const path of kinds()) {
      await page.goto(origin + path);
      expect([path, await page.locator('header').isVisible()]).toEqual([path, false]);
      const over = (await page.evaluate(overflow)) as number;
      if (over > 0) wide.push([path, over]);
    }
    expect(wide).toEqual([]);
    await page.goto(origin + longest('documents'));
    expect([await page.locator('#text').isVisible(), await page.locator('#targets-rows q').first().isVisible()]).toEqual([false, true]);
  }, { viewport: { width: 718, height: 1000 } }));
});
