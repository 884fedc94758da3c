import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { DocumentBytes } from '../ingest/ingest.js';
import type { Box } from '../model/provenance.js';
import type { DocumentRecord } from '../model/record.js';
import { openPages } from '../page-pictures.js';
import { cutStrip } from '../page-strip.js';
import { addTo } from '../text/add-to.js';
import { writeWhole } from '../write-whole.js';
import { recordStem, TooLargeError } from './store.js';

interface Crop {
  /** Name of its file, without the ending. */
  readonly name: string;
  readonly bbox: Box;
}

type Place = { readonly page: number; readonly bbox: Box | null };

/** What asks for a person and where it stands, by page: targets and tasks by their ids, findings of pages read from pictures by number and code. */
export function doubtfulPlaces(record: DocumentRecord): Map<number, Crop[]> {
  const read = new Set(record.source.pages.filter(({ method }) => method === 'ocr').map(({ page }) => page));
  const out = new Map<number, Crop[]>();
  const add = (name: string, places: readonly Place[]): void => places.forEach(({ page, bbox }, n) => { if (bbox !== null) addTo(out, page, { name: n === 0 ? name : `${name}.${n + 1}`, bbox }); });
  for (const { id, needsReview, mentions } of record.targets) if (needsReview) add(id, mentions);
  for (const { id, needsReview, evidence } of record.tasks) if (needsReview) add(id, [evidence]);
  for (const [index, { code, severity, evidence }] of record.findings.entries()) if (severity !== 'info') add(`finding-${index + 1}-${code}`, evidence.filter(({ page }) => read.has(page)));
  return out;
}

/**
 * Writes a strip of the page for each doubtful place of a record into a folder of its own, `<folder>/<id>.<sha8>/`, which holds those of this reading
 * alone; gives their number. `most`: bytes they may have together. Documents without pages have none.
 * @throws {TooLargeError}, or the system's error
 */
export async function writeCrops(folder: string, record: DocumentRecord, bytes: DocumentBytes, { most = Infinity, signal }: { readonly most?: number; readonly signal?: AbortSignal } = {}): Promise<number> {
  const own = join(folder, ...recordStem(record).split('/'));
  await rm(own, { recursive: true, force: true });
  const places = doubtfulPlaces(record);
  const pages = places.size === 0 ? null : await openPages(bytes, record);
  if (pages === null) return 0;
  let [count, size] = [0, 0];
  try {
    await mkdir(own, { recursive: true });
    for (const [number, crops] of [...places].sort(([a], [b]) => a - b)) {
      const page = await pages.page(number);
      if (page === null) continue;
      for (const { name, bbox } of crops) {
        signal?.throwIfAborted();
        const png = await cutStrip(page.picture, page.sheet, bbox);
        size += png.length;
        if (size > most) throw new TooLargeError(`The strips of what is doubtful have more than the limit of ${most} bytes; raise it with --max-output.`);
        await writeWhole(join(own, `${name}.png`), png, { sync: false });
        count++;
      }
    }
    return count;
  } catch (error) {
    await rm(own, { recursive: true, force: true });
    throw error;
  } finally {
    await pages.close();
  }
}
