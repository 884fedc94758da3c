import { LevenshteinDistance } from 'natural/lib/natural/distance/index.js';
import { wordingSlugs, type RegisteredAgency } from './agency-register.js';
import { once } from './tsv.js';

/** Shorter names are too alike to be corrected ("Sở Nội vụ", "Sở Y tế"). */
const shortest = 10;
const longEnoughForTwo = 24;

/** Slugs of wordings by their first word and number of words. */
const shelves = once(() => {
  const map = new Map<string, (readonly [string, RegisteredAgency])[]>();
  for (const entry of wordingSlugs()) map.set(shelfOf(entry[0]), [...(map.get(shelfOf(entry[0])) ?? []), entry]);
  return map;
});

function shelfOf(wording: string): string {
  const words = wording.split('-');
  return `${words[0]!} ${words.length}`;
}

const counts = new Int16Array(128);

/** How many letters one of two slugs has more than the other, counted letter by letter: never more than their edit distance, and far quicker. */
function lettersApart(a: string, b: string): number {
  counts.fill(0);
  for (let i = 0; i < a.length; i++) counts[a.charCodeAt(i) & 127]!++;
  for (let i = 0; i < b.length; i++) counts[b.charCodeAt(i) & 127]!--;
  let [more, less] = [0, 0];
  for (const count of counts) if (count > 0) more += count; else less -= count;
  return Math.max(more, less);
}

/**
 * The registered body whose name differs from a slug by a slip of the pen (one letter, two in a long name), the kind of body
 * (first word) and number of words being the same; null where none or more than one is as near.
 */
export function nearestAgency(wanted: string): RegisteredAgency | null {
  if (wanted.length < shortest || wanted.length > 90) return null;
  const allowed = wanted.length >= longEnoughForTwo ? 2 : 1;
  let best: { distance: number; agency: RegisteredAgency } | null = null;
  for (const [candidate, agency] of shelves().get(shelfOf(wanted)) ?? []) {
    if (Math.abs(candidate.length - wanted.length) > allowed || lettersApart(candidate, wanted) > allowed) continue;
    const distance = LevenshteinDistance(candidate, wanted);
    if (distance > allowed || (best !== null && distance > best.distance)) continue;
    if (best !== null && distance === best.distance && best.agency.id !== agency.id) return null;
    best = { distance, agency };
  }
  return best?.agency ?? null;
}
