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
  /** Wordings of the group that the entry leaves out: with it they would be as near to another indicator. */
  readonly ambiguous: readonly { readonly text: string; readonly near: string | null }[];
  readonly example: Example;
}

/** Longer ids are cut at a word. */
const longestId = 60;

/** A group as a suggestion, without an entry's last word: `propose` gives ids and sees to it that the wordings map. */
export interface Candidate {
  readonly group: Group;
  readonly documents: number;
  readonly provinces: ReadonlyMap<string, string>;
}

/** Groups in `least` documents and more: of most documents first, then of most provinces. */
export function rankGroups(groups: readonly Group[], least: number): Candidate[] {
  return groups
    .map((group): Candidate => ({
      group, documents: new Set(group.flatMap(({ documents }) => documents)).size, provinces: new Map(group.flatMap(({ provinces }) => [...provinces])),
    }))
    .filter(({ documents }) => documents >= least)
    .sort((a, b) => b.documents - a.documents || b.provinces.size - a.provinces.size || order(a.group[0].key, b.group[0].key));
}

/** Entries for groups, beside a catalogue: ids of their own, and every wording of an entry maps to it when all of them are added. */
export function propose(candidates: readonly Candidate[], catalogue: Catalogue): Suggestion[] {
  const taken = new Set(catalogue.byId.keys());
  const drafts = candidates.map(({ group }) => ({ group, id: freeId(spellingOf(group[0]), taken), unit: usualUnits(group)[0]!.unit }));
  const entryOf = ({ id, unit }: { id: string; unit: string }, wordings: readonly Wording[]): CatalogueEntry => {
    const [name, ...variants] = wordings.map((wording) => cell(spellingOf(wording)));
    return EntrySchema.parse({ id, name, unit, variants });
  };
  const extended = withEntries(catalogue, drafts.map((draft) => entryOf(draft, draft.group)));
  return drafts.flatMap((draft, i) => {
    const near = new Map(draft.group.map((wording) => [wording, contender(wording, draft.id, extended)]));
    const sure = draft.group.filter((wording) => near.get(wording) === undefined);
    if (sure.length === 0) return [];
    const ambiguous = draft.group.filter((wording) => !sure.includes(wording)).map((wording) => ({ text: spellingOf(wording), near: near.get(wording) ?? null }));
    return [{ entry: entryOf(draft, sure), ...facts(candidates[i]!), ambiguous }];
  });
}

function facts({ group, documents, provinces }: Candidate): Omit<Suggestion, 'entry' | 'ambiguous'> {
  return {
    documents,
    provinces: [...provinces].map(([key, name]) => ({ key, name })).sort((a, b) => order(a.key, b.key)),
    years: [...new Set(group.flatMap(({ years }) => [...years]))].sort((a, b) => a - b),
    values: usualUnits(group),
    wordings: group.map((wording) => ({ text: spellingOf(wording), documents: wording.documents.length })),
    example: group[0].example,
  };
}

/** What else a wording is as near to, with the entries added; undefined where it maps to its own. */
function contender(wording: Wording, id: string, extended: Catalogue): string | null | undefined {
  let found: string | null | undefined;
  for (const unit of wording.values.keys()) {
    const { indicator, runnerUp } = matchIndicator(spellingOf(wording), extended, { unit, quote: wording.example.text });
    if (indicator !== id) found = indicator ?? runnerUp?.indicator ?? null;
  }
  return found;
}

function usualUnits(group: Group): Suggestion['values'][number][] {
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

/** A wording as a cell of the catalogue: bars part wordings there, and a spreadsheet takes signs in front for a formula. Neither is a word. */
const cell = (text: string): string => text.replace(/\|/g, ' ').replace(/^[\s=+@-]+/, '').replace(/\s+/g, ' ');
