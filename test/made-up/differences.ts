import { readFileSync } from 'node:fs';
import type { DocumentRecord, Section } from '../../src/index.js';
import { foldWords } from './fold-words.js';

/** Gold of a made-up document: the shape of the public gold, with what it tries (`note`), what may be read otherwise (`doubts`), and what the program does not reach yet (`known`). */
export interface MadeUpGold {
  readonly source: string;
  readonly note: string;
  readonly document: Readonly<Record<string, unknown>> & { readonly period: unknown; readonly signatory: { name: string | null; role: string | null } | null; readonly promulgates: { type: string; title: string | null } | null };
  readonly sections: readonly { path: string[]; kind: string; title: string | null; starts?: string; bullets: number }[];
  readonly targets: readonly GoldTarget[];
  readonly tasks: readonly GoldTask[];
  readonly citations: readonly { key: string; type: string; issuedOn: string | null }[];
  readonly tables: readonly { columns: { role: string }[]; rows: { kind: string; cells: string[] }[] }[];
  readonly known?: readonly { what: string; why: string }[];
  readonly doubts?: readonly { path: string; why: string }[];
}

interface GoldTarget {
  readonly indicator: string | null;
  readonly year: number | null;
  readonly level: string | null;
  readonly comparator: string;
  readonly min: number | null;
  readonly max: number | null;
  readonly unit: string;
  readonly lead: readonly string[];
}

interface GoldTask {
  readonly kind: string;
  readonly marker: string | null;
  readonly text: string;
  readonly lead: readonly string[];
  readonly coordinating: readonly string[];
  readonly implementing: readonly string[];
  readonly deliverable: string | null;
  readonly timeframe: Time | null;
  readonly refersTo?: readonly (readonly string[])[];
}

interface Time {
  readonly from: string | null;
  readonly to: string | null;
  readonly recurrence: string | null;
  readonly openEnded: boolean;
}

/** Ids the contract fixes; what else the catalogue finds is not compared. */
const core = new Set(readFileSync(new URL('../../src/catalogue/indicators.tsv', import.meta.url), 'utf8').split('\n').map((line) => line.split('\t')).filter(([, isCore]) => isCore === 'yes').map(([id]) => id!));
const first = (text: string, words: number): string => foldWords(text).split(' ').slice(0, words).join(' ');
const whole = (text: string | null): string => (text === null ? '–' : foldWords(text));
/** A leading "các" is not told apart (contract). */
const ids = (list: readonly string[]): string => [...new Set(list.map((id) => id.replace(/^cac-/u, '')))].sort().join(' ') || '–';
const of = (list: readonly { id: string }[]): string[] => list.map((a) => a.id);
const time = (t: Time | null): string => (t === null ? '–' : `${t.from ?? ''}..${t.to ?? ''} ${t.recurrence ?? ''}${t.openEnded ? '+' : ''}`.trim());

const targetLine = (t: Omit<GoldTarget, 'lead'>, lead: readonly string[]): string =>
  `${t.indicator !== null && core.has(t.indicator) ? t.indicator : '∅'} ${t.year ?? '–'}${t.level === null ? '' : `/${t.level}`} ${t.comparator} ${t.min ?? ''}..${t.max ?? ''} ${t.unit} [${ids(lead)}]`;

function sectionLines(record: DocumentRecord): { lines: string[]; paths: Map<string, string> } {
  const lines: string[] = [];
  const paths = new Map<string, string>();
  const walk = (nodes: readonly Section[], path: readonly string[]): void => {
    for (const node of nodes) {
      const marked = !['paragraph', 'bullet', 'plus'].includes(node.kind);
      const here = marked ? [...path, node.marker!] : path;
      paths.set(node.id, here.join('>'));
      if (marked) lines.push(`${here.join('>')} ${node.kind} ${first(node.title ?? node.text ?? '', 6)} (${node.children.filter((c) => c.kind === 'bullet').length})`);
      walk(node.children, here);
    }
  };
  walk(record.sections, []);
  return { lines, paths };
}

const fields = (d: MadeUpGold['document'], basis: readonly string[], recipients: number): string[] => [
  ...['type', 'number', 'issuedOn', 'place', 'issuer', 'province'].map((name) => `${name}: ${String(d[name] ?? '–')}`),
  `title: ${whole(String(d['title'] ?? ''))}`,
  `period: ${JSON.stringify(d.period)}`,
  `basis: ${[...basis].sort().join(' ')}`,
  `signatory: ${whole(d.signatory?.name ?? null)}, ${whole(d.signatory?.role ?? null)}`,
  `recipients: ${recipients}`,
  `promulgates: ${d.promulgates === null ? '–' : `${d.promulgates.type} ${whole(d.promulgates.title)}`}`,
];

type Lines = Readonly<Record<string, readonly string[]>>;

/** What the gold says, one line for each thing said. */
export function linesOfGold(gold: MadeUpGold): Lines {
  return {
    document: fields(gold.document, gold.document['basis'] as string[], Number(gold.document['recipients'])),
    sections: gold.sections.map((s) => `${s.path.join('>')} ${s.kind} ${first(s.title ?? s.starts ?? '', 6)} (${s.bullets})`),
    targets: gold.targets.map((t) => targetLine(t, t.lead)),
    tasks: gold.tasks.map((t) => `${t.kind} ${t.marker ?? '–'} ${first(t.text, 10)} | lead ${ids(t.lead)} | with ${ids([...t.coordinating, ...t.implementing])} | ${time(t.timeframe)} | ${whole(t.deliverable)} | → ${(t.refersTo ?? []).map((p) => p.join('>')).join(' ') || '–'}`),
    citations: gold.citations.map((c) => `${c.key} ${c.type} ${c.issuedOn ?? '–'}`),
    tables: gold.tables.flatMap((t) => [`columns ${t.columns.map((c) => c.role).join(' ')}`, ...t.rows.map((r) => `${r.kind} ${r.cells.map((c) => whole(c)).join(' | ')}`)]),
  };
}

/** The same of a record; a target that is wrong and not marked for review is to be seen as such. */
export function linesOfRecord(record: DocumentRecord): Lines {
  const d = record.document;
  const { lines, paths } = sectionLines(record);
  return {
    document: fields({ ...d, issuer: d.issuer?.id ?? null, province: d.province?.code ?? null, promulgates: d.promulgates ?? null }, d.basis, d.recipients.length),
    sections: lines,
    targets: record.targets.map((t) => targetLine(t, of(t.lead))),
    tasks: record.tasks.map((t) => `${t.kind} ${t.marker ?? '–'} ${first(t.text, 10)} | lead ${ids(of(t.lead))} | with ${ids([...of(t.coordinating), ...of(t.implementing)])} | ${time(t.timeframe)} | ${whole(t.deliverable)} | → ${(t.refersTo ?? []).map((id) => paths.get(id) ?? id).join(' ') || '–'}`),
    citations: record.citations.map((c) => `${c.key} ${c.type} ${c.issuedOn ?? '–'}`),
    tables: record.tables.flatMap((t) => [`columns ${t.columns.map((c) => c.role).join(' ')}`, ...t.rows.map((r) => `${r.kind} ${r.cells.map((c) => whole(c)).join(' | ')}`)]),
  };
}

/** "targets – …" what the gold has and the record lacks, "targets + …" the other way round. */
export function differences(gold: MadeUpGold, record: DocumentRecord): string[] {
  const expected = linesOfGold(gold);
  const found = linesOfRecord(record);
  return Object.keys(expected).flatMap((kind) => {
    const extra = [...found[kind]!];
    const missing = expected[kind]!.filter((line) => {
      const at = extra.indexOf(line);
      if (at >= 0) extra.splice(at, 1);
      return at < 0;
    });
    return [...missing.map((line) => `${kind} – ${line}`), ...extra.map((line) => `${kind} + ${line}`)];
  });
}

/** Targets of the record that the gold has not so and that no one is told to look at. */
export function silentlyWrong(gold: MadeUpGold, record: DocumentRecord): number {
  const right = gold.targets.map((t) => targetLine(t, []));
  return record.targets.filter((t) => {
    const at = right.indexOf(targetLine(t, []));
    if (at >= 0) right.splice(at, 1);
    return at < 0 && !t.needsReview;
  }).length;
}
