import type { Line } from '../model/flow.js';
import type { Splice } from './splice.js';

/** The number of a document up to its body (Nghị định 30/2020/NĐ-CP, Annex III), with slashes read as two, as those of fractions or not at all. */
const code = /(?<!\d)(\d{1,5})[/⁄]{1,2}(?:((?:19|20)\d\d)[/⁄]{0,2})?([A-ZĐ]{1,6}(?:Tr)?)(?=-[A-ZĐ])/gu;

/** "73/⁄2025/NQ-HĐND", "73/2025NQ-HĐND", "142/QĐĐ-TTg": a stroked letter that was read twice, too. */
export function codeSplices(lines: readonly Line[]): Map<number, Splice> {
  return new Map(lines.flatMap((line, i) => {
    for (const match of line.text.value.matchAll(code)) {
      const [read, number, year, type] = match;
      const written = [number, ...(year === undefined ? [] : [year]), type!.replace(/ĐĐ/u, 'Đ')].join('/');
      if (read !== written) return [[i, { start: match.index, end: match.index + read.length, value: written }] as const];
    }
    return [];
  }));
}
