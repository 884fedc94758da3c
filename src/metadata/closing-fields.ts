import { dashed, isPersonName, isRecipientsHead, isSignatureLine, isSpeck } from './closing.js';
import { flatten, silent, type View } from './view.js';
import { acting, capacityMark, offices, signedBy, signedMark } from './words.js';

/** A piece of a line with its offsets there. */
export interface Cell {
  readonly view: View;
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly flat: string;
}

export interface Signatory {
  readonly name: string | null;
  readonly role: string | null;
  readonly capacity: string | null;
  readonly cell: Cell | null;
}

function cellAt(view: View, start: number, end: number): Cell {
  const slice = view.text.slice(start, end);
  const lead = slice.length - slice.trimStart().length;
  const text = slice.trim();
  return { view, start: start + lead, end: start + lead + text.length, text: text.replace(/\s+/gu, ' '), flat: flatten(text).replace(/\s+/gu, ' ') };
}

/** The cells of a line: its segments, else all of it. */
function cellsOf(view: View): Cell[] {
  const segments = view.line.segments.length > 1 ? view.line.segments : ([[0, view.text.length]] as const);
  return segments.map(([start, end]) => cellAt(view, start, end)).filter((cell) => cell.text !== '');
}

/** Specks and strokes before the words of a cell of the right column. */
const strokes = /^[^\p{Lu}\p{Ll}\d(]+/u;

function signs(cell: Cell, right = false): boolean {
  const [text, flat] = right ? [cell.text.replace(strokes, ''), cell.flat.replace(strokes, '')] : [cell.text, cell.flat];
  return isSignatureLine(text, flat) || offices.includes(flat) || isPersonName(text) || signedMark.test(flat);
}

/**
 * Splits lines of the recipients zone into the list on the left and the signature on the right. A line of two cells gives its first
 * to the list unless that begins the signature itself.
 */
export function splitColumns(views: readonly View[]): { list: Cell[]; signature: Cell[] } {
  const list: Cell[] = [];
  const signature: Cell[] = [];
  for (const view of views) {
    if (silent(view)) continue;
    const cells = cellsOf(view);
    const cut = cells.findIndex((cell, i) => i > 0 && (signs(cell, true) || wide(cells, i)));
    const left = cut < 0 ? cells : cells.slice(0, cut);
    if (cut > 0) signature.push(...cells.slice(cut));
    if (left.length === 1 && signs(left[0]!) && !/^[-–+•]/u.test(left[0]!.text)) signature.push(left[0]!);
    else if (left.length > 0) list.push(cellAt(view, left[0]!.start, left.at(-1)!.end));
  }
  return { list, signature };
}

/** A cell in capitals behind a wide gap: the other column, unless the list itself has a gap ("- Lưu:   VT"). */
function wide(cells: readonly Cell[], at: number): boolean {
  const before = cells[at - 1]!;
  return !/(?:^|[-–+•]\s?)luu\s?:?$|:$/u.test(before.flat) && cells[at]!.text === cells[at]!.text.toUpperCase() && /[A-Za-zÀ-ỹ]/u.test(cells[at]!.text);
}

const head = /^noi nha[nm]\s?:?\s?/u;

/** The items of "Nơi nhận", wrapped lines joined, dashes and closing marks off. */
export function readRecipients(list: readonly Cell[]): { text: string; cell: Cell }[] {
  const items: { text: string; cell: Cell }[] = [];
  const ends = endMark(list);
  let seen = false;
  let left: number | null = null;
  const own = list.filter(({ flat }) => !head.test(flat));
  const withDashes = own.filter(({ text }) => dashed.test(text) || misreadDash.test(text)).length * 2 > own.length;
  for (const cell of list) {
    const rest = isRecipientsHead(cell.view) && head.test(cell.flat) ? cell.text.slice(head.exec(cell.flat)![0].length) : cell.text;
    if (signedMark.test(flatten(rest)) || bareNumber.test(rest)) continue;
    for (const piece of rest.split(/(?<=;)\s*(?=[-–+•]\s?[A-Za-zÀ-ỹ])/u)) {
      if (!/[A-Za-zÀ-ỹ\d]/u.test(piece)) continue;
      const last = items.at(-1);
      const opens = dashed.test(piece) || (withDashes && rest === cell.text && lostDash(piece, leftOf(cell), last?.text, left));
      // In a list with dashes strokes of the signature beside it are no items, with a dash read before them or not.
      if (withDashes && (isStroke(piece) || (!opens && rest === cell.text && (last === undefined || isSpeck(piece))))) continue;
      seen ||= opens;
      if (dashed.test(piece)) left = leftOf(cell);
      if (last !== undefined && !opens && (seen || goesOn(last.text, piece, ends))) last.text = `${last.text} ${piece}`;
      else items.push({ text: piece, cell });
    }
  }
  return items.map(({ text, cell }) => ({ text: text.replace(misreadDash, '').replace(/^[-–+•=\s]+/u, '').replace(/\s*(?:;[^\p{Lu}\p{Ll}\d)]*|[.,]\s*)$/u, '').trim(), cell }));
}

/** What a dash before an item is read as. */
const misreadDash = /^[^\p{Lu}\p{Ll}\d\s("“][^\p{Lu}\p{Ll}\d("“]{0,4}(?=\p{Lu})/u;
const ended = /;[^\p{Lu}\p{Ll}\d]*$/u;
/** An item whose dash was not read begins so far (points) to the right of those that have one; one that goes on begins below the dash. */
const dashWidth = [2.5, 16] as const;

/** A syllable or less in small letters. */
const isStroke = (piece: string): boolean => isSpeck(piece) && !/\p{Lu}/u.test(piece);

const leftOf = ({ view }: Cell): number | null => view.line.bbox?.[0] ?? null;

/** An item whose dash was misread or passed over: the one above it ended, and it begins where words do; or it is the first and ends as items do. */
function lostDash(piece: string, at: number | null, last: string | undefined, dashes: number | null): boolean {
  if (last === undefined) return ended.test(piece) && !isSpeck(piece);
  if (!ended.test(last) || isSpeck(piece)) return false;
  const indent = at === null || dashes === null ? 0 : at - dashes;
  return misreadDash.test(piece) || (indent > dashWidth[0] && indent < dashWidth[1] && /^\p{Lu}/u.test(piece));
}

/** A page number left among the lines. */
const bareNumber = /^\d{1,3}$/u;

/** What items without dashes end with, where most lines show it. */
function endMark(list: readonly Cell[]): RegExp | null {
  const lines = list.map((cell) => cell.text).filter((text) => !head.test(flatten(text)));
  const ending = (mark: RegExp): number => lines.filter((text) => mark.test(text)).length;
  return [/[;.]$/u, /[,.]$/u].find((mark) => ending(mark) * 2 > lines.length) ?? null;
}

/** A wrapped item without dashes: nothing ended the line above, or this one begins in small letters. */
function goesOn(last: string, piece: string, ends: RegExp | null): boolean {
  return ends !== null ? !ends.test(last) : !/[;.]$/u.test(last) && /^[\p{Ll}(]/u.test(piece);
}

/** Cuts lines that hold capacity, office and name in one. */
function cutLine(text: string): string[] {
  return text
    .split(/(?<=\S)\s+(?=(?:TM|KT|TL|TUQ)\s?\.)|(?<=(?:TM|TL)\s?\.\s?\p{Lu}[\p{Lu}\s]{3,40})\s+(?=(?:PHÓ )?(?:CHỦ TỊCH|TRƯỞNG BAN|GIÁM ĐỐC|BÍ THƯ|CHÁNH VĂN PHÒNG))|(?<=(?:CHỦ TỊCH|TRƯỞNG BAN|GIÁM ĐỐC|BỘ TRƯỞNG))\s+(?=PHÓ |CHÁNH |THỨ )|(?<=\p{Lu}{2})\s+(?=\p{Lu}\p{Ll}+\s\p{Lu}\p{Ll}+)|(?<=\p{Lu}\p{Ll}{1,8})\s+(?=\p{Lu}{3,}\s\p{Lu}{2,})/u)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

function isOffice(written: string): boolean {
  const flat = written.replace(acting, '');
  return offices.some((office) => flat === office || (flat.startsWith(office) && /[ ,-]/u.test(flat.charAt(office.length))));
}

/** Capacity nearest the office, the office, and the name under it (cells 7a and 7c); the name a digital signature shows where no other stands. */
export function readSignatory(cells: readonly Cell[]): Signatory | null {
  let capacity: string | null = null;
  let role: string | null = null;
  let shown: string | null = null;
  let open = false;
  for (const cell of cells) {
    for (const written of cutLine(cell.text)) {
      const part = written.replace(strokes, '');
      const flat = flatten(part).replace(/\s+/gu, ' ');
      const office = flat.replace(/[^a-zđ. ]+(?= |$)/gu, '').trim();
      if (signedMark.test(flat)) shown ??= nameShown(part, flat);
      else if (bareNumber.test(part)) continue;
      else if (capacityMark.test(flat) && !acting.test(flat) && role === null) {
        capacity = part;
        open = true;
      } else if (isOffice(office) && part.length < 70) {
        if (role !== null && office.startsWith(`pho ${flatten(role)}`)) {
          // "CHỦ TỊCH" over "PHÓ CHỦ TỊCH" is "KT. CHỦ TỊCH" whose mark was lost.
          capacity ??= role;
          role = part;
        }
        role ??= part;
        if (capacity !== null && deputyEnd.test(capacity)) {
          role = `PHÓ ${role}`;
          capacity = capacity.replace(deputyEnd, '');
        }
        open = false;
      } else if (isPersonName(part) && !(open && part === part.toUpperCase() && role === null)) return { name: bareName(part), role, capacity, cell };
      else if (open && capitals.test(part)) capacity = `${capacity!} ${part}`;
    }
  }
  return capacity === null && role === null ? null : { name: shown, role, capacity, cell: cells[0] ?? null };
}

/** The rest of a capacity: words in capitals, and nothing that a stamp or a signature was read as. */
const capitals = /^(?=.*\p{Lu}{2})[\p{Lu}\s,.–-]{4,}$/u;

/** The first word of the deputy's office, read as the end of the line above. */
const deputyEnd = /\s+PHÓ$/u;

function nameShown(part: string, flat: string): string | null {
  const by = signedBy.exec(flat);
  const name = by === null ? '' : part.slice(by[0].length).trim();
  return isPersonName(name) ? bareName(name) : null;
}

function bareName(name: string): string {
  return name.replace(/^(?:(?:gs|pgs|ts|ths|bs|đ\/c|đại tá|thượng tá|trung tá|thiếu tướng)\.?\s?)+(?=\p{Lu})/iu, '');
}
