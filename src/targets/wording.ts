import { alternatives, lowerInPlace } from '../quantities/lower.js';
import type { Due } from './due.js';
import { annual } from './growth.js';
import { asLabel, complementOf, hasPredicate, levelMentions, onlyLevel, predicateSubject, predicateTail, rankSubject, replaceLevel, subjectOf, tidy, type Level } from './labels.js';
import { within, type Piece } from './pieces.js';
import type { Quantity } from '../quantities/quantities.js';
import { bracketDepth } from './segments.js';
import { coveredObjects, coveringVerbs } from './words.js';

/** What later pieces of a sentence may share with an earlier one. */
interface Shared {
  /** Subject of the last piece that had one of its own. */
  anchor: { readonly subject: string; readonly complement: string; readonly clause: number; readonly attained: boolean } | null;
  /** What stands before a colon. */
  prefix: string | null;
  /** The value at hand has its own name before its colon. */
  named: boolean;
  /** The label of the piece before. */
  last: string | null;
}

/** A piece with its wording. Levels and shared tails are filled in once the whole sentence is known. */
export interface Worded {
  readonly piece: Piece;
  label: string;
  level: Level | null;
  readonly stray: boolean;
  /** The value before said in another unit ("4,87 tỷ USD, tương đương 113.229 tỷ đồng"). */
  readonly restated: boolean;
  readonly valueFirst: boolean;
  readonly shared: boolean;
  /** The covering verb that is all there is of a subject ("phủ"). */
  readonly verb: string | null;
}

/** The pieces of a sentence with their wordings, levels and, where values are paired by order, their years. */
export function wordSentence(text: string, pieces: readonly Piece[], dues: readonly Due[], prefix: string | null = null, topic: string | null = null): { worded: Worded[]; years: readonly (number | null)[] } {
  const shared: Shared = { anchor: null, prefix, named: false, last: null };
  const worded = pieces.map((piece) => wordPiece(text, piece, dues, shared));
  for (const w of worded) if (w.valueFirst && !w.stray) w.label = withVerbPhrase(text, w, topic);
  backfill(worded);
  shareTails(worded);
  shareObjects(worded);
  setLevels(text, worded);
  return { worded, years: inOrder(text, worded, dues) };
}

/** "Đến năm 2025 đạt 60%, đến năm 2030 đạt 80% dân số có …": a value without a wording takes that of the next. */
function backfill(worded: Worded[]): void {
  for (let i = worded.length - 2; i >= 0; i--) {
    const [here, next] = [worded[i]!, worded[i + 1]!];
    if (here.label === '' && !next.stray) here.label = next.label;
  }
}

function wordPiece(text: string, piece: Piece, dues: readonly Due[], shared: Shared): Worded {
  const before = text.slice(piece.span[0], piece.quantity.span[0]);
  const complement = ofBase(complementOf(text.slice(piece.quantity.span[1], piece.span[1])), piece.quantity);
  const own = ownSubject(before, shared);
  const worded = (written: string, more: Partial<Worded> = {}): Worded => {
    const open = /^từ /iu.test(text.slice(...piece.quantity.span)) || piece.quantity.unit === 'rank' || (piece.quantity.comparator === 'gte' && complement.split(' ').length <= 6);
    const label = open ? written.replace(/ trở lên$/iu, '') : written;
    shared.last = label;
    return { piece, label: asLabel(label), level: null, stray: false, restated: false, valueFirst: own.subject === '', shared: false, verb: null, ...more };
  };
  const level = onlyLevel(own.subject, true);
  if (level && (shared.prefix !== null || shared.anchor)) return worded(levelLabel(own.subject, shared), { level, shared: true });
  if (own.subject === '') return valueFirst(text, piece, before, complement, dues, shared, worded);
  if (movement.test(own.subject) && shared.anchor?.clause === piece.clause && !opensMovement.test(shared.anchor.subject)) return worded(`${shared.anchor.subject} ${own.subject} ${complement}`);
  if (/^về /iu.test(own.subject) && shared.anchor?.clause === piece.clause && / về /iu.test(shared.anchor.subject)) {
    return worded(`${shared.anchor.subject.slice(0, shared.anchor.subject.lastIndexOf(' về '))} ${lowerFirst(own.subject)} ${complement}`);
  }
  const subject = piece.quantity.unit === 'rank' ? rankWording(own.subject, piece, shared) : growthOff(own.subject, piece.quantity);
  shared.anchor = { subject, complement, clause: piece.clause, attained: /(?:đạt|chiếm|là|bằng|còn)\s*(?:khoảng|trên|tối thiểu|ít nhất)?\s*$/iu.test(before) };
  // "Tổng số doanh nghiệp đạt 11.400 doanh nghiệp": the counted noun is said once
  const ofWhole = joinedBreakdown(text, piece, subject, complement, shared);
  if (ofWhole !== null) return worded(`${subject} ${ofWhole}`);
  const verb = covering.test(lowerInPlace(subject)) ? subject : null;
  const repeated = lowerInPlace(subject).endsWith(lowerInPlace(complement)) || (complement.split(' ').length === 1 && ` ${lowerInPlace(subject)} `.includes(` ${lowerInPlace(complement)} `));
  return worded(repeated ? subject : `${subject} ${complement}`, { verb });
}

/** "Dân số trưởng thành có chữ ký số: trên 30%, trong đó cán bộ, công chức 100%": a part takes the predicate of the whole. */
function joinedBreakdown(text: string, piece: Piece, subject: string, complement: string, { last }: Shared): string | null {
  if (last === null || complement !== '' || piece.joint !== ',' || piece.quantity.unit !== 'percent' || subject.split(' ').length > 6 || predicateTail(subject) !== null) return null;
  if (!/trong đó/iu.test(text.slice(Math.max(0, piece.span[0] - 12), piece.quantity.span[0]))) return null;
  const tail = predicateTail(last);
  return tail === last ? null : tail;
}

/** "12 người trên một vạn dân": the base is in the unit. */
const ofBase = (complement: string, { unit }: Quantity): string => (unit.startsWith('per-') ? tidy(complement.replace(/^.{0,30}?(?:\/|trên|cho) ?(?:100|một trăm|10\.000|10000|một vạn|1 vạn|vạn) dân/iu, '')) : complement);

/** "tăng bình quân hàng năm", "quy mô gấp": says what becomes of the thing named before, and names none itself. */
const movement = /^(?:tăng|giảm|quy mô|gấp|tốc độ tăng)(?: (?:trưởng|bình quân|trung bình|gấp|thêm|dần|hàng năm|hằng năm|mỗi năm|trong giai đoạn này|nhanh|ít|khoảng))*$/iu;
const opensMovement = /^(?:tăng|giảm|quy mô|gấp)(?![A-Za-zÀ-ỹ])/iu;

/** "Nâng hạng DTI lên 5 bậc, thuộc tốp 15 tỉnh": a place named without its subject takes the one before. */
function rankWording(subject: string, piece: Piece, shared: Shared): string {
  const short = rankSubject(subject);
  return short !== subject && shared.anchor?.clause === piece.clause ? `${shared.anchor.subject} ${subject}` : short;
}

/** "tăng" goes where the unit says growth per year; "giảm" stays, it gives the direction. */
const growthOff = (subject: string, quantity: Quantity): string => (annual(quantity, subject) && tidy(subject.replace(/\s+tăng$/iu, ''))) || subject;

function ownSubject(before: string, shared: Shared): { subject: string } {
  shared.named = false;
  const colon = colonIn(before);
  if (colon < 0) return { subject: subjectOf(before) };
  const subject = subjectOf(before.slice(colon + 1));
  const named = before.slice(colonIn(before.slice(0, colon)) + 1, colon);
  // "cấp tỉnh: 100%": the level is the subject, not a prefix
  if (subject === '' && onlyLevel(subjectOf(named), true)) {
    const outer = subjectOf(before.slice(0, colon - named.length).replace(/:\s*$/u, ''));
    if (outer !== '') shared.prefix = outer;
    return { subject: subjectOf(named) };
  }
  const prefix = subjectOf(before.slice(0, colon));
  shared.named = prefix !== '' && subject === '';
  shared.prefix = (shared.named ? besideLast(prefix, shared.last) : prefix) || shared.prefix;
  return { subject };
}

/** "Doanh nghiệp sử dụng hóa đơn điện tử: 100%; hợp đồng điện tử: 60%": a short name takes the place of the one it is parallel to. */
function besideLast(name: string, last: string | null): string {
  const [words, before] = [name.split(' '), (last ?? '').split(' ')];
  if (words.length > 4 || before.length <= words.length || lowerInPlace(words.at(-1)!) !== lowerInPlace(before.at(-1)!)) return name;
  return `${before.slice(0, -words.length).join(' ')} ${lowerFirst(name)}`;
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

function valueFirst(text: string, piece: Piece, before: string, complement: string, dues: readonly Due[], shared: Shared, worded: (label: string, more?: Partial<Worded>) => Worded): Worded {
  const level = onlyLevel(complement, false);
  if (level && (shared.prefix !== null || shared.anchor)) return worded(levelLabel(complement, shared), { level, shared: true });
  const noun = levelNoun(complement, shared);
  if (noun !== null) return worded(`${noun} ${complement}`);
  if (complement === '') {
    if (/^tương đương/iu.test(text.slice(...piece.quantity.span))) return worded(shared.last ?? '', { restated: true, shared: true });
    if (shared.named) return worded(shared.prefix!);
    const dated = dues.some((d) => d.kind !== 'baseline' && within(d.span, piece.span));
    const near = shared.anchor?.clause === piece.clause || shared.prefix === null ? shared.anchor : null;
    const label = (near ? `${near.subject} ${near.complement}` : (shared.prefix ?? shared.last)) ?? '';
    return worded(label, { stray: !dated && shared.last !== null && !serial(text, piece), shared: true });
  }
  if (piece.quantity.unit === 'percentage-point' && shared.last !== null && /^so với/iu.test(complement)) return worded(shared.last, { restated: true, shared: true });
  if (isStretch(text, piece, before, complement, shared)) return worded(shared.last!, { stray: true, shared: true });
  if (shared.anchor && sharesSubject(piece, complement, shared.anchor)) return worded(`${shared.anchor.subject} ${complement}`, { shared: true });
  if (/trong đó/iu.test(before) && shared.last !== null && opensPredicate(complement)) return worded(`${shared.last} ${complement}`, { shared: true });
  if (/(?<![A-Za-zÀ-ỹ])(?:chiếm|bằng|tương đương)(?![A-Za-zÀ-ỹ])/iu.test(before) && shared.anchor?.clause === piece.clause) return worded(`${shared.anchor.subject} ${complement}`, { shared: true });
  const whose = shared.last === null || !opensPredicate(complement) || complement.split(' ').length > 8 ? null : predicateSubject(shared.last);
  if (whose !== null) return worded(`${whose} ${complement}`, { shared: true });
  const forward = forwardTail(piece, complement, shared);
  if (forward !== null) return worded(`${complement} ${forward}`);
  if (shared.prefix !== null && complement.split(' ').length <= 2) {
    const said = lowerInPlace(shared.prefix).includes(lowerInPlace(complement));
    return worded(said ? shared.prefix : `${shared.prefix} ${complement}`);
  }
  return worded(complement);
}

/** "70% trường phổ thông triển khai học bạ số, trong đó 100% trường tiểu học": a later value without a predicate takes the one before. */
function forwardTail(piece: Piece, complement: string, { anchor, last }: Shared): string | null {
  if (last === null || (piece.joint === ';' ? complement.split(' ').length > 6 : anchor !== null || piece.joint !== ',') || piece.quantity.unit !== 'percent' || complement.split(' ').length > 8 || predicateTail(complement) !== null) return null;
  const tail = predicateTail(last);
  return tail === null || tail === last ? null : tail;
}

const bareVerb = /^(.{2,}?)\s+(?:đều |cùng )?(?:thực hiện|triển khai|áp dụng|ứng dụng|sử dụng|tham gia|hưởng ứng)$/iu;
const openingVerbs = /^(?:tiếp tục |tập trung |chủ động )*(?:đẩy mạnh|tăng cường|triển khai|thực hiện|áp dụng|hỗ trợ|khuyến khích|vận động|tổ chức|xây dựng|mở rộng)(?: việc| thực hiện| triển khai| áp dụng)? +/iu;

/** "…, phấn đấu đạt 30% doanh nghiệp nhỏ và vừa thực hiện": a bare verb takes the nearest verb phrase said of the subject, else what the sentence or the row is about. */
function withVerbPhrase(text: string, { label, piece }: Worded, topic: string | null): string {
  const subject = bareVerb.exec(label)?.[1];
  if (subject === undefined) return label;
  const from = Math.max(0, piece.span[0] - 400);
  const head = text.slice(Math.max(from, text.lastIndexOf('. ', piece.span[0]) + 1), piece.span[0]).replace(/[,;:\s]+$/u, '');
  for (const named of [subject, subject.split(' ').slice(0, 2).join(' ')]) {
    const at = lowerInPlace(head).lastIndexOf(lowerInPlace(named));
    const said = at < 0 ? '' : tidy(head.slice(at + named.length));
    if (said.split(' ').length >= 2) return `${subject} ${said}`;
  }
  const object = [head, topic ?? ''].map((about) => tidy(subjectOf(about).replace(openingVerbs, ''))).find((about) => about.split(' ').length >= 2 && about.length <= 200);
  return object === undefined ? label : `${label} ${lowerFirst(object)}`;
}

/** "đạt tối thiểu 3%, phấn đấu đạt 4% tổng chi": a hoped-for value beside the one committed to. */
function isStretch(text: string, piece: Piece, before: string, complement: string, { anchor, last }: Shared): boolean {
  if (piece.joint !== ',' || last === null || anchor?.clause !== piece.clause || anchor.complement !== '') return false;
  return /phấn đấu/iu.test(`${text.slice(Math.max(0, piece.span[0] - 12), piece.span[0])}${before}`) && predicateTail(complement) === null && /^(?:tổng|grdp|gdp|$)/iu.test(complement);
}

/** "…, trong đó ít nhất 80% phát sinh hồ sơ": says what of the thing named before. */
const opensPredicate = (complement: string): boolean => /^(?:phát sinh|được|có|sử dụng|thực hiện|đạt|là|tham gia|hoàn thành|ứng dụng)(?![A-Za-zÀ-ỹ])/iu.test(complement);

/** "95% hồ sơ công việc tại cấp tỉnh và 85% tại cấp xã được xử lý …": the noun before the first level serves the others. */
function levelNoun(complement: string, { last }: Shared): string | null {
  if (last === null || !/^(?:tại|ở|của|đối với|thuộc) /iu.test(complement) || (levelMentions(complement)[0]?.span[0] ?? 99) > 12) return null;
  const mention = levelMentions(last)[0];
  const noun = mention ? tidy(last.slice(0, mention.span[0]).replace(/\s+(?:tại|ở|của|đối với|thuộc)\s*$/iu, '')) : '';
  return noun === '' ? null : noun;
}

const serial = (text: string, piece: Piece): boolean => serialWords.test(text.slice(Math.max(0, piece.span[0] - 120), piece.span[1]));

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
    if (!here.valueFirst || !next.valueFirst || here.shared || next.stray || predicateTail(here.label) !== null) continue;
    if (lowerInPlace(next.label).startsWith(`${lowerInPlace(here.label)} `)) {
      here.label = next.label;
      continue;
    }
    const found = predicateTail(next.label);
    const tail = found === next.label ? null : found;
    const leveled = levelMentions(here.label).length === 1 && levelMentions(next.label).length === 1;
    const bare = next.piece.joint === ';' && here.label.split(' ').length <= 6 && here.piece.quantity.unit === 'percent';
    if (tail === null || !(leveled || bare || next.piece.joint === 'và' || next.piece.joint === ',')) continue;
    here.label = asLabel(`${here.label} ${tail}`);
  }
}

const covering = new RegExp(`^(?:${alternatives(coveringVerbs)})(?: tới| đến| cho)?$`, 'u');
const covered = new RegExp(`^([A-Za-zÀ-ỹ]+(?: [A-Za-zÀ-ỹ]+){0,4}?) ((?:${alternatives(coveredObjects)})(?![A-Za-zÀ-ỹ]).*)$`, 'u');

/** "phủ tới 90% hộ gia đình, 100% xã mạng băng rộng cáp quang": the object at the end serves all values of the verb. */
function shareObjects(worded: Worded[]): void {
  for (let i = worded.length - 1; i > 0; i--) {
    const last = worded[i]!;
    if (last.piece.quantity.unit !== 'percent') continue;
    const verb = worded.slice(0, i).reverse().find((w) => w.piece.clause === last.piece.clause && w.verb !== null);
    if (!last.shared || !verb?.verb) continue;
    const object = covered.exec(lowerInPlace(last.label).replace(`${lowerInPlace(verb.verb)} `, ''))?.[2];
    if (object === undefined) continue;
    for (const w of worded.slice(worded.indexOf(verb), i)) if (!lowerInPlace(w.label).endsWith(object)) w.label = asLabel(`${w.label} ${last.label.slice(last.label.length - object.length)}`);
    break;
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

/**
 * "cấp tỉnh, cấp huyện, cấp xã lần lượt là 100%, 90%, 70%": the values of a clause paired with its levels or years by order.
 * Gives the years by piece; levels and labels are set in place.
 */
function inOrder(text: string, worded: Worded[], dues: readonly Due[]): (number | null)[] {
  const years: (number | null)[] = worded.map(() => null);
  for (const clause of new Set(worded.map((w) => w.piece.clause))) {
    const run = worded.filter((w) => w.piece.clause === clause);
    const head = run.length < 2 ? '' : text.slice(run[0]!.piece.span[0], run[0]!.piece.quantity.span[0]);
    if (!serialWords.test(head)) continue;
    const levels = levelMentions(head);
    const named = yearList(head) ?? dues.filter((d) => within(d.span, [run[0]!.piece.span[0], run[0]!.piece.quantity.span[0]])).map((d) => d.year);
    const label = run[0]!.label;
    run.forEach((w, i) => {
      if (levels.length === run.length) {
        w.level = levels[i]!.level;
        w.label = asLabel(`${withoutLevelList(label)}: ${lowerInPlace(head.slice(...levels[i]!.span))}`);
      } else if (named.length === run.length) {
        w.label = withoutLevelList(label);
        years[worded.indexOf(w)] = named[i]!;
      }
    });
  }
  return years;
}

const serialWords = /lần lượt|tương ứng/iu;

/** The levels and the word of order out of a wording that lists them. */
function withoutLevelList(label: string): string {
  const levels = levelMentions(label);
  const cut = levels.length > 1 ? label.slice(0, levels[0]!.span[0]) + label.slice(levels.at(-1)!.span[1]) : label;
  return asLabel(cut.replace(/\s*(?:lần lượt|tương ứng)(?:\s+(?:là|đạt))?/giu, '').replace(/\s+(?:ở|tại|của|cho|đối với|là|các)\s*(?=$|(?:được|bị)(?![A-Za-zÀ-ỹ]))/iu, ' '));
}

/** "các năm 2023, 2024, 2025", "năm 2023, năm 2024 và năm 2025". */
function yearList(text: string): number[] | null {
  const found = /năm ((?:19|20)\d{2}(?:(?:, | và | ; )(?:năm )?(?:19|20)\d{2})+)/iu.exec(text);
  return found ? [...found[1]!.matchAll(/\d{4}/g)].map((m) => Number(m[0])) : null;
}
