import { isRegisteredAgency, readAgencyPrefix } from '../registers/agencies.js';
import { issuerBySymbol, misspeltIssuer } from '../registers/issuers.js';
import type { FindingCode } from '../findings/codes.js';
import type { Span } from '../model/provenance.js';
import { foldSpelling } from '../text/fold.js';
import { dateAt, type CitedDate } from './dates.js';
import { findLaws, type LawName } from './laws.js';
import { findNumbers, issuerSymbol, type NumberMatch } from './numbers.js';
import { titleAfter } from './titles.js';
import { bisect } from '../text/bisect.js';

/** One place where a text names a document. */
export interface Mention {
  /** Type word to the end of number or name. */
  readonly span: Span;
  readonly key: string;
  readonly number: string | null;
  readonly type: string;
  readonly issuer: string | null;
  readonly issuedOn: string | null;
  readonly title: string | null;
  /** By number, a law by name, a scheme by its bare number, or a short form of one cited elsewhere. */
  readonly kind: 'number' | 'law' | 'scheme' | 'short';
  /** Whose the document is by the words around, where the symbol is one letter off; null for any other. */
  readonly misspelt: string | null;
  /** What is wrong with the date beside it, the date as written, and where it stands. */
  readonly fault: { readonly code: FindingCode; readonly text: string; readonly span: Span } | null;
}

/** Every document named in a text by number, every law by name, every scheme by its bare number ("Đề án 06"). In order of the text. */
export function findCitations(text: string): Mention[] {
  const numbers = findNumbers(text);
  const laws = findLaws(text);
  const mentions: Mention[] = [];
  for (const [i, number] of numbers.entries()) mentions.push(ofNumber(text, number, lawBefore(text, number, laws), numbers.slice(i + 1, i + 6)));
  for (const law of laws) {
    const next = numbers[firstFrom(numbers, law.end)];
    if ((next === undefined || !lawsNumber(text, law, next)) && !insideAmendment(text, law, numbers)) mentions.push(ofLaw(text, law));
  }
  const taken = inOrder(mentions);
  for (const scheme of findSchemes(text)) if (!overlapsAny(scheme.span, taken)) mentions.push(scheme);
  return inOrder(mentions);
}

function inOrder(mentions: readonly Mention[]): Mention[] {
  return [...mentions].sort((a, b) => a.span[0] - b.span[0] || b.span[1] - a.span[1]);
}

/** Whether a span touches one of the mentions, which stand in order and apart. */
export function overlapsAny(span: Span, mentions: readonly Mention[]): boolean {
  const after = bisect(mentions.length, (i) => mentions[i]!.span[0] >= span[1]);
  return after > 0 && mentions[after - 1]!.span[1] > span[0];
}

/** Index of the first number that begins at or behind a place. */
function firstFrom(numbers: readonly NumberMatch[], at: number): number {
  return bisect(numbers.length, (i) => numbers[i]!.start >= at);
}

/** "Luật Đấu thầu số 22/2023/QH15": the number is that law's. */
function lawsNumber(text: string, law: LawName, number: NumberMatch): boolean {
  return number.start >= law.end && /^(?:\s*\([^)]{1,40}\))?\s*,?\s*(?:số\s*:?\s*){0,2}$/iu.test(text.slice(law.end, number.start)) && /(?:QH|L-CTN)/u.test(number.number);
}

/** "Luật số 56/2024/QH15 … sửa đổi, bổ sung một số điều của Luật A, Luật B": what it amends is part of its name. */
function insideAmendment(text: string, law: LawName, numbers: readonly NumberMatch[]): boolean {
  const at = firstFrom(numbers, law.start);
  const nearest = numbers[at - 1];
  const amending = /^luat-sua-doi/u.test(law.slug) && nearest !== undefined && /QH\d/u.test(nearest.number) && law.start - nearest.end < 160 && !/;/u.test(text.slice(nearest.end, law.start));
  if (amending) return true;
  const before = text.slice(Math.max(0, law.start - 900), law.start);
  const amended = before.lastIndexOf('một số điều của');
  if (amended < 0 || /[;.]\s/u.test(before.slice(amended))) return false;
  const start = law.start - before.length + amended;
  return numbers.slice(Math.max(0, at - 12), at).some((n) => n.end <= start && start - n.end < 300 && /QH\d|UBTVQH/u.test(n.number) && !/;/u.test(text.slice(n.end, start)));
}

/** The law whose name stands right before its number; then that is where the mention begins. */
function lawBefore(text: string, number: NumberMatch, laws: readonly LawName[]): LawName | null {
  const before = laws[bisect(laws.length, (i) => laws[i]!.end > number.start) - 1];
  return before !== undefined && lawsNumber(text, before, number) ? before : null;
}

function ofNumber(text: string, found: NumberMatch, law: LawName | null, following: readonly NumberMatch[]): Mention {
  const scheme = /^Đề án$/iu.test(found.word ?? '') && /^\d{1,4}\/CP$/u.test(found.number);
  const date = dateAfter(text, found.end, following[0]?.from ?? text.length) ?? dateBefore(text, found.from) ?? sharedDate(text, found, following);
  const by = issuerAfter(text, date !== null && date.start >= found.end ? date.end : found.end, found.end);
  const misspelt = misspeltIssuer(issuerSymbol(found.number), by?.name ?? sentenceAt(text, found.start, found.end));
  const symbol = misspelt ?? issuerBySymbol(issuerSymbol(found.number));
  // The symbol names a central issuer; whose committee, or which organ of the Party, only the words say.
  const spoken = symbol === null || symbol.local || /\/TW$/u.test(found.number);
  const own = {
    span: [law?.start ?? found.from, found.end] as Span,
    issuer: spoken ? issuerName(by?.name ?? null, symbol?.name ?? null) : symbol.name,
    issuedOn: date?.value ?? null,
    title: law !== null ? text.slice(law.start, law.end).replace(/\s+/gu, ' ') : titleAfter(text, Math.max(by?.end ?? 0, date?.end ?? 0, found.end), symbol !== null && !symbol.local),
    misspelt: misspelt?.name ?? null,
    fault: faultOf(text, date),
  };
  if (scheme) return { ...own, key: `de-an-${found.number.replace(/\/CP$/u, '')}`, number: null, type: 'de-an', kind: 'scheme' };
  return { ...own, key: found.number, number: found.number, type: law !== null && found.word === null ? 'luat' : found.type, kind: 'number' };
}

function ofLaw(text: string, law: LawName): Mention {
  const between = /^\s*,?\s*(?:\((?:sửa đổi)\)\s*)?/u.exec(text.slice(law.end, law.end + 20))![0];
  const date = dateAt(text, law.end + between.length, true) ?? bareYear(text, law.end);
  return {
    span: [law.start, law.end], key: law.slug, number: null, type: law.slug.startsWith('bo-luat') ? 'bo-luat' : 'luat', issuer: 'Quốc hội', issuedOn: date?.value ?? null,
    title: text.slice(law.start, law.end).replace(/\s+/gu, ' '), kind: 'law', misspelt: null, fault: faultOf(text, date),
  };
}

/** The sentence around a place, as far as 200 letters either way. */
function sentenceAt(text: string, start: number, end: number): string {
  const before = text.slice(Math.max(0, start - 200), start).split(/[.;]\s|\n/u).at(-1)!;
  return `${before} ${text.slice(end, end + 200).split(/[.;]\s|\n/u)[0]!}`;
}

function faultOf(text: string, date: CitedDate | null): Mention['fault'] {
  return date?.fault == null ? null : { code: date.fault, text: text.slice(date.start, date.end), span: [date.start, date.end] };
}

/** "Luật Đất đai 2024". */
function bareYear(text: string, at: number): CitedDate | null {
  const match = /^\s\(?((?:19|20)\d{2})(?![\d/.,%-])/u.exec(text.slice(at, at + 10));
  return match === null ? null : { value: match[1]!, start: at + 1, end: at + match[0].length, fault: null };
}

/** What may stand between a number and its date: a comma, brackets, the issuer. Never another number or the end of the clause. */
const toDate = /^(?:\s*\([^)\d]{1,40}\))?\s*[,.]?\s*(?:ngày\s*)?$/iu;
const toDateOverIssuer = /^\s*,?\s*(?:\([^)]{1,40}\)\s*)?(?:do|của)\s[^;:."“”]{3,110}?[,\s]\s*$/u;

function dateAfter(text: string, end: number, limit: number): CitedDate | null {
  const window = text.slice(end, Math.min(end + 170, Math.max(limit, end)));
  for (const match of window.matchAll(/(?:ngày\s{0,3}\d|tháng\s{0,3}\d|(?<=[\s(])năm\s{0,3}\d{4}|(?<=^\s*,?\s*\(?)\d{1,2}[/.-]\d{1,2}[/.-]\d{4})/giu)) {
    const before = window.slice(0, match.index);
    const near = toDate.test(before) || /^\s*\(\s*$/u.test(before);
    if (!near && !toDateOverIssuer.test(before)) return null;
    if (!near && governs(before)) return null;
    return dateAt(text, end + match.index, near);
  }
  return null;
}

/** The words over which a date is reached name the issuer alone, not what the document is about. */
function governs(before: string): boolean {
  return /\s(?:về|phê duyệt|ban hành|quy định|hướng dẫn|sửa đổi|thực hiện|triển khai|tại|để|cho|thông qua|giao|kết luận)\s/iu.test(before);
}

/** "Ngày 22/12/2024, Bộ Chính trị đã ban hành Nghị quyết số …". */
function dateBefore(text: string, from: number): CitedDate | null {
  const before = text.slice(Math.max(0, from - 110), from);
  const match = /ngày\s{0,3}\d[\d\s/.tháng-]*(?:năm\s{0,3}\d{4})?,?\s[^;.\d]{2,70}ban hành\s(?:kèm theo\s)?$/iu.exec(before);
  return match === null ? null : dateAt(text, from - before.length + match.index, false);
}

/** "số 008/CĐ-UBND và số 009/CĐ-UBND ngày 19/11/2025": one date for both. */
function sharedDate(text: string, found: NumberMatch, following: readonly NumberMatch[]): CitedDate | null {
  let end = found.end;
  for (const next of following) {
    if (!/^\s*(?:,|và|;)\s*(?:số\s*)?$/iu.test(text.slice(end, next.start)) || next.type !== found.type) return null;
    const date = dateAfter(text, next.end, next.end + 60);
    if (date !== null) return toDate.test(text.slice(next.end, date.start)) ? date : null;
    end = next.end;
  }
  return null;
}

/** Words behind an issuer's name: what the document does or is about. */
const behindIssuer =
  '[Vv]ề|[Pp]hê duyệt|[Bb]an hành|[Qq]uy định|[Hh]ướng dẫn|[Ss]ửa đổi|bổ sung|[Tt]hực hiện|[Tt]riển khai|tại|để|cho|thông qua|giao|[Kk]ết luận|[Cc]ông bố|[Đđ]iều chỉnh|thi hành|đã|ngày|khóa|trong|đối với|thành lập|chấp thuận|và(?= các | Nghị| Quyết| Chỉ| Kế| Chương| Công văn| Thông)';
/** The next document named without a comma before it: "của Bộ Chính trị Nghị quyết số 50/NQ-CP". */
const nextDocument = '(?:[Nn]ghị quyết|[Nn]ghị định|[Qq]uyết định|[Cc]hỉ thị|[Kk]ế hoạch|[Cc]hương trình|[Kk]ết luận|[Tt]hông tư|[Tt]hông báo|[Cc]ông văn|[Cc]ông điện|[Đđ]ề án|[Hh]ướng dẫn|[Bb]áo cáo|[Tt]ờ trình)\\s+(?:số\\s*:?\\s*)?\\d';
const issuerWords = new RegExp(
  `^(?:\\s*\\([^)]{1,40}\\))?\\s*,?\\s*(?:do|của)\\s+((?:các\\s)?\\p{Lu}[^;:."“”()\\d]{2,110}?)(?=\\s+(?:${behindIssuer})[\\s,]|\\s+${nextDocument}|\\s*[,;:.()“"\\n]|\\s*$)`,
  'u',
);
const ofWord = /^(?:\s*\([^)]{1,40}\))?\s*,?\s*(?:do|của)\s+(?=\p{Lu})/u;

/** As the words say it; the symbol's name where they say nothing, or break off within it. */
function issuerName(said: string | null, bySymbol: string | null): string | null {
  if (said === null) return bySymbol;
  const name = spelledOut(said);
  return bySymbol !== null && name.length < bySymbol.length && foldSpelling(bySymbol).startsWith(foldSpelling(name)) ? bySymbol : name;
}

function spelledOut(name: string): string {
  return name.replace(/(?<![A-Za-zÀ-ỹ])UBND(?![A-Za-zÀ-ỹ])/gu, 'Ủy ban nhân dân').replace(/(?<![A-Za-zÀ-ỹ])HĐND(?![A-Za-zÀ-ỹ])/gu, 'Hội đồng nhân dân').replace(/Uỷ ban/gu, 'Ủy ban').replace(/uỷ(?![A-Za-zÀ-ỹ])/gu, 'ủy');
}

/** "của Thủ tướng Chính phủ": whose the document is, as written. `from`: past the date; `numberEnd`: past the number. */
function issuerAfter(text: string, from: number, numberEnd: number): { name: string; end: number } | null {
  for (const at of [from, numberEnd]) {
    const match = issuerWords.exec(text.slice(at, at + 200));
    if (match !== null) return { name: match[1]!.replace(/\s+/gu, ' ').trim(), end: at + match[0].length };
  }
  return registeredAfter(text, from) ?? registeredAfter(text, numberEnd);
}

/** Where the words run on without a visible end: the body of the register they begin with. */
function registeredAfter(text: string, at: number): { name: string; end: number } | null {
  const rest = text.slice(at, at + 200);
  const of = ofWord.exec(rest);
  const body = of === null ? undefined : readAgencyPrefix(rest.slice(of[0].length))?.agencies[0];
  if (of === null || body === undefined || !isRegisteredAgency(body.id)) return null;
  return { name: body.text.replace(/\s+/gu, ' '), end: at + of[0].length + body.text.length };
}

const schemePattern = /(?<![A-Za-zÀ-ỹ])Đề án\s+(?:số\s+)?(\d{2,4})(?:\/CP)?(?![\d/.,%-]*\d|\s{0,2}[/-]\s{0,2}[A-Za-zÀ-ỹ]|\s+(?:năm|tháng|ngày|nhiệm vụ|dự án|đề án|triệu|tỷ))/gu;

/** A scheme by its bare number: "Đề án 06". */
function findSchemes(text: string): Mention[] {
  return [...text.matchAll(schemePattern)].map((match) => ({
    span: [match.index, match.index + match[0].length] as Span, key: `de-an-${match[1]}`, number: null, type: 'de-an', issuer: null, issuedOn: null, title: null, kind: 'scheme' as const, misspelt: null, fault: null,
  }));
}
