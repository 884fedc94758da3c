import { finding } from '../findings/report.js';
import type { Finding } from '../model/finding.js';
import type { Agency, Citation, Target, Task } from '../model/record.js';
import { dice, foldWords } from '../text/fold.js';
import type { Check } from './context.js';
import { excerpt } from './wording.js';

const ids = (agencies: readonly Agency[]): string => agencies.map((a) => a.id).sort().join(',');

/** The same words given as a task twice: to other agencies, or with another time. */
export const duplicateTasks: Check = ({ tasks }) => {
  const out: Finding[] = [];
  const words = tasks.map((t) => foldWords(t.text));
  for (let i = 0; i < tasks.length; i++) {
    for (let j = i + 1; j < tasks.length; j++) {
      if (!alike(words[i]!, words[j]!)) continue;
      const a = tasks[i]!;
      const b = tasks[j]!;
      if (a.kind !== b.kind || a.refersTo !== undefined || (ids(a.lead) === ids(b.lead) && sameTime(a, b))) continue;
      out.push(finding('duplicate-task', { text: excerpt(a.text), first: a.marker ?? '–', second: b.marker ?? '–' }, [a.evidence, b.evidence]));
    }
  }
  return out;
};

/** Lengths first: comparing every pair of a long plan by its words would be slow. */
function alike(a: readonly string[], b: readonly string[]): boolean {
  if (a.length < 8 || Math.min(a.length, b.length) / Math.max(a.length, b.length) < 0.8) return false;
  return dice(a, b) > 0.92;
}

const sameTime = (a: Task, b: Task): boolean => a.timeframe?.from === b.timeframe?.from && a.timeframe?.to === b.timeframe?.to && a.timeframe?.recurrence === b.timeframe?.recurrence;

/** One indicator with targets for several years. */
function byIndicator(targets: readonly Target[]): Target[][] {
  const groups = new Map<string, Target[]>();
  for (const target of targets) {
    if (target.year === null) continue;
    const key = `${target.indicator ?? foldWords(target.label).join(' ')}|${target.level ?? ''}|${target.unit}`;
    const list = groups.get(key) ?? [];
    list.push(target);
    groups.set(key, list);
  }
  return [...groups.values()].map((list) => list.sort((a, b) => a.year! - b.year!)).filter((list) => list.length > 1);
}

/** Another lead for the same indicator in a later year. */
export const leadDiffers: Check = ({ targets }) =>
  byIndicator(targets).flatMap((list) =>
    pairs(list)
      .filter(([a, b]) => a.year !== b.year && a.lead.length > 0 && b.lead.length > 0 && ids(a.lead) !== ids(b.lead))
      .map(([a, b]) => finding('lead-differs-between-years', { label: a.label, first: `${a.year}: ${ids(a.lead)}`, second: `${b.year}: ${ids(b.lead)}` }, [a.mentions[0]!, b.mentions[0]!])),
  );

/** Other words for the same indicator in another year: they may mean something else. */
export const wordingDiffers: Check = ({ targets }) =>
  byIndicator(targets).flatMap((list) =>
    pairs(list)
      .filter(([a, b]) => a.indicator !== null && a.year !== b.year && foldWords(a.label).join(' ') !== foldWords(b.label).join(' '))
      .map(([a, b]) => finding('wording-differs', { first: a.label, second: b.label }, [a.mentions[0]!, b.mentions[0]!])),
  );

/** A later year that asks for less than an earlier one, where more is the aim: often a slip of a digit. */
export const targetFalls: Check = ({ targets }) =>
  byIndicator(targets).flatMap((list) =>
    pairs(list)
      .filter(([a, b]) => a.indicator !== null && a.year! < b.year! && a.unit === 'percent' && bound(b) < bound(a))
      .map(([a, b]) => finding('target-falls', { label: a.label, first: `${a.year}: ${bound(a)}`, second: `${b.year}: ${bound(b)}` }, [a.mentions[0]!, b.mentions[0]!])),
  );

const bound = (t: Target): number => t.min ?? t.max ?? 0;
const pairs = (list: readonly Target[]): [Target, Target][] => list.slice(1).map((b, i) => [list[i]!, b]);

/** Some targets name who answers for them and others do not. */
export const targetsWithoutAgency: Check = ({ targets }) => {
  const without = targets.filter((t) => t.lead.length + t.coordinating.length + t.implementing.length === 0);
  if (without.length === 0 || without.length === targets.length) return [];
  return [finding('targets-without-agency', { count: without.length, total: targets.length }, without.slice(0, 3).map((t) => t.mentions[0]!))];
};

/** What comes to a meeting beside the proposal, or after it: other proposals, the report on its examination. */
const besideProposal: ReadonlySet<string> = new Set(['to-trinh', 'bao-cao']);

const dated = (c: Citation): boolean => c.issuedOn?.length === 10;

/** A proposal older than a document it rests on. */
export const dateOrder: Check = ({ citations, fields }) => {
  const out: Finding[] = [];
  const basis = citations.filter((c) => fields.basis.includes(c.key) && dated(c));
  for (const proposal of basis.filter((c) => c.type === 'to-trinh')) {
    for (const other of basis) {
      if (besideProposal.has(other.type) || other.issuedOn! <= proposal.issuedOn!) continue;
      out.push(finding('date-order', { first: proposal.key, firstDate: proposal.issuedOn, second: other.key, secondDate: other.issuedOn }, [proposal.mentions[0]!]));
    }
  }
  return out;
};

/** A document cited that is younger than the plan. Where the plan bears no date, what it rests on tells about when it was made. */
export const citedAfterIssue: Check = ({ citations, fields }) => {
  const own = fields.issuedOn === null ? standIn(citations, fields.basis) : { limit: fields.issuedOn, words: fields.issuedOn };
  if (own === null) return [];
  return citations
    .filter((c) => dated(c) && c.issuedOn!.slice(0, own.limit.length) > own.limit && !belied(c))
    .map((c) => finding('cited-after-issue', { key: c.key, date: c.issuedOn, own: own.words }, [c.mentions[0]!]));
};

/** "214/2025/NĐ-CP" dated 2028: a slip that the citations tell. */
const belied = (c: Citation): boolean => (/^\d[\d.]*[a-zđ]?\/(\d{4})\//u.exec(c.number ?? '')?.[1] ?? c.issuedOn!.slice(0, 4)) !== c.issuedOn!.slice(0, 4);

/**
 * The last day an undated plan can well have been issued on: it follows the proposal it was made on within weeks, the newest of its other
 * grounds within a year (a plan carries out what is still new).
 */
function standIn(citations: readonly Citation[], basis: readonly string[]): { limit: string; words: string } | null {
  const grounds = citations.filter((c) => basis.includes(c.key) && dated(c)).sort((a, b) => (a.issuedOn! < b.issuedOn! ? 1 : -1));
  const proposal = grounds.find((c) => c.type === 'to-trinh');
  const newest = proposal ?? grounds[0];
  if (newest === undefined) return null;
  return { limit: later(newest.issuedOn!, proposal === undefined ? 12 : 1), words: `${newest.key}, ${newest.issuedOn}` };
}

/** The same day some months later; a day that month does not have still compares rightly. */
function later(date: string, months: number): string {
  const month = Number(date.slice(5, 7)) - 1 + months;
  return `${Number(date.slice(0, 4)) + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}${date.slice(7)}`;
}

const restated = /^(?:Trên đây là|Ban hành kèm theo Quyết định này)\s+(?<type>Kế hoạch|Chương trình|Đề án)\s+(?<title>[^;.]+)/u;

/** What the closing sentence goes on with behind the plan's name: "…, yêu cầu các cơ quan, đơn vị triển khai". */
const goesOn = /,\s*(?:yêu cầu|đề nghị|đồng thời|trong quá trình|các (?:sở|cơ quan|đơn vị|địa phương)|thủ trưởng|giám đốc|UBND|Ủy ban nhân dân|Uỷ ban nhân dân)(?![A-Za-zÀ-ỹ]).*$/su;

/** The closing words or Điều 1 name the plan otherwise than its title. */
export const titleMismatch: Check = ({ document, fields, evidence }) => {
  const out: Finding[] = [];
  const titles = [fields.title, fields.promulgates?.title ?? null].filter((t): t is string => t !== null).map((t) => foldWords(t.replace(/^Ban hành (?:Kế hoạch|Chương trình|Đề án)\s+/u, '')));
  for (const p of document.paragraphs) {
    if (p.zone !== 'body' || titles.length === 0) continue;
    const match = restated.exec(p.text.replace(/^Điều \d+\.\s*/u, ''));
    if (match === null) continue;
    const title = match.groups!['title']!.replace(goesOn, '');
    const said = foldWords(title);
    const best = Math.max(...titles.map((t) => dice(t, said)));
    if (best > 0.5 && best < 1 && said.length > 5) out.push(finding('title-mismatch', { text: excerpt(title) }, [evidence(p.span)]));
  }
  return out;
};
