import { finding } from '../findings/report.js';
import type { Sectioned } from '../model/document.js';
import type { Finding } from '../model/finding.js';
import type { Evidence, Span } from '../model/provenance.js';
import type { Agency, Target, Task } from '../model/record.js';
import type { Quantity } from '../quantities/quantities.js';
import { brokenLabel, noDamage } from './broken.js';
import { clashes, mergeMentions, partiesOfMentions, targetIds, unmapSiblings, type IndicatorMatch, type Mention, type Merged } from './merge.js';
import { asLabel } from './labels.js';
import { indexTasks, treePlaces, type Place } from './places.js';
import { readText, type Doubt, type Statement } from './statements.js';
import { tablePlaces, type ValuePlace } from './table-places.js';
import { cellValues } from './values.js';

export interface TargetFacts {
  readonly period: { readonly from: number | null; readonly to: number | null; readonly vision: number | null };
  readonly issuedOn: string | null;
  readonly tasks: readonly Task[];
  readonly evidence: (span: Span) => Evidence;
  readonly match: (label: string, hint: { readonly unit: string; readonly quote: string }) => IndicatorMatch;
  readonly agencies: (text: string) => readonly Agency[];
}

export interface TargetsRead {
  readonly targets: Target[];
  readonly findings: Finding[];
}

/** Every quantified commitment of a document, once, with all places that state it. */
export function readTargets(document: Sectioned, facts: TargetFacts): TargetsRead {
  const tasks = indexTasks(facts.tasks);
  const places = treePlaces(document, tasks, issuedYear(facts));
  const values: ValuePlace[] = [];
  const setAside: Finding[] = [];
  for (const table of document.tables) {
    const found = tablePlaces(table, document.text.value, tasks, facts.agencies);
    places.push(...found.places);
    values.push(...found.values);
    if (found.unread !== null) setAside.push(unread(facts.evidence(found.unread)));
    if (found.setAside !== null) setAside.push(finding('table-without-targets', { table: table.id, title: shorten(found.setAside) }, table.rows.slice(0, 1).map((row) => facts.evidence(row.span))));
  }
  const read = [...places.map((place) => readPlace(place, facts)), ...values.map((value) => readValue(value, facts))];
  const mentions = unmapSiblings(read.flatMap((r) => r.mentions));
  const merged = mergeMentions(mentions);
  const clashing = clashes(merged);
  const ids = targetIds(merged);
  const targets = merged.map((m, i) => {
    const clash = clashing.find((c) => c.targets.includes(m));
    return targetOf(m, ids[i]!, clash === undefined ? null : clash.conflicting ? 'conflicting-values' : 'shared-indicator');
  });
  const told = new Set(merged.flatMap((m) => m.mentions));
  const asides = mentions.filter((m, i) => m.listed && m.statement.aside === true && m.statement.rejected === null && !told.has(m) && m.span[0] !== mentions[i - 1]?.span[0]);
  const contradictions = clashing.filter((c) => c.conflicting).flatMap((c) => conflictFinding(c.targets));
  return { targets, findings: [...read.flatMap((r) => r.findings), ...contradictions, ...asides.map((m) => finding('value-in-brackets', { text: shorten(m.evidence.text) }, [m.evidence])), ...setAside, ...unmapped(merged)] };
}

interface Read {
  readonly mentions: readonly Mention[];
  readonly findings: readonly Finding[];
}

const issuedYear = (facts: TargetFacts): number | null => (facts.issuedOn === null ? null : Number(facts.issuedOn.slice(0, 4)) || null);

/** The statements of one text, with what governs it. */
function readPlace(place: Place, facts: TargetFacts): Read {
  const issued = issuedYear(facts);
  const listed = place.kind === 'target';
  const past = place.kind === 'review' || (place.year !== null && issued !== null && place.year < issued);
  const needsCommitment = place.kind === 'plain' || place.kind === 'money';
  const read = readText(place.text, { inTargetList: listed, inReview: past, needsCommitment, issuedYear: issued, firstYear: facts.period.from, topic: place.topic ?? null, isItem: place.kind === 'plain' && (place.isItem ?? false) });
  const evidenceAt = ([start, end]: Span): Evidence => facts.evidence([place.offset + start, place.offset + end]);
  const kept = read.statements.filter((s) => s.rejected === null || s.rejected === 'no-commitment');
  const notUnderstood = listed ? read.statements.filter((s) => s.rejected === 'plain-number' || (s.rejected === 'no-commitment' && s.weak)).map((s) => s.span) : [];
  const results = kept.map((s) => stated(s, place, evidenceAt, facts));
  return {
    mentions: results.flatMap((r) => r.mentions),
    findings: [...results.flatMap((r) => r.findings), ...[...notUnderstood, ...(listed ? read.unread : [])].map((span) => unread(evidenceAt(span)))],
  };
}

/** The values of one cell of a value column. */
function readValue(place: ValuePlace, facts: TargetFacts): Read {
  const issued = issuedYear(facts);
  if (place.year !== null && issued !== null && place.year < issued) return { mentions: [], findings: [] };
  const values = cellValues(place.cell, place.unit);
  if (values === null) return { mentions: [], findings: [unread(facts.evidence([place.offset, place.offset + place.cell.length]))] };
  const results = values.map(({ quantity, scope, start, end }) => {
    const label = asLabel([place.label.replace(/\s*\(\s*(?:%|đvt[^()]*)\s*\)\s*$/iu, ''), scope].filter((t) => t !== '').join(' '));
    const doubts = valueDoubts(quantity, label);
    const statement: Statement = { label, quantity, level: null, year: null, span: [start, end], rejected: null, weak: false, doubts, split: null };
    return stated(statement, { ...place, kind: 'target' }, ([a, b]) => facts.evidence([place.offset + a, place.offset + b]), facts);
  });
  return { mentions: results.flatMap((r) => r.mentions), findings: results.flatMap((r) => r.findings) };
}

function stated(read: Statement, place: Pick<Place, 'kind' | 'year' | 'period' | 'parties' | 'list' | 'damage'>, evidenceAt: (span: Span) => Evidence, facts: TargetFacts): Read {
  const statement: Statement = brokenLabel(read.label, place.damage ?? noDamage) ? { ...read, doubts: [...read.doubts, 'broken-text'] } : read;
  const evidence = evidenceAt(statement.span);
  const hint = { unit: statement.quantity.unit, quote: evidence.text };
  const due = dueOf(statement, place, facts);
  const mentions = wordings(statement, hint, facts).map(([label, match]): Mention => ({
    label, statement, match, ...due, period: statement.year === null ? place.period : null, parties: place.parties, span: evidence.span ?? [0, 0], evidence, listed: place.kind === 'target', list: place.list ?? null,
  }));
  if (statement.weak) return { mentions, findings: [] };
  const whole = statement.stray === undefined ? evidence : evidenceAt([statement.span[0], Math.max(statement.span[1], statement.stray[1])]);
  const shown = (doubt: Doubt): Evidence => (doubt === 'stray-value' ? whole : evidence);
  return { mentions, findings: statement.doubts.map((doubt) => finding(doubtFindings[doubt], { text: shorten(shown(doubt).text) }, [shown(doubt)])) };
}

/** One wording, or two where two attributes share one value and the catalogue knows both. */
function wordings(statement: Statement, hint: { unit: string; quote: string }, facts: TargetFacts): (readonly [string, IndicatorMatch])[] {
  if (statement.split) {
    const parts = statement.split.map((label) => [label, facts.match(label, { ...hint, quote: label })] as const);
    const [a, b] = parts.map(([, match]) => match.indicator);
    if (a && b && a !== b) return parts;
  }
  return [[statement.label, facts.match(statement.label, hint)]];
}

/** The nearest year that governs the value: its sentence, else its place, else the document's period. */
function dueOf(statement: Statement, place: Pick<Place, 'year'>, facts: TargetFacts): Pick<Mention, 'year' | 'yearFrom'> {
  if (statement.year !== null) return { year: statement.year, yearFrom: 'sentence' };
  if (place.year !== null) return { year: place.year, yearFrom: 'place' };
  const { to } = facts.period;
  return to === null ? { year: null, yearFrom: 'none' } : { year: to, yearFrom: 'document' };
}

const unread = (evidence: Evidence): Finding => finding('unread-value', { text: shorten(evidence.text) }, [evidence]);

const doubtFindings: Readonly<Record<Doubt, 'stray-value' | 'impossible-value' | 'doubtful-value'>> = {
  'stray-value': 'stray-value',
  'impossible-value': 'impossible-value',
  'ambiguous-number': 'doubtful-value',
  'bounded-range': 'doubtful-value',
  'unpaired-values': 'doubtful-value',
  'rank-change': 'doubtful-value',
  'broken-text': 'doubtful-value',
};

function valueDoubts({ flags, unit, min, max }: Quantity, label: string): Doubt[] {
  const doubts: Doubt[] = [];
  const value = max ?? min ?? 0;
  if (flags.includes('ambiguous-number') || flags.includes('adjacent-number') || flags.includes('bare')) doubts.push('ambiguous-number');
  if (flags.includes('bounded-range')) doubts.push('bounded-range');
  if (unit === 'percent' && value > 100 && !/tăng|giảm|so với/iu.test(label)) doubts.push('impossible-value');
  return doubts;
}

// ---------------------------------------------------------------- records

/** The first place that states it in full. */
const firstOf = (merged: Merged): Mention => merged.mentions.find((m) => !m.statement.weak) ?? merged.mentions[0]!;

function targetOf(merged: Merged, id: string, clash: string | null): Target {
  const strong = merged.mentions.filter((m) => !m.statement.weak);
  const first = firstOf(merged);
  const { quantity } = first.statement;
  const parties = partiesOfMentions(merged.mentions);
  const reasons = reasonsOf(strong, clash);
  return {
    id,
    label: first.label,
    indicator: first.match.indicator,
    match: { score: clamp(first.match.score), method: first.match.method, runnerUp: first.match.runnerUp && { ...first.match.runnerUp, score: clamp(first.match.runnerUp.score) } },
    year: first.year,
    period: first.period ? { from: first.period.from, to: first.period.to } : null,
    level: first.statement.level,
    comparator: quantity.comparator,
    min: quantity.min,
    max: quantity.max,
    unit: quantity.unit,
    lead: [...parties.lead],
    coordinating: [...parties.coordinating],
    implementing: [...parties.implementing],
    mentions: merged.mentions.map((m) => m.evidence),
    confidence: { level: reasons.review.length > 0 ? 'low' : reasons.soft.length > 0 ? 'medium' : 'high', reasons: [...reasons.review, ...reasons.soft], score: null },
    needsReview: reasons.review.length > 0,
  };
}

const clamp = (score: number): number => Math.min(1, Math.max(0, score));

/** What asks for a person's eye, and what only lowers the confidence. */
function reasonsOf(mentions: readonly Mention[], clash: string | null): { review: string[]; soft: string[] } {
  const first = mentions[0]!;
  const review = [...new Set([...(clash === null ? [] : [clash]), ...mentions.flatMap((m) => m.statement.doubts)])];
  const soft: string[] = [];
  if (!mentions.some((m) => m.listed)) soft.push('outside-target-list');
  if (first.yearFrom === 'none') review.push('no-year');
  if (first.yearFrom === 'document') soft.push('year-of-document');
  if (first.match.indicator === null) soft.push('no-indicator');
  const { runnerUp } = first.match;
  if (first.match.indicator !== null && runnerUp !== null && first.match.score - runnerUp.score < 0.05) soft.push('close-runner-up');
  return { review, soft };
}

// ---------------------------------------------------------------- findings

function conflictFinding(group: readonly Merged[]): Finding[] {
  const [first, ...others] = group.map(firstOf);
  return others.map((other) =>
    finding('conflicting-values', { label: shorten(first!.label), year: first!.year, first: valueText(first!), second: valueText(other) }, [first!.evidence, other.evidence]),
  );
}

function valueText({ statement: { quantity } }: Mention): string {
  const bounds = quantity.min !== null && quantity.max !== null && quantity.min !== quantity.max ? `${quantity.min}-${quantity.max}` : String(quantity.min ?? quantity.max);
  return `${quantity.comparator} ${bounds} ${quantity.unit}`;
}

/** A nearest indicator further away than this tells nobody anything. */
const usefulScore = 0.6;
const mostShown = 5;

/** One finding for all targets without an indicator: how many, and the first of them. */
function unmapped(merged: readonly Merged[]): Finding[] {
  const without = merged.map(firstOf).filter((m) => m.match.indicator === null);
  if (without.length === 0) return [];
  const distinct = without.filter((m, i) => without.findIndex((other) => other.label === m.label) === i);
  const shown = distinct.slice(0, mostShown);
  const named = shown.map(({ label, match: { runnerUp } }) => (runnerUp !== null && runnerUp.score >= usefulScore ? `“${shorten(label)}” (${runnerUp.indicator}, ${runnerUp.score})` : `“${shorten(label)}”`));
  return [finding('unmapped-indicator', { count: without.length, labels: `${named.join('; ')}${distinct.length > mostShown ? '; …' : ''}` }, shown.map((m) => m.evidence))];
}

function shorten(text: string): string {
  const clean = text.replace(/\s+/gu, ' ').trim();
  return clean.length <= 160 ? clean : `${clean.slice(0, 159)}…`;
}
