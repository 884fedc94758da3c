import { slug } from '../text/fold.js';
import { anyCell, filledCell, listCell, matchingCell, once, oneOf, optionalCell, readTsv, row } from './tsv.js';
import { longestPhrase, phraseTrie, wordsOf, type PhraseTrie, type Word } from './words.js';

/** A body of the register. `kind`: a body of its own, or a collective ("các sở, ban, ngành"). */
export interface RegisteredAgency {
  readonly id: string;
  readonly name: string;
  readonly kind: 'body' | 'collective';
  readonly validTo: string | null;
  readonly successor: string | null;
}

const Row = row({
  id: matchingCell(/^[a-z0-9-]+$/),
  name: filledCell,
  kind: oneOf('body', 'collective'),
  level: anyCell,
  variants: listCell,
  valid_from: optionalCell,
  valid_to: optionalCell,
  successor_id: optionalCell,
  source: filledCell,
});

/** A wording of a body; `needsUnit`: it is that body only before "tỉnh" or a province's name ("Thuế tỉnh", "Thuế Lào Cai"). */
export interface Wording {
  readonly agency: RegisteredAgency;
  readonly needsUnit: boolean;
}

interface Register {
  readonly byId: ReadonlyMap<string, RegisteredAgency>;
  readonly wordings: PhraseTrie<Wording>;
  /** Slug of a wording → body; for names that were completed by other means. */
  readonly bySlug: ReadonlyMap<string, RegisteredAgency>;
}

const unitMark = '<tỉnh>';

const register = once((): Register => {
  const byId = new Map<string, RegisteredAgency>();
  const bySlug = new Map<string, RegisteredAgency>();
  const wordings: [string, Wording][] = [];
  for (const row of readTsv(new URL('./agencies.tsv', import.meta.url), Row)) {
    const agency = { id: row.id, name: row.name, kind: row.kind, validTo: row.valid_to, successor: row.successor_id };
    byId.set(row.id, agency);
    for (const wording of [row.name, ...row.variants]) {
      const needsUnit = wording.includes(unitMark);
      const text = wording.replace(unitMark, '').trim();
      wordings.push([text, { agency, needsUnit }]);
      const bare = withoutPlural(text);
      if (bare !== text && wordsOf(bare).length > 1) wordings.push([bare, { agency, needsUnit }]);
      if (!needsUnit && !bySlug.has(slug(text))) bySlug.set(slug(text), agency);
    }
  }
  return { byId, bySlug, wordings: phraseTrie(wordings) };
});

function withoutPlural(text: string): string {
  return text.replace(/^các /iu, '');
}

/** The longest registered wording that begins with word `at`. */
export function longestWording(words: readonly Word[], at: number): { value: Wording; next: number } | null {
  return longestPhrase(register().wordings, words, at);
}

export function agencyById(id: string): RegisteredAgency | null {
  return register().byId.get(id) ?? null;
}

/** The body one of whose wordings has that slug. */
export function agencyBySlug(wanted: string): RegisteredAgency | null {
  return register().bySlug.get(wanted) ?? null;
}

/** Whether an id is in the register (collective ids included). */
export function isRegisteredAgency(id: string): boolean {
  return register().byId.has(id) || /^bao-[a-z-]+$/.test(id);
}

/** The slugs of all wordings, for near misses. */
export function wordingSlugs(): Iterable<readonly [string, RegisteredAgency]> {
  return register().bySlug;
}
