import PQueue from 'p-queue';
import type { Finding } from '../model/finding.js';
import type { OcrReason, Page, PageOcr, Rule, TextItem } from '../model/page.js';
import type { Picture } from '../model/picture.js';

/** When pages are read from their pictures: where their text cannot be used, all of them, none. */
export type OcrMode = 'auto' | 'always' | 'never';

/** What was read in a picture: offsets count from 0 in `raw`; points of the straightened page. */
export interface RecognisedPage {
  readonly raw: string;
  readonly width: number;
  readonly height: number;
  /** Clockwise turn in degrees that sets the picture upright. */
  readonly turned: number;
  readonly items: readonly TextItem[];
  readonly rules: readonly Rule[];
  readonly confidence: number | null;
  readonly toShown: PageOcr['toShown'];
  readonly findings: readonly Finding[];
}

/** Reads the picture of a page. `size`: of the page in points; null where only the picture's own resolution says it. */
export type PageReader = (picture: Picture, page: { readonly number: number; readonly size: readonly [number, number] | null }, signal?: AbortSignal) => Promise<RecognisedPage>;

/** How pictures become text: handed in by the pipeline, so that no reader knows an engine. */
export interface Recognition {
  readonly mode: OcrMode;
  readonly read: PageReader;
  /** Pages read side by side. */
  readonly jobs: number;
  readonly onPage?: (done: number, total: number) => void;
  readonly signal?: AbortSignal;
}

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

/** Reads the wanted pages; no more pictures are in memory than are read side by side, and one that waits. */
export async function recognisePages(wanted: readonly Wanted[], source: PictureSource, recognition: Recognition): Promise<ReadPages> {
  const queue = new PQueue({ concurrency: recognition.jobs });
  const out = new Map<number, { reason: OcrReason; result: RecognisedPage }>();
  const failed: unknown[] = [];
  for (const { page, reason, size } of wanted) {
    recognition.signal?.throwIfAborted();
    const picture = await source.picture(page);
    void queue.add(async () => {
      if (failed.length > 0) return;
      const result = await recognition.read(picture, { number: page, size }, recognition.signal);
      out.set(page, { reason, result });
      recognition.onPage?.(out.size, wanted.length);
    }).catch((error: unknown) => failed.push(error));
    await queue.onSizeLessThan(1);
    if (failed.length > 0) break;
  }
  await queue.onIdle();
  if (failed.length > 0) throw failed[0];
  return out;
}

/** The pages with those that were recognised in their places, and all offsets counted anew. */
export function joinPages(pages: readonly Page[], raw: string, read: ReadPages): { raw: string; pages: Page[] } {
  const parts: string[] = [];
  let offset = 0;
  const out = pages.map((page): Page => {
    const found = read.get(page.number);
    const text = found?.result.raw ?? raw.slice(page.start, page.end);
    const moved = found === undefined ? movePage(page, offset - page.start) : recognisedPage(page, found, offset);
    parts.push(text, '\n');
    offset += text.length + 1;
    return moved;
  });
  return { raw: parts.join(''), pages: out };
}

const moveItems = (items: readonly TextItem[], by: number): TextItem[] => items.map((item) => ({ ...item, start: item.start + by, end: item.end + by }));

function movePage(page: Page, by: number): Page {
  return by === 0 ? page : { ...page, start: page.start + by, end: page.end + by, items: moveItems(page.items, by) };
}

function recognisedPage(page: Page, { reason, result }: { reason: OcrReason; result: RecognisedPage }, offset: number): Page {
  return {
    number: page.number, width: result.width, height: result.height, rotation: (page.rotation + result.turned) % 360, method: 'ocr',
    start: offset, end: offset + result.raw.length, items: moveItems(result.items, offset), rules: result.rules,
    ocr: { reason, confidence: result.confidence, toShown: result.toShown },
  };
}
