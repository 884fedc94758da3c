import { wording } from '../findings/report.js';
import type { Citation, DocumentRecord, RecordTable, Section, Target, Task } from '../model/record.js';

type Language = 'en' | 'vi';
type Place = DocumentRecord['findings'][number]['evidence'][number];

/** Everything that is known of one value, from the value back to the page, as lines of text. Null where the record has no such id. */
export function explainValue(record: DocumentRecord, text: string | null, id: string, language: Language): string | null {
  const target = record.targets.find((t) => t.id === id);
  if (target !== undefined) return lines([...aboutTarget(target), `  rules       ${rulesOf(record, target)}`, ...mentions(record, text, target.mentions), ...about(record, target.mentions, language)]);
  const task = record.tasks.find((t) => t.id === id);
  if (task !== undefined) return lines([...aboutTask(task), `  rules       ${rulesOfTask(task)}`, ...mentions(record, text, [task.evidence]), ...about(record, [task.evidence], language)]);
  const citation = record.citations.find((c) => c.id === id || c.key === id);
  if (citation !== undefined) return lines([...aboutCitation(citation), ...mentions(record, text, citation.mentions)]);
  const section = sectionPath([...record.sections, ...record.annexes.flatMap((a) => a.sections)], (s) => s.id === id)?.at(-1);
  if (section !== undefined) return lines([`section ${section.id}  [${section.kind}] page ${section.page}`, `  ${section.title ?? section.text ?? ''}`]);
  const table = record.tables.find((t) => t.id === id);
  return table === undefined ? null : lines(aboutTable(table));
}

/** What asks for a person, and why. */
export function explainFlagged(record: DocumentRecord, language: Language): string {
  const flagged = [
    ...record.targets.filter((t) => t.needsReview).map((t) => `${t.id}\n  ${t.label}: ${shownValue(t)}\n  because: ${t.confidence.reasons.join(', ') || '–'}; page ${t.mentions[0]?.page ?? '–'}`),
    ...record.tasks.filter((t) => t.needsReview).map((t) => `${t.id}\n  ${t.text.slice(0, 120)}\n  because: ${t.confidence.reasons.join(', ') || '–'}; page ${t.evidence.page}`),
  ];
  const findings = record.findings.map((f) => `${f.severity.padEnd(7)} ${f.code}: ${wording(f, language)}${f.evidence[0] === undefined ? '' : ` (page ${f.evidence[0].page})`}`);
  return lines([
    `${record.id}: ${flagged.length} of ${record.targets.length + record.tasks.length} values ask for a look, ${findings.length} findings`, '',
    ...flagged, ...(flagged.length > 0 ? [''] : []), ...findings,
  ]);
}

const lines = (list: readonly string[]): string => `${list.join('\n')}\n`;

export function shownValue(target: Pick<Target, 'comparator' | 'min' | 'max' | 'unit'>): string {
  const { comparator, min, max, unit } = target;
  const number = comparator === 'range' ? `${min}–${max}` : String(min ?? max);
  return `${comparator} ${number} ${unit}`;
}

const names = (agencies: Target['lead']): string => agencies.map((a) => `${a.name} (${a.id}${a.inherited === true ? ', inherited' : ''})`).join('; ') || '–';

function aboutTarget(t: Target): string[] {
  const runner = t.match.runnerUp === null ? 'none' : `${t.match.runnerUp.indicator} ${t.match.runnerUp.score.toFixed(2)}`;
  return [
    `target ${t.id}`,
    `  label       ${t.label}`,
    `  value       ${shownValue(t)}`,
    `  due         ${t.year ?? '–'}${t.level === null ? '' : `, level ${t.level}`}`,
    `  indicator   ${t.indicator ?? 'none'} (${t.match.method}, score ${t.match.score.toFixed(2)}; runner-up: ${runner})`,
    `  lead        ${names(t.lead)}`,
    `  with        ${names(t.coordinating)}`,
    `  done by     ${names(t.implementing)}`,
    ...trust(t),
  ];
}

/** How value, year and indicator came about, as far as the record shows it. */
function rulesOf(record: DocumentRecord, t: Target): string {
  const place = t.mentions[0];
  const year = t.year === null ? 'no year' : place === undefined ? '–' : `year from ${yearFrom(record, place, String(t.year))}`;
  return [`comparator ${t.comparator} from the words at the value`, year, `indicator by ${t.match.method}`, ...t.confidence.reasons].join('; ');
}

const taskRules: Readonly<Record<Task['kind'], string>> = {
  'table-row': 'a row of a table, read by the roles of its columns', 'field-block': 'an item with labelled lines', duty: 'an item under the agency it charges',
};

/** How task, agencies and time came about, as far as the record shows it. */
function rulesOfTask(t: Task): string {
  const lead = t.lead.length === 0 ? 'no lead' : `lead ${t.lead.some((a) => a.inherited === true) ? 'given once for several' : 'from its own words or heading'}`;
  const time = t.timeframe === null ? 'no time' : `time ${t.timeframe.inherited === true ? 'given once for several' : 'from its own words'}`;
  return [taskRules[t.kind], lead, time, ...t.confidence.reasons].join('; ');
}

/** The nearest statement that governs the year: own words, column, group row, annex title, heading, the document's period. */
function yearFrom(record: DocumentRecord, place: Place, year: string): string {
  if (place.text.includes(year)) return 'its own words';
  const span = place.span ?? [0, 0];
  for (const table of record.tables) {
    const at = table.rows.findIndex((r) => r.evidence.span !== null && r.evidence.span[0] <= span[0] && span[0] <= r.evidence.span[1]);
    if (at < 0) continue;
    if (table.columns.some((c) => c.role === `target:${year}`)) return `the table's column ${year}`;
    const group = table.rows.slice(0, at).reverse().find((r) => r.kind === 'group' && r.cells.join(' ').includes(year));
    if (group !== undefined) return `the group row “${group.cells.filter((c) => c !== '').join(' ')}”`;
    if (table.annex?.title?.includes(year) === true) return `the title of ${table.annex.marker}`;
  }
  const path = sectionPath([...record.sections, ...record.annexes.flatMap((a) => a.sections)], (s) => s.span[0] <= span[0] && span[0] < s.span[1]) ?? [];
  const heading = [...path].reverse().find((s) => (s.title ?? s.text ?? '').includes(year));
  if (heading !== undefined) return heading.title === null ? 'its own item' : `the heading “${heading.title}”`;
  if (String(record.document.period.to) === year) return "the document's period";
  return 'the time of its task, or another place that states it';
}

function trust(value: Pick<Target, 'confidence' | 'needsReview'>): string[] {
  const reasons = value.confidence.reasons.length === 0 ? '' : ` (${value.confidence.reasons.join(', ')})`;
  return [`  confidence  ${value.confidence.level}${reasons}; needs review: ${value.needsReview ? 'yes' : 'no'}`];
}

function aboutTask(t: Task): string[] {
  const time = t.timeframe === null ? '–' : `${t.timeframe.text} → ${t.timeframe.from ?? '…'} to ${t.timeframe.to ?? '…'}${t.timeframe.recurrence === null ? '' : `, ${t.timeframe.recurrence}`}${t.timeframe.openEnded ? ', and after' : ''}`;
  return [
    `task ${t.id}  [${t.kind}] ${t.marker ?? ''}`,
    `  text        ${t.text}`,
    `  group       ${t.group.join(' > ') || '–'}`,
    `  lead        ${names(t.lead)}`,
    `  with        ${names(t.coordinating)}`,
    `  done by     ${names(t.implementing)}`,
    `  output      ${t.deliverable ?? '–'}`,
    `  time        ${time}`,
    ...trust(t),
  ];
}

function aboutCitation(c: Citation): string[] {
  return [`citation ${c.id}`, `  ${c.type} ${c.number ?? ''} of ${c.issuer ?? '–'}, ${c.issuedOn ?? 'no date'}`, `  title       ${c.title ?? '–'}`];
}

function aboutTable(t: RecordTable): string[] {
  return [
    `table ${t.id}  (${t.method}) pages ${t.pages.join(', ')}`, `  annex       ${t.annex === null ? '–' : `${t.annex.marker}: ${t.annex.title ?? ''}`}`,
    `  columns     ${t.columns.map((c) => `${c.name} = ${c.role}`).join(' | ')}`, `  rows        ${t.rows.length}`,
  ];
}

/** Each place that states the value: the words, the sentence or cell they stand in, what was written, page, box, offsets. */
function mentions(record: DocumentRecord, text: string | null, places: readonly Place[]): string[] {
  return places.flatMap((place, i) => [
    '',
    `  stated ${i + 1} of ${places.length}`,
    `    words     “${place.text}”`,
    `    written   ${place.raw === undefined ? 'as shown' : `“${place.raw}”`}`,
    `    cleaning  ${cleaningOf(place)}`,
    `    stands in ${whereabouts(record, place)}`,
    `    sentence  ${sentenceAround(text, place)}`,
    ...(place.place === undefined ? [`    page      ${place.page}${place.bbox === null ? '' : `, box ${place.bbox.map((n) => n.toFixed(1)).join(' ')} pt`}`] : [`    place     ${placeInFile(place.place)}`]),
    `    offsets   ${place.span === null ? '–' : `${place.span[0]}–${place.span[1]} of the reading text`}`,
  ]);
}

/** "section 1, paragraph 12; table 2, row 3, column 1": the counts of the file itself. */
function placeInFile({ section, paragraph, cell }: NonNullable<Place['place']>): string {
  return `section ${section}, paragraph ${paragraph}${cell === undefined ? '' : `; table ${cell.table}, row ${cell.row}, column ${cell.column}`}`;
}

/** "horn-u ×3 (ƣ → ư); join-lines ×1": the steps that touched the words, how often, what they changed. */
function cleaningOf(place: Place): string {
  const shown = (text: string): string => (text === '' ? 'nothing' : text.replace(/\s/g, '␣').replace(/[\p{Cc}\p{Cf}]/gu, codePoint));
  return (place.cleaning ?? []).map(({ step, times, changes }) => `${step} ×${times}${changes === undefined ? '' : ` (${changes.map(([before, after]) => `${shown(before)} → ${shown(after)}`).join(', ')})`}`).join('; ') || 'no step touched it';
}

const codePoint = (letter: string): string => `U+${letter.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`;

function sentenceAround(text: string | null, place: Place): string {
  if (text === null || place.span === null) return '(the reading text is not beside the record)';
  const start = text.lastIndexOf('\n', place.span[0] - 1) + 1;
  const stop = text.indexOf('\n', place.span[1]);
  const end = stop < 0 ? text.length : stop;
  const [from, to] = place.span;
  return `${text.slice(start, from)}»${text.slice(from, to)}«${text.slice(to, end)}`.replace(/\t/g, ' | ').trimEnd();
}

/** "table-1 (PHỤ LỤC 01), row 4, column Nội dung" or "I > 2 > a". */
function whereabouts(record: DocumentRecord, place: Place): string {
  const span = place.span;
  if (span === null) return '–';
  for (const table of record.tables) {
    for (const [r, row] of table.rows.entries()) {
      const c = row.cellEvidence.findIndex((pieces) => pieces.some((p) => p.span !== null && p.span[0] <= span[0] && span[0] < p.span[1]));
      if (c >= 0) return `${table.id}${table.annex === null ? '' : ` (${table.annex.marker})`}, row ${row.marker ?? r + 1}, column “${table.columns[c]?.name ?? c + 1}”`;
    }
  }
  const path = sectionPath([...record.sections, ...record.annexes.flatMap((a) => a.sections)], (s) => s.span[0] <= span[0] && span[0] < s.span[1]);
  return path === null ? 'outside the sections' : path.map((s) => s.marker ?? '¶').join(' > ');
}

function sectionPath(nodes: readonly Section[], test: (node: Section) => boolean): Section[] | null {
  for (const node of nodes) {
    const inner = sectionPath(node.children, test);
    if (inner !== null) return [node, ...inner];
    if (test(node)) return [node];
  }
  return null;
}

/** Findings that touch one of the places. */
function about(record: DocumentRecord, places: readonly Place[], language: Language): string[] {
  const touches = (a: Place, b: Place): boolean => a.span !== null && b.span !== null && a.span[0] < b.span[1] && b.span[0] < a.span[1];
  const found = record.findings.filter((f) => f.evidence.some((e) => places.some((p) => touches(e, p))));
  return found.length === 0 ? [] : ['', ...found.map((f) => `  ${f.severity}: ${wording(f, language)}`)];
}
