import type { ColumnRole } from '../../model/document.js';
import type { Line } from '../../model/flow.js';
import { joinLines } from '../../text/join-lines.js';
import type { Tracked } from '../../text/tracked.js';
import { columnRoles, headTitles, isKnownTitle } from '../header-roles.js';
import { waysToPlace, type Cut, type TitlePlace } from './head-ways.js';
import { endsOpen, isCapitals, rowMarkAt } from './markers.js';
import { folded } from './wording.js';
import { cellLines, pagesOfWords, partOf, textOfWords, wordsOfParts, type Part, type Word } from './words.js';

/** The head of a flattened table: its columns in order and how many lines it takes. */
export interface Head {
  readonly columns: readonly { readonly name: string; readonly role: ColumnRole }[];
  readonly cells: readonly { readonly text: Tracked; readonly pages: readonly number[] }[];
  readonly lines: number;
  /** Enough of its titles are known to tell it from running text. */
  readonly known: boolean;
  /** Every title is a column, as it stands. */
  readonly plain: boolean;
}

const opening = /^(?:stt|tt|so tt|so thu tu)(?: |$)/u;
const maxLines = 24;
const maxWords = 90;
const exact = new Map(headTitles.map((title) => [title.folded, title.role]));
/** Known titles that are known without a comma or stroke inside ("chủ trì, phối hợp" is one title, "chủ trì phối hợp" two). */
const unsigned = new Set(headTitles.filter((title) => !/[,/]/u.test(title.title)).map((title) => title.folded));

/** Lines that may open a head: "STT …", "TT", "Số TT …". */
export function opensHead(text: string): boolean {
  return opening.test(folded(text.slice(0, 40)));
}

/** The head that begins at `lines[at]`, read by its titles alone, or null where the line only looks like one. */
export function headAt(lines: readonly Line[], at: number): Head | null {
  return headsAt(lines, at).find((head) => head.known) ?? null;
}

/** The ways to read the head that begins at `lines[at]`, the likeliest by its titles first; those that are not `known` want rows that bear them out. */
export function headsAt(lines: readonly Line[], at: number): Head[] {
  if (!opensHead(lines[at]!.text.value)) return [];
  const count = headLength(lines, at);
  const parts = lines.slice(at, at + count).map((line) => partOf(line));
  const words = wordsOfParts(parts);
  if (words.length < 3 || words.length > maxWords) return [];
  const cuts = withoutParents(cutTitles(words), words);
  const byTitles = headOf(parts, words, underYears(cuts, words) ?? cuts.map((cut) => ({ cut, over: null })), cuts.length);
  const first = markerWords(words);
  if (!haveOwnLines(words, first)) return byTitles.known ? [byTitles] : [];
  const own: Cut[] = [[0, first], ...cellLines(words.slice(first)).map(([from, to]): Cut => [from + first, to + first])];
  const byLines = waysToPlace(own, own.map((cut) => said(words, cut))).map((places) => headOf(parts, words, places, own.length));
  return [...(byTitles.known ? [byTitles] : []), ...byLines].filter((head) => head.columns.length >= 3);
}

function headOf(parts: readonly Part[], words: readonly Word[], places: readonly TitlePlace[], titles: number): Head {
  const texts = places.map(({ cut: [from, to] }) => textOfWords(parts, words, from, to));
  const names = places.map(({ over }, i) => `${over === null ? '' : `${said(words, over)} `}${texts[i]!.value.replace(/\s+/gu, ' ')}`);
  const roles = columnRoles(names);
  return {
    columns: names.map((name, i) => ({ name, role: roles[i]! })),
    cells: places.map(({ cut, over }, i) => headCell(parts, words, texts[i]!, cut, places[i - 1]?.over === over ? null : over)),
    lines: new Set(parts.map(({ line }) => line)).size,
    known: isTableHead(roles),
    plain: places.length === titles,
  };
}

/** A cell of the head; the first column under a title that stands over several holds that title too. */
function headCell(parts: readonly Part[], words: readonly Word[], text: Tracked, cut: Cut, over: Cut | null): Head['cells'][number] {
  if (over === null) return { text, pages: pagesOf(parts, words, cut) };
  const pages = [...new Set([...pagesOf(parts, words, over), ...pagesOf(parts, words, cut)])];
  return { text: joinLines([textOfWords(parts, words, over[0], over[1]), text]), pages };
}

const said = (words: readonly Word[], [from, to]: Cut): string => words.slice(from, to).map((word) => word.text).join(' ');

/** What is counted twice for a year: "Lượng (Tấn) | Giá trị (Nghìn USD)". Folded. */
const measures = /^(?:luong|so luong|khoi luong|san luong|dien tich|gia tri|tri gia|ty le|so tien|thanh tien)(?: |$)/u;

/**
 * "Kế hoạch 2026 Kế hoạch 2027" over "Lượng Giá trị Lượng Giá trị": the columns are the lower titles, each under its year. Null where the
 * head does not end in such titles, the same for every year.
 */
function underYears(cuts: readonly Cut[], words: readonly Word[]): TitlePlace[] | null {
  const end = cuts.findLastIndex((cut) => isYearTitle(folded(said(words, cut)))) + 1;
  let from = end;
  while (from > 0 && isYearTitle(folded(said(words, cuts[from - 1]!)))) from--;
  const years = cuts.slice(from, end);
  if (years.length === 0 || end === cuts.length) return null;
  const under = measureCuts(words, cuts[end]![0]);
  const each = under.length / years.length;
  if (each < 2 || !Number.isInteger(each)) return null;
  const titles = under.map((cut) => folded(said(words, cut)));
  if (!titles.every((title, i) => measures.test(title) && title === titles[i % each])) return null;
  return [...cuts.slice(0, from).map((cut) => ({ cut, over: null })), ...under.map((cut, i) => ({ cut, over: years[Math.floor(i / each)]! }))];
}

/** The words from `start` on, cut where a measure begins. */
function measureCuts(words: readonly Word[], start: number): Cut[] {
  const starts = [start];
  for (let i = start + 1; i < words.length; i++) if (/^\p{Lu}/u.test(words[i]!.text) && measures.test(folded(`${words[i]!.text} ${words[i + 1]?.text ?? ''}`))) starts.push(i);
  return starts.map((from, i): Cut => [from, starts[i + 1] ?? words.length]);
}

const pagesOf = (parts: readonly Part[], words: readonly Word[], [from, to]: readonly [number, number]): number[] => pagesOfWords(parts, words, from, to);

/** Roles of a head make a table: a number, a content and something known beside it. */
function isTableHead(roles: readonly ColumnRole[]): boolean {
  const known = roles.filter((role) => role !== 'other' && role !== 'marker');
  return roles[0] === 'marker' && roles.length >= 3 && known.length >= 2 && known.length * 2 >= roles.length - 1 && known.includes('content');
}

/** Lines of the head: up to the first line that can be row 1, I, A, or the index row "(1) (2) (3)". */
function headLength(lines: readonly Line[], at: number): number {
  let count = 1;
  while (count < maxLines && at + count < lines.length) {
    const text = lines[at + count]!.text.value;
    if (isIndexLine(text) || isFirstRow(text) || opensHead(text) || text.length > 90) break;
    if (isCapitals(text) && isFirstRow(lines[at + count + 1]?.text.value ?? '') && /\p{Ll}{2}/u.test(lines[at]!.text.value)) break;
    count++;
  }
  return count;
}

function isFirstRow(text: string): boolean {
  const mark = rowMarkAt(text);
  return mark !== null && mark.kind !== 'small' && mark.path.every((n) => n === 1);
}

/** "(1)", "(1) (2) (3)", "1 2 3 4 5": the index row under a head, whole or a part of it. */
export function isIndexLine(text: string): boolean {
  if (/^\(\s*(?:\d{1,2}|[A-Z])\s*\)(?:\s+\(\s*(?:\d{1,2}|[A-Z])\s*\))*$/u.test(text)) return true;
  const numbers = text.split(/\s+/u).map(Number);
  return numbers.length >= 3 && numbers.every((n, i) => n === i + 1);
}

/** The best way to cut the words of a head into titles. */
function cutTitles(words: readonly Word[]): [number, number][] {
  const allCapitals = words.every((word) => !/\p{Ll}{2}/u.test(word.text));
  const best = new Array<number>(words.length + 1).fill(-Infinity);
  const from = new Array<number>(words.length + 1).fill(0);
  const first = markerWords(words);
  const ownLines = haveOwnLines(words, first);
  best[first] = 0;
  for (let i = first; i < words.length; i++) {
    if (best[i] === -Infinity) continue;
    for (let j = i + 1; j <= Math.min(words.length, i + 14); j++) {
      const score = best[i]! + titleScore(words, i, j, allCapitals, ownLines);
      if (score > best[j]!) {
        best[j] = score;
        from[j] = i;
      }
    }
  }
  const cuts: [number, number][] = [];
  for (let j = words.length; j > first; j = from[j]!) cuts.push([from[j]!, j]);
  cuts.push([0, first]);
  return cuts.reverse();
}

function markerWords(words: readonly Word[]): number {
  for (let n = Math.min(3, words.length); n > 1; n--) {
    if (exact.get(folded(words.slice(0, n).map((w) => w.text).join(' '))) === 'marker') return n;
  }
  return 1;
}

function titleScore(words: readonly Word[], i: number, j: number, allCapitals: boolean, ownLines: boolean): number {
  const span = words.slice(i, j);
  const text = span.map((word) => word.text).join(' ');
  let score = startPoints(words[i]!);
  if (ownLines) score += linePoints(span);
  if (score <= -3) return score - 2 - 0.2 * span.length;
  if (span.slice(1).some((word) => word.gap === 'wide')) score -= 2;
  const plain = folded(text);
  if (j < words.length && endsOpen(words[j - 1]!.text)) score -= 3;
  if (!allCapitals) score -= 1.5 * span.slice(1).filter((word) => /^\p{Lu}\p{Ll}/u.test(word.text)).length;
  if (exact.has(plain) && (unsigned.has(plain) || /[,/]/u.test(text))) return score - 0.4 + 0.6 * span.length;
  if (isYearTitle(plain)) return score + 1;
  const start = longestStart(plain);
  if (start > 0) return score - 0.9 + 0.6 * start - 0.4 * (span.length - start);
  return score + (isKnownTitle(text) ? -0.5 : -2) - 0.2 * span.length;
}

/** "Năm 2025", "Đến năm 2030", "Giai đoạn 2026 - 2030", "Kế hoạch năm 2024", "Mục tiêu 2025". */
function isYearTitle(plain: string): boolean {
  return /^(?:(?:den |ke hoach |muc tieu |chi tieu |uoc |uoc thuc hien |thuc hien |hien trang |ket qua |uth |th |kh |het |phan dau )*(?:nam |giai doan )?)(?:19|20)\d\d(?: (?:19|20)\d\d)?$/u.test(plain);
}

/** Every title has a line of its own: it begins where a line ended early, and ends there. */
const linePoints = (span: readonly Word[]): number => (span[0]!.gap === 'blank' ? -4 : 0) - 4 * span.slice(1).filter((word) => word.gap === 'early').length;

/** The number's title stands alone, and how the lines are wrapped is known. */
const haveOwnLines = (words: readonly Word[], first: number): boolean => words[first]?.gap === 'early' && words.filter((word) => word.gap === 'early').length >= 2;

function startPoints(word: Word): number {
  if (/^\p{Ll}/u.test(word.text)) return word.gap === 'wide' ? -1 : -4;
  if (/^[^A-Za-zÀ-ỹ\d]/u.test(word.text)) return -3;
  return word.gap === 'wide' ? 1 : word.gap === 'blank' ? 0 : 0.2;
}

/** Words of the longest known title the text begins with. */
function longestStart(plain: string): number {
  const words = plain.split(' ');
  for (let n = Math.min(words.length, 9); n > 0; n--) {
    if (exact.has(words.slice(0, n).join(' '))) return n;
  }
  return 0;
}

/** "GIAI ĐOẠN 2026 - 2030" over "Năm 2026 … Năm 2030" is no column of its own. */
function withoutParents(cuts: [number, number][], words: readonly Word[]): [number, number][] {
  const plain = cuts.map(([from, to]) => folded(words.slice(from, to).map((w) => w.text).join(' ')));
  return cuts.filter((_, i) => {
    const years = yearsIn(plain[i]!);
    if (years.length !== 2) return true;
    const below = [plain[i + 1] ?? '', plain[i + 2] ?? ''].map(yearsIn);
    return !below.every((y) => y.length === 1 && y[0]! >= years[0]! && y[0]! <= years[1]!);
  });
}

const yearsIn = (plain: string): number[] => (plain.match(/(?<!\d)(?:19|20)\d\d(?!\d)/gu) ?? []).map(Number);
