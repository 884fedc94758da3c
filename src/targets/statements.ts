import type { Span } from '../model/provenance.js';
import { alternatives, lowerInPlace } from '../quantities/lower.js';
import { findQuantities, unreadNumbers, type Quantity } from '../quantities/quantities.js';
import { findDues, type Due } from './due.js';
import { asLabel, complementOf, hasPredicate, levelMentions, onlyLevel, predicateTail, rankSubject, replaceLevel, subjectOf, tidy, type Level } from './labels.js';
import { rejection, type RejectReason } from './rejects.js';
import { bracketDepth, clauses, sentences, separators, trimSpan } from './segments.js';
import { doingStarters, restartWords, starterWords } from './words.js';

export interface StatementContext {
  /** The text stands where targets are listed: a bullet under MỤC TIÊU, a row of a target table. */
  readonly inTargetList: boolean;
  /** Values count only with a word of commitment before them. */
  readonly needsCommitment?: boolean;
  /** The text reports what was reached. */
  readonly inReview?: boolean;
  readonly issuedYear?: number | null;
}

/** What a person should look at in a statement. */
export type Doubt = 'stray-value' | 'impossible-value' | 'ambiguous-number' | 'bounded-range' | 'unpaired-values' | 'no-label' | 'rank-change';

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
  /** Wordings where two attributes share one value; for the catalogue to confirm. */
  readonly split: readonly [string, string] | null;
}

/** Values and numbers of a text. */
export interface ReadText {
  readonly statements: readonly Statement[];
  /** Numbers that fit no convention. */
  readonly unread: readonly Span[];
}

/** One value with the words that belong to it. */
interface Piece {
  readonly span: Span;
  readonly quantity: Quantity;
  readonly clause: number;
  /** What parts it from the piece before: `;`, `,`, `và`, `:` or nothing. */
  readonly joint: string;
  readonly inner: readonly Quantity[];
}

/** Statements of a text: of one item, paragraph or cell. */
export function readStatements(text: string, context: StatementContext): Statement[] {
  return [...readText(text, context).statements];
}

export function readText(text: string, context: StatementContext): ReadText {
  const quantities = findQuantities(text);
  if (quantities.length === 0) return { statements: [], unread: unreadNumbers(text) };
  const depth = bracketDepth(text);
  const statements = sentences(text).flatMap((sentence) => {
    const here = quantities.filter((q) => within(q.span, sentence));
    if (here.length === 0) return [];
    const outside = here.filter((q) => depth[q.numberSpan[0]] === 0);
    return [...readSentence(text, sentence, outside, context), ...bracketed(text, sentence, here.filter((q) => !outside.includes(q)), context)];
  });
  return { statements, unread: unreadNumbers(text) };
}

const within = (inner: Span, outer: Span): boolean => inner[0] >= outer[0] && inner[1] <= outer[1] + 1;

/** A value in brackets is a remark: at most a mention of a target stated elsewhere. */
function bracketed(text: string, sentence: Span, quantities: readonly Quantity[], context: StatementContext): Statement[] {
  return quantities.map((quantity) => {
    const open = text.lastIndexOf('(', quantity.span[0]);
    const close = text.indexOf(')', quantity.span[1]);
    const span: Span = [open < 0 ? sentence[0] : open + 1, close < 0 ? sentence[1] : close];
    const subject = subjectOf(text.slice(span[0], quantity.span[0]).replace(/^\s*(?:trước hết là|trước mắt là|bao gồm|gồm)\s+/iu, ''));
    const label = asLabel(`${subject} ${complementOf(text.slice(quantity.span[1], span[1]))}`);
    const before = lowerInPlace(text.slice(sentence[0], quantity.span[0]));
    const year = findDues(text.slice(...span)).find((d) => d.kind !== 'baseline')?.year ?? null;
    const breakdown = /^\s*(?:trong đó|gồm|bao gồm|tỷ lệ|so với)|:/iu.test(text.slice(...span));
    const rejected = breakdown ? 'breakdown' : rejection({ ...around(text, sentence, { span, quantity }, context, year), before, inTargetList: true });
    return { label, quantity, level: null, year, span, rejected, weak: true, doubts: [], split: null };
  });
}

function around(text: string, sentence: Span, piece: { span: Span; quantity: Quantity }, context: StatementContext, year: number | null) {
  return {
    quantity: piece.quantity,
    before: lowerInPlace(text.slice(sentence[0], piece.quantity.span[0])),
    pre: lowerInPlace(text.slice(piece.span[0], piece.quantity.span[0])),
    post: lowerInPlace(text.slice(piece.quantity.span[1], piece.span[1])),
    sentence: lowerInPlace(text.slice(...sentence)),
    inTargetList: context.inTargetList,
    inReview: context.inReview ?? false,
    needsCommitment: context.needsCommitment ?? false,
    year,
    issuedYear: context.issuedYear ?? null,
  };
}

// ---------------------------------------------------------------- pieces

const edge = '(?![\\p{L}\\p{N}])';
const starter = new RegExp(`^ *(?:${alternatives(starterWords)})${edge}`, 'u');
const restart = new RegExp(`^ *(?:${alternatives(restartWords)})${edge}`, 'u');
const doingStart = new RegExp(`^ *(?:${alternatives(doingStarters)})${edge}`, 'u');
const duration = new Set(['day', 'hour', 'minute', 'month', 'year']);
const isShare = (q: Quantity): boolean => q.unit.startsWith('percent') || q.unit === 'rank';

function piecesOf(text: string, sentence: Span, quantities: readonly Quantity[]): Piece[] {
  return clauses(text, sentence).flatMap((clause, index) => clausePieces(text, clause, index, mainOnes(clause, quantities)));
}

/** The quantities of a clause that can be its values: a duration only where nothing else is. */
function mainOnes(clause: Span, quantities: readonly Quantity[]): Quantity[] {
  const here = quantities.filter((q) => within(q.span, clause));
  const lasting = here.filter((q) => !duration.has(q.unit));
  return lasting.length > 0 ? lasting : here;
}

function clausePieces(text: string, clause: Span, index: number, quantities: readonly Quantity[]): Piece[] {
  const pieces: Piece[] = [];
  for (const quantity of quantities) {
    const previous = pieces.at(-1);
    if (!previous) {
      pieces.push({ span: clause, quantity, clause: index, joint: index === 0 ? '' : ';', inner: [] });
      continue;
    }
    const cut = cutBefore(text, previous, quantity);
    if (cut) {
      pieces[pieces.length - 1] = { ...previous, span: [previous.span[0], cut.start] };
      pieces.push({ span: [cut.end, clause[1]], quantity, clause: index, joint: cut.joint, inner: [] });
    } else if (isShare(quantity) && !isShare(previous.quantity) && !isValueFirst(text, previous)) {
      pieces[pieces.length - 1] = { ...previous, quantity, inner: [...previous.inner, previous.quantity] };
    } else pieces[pieces.length - 1] = { ...previous, inner: [...previous.inner, quantity] };
  }
  return pieces.map((p, i) => (i === 0 ? restarted(text, p) : p));
}

const isValueFirst = (text: string, piece: { span: Span; quantity: Quantity }): boolean => subjectOf(text.slice(piece.span[0], piece.quantity.span[0])) === '';

/** Where the piece of a further quantity begins; null where it belongs inside the piece before. */
function cutBefore(text: string, previous: Piece, quantity: Quantity): { start: number; end: number; joint: string } | null {
  const seps = separators(text, previous.quantity.span[1], quantity.span[0]);
  const last = seps.at(-1);
  if (!last) return null;
  const made = (s: { start: number; end: number }) => {
    const written = lowerInPlace(text.slice(s.start, s.end));
    const joint = written.includes('và') ? 'và' : written.trim()[0] ?? ',';
    return { start: s.start, end: joint === ':' ? s.end : s.start + (/^[,\s]*/u.exec(written)?.[0].length ?? 0), joint };
  };
  if (subjectOf(text.slice(last.end, quantity.span[0])) === '') return made(last);
  const started = [...seps].reverse().find((s) => starter.test(lowerInPlace(text.slice(s.start, quantity.span[0])).replace(/^[,:]? ?(?:và )?/u, '')));
  if (started) return made(started);
  if (isValueFirst(text, previous) || !(isShare(quantity) || quantity.unit === previous.quantity.unit)) return null;
  return made(last);
}

/** A long run-up before the value is cut where the statement begins ("…, phấn đấu đến năm 2030 đạt 30% …"). */
function restarted(text: string, piece: Piece): Piece {
  const seps = separators(text, piece.span[0], piece.quantity.span[0]).filter((s) => text[s.start] === ',');
  for (const s of [...seps].reverse()) {
    const rest = lowerInPlace(text.slice(s.start, piece.quantity.span[0])).replace(/^, ?(?:và )?/u, '');
    const short = rest.split(' ').length <= 7 && text.slice(piece.span[0], s.start).trim().split(/\s+/).length > 4;
    if (restart.test(rest) || (short && doingStart.test(rest))) return { ...piece, span: [s.start + 1, piece.span[1]] };
  }
  const raised = raise.exec(lowerInPlace(text.slice(piece.span[0], piece.quantity.span[0])));
  return raised ? { ...piece, span: [piece.span[0] + raised.index + raised[1]!.length, piece.span[1]] } : piece;
}

/** "xây dựng chính sách để nâng tỷ lệ …" */
const raise = /^(.{12,}(?<![\p{L}])(?:để|nhằm|phấn đấu|bảo đảm|đảm bảo) (?:nâng|nâng cao|đưa|đạt|có)? ?)(?:tỷ lệ|tỷ trọng|tỉ lệ|tỉ trọng)(?![\p{L}])/u;

// ---------------------------------------------------------------- wording

/** What later pieces of a sentence may share with an earlier one. */
interface Shared {
  /** Subject of the last piece that had one of its own. */
  anchor: { readonly subject: string; readonly complement: string; readonly clause: number; readonly attained: boolean } | null;
  /** What stands before a colon. */
  prefix: string | null;
  /** The label of the piece before. */
  last: string | null;
}

interface Worded {
  readonly piece: Piece;
  label: string;
  level: Level | null;
  readonly stray: boolean;
  readonly valueFirst: boolean;
  readonly shared: boolean;
}

function readSentence(text: string, sentence: Span, quantities: readonly Quantity[], context: StatementContext): Statement[] {
  const pieces = piecesOf(text, sentence, quantities);
  if (pieces.length === 0) return [];
  const dues = duesOf(text, sentence);
  const shared: Shared = { anchor: null, prefix: null, last: null };
  const worded = pieces.map((piece) => wordPiece(text, piece, dues, shared));
  backfill(worded);
  shareTails(worded);
  setLevels(text, worded);
  const series = inOrder(text, sentence, worded, dues);
  return worded
    .map((w, i) => statementOf(text, sentence, w, series?.years[i] ?? yearOf(text, w.piece, pieces, dues), context))
    .map((s, i) => withStrays(s, worded[i + 1]?.stray ?? false));
}

/** Due times of a sentence; one in brackets counts only where it is all the bracket says ("đạt 60% (năm 2025)"). */
function duesOf(text: string, sentence: Span): Due[] {
  const part = text.slice(...sentence);
  const depth = bracketDepth(part);
  return findDues(part)
    .filter((d) => depth[d.span[0]] === 0 || (/\(\s*$/u.test(part.slice(0, d.span[0])) && /^\s*\)/u.test(part.slice(d.span[1]))))
    .map((d) => ({ ...d, span: [d.span[0] + sentence[0], d.span[1] + sentence[0]] }));
}

/** "Đến năm 2025 đạt 60%, đến năm 2030 đạt 80% dân số có …": a value without a wording takes that of the next. */
function backfill(worded: Worded[]): void {
  for (let i = worded.length - 2; i >= 0; i--) {
    const [here, next] = [worded[i]!, worded[i + 1]!];
    if (here.label === '' && !next.stray) here.label = next.label;
  }
}

function withStrays(statement: Statement, followed: boolean): Statement {
  return followed && statement.rejected === null ? { ...statement, doubts: [...statement.doubts, 'stray-value'] } : statement;
}

function wordPiece(text: string, piece: Piece, dues: readonly Due[], shared: Shared): Worded {
  const before = text.slice(piece.span[0], piece.quantity.span[0]);
  const complement = complementOf(text.slice(piece.quantity.span[1], piece.span[1]));
  const own = ownSubject(before, shared);
  const worded = (written: string, more: Partial<Worded> = {}): Worded => {
    const label = /^từ /iu.test(text.slice(...piece.quantity.span)) ? written.replace(/ trở lên$/iu, '') : written;
    shared.last = label;
    return { piece, label: asLabel(label), level: null, stray: false, valueFirst: own.subject === '', shared: false, ...more };
  };
  const level = onlyLevel(own.subject, true);
  if (level && (shared.prefix !== null || shared.anchor)) return worded(levelLabel(own.subject, shared), { level, shared: true });
  if (own.subject === '') return valueFirst(text, piece, complement, dues, shared, worded);
  if (movement.test(own.subject) && shared.anchor?.clause === piece.clause && !movement.test(shared.anchor.subject)) return worded(`${shared.anchor.subject} ${own.subject} ${complement}`);
  const subject = piece.quantity.unit === 'rank' ? rankSubject(own.subject) : growthOff(own.subject, piece.quantity);
  shared.anchor = { subject, complement, clause: piece.clause, attained: /(?:đạt|chiếm|là|bằng|còn)\s*(?:khoảng|trên|tối thiểu|ít nhất)?\s*$/iu.test(before) };
  // "Tổng số doanh nghiệp đạt 11.400 doanh nghiệp": the counted noun is said once
  return worded(lowerInPlace(subject).endsWith(lowerInPlace(complement)) ? subject : `${subject} ${complement}`);
}

const movement = /^(?:tăng|giảm)(?![\p{L}])/iu;

/** "tăng" goes where the unit says growth per year; "giảm" stays, it gives the direction. */
const growthOff = (subject: string, quantity: Quantity): string => (annual(quantity, subject) && tidy(subject.replace(/\s+tăng$/iu, ''))) || subject;

function ownSubject(before: string, shared: Shared): { subject: string } {
  const colon = colonIn(before);
  if (colon < 0) return { subject: subjectOf(before) };
  shared.prefix = subjectOf(before.slice(0, colon)) || shared.prefix;
  return { subject: subjectOf(before.slice(colon + 1)) };
}

function colonIn(before: string): number {
  const depth = bracketDepth(before);
  for (let i = before.length - 1; i >= 0; i--) if (before[i] === ':' && depth[i] === 0) return i;
  return -1;
}

function levelLabel(subject: string, shared: Shared): string {
  const words = lowerFirst(subject);
  if (shared.prefix !== null) return `${shared.prefix}: ${words}`;
  return replaceLevel(`${shared.anchor!.subject} ${shared.anchor!.complement}`, words);
}

const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

function valueFirst(text: string, piece: Piece, complement: string, dues: readonly Due[], shared: Shared, worded: (label: string, more?: Partial<Worded>) => Worded): Worded {
  const level = onlyLevel(complement, false);
  if (level && (shared.prefix !== null || shared.anchor)) return worded(levelLabel(complement, shared), { level, shared: true });
  if (complement === '') {
    const dated = dues.some((d) => d.kind !== 'baseline' && within(d.span, piece.span));
    const label = shared.prefix ?? (shared.anchor ? `${shared.anchor.subject} ${shared.anchor.complement}` : shared.last) ?? '';
    return worded(label, { stray: !dated && shared.last !== null && !serial(text, piece), shared: true });
  }
  if (shared.anchor && sharesSubject(piece, complement, shared.anchor)) return worded(`${shared.anchor.subject} ${complement}`, { shared: true });
  if (shared.prefix !== null && complement.split(' ').length <= 2) {
    const said = lowerInPlace(shared.prefix).includes(lowerInPlace(complement));
    return worded(said ? shared.prefix : `${shared.prefix} ${complement}`);
  }
  return worded(complement);
}

const serial = (text: string, piece: Piece): boolean => /lần lượt|tương ứng/iu.test(text.slice(Math.max(0, piece.span[0] - 120), piece.span[1]));

/** "phủ trên 80% hộ gia đình, 100% xã": a further value of the same verb. */
function sharesSubject(piece: Piece, complement: string, anchor: NonNullable<Shared['anchor']>): boolean {
  if (anchor.complement === '' || hasPredicate(complement)) return false;
  if (piece.joint !== ';' && piece.clause !== anchor.clause) return false;
  if (piece.joint === ';') return complement.split(' ').length <= 4 && !/(?:^| )có /iu.test(complement);
  return !anchor.attained || complement.split(' ').length <= 4;
}

/** "90% hồ sơ tại cấp tỉnh; 80% … và 60% … cấp xã được xử lý …": earlier values take the predicate of the last. */
function shareTails(worded: Worded[]): void {
  for (let i = worded.length - 2; i >= 0; i--) {
    const [here, next] = [worded[i]!, worded[i + 1]!];
    if (!here.valueFirst || !next.valueFirst || here.shared || next.stray || hasPredicate(here.label)) continue;
    const tail = predicateTail(next.label);
    const leveled = levelMentions(here.label).length === 1 && levelMentions(next.label).length === 1;
    if (tail === null || !(leveled || next.piece.joint === 'và')) continue;
    here.label = asLabel(`${here.label} ${tail}`);
  }
}

/** A level counts where the sentence sets values for at least two of them. */
function setLevels(text: string, worded: Worded[]): void {
  const found = worded.map((w) => {
    if (w.level) return w.level;
    const levels = [...new Set(levelMentions(text.slice(...w.piece.span)).map((m) => m.level))];
    return levels.length === 1 && !w.stray ? levels[0]! : null;
  });
  const inRun = levelRuns(found);
  worded.forEach((w, i) => (w.level = inRun[i] ? found[i]! : null));
  labelFirstLevel(text, worded);
}

/** Which of the levels stand in a run of at least two different ones, side by side. */
function levelRuns(levels: readonly (Level | null)[]): boolean[] {
  const out = levels.map(() => false);
  let start = 0;
  for (let i = 0; i <= levels.length; i++) {
    const run = levels.slice(start, i);
    if (i < levels.length && levels[i] !== null && !run.includes(levels[i]!)) continue;
    if (run.length > 1) out.fill(true, start, i);
    start = i < levels.length && levels[i] === null ? i + 1 : i;
  }
  return out;
}


/** "…: Cấp tỉnh đạt 100%, cấp huyện đạt 95%": the first piece names its level after the colon like the others. */
function labelFirstLevel(text: string, worded: Worded[]): void {
  const first = worded[0];
  if (!first?.level || first.valueFirst || levelMentions(first.label).length > 0) return;
  const words = levelMentions(text.slice(...first.piece.span))[0];
  if (words) first.label = asLabel(`${first.label}: ${text.slice(first.piece.span[0] + words.span[0], first.piece.span[0] + words.span[1]).toLowerCase()}`);
}

/** "cấp tỉnh, cấp huyện, cấp xã lần lượt là 100%, 90%, 70%": values paired with levels or years by order; null where nothing says so. */
function inOrder(text: string, sentence: Span, worded: Worded[], dues: readonly Due[]): { years: (number | null)[] } | null {
  if (worded.length < 2 || !/lần lượt|tương ứng/iu.test(text.slice(...sentence))) return null;
  const head = text.slice(sentence[0], worded[0]!.piece.quantity.span[0]);
  const levels = levelMentions(head);
  const label = worded[0]!.label;
  if (levels.length === worded.length) {
    worded.forEach((w, i) => {
      w.level = levels[i]!.level;
      w.label = asLabel(tidy(label.replace(/(?:lần lượt|tương ứng).*$/iu, '')));
    });
    return null;
  }
  const years = yearList(head) ?? dues.filter((d) => d.span[1] <= worded[0]!.piece.quantity.span[0] && d.kind === 'due').map((d) => d.year);
  if (years.length !== worded.length) return null;
  for (const w of worded) w.label = label;
  return { years };
}

/** "các năm 2023, 2024, 2025", "năm 2023, năm 2024 và năm 2025". */
function yearList(text: string): number[] | null {
  const found = /năm ((?:19|20)\d{2}(?:(?:, | và | ; )(?:năm )?(?:19|20)\d{2})+)/iu.exec(text);
  return found ? [...found[1]!.matchAll(/\d{4}/g)].map((m) => Number(m[0])) : null;
}

/** The due year nearest to a value: in its piece, else before it in the sentence. */
function yearOf(text: string, piece: Piece, pieces: readonly Piece[], dues: readonly Due[]): number | null {
  const usable = dues.filter((d) => d.kind !== 'baseline');
  const own = usable.filter((d) => within(d.span, piece.span));
  const before = own.filter((d) => d.span[1] <= piece.quantity.span[0]).at(-1);
  if (before) return before.year;
  const after = own.find((d) => d.span[0] >= piece.quantity.span[1] && text.slice(piece.quantity.span[1], d.span[0]).length < 200);
  const earlier = usable.filter((d) => d.span[1] <= piece.span[0] && !claimed(d, pieces)).at(-1);
  return (after?.limit || (after && !earlier) ? after?.year : earlier?.year) ?? null;
}

/** A time that stands after an earlier value belongs to that value alone. */
function claimed(due: Due, pieces: readonly Piece[]): boolean {
  return pieces.some((p) => within(due.span, p.span) && due.span[0] > p.quantity.span[0]);
}

// ---------------------------------------------------------------- statements

function statementOf(text: string, sentence: Span, worded: Worded, year: number | null, context: StatementContext): Statement {
  const { piece } = worded;
  const quantity = growth(piece, text, sentence);
  const a = around(text, sentence, piece, context, year);
  const reason: RejectReason | null = worded.stray ? 'stray-value' : (rejection({ ...a, quantity }) ?? null);
  return {
    label: worded.label, quantity, level: worded.level, year, span: trimSpan(text, piece.span), rejected: reason,
    weak: reason === 'no-commitment', doubts: doubtsOf(worded, quantity, context), split: splitOf(worded.label, piece),
  };
}

const annualWords = /(?<![\p{L}])(?:hàng năm|hằng năm|mỗi năm|bình quân|\/năm|hàng\/năm)(?![\p{L}])/iu;
const growthWords = /(?<![\p{L}])(?:tăng|giảm|tăng trưởng|tốc độ|tốc độ tăng)(?![\p{L}])/iu;

/** A rate of growth per year, by its own words (units-comparators: "Năng suất lao động hàng năm tăng tối thiểu 7%"). */
function annual(quantity: Quantity, words: string): boolean {
  if (quantity.unit === 'percent-per-year') return true;
  if (quantity.unit !== 'percent') return false;
  return (annualWords.test(words) && growthWords.test(words)) || /(?<![\p{L}])tốc độ tăng|năng suất lao động.{0,40}(?<![\p{L}])tăng(?![\p{L}])/iu.test(words);
}

function growth(piece: Piece, text: string, sentence: Span): Quantity {
  const pre = text.slice(piece.span[0], piece.quantity.span[0]);
  const post = text.slice(piece.quantity.span[1], piece.span[1]);
  const led = /^[\s\-+•]*(?:[\d.)(]+\s*|[a-zđ]\)\s*)?(?:hàng năm|hằng năm|mỗi năm)/iu.test(text.slice(...sentence)) && growthWords.test(pre) ? `hàng năm ${pre}` : pre;
  const after = /^\s*(?:mỗi năm|hàng năm|hằng năm|bình quân (?:hàng|hằng|mỗi) năm)/iu.test(post) && growthWords.test(pre);
  return after || annual(piece.quantity, led) ? { ...piece.quantity, unit: 'percent-per-year', perYear: true } : piece.quantity;
}

function doubtsOf(worded: Worded, quantity: Quantity, context: StatementContext): Doubt[] {
  const doubts: Doubt[] = [];
  const value = quantity.max ?? quantity.min ?? 0;
  const share = quantity.unit === 'percent' && !growthWords.test(worded.label) && !/(?<![\p{L}])(?:so với|gấp|vượt)(?![\p{L}])/iu.test(worded.label);
  if (share && (value > 100 || (quantity.comparator === 'gt' && value === 100))) doubts.push('impossible-value');
  if (quantity.flags.includes('ambiguous-number') || quantity.flags.includes('adjacent-number')) doubts.push('ambiguous-number');
  if (quantity.flags.includes('bounded-range')) doubts.push('bounded-range');
  if (quantity.flags.includes('rank-change')) doubts.push('rank-change');
  if (worded.label === '') doubts.push('no-label');
  if (context.inTargetList && /lần lượt|tương ứng/iu.test(worded.label)) doubts.push('unpaired-values');
  return doubts;
}

const attribute = /^(.*?(?<![\p{L}])(?:có|được|sử dụng|dùng|tham gia|cài đặt)(?![\p{L}]).*?)(?:, | và )((?:có |được )?(?:sử dụng|dùng|có|tham gia|cài đặt)(?![\p{L}]).*)$/iu;

/** "có tài khoản thanh toán điện tử, sử dụng dịch vụ công trực tuyến đạt 30%": two attributes of one subject. */
function splitOf(label: string, piece: Piece): readonly [string, string] | null {
  if (piece.quantity.unit !== 'percent' || label.length > 400) return null;
  const found = attribute.exec(label);
  if (!found) return null;
  const subject = /^(.*?)(?<![\p{L}])(?:có|được|sử dụng|dùng|tham gia|cài đặt)(?![\p{L}])/iu.exec(found[1]!)![1]!;
  return [asLabel(found[1]!), asLabel(`${subject} ${found[2]!}`)];
}

