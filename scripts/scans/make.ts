import { PDFDocument } from '@cantoo/pdf-lib';
import type { Picture } from '../../src/model/picture.js';
import { encode } from './encode.js';
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
const signer = /^\s*(TM\.|KT\.|TL\.|TUQ\.|Q\.)\s*\p{Lu}/u;

function signatureOf({ pieces }: SourcePage): Sheet['signature'] {
  const line = pieces.filter(({ text }) => signer.test(text)).at(-1);
  return line === undefined ? null : { x: line.x + line.width / 2, y: line.y };
}

/** One page drawn and put through all steps of the profile; each step has random numbers of its own. */
export async function degrade(page: SourcePage, profile: Profile, seed: number, dpi: number): Promise<Picture> {
  const sheet: Sheet = { signature: signatureOf(page), back: null };
  const drawn = await page.draw(dpi);
  return profile.steps.reduce((picture, step, i) => step(picture, seeded(seed, page.number, i), sheet), drawn);
}

/** Scans a born-digital PDF as the profile says. Same source, seed and options, same bytes. */
export async function makeScan(source: Uint8Array, profile: Profile, options: ScanOptions): Promise<Scan> {
  const { count, page, close } = await openSource(source);
  try {
    const document: PDFDocument = await newPdf();
    let truth = '';
    for (const number of options.pages ?? Array.from({ length: count }, (_, i) => i + 1)) {
      const sourcePage = await page(number);
      const picture = await degrade(sourcePage, profile, options.seed, options.dpi ?? profile.dpi);
      addPicturePage(document, await encode(picture, profile.encoding), sourcePage.width, sourcePage.height);
      truth += pageTruth(sourcePage.pieces);
    }
    return { pdf: await document.save({ useObjectStreams: false }), truth };
  } finally {
    await close();
  }
}
