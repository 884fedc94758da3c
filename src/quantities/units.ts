import type { units } from '../model/record.js';
import { alternatives } from './lower.js';

export type Unit = (typeof units)[number];

/** A unit read at some offset. `end` is after what belongs to the unit; a counted noun ("hộ", "mô hình") is not taken along. */
export interface UnitReading {
  readonly unit: Unit;
  /** Power of ten of words of scale. */
  readonly power: number;
  readonly end: number;
  readonly perYear: boolean;
  /** The noun is one the table does not know: any word counts. */
  readonly generic: boolean;
}

const scales: Readonly<Record<string, number>> = { trăm: 2, nghìn: 3, ngàn: 3, vạn: 4, triệu: 6, tr: 6, tỷ: 9, tỉ: 9 };

/** Units that are read and taken along. */
const measures: readonly (readonly [Unit, readonly string[]])[] = [
  ['vnd', ['đồng', 'vnđ', 'vnd', 'đ']],
  ['usd', ['usd', 'đô la mỹ', 'đô la', 'đô-la', 'us$', '$']],
  ['hectare', ['ha', 'hecta', 'héc ta', 'hec-ta', 'héc-ta']],
  ['square-metre', ['m2', 'm²', 'mét vuông']],
  ['kilometre', ['km', 'ki-lô-mét', 'cây số']],
  ['tonne', ['tấn']],
  ['megawatt', ['mw', 'mê-ga-oát']],
  ['megabit-per-second', ['mbps', 'mb/s', 'mbit/s', 'mbit/giây']],
  ['gigabit-per-second', ['gbps', 'gb/s', 'gbit/s', 'gbit/giây']],
  ['score', ['điểm']],
  ['day', ['ngày làm việc', 'ngày']],
  ['hour', ['giờ làm việc', 'giờ']],
  ['minute', ['phút']],
  ['month', ['tháng']],
  ['year', ['năm']],
  ['other', ['kwh', 'mwh', 'gwh', 'kw', 'kg', 'm3', 'm³', 'mét khối', 'lít', 'km2', 'km²', 'tuần', 'giây', 'mét', 'tbps', 'kbps', 'ms', 'gb', 'tb', 'mb']],
];

/** Nouns that say what is counted; they stay in the wording. */
const nouns: readonly (readonly [Unit, readonly string[]])[] = [
  ['count', ['hộ kinh doanh', 'hộ sản xuất', 'lượt', 'người nộp thuế']],
  ['household', ['hộ']],
  ['person', [
    'người', 'cán bộ', 'học viên', 'học sinh', 'sinh viên', 'lao động', 'công chức', 'viên chức', 'giáo viên', 'chuyên gia', 'kỹ sư', 'nhân lực', 'nhân sự',
    'bác sĩ', 'bác sỹ', 'hội viên', 'đoàn viên', 'thanh niên', 'công dân', 'nông dân', 'công nhân', 'nhân khẩu',
  ]],
];

/** Words that open a phrase of their own: what stands before them counts nothing ("COP 26 về …", "bằng 0 vào năm 2050"). */
export const functionWords: readonly string[] = [
  'về', 'vào', 'cho', 'và', 'tại', 'trong', 'với', 'đến', 'tới', 'để', 'trên', 'theo', 'là', 'do', 'được', 'hoặc', 'hay', 'nhằm', 'gắn', 'đã', 'sẽ', 'ở', 'từ', 'bằng', 'nên', 'thì', 'mà', 'sau', 'trước', 'so', 'như', 'của', 'phải',
  'tỷ lệ', 'tỉ lệ', 'tỷ trọng', 'tỉ trọng', 'tỷ suất', 'tỉ suất', 'tỷ số', 'tỉ số', 'cần', 'trở', 'đối', 'thuộc', 'qua', 'khi', 'nếu', 'vì', 'bởi', 'cùng', 'đồng thời', 'lên', 'xuống', 'còn',
];

/** "điểm" is a score where nothing is named after it but the index scored; "50 điểm Wi-Fi" counts places. */
const scored = ['dti', 'pci', 'papi', 'sipas', 'par', 'ici', 'pgi', 'trung bình', 'bình quân', 'chỉ số', 'tối đa', 'tối thiểu', 'thưởng', 'cộng', 'trừ', 'thi đua', 'số', 'đánh giá', 'xếp loại', 'thứ', 'và'];
const scoreAfter = new RegExp(`^điểm(?= {0,2}(?:$|[^A-Za-zÀ-ỹ ]|(?:${alternatives([...scored, ...functionWords])})(?![A-Za-zÀ-ỹ\\d])))`, 'u');
const notMeasure = /^(?:năm (?:19|20)\d\d|tháng \d|ngày \d)/u;

const scaleWords = alternatives(Object.keys(scales));
/** "2 Tỷ lệ hồ sơ …": a row's number before a share, no two thousand million. */
const scalePattern = new RegExp(` {0,2}(?!t[ỷỉ] {1,2}(?:lệ|trọng|suất|số)(?![A-Za-zÀ-ỹ]))(${scaleWords})(?![A-Za-zÀ-ỹ\\d])`, 'uy');
const measureMap = new Map(measures.flatMap(([unit, words]) => words.map((w) => [w, unit] as const)));
const measurePattern = new RegExp(` {0,2}(${alternatives([...measureMap.keys()])})(?![A-Za-zÀ-ỹ\\d])`, 'uy');
const nounMap = new Map(nouns.flatMap(([unit, words]) => words.map((w) => [w, unit] as const)));
const nounPattern = new RegExp(` {0,2}(${alternatives([...nounMap.keys()])})(?![A-Za-zÀ-ỹ\\d])`, 'uy');
const percentPattern = / {0,2}(?:%|phần trăm)(?: {0,2}điểm(?= {0,2}(?:%|phần trăm|so)))?/uy;
const pointPattern = / {0,2}điểm {0,2}(?:%|phần trăm)/uy;
const perYearPattern = /(?: {0,2}\/ {0,2}(?:1 |một )?năm| {1,2}(?:mỗi|một|hàng|hằng) năm)(?![A-Za-zÀ-ỹ\d])/uy;
const timesPattern = / {0,2}lần(?![A-Za-zÀ-ỹ\d])/uy;
const stepPattern = / {0,2}(?:bậc|thứ bậc|hạng)(?![A-Za-zÀ-ỹ\d])/uy;
const perPersonPattern = / {0,2}\/ {0,2}(?:đầu )?người(?![A-Za-zÀ-ỹ\d])/uy;
const per100Pattern = / {0,2}[A-Za-zÀ-ỹ ]{0,24}?(?:\/| trên | cho ) {0,2}(100|một trăm|10\.000|10000|một vạn|1 vạn|vạn) dân(?![A-Za-zÀ-ỹ\d])/uy;
const anyWord = new RegExp(` {1,2}["“'‘(]?(?!(?:${alternatives(functionWords)})(?![A-Za-zÀ-ỹ\\d]))[A-Za-zÀ-ỹ]`, 'uy');

function end(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : -1;
}

function word(pattern: RegExp, text: string, at: number): { word: string; end: number } | null {
  pattern.lastIndex = at;
  const found = pattern.exec(text);
  return found && { word: found[1]!.replace(/ +/g, ' '), end: pattern.lastIndex };
}

/** The unit that stands at `at`, right after a number. Null where nothing is counted or measured. */
export function unitAt(lower: string, at: number): UnitReading | null {
  return rateAt(lower, at) ?? percentAt(lower, at) ?? scaledAt(lower, at);
}

function rateAt(lower: string, at: number): UnitReading | null {
  const rate = word(per100Pattern, lower, at);
  if (!rate) return null;
  const unit: Unit = rate.word.startsWith('100') || rate.word === 'một trăm' ? 'per-100-people' : 'per-10000-people';
  return { unit, power: 0, end: at, perYear: false, generic: false };
}

function percentAt(lower: string, at: number): UnitReading | null {
  const point = end(pointPattern, lower, at);
  if (point >= 0) return yearly({ unit: 'percentage-point', power: 0, end: point, perYear: false, generic: false }, lower);
  const percent = end(percentPattern, lower, at);
  if (percent < 0) return null;
  const reading = yearly({ unit: 'percent', power: 0, end: percent, perYear: false, generic: false }, lower);
  return reading.perYear ? { ...reading, unit: 'percent-per-year' } : reading;
}

function yearly(reading: UnitReading, lower: string): UnitReading {
  const after = end(perYearPattern, lower, reading.end);
  return after < 0 ? reading : { ...reading, end: after, perYear: true };
}

function scaledAt(lower: string, at: number): UnitReading | null {
  let power = 0;
  let from = at;
  for (let next = word(scalePattern, lower, from); next; next = word(scalePattern, lower, from)) {
    power += scales[next.word]!;
    from = next.end;
  }
  return measureAt(lower, from, power) ?? nounAt(lower, from, power) ?? bareScale(lower, from, power);
}

function measureAt(lower: string, from: number, power: number): UnitReading | null {
  const plain = { power, perYear: false, generic: false };
  const times = end(timesPattern, lower, from);
  if (times >= 0) return { ...plain, unit: 'times', end: times };
  const step = end(stepPattern, lower, from);
  if (step >= 0) return { ...plain, unit: 'rank', end: step };
  const measure = word(measurePattern, lower, from);
  if (!measure || notMeasure.test(lower.slice(measure.end - measure.word.length, measure.end + 16))) return null;
  if (measure.word === 'điểm' && !scoreAfter.test(lower.slice(measure.end - 4, measure.end + 24))) return null;
  const unit = measureMap.get(measure.word)!;
  const reading: UnitReading = { ...plain, unit, end: measure.end };
  return unit === 'vnd' ? perHead(reading, lower) : yearly(reading, lower);
}

function perHead(reading: UnitReading, lower: string): UnitReading {
  const person = end(perPersonPattern, lower, reading.end);
  if (person < 0) return yearly(reading, lower);
  const year = end(perYearPattern, lower, person);
  return year < 0 ? { ...reading, unit: 'vnd-per-person', end: person } : { ...reading, unit: 'vnd-per-person-per-year', end: year, perYear: true };
}

function nounAt(lower: string, from: number, power: number): UnitReading | null {
  const noun = word(nounPattern, lower, from);
  if (noun) return { unit: nounMap.get(noun.word)!, power, end: from, perYear: false, generic: false };
  return end(anyWord, lower, from) < 0 ? null : { unit: 'count', power, end: from, perYear: false, generic: true };
}

/** "đạt 10.000 tỷ": a bare word of scale is money; "60 triệu/người/năm" too. */
function bareScale(lower: string, from: number, power: number): UnitReading | null {
  if (power < 6) return null;
  return perHead({ unit: 'vnd', power, end: from, perYear: false, generic: true }, lower);
}

const columnUnits: readonly (readonly [RegExp, Unit, number])[] = [
  [/^%\/năm$/u, 'percent-per-year', 0],
  [/%|phần trăm/u, 'percent', 0],
  [/(?:nghìn|ngàn|1\.000) tỷ (?:đồng|vn)/u, 'vnd', 12],
  [/(?:triệu|tr\.?) ?(?:đồng|vn[dđ]|đ)?\/(?:đầu )?người\/năm/u, 'vnd-per-person-per-year', 6],
  [/(?:triệu|tr\.?) ?(?:đồng|vn[dđ]|đ)?\/(?:đầu )?người/u, 'vnd-per-person', 6],
  [/t[ỷỉ] (?:đồng|vn)/u, 'vnd', 9],
  [/(?:triệu|tr\.?) ?(?:đồng|vn[dđ]|đ(?![A-Za-zÀ-ỹ]))/u, 'vnd', 6],
  [/(?:nghìn|ngàn|1\.000) ?(?:đồng|vn[dđ]|đ(?![A-Za-zÀ-ỹ]))/u, 'vnd', 3],
  [/^(?:đồng|vn[dđ])$/u, 'vnd', 0],
  [/t[ỷỉ] usd/u, 'usd', 9],
  [/triệu usd/u, 'usd', 6],
  [/(?:nghìn|ngàn|1\.000) usd/u, 'usd', 3],
  [/^usd$/u, 'usd', 0],
  [/thứ (?:hạng|bậc)|^hạng$|xếp hạng|vị trí|^nhóm$/u, 'rank', 0],
  [/(?:\/|trên ) ?100 dân/u, 'per-100-people', 0],
  [/(?:\/|trên ) ?(?:10\.?000|1 vạn|vạn|một vạn) dân/u, 'per-10000-people', 0],
  [/^(?:1\.000|nghìn|ngàn) ha$/u, 'hectare', 3],
  [/^ha$|^héc ?ta$/u, 'hectare', 0],
  [/^m2$|^m²$/u, 'square-metre', 0],
  [/^km$/u, 'kilometre', 0],
  [/^(?:1\.000|nghìn|ngàn) tấn$/u, 'tonne', 3],
  [/^triệu tấn$/u, 'tonne', 6],
  [/^tấn$/u, 'tonne', 0],
  [/^mw$/u, 'megawatt', 0],
  [/^mbps$|^mb\/s$/u, 'megabit-per-second', 0],
  [/^gbps$|^gb\/s$/u, 'gigabit-per-second', 0],
  [/^(?:lượt|lượt người|lượt khách)$/u, 'count', 0],
  [/^(?:1\.000|nghìn|ngàn) người$/u, 'person', 3],
  [/^(?:người|cán bộ|học sinh|lao động|học viên)$/u, 'person', 0],
  [/^hộ(?: gia đình| dân)?$/u, 'household', 0],
  [/^lần$/u, 'times', 0],
  [/^điểm$/u, 'score', 0],
  [/^ngày(?: làm việc)?$/u, 'day', 0],
  [/^giờ$/u, 'hour', 0],
  [/^phút$/u, 'minute', 0],
  [/^tháng$/u, 'month', 0],
];

/** The unit a unit column names ("%", "Triệu đồng", "Thứ bậc"); a word the table does not know counts things; empty: null. */
export function columnUnit(written: string): { readonly unit: Unit; readonly power: number } | null {
  const folded = written.normalize('NFC').toLowerCase().replace(/\s+/g, ' ').replace(/^[("]|[)".:]$/g, '').replace(/\s*\/\s*/g, '/').trim();
  if (folded === '' || folded === '-') return null;
  for (const [pattern, unit, power] of columnUnits) if (pattern.test(folded)) return { unit, power };
  return { unit: /[A-Za-zÀ-ỹ]/u.test(folded) ? 'count' : 'other', power: 0 };
}
