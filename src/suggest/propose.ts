import { matchIndicator, withEntries, type Catalogue } from '../catalogue/catalogue.js';
import { EntrySchema, type CatalogueEntry } from '../catalogue/entries.js';
import { slug } from '../text/fold.js';
import type { Group } from './group.js';
import { order, spellingOf, type Example, type UnitValues, type Wording } from './ledger.js';

/** A candidate for the catalogue, with what it rests on. */
export interface Suggestion {
  /** As the user catalogue takes it; `variants` are the other wordings. */
  readonly entry: CatalogueEntry;
  /** Documents that have one of the wordings, each once. */
  readonly documents: number;
  readonly provinces: readonly { readonly key: string; readonly name: string }[];
  readonly years: readonly number[];
  /** The usual unit first. */
  readonly values: readonly ({ readonly unit: string } & UnitValues)[];
  readonly wordings: readonly { readonly text: string; readonly documents: number }[];
  readonly example: Example;
}

/** Longer ids are cut at a word. */
const longestId = 60;

/** A wording that an entry would leave as it is: with it, the label is as near to another indicator. */
export interface Ambiguous {
  readonly text: string;
  readonly documents: number;
  readonly near: string | null;
}

/** Groups in `least` documents and more: of most documents first, then of most provinces. */
export function rankGroups(groups: readonly Group[], least: number): Group[] {
  return groups
    .map((group) => ({ group, documents: documentsOf(group), provinces: provincesOf(group).size, key: group[0].key }))
    .filter(({ documents }) => documents >= least)
    .sort(byRank)
    .map(({ group }) => group);
}

interface Ranked { readonly documents: number; readonly provinces: number; readonly key: string }
const byRank = (a: Ranked, b: Ranked): number => b.documents - a.documents || b.provinces - a.provinces || order(a.key, b.key);
const documentsOf = (group: readonly Wording[]): number => new Set(group.flatMap(({ documents }) => documents)).size;
const provincesOf = (group: readonly Wording[]): Map<string, string> => new Map(group.flatMap(({ provinces }) => [...provinces]));

/** Entries for groups, beside a catalogue: ids of their own, and every wording of an entry maps to it when all of them are added. */
export function propose(groups: readonly Group[], catalogue: Catalogue): { suggestions: Suggestion[]; ambiguous: Ambiguous[] } {
  const taken = new Set(catalogue.byId.keys());
  const drafts = groups.map((group) => ({ group, id: freeId(spellingOf(group[0]), taken), unit: usualUnits(group)[0]!.unit }));
  const extended = withEntries(catalogue, drafts.map(({ id, unit, group }) => entryOf(id, unit, group)));
  const suggestions: Suggestion[] = [];
  const ambiguous: Ambiguous[] = [];
  for (const { group, id, unit } of drafts) {
    const sure: Wording[] = [];
    for (const wording of group) {
      const near = contender(wording, id, extended, catalogue);
      if (near === undefined) sure.push(wording);
      else ambiguous.push({ text: spellingOf(wording), documents: wording.documents.length, near });
    }
    if (isFilled(sure)) suggestions.push({ entry: entryOf(id, unit, sure), ...facts(sure) });
  }
  const rank = (it: Suggestion): Ranked => ({ documents: it.documents, provinces: it.provinces.length, key: it.entry.id });
  return { suggestions: ambiguous.length === 0 ? suggestions : suggestions.sort((a, b) => byRank(rank(a), rank(b))), ambiguous };
}

const isFilled = (wordings: Wording[]): wordings is [Wording, ...Wording[]] => wordings.length > 0;

function entryOf(id: string, unit: string, wordings: Group): CatalogueEntry {
  const [name, ...variants] = wordings.map((wording) => cell(spellingOf(wording)));
  return EntrySchema.parse({ id, name, unit, variants });
}

function facts(group: Group): Omit<Suggestion, 'entry'> {
  return {
    documents: documentsOf(group),
    provinces: [...provincesOf(group)].map(([key, name]) => ({ key, name })).sort((a, b) => order(a.key, b.key)),
    years: [...new Set(group.flatMap(({ years }) => [...years]))].sort((a, b) => a - b),
    values: usualUnits(group),
    wordings: group.map((wording) => ({ text: spellingOf(wording), documents: wording.documents.length })),
    example: group[0].example,
  };
}

/** What else a wording is as near to, with the entries added; undefined where it maps to its own. */
function contender(wording: Wording, id: string, extended: Catalogue, catalogue: Catalogue): string | null | undefined {
  let found: string | null | undefined;
  for (const unit of wording.values.keys()) {
    // In a sentence that speaks of growth, too: there a share may be taken for a rate.
    for (const quote of [wording.example.text, 'tăng']) {
      const hint = { unit, quote };
      const { indicator, runnerUp } = matchIndicator(spellingOf(wording), extended, hint);
      if (indicator === id) continue;
      const other = indicator ?? runnerUp?.indicator ?? null;
      // Of two as near, the runner-up named may be its own: the other one is what stands nearest without it.
      const without = matchIndicator(spellingOf(wording), catalogue, hint);
      found = other === id ? (without.indicator ?? without.runnerUp?.indicator ?? null) : other;
    }
  }
  return found;
}

function usualUnits(group: readonly Wording[]): Suggestion['values'][number][] {
  const sums = new Map<string, UnitValues>();
  for (const [unit, { targets, least, most }] of group.flatMap(({ values }) => [...values])) {
    const known = sums.get(unit) ?? { targets: 0, least: null, most: null };
    sums.set(unit, { targets: known.targets + targets, least: lower(known.least, least), most: upper(known.most, most) });
  }
  return [...sums].map(([unit, values]) => ({ unit, ...values })).sort((a, b) => b.targets - a.targets || order(a.unit, b.unit));
}

const lower = (a: number | null, b: number | null): number | null => (a === null || b === null ? (a ?? b) : Math.min(a, b));
const upper = (a: number | null, b: number | null): number | null => (a === null || b === null ? (a ?? b) : Math.max(a, b));

function freeId(wording: string, taken: Set<string>): string {
  const whole = slug(wording).match(/[a-z0-9]+/g)?.join('-') ?? 'chi-tieu';
  const stem = whole.length <= longestId ? whole : whole.slice(0, longestId + 1).replace(/-[^-]*$/, '').slice(0, longestId);
  let id = stem;
  for (let n = 2; taken.has(id); n++) id = `${stem}-${n}`;
  taken.add(id);
  return id;
}

/** A wording as a cell of the catalogue: bars part wordings there, # opens a remark, and a spreadsheet takes signs in front for a formula. None is a word. */
const cell = (text: string): string => text.replace(/\|/g, ' ').replace(/^[\s=+@#-]+/, '').replace(/\s+/g, ' ');
