import { finding } from '../findings/report.js';
import { isGarbled } from '../layout/garbled.js';
import type { Finding } from '../model/finding.js';
import type { Page } from '../model/page.js';
import { InputError } from './errors.js';
import { imagePages } from './pdf-images.js';
import { findDamage } from './pdf-streams.js';
import { countLetters, fewLetters } from './pdf-select.js';

/** A page with fewer letters than this shows none but perhaps a numeral or a mark. */
const noLetters = 3;

/** Pages without text that others follow: where a content stream is damaged, pdf.js leaves the page empty and says nothing. */
function emptyPages(raw: string, pages: readonly Page[]): number[] {
  const placed = (page: Page) => page.items.map((item) => raw.slice(item.start, item.end)).join('');
  return pages.filter((page, i) => i < pages.length - 1 && page.ocr === undefined && countLetters(placed(page)) < noLetters).map((page) => page.number);
}

/** Throws where the whole document has no text; else names the pages that are images, empty or rubbish; those `told` have their finding already. */
export async function checkText(bytes: Uint8Array, raw: string, pages: readonly Page[], told: readonly number[] = []): Promise<Finding[]> {
  const texts = pages.map((page) => raw.slice(page.start, page.end));
  const letters = texts.map(countLetters);
  const poor = pages.filter((page, i) => page.ocr === undefined && letters[i]! < fewLetters).map((page) => page.number);
  const total = letters.reduce((sum, n) => sum + n, 0);
  if (total === 0 && poor.length < pages.length) throw new InputError('no-text-layer', 'No text was found in the pictures of the pages.');
  if (total < fewLetters * pages.length && poor.length === pages.length) {
    const scanned = await imagePages(bytes, poor.slice(0, 3));
    if (scanned.length > 0) throw new InputError('no-text-layer', 'The PDF has no text layer: it is a scan, and its pictures were not to be read (--ocr never).');
    if (total === 0) throw new InputError('no-text-layer', 'The PDF has no text: its pages are empty or drawn.');
  }
  const scanned = total < fewLetters * pages.length && poor.length === pages.length ? [] : await imagePages(bytes, poor.filter((page) => !told.includes(page)));
  const empty = emptyPages(raw, pages).filter((page) => !scanned.includes(page) && !told.includes(page));
  const garbled = pages.flatMap(({ number }, i) => (isGarbled(texts[i]!) ? [{ page: number, text: sample(texts[i]!) }] : []));
  return [
    ...scanned.map((page) => finding('page-without-text', { page }, [{ page, bbox: null, span: null, text: '' }])),
    ...empty.map((page) => finding('empty-page', { page }, [{ page, bbox: null, span: null, text: '' }])),
    ...garbled.map(({ page, text }) => finding('garbled-text', { text }, [{ page, bbox: null, span: null, text }])),
  ];
}

const sample = (text: string) => text.replace(/\s+/g, ' ').trim().slice(0, 60);

/** pdf.js reads damaged data as far as it goes and says nothing; the checksums of the file tell. Pictures count where pages were read from them. */
export function checkStreams(bytes: Uint8Array, pageObjects: readonly (number | null)[], fromPictures: ReadonlySet<number> = new Set()): Finding[] {
  const { pages: anyPages, elsewhere } = findDamage(bytes, pageObjects);
  const inPictures = fromPictures.size === 0 ? [] : findDamage(bytes, pageObjects.map((object, i) => (fromPictures.has(i + 1) ? object : null)), true).pages;
  const pages = [...new Set([...anyPages, ...inPictures])].sort((a, b) => a - b);
  const places = pages.map((page) => ({ page, bbox: null, span: null, text: '' }));
  return [
    ...(pages.length === 0 ? [] : [finding('damaged-page', { pages: ranges(pages) }, places)]),
    ...(elsewhere ? [finding('damaged-file', {}, [])] : []),
  ];
}

/** Ascending numbers in short: "2, 5–7". */
function ranges(numbers: readonly number[]): string {
  const runs: [number, number][] = [];
  for (const number of numbers) {
    const run = runs.at(-1);
    if (run !== undefined && number === run[1] + 1) run[1] = number;
    else runs.push([number, number]);
  }
  return runs.map(([from, to]) => (from === to ? String(from) : `${from}–${to}`)).join(', ');
}
