import { describe, expect, test } from '@jest/globals';
import fc from '../support/laws.js';
import { readFileSync, readdirSync } from 'node:fs';
import vm from 'node:vm';
import { bounds, cutAt, date, number, valueWords } from '../../src/report/format.js';
import { escape, html, scriptValue, trusted } from '../../src/report/html.js';
import { stemOf } from '../../src/report/names.js';
import { paginate, tablePart } from '../../src/report/paginate.js';
import { findingWords, readable, typeOf } from '../../src/report/codes-in-words.js';
import { words } from '../../src/report/words.js';
import { foldPlain } from '../../src/text/fold.js';
import { fromHtml } from './tree.js';

const room = new URL('../../src/report/', import.meta.url);
const asset = (name: string): string => readFileSync(new URL(`assets/${name}`, room), 'utf8');
const anyText = fc.oneof(fc.string({ unit: 'binary', maxLength: 60 }), fc.array(fc.constantFrom('<', '>', '"', "'", '&', '`', '</script>', '<!--', ']]>', '\u2028', '\\', 'on', '=', ' ', 'ế'), { maxLength: 20 }).map((list) => list.join('')));

describe('escaping', () => {
  test('whatever a document says stays text, in an element and in an attribute', () => {
    fc.assert(fc.property(anyText, (text) => {
      const seen = fromHtml(html`<!DOCTYPE html><html><head><title>x</title></head><body><p title="${text}">${text}</p></body></html>`.text).elements;
      expect(seen.map(({ name }) => name)).toEqual(['html', 'head', 'title', 'body', 'p']);
      expect(Object.keys(seen[4]!.attributes)).toEqual(['title']);
      const parsed = seen[4]!.text.replace(/\r\n?/g, '\n');
      expect(parsed).toBe(text.replace(/\r\n?/g, '\n').replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F\uFFFE\uFFFF]/g, '\uFFFD'));
    }));
  });

  test.each([
    ['<b>', '&lt;b&gt;', 'tags'], ['"\'`', '&quot;&#39;&#96;', 'every quote'], ['&lt;', '&amp;lt;', 'nothing is taken as escaped already'],
    ['a\u0000b', 'a\uFFFDb', 'signs no page may hold'], ['\uD800x', '\uFFFDx', 'half a pair'], ['𝄞', '𝄞', 'a whole pair stays'], ['$& $1', '$&amp; $1', 'no patterns of replace'],
  ])('%j → %j (%s)', (text, expected) => expect(escape(text)).toBe(expected));

  test('html escapes all but its own markup', () => {
    expect(html`<p>${'<i>'}${[html`<b>${'&'}</b>`, '"', 3, null, false, undefined]}</p>`.text).toBe('<p>&lt;i&gt;<b>&amp;</b>&quot;3</p>');
  });

  test('values in script files come back equal and end no script', () => {
    fc.assert(fc.property(anyText, (text) => {
      const code = scriptValue({ text });
      expect(code).not.toMatch(/[<>&\u2028\u2029]/);
      expect(vm.runInNewContext(`(${code})`)).toEqual({ text });
    }));
  });

  test('templates quote every attribute, and write no handler and no style', () => {
    for (const name of readdirSync(room).filter((file) => file.endsWith('.ts'))) {
      const text = readFileSync(new URL(name, room), 'utf8');
      expect([name, text.match(/<[^>`]*\s[a-z-]+=\$\{/g)]).toEqual([name, null]);
      expect([name, text.match(/\s(?:on[a-z]+|style)="/g)]).toEqual([name, null]);
    }
  });
});

describe('numbers and dates', () => {
  test.each([
    [1234567.5, '1.234.567,5', 'dots and comma'], [0.1, '0,1', 'no binary dust'], [8.25, '8,25', 'every digit'], [99.99999, '99,99999', 'never rounded'], [0, '0', 'nought'],
  ])('%d → %s (%s)', (value, expected) => expect(number(value)).toBe(expected));
  test.each([
    [{ comparator: 'gte', min: 80, max: null }, '≥ 80'], [{ comparator: 'lt', min: null, max: 5.5 }, '< 5,5'], [{ comparator: 'range', min: 10, max: 20 }, '10–20'], [{ comparator: 'eq', min: 3, max: 3 }, '3'], [{ comparator: 'eq', min: null, max: null }, '–'],
  ] as const)('%j → %s', (value, expected) => expect(bounds(value)).toBe(expected));
  test('units in both languages; one nobody knows is said', () => {
    expect(valueWords({ comparator: 'eq', min: 2, max: 2, unit: 'household' })).toEqual({ vi: '2 hộ', en: '2 households' });
    expect(valueWords({ comparator: 'eq', min: 2, max: 2, unit: 'furlong' })).toEqual({ vi: '2 furlong', en: '2 furlong' });
  });
  test.each([['2025-12-31', '31/12/2025'], ['2025-12', '12/2025'], ['2025', '2025'], ['about 2025', 'about 2025'], [null, '']])('%j → %j', (text, expected) => expect(date(text)).toBe(expected));
  test('a cut parts no pair', () => expect(cutAt('a𝄞b', 2)).toBe('a'));
});

test('every word is there in both languages', () => {
  for (const { vi, en } of Object.values(words)) {
    expect([vi, en].every((text) => text.trim() !== '')).toBe(true);
    expect((vi.match(/\{\w+\}/g) ?? []).sort()).toEqual((en.match(/\{\w+\}/g) ?? []).sort());
  }
});

test('names of files: plain, different for different ids, short', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (a, b) => {
    expect(stemOf(a)).toMatch(/^[a-z0-9@_-]{1,160}$/);
    if (a !== b) expect(stemOf(a)).not.toBe(stemOf(b));
  }));
  expect(stemOf('hue/2026/12-kh-ubnd')).toBe('hue_2026_12-kh-ubnd');
  expect(stemOf('a'.repeat(400)).length).toBeLessThan(170);
});

test('pages: rows whole, all there, heads said again, anchors found', () => {
  fc.assert(fc.property(fc.array(fc.nat({ max: 400 }), { maxLength: 60 }), (sizes) => {
    const rows = sizes.map((size, n) => ({ anchors: [`r${n}`], html: trusted(`<tr id="r${n}">${'x'.repeat(size)}</tr>`) }));
    const { pages, pageOf } = paginate([tablePart('one', html`One`, [html`h`], rows, { none: html`none` })], 1000);
    expect(pages.map(({ text }) => [...text.matchAll(/id="(r\d+)"/g)].map((m) => m[1]!)).flat()).toEqual(rows.map(({ anchors: [id] }) => id));
    pages.forEach(({ text }, n) => {
      for (const [, id] of text.matchAll(/id="(r\d+)"/g)) expect(pageOf.get(id!)).toBe(n);
      expect((text.match(/<thead>/g) ?? []).length).toBe(rows.length > 0 ? 1 : 0);
      expect((text.match(/<section/g) ?? []).length).toBe((text.match(/<\/section>/g) ?? []).length);
    });
  }));
});

describe('scripts of the pages', () => {
  const run = (...names: string[]): Record<string, (...args: unknown[]) => unknown> => {
    const context = vm.createContext({ document: undefined });
    for (const name of names) vm.runInContext(asset(name), context);
    return context as never;
  };

  test('folding in the page is the rule of src/text/fold.ts', () => {
    const { kehoachFold } = run('fold.js');
    for (const text of ['Tỷ lệ HỘ GIA ĐÌNH', 'đường', 'Ðề án', '  a–b…c ', 'ﬀ½ İ']) expect(kehoachFold!(text)).toBe(foldPlain(text));
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => expect(kehoachFold!(text)).toBe(foldPlain(text))));
  });

  test.each([
    ['ty le ho gia dinh', ['i']], ['TỶ LỆ', ['i']], ['gia dinh ty', ['i']], ['so thong tin', ['a', 'd']], ['inh', []], ['', []], ['"><script>', []],
  ])('search %j finds %j', (query, expected) => {
    const { kehoachIndex, kehoachFind } = run('fold.js', 'search.js');
    kehoachIndex!([['indicator', 'Tỷ lệ hộ gia đình', '', 'i'], ['document', 'Kế hoạch', 'Sở Thông tin và Truyền thông', 'd'], ['agency', 'Sở Thông tin', '', 'a']]);
    expect((kehoachFind!(query) as { href: string }[]).map(({ href }) => href)).toEqual(expected);
  });

  test('search: names as typed, names with the words in a row, others in a row, names with all words, the rest', () => {
    const { kehoachIndex, kehoachFind } = run('fold.js', 'search.js');
    kehoachIndex!([['task', 'công tác', 'nông sản, thông tin', '5'], ['task', 'nông sản, thông tin', '', '4'], ['task', 'x', 'nông thôn', '3'], ['task', 'nống thộn', '', '2'], ['task', 'vùng nông thôn', '', '1']]);
    const hrefs = (query: string): string => (kehoachFind!(query) as { href: string }[]).map(({ href }) => href).join('');
    expect([hrefs('NÔNG THÔN'), hrefs('nong thon'), hrefs('thon nong')]).toEqual(['12345', '21345', '42153']);
  });

  test('blocks of the reading text: whole, in order, cut at ends of lines', () => {
    const context = vm.createContext({ document: { addEventListener: () => undefined } });
    vm.runInContext(asset('document.js'), context);
    const cuts = context['kehoachCuts'] as (text: string) => [number, number][];
    fc.assert(fc.property(fc.array(fc.string({ maxLength: 900 }), { maxLength: 20 }), (lines) => {
      const text = lines.join('\n');
      const blocks = cuts(text).map(([start, end]) => text.slice(start, end));
      expect(blocks.join('')).toBe(text);
      for (const block of blocks.slice(0, -1)) expect(block.endsWith('\n') && block.length > 2000).toBe(true);
    }));
  });

  test('site.js: language from the address, else as chosen before, else Vietnamese', () => {
    const language = (search: string, stored: string | null): string => {
      const documentElement = { lang: 'vi' };
      const context = vm.createContext({ URLSearchParams, location: { search }, localStorage: { getItem: () => stored }, document: { documentElement, addEventListener: () => undefined } });
      vm.runInContext(asset('site.js'), context);
      return documentElement.lang;
    };
    expect([language('', null), language('', 'en'), language('?lang=vi', 'en'), language('?lang=en', null), language('?lang="><x', null)]).toEqual(['vi', 'en', 'vi', 'en', 'vi']);
  });

  test('no script makes markup of text, fetches or evaluates', () => {
    for (const name of readdirSync(new URL('assets/', room)).filter((file) => file.endsWith('.js'))) expect(asset(name)).not.toMatch(/innerHTML|outerHTML|insertAdjacent|document\.write|eval\(|Function\(|fetch\(|XMLHttpRequest|https?:/);
    expect(asset('site.css')).not.toMatch(/@import|url\(/);
  });
});

describe('codes in words', () => {
  test.each([
    ['gte 80.5 percent (a/1, b/2); eq 90 percent (c)', '≥ 80,5% (a/1, b/2); 90% (c)', 'values that conflict'],
    ['57-NQ/TW (2030: gte 30)', '57-NQ/TW (2030: ≥ 30)', 'the catalogue'], ['range 1000-2500.25 hectare', '1.000–2.500,25 ha', 'ranges'], ['lte 5 furlong', '≤ 5 furlong', 'units nobody knows'], ['volt 5', 'volt 5', 'ends of words are no codes'],
  ])('%s → %s (%s)', (text, expected) => expect(readable(text, 'vi')).toBe(expected));

  test('values in a finding are readable, what it quotes stays as written', () => {
    const found = (first: string): string => findingWords({ code: 'conflicting-values', params: { label: 'gte 5 percent of', year: 2025, first, second: 'eq 7.5 percent' } }).vi;
    expect(found('gte 5 percent')).toContain('≥ 5%');
    expect(found('gte 5 percent')).toContain('7,5%');
    expect(found('gte 5 percent')).toContain('gte 5 percent of');
  });

  test.each([['ke-hoach', 'Kế hoạch', 'plan (Kế hoạch)'], ['never', 'never', 'never'], ['giay-moi', 'Giấy mời', 'Giấy mời']])('type %s', (slug, vi, en) => expect(typeOf(slug)).toEqual({ vi, en }));
});
