import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from '../support/laws.js';
import { loadCatalogue, matchIndicator } from '../../src/catalogue/catalogue.js';
import { suggestionTable, suggestedColumns } from '../../src/cli/suggest-text.js';
import { effectsOf } from '../../src/suggest/effects.js';
import { suggest, type MadeDocument } from './support.js';

const catalogue = loadCatalogue();
let folder: string;
beforeAll(() => void (folder = mkdtempSync(join(tmpdir(), 'kehoach-suggest-'))));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const documents: MadeDocument[] = [
  { number: 1, province: 'Huế', targets: [{ label: 'Xã, phường không ma túy', min: 20, year: 2025 }, { label: 'Diện tích rừng ngập mặn', unit: 'hectare', min: 1700 }] },
  { number: 2, province: 'Cà Mau', targets: [{ label: 'Xã, phường không có ma túy', min: 50 }, { label: 'xã, phường không ma túy', min: 60 }, { label: 'Diện tích rừng ngập mặn', unit: 'hectare', min: 900 }] },
  { number: 3, province: 'Cà Mau', targets: [{ label: 'Xã, phường không ma túy', min: 100 }] },
  { number: 4, targets: [{ label: 'Tỷ lệ doanh nghiệp sử dụng hợp đồng điện tử' }, { label: '—' }, { label: 'Sản lượng muối', unit: 'sacks' }, { label: 'x '.repeat(1500) }] },
];

test('what a suggestion says', () => {
  const { suggestions, ledger } = suggest(documents, catalogue, 2);
  expect(suggestions.map(({ entry: { id, name, unit, variants }, documents: count, provinces, years, values }) => ({ id, name, unit, variants, count, provinces: provinces.map(({ name: n }) => n), years, values }))).toEqual([
    {
      id: 'xa-phuong-khong-ma-tuy', name: 'Xã, phường không ma túy', unit: 'percent', variants: ['Xã, phường không có ma túy'], count: 3, provinces: ['Cà Mau', 'Huế'], years: [2025, 2030],
      values: [{ unit: 'percent', targets: 4, least: 20, most: 100 }],
    },
    { id: 'dien-tich-rung-ngap-man', name: 'Diện tích rừng ngập mặn', unit: 'hectare', variants: [], count: 2, provinces: ['Cà Mau', 'Huế'], years: [2030], values: [{ unit: 'hectare', targets: 2, least: 900, most: 1700 }] },
  ]);
  expect(suggestions[0]!.example).toEqual({ document: 'Cà Mau/2026/2-kh-ubnd', target: 'target-2', page: 1, text: 'Phấn đấu xã, phường không ma túy đạt 60%' });
  expect([ledger.documents, ledger.mapsNow, ledger.left]).toEqual([4, 1, 3]);
});

test('a copy of a document adds nothing', () => {
  const { ledger } = suggest(documents, catalogue);
  const before = JSON.stringify(ledger.wordings().map(({ documents: d }) => d.length));
  ledger.add({ record: { targets: [{}] } as never, document: 'a#b', duplicateOf: 'a', amends: null, cited: () => null });
  expect([ledger.documents, JSON.stringify(ledger.wordings().map(({ documents: d }) => d.length))]).toEqual([4, before]);
});

const subjects = ['doanh nghiệp sử dụng hợp đồng điện tử', 'hộ nghèo', 'xã, phường không ma túy', 'rừng | ngập mặn', '=HYPERLINK("x")', '- trạm y tế\tcấp xã', '# doanh nghiệp | công nghệ cao', 'DNNVV ứng dụng AI', 'trường học (công lập) có mạng', 'bể bơi', 'tỷ lệ', 'Ελλάς', '74/QĐ-TTg', 'constructor', '__proto__'];
const label = fc.tuple(fc.constantFrom('', 'Tỷ lệ ', 'Số ', 'Số lượng các '), fc.subarray(subjects, { minLength: 1, maxLength: 3 }), fc.constantFrom('', ' trên địa bàn tỉnh Lào Cai', ' của tỉnh', '\n')).map(([a, b, c]) => a + b.join(' ') + c);
const fuzzy: fc.Arbitrary<MadeDocument[]> = fc.array(
  fc.record({
    province: fc.constantFrom('Huế', 'Cà Mau', undefined),
    targets: fc.array(fc.record({ label: fc.oneof({ weight: 9, arbitrary: label }, fc.string({ unit: 'binary', maxLength: 30 })), unit: fc.constantFrom('percent', 'count', 'household', 'percent-per-year', 'percentage-point', 'vnd'), min: fc.integer({ min: 0, max: 99 }) }), { maxLength: 6 }),
  }).map((d) => ({ ...d, number: 0 })), { maxLength: 6 },
).map((list) => list.map(({ province, targets }, i) => ({ number: i + 1, targets, ...(province !== undefined && { province }) })));

test('the order of documents does not matter', () => {
  fc.assert(fc.property(fuzzy, fc.infiniteStream(fc.nat()), (docs, random) => {
    const keyed = docs.map((doc) => ({ key: random.next().value, doc }));
    const shuffled = keyed.sort((a, b) => a.key - b.key).map(({ doc }) => doc);
    const [one, other] = [suggest(shuffled, catalogue), suggest(docs, catalogue)];
    expect([one.suggestions, one.ambiguous, one.ledger.mapped()]).toEqual([other.suggestions, other.ambiguous, other.ledger.mapped()]);
  }), { numRuns: 20 });
});

test('pasted into a catalogue, rows load and take every wording they list; nothing that maps already is offered', () => {
  fc.assert(fc.property(fuzzy, (docs) => {
    const { suggestions, ambiguous } = suggest(docs, catalogue);
    if (suggestions.length === 0) return;
    const file = join(folder, 'mine.tsv');
    writeFileSync(file, suggestionTable(suggestions, suggestedColumns, 'vi'));
    const mine = loadCatalogue(file);
    writeFileSync(join(folder, 'mine.json'), JSON.stringify(suggestions.map(({ entry }) => entry)));
    expect(loadCatalogue(join(folder, 'mine.json')).indicators.length).toBe(mine.indicators.length);
    expect(mine.indicators.length).toBe(catalogue.indicators.length + suggestions.length);
    for (const { entry, wordings, values } of suggestions) {
      for (const { text } of wordings) {
        expect(matchIndicator(text, catalogue, { unit: entry.unit, quote: '' }).indicator).toBeNull();
        for (const { unit } of values) expect([text, matchIndicator(text, mine, { unit, quote: text }).indicator]).toEqual([text, entry.id]);
      }
    }
    // Who extracts again with it is offered no more than what stood between two entries.
    const again = suggest(docs, mine);
    const known = new Set(ambiguous.map(({ text }) => text));
    expect(again.suggestions.flatMap(({ wordings }) => wordings.map(({ text }) => text)).filter((text) => !known.has(text))).toEqual([]);
  }), { numRuns: 20 });
});

test('an id the catalogue has is not taken again', () => {
  const file = join(folder, 'own.tsv');
  writeFileSync(file, 'id\tname\tunit\nxa-phuong-khong-ma-tuy\tMột chỉ tiêu khác hẳn\tcount\n');
  expect(suggest(documents, loadCatalogue(file), 3).suggestions.map(({ entry }) => entry.id)).toEqual(['xa-phuong-khong-ma-tuy-2']);
});

test('a wording that an entry would leave between two indicators is told and not offered', () => {
  const file = join(folder, 'growth.tsv');
  writeFileSync(file, 'id\tname\tunit\nshrimp-growth\tNăng suất nuôi tôm\tpercent-per-year\n');
  const found = suggest([{ number: 1, targets: [{ label: 'Năng suất nuôi tôm', quote: 'Năng suất nuôi tôm đạt 80%' }] }], loadCatalogue(file));
  expect([found.suggestions, found.ambiguous]).toEqual([[], [{ text: 'Năng suất nuôi tôm', documents: 1, near: 'shrimp-growth' }]]);
});

test('effects beside the wordings are told', () => {
  const entries = suggest([{ number: 1, targets: [{ label: 'Doanh nghiệp chế biến thủy sản áp dụng công nghệ tiên tiến' }] }], catalogue).suggestions.map(({ entry }) => entry);
  const other = (text: string): { label: string; unit: string; quote: string; indicator: null } => ({ label: text, unit: 'percent', quote: text, indicator: null });
  expect(effectsOf(entries, [other('Doanh nghiệp chế biến thủy sản, nông sản áp dụng công nghệ tiên tiến'), other('Hộ nghèo')], catalogue)).toEqual([
    { label: 'Doanh nghiệp chế biến thủy sản, nông sản áp dụng công nghệ tiên tiến', unit: 'percent', from: null, to: entries[0]!.id },
  ]);
});

test.each([
  ['Rừng | ngập mặn ven biển', 'a bar parts wordings'],
  ['=Rừng ngập mặn ven biển', 'a formula'],
  ['# Rừng ngập mặn ven biển', 'a remark, where the name stands first'],
  ['- rừng ngập\tmặn\r\nven biển', 'tabs and line ends part cells and rows'],
])('%j as a name and as a variant comes back as one wording (%s)', (written) => {
  const other = 'Tỷ lệ rừng ngập mặn ven biển';
  for (const counts of [[2, 1], [1, 2]]) {
    const labels = [written, other].flatMap((text, i) => Array.from({ length: counts[i]! }, () => text));
    const { suggestions } = suggest(labels.map((text, n) => ({ number: n + 1, targets: [{ label: text }] })), catalogue);
    const file = join(folder, 'cells.tsv');
    writeFileSync(file, suggestionTable(suggestions, ['name', 'variants', 'id', 'unit'], 'en'));
    const mine = loadCatalogue(file);
    expect(mine.indicators.slice(catalogue.indicators.length).map(({ phrases }) => phrases.length)).toEqual([2]);
    expect(matchIndicator(written, mine, { unit: 'percent', quote: '' })).toMatchObject({ indicator: suggestions[0]!.entry.id, score: 1 });
  }
});
