import { describe, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { explainValue } from '../../src/debug/explain.js';
import { extractWithText, type DocumentRecord } from '../../src/index.js';
import { fixture } from '../support/documents.js';

const plan = (item: string) => `ỦY BAN NHÂN DÂN\nTỈNH X\nSố: 12/KH-UBND\n\nKẾ HOẠCH\nChuyển đổi số năm 2025\n\nI. MỤC TIÊU\n- Đến năm 2025, ${item}.\n`;
const read = (text: string) => extractWithText(Buffer.from(text), { file: 'a.txt' });
const place = (record: DocumentRecord) => record.targets[0]!.mentions[0]!;

describe('the steps that touched a value', () => {
  const cases: readonly (readonly [item: string, line: string, why: string])[] = [
    ['tỷ lệ người dân dùng dịch vụ số đạt 50%', 'no step touched it', 'what was written is what is shown'],
    ['tỷ lệ ngƣời dân đƣợc hỗ trợ đạt 50%', 'horn-u ×2 (ƣ → ư)', 'the same change is listed once, and counted'],
    ['tỷ lệ lao động được chuyể n nghề đạt 50%', 'split-words ×1 (␣ → nothing)', 'a blank inside a word shows'],
    ['tỷ lệ d\u00adoanh nghiệp số đạt 50%', 'invisible ×1 (U+00AD → nothing)', 'what cannot be seen is named by its code point'],
    ['tỷ lê\u0323 người  dân dùng\ndịch vụ số đạt 50%', 'compose ×1; blanks ×1; join-lines ×1', 'steps that leave the letters alone are counted; a line break joined is a step'],
  ];
  test.each(cases)('%j: %s (%s)', async (item, line) => {
    const { record, text } = await read(plan(item));
    const shown = explainValue(record, text, record.targets[0]!.id, 'en')!;
    expect(/^ {4}cleaning {2}(.*)$/m.exec(shown)?.[1]).toBe(line);
  });

  test('steps that touched another value of the same line are not told', async () => {
    const { record } = await read(plan('tỷ lệ người dân dùng dịch vụ số đạt 50%; tỷ lệ doanh nghiệp đƣợc hỗ trợ đạt 60%'));
    expect(record.targets.map((t) => t.mentions[0]!.cleaning)).toEqual([undefined, [{ step: 'horn-u', times: 1, changes: [['ƣ', 'ư']] }]]);
  });

  test('what was written is that of its own lines: a page number between them is not in it', async () => {
    const { record } = await extractWithText(fixture('synth-003.txt'), { file: 'synth-003.txt' });
    expect(record.tasks.flatMap((t) => t.evidence.raw ?? []).filter((raw) => / \d - /.test(raw))).toEqual([]);
  });

  test('a citation shows what was written, too', async () => {
    const { record, text } = await read(plan('thực hiện Quyết định số 1 813/QĐ-TTg của Thủ tướng Chính phủ, tỷ lệ dân số dùng dịch vụ số đạt 50%'));
    expect(explainValue(record, text, record.citations[0]!.id, 'en')).toMatch(/written {3}“Quyết định số 1 813.*cleaning {2}split-numbers ×1/s);
  });

  test('lists of a step are short, its count is whole', async () => {
    const { record } = await read(plan('tỷ lệ Ðảng ðoàn ǜng hộ ﬁlm ﬂot Ɖông Ǜng dân số đạt 50%'));
    const letters = place(record).cleaning!.find((c) => c.step === 'letters')!;
    expect([letters.times, letters.changes!.length]).toEqual([7, 5]);
  });
});

test.each([
  ['synth-003.txt', 'field-block', /an item with labelled lines; lead .*; time /],
  ['synth-010.md', 'table-row', /a row of a table, read by the roles of its columns; lead /],
  ['synth-009.pdf', 'duty', /an item under the agency it charges; lead /],
])('%s: a %s tells by which rules it was read', async (name, kind, rules) => {
  const { record, text } = await extractWithText(fixture(name), { file: name });
  const task = record.tasks.find((t) => t.kind === kind)!;
  expect(/^ {2}rules {7}(.*)$/m.exec(explainValue(record, text, task.id, 'en')!)?.[1]).toMatch(rules);
});

test('the worked example of the README is what the command prints', async () => {
  const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
  const { record, text } = await extractWithText(fixture('binh-dinh.pdf'), { file: 'binh-dinh.pdf' });
  expect(readme).toContain(explainValue(record, text, 'target-adult-smartphone-2025', 'en')!.trimEnd());
});
