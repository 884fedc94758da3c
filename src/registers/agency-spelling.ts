import { LevenshteinDistance } from 'natural/lib/natural/distance/index.js';
import { wordingSlugs, type RegisteredAgency } from './agency-register.js';

/** Short names are too alike to be corrected ("Sở Nội vụ", "Sở Ngoại vụ"). */
const shortest = 14;
const longEnoughForTwo = 24;

/**
 * The registered body whose name differs from a slug by a slip of the pen (one letter, two in a long name), the kind of body
 * (first word) and number of words being the same; null where none or more than one is as near.
 */
export function nearestAgency(wanted: string): RegisteredAgency | null {
  if (wanted.length < shortest || wanted.length > 90) return null;
  const allowed = wanted.length >= longEnoughForTwo ? 2 : 1;
  const first = wanted.split('-')[0]!;
  let best: { distance: number; agency: RegisteredAgency } | null = null;
  for (const [candidate, agency] of wordingSlugs()) {
    if (Math.abs(candidate.length - wanted.length) > allowed || candidate.split('-')[0] !== first) continue;
    if (candidate.split('-').length !== wanted.split('-').length) continue;
    const distance = LevenshteinDistance(candidate, wanted);
    if (distance > allowed || (best !== null && distance > best.distance)) continue;
    if (best !== null && distance === best.distance && best.agency.id !== agency.id) return null;
    best = { distance, agency };
  }
  return best?.agency ?? null;
}
