import { docTypeByName, docTypeBySymbol } from '../registers/doc-types.js';
import { issuerBySymbol } from '../registers/issuers.js';

/** A document number in a text. */
export interface NumberMatch {
  /** Without blanks: "1856/TTr-SCT". */
  readonly number: string;
  readonly start: number;
  readonly end: number;
  /** Where the type word before it begins; `start` where there is none. */
  readonly from: number;
  /** Slug of the type; by the word before the number, else by its symbol. */
  readonly type: string;
  /** The type word as written; null where none stands there. */
  readonly word: string | null;
}

/** Type words that stand before a number; longest first within one beginning. */
const typeWords = [
  'nghị quyết liên tịch', 'nghị quyết', 'nghị định', 'quyết định', 'chỉ thị', 'thông tư liên tịch', 'thông tư', 'thông báo', 'thông tri', 'kết luận', 'kế hoạch', 'chương trình',
  'hướng dẫn', 'báo cáo', 'tờ trình', 'công văn', 'công điện', 'văn bản', 'văn thư', 'đề án', 'dự án', 'phương án', 'quy chế', 'quy định', 'quy trình', 'pháp lệnh', 'bộ luật', 'luật', 'lệnh',
  'sắc lệnh', 'điện', 'biên bản', 'thỏa thuận', 'hợp đồng', 'giấy mời', 'giấy phép', 'giấy chứng nhận', 'tuyên bố', 'đề cương', 'danh mục', 'hiệp định', 'thông cáo', 'phiếu chuyển', 'phiếu trình', 'thư',
];
const typeWord = new RegExp(`(?<![A-Za-zÀ-ỹ])(?:${typeWords.join('|')})(?![A-Za-zÀ-ỹ])`, 'giu');
const betweenWordAndNumber = /^(?:,?\s+(?!số\s)\p{Ll}[A-Za-zÀ-ỹ]*){0,6}\s*[:,]?\s*(?:số\s*:?\s*){0,2}$/iu;

/** Capitals, digits, "&"; small letters only as symbols have them (TTg, CTr, SGDĐT-GDTrH), never the beginning of the next word. */
const symbol = '\\p{Lu}(?:T[gr]|[\\p{Lu}\\d&]|[a-zđ]{1,3}(?!\\p{Ll})){0,14}';
/** Running number, then "/" (state) or "-" (Party), a year, symbols with "-", "/", "_" or "&" between; blanks are a typist's. */
const pattern = new RegExp(
  `(?<![A-Za-zÀ-ỹ\\d/.,-]|\\d[ ])(\\d{1,5}(?:\\.\\d{1,3})?[a-zđ]?)\\s{0,4}([/-])\\s{0,2}((?:\\d{4}\\s?/\\s?)?)(${symbol})((?:[-/_]${symbol}|\\s?[-/_]\\s?${symbol}){0,5})`,
  'gu',
);

/** All document numbers of a text, in order. */
export function findNumbers(text: string): NumberMatch[] {
  const found: NumberMatch[] = [];
  for (const match of text.matchAll(pattern)) {
    const read = readMatch(text, match);
    if (read !== null) found.push(read);
  }
  return found;
}

function readMatch(text: string, match: RegExpMatchArray): NumberMatch | null {
  const start = match.index!;
  const [, running, joint, year, first] = match as unknown as [string, string, string, string, string];
  const past = start + match[0].length;
  // "12/KH-UBND-Sở …": one capital of a word that goes on is no symbol.
  const whole = /^\p{Ll}/u.test(text.slice(past, past + 1)) ? match[5]!.replace(/\s?[-/_]\s?\p{Lu}$/u, '') : match[5]!;
  const tail = keptTail(whole, first);
  const end = past - match[5]!.length + tail.length;
  const symbols = tidySymbols(`${first}${tail}`);
  const number = `${running}${joint}${year}${symbols}`.replace(/\s/gu, '');
  const word = wordBefore(text, start);
  if (!plausible(number, joint, year, symbols, word !== null || /số\s*:?\s*$/iu.test(text.slice(Math.max(0, start - 8), start)))) return null;
  return { number, start, end, from: word?.start ?? start, type: typeOf(number, word?.word ?? null), word: word?.word ?? null };
}

/** Symbols joined with blanks count only while no issuer has been named: "QĐ - UBND", but not "KH-UBND - Sở". */
function keptTail(tail: string, first: string): string {
  let kept = '';
  let issuer = issuerBySymbol(first) !== null && docTypeBySymbol(first) === null;
  for (const part of tail.matchAll(/(\s?[-/_]\s?)(\p{Lu}[A-Za-zÀ-ỹ\d&]*)/gu)) {
    const spaced = /\s/u.test(part[1]!);
    if (spaced && (issuer || !/^\p{Lu}{2,}|^(?:TTg|CP|TU)/u.test(part[2]!))) break;
    kept += part[0];
    issuer = true;
  }
  return kept;
}

/** Symbols in the case of the decree where a title prints them in capitals: "QĐ-TTG" → "QĐ-TTg"; the joint left out is put back: "NĐCP" → "NĐ-CP". */
function tidySymbols(symbols: string): string {
  return symbols
    .replace(/\s/gu, '')
    .replace(/Ð/gu, 'Đ')
    .replace(/^(NĐ|NQ|QĐ|CT|TT|KH|TB)(CP|TTg|TTG|UBND|HĐND)$/u, '$1-$2')
    .replace(/(?<![A-Za-zÀ-ỹ])(?:TTG|CTR|TTR)(?![A-Za-zÀ-ỹ])/gu, (s) => ({ TTG: 'TTg', CTR: 'CTr', TTR: 'TTr' })[s]!);
}

/** Not a date, a ratio, a speed or a unit with a slash: type and issuer, or a type word before it. */
function plausible(number: string, joint: string, year: string, symbols: string, announced: boolean): boolean {
  const parts = symbols.split(/[-/_]/u);
  const letters = (number.match(/\p{Lu}/gu) ?? []).length;
  if (year !== '') return letters >= 2 && !/^\p{Lu}\p{Ll}+$/u.test(symbols);
  if (joint === '-' && !number.includes('/')) return false;
  if (parts.length >= 2) return letters >= 2 && (announced || docTypeBySymbol(parts[0]!) !== null || issuerBySymbol(parts[0]!) !== null);
  return announced && letters >= 2 && !/^\p{Lu}\p{Ll}{2,}$/u.test(symbols);
}

function wordBefore(text: string, at: number): { start: number; word: string } | null {
  const from = Math.max(0, at - 90);
  const before = text.slice(from, at);
  let best: { start: number; word: string } | null = null;
  for (const match of before.matchAll(typeWord)) {
    if (betweenWordAndNumber.test(before.slice(match.index + match[0].length))) best = { start: from + match.index, word: match[0] };
  }
  return best;
}

function typeOf(number: string, word: string | null): string {
  const named = word === null || /^(?:văn bản|văn thư|điện|thư)$/iu.test(word) ? null : docTypeByName(word);
  const bySymbol = docTypeBySymbol(number);
  // "Thông tư số …/TTLT-…": the symbol says more than the word.
  if (named !== null && bySymbol?.slug.startsWith(`${named.slug}-`) === true) return bySymbol.slug;
  return named?.slug ?? bySymbol?.slug ?? 'van-ban';
}

/** Two writings of one number compare equal: case, blanks and joints aside. */
export function compareKey(number: string): string {
  return number.normalize('NFD').replace(/\p{M}/gu, '').replace(/[đĐ]/gu, 'd').toLowerCase().replace(/[^A-Za-zÀ-ỹ\d]/gu, '');
}

/** The symbol behind type and year: who issues ("TTg", "UBND", "QH15"). */
export function issuerSymbol(number: string): string {
  const parts = number.replace(/^\d[\d.]*[a-zđ]?[/-](?:\d{4}\/)?/u, '').split(/[-/]/u);
  return parts.length > 1 && docTypeBySymbol(parts[0]!) !== null && issuerBySymbol(parts[0]!) === null ? parts.slice(1).join('-') : parts.length > 1 && docTypeBySymbol(parts[0]!) !== null ? parts[1]! : parts[0]!;
}
