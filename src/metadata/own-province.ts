import type { DocumentFields } from '../model/record.js';
import { findProvince, provinceIn, provinceOn, type Province } from '../registers/provinces.js';
import type { Period } from '../times/years.js';
import { reformDay, standsAfterReform } from './era.js';
import type { IssuerRead } from './issuer.js';

interface Hints {
  readonly issuer: IssuerRead | null;
  readonly place: string | null;
  readonly title: string | null;
  readonly opening: string;
  readonly all: () => string;
  readonly issuedOn: string | null;
  readonly period: Period;
}

/**
 * The province a document belongs to: the letterhead's, else the place of the date line, else the title's, the recital's, and last the
 * one the text names most. A central body has none. The unit is the one in force on the date; where the date does not tell, the name as
 * written stands for the unit that bore it first, unless the text is surely of the time after 2025-07-01.
 */
export function ownProvince(hints: Hints): DocumentFields['province'] {
  if (hints.issuer?.central === true) return null;
  const found = hints.issuer?.province ?? placeProvince(hints.place) ?? namedProvince(hints.title) ?? mostNamed(hints.opening) ?? mostNamed(hints.all());
  if (found === null || found === undefined) return null;
  const unit = provinceOn(found, dayOf(hints, found));
  return { code: unit.code, name: unit.name, successor: unit.successor };
}

/** A day that decides between the units of one name; null where nothing does. */
function dayOf({ issuedOn, period, all }: Hints, unit: Province): string | null {
  if (issuedOn?.length === 10) return issuedOn;
  if (issuedOn?.length === 7) return `${issuedOn}-15`;
  if (issuedOn !== null && issuedOn !== reformDay.slice(0, 4)) return `${issuedOn}-07-01`;
  if (standsAfterReform(all(), period, heirOf(unit) !== unit.name)) return reformDay;
  return issuedOn === null ? null : `${issuedOn}-06-30`;
}

/** What a unit is called after the reform. */
function heirOf(unit: Province): string {
  return unit.successor?.name ?? unit.name;
}

function placeProvince(place: string | null): Province | null {
  return place === null ? null : findProvince(place);
}

function namedProvince(title: string | null): Province | null {
  return title === null ? null : (mostNamed(title) ?? (title === title.toUpperCase() ? null : provinceIn(title)));
}

/** "tỉnh X", "thành phố X" counted; the most frequent, the first among equals. */
function mostNamed(text: string): Province | null {
  const counts = new Map<string, { unit: Province; count: number }>();
  for (const match of text.matchAll(/(?<![A-Za-zÀ-ỹ])(?:tỉnh|thành phố)\s+((?:\p{Lu}[A-Za-zÀ-ỹ]*(?:\s-\s|\s|-)?){1,5})/giu)) {
    const unit = longestProvince(match[1]!.trim());
    if (unit === null || /\(?(?:nay là|cũ)/u.test(text.slice(Math.max(0, match.index - 8), match.index))) continue;
    const seen = counts.get(unit.slug) ?? { unit, count: 0 };
    counts.set(unit.slug, { unit, count: seen.count + 1 });
  }
  let best: { unit: Province; count: number } | null = null;
  for (const entry of counts.values()) if (best === null || entry.count > best.count) best = entry;
  return best?.unit ?? null;
}

function longestProvince(words: string): Province | null {
  const parts = words.split(/\s+/u);
  for (let count = parts.length; count >= 1; count--) {
    const found = findProvince(parts.slice(0, count).join(' '));
    if (found !== null) return found;
  }
  return null;
}
