import type { ColumnRole } from '../model/document.js';
import { foldPlain } from '../text/fold.js';
import { isBlank, textOf, type GridRow } from './cells.js';
import { isIndexRow } from './head.js';
import { columnRole, columnRoles } from './header-roles.js';
import { markerKind } from './row-markers.js';

export interface Column {
  readonly name: string;
  readonly role: ColumnRole;
}

/** Words that open the name of a body, folded. */
const agencyOpening =
  /^(?:cac )?(?:so|ban|bo|ubnd|uy ban|cong an|cuc|chi cuc|hoi|tinh doan|thanh doan|huyen doan|dai|bao|van phong|vp|ngan hang|thanh tra|trung tam|truong|vien|lien minh|lien hiep|hiep hoi|doanh nghiep|dia phuong|phong|doan|mat tran|lien doan|kho bac|bao hiem|thue|hdnd|toa an|vnpt|viettel|co quan|don vi)(?: |$)/u;
const timeLike = /^(?:(?:den |trong |truoc |tu )?(?:nam |quy |thang |ngay )|giai doan |hang (?:nam|quy|thang)|thuong xuyen|hoan thanh|dinh ky|(?:19|20)\d\d(?: |$))/u;

/**
 * Names and roles of the columns. The name of a column is its titles from the top down ("GIAI ĐOẠN 2026 - 2030 Năm 2026"); the role comes
 * from the lowest title where that says more than a year, else from the whole name; columns without a title are told by their content.
 */
export function columnsOf(head: readonly GridRow[], body: readonly GridRow[], columnCount: number): Column[] {
  const lines = partMarkerTitle(headLines(head, columnCount));
  const names = lines.map((titles) => titles.join(' '));
  const whole = columnRoles(names);
  const roles = whole.map((role, i) => {
    const titles = lines[i]!;
    if (titles.length < 2 || role === 'marker') return role;
    const lowest = columnRole(titles[titles.length - 1]!);
    return lowest === 'other' || lowest === 'content' || lowest === 'note' || lowest === 'unit' || lowest.startsWith('target:') ? role : lowest;
  });
  return byContent(roles, names, body).map((role, i) => ({ name: names[i]!, role }));
}

/** The titles over each column, top down; a title that spans columns stands over all of them. */
function headLines(head: readonly GridRow[], columnCount: number): string[][] {
  const lines: string[][] = Array.from({ length: columnCount }, () => []);
  for (const row of head) {
    if (isIndexRow(row)) continue;
    for (let c = 0; c < columnCount; c++) {
      const cell = row[c];
      if (cell === undefined || isBlank(cell)) continue;
      const reach = Math.max(cell.colSpan, 1 + blanksUnder(row, head[head.indexOf(row) + 1], c));
      for (let k = c; k < Math.min(columnCount, c + reach); k++) addTitle(lines[k]!, textOf(cell).trim());
    }
  }
  return lines;
}

/** A title over row numbers and what stands beside them in one cell: their rule was not seen. */
const markerAndMore = /^(S?TT|Số\s?TT|Số thứ tự)[\s.:]+(.*[A-Za-zÀ-ỹ]{2}.*)$/isu;

/** "STT NỘI DUNG" over two columns is "STT" over the first and "NỘI DUNG" over the second. */
function partMarkerTitle(lines: readonly string[][]): string[][] {
  const [first, second] = lines;
  const parts = markerAndMore.exec(first?.[0] ?? '');
  if (parts === null || second === undefined || (second.length > 0 && second[0] !== first![0])) return [...lines];
  return [[parts[1]!, ...first!.slice(1)], [parts[2]!, ...second.slice(1)], ...lines.slice(2)];
}

/**
 * How many columns to the right a title also stands over where nothing says that it was merged (Markdown): they are blank beside it, and
 * in the row below they and it have titles ("GIAI ĐOẠN 2026 - 2030 | | |" over "Năm 2026 | Năm 2027 | Năm 2028").
 */
function blanksUnder(row: GridRow, below: GridRow | undefined, column: number): number {
  if (below === undefined || isIndexRow(below) || row[column]!.rowSpan > 1 || isBlank(below[column])) return 0;
  let count = 0;
  for (let k = column + 1; k < row.length; k++) {
    if (!isBlank(row[k]) || row[k]!.covered !== null || isBlank(below[k])) break;
    count++;
  }
  return count;
}

function addTitle(titles: string[], title: string): void {
  const folded = foldPlain(title);
  if (!titles.some((t) => foldPlain(t) === folded)) titles.push(title);
}

/** Fill in the roles of columns without a title from what stands in them. */
function byContent(roles: readonly ColumnRole[], names: readonly string[], body: readonly GridRow[]): ColumnRole[] {
  const out = [...roles];
  const open = names.map((name, i) => (name === '' ? i : -1)).filter((i) => i >= 0);
  const rows = body.filter((row) => row.filter((cell) => !isBlank(cell)).length > 1);
  const share = (column: number, test: (text: string) => boolean): number => {
    const texts = rows.map((row) => textOf(row[column]).trim()).filter((t) => t !== '');
    return texts.length === 0 ? 0 : texts.filter(test).length / texts.length;
  };
  for (const column of open) {
    if (column <= 1 && !out.includes('marker') && share(column, (t) => markerKind(t) !== null) >= 0.6) out[column] = 'marker';
  }
  const headless = open.length === names.length;
  if (!out.includes('content')) claimContent(out, open, rows);
  if (!headless) return out;
  for (const column of open) {
    if (out[column] !== 'other') continue;
    if (!out.includes('timeframe') && share(column, (t) => timeLike.test(foldPlain(t))) >= 0.5) out[column] = 'timeframe';
    else if (share(column, (t) => agencyOpening.test(foldPlain(t))) >= 0.5) out[column] = out.includes('lead') ? (out.includes('coordinating') ? 'implementing' : 'coordinating') : 'lead';
  }
  return out;
}

/** The content of a table whose head names none: the untitled column with the most text, if it is words. */
function claimContent(out: ColumnRole[], open: readonly number[], rows: readonly GridRow[]): void {
  let best = -1;
  let most = 0;
  for (const column of open) {
    if (out[column] !== 'other') continue;
    const length = rows.reduce((sum, row) => sum + textOf(row[column]).replace(/[^A-Za-zÀ-ỹ]/gu, '').length, 0);
    if (length > most) [best, most] = [column, length];
  }
  if (best >= 0 && most > rows.length * 4) out[best] = 'content';
}
