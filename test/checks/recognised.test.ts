import { describe, expect, test } from '@jest/globals';
import fc from '../support/laws.js';
import { flagMisread, recognisedWords } from '../../src/checks/recognised.js';
import type { Page, TextItem } from '../../src/model/page.js';
import type { Evidence, Span } from '../../src/model/provenance.js';
import type { Target, Task } from '../../src/model/record.js';
import { trackRaw } from '../../src/text/tracked.js';

/** "đạt 90%~0.3 hộ" → a page of words with their doubts, and where each stands; "81~0.3~8l" was read as "8l". */
function documentOf(written: string, ocr = true) {
  const items: TextItem[] = [];
  let raw = '';
  for (const part of written.split(' ')) {
    const [text = '', doubt = '0', read] = part.split('~');
    if (raw !== '') raw += ' ';
    items.push({ start: raw.length, end: raw.length + text.length, bbox: [0, 0, 10, 10], font: 'ocr', size: 13, bold: false, italic: false, doubt: Number(doubt), ...(read === undefined ? {} : { read }) });
    raw += text;
  }
  const page = { number: 1, width: 595, height: 842, rotation: 0, method: 'ocr', start: 0, end: raw.length + 1, items, rules: [], ...(ocr ? { ocr: { reason: 'no-text', confidence: 0.9, toShown: null } } : {}) } as unknown as Page;
  return { raw, pages: [page], text: trackRaw(raw, 0) };
}

type Document = ReturnType<typeof documentOf>;

function spanOf({ raw }: Document, text: string): Span {
  const at = raw.indexOf(text);
  if (at < 0) throw new Error(`${text} is not there`);
  return [at, at + text.length];
}

const evidence = (document: Document, text: string): Evidence => ({ page: 1, bbox: null, span: spanOf(document, text), text });
const confidence = { level: 'high', reasons: [] } as unknown as Target['confidence'];
const target = (document: Document, ...mentions: string[]): Target => ({ mentions: mentions.map((text) => evidence(document, text)), confidence, needsReview: false }) as unknown as Target;
const task = (document: Document, text: string, time: string | null): Task => ({ evidence: evidence(document, text), timeframe: time === null ? null : { text: time }, confidence, needsReview: false }) as unknown as Task;

describe('targets', () => {
  const first = 'đạt 90% hộ';
  const rows: readonly [written: string, mentions: string[], review: boolean, level: string, reasons: string[], why: string][] = [
    ['đạt 90% hộ', [first], false, 'high', [], 'nothing doubted'],
    ['đạt 90%~0.3 hộ', [first], true, 'low', ['doubtful-reading'], 'a doubted number'],
    ['đạt 90%~0.11 hộ', [first], false, 'high', [], 'hardly doubted'],
    ['đạt 90%~0.12 hộ', [first], true, 'low', ['doubtful-reading'], 'from this doubt on'],
    ['đạt~0.4 90% hộ', [first], false, 'high', [], 'a word less sure than a number may be'],
    ['đạt~0.6 90% hộ', [first], false, 'medium', ['doubtful-words'], 'a doubted word'],
    ['đạt~0.6 90%~0.3 hộ', [first], true, 'low', ['doubtful-reading'], 'both'],
    ['đạt 90%~0.3 hộ và đạt 90% hộ nghèo', [first, 'đạt 90% hộ nghèo'], false, 'high', [], 'another mention, read surely, says the same'],
    ['đạt 90%~0.3 hộ và đạt 90%~0.2 hộ nghèo', [first, 'đạt 90% hộ nghèo'], true, 'low', ['doubtful-reading'], 'both doubted'],
    ['đạt mười~0.3~1O hộ', ['đạt mười hộ'], true, 'low', ['doubtful-reading'], 'a figure was read where a word stands'],
    ['đạt hết~0.3 %~0.3', ['đạt hết %'], true, 'low', ['doubtful-reading'], 'a sign of an amount'],
  ];
  test.each(rows)('%s %j: review %s', (written, mentions, review, level, reasons) => {
    const document = documentOf(written);
    // The second mention begins behind the first.
    const facts = { targets: [{ ...target(document, mentions[0]!), mentions: mentions.map((text, i) => (i === 0 ? evidence(document, text) : { ...evidence(document, text), span: [document.raw.lastIndexOf(text), document.raw.lastIndexOf(text) + text.length] as Span })) }], tasks: [] };
    const { targets: [out], misread } = flagMisread(facts, document as never);
    expect([out!.needsReview, out!.confidence.level, out!.confidence.reasons]).toEqual([review, level, reasons]);
    expect(misread.map((f) => f.code)).toEqual(review ? ['doubtful-reading'] : []);
    if (review) expect(misread[0]!.evidence).toEqual([facts.targets[0]!.mentions[0]]);
  });

  const label = 'Tỷ lệ hộ gia đình có cáp quang';
  test.each<[string, Partial<Target>, number, boolean, string]>([
    ['đạt 90% hộ', { indicator: null, label, unit: 'percent' }, 0.9, true, 'a wording nobody knows, on a page read badly'],
    ['đạt 90% hộ', { indicator: null, label, unit: 'percent' }, 0.95, false, 'the same on a page read well'],
    ['đạt 90% hộ', { indicator: 'fibre-household', label, unit: 'percent' }, 0.9, false, 'a wording of the catalogue'],
    ['đạt 950 hộ', { indicator: 'fibre-household', label, unit: 'count' }, 0.95, true, 'a share without its sign'],
    ['đạt 950 hộ', { indicator: 'fibre-household', label: 'Số hộ gia đình có cáp quang', unit: 'count' }, 0.95, false, 'a number of things has no sign'],
  ])('%s of %j at %d: review %s (%s)', (written, rest, pageConfidence, review) => {
    const document = documentOf(written);
    const pages = document.pages.map((page) => ({ ...page, ocr: { ...page.ocr!, confidence: pageConfidence } }));
    const { targets: [out] } = flagMisread({ targets: [{ ...target(document, written), ...rest }], tasks: [] }, { ...document, pages } as never);
    expect(out!.needsReview).toBe(review);
  });

  test('the finding shows the numbers', () => {
    const document = documentOf('đạt 90%~0.3 hộ năm 2025~0.5');
    expect(flagMisread({ targets: [target(document, document.raw)], tasks: [] }, document as never).misread[0]!.params).toEqual({ text: '90% 2025' });
  });
});

describe('tasks', () => {
  const rows: readonly [written: string, time: string | null, review: boolean, why: string][] = [
    ['Xây dựng nền tảng năm 2025', 'năm 2025', false, 'nothing doubted'],
    ['Xây dựng nền tảng năm 2025~0.3', 'năm 2025', true, 'the number of its time'],
    ['Xây dựng 12~0.3 nền tảng năm 2025', 'năm 2025', false, 'another number'],
    ['Xây~0.9 dựng nền tảng năm 2025', 'năm 2025', false, 'words'],
    ['Xây dựng nền tảng năm 2025~0.3', null, false, 'no time'],
    ['Xây dựng nền tảng Quý II~0.06 năm 2025', 'Quý II năm 2025', true, 'a stroke more or less is another quarter'],
    ['Xây dựng nền tảng Quý II, III năm 2025', 'Quý II, III năm 2025', false, 'quarters read surely'],
    ['Triển khai hệ thống', 'Quý [I1/2024', true, 'the third quarter, taken for January'],
    ['Triển khai hệ thống', 'Quý Í năm 2021', true, 'a quarter taken for the whole year'],
    ['Triển khai hệ thống', 'Quý I – Quý III/2024', false, 'from one quarter to another'],
    ['Báo cáo định kỳ', 'định kỳ hằng quý trước ngày 25/3/2024', false, 'every quarter'],
  ];
  test.each(rows)('%s, time %s: review %s', (written, time, review) => {
    const document = documentOf(written);
    const { tasks: [out], misread } = flagMisread({ targets: [], tasks: [task(document, document.raw, time)] }, document as never);
    expect([out!.needsReview, out!.confidence.level, misread.length]).toEqual([review, review ? 'low' : 'high', review ? 1 : 0]);
  });
});

test('what was not recognised is not touched', () => {
  const document = documentOf('đạt 90%~0.9 hộ', false);
  const facts = { targets: [target(document, 'đạt 90% hộ')], tasks: [task(document, 'đạt 90% hộ', '90%')] };
  const out = flagMisread(facts, document as never);
  expect([out.targets, out.tasks, out.misread]).toEqual([facts.targets, facts.tasks, []]);
  expect(out.targets).toBe(facts.targets);
});

test('the words of a span are those it touches, each once, in order', () => {
  const words = fc.array(fc.constantFrom('đạt', '90%', 'hộ', 'a', '2025'), { minLength: 1, maxLength: 12 });
  fc.assert(fc.property(words, fc.nat(60), fc.nat(60), (parts, a, b) => {
    const document = documentOf(parts.join(' '));
    const [from, to] = [Math.min(a, b, document.raw.length), Math.min(Math.max(a, b), document.raw.length)];
    const expected = document.pages[0]!.items.filter((item) => item.start < to && item.end > from && from < to);
    expect(recognisedWords(document as never, [from, to])).toEqual(expected);
  }));
});

describe('the name of who signed', () => {
  test.each([
    ['Lê Trường Sơn', false, 'a usual name'],
    ['LÊ TRƯỜNG SƠN', false, 'in capitals'],
    ['LahThị Vân', true, 'no surname'],
    ['Nguyễn Vănn Minh', true, 'no syllable'],
    ['Lê Trường~0.7 Sơn', true, 'a word of which the engine was not sure'],
  ])('%s: asked about is %s (%s)', (written, asked) => {
    const document = documentOf(written);
    const fields = { evidence: { signatory: evidence(document, document.raw) } };
    expect(flagMisread({ targets: [], tasks: [], fields }, document).misread.map(({ code, params }) => [code, params])).toEqual(asked ? [['doubtful-name', { text: document.raw }]] : []);
    const digital = documentOf(written, false);
    expect(flagMisread({ targets: [], tasks: [], fields }, digital).misread).toEqual([]);
  });
});
