import type { Line } from '../model/flow.js';
import type { Splice } from './splice.js';

/** In the number of a document (Nghị định 30/2020/NĐ-CP, Annex III): a slash read as two ("73/⁄2025/NQ-HĐND"), one that was lost ("73/2025NQ-HĐND"), a stroked letter read twice ("142/QĐĐ-TTg"). */
const misread: readonly { readonly pattern: RegExp; readonly value: string }[] = [
  { pattern: /(?<=\d)(?:\/⁄|⁄\/|⁄⁄)(?=[\dA-ZĐ])/u, value: '/' },
  { pattern: /(?<=\d[/⁄]\d{4})(?=(?:NQ|NĐ|QĐ|TT|KH|CT)-[A-ZĐ])/u, value: '/' },
  { pattern: /(?<=\d\/(?:\d{4}\/)?[A-Z]?)ĐĐ(?=-[A-ZĐ])/u, value: 'Đ' },
];

export function codeSplices(lines: readonly Line[]): Map<number, Splice> {
  return new Map(lines.flatMap((line, i) => {
    for (const { pattern, value } of misread) {
      const match = pattern.exec(line.text.value);
      if (match !== null) return [[i, { start: match.index, end: match.index + match[0].length, value }] as const];
    }
    return [];
  }));
}
