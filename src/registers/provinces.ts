import { foldSpelling } from '../text/fold.js';
import { filledCell, listCell, matchingCell, once, oneOf, optionalCell, readTsv, row } from './tsv.js';

/** A province or centrally-run city, as it was between `from` and `to`. */
export interface Province {
  /** Two-digit code: of the GSO before 2025-07-01, of Quyết định 19/2025/QĐ-TTg from then on. */
  readonly code: string;
  readonly name: string;
  readonly slug: string;
  readonly kind: 'tỉnh' | 'thành phố';
  /** The unit it became on 2025-07-01 (Nghị quyết 202/2025/QH15); null for a unit of that date. */
  readonly successor: { readonly code: string; readonly name: string } | null;
  /** First and last day of this unit; null: open. */
  readonly from: string | null;
  readonly to: string | null;
}

const Row = row({
  code: matchingCell(/^\d{2}$/),
  name: filledCell,
  slug: matchingCell(/^[a-z-]+$/),
  kind: oneOf('tỉnh', 'thành phố'),
  variants: listCell,
  valid_from: optionalCell,
  valid_to: optionalCell,
  successor_code: optionalCell,
  source: filledCell,
});

interface Register {
  readonly units: readonly Province[];
  /** Compact name → the units of that name, oldest first. */
  readonly byName: ReadonlyMap<string, readonly Province[]>;
  readonly longestName: number;
  /** First words of names and of the words for a kind of unit, folded. */
  readonly openers: ReadonlySet<string>;
}

/** The day the 34 new units began. */
const reform = '2025-07-01';

const register = once((): Register => {
  const rows = readTsv(new URL('./provinces.tsv', import.meta.url), Row);
  const current = new Map(rows.filter((row) => row.valid_to === null).map((row) => [row.code, row.name]));
  const byName = new Map<string, Province[]>();
  const openers = new Set(['tỉnh', 'thành', 'thủ', 'tp']);
  const units = rows.map((row) => {
    const successor = row.successor_code === null ? null : { code: row.successor_code, name: current.get(row.successor_code) ?? '' };
    const unit: Province = { code: row.code, name: row.name, slug: row.slug, kind: row.kind, successor, from: row.valid_from, to: row.valid_to };
    for (const wording of [row.name, ...row.variants]) openers.add(firstWord(wording));
    for (const wording of new Set([row.name, ...row.variants].map(compact))) byName.set(wording, [...(byName.get(wording) ?? []), unit]);
    return unit;
  });
  const longestName = Math.max(...[...byName.keys()].map((name) => name.length));
  return { units, byName, longestName, openers };
});

function firstWord(name: string): string {
  return foldSpelling(name.match(/[A-Za-zÀ-ỹ\p{M}\d]+/u)?.[0] ?? '');
}

/** Whether a province's name may begin with a word; quick, before the longer look. */
export function mayBeginProvince(word: string): boolean {
  return register().openers.has(foldSpelling(word));
}

/** Letters alone, without blanks, dashes and the word for the kind of unit: "TP. Hồ Chí Minh" → "hồchíminh". */
function compact(name: string): string {
  const folded = foldSpelling(name).replace(/[^A-Za-zÀ-ỹ\d]+/gu, ' ').trim();
  const bare = folded.replace(/^(?:tỉnh|thành phố|thủ đô|tp) ?(?=[A-Za-zÀ-ỹ])/u, '');
  return bare.replace(/ /g, '');
}

/** The oldest unit of an exact name, with or without "tỉnh", "thành phố", "TP."; spelling variants and usual abbreviations count. */
export function findProvince(name: string): Province | null {
  if (name.length > 80) return null;
  const found = register().byName.get(compact(name)) ?? [];
  return found[0] ?? null;
}

/**
 * The first province mentioned in a text. A name counts where it stands in capitals of a proper name ("Bình Định", "BÌNH ĐỊNH")
 * or behind "tỉnh"/"thành phố"; words are never cut.
 */
export function provinceIn(text: string): Province | null {
  const words = [...text.slice(0, 20000).matchAll(/[A-Za-zÀ-ỹ\p{M}\d]+/gu)];
  for (let i = 0; i < words.length; i++) {
    if (!/^\p{Lu}/u.test(words[i]![0]) || !mayBeginProvince(words[i]![0])) continue;
    const found = longestAt(text, words, i);
    if (found !== null) return found;
  }
  return null;
}

/** Names have at most five words ("Bà Rịa - Vũng Tàu"); the longest is tried first. */
function longestAt(text: string, words: readonly RegExpExecArray[], at: number): Province | null {
  for (let count = 5; count >= 1; count--) {
    const last = words[at + count - 1];
    if (last === undefined) continue;
    const piece = text.slice(words[at]!.index, last.index + last[0].length);
    if (piece.length > register().longestName + 12 || /[,;:()/]/.test(piece) || !isProperName(piece)) continue;
    const found = register().byName.get(compact(piece));
    if (found !== undefined) return found[0]!;
  }
  return null;
}

function isProperName(piece: string): boolean {
  return (piece.match(/[A-Za-zÀ-ỹ\d]+/gu) ?? []).every((word) => /^[\p{Lu}\d]/u.test(word)) || /^(?:Tỉnh|Thành phố|Thủ đô|TP)/u.test(piece);
}

/**
 * The unit in force on a date (`YYYY`, `YYYY-MM`, `YYYY-MM-DD`): a name shared by an old and a new unit is resolved by it,
 * an old unit after its end becomes its successor. Without a date the unit stays as it is.
 */
export function provinceOn(province: Province, date: string | null): Province {
  if (date === null) return province;
  const { units } = register();
  const same = units.filter((unit) => isSameUnit(unit, province));
  const inForce = same.find((unit) => (unit.from ?? '') <= date && date <= (unit.to ?? '9999'));
  if (inForce !== undefined) return inForce;
  const heir = date >= reform ? units.find((unit) => unit.successor === null && unit.code === province.successor?.code) : undefined;
  return heir ?? same[0] ?? province;
}

/** One unit through time: the same name; Thừa Thiên Huế and the city of Huế are one unit of two names. */
function isSameUnit(a: Province, b: Province): boolean {
  return a.name === b.name || (a.code === '46' && b.code === '46');
}

/** All units, old and new. */
export function allProvinces(): readonly Province[] {
  return register().units;
}
