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

/** The one surname with these letters, whatever its marks; null where there is none, or several. */
export function surnameLike(word: string): string | null {
  const same = surnames().get(foldPlain(word)) ?? [];
  return same.length === 1 ? same[0]! : null;
}
