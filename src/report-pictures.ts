import sharp from 'sharp';
import type { DocumentBytes } from './ingest/ingest.js';
import type { Picture } from './model/picture.js';
import type { DocumentRecord } from './model/record.js';
import { openPages } from './page-pictures.js';
import type { PageImage } from './report/page-image.js';

/** Most bytes of a page's picture, and what is tried until it fits: width in pixels, quality. */
const mostBytes = 150_000;
const attempts: readonly (readonly [width: number, quality: number])[] = [[1100, 60], [1100, 40], [900, 35], [700, 30], [500, 20]];

export interface DrawnPage extends PageImage {
  readonly webp: Uint8Array;
}

/** Pages of a source document as WebP pictures, upright as the record's boxes see them. Pages that cannot be drawn are left out. */
export async function drawPages(bytes: DocumentBytes, record: DocumentRecord, pages: readonly number[]): Promise<DrawnPage[]> {
  const source = await openPages(bytes, record);
  const out: DrawnPage[] = [];
  if (source === null) return out;
  try {
    for (const number of pages) {
      const found = await source.page(number);
      const webp = found === null ? null : await packed(found.picture).catch(() => null);
      if (found !== null && webp !== null) out.push({ page: number, width: found.sheet.width, height: found.sheet.height, webp });
    }
  } finally {
    await source.close();
  }
  return out;
}

async function packed({ data, width, height, channels }: Picture): Promise<Uint8Array | null> {
  for (const [across, quality] of attempts) {
    const webp = await sharp(data, { raw: { width, height, channels } }).resize({ width: Math.min(across, width) }).webp({ quality, effort: 3 }).toBuffer();
    if (webp.length <= mostBytes) return webp;
  }
  return null;
}
