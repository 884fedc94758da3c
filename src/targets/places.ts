import type { SectionNode, Sectioned } from '../model/document.js';
import type { Span } from '../model/provenance.js';
import type { Agency, Task } from '../model/record.js';
import { noDamage, unbuiltTables, type Damage } from './broken.js';
import { governingPeriod, governingYear } from './due.js';
import { looksAhead, placeKind, type PlaceKind } from './zones.js';
import { bisect } from '../text/bisect.js';

/** The three lists of agencies a place gives a target. */
export interface Parties {
  readonly lead: readonly Agency[];
  readonly coordinating: readonly Agency[];
  readonly implementing: readonly Agency[];
}

/** A piece of text that may state targets, and what governs it. */
export interface Place {
  readonly text: string;
  /** Offset of `text` in the reading text. */
  readonly offset: number;
  readonly kind: PlaceKind;
  /** The year set by what stands around the text (column, group row, task's time, headings), nearest first; null: only the document's period is left. */
  readonly year: number | null;
  readonly period: { readonly from: number; readonly to: number } | null;
  readonly parties: Parties;
  /** What the row or item is about. */
  readonly topic?: string | null;
  /** The list or table it stands in; null where it stands alone. */
  readonly list?: string | null;
  /** The text is an item of a list. */
  readonly isItem?: boolean;
  /** What shows that the text is not whole. */
  readonly damage?: Damage;
}

export const noParties: Parties = { lead: [], coordinating: [], implementing: [] };

/** Tasks by where they stand, for asking whose text a place is. */
export interface TaskIndex {
  /** The tasks whose text a span lies in. */
  readonly at: (span: Span) => readonly Task[];
}

export function indexTasks(tasks: readonly Task[]): TaskIndex {
  const placed = tasks
    .flatMap((task) => (task.evidence.span ? [{ task, start: task.evidence.span[0], end: task.evidence.span[1] }] : []))
    .sort((a, b) => a.start - b.start);
  const longest = placed.reduce((n, p) => Math.max(n, p.end - p.start), 0);
  return {
    at: ([start, end]) => {
      let i = lowerBound(placed, start - longest);
      const out: Task[] = [];
      for (; i < placed.length && placed[i]!.start < end; i++) if (placed[i]!.end > start) out.push(placed[i]!.task);
      return out;
    },
  };
}

function lowerBound(sorted: readonly { readonly start: number }[], start: number): number {
  return bisect(sorted.length, (i) => sorted[i]!.start >= start);
}

export const partiesOfTask = (task: Task): Parties => ({ lead: task.lead, coordinating: task.coordinating, implementing: task.implementing });

/** The year a task is due, from its time line. */
export function taskYear(task: Task): number | null {
  const to = task.timeframe?.to ?? null;
  return to === null ? null : Number(to.slice(0, 4)) || null;
}

// ---------------------------------------------------------------- the tree

interface Frame {
  readonly kind: PlaceKind | null;
  readonly year: number | null;
  readonly period: Place['period'];
  readonly tasks: readonly Task[];
  /** The year of the document. */
  readonly issued: number | null;
}

const labelledElsewhere = /^(?:cơ quan|đơn vị|các đơn vị|bộ phận|chủ trì|phối hợp|thời gian|tiến độ|lộ trình|thời hạn|kinh phí|nguồn)[^:]{0,60}:/iu;
/** A label before a value, not a subject with a colon ("Sản phẩm OCOP có mặt trên sàn: 100%"). */
const labelledResult = /^(?:sản phẩm|kết quả|tiêu chí|mục tiêu|chỉ tiêu|yêu cầu)(?:,? (?:và )?(?:đầu ra|dự kiến|cần đạt|phải đạt|đạt được|hoàn thành|chủ yếu|cụ thể|chính|đánh giá|thực hiện|đặt ra|giao nộp|mong đợi|phấn đấu|chung|tổng quát|kết quả|sản phẩm|tiêu chí|chỉ tiêu)){0,3}\s*:\s*/iu;
/** Units of such a label at the start; most texts have no colon, and the pattern takes long to compile. */
const resultLength = (words: string): number => (words.includes(':') ? (labelledResult.exec(words)?.[0].length ?? 0) : 0);

/** Every paragraph and heading of the tree, with what governs it. */
export function treePlaces(document: Sectioned, tasks: TaskIndex, issued: number | null = null): Place[] {
  const out: Place[] = [];
  const reading = document.text.value;
  const walk = (nodes: readonly SectionNode[], frame: Frame, list: string | null): void => {
    let above = frame;
    for (const node of nodes) {
      const words = reading.slice(node.span[0], node.span[1]);
      if (node.title !== null) above = frame;
      const here = inner(above, node, words, tasks.at(node.span));
      out.push(...placeOf(node, words, above, here).map((place) => ({ ...place, list, isItem: node.marker !== null && node.title === null, damage: damageOf(node.span) })));
      walk(node.children, here, node.id);
      if (opens(node, words)) above = governed(frame, words.slice(-400));
    }
  };
  const root: Frame = { kind: null, year: null, period: null, tasks: [], issued };
  const unbuilt = unbuiltTables(document);
  const damageOf = ([start]: Span): Damage => (unbuilt(start) ? { cut: true, loose: true } : noDamage);
  const annexed = new Set(document.annexes.flatMap((a) => a.sections));
  walk(document.sections.filter((node) => !annexed.has(node)), root, null);
  for (const annex of document.annexes) walk(annex.sections, governed(root, annex.title ?? ''), null);
  return out;
}

/** A paragraph that opens what follows it ("… các chỉ tiêu cụ thể như sau:", "Đến năm 2025:"). */
const opens = (node: SectionNode, words: string): boolean => node.kind === 'paragraph' && node.children.length === 0 && /:\s*$/u.test(words);

/** What a node sets for its children. */
function inner(frame: Frame, node: SectionNode, words: string, own: readonly Task[]): Frame {
  const tasks = own.length > 0 ? own : frame.tasks;
  const heads = node.title !== null || (node.children.length > 0 && (/:\s*$/u.test(words) || words.length < 120));
  return heads ? { ...governed(frame, words.slice(-400)), tasks } : { ...frame, tasks };
}

function governed(frame: Frame, heading: string): Frame {
  const year = governingYear(heading);
  const kind = placeKind(heading);
  // a list of targets within a report reports them, unless it looks ahead
  const reported = frame.kind === 'review' && kind !== null && !(year !== null && year > (frame.year ?? frame.issued ?? year)) && !looksAhead(heading);
  return {
    ...frame,
    kind: reported ? 'review' : (kind ?? frame.kind),
    year: year ?? frame.year,
    period: governingPeriod(heading) ?? (year === null ? frame.period : null),
  };
}

function placeOf(node: SectionNode, words: string, above: Frame, here: Frame): Place[] {
  if (!/\d|phần trăm/iu.test(words)) return [];
  const label = labelledElsewhere.test(words) ? resultAt(words) : resultLength(words);
  if (label === null) return [];
  const own = here.tasks.map(taskYear).find((y) => y !== null) ?? null;
  const parties = here.tasks.length === 0 ? noParties : union(here.tasks.map(partiesOfTask));
  const kind = node.title !== null ? (above.kind ?? 'plain') : (above.kind ?? (here.tasks.length > 0 ? 'work' : 'plain'));
  return [{ text: words.slice(label), offset: node.span[0] + label, kind, year: own ?? above.year, period: above.period, parties }];
}

/** "Chủ trì: … Thời hạn: … Sản phẩm: Tối thiểu 20 bộ dữ liệu": where the result begins among other labelled parts. */
function resultAt(words: string): number | null {
  const found = /[.;]\s+(?=(?:sản phẩm|kết quả)[^:.;]{0,24}:)/iu.exec(words);
  if (!found) return null;
  const from = found.index + found[0].length;
  return from + resultLength(words.slice(from));
}

/** Lists joined, each agency once. */
export function union(all: readonly Parties[]): Parties {
  const join = (key: keyof Parties): Agency[] => {
    const seen = new Set<string>();
    return all.flatMap((p) => p[key]).filter((a) => !seen.has(a.id) && seen.add(a.id));
  };
  return { lead: join('lead'), coordinating: join('coordinating'), implementing: join('implementing') };
}
