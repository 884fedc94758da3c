import { alternatives } from '../quantities/lower.js';
import type { Quantity } from '../quantities/quantities.js';
import { predicateTail } from './labels.js';
import {
  attainingVerbs, commitmentWords, describingWords, descriptiveNouns, doingVerbs, moneySources, moneyWords, othersCommitments, placeNouns, reachedVerbs, reachedWords, spendingWords, standingVerbs,
} from './words.js';
import { notTargets } from './zones.js';

/** Why a quantity is no target. */
export type RejectReason =
  | 'reached' | 'forecast' | 'past-year' | 'review-section' | 'money' | 'norm' | 'score-norm' | 'formula' | 'duration' | 'frequency' | 'descriptive-count' | 'baseline'
  | 'of-plan' | 'condition' | 'breakdown' | 'inner-value' | 'stray-value' | 'no-commitment' | 'plain-number' | 'rank-change-result' | 'of-others';

/** What is around the quantity, all in lower case. */
export interface Around {
  readonly quantity: Quantity;
  /** From the sentence's start to the quantity. */
  readonly before: string;
  /** From the piece's start to the quantity. */
  readonly pre: string;
  /** From the quantity to the end of its piece. */
  readonly post: string;
  readonly sentence: string;
  readonly inTargetList: boolean;
  readonly inReview: boolean;
  readonly needsCommitment: boolean;
  /** The text is an item of a list and the value opens it, or follows its run-in heading. */
  readonly opensItem: boolean;
  /** The year named for the value, and the year of the document. */
  readonly year: number | null;
  readonly issuedYear: number | null;
  /** The first year of the plan; a year before it is a result unless the words promise it. */
  readonly firstYear: number | null;
}

const edge = '(?![A-Za-zÀ-ỹ\\d])';
const start = '(?<![A-Za-zÀ-ỹ\\d])';
const reached = new RegExp(`${start}(?:${alternatives(reachedWords)})${edge}`, 'gu');
const reachedVerb = new RegExp(`(?<!thực |phát |thể |xuất |biểu )${start}(?:${alternatives(reachedVerbs)})(?: (?:đạt|có|hoàn thành|triển khai|cấp|xây dựng|thực hiện|được|giảm|tăng|chiếm|là|kết nối|tiếp nhận|giải quyết|tổ chức)){0,2}(?: được)? *$`, 'u');
const commitment = new RegExp(`${start}(?:${alternatives(commitmentWords)})${edge}`, 'gu');
const future = /(?<![A-Za-zÀ-ỹ])(?:đến|trước|hết|vào) (?:hết |cuối )?năm \d{4}|(?<![A-Za-zÀ-ỹ])(?:phấn đấu|phân đấu|mục tiêu)(?![A-Za-zÀ-ỹ])/gu;
const spending = new RegExp(`${start}(?:${alternatives(spendingWords)})${edge}`, 'u');
const money = new RegExp(`${start}(?:${alternatives(moneyWords)})${edge}`, 'u');
const moneySource = new RegExp(`(?:^|[,;:] ?|và |gồm |trong đó )[\\s\\-+•]*(?:${alternatives(moneySources)})(?: (?:bảo đảm|đảm bảo|chiếm|đạt|hỗ trợ|đối ứng|là|khoảng))? *$`, 'u');
/** "Nâng tốc độ truy cập lên trên 100 Mbps" */
const raised = /(?<![A-Za-zÀ-ỹ])(?:nâng|đưa|tăng)(?![A-Za-zÀ-ỹ])[^,;:]{1,80}(?<![A-Za-zÀ-ỹ])(?:lên|đạt|tới)(?: mức)? *$/u;
const descriptive = new RegExp(`^ {0,2}(?:${alternatives(descriptiveNouns)})${edge}`, 'u');
const strong = /(?<![A-Za-zÀ-ỹ])(?:phấn đấu|phân đấu|mục tiêu)(?![A-Za-zÀ-ỹ])/gu;
const strongOrDone = /(?<![A-Za-zÀ-ỹ])(?:phấn đấu|phân đấu|mục tiêu|hoàn thành)(?![A-Za-zÀ-ỹ])/gu;
/** What is held or written in carrying out a task: its count is no indicator. */
const activity = /^ {0,2}(?:lớp|hội nghị|hội thảo|cuộc|buổi|đợt|tin|bài|khóa|khoá|chuyên đề|lần|đoàn|phóng sự|văn bản|báo cáo|kỳ|số|ngày|chuyên mục|chuyên trang)(?![A-Za-zÀ-ỹ\d])/u;
const forecast = /(?<![A-Za-zÀ-ỹ])dự (?:báo|kiến)(?![A-Za-zÀ-ỹ])/gu;
const ofPlan = /^ {0,2}(?:so với |so )?(?:kế hoạch|dự toán|cùng kỳ|năm trước|chỉ tiêu (?:được )?giao)/u;
const ofMoney = /^ {0,2}(?:tổng )?(?:giá|giá trị hợp đồng|chi phí|kinh phí|học phí|thuế|số thuế|lệ phí|phí|tiền|lãi suất|mức lương|lương|mức|số tiền|vốn|dự toán|tổng mức)(?![A-Za-zÀ-ỹ\d])/u;
const grant = /(?:hỗ trợ|miễn|hưởng|trợ cấp|thuế suất|mức phạt|phạt|nộp|trích|đóng|cấp bù|hoàn trả)(?: tối đa| tối thiểu| không quá| bằng| thêm)? {0,2}$/u;
const scoring = /(?:cộng|trừ|chấm|được tính|tính|thang điểm|tối đa|điểm số) {0,2}$|(?:cộng|trừ|chấm) \d+(?:,\d+)? điểm/u;
const perTime = /^ {0,2}[A-Za-zÀ-ỹ, ]{1,24}\/ ?(?:tháng|tuần|quý|ngày|lần|đợt|lớp|buổi|kỳ|giờ)(?![A-Za-zÀ-ỹ])|^ {0,2}(?:đợt|lần|kỳ|buổi|cuộc) ?\/ ?năm/u;
const population = /(?:đối với|trường hợp|người|hộ|binh|cá nhân|tổ chức)[^,;]*có (?:tỷ lệ|mức|tỉ lệ)[^,;]*$/u;
const condition = /(?<![A-Za-zÀ-ỹ])(?:nếu|trường hợp|khi có|trong trường hợp|sau khi|theo phương án|phương án)(?![A-Za-zÀ-ỹ])[^,;]*$/u;

const doing = new RegExp(`${start}(?:${alternatives(doingVerbs)})${edge}|:`, 'u');

const attaining = new RegExp(`${start}(?:${alternatives(attainingVerbs)})${edge}`, 'u');
const attainingOnly = new RegExp(`${start}(?:${alternatives(attainingVerbs.filter((v) => !standingVerbs.includes(v)))})${edge}`, 'u');
const attainedHere = new RegExp(`${start}(?:${alternatives(attainingVerbs)}) *$`, 'u');
const describing = new RegExp(`${start}(?:${alternatives(describingWords)}) *$`, 'u');
const others = new RegExp(`${start}(?:${alternatives(othersCommitments)})${edge}`, 'u');
const onPlace = new RegExp(`^ {0,2}(?:${alternatives(placeNouns)})${edge}`, 'u');
const listAfter = /^[^:;.]{1,80}:/u;
const everyYear = /(?<![A-Za-zÀ-ỹ])(?:mỗi|hàng năm|hằng năm)(?![A-Za-zÀ-ỹ])/u;

/** "100% xã đã có …": how things stand. */
const alreadySo = /^ {0,2}[^,;:.]{1,80}(?<![A-Za-zÀ-ỹ])(?:đã|đang|vẫn)(?![A-Za-zÀ-ỹ])/u;
/** A share that opens an item says something of its subject: "100% khu công nghiệp triển khai chương trình …". */
const saysOf = (a: Around): boolean => a.quantity.unit === 'percent' && predicateTail(a.post.trim()) !== null;

interface Rule {
  readonly reason: RejectReason;
  readonly applies: (a: Around) => boolean;
}

const duration = new Set(['day', 'hour', 'minute', 'month', 'year']);
const isMoney = (a: Around): boolean => a.quantity.unit.startsWith('vnd') || a.quantity.unit === 'usd';
const isCount = (a: Around): boolean => ['count', 'person', 'household', 'hectare', 'square-metre', 'kilometre', 'tonne', 'megawatt', 'megabit-per-second', 'gigabit-per-second', 'other', 'score', 'times', 'per-100-people', 'per-10000-people'].includes(a.quantity.unit);
const isThing = (a: Around): boolean => ['count', 'person', 'household', 'score', 'other'].includes(a.quantity.unit);
const bounded = (a: Around): boolean => ['gte', 'gt', 'range', 'lte'].includes(a.quantity.comparator);

/** In order; the first that applies is the reason. */
const rules: readonly Rule[] = [
  { reason: 'baseline', applies: (a) => a.quantity.flags.includes('baseline') },
  { reason: 'formula', applies: (a) => /[=*×]\s*$/u.test(a.pre) || /[A-Za-zÀ-ỹ\d] ?\/ ?[A-Za-zÀ-ỹ\d] ?[*x×] {0,2}$/u.test(a.pre) },
  { reason: 'score-norm', applies: (a) => scoring.test(a.pre) || /(?:cộng|trừ|chấm) \d+(?:,\d+)? điểm/u.test(a.sentence) },
  { reason: 'past-year', applies: (a) => a.year !== null && a.issuedYear !== null && a.year < a.issuedYear },
  { reason: 'past-year', applies: (a) => a.year !== null && a.firstYear !== null && a.year < a.firstYear && !lastIs(a.before, future, reached) },
  { reason: 'review-section', applies: (a) => a.inReview && !(a.year !== null && (a.issuedYear === null || a.year > a.issuedYear) && lastIs(a.before, future, reached)) },
  { reason: 'reached', applies: (a) => lastIs(a.before, reached, commitment) },
  { reason: 'forecast', applies: (a) => !a.inTargetList && lastIs(a.pre, forecast, commitment) },
  { reason: 'reached', applies: (a) => reachedVerb.test(a.pre) || (!a.inTargetList && a.quantity.unit === 'percent' && alreadySo.test(a.post)) },
  { reason: 'of-plan', applies: (a) => a.quantity.unit === 'percent' && ofPlan.test(a.post) && !lastIs(a.before, a.inTargetList ? commitment : strong, reached) },
  { reason: 'duration', applies: (a) => duration.has(a.quantity.unit) && !(/thời gian|thời hạn/u.test(a.pre) && a.inTargetList) },
  { reason: 'frequency', applies: (a) => a.quantity.unit === 'times' && !/(?:gấp|tăng|bằng|đạt)(?:[A-Za-zÀ-ỹ ]{0,16})$/u.test(a.pre) },
  { reason: 'norm', applies: (a) => a.quantity.unit === 'percent' && ofMoney.test(a.post) && (a.inTargetList ? grant.test(a.pre) : true) },
  { reason: 'frequency', applies: (a) => isCount(a) && (perTime.test(a.post) || /mỗi (?:quý|tháng|tuần|ngày)(?![A-Za-zÀ-ỹ])[^,;]{0,30}$/u.test(a.pre) || (/tần suất|định kỳ/u.test(a.pre) && !a.inTargetList)) },
  { reason: 'norm', applies: (a) => /thuế suất|mức phạt|lãi suất|khen thưởng|thi đua|mức thu|mức hưởng/u.test(a.pre) || /(?:tiêu chuẩn|quy chuẩn|định mức|tiêu chí)[A-Za-zÀ-ỹ ]{0,12}$/u.test(a.pre) },
  { reason: 'condition', applies: (a) => !a.inTargetList && (condition.test(a.pre) || (population.test(a.pre) && a.quantity.comparator !== 'eq')) },
  { reason: 'no-commitment', applies: (a) => a.needsCommitment && !lastIs(a.before, commitment, reached) && !(a.opensItem && saysOf(a)) },
  { reason: 'money', applies: (a) => isMoney(a) && ((a.inTargetList ? spending : money).test(a.pre) || !(a.inTargetList || (lastIs(a.before, strong, reached) && a.quantity.comparator !== 'lte'))) },
  { reason: 'money', applies: (a) => !a.inTargetList && a.quantity.unit === 'percent' && moneySource.test(a.pre) },
  { reason: 'rank-change-result', applies: (a) => a.quantity.flags.includes('rank-change') && !a.inTargetList },
  { reason: 'of-others', applies: (a) => others.test(a.before) && a.quantity.unit !== 'rank' },
  { reason: 'descriptive-count', applies: (a) => isThing(a) && isPlaced(a) },
  { reason: 'descriptive-count', applies: (a) => a.quantity.unit === 'count' && descriptive.test(a.post) && !bounded(a) },
  { reason: 'plain-number', applies: (a) => a.quantity.flags.includes('bare') && !bounded(a) && !a.inTargetList },
  { reason: 'no-commitment', applies: (a) => !a.inTargetList && isCount(a) && !lastIs(a.before, strongOrDone, reached) && !(raised.test(a.pre) && !isThing(a)) && (!bounded(a) || !isThing(a) || activity.test(a.post)) },
  { reason: 'no-commitment', applies: (a) => !a.inTargetList && isThing(a) && bounded(a) && !committed(a) },
  { reason: 'no-commitment', applies: (a) => a.inTargetList && isThing(a) && !bounded(a) && !a.quantity.flags.includes('of-total') && !doing.test(a.before) && !everyYear.test(a.pre) },
];

/** "đổi mới trên 4 ngành công nghiệp chính: …": "trên" is "in", the number says in how many fields. */
function isPlaced({ quantity, before, pre, post, inTargetList }: Around): boolean {
  if (quantity.comparator !== 'gt' || !/(?<![A-Za-zÀ-ỹ])trên *$/u.test(before) || (attainedHere.test(pre) && !/phát triển *$|thí điểm *$|triển khai *$|thực hiện *$|xây dựng *$|chuyển đổi *$/u.test(pre))) return false;
  return onPlace.test(post) || (!inTargetList && listAfter.test(post));
}

/** A bounded count outside a list of targets: a word of commitment, or a verb that attains it. */
function committed({ quantity, before, pre }: Around): boolean {
  if (lastIs(before, strongOrDone, reached)) return true;
  if (describing.test(pre)) return false;
  if (quantity.comparator === 'gte') return attaining.test(pre) || everyYear.test(pre) || /^(?:.*(?:sản phẩm|kết quả|chỉ tiêu|mục tiêu):)?[\s\-+•]*$/u.test(pre);
  return attainingOnly.test(pre);
}

/** The reason why a quantity is no target; null where it is one. */
export function rejection(around: Around): RejectReason | null {
  const plain = { ...around, before: around.before.replace(notTargets, ' ') };
  return rules.find((r) => r.applies(plain))?.reason ?? null;
}

/** Whether the last signal of `wanted` stands nearer to the value than the last of `other`; false without any of `wanted`. */
function lastIs(text: string, wanted: RegExp, other: RegExp): boolean {
  const a = lastIndex(text, wanted);
  return a >= 0 && a > lastIndex(text, other);
}

function lastIndex(text: string, pattern: RegExp): number {
  let at = -1;
  pattern.lastIndex = 0;
  for (let found = pattern.exec(text); found !== null; found = pattern.exec(text)) at = found.index;
  return at;
}
