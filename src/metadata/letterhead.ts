import { beginsNumber } from './number-line.js';
import type { Stream } from './stream.js';
import { blankOut } from './stream.js';
import { flatten } from './view.js';

/** A piece of the letterhead with its offsets in the stream. */
export interface Found<T> {
  readonly value: T;
  readonly start: number;
  readonly end: number;
}

export interface OwnDate {
  readonly place: string | null;
  /** `YYYY-MM-DD`, `YYYY-MM`, `YYYY` or null. */
  readonly issuedOn: string | null;
  readonly complete: boolean;
  readonly possible: boolean;
  readonly text: string;
}

/** Số, ký hiệu (cell 3): running number, blank or not, then the symbol; blanks inside are a typist's. Party: "Số 09-NQ/TU". */
const number = /(?<![A-Za-zÀ-ỹ\d])so(?: van ban| hieu)?\s{0,3}[:.]?[\s._…]{0,60}(\d[\d.]{0,7}[a-z]?(?: \d{1,4}(?=\s?[/-]))?)?[ \t._…]{0,24}([/-])\s{0,3}((?:\d{4} {0,2}[/-] {0,2})?[A-Za-zÀ-ỹ][A-Za-zÀ-ỹ\d&]{0,24}(?: ?[-/_&]\s?[A-Za-zÀ-ỹ\d&]{1,20}){0,6})/gu;
const bareNumber = /(?<![A-Za-zÀ-ỹ\d])so\s{0,3}:[\s._…]{0,60}(?=\n|$)/u;

/** The document's number without blanks; a blank running number leaves "/KH-UBND". `named`: the lines are known to give it, in whatever form. */
export function readNumber(stream: Stream, from: number, named = false): Found<string> | null {
  number.lastIndex = from;
  for (let match = number.exec(stream.flat); match !== null; match = number.exec(stream.flat)) {
    // What the flat letters show as "so" may be "Sở", or the number of a document named.
    if (!named && !beginsNumber(stream.text.slice(match.index, match.index + 160), stream.flat.slice(Math.max(0, match.index - 60), match.index).trimEnd())) {
      number.lastIndex = match.index + 2;
      continue;
    }
    const start = match.index + match[0].length - tailLength(match);
    const end = match.index + match[0].length;
    const value = stream.text.slice(start, end).replace(/[\s…]|\.(?=[\s.…_/-])|(?<=^|[.…])_+|^[._]+/gu, '').replace(/Ð/gu, 'Đ');
    return { value: symbolCase(value.replace(/^-(?=[A-Za-zÀ-ỹ])/u, '/')), start, end };
  }
  return null;
}

/** A head set in capitals prints "QĐ-TTG" for "QĐ-TTg". */
function symbolCase(value: string): string {
  return value.replace(/(?<![A-Za-zÀ-ỹ])(?:TTG|CTR|TTR)(?![A-Za-zÀ-ỹ])/gu, (s) => ({ TTG: 'TTg', CTR: 'CTr', TTR: 'TTr' })[s]!);
}

function tailLength(match: RegExpExecArray): number {
  const head = match[1] === undefined ? match[0].indexOf(match[2]!) : match[0].indexOf(match[1]);
  return match[0].length - head;
}

/** "Số:" with nothing behind it. */
export function emptyNumber(stream: Stream, from: number): Found<string> | null {
  const match = bareNumber.exec(stream.flat.slice(from));
  return match === null ? null : { value: match[0].trim(), start: from + match.index, end: from + match.index + match[0].trimEnd().length };
}

/** What engines make of figures written by hand; such a date has its year alone. */
const misread = '[^\\s,;]{1,6}?';
const day = '(?<day>\\d{1,2}|[^\\d\\n,;]{0,40}?)';
const dateWords = new RegExp(`(?:[,.]\\s{0,120})?(?<![A-Za-zÀ-ỹ])ngay\\s{0,30}${day}[\\s._…]{0,40}thang\\s{0,30}(?<month>\\d{1,2}|${misread}|)[\\s._…]{0,40}nam\\s{0,8}(?<year>\\d(?: ?\\d){3}|)`, 'gu');
const dateFigures = /(?:,\s{0,30}|(?<![A-Za-zÀ-ỹ]))ngay\s{0,30}(?<day>\d{1,2}|)\s{0,20}[/.-]\s{0,20}(?<month>\d{1,2}|)\s{0,20}[/.-]\s{0,6}(?<year>\d{4})/gu;

/** Địa danh, ngày tháng năm (cell 4). The first date that has a place before it; else the first. */
export function readOwnDate(stream: Stream, from: number, taken: Found<string> | null): Found<OwnDate> | null {
  const found: Found<OwnDate>[] = [];
  for (const pattern of [dateWords, dateFigures]) {
    pattern.lastIndex = from;
    for (let match = pattern.exec(stream.flat); match !== null; match = pattern.exec(stream.flat)) found.push(dated(stream, match, taken));
  }
  return found.find((d) => d.value.place !== null) ?? found[0] ?? null;
}

function dated(stream: Stream, match: RegExpExecArray, taken: Found<string> | null): Found<OwnDate> {
  const place = placeBefore(stream, match.index, taken);
  const groups = match.groups!;
  const [d, m, y] = [groups.day!, groups.month!, groups.year!.replace(/ /gu, '')].map((part) => (/^\d+$/u.test(part) ? Number(part) : null)) as [number | null, number | null, number | null];
  const end = match.index + match[0].length;
  const unread = groups.month !== '' && m === null;
  const start = place?.start ?? match.index;
  const text = stream.text.slice(match.index, end).replace(/^[\s,.]+/u, '').replace(/\s+/gu, ' ').trim();
  return { value: { place: place?.value ?? null, ...understood(unread ? null : d, m, y), text }, start, end };
}

/** Blank parts shorten the date; a part that cannot be leaves none. */
function understood(d: number | null, m: number | null, y: number | null): { issuedOn: string | null; complete: boolean; possible: boolean } {
  const complete = d !== null && m !== null && y !== null;
  if (y === null) return { issuedOn: null, complete, possible: true };
  if (y < 1945 || y > 2100 || (m !== null && (m < 1 || m > 12)) || (d !== null && (d < 1 || d > 31))) return { issuedOn: null, complete, possible: false };
  const two = (n: number): string => String(n).padStart(2, '0');
  if (m === null) return { issuedOn: String(y), complete, possible: true };
  if (d === null) return { issuedOn: `${y}-${two(m)}`, complete, possible: true };
  return d > new Date(Date.UTC(y, m, 0)).getUTCDate() ? { issuedOn: null, complete, possible: false } : { issuedOn: `${y}-${two(m)}-${two(d)}`, complete, possible: true };
}

const notPlace = /cong hoa|doc lap|hanh phuc|chu nghia|^so\s?:|\d/u;

/** What stands before ", ngày": back to the number, a wide gap or the line's start; a name wrapped over two lines is joined. */
function placeBefore(stream: Stream, comma: number, taken: Found<string> | null): Found<string> | null {
  let rowStart = stream.text.lastIndexOf('\n', comma - 1) + 1;
  if (taken !== null && taken.end <= comma && taken.end > rowStart) rowStart = taken.end;
  const piece = afterMotto(stream.flat, lastCell(stream.text, rowStart, comma), comma);
  const value = stream.text.slice(piece, comma).trim();
  if (value === '' || value.length > 45 || notPlace.test(stream.flat.slice(piece, comma))) return null;
  const start = piece + stream.text.slice(piece, comma).length - stream.text.slice(piece, comma).trimStart().length;
  return wrapped(stream, start, comma, taken) ?? { value: value.replace(/\s+/gu, ' '), start, end: comma };
}

/** Where the head stands on one line, the motto ends before the place. */
function afterMotto(flat: string, from: number, to: number): number {
  const match = /^.*(?:hanh\s+phuc|viet\s+nam)\s*[-_=*]*/u.exec(flat.slice(from, to));
  return match === null ? from : from + match[0].length;
}

function lastCell(text: string, from: number, to: number): number {
  const gap = /^[\s\S]*(?: {3}|\t)/u.exec(text.slice(from, to).trimEnd());
  return gap === null ? from : from + gap[0].length;
}

/** "Thành phố Hồ Chí⏎Minh, ngày …": the line above ends in the beginning of the name. */
function wrapped(stream: Stream, start: number, comma: number, taken: Found<string> | null): Found<string> | null {
  const above = stream.text.slice(0, start).trimEnd();
  const rowStart = Math.max(above.lastIndexOf('\n') + 1, taken !== null && taken.end < start ? taken.end : 0);
  const head = /(?:thanh pho|thi xa|tp\.?|tinh)(?: [A-Za-zÀ-ỹ]+){0,4}$/u.exec(stream.flat.slice(rowStart, above.length));
  if (head === null || head[0].length > 40 || stream.text.slice(rowStart, above.length) === stream.text.slice(rowStart, above.length).toUpperCase()) return null;
  const from = rowStart + head.index;
  return { value: stream.text.slice(from, comma).replace(/\s+/gu, ' ').trim(), start: from, end: comma };
}

const mottos = [' cong hoa xa hoi chu nghia viet nam ', ' doc lap tu do hanh phuc '];

/** Pieces of the motto broken over the lines of a narrow column ("CỘNG HÒA XÃ HỘI CHỦ⏎NGHĨA VIỆT NAM"). */
function withoutMottoCells(text: string): string {
  return text.replace(/[^\t\n]*?[A-Za-zÀ-ỹ][^\t\n]*?(?=\s{3}|\t|\n|$)/gu, (cell, at: number) => {
    const words = flatten(cell).replace(/[^A-Za-zÀ-ỹ\d]+/gu, ' ').trim();
    const beside = /[\t]|\s{3}$/u.test(text.slice(text.lastIndexOf('\n', at - 1) + 1, at));
    const enough = words.split(' ').length >= (beside ? 2 : 3);
    return enough && mottos.some((motto) => motto.includes(` ${words} `)) ? ' '.repeat(cell.length) : cell;
  });
}

/** "Số" left over before the number: no Sở. */
function withoutNumberWord(text: string, spans: readonly (Found<unknown> | null)[]): string {
  const first = spans[0];
  const word = first == null ? null : /(?<![A-Za-zÀ-ỹ])số\s{0,60}:?\s*$/iu.exec(text.slice(0, first.start));
  return word === null ? text : blankOut(text, word.index, word.index + word[0].length);
}

const mottoPieces: readonly RegExp[] = [
  /cong\s+ho[a-z]\s+xa\s+hoi\s+chu\s+nghia\s+viet\s+nam/gu,
  /cong\s+hoa(?:\s+xa(?:\s+hoi)?)?(?=\s|$)/gu,
  /(?<![A-Za-zÀ-ỹ])(?:(?:xa\s+)?hoi\s+)?chu\s+nghia(?:\s+viet\s+nam)?(?=\s|$)/gu,
  /doc\s+lap(?:\s*-\s*tu\s+do)?(?:\s*-\s*hanh\s+phuc)?/gu,
  /(?<![A-Za-zÀ-ỹ])(?:tu\s+do\s*-\s*)?hanh\s+phuc/gu,
  /dang\s+cong\s+san\s+viet\s+nam/gu,
];

/** The letterhead with motto, number, place and date, rules and marks taken out: what is left names the issuer. */
export function withoutFixedParts(stream: Stream, from: number, spans: readonly (Found<unknown> | null)[]): string {
  let text = withoutMottoCells(blankOut(stream.text, 0, from));
  for (const pattern of mottoPieces) for (const match of stream.flat.matchAll(pattern)) text = blankOut(text, match.index, match.index + match[0].length);
  for (const span of spans) if (span !== null) text = blankOut(text, span.start, span.end);
  return withoutNumberWord(text, spans).replace(/[-_=~–—]{3,}/gu, (rule) => ' '.repeat(rule.length)).replace(/(?<=^|\s)số\s{0,3}:/giu, (word) => ' '.repeat(word.length));
}
