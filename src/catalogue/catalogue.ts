import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { basename, extname } from 'node:path';
import { once } from '../registers/tsv.js';
import { builtInEntries, readUserEntries, type CatalogueEntry } from './entries.js';
import { CatalogueError } from './error.js';
import { bagOf, indexBags, wordWeights, type WordIndex, type Weights } from './similarity.js';
import { otherPredicates, phraseOf, rulesOf, type Phrase, type Rules } from './rules.js';

export { matchIndicator, unitFamily, type IndicatorMatch, type MatchHint } from './match.js';
export { CatalogueError } from './error.js';

/** An indicator with what matching needs of it. */
export interface Indicator extends CatalogueEntry {
  /** Its official wording and variants, folded. The official one is first. */
  readonly phrases: readonly Phrase[];
  readonly rules: Rules;
  /** Predicates that make a label something else, said though it is of the same people. */
  readonly otherPredicates: readonly string[];
}

export interface Catalogue {
  readonly indicators: readonly Indicator[];
  readonly byId: ReadonlyMap<string, Indicator>;
  readonly weights: Weights;
  /** The wordings by their words; groups in the order of `indicators`. */
  readonly index: WordIndex;
  /** First 16 hex digits of the sha256 of the user's file; null where the built-in catalogue stands alone. */
  readonly userHash: string | null;
}

const builtIn = once(() => build(builtInEntries(), null));

/**
 * The catalogue of indicators, with a user's own file beside it where one is given: TSV with the columns of the built-in one
 * (`id`, `name` and `unit` are needed) or JSON, an array of objects of the same names. An id of the built-in catalogue adds
 * wordings to that indicator. Throws `CatalogueError` naming file, line, column and what was expected.
 */
export function loadCatalogue(userFile?: string): Catalogue {
  if (userFile === undefined) return builtIn();
  const text = readText(userFile);
  const own = readUserEntries(text, basename(userFile), extname(userFile).toLowerCase() === '.json');
  return build(merge(builtInEntries(), own, basename(userFile)), createHash('sha256').update(text).digest('hex').slice(0, 16));
}

/** The catalogue with more entries, as if they stood in the user's file. An id it has already gets the wordings. Throws `CatalogueError` where the units differ. */
export function withEntries(catalogue: Catalogue, entries: readonly CatalogueEntry[]): Catalogue {
  return build(merge(catalogue.indicators, entries, 'entries'), catalogue.userHash);
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (cause) {
    const code = (cause as NodeJS.ErrnoException).code ?? 'unreadable';
    throw new CatalogueError(`${basename(file)}: cannot be read (${code}); expected a TSV or JSON file of indicators`, { cause });
  }
}

function merge(base: readonly CatalogueEntry[], own: readonly CatalogueEntry[], file: string): CatalogueEntry[] {
  const merged = new Map(base.map((entry) => [entry.id, entry]));
  for (const entry of own) {
    const old = merged.get(entry.id);
    if (old !== undefined && old.unit !== entry.unit) {
      throw new CatalogueError(`${file}: indicator "${entry.id}" is in the built-in catalogue with unit "${old.unit}"; found "${entry.unit}"`);
    }
    merged.set(entry.id, old === undefined ? entry : { ...old, variants: [...old.variants, entry.name, ...entry.variants] });
  }
  return [...merged.values()];
}

function build(entries: readonly CatalogueEntry[], userHash: string | null): Catalogue {
  const phrases = entries.map((entry) => [entry.name, ...entry.variants].map(phraseOf));
  const weights = wordWeights(phrases.flat().map((phrase) => phrase.words));
  const indicators = entries.map((entry, i): Indicator => {
    const rules = rulesOf(entry.requires, entry.forbids);
    return { ...entry, phrases: phrases[i]!, rules, otherPredicates: otherPredicates(phrases[i]!, rules) };
  });
  const index = indexBags(phrases.map((wordings) => wordings.map((phrase) => bagOf(phrase.words, weights))));
  return { indicators, byId: new Map(indicators.map((indicator) => [indicator.id, indicator])), weights, index, userHash };
}
