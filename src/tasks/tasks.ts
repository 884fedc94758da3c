import { createHash } from 'node:crypto';
import { finding } from '../findings/report.js';
import type { Sectioned } from '../model/document.js';
import type { Finding } from '../model/finding.js';
import type { Confidence, Task } from '../model/record.js';
import { duties } from './duties.js';
import { fieldBlocks } from './field-blocks.js';
import { tableTasks } from './table-rows.js';
import type { TaskDraft, TaskFacts } from './types.js';

export type { TaskFacts } from './types.js';

/**
 * Everything somebody is charged with: rows of tables of tasks, items with labelled lines, items under headings that name who is charged
 * (`table-row`, `field-block`, `duty`), in the order they stand in the reading text, with what is odd about them.
 */
export function readTasks(document: Sectioned, facts: TaskFacts): { tasks: Task[]; findings: Finding[] } {
  const used = new Set<Sectioned['sections'][number]>();
  const blocks = fieldBlocks(document.sections, facts, used);
  const drafts = [...blocks, ...duties(document.sections, facts, used), ...document.tables.flatMap((table) => tableTasks(table, facts))];
  const ordered = drafts.map((draft, i) => ({ draft, i })).sort((a, b) => a.draft.span[0] - b.draft.span[0] || a.i - b.i);
  const seen = new Map<string, number>();
  const findings: Finding[] = [];
  const tasks = ordered.map(({ draft }) => {
    const task = finish(draft, idOf(draft, seen), facts);
    findings.push(...oddities(draft, task, document));
    return task;
  });
  return { tasks, findings };
}

/** Stable from what the task says: kind, marker, place and words; a second task that says the same gets a number. */
function idOf(draft: TaskDraft, seen: Map<string, number>): string {
  const content = [draft.kind, draft.marker ?? '', ...draft.group, draft.text].join('\n');
  const hash = createHash('sha256').update(content, 'utf8').digest('hex').slice(0, 10);
  const count = (seen.get(hash) ?? 0) + 1;
  seen.set(hash, count);
  return count === 1 ? `task-${hash}` : `task-${hash}-${count}`;
}

function finish(draft: TaskDraft, id: string, facts: TaskFacts): Task {
  const reasons = doubts(draft);
  return {
    id,
    kind: draft.kind,
    marker: draft.marker,
    text: draft.text,
    group: [...draft.group],
    lead: [...draft.lead],
    coordinating: [...draft.coordinating],
    implementing: [...draft.implementing],
    deliverable: draft.deliverable,
    timeframe: draft.time?.timeframe ?? null,
    ...(draft.refersTo.length > 0 ? { refersTo: [...draft.refersTo] } : {}),
    evidence: evidenceAt(draft, facts),
    confidence: confidence(reasons),
    needsReview: reasons.some((r) => grave.has(r)),
  };
}

function evidenceAt(draft: TaskDraft, facts: TaskFacts): Task['evidence'] {
  const { page, bbox, span, text, place } = facts.evidence(draft.span);
  return { page, bbox: bbox === null ? null : [...bbox], span: span === null ? null : [...span], text, ...(place === undefined ? {} : { place }) };
}

/** Doubts that a person should look at; the others lower the confidence only. */
const grave = new Set(['doubtful-row', 'missing-lead', 'impossible-year', 'impossible-date', 'reversed-years', 'cut-years', 'exception']);

function doubts(draft: TaskDraft): string[] {
  const out = new Set<string>();
  if (draft.lead.length === 0 && draft.implementing.length === 0) out.add('missing-lead');
  for (const { code } of draft.time?.findings ?? []) if (code !== 'timeframe-before-issue') out.add(code);
  if (draft.expectsTime && draft.time === null) out.add('missing-timeframe');
  if (draft.lead.some((a) => a.inherited === true)) out.add('inherited-lead');
  if (draft.findings.some((f) => f.code === 'unresolved-reference')) out.add('unresolved-reference');
  if (draft.exception) out.add('exception');
  if (draft.doubtful === true) out.add('doubtful-row');
  return [...out];
}

function confidence(reasons: string[]): Confidence {
  const level = reasons.some((r) => grave.has(r)) ? 'low' : reasons.every((r) => r === 'inherited-lead') ? 'high' : 'medium';
  return { level, reasons, score: null };
}

/** "tại Phụ lục và …": an annex without its number ("Phụ lục II", "Phụ lục số 2", "Phụ lục 01"); capitals tell a Roman number from a word. */
const unnamedAnnex = /(?:[Tt]ại|[Tt]heo|ở) (?:các )?(?:[Pp]hụ lục|PHỤ LỤC)(?! (?:số |[IVX]+(?![A-Za-zÀ-ỹ])|\d))[^.;]{0,30}/u;

function oddities(draft: TaskDraft, task: Task, document: Sectioned): Finding[] {
  const at = [task.evidence];
  const short = draft.text.length > 120 ? `${draft.text.slice(0, 117)}…` : draft.text;
  const out: Finding[] = [...(draft.time?.findings ?? []), ...draft.findings].map((f) => ({ ...f, evidence: f.evidence.length > 0 ? f.evidence : at }));
  if (task.confidence.reasons.includes('missing-lead')) out.push(finding('missing-lead', { text: short }, at));
  if (task.confidence.reasons.includes('missing-timeframe')) out.push(finding('missing-timeframe', { text: short }, at));
  const leading = new Set(task.lead.filter((a) => !a.id.startsWith('cac-')).map((a) => a.id));
  for (const agency of task.coordinating) if (leading.has(agency.id)) out.push(finding('lead-also-coordinating', { agency: agency.name }, at));
  const annex = unnamedAnnex.exec(draft.text);
  const annexes = new Set(document.tables.flatMap((t) => (t.annex === null ? [] : [t.annex.marker])));
  if (annex !== null && annexes.size > 1) out.push(finding('unspecified-reference', { text: annex[0].trim() }, at));
  return out;
}
