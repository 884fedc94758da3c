import { describe, expect, test } from '@jest/globals';
import type { CheckInput } from '../../src/checks/context.js';
import { rowsWithoutValue } from '../../src/checks/tables.js';
import type { PlacedRow } from '../../src/model/document.js';
import type { Span } from '../../src/model/provenance.js';

/** A table of rows, of which those with "%" are told as targets, on a page that was scanned or not. */
function findings(texts: readonly string[], scanned = true): string[] {
  let at = 0;
  const rows = texts.map((text, i): PlacedRow => {
    const span: Span = [at, at + text.length];
    at += text.length + 1;
    return { kind: text.startsWith('*') ? 'group' : 'row', marker: String(i + 1), span, cells: [{ text: text.replace('*', ''), span }] } as unknown as PlacedRow;
  });
  const input = {
    document: { pages: [{ number: 1, ...(scanned ? { ocr: {} } : {}) }], tables: [{ columns: [{ name: 'Nội dung', role: 'content' }], rows }] },
    targets: rows.filter((_, i) => texts[i]!.includes('%')).map(({ span }) => ({ mentions: [{ span: [span[0] + 1, span[1]] }] })),
    evidence: (span: Span) => ({ page: 1, bbox: null, span, text: '' }),
  };
  return rowsWithoutValue(input as unknown as CheckInput).map(({ code, params }) => `${code} ${String(params['row'])}: ${String(params['text'])}`);
}

const stating = ['Kinh tế số 10%.', 'Hộ nghèo 2%.', 'Hợp đồng điện tử 80%.'];

describe('rows of a scanned table of targets without a value', () => {
  test.each<[string, string[], boolean, string[]]>([
    ['one among others', [...stating, 'Điện thoại thông minh đạt S0'], true, ['row-without-value 4: Điện thoại thông minh đạt S0']],
    ['none', stating, true, []],
    ['a page with text of its own', [...stating, 'Hoàn thành cổng dịch vụ công'], false, []],
    ['groups state nothing', ['*ĐẾN NĂM 2025', ...stating], true, []],
    ['a table of tasks, some with shares', [...stating, 'Việc một', 'Việc hai', 'Việc ba'], true, []],
    ['too few to tell', ['Kinh tế số 10%.', 'Hộ nghèo 2%.', 'Việc khác'], true, []],
  ])('%s', (_, texts, scanned, expected) => expect(findings(texts, scanned)).toEqual(expected));
});
