import { LevenshteinDistance } from 'natural/lib/natural/distance/index.js';
import { foldSpelling } from '../text/fold.js';
import { anyCell, filledCell, matchingCell, once, oneOf, readTsv, row, type RowOf } from './tsv.js';

export interface Issuer {
  /** Agency id as in `agencies.tsv`. */
  readonly id: string;
  readonly name: string;
  /** Numbers of that issuer are unique only within a province (every province has its own 10/KH-UBND). */
  readonly local: boolean;
}

const Row = row({
  symbol: filledCell,
  id: matchingCell(/^[a-z0-9-]+$/),
  name: filledCell,
  local: oneOf('yes', 'no'),
  family: anyCell,
  source: filledCell,
});

const rows = once(() => new Map(readTsv(new URL('./issuers.tsv', import.meta.url), Row).map((row) => [symbolKey(row.symbol), row])));

/** Letter case and separators differ from document to document: SVHTT&DL, SVHTTDL, UBTVQH15. */
function symbolKey(symbol: string): string {
  return symbol.normalize('NFC').replace(/Ð/g, 'Đ').toUpperCase().replace(/[^A-Za-zÀ-ỹ\d<>]/gu, '');
}

/** Who issues under a symbol ("TTg", "UBND", "QH15", "UBND-TTTT"); null for a symbol not in the register. */
export function issuerBySymbol(symbol: string): Issuer | null {
  const found = lookUp(symbolKey(symbol)) ?? lookUp(symbolKey(symbol.split('-')[0] ?? ''));
  return found === undefined ? null : { id: found.id, name: found.name, local: found.local === 'yes' };
}

/** Shorter symbols (CP, TW) have too many neighbours. */
const shortestMeant = 3;

/** The body of the centre that a symbol with a letter too few or too many stands for ("Tg"), where the words name it; null for any other symbol. */
export function misspeltIssuer(symbol: string, words: string): Issuer | null {
  const key = symbolKey(symbol);
  if (key === '' || issuerBySymbol(symbol) !== null) return null;
  const said = foldSpelling(words);
  const meant = [...rows()].find(([other, row]) => row.local === 'no' && other.length >= shortestMeant && Math.abs(other.length - key.length) === 1 && LevenshteinDistance(other, key) === 1 && said.includes(foldSpelling(row.name)))?.[1];
  return meant === undefined ? null : { id: meant.id, name: meant.name, local: false };
}

const central = once(() => {
  const all = [...rows().values()];
  const local = new Set(all.filter((row) => row.local === 'yes').map((row) => row.id));
  return new Set(all.map((row) => row.id).filter((id) => !local.has(id)));
});

/** A body of the state or the Party as a whole: its numbers are nobody else's. By agency id; false for ids the register does not hold. */
export function isCentralIssuer(id: string): boolean {
  return central().has(id);
}

function lookUp(key: string): RowOf<typeof Row> | undefined {
  // The number of the legislature stands behind QH and UBTVQH.
  return rows().get(key) ?? rows().get(key.replace(/\d{1,2}$/, '<N>'));
}

