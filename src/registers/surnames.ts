import { editDistance } from '../text/edit-distance.js';
import { foldPlain } from '../text/fold.js';
import { filledCell, once, readTsv, row } from './tsv.js';

/** Surnames of Vietnam, by their plain letters. */
const surnames = once((): ReadonlyMap<string, readonly string[]> => {
  const out = new Map<string, readonly string[]>();
  for (const { surname } of readTsv(new URL('./surnames.tsv', import.meta.url), row({ surname: filledCell }))) out.set(foldPlain(surname), [...(out.get(foldPlain(surname)) ?? []), surname]);
  return out;
});

/** Whether a name may begin with this word. */
export const isSurname = (word: string): boolean => (surnames().get(foldPlain(word)) ?? []).includes(word);

/** Surnames so long are told by all letters but one. */
const longSurname = 6;

/** The one surname with these letters, whatever its marks, or a long one with all letters but one ("Nhuyễn"); null where there is none, or several. */
export function surnameLike(word: string): string | null {
  const plain = foldPlain(word);
  const same = surnames().get(plain);
  if (same !== undefined) return same.length === 1 ? same[0]! : null;
  const near = plain.length < longSurname ? [] : [...surnames()].filter(([known]) => known.length >= longSurname && editDistance(plain, known) === 1).flatMap(([, written]) => written);
  return near.length === 1 ? near[0]! : null;
}
