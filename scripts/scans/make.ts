import { PDFDocument, type PDFFont } from '@cantoo/pdf-lib';
import type { GreyPicture, Picture } from '../../src/model/picture.js';
import { addWrongLayer, landscape, sideBySide } from './bindings.js';
import { encode, toJpeg } from './encode.js';
import { addPicturePage, newPdf } from './pdf.js';
import type { Profile } from './profiles.js';
import { seeded } from './random.js';
import { openSource, type SourcePage } from './render.js';
import type { Sheet } from './steps.js';
import { pageTruth } from './truth.js';

export interface ScanOptions {
  readonly seed: number;
  /** Pages of the source, counted from 1; all where null. */
  readonly pages: readonly number[] | null;
  /** Dots per inch instead of the profile's. */
  readonly dpi: number | null;
}

export interface Scan {
  readonly pdf: Uint8Array;
  /** What stands on the pages, each ended by a form feed. */
  readonly truth: string;
}

/** Who signs for whom: the signature stands under this line. */
const signer = /^\s*(TM\.|KT\.|TL\.|TUQ\.|Q\.)\s*[A-ZĐÀ-Ỹ]/;

function signatureOf({ pieces }: SourcePage): Sheet['signature'] {
  const line = pieces.filter(({ text }) => signer.test(text)).at(-1);
  return line === undefined ? null : { x: line.x + line.width / 2, y: line.y };
}

interface Making {
  readonly profile: Profile;
  readonly seed: number;
  readonly dpi: number;
  readonly count: number;
  readonly page: (number: number) => Promise<SourcePage>;
}

/** Puts a drawn picture through all steps of the profile; each step has random numbers of its own. */
function worn(drawn: Picture, sheet: Sheet, { profile, seed }: Making, number: number): Picture {
  return profile.steps.reduce((picture, step, i) => step(picture, seeded(seed, number, i), sheet), drawn);
}

async function scanned(source: SourcePage, making: Making): Promise<Picture> {
  const { dpi, count, page } = making;
  // The last page has the one before on its back.
  const behind = source.number < count ? source.number + 1 : source.number - 1;
  const back = making.profile.showsBack && behind > 0 ? ((await (await page(behind)).draw(dpi)) as GreyPicture) : null;
  return worn(await source.draw(dpi), { signature: signatureOf(source), back }, making, source.number);
}

async function addSheet(document: PDFDocument, sources: readonly SourcePage[], making: Making): Promise<void> {
  const drawn = [];
  for (const source of sources) drawn.push(await source.draw((making.dpi * 3) / 4));
  const picture = worn(sideBySide(drawn, making.dpi), { signature: null, back: null }, making, sources[0]!.number);
  addPicturePage(document, await encode(picture, making.profile.encoding), landscape.width, landscape.height);
}

/** The sheet as wide as its picture: a turned one is landscape. */
async function addScan(document: PDFDocument, source: SourcePage, making: Making, fonts: Map<PDFDocument, PDFFont>): Promise<void> {
  const picture = await scanned(source, making);
  const turned = picture.width > picture.height !== source.width > source.height && picture.width !== picture.height;
  const [width, height] = turned ? [source.height, source.width] : [source.width, source.height];
  const page = addPicturePage(document, await encode(picture, making.profile.encoding), width, height);
  if (making.profile.binding === 'wrong-layer') await addWrongLayer(document, page, source.pieces, fonts);
}

async function bind(bytes: Uint8Array, numbers: readonly number[], making: Making): Promise<PDFDocument> {
  const { binding } = making.profile;
  const document = await newPdf();
  const original = binding === 'mixed' ? await PDFDocument.load(bytes, { updateMetadata: false }) : null;
  const fonts = new Map<PDFDocument, PDFFont>();
  const step = binding === 'two-up' ? 2 : 1;
  for (let i = 0; i < numbers.length; i += step) {
    const sources = await Promise.all(numbers.slice(i, i + step).map(making.page));
    if (step === 2) await addSheet(document, sources, making);
    // The first page stays as it was: it is the second that must not be lost.
    else if (original !== null && i % 2 === 0) document.addPage((await document.copyPages(original, [numbers[i]! - 1]))[0]);
    else await addScan(document, sources[0]!, making, fonts);
  }
  return document;
}

async function opened<T>(bytes: Uint8Array, profile: Profile, options: ScanOptions, work: (making: Making, numbers: readonly number[]) => Promise<T>): Promise<T> {
  const { count, page, close } = await openSource(bytes);
  try {
    const numbers = options.pages ?? Array.from({ length: count }, (_, i) => i + 1);
    const beyond = numbers.find((number) => number > count);
    if (beyond !== undefined) throw new RangeError(`There is no page ${beyond}; the document has ${count}.`);
    return await work({ profile, seed: options.seed, dpi: options.dpi ?? profile.dpi, count, page }, numbers);
  } finally {
    await close();
  }
}

/** Scans a born-digital PDF as the profile says. Same source, seed and options, same bytes. @throws {RangeError} for a page that is not there */
export function makeScan(source: Uint8Array, profile: Profile, options: ScanOptions): Promise<Scan> {
  return opened(source, profile, options, async (making, numbers) => {
    const document = await bind(source, numbers, making);
    let truth = '';
    for (const number of numbers) truth += pageTruth((await making.page(number)).pieces);
    return { pdf: await document.save({ useObjectStreams: false }), truth };
  });
}

/** The first of the pages as a bare JPEG. @throws {RangeError} */
export function makePicture(source: Uint8Array, profile: Profile, options: ScanOptions): Promise<{ jpeg: Uint8Array; truth: string }> {
  return opened(source, profile, options, async (making, [number]) => {
    const page = await making.page(number ?? 1);
    const quality = profile.encoding.kind === 'jpeg' ? profile.encoding.quality : 90;
    return { jpeg: await toJpeg(await scanned(page, making), quality), truth: pageTruth(page.pieces) };
  });
}
