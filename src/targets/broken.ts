import type { Paragraph, PlacedRow, PlacedTable, Sectioned } from '../model/document.js';
import type { Span } from '../model/provenance.js';
import { bisect } from '../text/bisect.js';

/** What the text around a value shows of damage: columns run together, a row cut in two. */
export interface Damage {
  /** The place is a row, or a part of one, that was not put together. */
  readonly cut: boolean;
  /** Nothing but the order of characters says which cell is which (a text file, a page without rules). */
  readonly loose: boolean;
}

export const noDamage: Damage = { cut: false, loose: false };

/** The head row of a table that stands as a paragraph, alone or run together with titles that stand higher: its columns were not found. */
const headLine = /(?:^|(?<=^.{0,120}[ ,]))(?:STT|TT|Stt|Số TT)(?: +[A-ZĐÀ-Ỹ]| *$)/u;
const longestHead = 200;
/** What ends a table that was not built outside an annex: the next division of the text. */
const division = /^(?:[IVXL]{1,5}\.|(?:PHẦN|Phần|CHƯƠNG|Chương|Điều) [\dIVXL]|Nơi nhận)/u;

/** Whether a text opens in the middle of a phrase. */
function small(text: string): boolean {
  const first = /^[\s(]*([A-Za-zÀ-ỹ])/u.exec(text)?.[1] ?? '';
  return first !== first.toUpperCase();
}

/** Tells whether an offset lies where a table was not built, or not to its end. */
export function unbuiltTables(document: Sectioned): (at: number) => boolean {
  const spans = [...unbuiltInAnnexes(document), ...unbuiltInBody(document.paragraphs)].sort((a, b) => a[0] - b[0]);
  const starts = spans.map(([start]) => start);
  return (at) => {
    const after = firstFrom(starts, at + 1);
    return after > 0 && at < spans[after - 1]![1];
  };
}

/** From the head line, or from the end of what was built, to the end of the annex. */
function unbuiltInAnnexes({ paragraphs, tables, annexes }: Sectioned): Span[] {
  const heads = paragraphs.filter((p) => p.zone === 'annex' && isHead(p)).map((p) => p.span[0]);
  const from = [...heads, ...tables.filter(isLoose).map((table) => table.rows.at(-1)?.span[1] ?? 0)].sort((a, b) => a - b);
  return annexes.flatMap(({ span: [start, end] }): Span[] => {
    const first = from[firstFrom(from, start)];
    return first !== undefined && first < end ? [[first, end]] : [];
  });
}

/** From the head line to the next division of the text. */
function unbuiltInBody(paragraphs: readonly Paragraph[]): Span[] {
  const out: Span[] = [];
  let open: number | null = null;
  for (const p of paragraphs) {
    const ends = p.zone !== 'body' || division.test(p.text);
    if (open !== null && ends) {
      out.push([open, p.span[0]]);
      open = null;
    } else if (open === null && !ends && isHead(p)) open = p.span[0];
  }
  return open === null ? out : [...out, [open, paragraphs.at(-1)!.span[1]]];
}

/** The index of the first of sorted numbers that is not below `least`. */
function firstFrom(sorted: readonly number[], least: number): number {
  return bisect(sorted.length, (i) => sorted[i]! >= least);
}

const isHead = ({ text }: Paragraph): boolean => text.length <= longestHead && headLine.test(text);
const isLoose = (table: PlacedTable): boolean => table.method === 'aligned' || table.method === 'flattened';

/** The damage of each row of a table: one that opens in the middle of a phrase is the rest of the row above. */
export function rowDamage(table: PlacedTable): (row: PlacedRow) => Damage {
  if (!isLoose(table)) return (row) => (doubtfulValues(row, table) ? { ...noDamage, cut: true } : noDamage);
  const contents = table.columns.flatMap((c, i) => (c.role === 'content' || c.role === 'deliverable' ? [i] : []));
  const years = table.columns.flatMap((c, i) => (c.role.startsWith('target:') ? [i] : []));
  const rests = table.rows.map((row) => row.kind === 'row' && contents.some((i) => small(row.cells[i]?.text ?? '')));
  const mixed = table.rows.map((row) => row.kind === 'row' && runTogether(row, table));
  const lost = contextLost(table);
  const cut = new Map(table.rows.map((row, i) => [row, doubtfulValues(row, table) || i < lost || rests[i]! || (rests[i + 1] ?? false) || mixed[i]! || gapped(row, years)]));
  return (row) => ({ cut: cut.get(row) ?? false, loose: true });
}

/** Rows at the top of a table whose head or group was lost: numbered on from a table it was not joined to, or years that share a column. */
function contextLost({ columns, rows }: PlacedTable): number {
  if (columns.some(({ role, name }) => (role.startsWith('target:') ? twoYears : yearBehind).test(name)) || columns.filter(({ name }) => name.trim() === '').length > 1) return rows.length;
  const group = rows.findIndex((row) => row.kind === 'group');
  const first = /(\d+)\D*$/u.exec(rows[0]?.marker ?? '')?.[1];
  return first === undefined || Number(first) === 1 ? 0 : group < 0 ? rows.length : group;
}

/** Whether a cell holds what belongs to another column: agencies among the content, a share among the agencies. */
function runTogether(row: PlacedRow, { columns }: PlacedTable): boolean {
  const assigned = columns.some((column) => parties.has(column.role));
  return columns.some(({ role }, i) => {
    const text = row.cells[i]?.text ?? '';
    if (gluedMarker.test(text)) return true;
    if (role.startsWith('target:')) return foreignAgency.test(text) || gluedWords.test(text);
    if (role === 'content') return assigned && otherValue.test(text) && foreignAgency.test(text);
    return parties.has(role) && otherValue.test(text);
  });
}

/** Whether a value, or what it is a value of, may belong to another column. */
const doubtfulValues = (row: PlacedRow, { columns }: PlacedTable): boolean =>
  row.doubtful?.some((i) => ['content', 'unit'].includes(columns[i]?.role ?? '') || columns[i]?.role.startsWith('target:') === true) ?? false;

/** Values for some of the years only. */
function gapped(row: PlacedRow, years: readonly number[]): boolean {
  const filled = years.filter((i) => (row.cells[i]?.text.trim() ?? '') !== '').length;
  return row.kind === 'row' && filled > 0 && filled < years.length;
}

/** Half a comparator: "đạt tối … thiểu 10%". */
const halfComparator = /(?<![A-Za-zÀ-ỹ])(?:(?<!(?:tối|giảm) )thiểu(?! (?:số|năng))|(?:đạt|chiếm|là|phủ) tối(?! (?:thiểu|đa|ưu))|(?:đạt|chiếm|có) ít(?! (?:nhất|hơn)))(?![A-Za-zÀ-ỹ])/iu;
const halfAtEnd = /(?<![A-Za-zÀ-ỹ])(?:tối|ít|không|trên|từ)\s*$/iu;
/** The title of another column, or an agency where no sentence names one. */
const foreignTitle = /(?<![A-Za-zÀ-ỹ])(?:cơ quan (?:chủ trì|phối hợp)|đơn vị (?:chủ trì|phối hợp|thực hiện)|thời gian (?:thực hiện|hoàn thành))(?![A-Za-zÀ-ỹ])/iu;
const foreignAgency = /(?<![A-Za-zÀ-ỹ])(?:Sở [A-ZĐ]|UBND (?:các|tỉnh)|Các sở,|Công an tỉnh|NN&PTNT)/u;
/** A row's number run into the text of its neighbours: "1.3Năng suất", "12Tỷ lệ"; "100Mbps" is none. */
const gluedMarker = /(?<![A-Za-zÀ-ỹ\d.,/-])\d{1,3}(?:\.\d{1,3}){0,3}\.?(?![KMGT](?:b|bps|w|m|g|v)(?![A-Za-zÀ-ỹ])|[KMGT]bit)\p{Lu}\p{Ll}/u;
/** "… Sở Công Thương 2 Tỷ lệ hồ sơ": the next row after its number. */
const nextRow = /(?<![A-Za-zÀ-ỹ\d.,/-])\d{1,3}(?:\.\d{1,3}){0,3}\.? T[ỷỉ] (?:lệ|trọng|suất)(?![A-Za-zÀ-ỹ])/u;
/** Two cells' words set against each other: "côngSở", "thiểuSở". */
const gluedWords = /[à-ỹ][a-z]{0,3}\p{Lu}\p{Ll}|\p{Ll}(?:Sở|Các|UBND|Ủy ban|Công an|Hội|Địa phương) /u;
/** A share inside a wording is the next row's. */
const innerShare = /[A-Za-zÀ-ỹ,] T[ỷỉ] (?:lệ|trọng|suất) /u;
/** "Tên chỉ tiêu Năm 2024", "Năm 2025Năm 2030": the titles of two columns. */
const yearBehind = /\S *Năm (?:19|20)\d\d/u;
const twoYears = /năm *(?:19|20)\d\d.*năm *(?:19|20)\d\d/iu;
const parties: ReadonlySet<string> = new Set(['lead', 'coordinating', 'implementing']);
const otherValue = /\d\s*%/u;
const word = /[A-Za-zÀ-ỹ]{2,}/gu;

/** Whether a wording shows that its text was cut or run together with another cell. */
export function brokenLabel(label: string, damage: Damage): boolean {
  const words = label.match(word)?.length ?? 0;
  if (words === 0 || halfComparator.test(label) || halfAtEnd.test(label) || gluedMarker.test(label) || nextRow.test(label)) return true;
  if (!damage.loose && !damage.cut) return false;
  return words < 2 || damage.cut || foreignTitle.test(label) || foreignAgency.test(label) || gluedWords.test(label) || innerShare.test(label) || otherValue.test(label);
}
