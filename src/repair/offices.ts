import { listCell, filledCell, once, readTsv, row } from '../registers/tsv.js';
import { repairedAbbreviation } from './abbreviations.js';
import type { WordModel } from './word-model.js';

/** The word every department of a province begins with, and what engines make of its mark. */
const department = 'Sở';
const misread = /^[Ss][ởớờỡốồổỏ]$/;
/** The same and the next word without a blank, at times with the vowel twice: "SởTT&TT", "SởỞNV". */
const joined = /^([(“"]*)[Ss][ởớờỡốồổỏ]Ở?([A-ZĐ][A-Za-zĐÀ-ỹ&-]*)([.,;:)”"]*)$/;

/** Words that follow "Sở" in the register's names: "Y", "Tài", "TT&TT". */
const second = once((): ReadonlySet<string> => {
  const rows = readTsv(new URL('../registers/agencies.tsv', import.meta.url), row({ name: filledCell, variants: listCell }));
  return new Set(rows.flatMap(({ name, variants }) => [name, ...variants]).filter((text) => text.startsWith(`${department} `)).map((text) => text.split(' ')[1]!));
});

/** "Sở" put right before a word that departments' names go on with, or parted from it; null elsewhere. "Số" alone may be a number's. */
export function repairedOffice(text: string, next: string | undefined, words: WordModel): string | null {
  const core = next?.replace(/[.,;:)]+$/, '') ?? '';
  if (misread.test(text) && text !== department && text.toLowerCase() !== 'số' && text.startsWith('S')) return second().has(core) ? department : null;
  const m = joined.exec(text);
  if (m === null) return null;
  const [, before, rest, after] = m as unknown as [string, string, string, string];
  const known = second().has(rest) ? rest : repairedAbbreviation(rest, 0, words);
  return known === null || !second().has(known) ? null : `${before}${department} ${known}${after}`;
}
