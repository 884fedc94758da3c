import type { Finding } from '../model/finding.js';
import type { Timeframe } from '../model/record.js';
import type { TimeContext } from './calendar.js';
import { parseTimeframe } from './timeframe.js';
import { level, tokens, type Token } from './tokens.js';

/** A cue of a deadline or a recurrence in running text, and how the time itself is found from its end. */
interface Cue {
  readonly pattern: RegExp;
  /** `next`: the time follows at once. `clause`: somewhere before the next stop, recurrences only. `self`: the cue is part of the time. */
  readonly time: 'next' | 'clause' | 'self';
}

const edge = '(?<![A-Za-zÀ-ỹ\\d])';
const cue = (words: string, time: Cue['time']): Cue => ({ pattern: new RegExp(`${edge}(?:${words})`, 'gu'), time });

/**
 * Cues in levelled text. Years in titles, "đến năm 2025", periods of programmes and dates of documents have none of these
 * before them and so are no times of the task.
 */
const cues: readonly Cue[] = [
  cue('(?:thời gian|thời hạn|tiến độ)(?: (?:thực hiện|hoàn thành|triển khai|báo cáo|tổ chức|gửi|dự kiến)){0,2} ?:? ?(?:là |từ )?(?=\\(?(?:trong|trước|từ|đến|quý|tháng|ngày|năm|hàng|định kỳ|\\d))', 'next'),
  cue('(?<=(?:hoàn thành|hoàn thiện|xong|hoàn tất|kết thúc)(?: xong)? )(?:trong|trước|vào|chậm nhất|muộn nhất|đến)(?= )', 'self'),
  cue('chậm nhất|muộn nhất', 'self'),
  cue('(?:sơ kết|tổng kết)(?: [^\\s.;:,]+){0,6}? (?:vào|trong) (?=năm ?\\d|tháng ?\\d|quý|cuối (?:năm|quý|tháng))', 'self'),
  cue('trước (?=ngày ?\\d|\\d{1,2} ?/ ?\\d|tháng ?\\d|quý |ngày cuối)', 'self'),
  { pattern: /(?:^|[.;] ?)(?=đến (?:hết |cuối )?(?:quý|tháng|ngày) ?[\div])/gu, time: 'next' },
  cue('trong (?=quý (?:i|v|\\d)|tháng ?\\d)', 'self'),
  cue('định kỳ', 'clause'),
  cue('báo cáo (?:ủy ban|ubnd|hội đồng|hđnd|thường trực|ban |tỉnh ủy|thành ủy|bộ |sở |lãnh đạo|giám đốc|chủ tịch)[^.;:,]{0,60}? (?=(?:hàng|mỗi) (?:năm|quý|tháng)|6 tháng)', 'clause'),
  cue('(?:báo cáo|tổng hợp|đánh giá|sơ kết|tổng kết|rà soát|kiểm tra|giám sát|cập nhật)(?=[^.;:]{0,25}?(?:hàng|mỗi|6 tháng) ?)', 'clause'),
];

/** "Hằng năm, …" at the head of a sentence governs it. */
const opening = /(?:^|[.;:•] ?|\d\) ?)(?=(?:hàng|mỗi|định kỳ) (?:năm|quý|tháng|tuần|6 tháng|06 tháng))/gu;

/** A date before which something came to be: a line drawn in law, no deadline. */
const pastCut = /(?:ban hành|sinh|phát sinh|được cấp|đã cấp|có hiệu lực|hình thành|tồn tại|ký kết|tham gia|xây dựng)(?: [A-Za-zÀ-ỹ]+){0,3} $/u;

const between = /^(?:[\s,;()-]|và|năm|ngày|cuối|hết|đầu)*$/u;

/**
 * The deadline or recurrence a duty or a row states for itself inside its running text ("trước ngày 31/12/2022",
 * "định kỳ hằng quý báo cáo", "thời gian thực hiện 2024-2025"); null where it states none.
 */
export function findTimeInText(text: string, context: TimeContext): { timeframe: Timeframe; findings: Finding[] } | null {
  const clean = text.slice(0, longest).replace(/\s+/gu, ' ').trim();
  const low = level(clean);
  const all = tokens(low);
  const spans = [...cues.flatMap((c) => cued(low, all, c)), ...opened(low, all), ...issued(low, all)].sort((a, b) => a[0] - b[0] || b[1] - a[1]);
  if (spans.length === 0) return null;
  const parts = [...new Set(merged(low, spans).map(([start, end]) => clean.slice(start, end)))];
  const read = parseTimeframe(parts.join('; '), context);
  if (read === null) return null;
  const { from, to, recurrence } = read.timeframe;
  return from === null && to === null && recurrence === null && read.findings.every((f) => f.code === 'unread-timeframe') ? null : read;
}

/** Units of text looked at: an item is never longer, hostile input may be. */
const longest = 20000;

type Stretch = readonly [start: number, end: number];

function cued(low: string, all: readonly Token[], { pattern, time }: Cue): Stretch[] {
  const out: Stretch[] = [];
  for (const match of low.matchAll(pattern)) {
    const end = match.index + match[0].length;
    if (time === 'clause') {
      out.push(...inClause(low, all, match.index, end));
      continue;
    }
    if (low.startsWith('trước', match.index) && pastCut.test(low.slice(Math.max(0, match.index - 40), match.index))) continue;
    const stretch = contiguous(low, all, time === 'self' ? match.index : end, end);
    if (stretch) out.push(stretch);
  }
  return out;
}

/** The recurrences of the clause behind a cue, each with "định kỳ" where it stands before it; behind "định kỳ" a day that comes back. */
function inClause(low: string, all: readonly Token[], start: number, end: number): Stretch[] {
  const stop = stopAfter(low, end);
  const within = all.filter((t) => t.start >= start && t.end > end && t.end <= stop);
  const recurring = within.filter((t) => t.kind === 'recurrence' && t.recurrence !== 'continuous' && t.start - end <= 40);
  if (recurring.length > 0) return recurring.map((t, i) => [i === 0 ? withPeriodic(low, t.start) : t.start, t.end]);
  if (!low.startsWith(periodic, start)) return [];
  const at = within.findIndex((t) => t.kind === 'point' && t.point.unit === 'day' && t.point.year === null && t.start >= end);
  if (at < 0) return [];
  const before = within[at - 1]?.kind === 'before' ? within[at - 1]! : within[at]!;
  return [[start, start + periodic.length], [before.start, within[at]!.end]];
}

const periodic = 'định kỳ';

const withPeriodic = (low: string, at: number): number => (low.slice(0, at).endsWith(`${periodic} `) ? at - periodic.length - 1 : at);

/** Verbs of issuing or building whose object comes back with the year: "ban hành bảng giá … hằng năm". */
const issuing = /(?<![A-Za-zÀ-ỹ\d])(?:ban hành|xây dựng|công bố|lập|biên soạn|tổ chức)(?= )/gu;

/** Words that part such a verb from the recurrence: what stands behind them is of something else. */
const elsewhere = /(?<![A-Za-zÀ-ỹ])(?:vào|trong|theo|từ|với|gắn|tại|thuộc|đối với|bảo đảm|thực hiện|căn cứ|trên cơ sở)(?![A-Za-zÀ-ỹ])/u;

/** A noun the recurrence is an attribute of: a year's budget is no yearly task. */
const yearly = /(?:ngân sách|kinh phí|dự toán|vốn|trung hạn|chỉ tiêu|mục tiêu|nhiệm vụ|đầu tư công|giai đoạn|chi thường xuyên)(?: (?:nhà nước|địa phương|tỉnh|đầu tư|chi|thu|sự nghiệp|của tỉnh|của địa phương))*(?:,| và)? $/u;

function issued(low: string, all: readonly Token[]): Stretch[] {
  const out: Stretch[] = [];
  for (const match of low.matchAll(issuing)) {
    const end = match.index + match[0].length;
    const stop = Math.min(stopAfter(low, end), end + 110);
    const token = all.find((t) => t.kind === 'recurrence' && t.recurrence !== 'continuous' && t.start > end && t.end <= stop);
    const object = token === undefined ? '' : low.slice(end, token.start);
    if (token !== undefined && !object.includes(':') && !elsewhere.test(object) && !yearly.test(object)) out.push([withPeriodic(low, token.start), token.end]);
  }
  return out;
}

function opened(low: string, all: readonly Token[]): Stretch[] {
  return [...low.matchAll(opening)].flatMap((m) => {
    const at = m.index + m[0].length;
    const token = all.find((t) => t.start === at && t.kind === 'recurrence');
    return token ? [[token.start, token.end] as const] : [];
  });
}

/** From `start` over the tokens that follow one another from `at` on with nothing but joints between; null where none is a time. */
function contiguous(low: string, all: readonly Token[], start: number, at: number): Stretch | null {
  let end = at;
  let reached = at;
  let times = 0;
  for (const token of all) {
    if (token.end <= at) continue;
    if (token.start > reached && !between.test(low.slice(reached, token.start))) break;
    reached = Math.max(reached, token.end);
    if (token.kind !== 'point' && token.kind !== 'recurrence' && token.kind !== 'open') continue;
    end = reached;
    if (token.kind !== 'open') times++;
  }
  if (times === 0) return null;
  // a time in brackets ends with them
  const closing = low.indexOf(')', at);
  return closing >= at && closing < end && !low.slice(start, closing).includes('(') ? [start, closing] : [start, end];
}

/** The end of the clause: the next full stop, semicolon or bracket. */
function stopAfter(low: string, at: number): number {
  const found = /[.;()](?!\d)/u.exec(low.slice(at, at + 200));
  return found ? at + found.index : Math.min(low.length, at + 200);
}

/** Stretches that touch or follow one another with nothing but joints between are one. */
function merged(low: string, spans: readonly Stretch[]): Stretch[] {
  const out: [number, number][] = [];
  for (const [start, end] of spans) {
    const last = out.at(-1);
    if (last && (start < last[1] || /^[\s,]*(?:và )?$/u.test(low.slice(last[1], start)))) last[1] = Math.max(last[1], end);
    else out.push([start, end]);
  }
  return out;
}
