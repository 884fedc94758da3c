import type { Span } from '../model/provenance.js';
import { lowerInPlace } from '../quantities/lower.js';
import { readNumbers, type Quantity } from '../quantities/quantities.js';
import { findDues, type Due } from './due.js';
import { growth, growthWords } from './growth.js';
import { asLabel, complementOf, levelMentions, subjectOf, type Level } from './labels.js';
import { piecesOf, within, type Piece } from './pieces.js';
import { rejection, type Around, type RejectReason } from './rejects.js';
import { boundedSentences, bracketDepth, trimSpan } from './segments.js';
import { wordSentence, type Worded } from './wording.js';

export interface StatementContext {
  /** The text stands where targets are listed: a bullet under MỤC TIÊU, a row of a target table. */
  readonly inTargetList: boolean;
  /** Values count only with a word of commitment before them. */
  readonly needsCommitment?: boolean;
  /** The text reports what was reached. */
  readonly inReview?: boolean;
  readonly issuedYear?: number | null;
  /** The first year of the document's period. */
  readonly firstYear?: number | null;
  /** The text is an item of a list. */
  readonly isItem?: boolean;
  /** What the row or item is about, for a value that says it in a bare verb ("100% trường triển khai"). */
  readonly topic?: string | null;
}

/** What a person should look at in a statement. */
export type Doubt = 'stray-value' | 'impossible-value' | 'ambiguous-number' | 'bounded-range' | 'unpaired-values' | 'rank-change' | 'broken-text';

/** One value a text states, target or not. Spans count in the text given. */
export interface Statement {
  readonly label: string;
  readonly quantity: Quantity;
  readonly level: Level | null;
  /** The year the statement names for its value. */
  readonly year: number | null;
  /** Of the quote. */
  readonly span: Span;
  readonly rejected: RejectReason | null;
  /** Too little says that it is a commitment: it only counts as a mention of a target stated elsewhere. */
  readonly weak: boolean;
  readonly doubts: readonly Doubt[];
  /** The second value that stands beside this one and was not taken. */
  readonly stray?: Span;
  /** Stands in brackets beside a value of the same kind. */
  readonly aside?: boolean;
  /** A part of the value before it ("trong đó …"). */
  readonly isPart?: boolean;
  /** Wordings where two attributes share one value; for the catalogue to confirm. */
  readonly split: readonly [string, string] | null;
}

/** Values and numbers of a text. */
export interface ReadText {
  readonly statements: readonly Statement[];
  /** Numbers that fit no convention. */
  readonly unread: readonly Span[];
}

/** Statements of a text: of one item, paragraph or cell. */
export function readStatements(text: string, context: StatementContext): Statement[] {
  return [...readText(text, context).statements];
}

export function readText(text: string, context: StatementContext): ReadText {
  const { quantities, unread } = readNumbers(text);
  if (quantities.length === 0) return { statements: [], unread };
  const depth = bracketDepth(text);
  const tooMany: Span[] = [];
  let next = 0;
  const statements = boundedSentences(text).flatMap((sentence) => {
    const all: Quantity[] = [];
    for (; next < quantities.length && quantities[next]!.span[0] < sentence[1]; next++) all.push(quantities[next]!);
    const here = all.filter((q) => within(q.span, sentence)).slice(0, mostValues);
    tooMany.push(...all.slice(mostValues).map((q) => q.numberSpan));
    if (here.length === 0) return [];
    const outside = here.filter((q) => depth[q.numberSpan[0]] === 0);
    const levels = outside.length === 0 ? leveledBracket(text, sentence, here) : null;
    if (levels) return readSentence(text, levels.span, here, context, levels.prefix);
    const main = readSentence(text, sentence, outside, context);
    return [...main, ...bracketed(text, sentence, here.filter((q) => !outside.includes(q)), main, context)];
  });
  return { statements, unread: [...unread, ...tooMany] };
}

/** A sentence with more values than this is a table or damage; the rest of it stays unread. */
const mostValues = 60;

/** "Tỷ lệ số hóa hồ sơ (cấp tỉnh: 100%; cấp xã: 80%)": the bracket holds the values, one for each level. */
function leveledBracket(text: string, sentence: Span, quantities: readonly Quantity[]): { span: Span; prefix: string } | null {
  const open = text.lastIndexOf('(', quantities[0]!.span[0]);
  const close = text.indexOf(')', quantities.at(-1)!.span[1]);
  if (open < sentence[0] || close < 0 || text.slice(open + 1, close).includes('(')) return null;
  const levels = new Set(levelMentions(text.slice(open, close)).map((m) => m.level));
  const prefix = subjectOf(text.slice(sentence[0], open));
  return levels.size === quantities.length && levels.size > 1 && prefix !== '' ? { span: [open + 1, close], prefix } : null;
}

/** Values in brackets, bracket by bracket. */
function bracketed(text: string, sentence: Span, quantities: readonly Quantity[], main: readonly Statement[], context: StatementContext): Statement[] {
  const brackets = new Map<number, { span: Span; quantities: Quantity[] }>();
  for (const quantity of quantities) {
    const open = text.lastIndexOf('(', quantity.span[0]);
    const close = text.indexOf(')', quantity.span[1]);
    const span: Span = [open < sentence[0] ? sentence[0] : open + 1, close < 0 ? sentence[1] : close];
    const known = brackets.get(span[0]);
    if (known) known.quantities.push(quantity);
    else brackets.set(span[0], { span, quantities: [quantity] });
  }
  return [...brackets.values()].flatMap((b) => {
    const beside = main.filter((s) => s.rejected === null && s.span[0] < b.span[0]).at(-1);
    const remarks = b.quantities.map((quantity) => remark(text, sentence, b.span, quantity, beside, context));
    return (beside && levelsBeside(text, b, beside, remarks)) ?? remarks;
  });
}

/** "đạt 90% (cấp tỉnh 100%, cấp xã 80%)": one value for each level named, beside the value of all. */
function levelsBeside(text: string, bracket: { span: Span; quantities: readonly Quantity[] }, beside: Statement, remarks: readonly Statement[]): Statement[] | null {
  const levels = levelMentions(text.slice(...bracket.span));
  const count = bracket.quantities.length;
  if (levels.length !== count || new Set(levels.map((m) => m.level)).size !== count || remarks.some((r) => r.rejected !== null)) return null;
  if (bracket.quantities.some((q) => q.unit !== beside.quantity.unit)) return null;
  return bracket.quantities.map((quantity, i) => ({
    ...beside, quantity, level: levels[i]!.level, span: trimSpan(text, bracket.span), doubts: [], split: null,
    label: asLabel(`${beside.label}: ${lowerInPlace(text.slice(bracket.span[0] + levels[i]!.span[0], bracket.span[0] + levels[i]!.span[1]))}`),
  }));
}

/** A value in brackets is a remark: at most a mention of a target stated elsewhere, unless it gives the value beside it for a later year. */
function remark(text: string, sentence: Span, span: Span, quantity: Quantity, beside: Statement | undefined, context: StatementContext): Statement {
  const subject = subjectOf(text.slice(span[0], quantity.span[0]).replace(/^\s*(?:trước hết là|trước mắt là|bao gồm|gồm)\s+/iu, ''));
  const label = asLabel(`${subject} ${complementOf(text.slice(quantity.span[1], span[1]))}`);
  const year = findDues(text.slice(...span)).find((d) => d.kind !== 'baseline')?.year ?? null;
  const baseline = /so với(?: cùng kỳ| cuối| đầu)?(?: năm)? \d{4}\s*\($/iu.test(text.slice(Math.max(0, span[0] - 40), span[0]));
  const breakdown = baseline || /^\s*(?:trong đó|gồm|bao gồm|tỷ lệ|so với)|:/iu.test(text.slice(...span));
  const rejected = breakdown ? 'breakdown' : rejection({ ...around(text, sentence, { span, quantity }, context, year), inTargetList: true });
  const aside = beside?.quantity.unit === quantity.unit;
  const later = rejected === null && label === '' && aside && year !== null && year !== beside.year && year > (context.issuedYear ?? year);
  if (later) return { ...beside, quantity, year, span, doubts: [], split: null };
  return { label, quantity, level: null, year, span, rejected, weak: true, doubts: [], split: null, aside };
}

/** Nothing, or a run-in heading, before the value. */
const runIn = /^(?:[^.;:]{1,160}:)?[\s\-+•*]*(?:có|phấn đấu|đảm bảo|bảo đảm)?$/u;

function around(text: string, sentence: Span, piece: { span: Span; quantity: Quantity }, context: StatementContext, year: number | null): Around {
  return {
    quantity: piece.quantity,
    // "ước đạt" is a comparator too: the words before the digits, not before the phrase
    before: lowerInPlace(text.slice(sentence[0], piece.quantity.numberSpan[0])),
    pre: lowerInPlace(text.slice(piece.span[0], piece.quantity.span[0])),
    post: lowerInPlace(text.slice(piece.quantity.span[1], piece.span[1])),
    sentence: lowerInPlace(text.slice(...sentence)),
    inTargetList: context.inTargetList,
    inReview: context.inReview ?? false,
    needsCommitment: context.needsCommitment ?? false,
    opensItem: (context.isItem ?? false) && piece.quantity.span[0] < 240 && runIn.test(lowerInPlace(text.slice(0, piece.quantity.span[0])).trimEnd()),
    year,
    issuedYear: context.issuedYear ?? null,
    firstYear: context.firstYear ?? null,
  };
}

function readSentence(text: string, sentence: Span, quantities: readonly Quantity[], context: StatementContext, prefix: string | null = null): Statement[] {
  const pieces = piecesOf(text, sentence, quantities);
  if (pieces.length === 0) return [];
  const dues = duesOf(text, sentence);
  const { worded, years } = wordSentence(text, pieces, dues, prefix, context.topic ?? null);
  const statements = worded.map((w, i) => statementOf(text, sentence, w, years[i] ?? yearOf(text, w.piece, pieces, dues), context));
  const ranked = statements.some((s) => s.quantity.unit === 'rank' && !s.quantity.flags.includes('rank-change') && s.rejected === null);
  return statements.map((s, i) => withStrays(withoutStep(likeBefore(s, worded[i]!, statements[i - 1]), ranked), worded[i + 1]?.stray ? statements[i + 1]!.span : null));
}

/** "Nâng hạng lên 5 bậc, thuộc tốp 15 tỉnh": the rank is the target, the steps to it are not another one. */
function withoutStep(statement: Statement, ranked: boolean): Statement {
  return ranked && statement.quantity.flags.includes('rank-change') ? { ...statement, rejected: 'rank-change-result' } : statement;
}

const lasting: ReadonlySet<RejectReason | null> = new Set<RejectReason | null>(['norm', 'money', 'condition', 'reached', 'score-norm', 'forecast']);

/** "không quá 10% tập thể, 5% cá nhân": what shares its subject with a value that is no target is none either. */
function likeBefore(statement: Statement, worded: Worded, previous: Statement | undefined): Statement {
  if (!worded.shared || worded.stray || statement.rejected !== null || !previous || !lasting.has(previous.rejected)) return statement;
  return { ...statement, rejected: previous.rejected };
}

function withStrays(statement: Statement, stray: Span | null): Statement {
  return stray !== null && statement.rejected === null ? { ...statement, stray, doubts: [...statement.doubts, 'stray-value'] } : statement;
}

function statementOf(text: string, sentence: Span, worded: Worded, year: number | null, context: StatementContext): Statement {
  const { piece } = worded;
  const quantity = growth(piece, text, sentence);
  const a = around(text, sentence, piece, context, year);
  const reason: RejectReason | null = worded.stray ? 'stray-value' : worded.restated ? 'inner-value' : (rejection({ ...a, quantity }) ?? emptyWording(worded.label, quantity, context));
  const label = quantity.unit === 'percent-per-year' ? worded.label.replace(/\s+tăng(?: (?:trung bình|bình quân))?$/iu, '') : withEveryYear(worded, a);
  return {
    label, quantity, level: worded.level, year, span: trimSpan(text, piece.span), rejected: reason,
    weak: reason === 'no-commitment', doubts: doubtsOf(worded, quantity, context), split: splitOf(worded.label, piece),
    isPart: /trong đó/iu.test(text.slice(Math.max(0, piece.span[0] - 12), piece.quantity.span[0])),
  };
}

const everyYear = /(?<![A-Za-zÀ-ỹ])(?:(?:trung bình|bình quân) )?(?:mỗi|hàng|hằng) năm(?![A-Za-zÀ-ỹ])|(?<![A-Za-zÀ-ỹ])bình quân năm(?![A-Za-zÀ-ỹ])/u;

/** "mỗi năm có ít nhất 150 sản phẩm": a count per year says so in its wording. */
function withEveryYear({ label, piece }: Worded, { pre, quantity }: Around): string {
  if (label === '' || quantity.unit === 'percent-per-year' || quantity.unit === 'rank' || /(?<![A-Za-zÀ-ỹ])năm(?![A-Za-zÀ-ỹ])/iu.test(label)) return label;
  const said = everyYear.exec(pre)?.[0] ?? (piece.quantity.perYear && !quantity.unit.endsWith('-per-year') ? 'mỗi năm' : null);
  return said === null ? label : `${label} ${said}`;
}

/** A value of nothing ("Đạt 100%") or, outside a list of targets, of a bare noun ("02 lớp"). */
function emptyWording(label: string, quantity: Quantity, context: StatementContext): RejectReason | null {
  if (label === '') return 'plain-number';
  return !context.inTargetList && quantity.unit === 'count' && label.split(' ').length <= 2 ? 'no-commitment' : null;
}

function doubtsOf(worded: Worded, quantity: Quantity, context: StatementContext): Doubt[] {
  const doubts: Doubt[] = [];
  const value = quantity.max ?? quantity.min ?? 0;
  const share = quantity.unit === 'percent' && !growthWords.test(worded.label) && !/(?<![A-Za-zÀ-ỹ])(?:so với|gấp|vượt)(?![A-Za-zÀ-ỹ])/iu.test(worded.label);
  if (share && (value > 100 || (quantity.comparator === 'gt' && value === 100))) doubts.push('impossible-value');
  if (quantity.flags.includes('ambiguous-number') || quantity.flags.includes('adjacent-number')) doubts.push('ambiguous-number');
  if (quantity.flags.includes('bounded-range')) doubts.push('bounded-range');
  if (quantity.flags.includes('rank-change')) doubts.push('rank-change');
  if (context.inTargetList && /lần lượt|tương ứng/iu.test(worded.label)) doubts.push('unpaired-values');
  return doubts;
}

const attribute = /^(.*?(?<![A-Za-zÀ-ỹ])(?:có|được|sử dụng|dùng|tham gia|cài đặt)(?![A-Za-zÀ-ỹ]).*?)(?:, | và )((?:có |được )?(?:sử dụng|dùng|có|tham gia|cài đặt)(?![A-Za-zÀ-ỹ]).*)$/iu;

/** "có tài khoản thanh toán điện tử, sử dụng dịch vụ công trực tuyến đạt 30%": two attributes of one subject. */
function splitOf(label: string, piece: Piece): readonly [string, string] | null {
  if (piece.quantity.unit !== 'percent' || label.length > 400) return null;
  const found = attribute.exec(label);
  if (!found) return null;
  // "Có tài khoản …, sử dụng dịch vụ công trực tuyến đạt 30% dân số": who it is said of stands at the end
  const whom = /^(?:có|sử dụng|dùng|tham gia|cài đặt)(?![A-Za-zÀ-ỹ])/iu.test(label) ? /^(.*?)\s((?:tổng )?(?:dân số|người dân|hộ gia đình|số hộ|doanh nghiệp)(?: trưởng thành| từ \d+ tuổi)?)$/iu.exec(found[2]!) : null;
  if (whom) return [asLabel(`${whom[2]!} ${found[1]!.charAt(0).toLowerCase()}${found[1]!.slice(1)}`), asLabel(`${whom[2]!} ${whom[1]!}`)];
  const subject = /^(.*?)(?<![A-Za-zÀ-ỹ])(?:có|được|sử dụng|dùng|tham gia|cài đặt)(?![A-Za-zÀ-ỹ])/iu.exec(found[1]!)![1]!;
  return [asLabel(found[1]!), asLabel(`${subject} ${found[2]!}`)];
}

// ---------------------------------------------------------------- years

const titleBefore = /(?:chương trình|kế hoạch|đề án|nghị quyết|quyết định|dự án|chuẩn nghèo|quy hoạch|chiến lược|chỉ thị|kết luận)(?![A-Za-zÀ-ỹ])[^.;:,]{0,160}$/iu;

/**
 * The times of a sentence that a value can be due at. One in brackets counts only where it is all the bracket says ("đạt 60% (năm 2025)"),
 * a vision only where it opens its clause; the years of another document's title never do.
 */
function duesOf(text: string, sentence: Span): Due[] {
  const part = text.slice(...sentence);
  const depth = bracketDepth(part);
  return findDues(part)
    .filter((d) => d.kind !== 'baseline' && !titleBefore.test(part.slice(Math.max(0, d.span[0] - 200), d.span[0])))
    .filter((d) => d.kind !== 'vision' || opensClause(part, d.span))
    .filter((d) => depth[d.span[0]] === 0 || (/\(\s*$/u.test(part.slice(0, d.span[0])) && /^\s*\)/u.test(part.slice(d.span[1]))))
    .map((d) => ({ ...d, span: [d.span[0] + sentence[0], d.span[1] + sentence[0]] }));
}

/** Nothing but words of commitment before it in its clause, or a colon right after it. */
function opensClause(text: string, [start, end]: Span): boolean {
  if (/^\s*:/u.test(text.slice(end))) return true;
  const from = Math.max(0, start - 200);
  const clause = text.slice(from, start).split(/[;:]/u).at(-1)!;
  return subjectOf(clause.replace(/(?:định hướng|tầm nhìn)\s*$/iu, '')) === '';
}

/** The due year nearest to a value: in its piece, else one that opens an earlier clause of the sentence. */
function yearOf(text: string, piece: Piece, pieces: readonly Piece[], dues: readonly Due[]): number | null {
  const own = dues.filter((d) => within(d.span, piece.span));
  const before = own.filter((d) => d.span[1] <= piece.quantity.span[0]).at(-1);
  if (before) return before.year;
  const after = own.find((d) => d.span[0] >= piece.quantity.span[1] && d.span[0] - piece.quantity.span[1] < 200);
  const earlier = dues.filter((d) => d.span[1] <= piece.span[0] && !claimed(d, pieces) && (opensClause(text, d.span) || pieces.some((p) => within(d.span, p.span)))).at(-1);
  return (after?.limit || (after && !earlier) ? after?.year : earlier?.year) ?? null;
}

/** A time that stands after an earlier value belongs to that value alone. */
function claimed(due: Due, pieces: readonly Piece[]): boolean {
  return pieces.some((p) => within(due.span, p.span) && due.span[0] > p.quantity.span[0]);
}
