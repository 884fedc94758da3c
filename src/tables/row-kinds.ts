import { foldPlain, foldWords } from '../text/fold.js';
import { isBlank, textOf, type GridRow } from './cells.js';
import type { Column } from './columns.js';
import { bareMarker, isChildMarker, leadingMarker, markerKind } from './row-markers.js';
import { keyColumns, type KeyColumns } from './tails.js';

export type RowKind = 'group' | 'row';

/** What the kind of a row is decided from. */
interface RowFacts {
  readonly marker: string | null;
  readonly title: string;
  readonly bold: boolean;
  /** One cell goes across the table. */
  readonly across: boolean;
  /** Nothing beside marker and content, not even a cell merged from above. */
  readonly alone: boolean;
  /** Values of targets stand in it: a total that also heads its parts, no mere heading. */
  readonly valued: boolean;
}

/** Verbs that begin a task; a title that begins with one is a task, not the name of a group. Folded. */
const taskVerbs =
  /^(?:xay dung|trien khai|to chuc|ra soat|nghien cuu|quan ly|thuc hien|tham muu|phoi hop|huong dan|ho tro|day manh|tang cuong|hoan thien|cap nhat|nang cap|duy tri|van hanh|tiep tuc|ban hanh|kiem tra|theo doi|danh gia|tong hop|bao cao|dao tao|tuyen truyen|dau tu|so hoa|ket noi|thiet lap|lap|de xuat|khao sat|thong ke|phat dong|chu tri|dam bao|bao dam|thuc day|khuyen khich|cong bo|cung cap|bo tri) /;
const totals = /^(?:tong(?: cong| so)?|cong)(?: |$)/;
const shouted = (text: string): boolean => /\p{Lu}{2}/u.test(text) && !/\p{Ll}/u.test(text.replace(/\([^()]*\)/gu, ''));
const endsSentence = (text: string): boolean => /[.;]["”’)]*$/u.test(text.trim());

/** Group or row, and the marker, of every row of a table. */
export function rowKinds(rows: readonly GridRow[], columns: readonly Column[]): { readonly kind: RowKind; readonly marker: string | null }[] {
  const key = keyColumns(columns);
  const facts = rows.map((row) => factsOf(row, columns, key));
  const boldTells = facts.some((f) => f.bold) && facts.some((f) => !f.bold);
  const numbered = facts.filter((f) => f.marker !== null).length * 2 > facts.length;
  return facts.map((fact, i) => ({
    kind: isGroup(fact, facts[i + 1], facts[i - 1], { boldTells, numbered }) ? 'group' : 'row',
    marker: fact.marker,
  }));
}

function factsOf(row: GridRow, columns: readonly Column[], key: KeyColumns): RowFacts {
  const first = row.find((cell, i) => i !== key.marker && !isBlank(cell));
  const own = isBlank(row[key.content]) ? first : row[key.content];
  const markerCell = key.marker >= 0 ? row[key.marker] : undefined;
  const inMarker = textOf(markerCell).trim();
  const titleCell = own ?? markerCell;
  const others = row.filter((_, i) => i !== key.marker && i !== key.content && row[i] !== first);
  return {
    marker: markerOf(inMarker, textOf(titleCell), key.marker >= 0),
    title: textOf(titleCell).trim(),
    bold: titleCell?.bold ?? false,
    across: columns.length > 2 && row.some((cell) => !isBlank(cell) && cell.colSpan >= columns.length - 1),
    alone: others.every((cell) => isBlank(cell) && cell.covered !== 'above'),
    valued: row.some((cell, i) => !isBlank(cell) && /^(?:target:|unit$)/.test(columns[i]?.role ?? '')),
  };
}

/** The marker as written in its own cell; of a title that fills the marker's cell, or of a table without markers, what it begins with. */
function markerOf(cell: string, title: string, hasColumn: boolean): string | null {
  if (cell !== '' && (markerKind(cell) !== null || foldWords(cell).length < 2)) return bareMarker(cell);
  if (cell === '' && hasColumn) return null;
  return leadingMarker(cell === '' ? title : cell)?.marker ?? null;
}

interface TableHabits {
  readonly boldTells: boolean;
  readonly numbered: boolean;
}

function isGroup(fact: RowFacts, next: RowFacts | undefined, before: RowFacts | undefined, habits: TableHabits): boolean {
  if (fact.title === '' || totals.test(foldPlain(fact.title))) return false;
  const heads = fact.marker !== null && next?.marker != null && isChildMarker(fact.marker, next.marker);
  if (!fact.alone) return !fact.valued && (heads || headsUnnumbered(fact, next, habits));
  if (heads || (fact.across && (next !== undefined || shouted(fact.title) || fact.marker !== null))) return true;
  const kind = fact.marker === null ? null : markerKind(fact.marker);
  if (kind === 'roman' || kind === 'letter' || shouted(fact.title)) return true;
  if (habits.boldTells && fact.bold) return true;
  if (fact.marker === null) return headsNumbered(fact, next, before, habits);
  return headsBullets(next) || headsUnnumbered(fact, next, habits);
}

/** "8 | Lĩnh vực tài nguyên | Sở TN&MT | 2023-2025" over a task without a number: bold over plain, or a name over a sentence. */
function headsUnnumbered(fact: RowFacts, next: RowFacts | undefined, { boldTells }: TableHabits): boolean {
  if (fact.marker === null || next === undefined || next.marker !== null || !next.alone || next.title === '') return false;
  if (boldTells && (fact.bold || next.bold)) return fact.bold && !next.bold;
  const folded = foldPlain(fact.title);
  return foldWords(fact.title).length <= 14 && !endsSentence(fact.title) && !taskVerbs.test(`${folded} `) && taskVerbs.test(`${foldPlain(next.title)} `);
}

/** A title without a number over rows that begin to count. */
function headsNumbered(fact: RowFacts, next: RowFacts | undefined, before: RowFacts | undefined, { numbered }: TableHabits): boolean {
  if (leadingMarker(fact.title) !== null && /^(?:[IVX]{1,7}|[A-HĐ])\s*[.):/–-]/u.test(fact.title)) return true;
  if (/:$/u.test(fact.title)) return next !== undefined;
  if (!numbered || next?.marker == null || endsSentence(fact.title)) return false;
  if (/(?:^|\.)(?:0?1|a|I)$/u.test(next.marker)) return before?.marker !== next.marker;
  return !next.alone && foldWords(fact.title).length <= 20 && /^\p{Lu}/u.test(fact.title) && !taskVerbs.test(`${foldPlain(fact.title)} `);
}

const headsBullets = (next: RowFacts | undefined): boolean => next !== undefined && next.marker === null && /^[-–+•]\s*\S/u.test(next.title) && !next.alone;
