import * as z from 'zod';
import { filledCell, listCell, once, readTsv, row } from '../registers/tsv.js';
import { foldPlain } from '../text/fold.js';
import { editDistance } from '../text/edit-distance.js';

/** Kinds of documents by their names, with the letters of their numbers. */
const kinds = once(() => readTsv(new URL('../registers/doc-types.tsv', import.meta.url), row({ name: filledCell, symbols: listCell })).map(({ name, symbols }) => ({ plain: foldPlain(name), symbols })));

/** The letters of the kind that the words before a number name: "Tờ trình số" says TTr. */
function namedSymbols(before: readonly string[]): readonly string[] {
  const said = foldPlain(before.join(' ')).trim();
  return /(?:^| )so$/.test(said) ? kinds().filter(({ plain }) => said.endsWith(`${plain} so`)).flatMap(({ symbols }) => symbols) : [];
}

/** Letters of kinds of documents ("QĐ") and of bodies ("TTg"), as the registers hold them. */
const known = once(() => ({
  types: kinds().flatMap(({ symbols }) => symbols),
  issuers: [...readTsv(new URL('../registers/issuers.tsv', import.meta.url), z.object({ symbol: z.string() })).map(({ symbol }) => symbol), ...otherIssuers],
}));

/** Another spelling of a register's symbol: no misreading of "TU". */
const otherIssuers = ['TƯ'];

/** Number, kind, body: "06/QĐ-TTg", "/KH-UBND", "05-NQ/TU", with marks around. */
const symbolPattern = /^(\(?(?:\d+(?:\/\d{4})?)?[/-])([A-Za-zÀ-ỹÐ]{2,5})([-/])([A-Za-zÀ-ỹÐ&]{2,8})([.,;:)]*)$/;

/** A document's symbol with its letters as the registers know them; null where they are known already or nothing known is near. Digits stay. */
export function repairedSymbol(text: string, confidence: number, before: readonly string[] = []): string | null {
  const m = symbolPattern.exec(text);
  if (m === null) return withSlash(text);
  const named = namedSymbols(before);
  const [, number, type, dash, issuer, after] = m as unknown as [string, string, string, string, string, string];
  const { types, issuers } = known();
  const [first, second] = [types.includes(type) ? type : (alike(type, named) ?? nearest(type, types, confidence)), issuers.includes(issuer) ? issuer : (nearest(issuer, issuers, confidence) ?? (named.length > 0 ? issuer : null))];
  // One half at least must have been read right: it proves that this is a symbol.
  if (first === null || second === null || (first !== type && second !== issuer) || (first === type && second === issuer)) return null;
  return number + first + dash + second + after;
}

/** "1073KH-UBND": a slash was overlooked between a number and letters that the registers know; null elsewhere. */
function withSlash(text: string): string | null {
  const [, number, type, issuer] = /^(\d{1,5})([A-ZĐ][A-ZĐa-z]{1,3})-([A-ZĐ&]{2,8})$/.exec(text) ?? [];
  if (number === undefined || !known().types.includes(type!) || !known().issuers.includes(issuer!)) return null;
  return `${number}/${type!}-${issuer!}`;
}

/** The one of the named kinds' letters that may have been read so: half of them at most are others. */
function alike(read: string, named: readonly string[]): string | null {
  const near = named.filter((entry) => Math.abs(entry.length - read.length) <= 1 && editDistance(entry.toUpperCase(), read.toUpperCase()) <= entry.length * 0.67);
  return near.length === 1 ? near[0]! : null;
}

const caseOf = (text: string): string => Array.from(text, (letter) => (letter === letter.toLowerCase() ? 'x' : 'X')).join('');

/** From here on a body that the registers do not know is likelier than a letter read wrong. */
const sure = 0.85;

/** The one entry with the same letters but for marks, else the one with one letter changed (three letters or more); null where none or several. */
function nearest(read: string, entries: readonly string[], confidence: number): string | null {
  const plain = foldPlain(read);
  const same = entries.filter((entry) => foldPlain(entry) === plain && entry.length === read.length);
  if (same.length > 0 || read.length < 3 || confidence >= sure) return same.length === 1 ? same[0]! : null;
  const added = entries.filter((entry) => entry.length >= 3 && entry.length === read.length - 1 && Array.from(read).some((_, i) => read.slice(0, i) + read.slice(i + 1) === entry));
  if (added.length === 1) return added[0]!;
  const near = entries.filter((entry) => entry.length === read.length && Array.from(entry).filter((letter, i) => letter !== read[i]).length === 1 && entry.toUpperCase() !== read.toUpperCase() && caseOf(entry) === caseOf(read));
  return near.length === 1 ? near[0]! : null;
}
