import type { FontRun, Line } from '../model/flow.js';
import { siteLabel } from '../registers/site-labels.js';
import { foldPlain } from '../text/fold.js';
import { concat, inserted, slice } from '../text/tracked.js';
import { segmentsOf } from './lines.js';
import { cellLine, type Grid, type GridCell } from './markdown-cells.js';
import type { InlineLine } from './markdown-inline.js';

interface LayoutSign {
  /** On the folded text of one cell. */
  readonly pattern: RegExp;
}

/** What stands in tables that only set text side by side: the letterhead and the signature block (Nghị định 30/2020/NĐ-CP, Phụ lục I). */
const signs: readonly LayoutSign[] = [
  { pattern: /cong hoa xa hoi chu nghia viet nam|doc lap tu do hanh phuc|^dang cong san viet nam$/ },
  { pattern: /^noi nhan(?: |$)/ },
  { pattern: /^(?:tm|kt|tl|tuq|q) .{0,40}(?:chu tich|uy ban|giam doc|bo truong|thu truong|ban |hoi dong|thu tuong|chinh phu)/ },
];

/** Largest letterhead or signature block seen: seven issuers in two columns. */
const mostRows = 12;

/** How a table that is no data table is to be read, or null for a data table. */
export function layoutOf(grid: Grid): 'columns' | 'pairs' | null {
  const filled = grid.cells.filter((cell) => cell.lines.length > 0);
  if (grid.columnCount === 1 || filled.length <= 1 || (grid.rowCount === 1 && grid.columnCount === 2)) return 'columns';
  const texts = filled.map((cell) => foldPlain(cell.lines.map((line) => line.text.value).join(' ')));
  if (isFieldBox(grid)) return 'pairs';
  return signs.some((sign) => texts.some((text) => sign.pattern.test(text))) && grid.rowCount <= mostRows && grid.columnCount <= 5 ? 'columns' : null;
}

/** The box of fields a portal puts before a document: labels below one another. Labels in the head alone make a list of documents. */
function isFieldBox(grid: Grid): boolean {
  const found = grid.cells.flatMap((cell) => {
    const label = cell.lines.length === 1 ? siteLabel(cell.lines[0]!.text.value.trim()) : null;
    return label === null ? [] : [{ label, row: cell.row }];
  });
  const rows = new Set(found.map(({ row }) => row));
  return found.some(({ label }) => label !== 'other') && rows.size >= Math.min(2, grid.rowCount) && (rows.size > 1 || grid.rowCount === 1);
}

/** More columns side by side are data, also without lines. */
const mostBareColumns = 3;

/** The same for a table drawn without lines: few columns and no head of a data table set text side by side, to be read row by row. */
export function bareLayoutOf(grid: Grid): 'pairs' | null {
  if (grid.columnCount > mostBareColumns) return null;
  const texts = grid.cells.filter((cell) => cell.row < 3 && cell.lines.length > 0).map((cell) => ({ row: cell.row, lines: cell.lines, text: foldPlain(cell.lines.map((line) => line.text.value).join(' ')) }));
  const first = texts.filter(({ row }) => row === (texts[0]?.row ?? 0));
  const head = texts.some(({ text }) => /^(?:s?tt|so tt)$/.test(text)) || (first.length === grid.columnCount && first.every(({ lines }) => lines.every((line) => line.bold)));
  return head ? null : 'pairs';
}

/**
 * The cells of a layout table as lines: column by column, as a person reads a letterhead or signature block; a portal's box row by row,
 * each label with its value.
 */
export function layoutLines(grid: Grid, means: 'columns' | 'pairs', page: number, block: () => number): Line[] {
  const byRow = (a: GridCell, b: GridCell) => a.row - b.row || a.column - b.column;
  const byColumn = (a: GridCell, b: GridCell) => a.column - b.column || a.row - b.row;
  const cells = grid.cells.filter((cell) => cell.lines.length > 0).sort(means === 'columns' ? byColumn : byRow);
  const lines: Line[] = [];
  for (const cell of cells) {
    const own = joinWrapped(cell.lines).flatMap(partGaps).map((line) => cellLine(line, page, { block: block() }));
    const label = lines.at(-1);
    if (means === 'pairs' && label !== undefined && own.length === 1 && /:\s*$/u.test(label.text.value) && label.text.value.length < 30) {
      const text = concat([label.text, inserted(' '), own[0]!.text]);
      const runs = [...label.runs, ...shifted(own[0]!.runs, label.text.value.length + 1)];
      lines[lines.length - 1] = { ...label, text, runs, segments: segmentsOf(text.value), bold: false };
    } else lines.push(...own);
  }
  return lines;
}

/** Words that begin a line of their own in a signature block, though the emphasis goes on. */
const ownLine = /^(?:(?:phó|quyền)?\s*(?:chủ tịch|giám đốc|chánh|trưởng)|TM\.|KT\.|TL\.|TUQ\.|Q\.|tỉnh |thành phố |\(?đã ký|độc lập)/iu;

/** Line ends after which a name or number of a letterhead goes on, with what then follows. */
const unfinished: readonly (readonly [before: RegExp, after: RegExp])[] = [
  [/nhân$/iu, /^dân(?![A-Za-zÀ-ỹ])/iu],
  [/(?:cộng|cộng hòa|cộng hoà|cộng hòa xã|cộng hoà xã)$/iu, /^(?:hòa|hoà|xã|hội)(?![A-Za-zÀ-ỹ])/iu],
  [/xã hội$/iu, /^chủ nghĩa/iu],
  [/xã hội chủ$/iu, /^nghĩa/iu],
  [/chủ nghĩa$/iu, /^việt nam/iu],
  [/nghĩa việt$/iu, /^nam/iu],
  [/^(?:độc lập|độc lập\s*-\s*tự do)(?:\s*-)?$/iu, /^-?\s*(?:tự do|hạnh phúc)/iu],
  [/^số\s*:$/iu, /^\d|^\//u],
  [/ngày\s*[\d.…]*$|ngày\s*[\d.…]*\s*tháng\s*[\d.…]*$/iu, /^(?:[\d.…]+\s*)?(?:tháng|năm)(?![A-Za-zÀ-ỹ])/iu],
];

const goesOn = (before: string, after: string): boolean => unfinished.some(([b, a]) => b.test(before) && a.test(after));

/** Lines that were only wrapped (the break stands inside one run of emphasis, or in the middle of a fixed wording) become one. */
function joinWrapped(lines: readonly InlineLine[]): InlineLine[] {
  const out: InlineLine[] = [];
  for (const line of lines) {
    const last = out.at(-1);
    if (last !== undefined && ((last.wrapped && !ownLine.test(line.text.value)) || goesOn(last.text.value, line.text.value))) out[out.length - 1] = { ...line, text: concat([last.text, inserted(' '), line.text]), fonts: [...(last.fonts ?? []), ...shifted(line.fonts, last.text.value.length + 1)] };
    else out.push(line);
  }
  return out;
}

/** Fonts of a line of which a part is taken, or which is put behind another. */
function shifted(fonts: readonly FontRun[] = [], by: number, length = Infinity): FontRun[] {
  return fonts.map((run) => ({ ...run, start: Math.max(0, run.start + by), end: Math.min(length, run.end + by) })).filter((run) => run.start < run.end);
}

/** A wide gap inside a cell of a layout table stands for a line break. */
function partGaps(line: InlineLine): InlineLine[] {
  const segments = segmentsOf(line.text.value);
  return segments.length < 2 ? [line] : segments.map(([start, end]) => ({ ...line, text: slice(line.text, start, end), fonts: shifted(line.fonts, -start, end - start) }));
}
