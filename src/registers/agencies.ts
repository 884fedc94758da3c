import type { Agency } from '../model/record.js';
import { slug } from '../text/fold.js';
import { expandAgencyAbbreviations } from './abbreviations.js';
import { readItem, startsItem, type Item } from './agency-items.js';
import { links, type AgencyContext, type Scan } from './agency-tails.js';
import { skip } from './agency-words.js';
import { wordsOf, type Word } from './words.js';

export type { AgencyContext } from './agency-tails.js';
export { isRegisteredAgency } from './agency-register.js';

const noContext: AgencyContext = { province: null, issuedOn: null };

/** A list of bodies never runs on longer than this; keeps the reading of a prefix linear. */
const longestPrefix = 2500;
/** A cell or line that is longer is no list of bodies; what stands behind is not read. */
const longestText = 10_000;

function scanOf(text: string, context: AgencyContext, running: boolean): Scan {
  const nfc = text.normalize('NFC');
  // Offsets count in the text as given; where composing letters would move them, it is read as it stands.
  const read = nfc.length === text.length ? nfc : text;
  return { text: read, words: wordsOf(read), context, running };
}

function distinct(agencies: readonly Agency[]): Agency[] {
  const seen = new Set<string>();
  return agencies.filter((agency) => !seen.has(agency.id) && seen.add(agency.id));
}

/**
 * The bodies a list names ("Các sở, ban, ngành, địa phương; các trường Tiểu học, THCS, THPT"), in order, each once.
 * Meant for a text that is a list (a cell, a labelled line, a heading): what is no body in it is passed over.
 * A single unknown name is taken by the slug of its full name.
 */
export function readAgencies(text: string, context: AgencyContext = noContext): Agency[] {
  const scan = scanOf(text.slice(0, longestText), context, false);
  const found: Agency[] = [];
  let at = 0;
  while (at < scan.words.length) {
    const item = readItem(scan, at) ?? readStranger(scan, at);
    if (item !== null) found.push(...item.agencies);
    at = nextStart(scan, item === null ? at + 1 : item.next);
  }
  return distinct(found);
}

/** Index of the next word at which a body may begin: behind a separator, or wherever one begins. */
function nextStart(scan: Scan, from: number): number {
  let at = from;
  while (at < scan.words.length) {
    const word = scan.words[at]!;
    if (word.gap === 'semicolon' || word.gap === 'stop' || word.gap === 'comma') return skipLinks(scan.words, at);
    if (links.has(word.key) && startsItem(scan, at + 1)) return at + 1;
    if (/^\p{Lu}/u.test(word.raw) && readItem(scan, at)?.known === true) return at;
    if (at === from && readItem(scan, at)?.known === true) return at;
    at++;
  }
  return at;
}

function skipLinks(words: readonly Word[], at: number): number {
  let next = at;
  while (next < words.length && links.has(words[next]!.key)) next++;
  return next;
}

/** A name nothing is known about: a whole segment of a list that opens with a capital letter ("Petrolimex Bình Định"). */
function readStranger(scan: Scan, at: number): Item | null {
  const { words, text } = scan;
  const first = words[at]!;
  if (!/^\p{Lu}/u.test(first.raw) || skip('not-agency', words, at) > at || skip('not-head', words, at) > at) return null;
  if (skip('verb', words, at) > at || skip('soft-verb', words, at) > at || skip('stop', words, at) > at) return null;
  let end = at + 1;
  while (end < words.length && !['comma', 'semicolon', 'stop'].includes(words[end]!.gap) && !links.has(words[end]!.key)) end++;
  if (end - at > 8) return null;
  const written = text.slice(first.start, words[end - 1]!.end).replace(/\s+/gu, ' ');
  const name = expandAgencyAbbreviations(written);
  return { agencies: [{ id: slug(name), name, text: written }], next: end, known: false };
}

/**
 * The longest prefix of a text that is a list of bodies ("Sở XD, Sở GD&ĐT tổng hợp, đánh giá …" → two, 14 characters);
 * null where the text does not begin with one. `end` counts in `text`. Reads no further than the list can be long.
 */
export function readAgencyPrefix(text: string, context: AgencyContext = noContext): { agencies: Agency[]; end: number } | null {
  const scan = scanOf(text.slice(0, longestPrefix), context, true);
  const found: Agency[] = [];
  let end = 0;
  let at = 0;
  while (at < scan.words.length) {
    const item = readItem(scan, at);
    if (item === null) break;
    found.push(...item.agencies);
    end = scan.words[item.next - 1]!.end;
    const next = nextInList(scan, item.next);
    if (next === null) break;
    at = next;
  }
  return found.length === 0 ? null : { agencies: distinct(found), end };
}

/** Index of the next item of a list, where one goes on. */
function nextInList(scan: Scan, at: number): number | null {
  const word = scan.words[at];
  if (word === undefined || word.gap === 'stop') return null;
  const behind = skipLinks(scan.words, at);
  const separated = behind > at || word.gap === 'comma' || word.gap === 'semicolon';
  if (scan.words[behind] === undefined) return null;
  if (separated) return startsItem(scan, behind) ? behind : null;
  return /^\p{Lu}/u.test(word.raw) && readItem(scan, at)?.known === true ? at : null;
}

/** Length of the longest prefix of a text that is a list of bodies; 0 where it does not begin with one. */
export function agencyPrefix(text: string): number {
  return readAgencyPrefix(text)?.end ?? 0;
}

/** Whether a whole text is a list of bodies (closing punctuation and brackets aside). */
export function isAgencyList(text: string): boolean {
  const prefix = readAgencyPrefix(text);
  return prefix !== null && wordsOf(text.slice(prefix.end)).length === 0;
}
