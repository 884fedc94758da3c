import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { posix } from 'node:path';
import { fromHtml } from './tree.js';
import { makeReport } from '../../src/make-report.js';
import { NotAReportError } from '../../src/report/error.js';
import { policy } from '../../src/report/page.js';
import { fixtureRecords } from '../dataset/support.js';
import { hostile, poisoned } from './hostile.js';
import { filesOf, keep } from './support.js';

let folder: string;
let site: Map<string, string>;
let pages: [string, string][];
let trees: [string, ReturnType<typeof fromHtml>['elements']][];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'kehoach-report-'));
  const records = fixtureRecords();
  const evil = poisoned(records[0]!);
  const id = `${evil.id}-evil`;
  for (const record of records) keep(join(folder, 'output'), record, `Văn bản\n${hostile}\nhết`);
  keep(join(folder, 'output'), { ...evil, id, source: { ...evil.source, sha256: 'f'.repeat(64) } }, hostile);
  await makeReport(join(folder, 'output'), join(folder, 'site'));
  site = filesOf(join(folder, 'site'));
  pages = [...site].filter(([path]) => path.endsWith('.html'));
  trees = pages.map(([path, text]) => [path, fromHtml(text).elements]);
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('the pages there should be', () => {
  const names = [...site.keys()];
  for (const name of ['index.html', 'documents.html', 'indicators.html', 'agencies.html', 'review.html', 'search.html', 'kehoach-report.json', 'assets/site.css', 'search/1.js']) expect(names).toContain(name);
  expect(names.filter((name) => /^documents\/[^.]*\.html$/.test(name))).toHaveLength(6);
  expect(names.filter((name) => name.startsWith('agencies/')).length).toBeGreaterThan(10);
  expect(names.filter((name) => name.startsWith('heat/')).length).toBeGreaterThan(1);
});

test('every page: policy, language, landmarks, one h1, skip link, heads of tables with scope', () => {
  for (const [path, elements] of trees) {
    const of = (name: string): typeof elements => elements.filter((e) => e.name === name);
    expect([path, of('meta').find((e) => e.attributes['http-equiv'] === 'Content-Security-Policy')?.attributes['content']]).toEqual([path, policy]);
    expect([path, of('html')[0]!.attributes['lang']]).toEqual([path, 'vi']);
    for (const name of ['header', 'main', 'footer', 'h1', 'title']) expect([path, name, of(name).filter((e) => !(name === 'title' && e.inSvg)).length]).toEqual([path, name, 1]);
    expect(of('a')[0]!.attributes).toMatchObject({ class: 'skip', href: '#main' });
    expect([path, of('th').filter((e) => !['col', 'row'].includes(e.attributes['scope'] ?? ''))]).toEqual([path, []]);
    const ids = elements.flatMap((e) => (e.attributes['id'] === undefined ? [] : [e.attributes['id']]));
    expect([path, ids.filter((id, n) => ids.indexOf(id) !== n)]).toEqual([path, []]);
  }
});

test('nothing inline, nothing from elsewhere, no markup of a document', () => {
  const allowed = new Set(['html', 'head', 'meta', 'title', 'link', 'script', 'noscript', 'body', 'a', 'header', 'p', 'nav', 'span', 'ul', 'ol', 'li', 'button', 'main', 'h1', 'h2', 'section', 'div', 'table', 'caption', 'thead', 'tbody', 'tr', 'th', 'td', 'dl', 'dt', 'dd',
    'footer', 'strong', 'small', 'time', 'code', 'br', 'q', 'details', 'summary', 'aside', 'form', 'label', 'select', 'option', 'output', 'input', 'figure', 'figcaption', 'svg', 'g', 'path', 'line', 'text']);
  for (const [path, elements] of trees) {
    expect([path, elements.filter((e) => !allowed.has(e.name)).map((e) => e.name)]).toEqual([path, []]);
    for (const { name, attributes, text: inner } of elements) {
      expect([path, Object.keys(attributes).filter((key) => /^on|^style$|^srcset$|^action$/.test(key))]).toEqual([path, []]);
      for (const key of ['src', 'href']) if (attributes[key] !== undefined && attributes[key] !== 'data:,') expect(attributes[key]).toMatch(/^(?:(?:\.\.\/)?[a-z0-9@_./-]+)?(?:#[A-Za-z0-9-]+)?$/);
      if (name === 'script') expect([attributes['src'] !== undefined, inner]).toEqual([true, '']);
      expect(name).not.toBe('style');
    }
  }
});

test('every internal link leads to a file and an anchor that exist', () => {
  const ids = new Map(trees.map(([path, elements]) => [path, new Set(elements.flatMap((e) => e.attributes['id'] ?? []))]));
  const broken: string[] = [];
  const check = (path: string, to: string): void => {
    const [file, hash] = to.split('#') as [string, string | undefined];
    const target = file === '' ? path : posix.join(posix.dirname(path), file);
    if (!site.has(target) || (hash !== undefined && !ids.get(target)?.has(hash))) broken.push(`${path} → ${to}`);
  };
  for (const [path, elements] of trees) for (const { attributes } of elements) for (const key of ['src', 'href']) if (attributes[key] !== undefined && attributes[key] !== 'data:,') check(path, attributes[key]);
  for (const [path, text] of site) if (/^search\/\d+\.js$/.test(path)) for (const [, to] of text.matchAll(/,"([^"\\]*)"\]/g)) check('search.html', to!);
  expect(broken).toEqual([]);
});

test('both languages everywhere: what is said in one is said in the other beside it', () => {
  for (const [path, elements] of trees) {
    const vi = elements.filter((e) => e.name === 'span' && e.attributes['class'] === 'vi');
    const en = elements.filter((e) => e.name === 'span' && e.attributes['class'] === 'en');
    expect([path, vi.length]).toEqual([path, en.length]);
    expect(vi.every((e) => e.attributes['lang'] === 'vi') && en.every((e) => e.attributes['lang'] === 'en')).toBe(true);
    const root = elements.find((e) => e.name === 'html')!;
    expect([root.attributes['data-title-vi'], root.attributes['data-title-en']].every((title) => (title ?? '').length > 0)).toBe(true);
  }
});

test('pages stay under 300 kB', () => {
  for (const [path, text] of pages) expect([path, Buffer.byteLength(text) < 300_000]).toEqual([path, true]);
});

test('values, national targets and evidence of a record are on its pages', () => {
  const record = fixtureRecords()[0]!;
  const stem = record.id.replaceAll('/', '_');
  const { elements } = fromHtml(site.get(`documents/${stem}.html`)!);
  const spans = new Set(elements.flatMap((e) => e.attributes['data-span'] ?? []));
  for (const { mentions } of record.targets) for (const { span } of mentions) if (span !== null) expect(spans).toContain(`${span[0]} ${span[1]}`);
  const rows = (id: string): number => elements.filter((e) => e.name === 'tr' && new RegExp(`^${id}\\d+$`).test(e.attributes['id'] ?? '')).length;
  expect([rows('t'), rows('k'), rows('f'), rows('c')]).toEqual([record.targets.length, record.tasks.length, record.findings.length, record.citations.length]);
  expect([...site].some(([path, text]) => path.startsWith('indicators/') && /<g [^>]*stroke-dasharray="5 3"/.test(text) && /<g fill="#(?:1f6f3d|b3261e)|<path [^>]*fill="#(?:1f6f3d|b3261e)/.test(text))).toBe(true);
});

test('same records, same bytes; a report is made anew over an earlier one', async () => {
  await makeReport(join(folder, 'output'), join(folder, 'again'));
  expect(filesOf(join(folder, 'again'))).toEqual(site);
  writeFileSync(join(folder, 'again/documents/stale.html'), 'old');
  await makeReport(join(folder, 'output'), join(folder, 'again'));
  expect(filesOf(join(folder, 'again'))).toEqual(site);
  expect(readdirSync(join(folder, 'again')).filter((name) => name.startsWith('.'))).toEqual([]);
});

test('a folder of somebody else is left as it is', async () => {
  mkdirSync(join(folder, 'mine/documents'), { recursive: true });
  writeFileSync(join(folder, 'mine/documents/a.txt'), 'mine');
  await expect(makeReport(join(folder, 'output'), join(folder, 'mine'))).rejects.toThrow(NotAReportError);
  expect([readFileSync(join(folder, 'mine/documents/a.txt'), 'utf8'), existsSync(join(folder, 'mine/index.html'))]).toEqual(['mine', false]);
});
