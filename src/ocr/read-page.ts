import type { RecognisedPage } from '../ingest/recognition.js';
import { finding } from '../findings/report.js';
import type { Picture, PixelBox, PixelRule } from '../model/picture.js';
import type { Rule } from '../model/page.js';
import type { ReadLine } from '../model/recognised.js';
import type { OcrEngine } from './engine.js';
import { wordsToItems, type PageWord } from './items.js';
import { placePage, type Placement } from './placement.js';
import { prepare } from '../picture/prepare.js';
import { cellBoxes, findRules, inkBox, isBlank, removeRules, whiten } from '../picture/rules.js';
import { repairLines } from '../repair/repair.js';

/** White round the words of a cell (pixels at 200 dpi). */
const cellMargin = 8;

/** One page: its picture is set upright and cleaned, cells and what stands outside of tables are read, words are repaired and placed in points. */
export async function readPage(picture: Picture, page: { readonly number: number; readonly size: readonly [number, number] | null }, engine: OcrEngine): Promise<RecognisedPage> {
  const prepared = await prepare(picture);
  const place = placePage(picture, prepared, page.size);
  const empty = { raw: '', items: [], confidence: null, rules: [], width: place.width, height: place.height, turned: prepared.turned, toShown: place.toShown };
  if (isBlank(prepared.grey)) return { ...empty, findings: [finding('empty-page', { page: page.number }, [{ page: page.number, bbox: null, span: null, text: '' }])] };
  const rules = findRules(prepared.grey);
  const clean = removeRules(prepared.grey, rules);
  const cells = cellBoxes(rules);
  const inked = cells.map((cell) => inkBox(clean, cell)).filter((box): box is PixelBox => box !== null).map((box) => grow(box, cellMargin * place.pixelsPerPoint * (72 / 200), clean));
  const outside = whiten(clean, cells);
  const [around, inside] = await Promise.all([
    engine.read(outside, [{ bbox: [0, 0, outside.width, outside.height], layout: 'page' }]),
    inked.length === 0 ? Promise.resolve([]) : engine.read(clean, inked.map((bbox) => ({ bbox, layout: 'block' as const }))),
  ]);
  const read = [...around, ...inside].flat();
  return { ...empty, ...placeLines(read, place), rules: rules.map((rule) => placeRule(rule, place)), findings: [] };
}

function grow([x0, y0, x1, y1]: PixelBox, by: number, { width, height }: Picture): PixelBox {
  const margin = Math.round(by);
  return [Math.max(0, x0 - margin), Math.max(0, y0 - margin), Math.min(width, x1 + margin), Math.min(height, y1 + margin)];
}

function placeLines(read: readonly ReadLine[], place: Placement): Pick<RecognisedPage, 'raw' | 'items' | 'confidence'> {
  const { lines } = repairLines(read);
  const words = read.flatMap((line) => line.words);
  const confidence = words.length === 0 ? null : Math.round((1000 * words.reduce((sum, w) => sum + w.confidence, 0)) / words.length) / 1000;
  const placed = lines.map((line) => line.words.map((word): PageWord => ({ text: word.text, bbox: place.box(word.bbox), doubt: word.doubt, read: word.read ?? null })));
  return { ...wordsToItems(placed), confidence };
}

function placeRule({ direction, x0, y0, x1, y1, thickness }: PixelRule, place: Placement): Rule {
  const half = thickness / 2;
  const box: PixelBox = direction === 'horizontal' ? [x0, Math.min(y0, y1) - half, x1, Math.max(y0, y1) + half] : [Math.min(x0, x1) - half, y0, Math.max(x0, x1) + half, y1];
  return { direction, bbox: place.box(box) };
}
