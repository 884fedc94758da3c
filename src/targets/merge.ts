import { dice, foldSpelling, foldWords, slug } from '../text/fold.js';
import type { Evidence, Span } from '../model/provenance.js';
import type { Parties } from './places.js';
import type { Statement } from './statements.js';
import { alternatives } from '../quantities/lower.js';
import { union } from './places.js';
import { HoldingWordings, NearWordings } from './near-wordings.js';
import { sameWordings } from './words.js';
import { addTo } from '../text/add-to.js';

/** What the catalogue says of a wording. */
export interface IndicatorMatch {
  readonly indicator: string | null;
  readonly score: number;
  readonly method: string;
  readonly runnerUp: { readonly indicator: string; readonly score: number } | null;
}

/** One statement of a target, placed. */
export interface Mention {
  readonly label: string;
  readonly statement: Statement;
  readonly match: IndicatorMatch;
  readonly year: number | null;
  readonly yearFrom: 'sentence' | 'place' | 'document' | 'none';
  readonly period: { readonly from: number; readonly to: number } | null;
  readonly parties: Parties;
  /** In the reading text. */
  readonly span: Span;
  readonly evidence: Evidence;
  readonly listed: boolean;
  /** The list or table it stands in; null where it stands alone. */
  readonly list: string | null;
}

/** Mentions of one target, in reading order. */
export interface Merged {
  readonly key: string;
  readonly mentions: readonly Mention[];
}

const canonical = new Map(sameWordings.flatMap(([word, others]) => others.map((other) => [other, word] as const)));
const otherWording = new RegExp(`(?<![A-Za-zÀ-ỹ])(?:${alternatives([...canonical.keys()])})(?![A-Za-zÀ-ỹ])`, 'gu');
/** A purpose or a company after the thing itself. */
const company = /^(.{16,}?)(?:, (?:gắn với|góp phần|nhằm|để|từ đó|qua đó)| gắn với| góp phần| nhằm| để)(?![A-Za-zÀ-ỹ]).*$/u;

/** The wording folded for comparing: without "Tỷ lệ", "Tỷ trọng", brackets, closing words and what it is good for; one word for wordings of one thing. */
export function foldLabel(label: string): string {
  return folded(label).text;
}

interface Folded {
  readonly text: string;
  readonly words: readonly string[];
}

/** Folded wordings, kept while they are few: every pair of mentions asks for them. */
const known = new Map<string, Folded>();
const mostKnown = 2000;

function folded(label: string): Folded {
  const found = known.get(label);
  if (found !== undefined) return found;
  if (known.size >= mostKnown) known.clear();
  const text = fold(label);
  const made = { text, words: foldWords(text) };
  known.set(label, made);
  return made;
}

function fold(label: string): string {
  return foldSpelling(label)
    .replace(/\([^()]*\)/gu, ' ')
    .replace(/["'.;:]/gu, ' ')
    .replace(/ (?:trên (?:địa bàn |toàn |phạm vi )*(?:tỉnh|thành phố)|(?:trên )?toàn (?:tỉnh|thành phố)|của (?:tỉnh|thành phố))(?![A-Za-zÀ-ỹ])/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim()
    .replace(company, '$1')
    .replace(otherWording, (words) => canonical.get(words.replace(/ +/gu, ' ')) ?? words)
    .replace(/,/gu, ' ')
    .replace(/^(?:tỷ lệ|tỷ trọng|số lượng|số|các|có) /u, '')
    .replace(/^(?:xây dựng|phát triển|hình thành|có|các) /u, '')
    .replace(/\s+/gu, ' ')
    .trim();
}

/** Wordings near enough to be one thing said twice. */
function alike(a: string, b: string): boolean {
  const [x, y] = [folded(a).words, folded(b).words];
  const [short, long] = x.length <= y.length ? [x, new Set(y)] : [y, new Set(x)];
  const held = short.length === 0 ? 1 : short.filter((w) => long.has(w)).length / short.length;
  return Math.max(dice(x, y), 0.85 * held) >= 0.55;
}

/** The same for the same value, told by the same words. */
const valueOf = ({ quantity: { comparator, min, max, unit } }: Statement): string => `${comparator}|${min}|${max}|${unit}`;

/** What is the same target but for its value. */
export function subject(m: Mention): string {
  return `${m.match.indicator ?? foldLabel(m.label)}|${m.year ?? ''}|${m.statement.level ?? ''}|${m.statement.quantity.unit.replace('-per-year', '')}`;
}

/** A wording as near to the catalogue's as this is that indicator, whatever stands beside it. */
const certain = 0.95;
/** Two scores nearer than this do not say which of two is meant. */
const near = 0.02;
/** Wordings nearer than this say the same. */
const oneWording = 0.85;

/**
 * Items of one list with one indicator and one year in different words are different figures: the nearest wording keeps
 * the indicator, the others have none (two as near are left, to be looked at).
 */
export function unmapSiblings(mentions: readonly Mention[]): Mention[] {
  const lists = new Map<string, Mention[]>();
  for (const m of mentions) {
    if (m.statement.weak || m.list === null || m.match.indicator === null || m.statement.quantity.unit === 'rank' || m.statement.quantity.unit === 'score') continue;
    const key = `${m.list}|${subject(m)}`;
    addTo(lists, key, m);
  }
  const lost = new Set<Mention>();
  for (const siblings of lists.values()) {
    if (siblings.length < 2) continue;
    const best = siblings.reduce((a, b) => (rank(b) > rank(a) ? b : a));
    for (const m of siblings) if (m !== best && m.match.score < certain && rank(best) - rank(m) >= near && !saidAlike(m.label, best.label)) lost.add(m);
  }
  return lost.size === 0 ? [...mentions] : mentions.map((m) => (lost.has(m) ? withoutIndicator(m) : m));
}

/** The score; what is only a part of another value ("trong đó …") comes after it. */
const rank = (m: Mention): number => m.match.score - (m.statement.isPart === true ? 1 : 0);

const saidAlike = (a: string, b: string): boolean => dice(folded(a).words, folded(b).words) >= oneWording;

const withoutIndicator = (m: Mention): Mention => ({ ...m, match: { indicator: null, score: m.match.score, method: 'none', runnerUp: { indicator: m.match.indicator!, score: m.match.score } } });

interface Group {
  readonly key: string;
  readonly mentions: Mention[];
}

/** Statements of one target together: the same indicator (or wording), year, level and value; then weak ones where they fit. */
export function mergeMentions(mentions: readonly Mention[]): Merged[] {
  const groups: Group[] = [];
  const sorted = [...mentions].sort((a, b) => a.span[0] - b.span[0]);
  const strong = sorted.filter((x) => !x.statement.weak);
  const bySubject = new Map<string, Group[]>();
  const near = new NearWordings<Group>(strong.filter(isUnmapped).map((m) => folded(m.label).words));
  for (const m of strong) {
    const subjectAndValue = `${subject(m)}|${valueOf(m.statement)}`;
    const found = bySubject.get(subjectAndValue)?.find((g) => alike(g.mentions[0]!.label, m.label)) ?? nearly(near, m);
    if (found) found.mentions.push(m);
    else {
      const group = { key: subject(m), mentions: [m] };
      groups.push(group);
      addTo(bySubject, subjectAndValue, group);
      if (isUnmapped(m)) near.add(nearKind(m), folded(m.label).words, group);
    }
  }
  mergeWeak(groups, sorted.filter((x) => x.statement.weak));
  return groups.map((g) => ({ key: g.key, mentions: [...g.mentions].sort((a, b) => a.span[0] - b.span[0]) }));
}

const isUnmapped = (m: Mention): boolean => m.match.indicator === null;

const nearKind = (m: Mention): string => `${m.year}|${m.statement.level}|${valueOf(m.statement)}`;

/** Wordings without an indicator that differ by a word, with the same value and year. */
function nearly(near: NearWordings<Group>, m: Mention): Group | undefined {
  return isUnmapped(m) ? near.find(nearKind(m), folded(m.label).words) : undefined;
}

/** A remark with the same numbers goes to the target whose wording holds its words. */
function mergeWeak(groups: readonly Group[], weak: readonly Mention[]): void {
  if (weak.length === 0) return;
  const holding = new HoldingWordings<Group>();
  for (const group of groups) holding.add(valueOf(group.mentions[0]!.statement), new Set(foldWords(group.mentions[0]!.label)), group);
  for (const m of weak) {
    const { words } = folded(m.label);
    if (words.length >= 3) holding.find(valueOf(m.statement), words)?.mentions.push(m);
  }
}

/** Targets of one subject: `conflicting` where they say the same thing with different values, else only mapped to one indicator. */
export interface Clash {
  readonly targets: readonly Merged[];
  readonly conflicting: boolean;
}

export function clashes(merged: readonly Merged[]): Clash[] {
  const by = new Map<string, Merged[]>();
  for (const m of merged) addTo(by, m.key, m);
  return [...by.values()]
    .filter((group) => group.length > 1)
    .map((targets) => ({ targets, conflicting: targets.slice(1).every((t) => alike(t.mentions[0]!.label, targets[0]!.mentions[0]!.label)) }));
}

export const partiesOfMentions = (mentions: readonly Mention[]): Parties => union(mentions.map((m) => m.parties));

/** Ids from content: indicator or wording, year, level; a second of the same name gets a number. */
export function targetIds(merged: readonly Merged[]): string[] {
  const seen = new Map<string, number>();
  return merged.map(({ mentions }) => {
    const first = mentions[0]!;
    const name = first.match.indicator ?? (slug(first.label).slice(0, 60).replace(/-[^-]*$/u, '') || 'target');
    const id = ['target', name, first.year ?? 'undated', first.statement.level].filter((p) => p !== null).join('-');
    const n = (seen.get(id) ?? 0) + 1;
    seen.set(id, n);
    return n === 1 ? id : `${id}-${n}`;
  });
}
