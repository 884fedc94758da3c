import { matchIndicator, withEntries, type Catalogue } from '../catalogue/catalogue.js';
import type { CatalogueEntry } from '../catalogue/entries.js';
import { phraseOf } from '../catalogue/rules.js';
import { bagOf, indexBags, nearness } from '../catalogue/similarity.js';
import type { Label } from './ledger.js';

/** A label that is no wording of an entry and yet would map otherwise with the entries added. */
export interface Effect {
  readonly label: string;
  readonly unit: string;
  readonly from: string | null;
  readonly to: string | null;
}

/** Labels less like every wording of the entries than this cannot be taken by one, nor doubted for its sake. */
const farOff = 0.7;

/** What entries would do to labels beside their own wordings: the likeness that lets one wording stand for another may take too much. */
export function effectsOf(entries: readonly CatalogueEntry[], labels: Iterable<Label & { readonly indicator: string | null }>, catalogue: Catalogue): Effect[] {
  if (entries.length === 0) return [];
  const extended = withEntries(catalogue, entries);
  const added = entries.map(({ id }) => extended.byId.get(id)!);
  const index = indexBags([added.flatMap(({ phrases }) => phrases.map(({ words }) => bagOf(words, extended.weights)))]);
  const effects: Effect[] = [];
  for (const { label, unit, quote, indicator: from } of labels) {
    if (nearness(phraseOf(label).words, extended.weights, index)(0).dice < farOff) continue;
    const to = matchIndicator(label, extended, { unit, quote }).indicator;
    if (to !== from) effects.push({ label, unit, from, to });
  }
  return effects;
}
