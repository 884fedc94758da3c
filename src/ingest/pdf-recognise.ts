import type { Finding } from '../model/finding.js';
import type { Page } from '../model/page.js';
import { openPdfPictures, type PdfPictures } from './pdf-pictures.js';
import { countLetters, fewLetters, reasonToRead } from './pdf-select.js';
import type { TextLayers } from './pdf.js';
import { joinPages, noneRead, recognisePages, type Recognition, type Wanted } from './recognition.js';

/** Which pages are to be read from their pictures, and why. */
async function wantedPages(read: TextLayers, mode: Recognition['mode'], pictures: () => Promise<PdfPictures>): Promise<Wanted[]> {
  const wanted = (page: Page, reason: Wanted['reason']): Wanted => ({ page: page.number, reason, size: [page.width!, page.height!] });
  if (mode === 'always') return read.pages.map((page) => wanted(page, 'asked-for'));
  const out: Wanted[] = [];
  for (const [i, page] of read.pages.entries()) {
    const share = async (): Promise<number> => (await pictures()).imageShare(page.number);
    const reason = await reasonToRead(read.raw.slice(page.start, page.end), read.hints[i]!, share);
    if (reason !== null) out.push(wanted(page, reason));
  }
  return out;
}

export interface RecognisedDocument {
  readonly raw: string;
  readonly pages: readonly Page[];
  readonly findings: readonly Finding[];
  /** Numbers of the pages whose pictures could not be read. */
  readonly lost: readonly number[];
}

/** The document with those pages recognised whose text layer does not serve. */
export async function recognise(bytes: Uint8Array, read: TextLayers, recognition: Recognition): Promise<RecognisedDocument> {
  let opened: Promise<PdfPictures> | null = null;
  const pictures = (): Promise<PdfPictures> => (opened ??= openPdfPictures(bytes, recognition.maxPixels));
  try {
    const wanted = await wantedPages(read, recognition.mode, pictures);
    if (wanted.length === 0) return { ...read, findings: [], lost: [] };
    const { read: results, findings, failures } = await recognisePages(wanted, pictures, recognition);
    if (failures.length === read.pages.length && countLetters(read.raw) < fewLetters) throw noneRead(failures, 'PDF');
    return { ...joinPages(read.pages, read.raw, results), findings, lost: failures.map(({ page }) => page) };
  } finally {
    await (await (opened as Promise<PdfPictures> | null))?.close();
  }
}
