import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { foldPlain } from '../../src/text/fold.js';
import { fixtureRecords } from '../dataset/support.js';
import { enlarged } from '../report/big.js';
import { hostile, poisoned } from '../report/hostile.js';
import { keep } from '../report/support.js';
import { browserRuns, browserTitle } from '../support/browser.js';
import { openSite, ways, type OpenSite } from './site.js';

let evil: OpenSite;
let big: OpenSite;
beforeAll(async () => {
  if (!browserRuns) return;
  evil = await openSite((folder) => {
    for (const record of fixtureRecords()) keep(join(folder, 'output'), poisoned(record), `${hostile}\n`.repeat(200));
    return join(folder, 'output');
  });
  big = await openSite((folder) => {
    const source = fixtureRecords().find(({ targets, tasks }) => targets.length > 5 && tasks.length > 5)!;
    keep(join(folder, 'output'), enlarged(source, 2000, 1500), 'Đoạn văn.\n'.repeat(50_000));
    return join(folder, 'output');
  });
}, 120_000);
afterAll(async () => {
  await evil?.close();
  await big?.close();
});

const pagesOf = ({ site }: OpenSite): string[] => (readdirSync(site, { recursive: true }) as string[]).filter((path) => path.endsWith('.html')).sort();

(browserRuns ? describe : describe.skip).each(ways)(`${browserTitle}, %s`, (way) => {
  test('what a hostile document says is shown, never run or fetched', () => evil.walk(way, async ({ page }, origin) => {
    for (const path of pagesOf(evil).filter((each) => !/^(?:heat|indicators)\//.test(each)).slice(0, 60)) {
      await page.goto(origin + path);
      const made = await page.evaluate(`[document.images.length, document.querySelectorAll('svg[onload], main script, [onmouseover], [onerror], a[href^="javascript"]').length]`);
      expect([path, made]).toEqual([path, [0, 0]]);
    }
    await page.goto(origin + pagesOf(evil).find((each) => each.startsWith('documents/'))!);
    expect(await page.locator('main').innerText()).toContain('<script>alert(1)</script>');
    expect(await page.locator('#reading').innerText()).toContain('<script>alert(1)</script>');
    await page.locator('#targets-rows tbody tr').first().hover();
    await page.locator('form.filter select').first().selectOption({ index: 1 });
    // A mark that turns the direction of writing ends with what it stands in.
    expect(await page.evaluate(`getComputedStyle(document.querySelector('#targets-rows th[scope=row] .said')).unicodeBidi`)).toBe('isolate');
    await page.goto(`${origin}search.html?q=${encodeURIComponent('"><script>alert(1)</script>')}`);
    await page.locator('#results li').first().waitFor();
    expect(await page.locator('#results').innerText()).toContain('<script>alert(1)</script>');
  }));

  test('2,000 targets: the page opens, what is further down waits for its page, tasks are filtered', () => big.walk(way, async ({ page, requests }, origin) => {
    const stem = pagesOf(big).filter((each) => each.startsWith('documents/')).sort((a, b) => a.length - b.length)[0]!;
    await page.goto(origin + stem);
    const parts = page.locator('.parts').first().getByRole('link');
    expect(await parts.count()).toBeGreaterThan(5);
    expect(await page.locator('tbody tr').count()).toBeLessThan(600);
    await page.locator('#targets-rows tbody tr').nth(100).locator('.place').first().focus();
    expect(await page.locator('#reading').innerText()).toContain('Đoạn văn.');
    // A filter sees the rows of all pages; those of others are loaded when it is first used, and listed with links.
    for (const [kind, total, heading] of [['k', 1500, 'tasks'], ['t', 2000, 'targets']] as const) {
      const path = pagesOf(big).find((each) => each.startsWith('documents/') && readFileSync(join(big.site, each), 'utf8').includes(`data-kind="${kind}"`))!;
      await page.goto(origin + path);
      const form = page.locator(`form.filter[data-kind=${kind}]`);
      const own = await page.locator(`#${heading}-rows tbody tr`).count();
      expect([await form.locator('output').innerText(), own < total]).toEqual([`${total.toLocaleString('vi-VN')} / ${total.toLocaleString('vi-VN')}`, true]);
      const rowFiles = (): string[] => requests.filter((url) => /\.rows\.\d+\.js$/.test(url));
      const before = rowFiles().length;
      const words = (await page.locator(`#${heading}-rows th[scope=row] .said`).first().innerText()).split(/\s+/).slice(0, 3).join(' ');
      await form.locator('input[name=words]').fill(foldPlain(words));
      await form.locator('output', { hasNotText: `${total.toLocaleString('vi-VN')} /` }).waitFor();
      expect([before < rowFiles().length, new Set(rowFiles().slice(before)).size]).toEqual([true, rowFiles().length - before]);
      const [left, all] = (await form.locator('output').innerText()).split(' / ').map((number) => Number(number.replace('.', ''))) as [number, number];
      const elsewhere = page.locator('.elsewhere:visible');
      const others = Number((await elsewhere.locator('output').innerText()).split(' / ')[1]!.replace('.', ''));
      expect([all, left]).toEqual([total, others + (await page.locator(`#${heading}-rows tbody tr:visible`).count())]);
      const link = elsewhere.locator('a').first();
      const hash = new URL((await link.getAttribute('href'))!, page.url()).hash;
      const named = foldPlain(await link.innerText());
      expect(foldPlain(words).split(' ').filter((word) => !named.includes(word))).toEqual([]);
      await link.click();
      expect(foldPlain(await page.locator(`${hash} .said`).first().innerText())).toContain(named);
    }
    // Options know the agencies and years of all pages.
    await page.goto(origin + pagesOf(big).find((each) => each.startsWith('documents/') && readFileSync(join(big.site, each), 'utf8').includes('data-kind="k"'))!);
    const form = page.locator('form.filter[data-kind=k]');
    await form.locator('select[name=agency]').focus();
    await form.locator('select[name=agency]').selectOption({ index: 1 });
    await form.locator('output', { hasNotText: '1.500 /' }).waitFor();
    await form.locator('select[name=agency]').selectOption('');
    await form.locator('output', { hasText: '1.500 / 1.500' }).waitFor();
    expect(await page.locator('#tasks-rows tbody tr:visible').count()).toBe(await page.locator('#tasks-rows tbody tr').count());
  }));
});
