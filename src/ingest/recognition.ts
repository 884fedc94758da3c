import PQueue from 'p-queue';
import { finding } from '../findings/report.js';
import type { Finding } from '../model/finding.js';
import type { OcrReason, Page, PageOcr, Rule, TextItem } from '../model/page.js';
import type { Picture } from '../model/picture.js';
import { PictureError } from '../picture/decode.js';
import { InputError } from './errors.js';

/** When pages are read from their pictures: where their text cannot be used, all of them, none. */
export type OcrMode = 'auto' | 'always' | 'never';

/** What was read in a picture: offsets count from 0 in `raw`; points of the straightened page. */
export interface RecognisedPage {
  readonly raw: string;
  readonly width: number;
  readonly height: number;
  /** Clockwise turn in degrees that sets the picture upright. */
  readonly turned: 0 | 90 | 180 | 270;
  readonly items: readonly TextItem[];
  readonly rules: readonly Rule[];
  readonly confidence: number | null;
  readonly toShown: PageOcr['toShown'];
  readonly findings: readonly Finding[];
  readonly mark?: PageOcr['mark'];
  /** Two pages side by side on a sheet: this is the left one. */
  readonly right?: RecognisedPage;
}

/**
 * Reads the picture of a page. `size`: of the page in points; null where only the picture's own resolution says it.
 * @throws {PictureError} this one picture cannot be read; any other error ends the document
 */
export type PageReader = (picture: Picture, page: { readonly number: number; readonly size: readonly [number, number] | null }, signal?: AbortSignal) => Promise<RecognisedPage>;

/** How pictures become text: handed in by the pipeline, so that no reader knows an engine. */
export interface Recognition {
  readonly mode: OcrMode;
  readonly read: PageReader;
  /** Pages the engine reads side by side; it is asked again before each page. */
  readonly jobs: number;
  readonly onPage?: (done: number, total: number) => void;
  readonly signal?: AbortSignal;
  /** Most pixels of a page's picture; those with more are not read. */
  readonly maxPixels?: number;
  /** What was read of these pages before or elsewhere; asked once, before the first picture is unpacked. Pages it does not know are read here. */
  readonly known?: KnownPages;
}

/** By page: what was read of it, or why that could not be. What it throws ends the document. */
export type KnownPages = (wanted: readonly Wanted[]) => Promise<ReadonlyMap<number, RecognisedPage | PictureError>>;

/** Pictures of a document's pages, one at a time: all of them would not fit into memory. */
export interface PictureSource {
  picture(page: number): Promise<Picture>;
  close(): Promise<void>;
}

/** A page to be read, and why. */
export interface Wanted {
  readonly page: number;
  readonly reason: OcrReason;
  readonly size: readonly [number, number] | null;
}

export type ReadPages = ReadonlyMap<number, { readonly reason: OcrReason; readonly result: RecognisedPage }>;

/** Pages that were read, and those whose pictures could not be: one lost page is not the loss of the document. */
export interface Recognised {
  readonly read: ReadPages;
  /** By page: what the readers found, and the pages that could not be read. */
  readonly findings: readonly Finding[];
  readonly failures: readonly PageFailure[];
}

export interface PageFailure {
  readonly page: number;
  readonly error: PictureError;
}

/** Pages that are looked at, or whose words are repaired, while the engine reads others: it need not wait for us. */
const lookedAt = 1;

/** Reads the wanted pages; no more pictures are in memory than are read side by side, one that is looked at, and one that waits. */
export async function recognisePages(wanted: readonly Wanted[], open: () => Promise<PictureSource>, recognition: Recognition): Promise<Recognised> {
  const queue = new PQueue({ concurrency: recognition.jobs + lookedAt });
  const read = new Map<number, { reason: OcrReason; result: RecognisedPage }>();
  const failures: PageFailure[] = [];
  const fatal: unknown[] = [];
  const attempt = async ({ page, reason }: Wanted, work: () => Promise<RecognisedPage>): Promise<void> => {
    try {
      read.set(page, { reason, result: await work() });
    } catch (error) {
      if (error instanceof PictureError) failures.push({ page, error });
      else fatal.push(error);
    }
    recognition.onPage?.(read.size + failures.length, wanted.length);
  };
  const known = (await recognition.known?.(wanted)) ?? new Map<number, RecognisedPage | PictureError>();
  for (const each of wanted) {
    recognition.signal?.throwIfAborted();
    const before = known.get(each.page);
    if (before !== undefined) {
      await attempt(each, async () => (before instanceof PictureError ? Promise.reject(before) : before));
      continue;
    }
    const picture = await pictureOf(await open(), each.page);
    queue.concurrency = recognition.jobs + lookedAt;
    void queue.add(async () => {
      if (fatal.length === 0) await attempt(each, () => readPicture(picture, each, recognition.read, recognition.signal));
    });
    await queue.onSizeLessThan(1);
    if (fatal.length > 0) break;
  }
  await queue.onIdle();
  if (fatal.length > 0) throw fatal[0];
  return { read, failures: failures.sort((a, b) => a.page - b.page), findings: findingsOf(wanted, read, failures) };
}

const pictureOf = (source: PictureSource, page: number): Promise<Picture | PictureError> => source.picture(page).catch((error: unknown) => (error instanceof PictureError ? error : Promise.reject(error)));

async function readPicture(picture: Picture | PictureError, { page, size }: Pick<Wanted, 'page' | 'size'>, read: PageReader, signal?: AbortSignal): Promise<RecognisedPage> {
  if (picture instanceof PictureError) throw picture;
  const result = await read(picture, { number: page, size }, signal);
  return picture.damaged === true ? { ...result, findings: [damagedPage(page), ...result.findings] } : result;
}

/**
 * One page of a document, read from its picture as `recognisePages` reads it.
 * @throws {PictureError} its picture cannot be unpacked or read
 */
export async function recognisePage(wanted: Pick<Wanted, 'page' | 'size'>, source: PictureSource, read: PageReader, signal?: AbortSignal): Promise<RecognisedPage> {
  return readPicture(await pictureOf(source, wanted.page), wanted, read, signal);
}

const damagedPage = (page: number): Finding => finding('damaged-page', { pages: String(page) }, [{ page, bbox: null, span: null, text: '' }]);

/** In the order of the pages, whichever was done first. */
function findingsOf(wanted: readonly Wanted[], read: ReadPages, failures: readonly PageFailure[]): Finding[] {
  const lost = new Map(failures.map(({ page, error }) => [page, finding('unreadable-picture', { page, cause: error.code }, [{ page, bbox: null, span: null, text: '' }])]));
  return wanted.flatMap(({ page }) => lost.get(page) ?? sides(read.get(page)?.result).flatMap((side) => side.findings));
}

const sides = (result: RecognisedPage | undefined): RecognisedPage[] => (result === undefined ? [] : result.right === undefined ? [result] : [result, result.right]);

/** The error of a document of whose pages none could be read. */
export function noneRead(failures: readonly PageFailure[], what: 'picture' | 'PDF'): InputError {
  const { error } = failures[0]!;
  const message = failures.length === 1 ? error.message : `None of the ${failures.length} pages could be read. The first: ${error.message}`;
  return new InputError(error.code === 'too-large' ? 'too-large' : 'damaged', what === 'picture' ? message : `The PDF has no text layer that serves, and its pictures cannot be read. ${message}`);
}

/** The pages with those that were recognised in their places, and all offsets counted anew. */
export function joinPages(pages: readonly Page[], raw: string, read: ReadPages): { raw: string; pages: Page[] } {
  const parts: string[] = [];
  let offset = 0;
  const take = (text: string): void => {
    parts.push(text, '\n');
    offset += text.length + 1;
  };
  const out = pages.flatMap((page): Page[] => {
    const found = read.get(page.number);
    if (found === undefined) {
      const moved = movePage(page, offset - page.start);
      take(raw.slice(page.start, page.end));
      return [moved];
    }
    return sides(found.result).map((result, _, all) => {
      const recognised = recognisedPage(page, { ...found, result }, offset);
      take(result.raw);
      return all.length === 1 ? recognised : { ...recognised, sheet: sheetOf(all) };
    });
  });
  return { raw: parts.join(''), pages: out };
}

const sheetOf = (pages: readonly RecognisedPage[]): NonNullable<Page['sheet']> => ({ width: Math.round(100 * pages.reduce((sum, { width }) => sum + width, 0)) / 100, height: pages[0]!.height });

const moveItems = (items: readonly TextItem[], by: number): TextItem[] => items.map((item) => ({ ...item, start: item.start + by, end: item.end + by }));

function movePage(page: Page, by: number): Page {
  return by === 0 ? page : { ...page, start: page.start + by, end: page.end + by, items: moveItems(page.items, by) };
}

function recognisedPage(page: Page, { reason, result }: { reason: OcrReason; result: RecognisedPage }, offset: number): Page {
  return {
    number: page.number, width: result.width, height: result.height, rotation: (page.rotation + result.turned) % 360, method: 'ocr',
    start: offset, end: offset + result.raw.length, items: moveItems(result.items, offset), rules: result.rules,
    ocr: { reason, ...(result.turned === 0 ? {} : { turned: result.turned }), confidence: result.confidence, toShown: result.toShown, ...(result.mark === undefined ? {} : { mark: result.mark }) },
  };
}
