import type { RecognisedPage } from '../ingest/recognition.js';
import { finding } from '../findings/report.js';
import type { Finding } from '../model/finding.js';
import type { GreyPicture, Picture, PixelBox, PixelRule } from '../model/picture.js';
import type { Rule } from '../model/page.js';
import type { ReadLine } from '../model/recognised.js';
import type { OcrEngine, Region } from './engine.js';
import { wordsToItems, type PageWord } from './items.js';
import { rereadNumerals } from './numerals.js';
import { rereadAmounts } from './amounts.js';
import { readAhead, type ReadingAhead } from './ahead.js';
import { setNoiseAside } from './noise.js';
import { placePage, type Placement, type SheetPart } from './placement.js';
import { pageOf, type TakenPage } from '../picture/page-of.js';
import { cleanPicture, prepare, type Prepared } from '../picture/prepare.js';
import { turnPicture } from '../picture/turn.js';
import { crop, findGutter } from '../picture/two-up.js';
import { isDoubtful, levelTurn, liesLevel, onItsHead, type Turn } from './orientation.js';
import { cellBoxes } from '../picture/cell-boxes.js';
import { grow, growByShare, middleIn } from './boxes.js';
import { mayHoldTables } from '../picture/glance.js';
import { inkBox, isBlank, looksEmpty, whiten } from '../picture/ink.js';
import { atReadingSize } from '../picture/reading-size.js';
import { removeRules } from '../picture/rule-removal.js';
import { findRules } from '../picture/rules.js';
import { loneMark, type LoneMark } from '../picture/lone-mark.js';
import { countTall } from '../picture/signs.js';
import { repairLines } from '../repair/repair.js';
import { rereadClosing } from './closing-columns.js';
import { repairSignatureLines } from '../repair/signature-lines.js';
import { cutColumns, rereadPoor } from './reread.js';

/** White round the words of a cell (pixels at 200 dpi). */
const cellMargin = 8;
const usualDpi = 200;

interface WantedPage {
  readonly number: number;
  readonly size: readonly [number, number] | null;
}

/** The picture of a page, and how what is read of it leads back to it. */
interface Source {
  readonly picture: Picture;
  readonly toPicture: TakenPage['toPicture'];
  readonly page: WantedPage;
  /** Where two pages lie side by side on the sheet: the one that is read. */
  readonly part?: SheetPart;
}

/** One page: its picture is set upright and cleaned, cells and what stands outside of tables are read, words are repaired and placed in points. */
export async function readPage(given: Picture, page: WantedPage, engine: OcrEngine): Promise<RecognisedPage> {
  const picture = await atReadingSize(given, page.size);
  const taken = pageOf(picture);
  const clean = cleanPicture(taken.page);
  const source: Source = { picture, toPicture: taken.toPicture, page };
  if (looksEmpty(clean) && isBlank(clean)) return blankPage(source, clean);
  const gutter = findGutter(clean);
  const level = liesLevel(clean);
  if (gutter !== null && level) return readSheet(source, clean, 0, gutter, engine);
  if (!level) return readTurned(source, clean, await levelTurn(clean, engine), engine);
  // A page of running text is read whole, as it lies: the engine can begin before that is known for sure.
  const ahead = mayHoldTables(clean) ? null : await readAhead(clean, engine);
  try {
    return await readTurned(source, clean, 0, engine, ahead);
  } finally {
    await ahead?.stop();
  }
}

/** A page whose lines run across it once it is turned, on its head or not. */
async function readTurned(source: Source, clean: GreyPicture, turn: Turn, engine: OcrEngine, ahead: ReadingAhead | null = null): Promise<RecognisedPage> {
  const upright = turnPicture(clean, turn);
  const gutter = turn === 0 ? null : findGutter(upright);
  if (gutter !== null) return readSheet(source, upright, turn, gutter, engine);
  const first = await readUpright(source, upright, turn, engine, ahead);
  if (!isDoubtful(first.lines) || !(await onItsHead(upright, engine))) return first.page;
  const other = ((turn + 180) % 360) as Turn;
  return (await readUpright(source, turnPicture(clean, other), other, engine, null)).page;
}

/** Two pages side by side on a sheet, parted at its gutter and read one after the other. `known`: the sheet does not stand on its head. */
async function readSheet(source: Source, sheet: GreyPicture, turned: Turn, gutter: number, engine: OcrEngine, known = false): Promise<RecognisedPage> {
  const { width, height } = sheet;
  const read = (from: number, to: number) => readUpright({ ...source, part: { from, to } }, crop(sheet, [from, 0, to, height]), turned, engine, null);
  const left = await read(0, gutter);
  if (!known && isDoubtful(left.lines) && (await onItsHead(crop(sheet, [0, 0, gutter, height]), engine))) {
    return readSheet(source, turnPicture(sheet, 180), ((turned + 180) % 360) as Turn, width - gutter, engine, true);
  }
  return { ...left.page, right: (await read(gutter, width)).page };
}

const emptyFinding = (page: number): Finding => finding('empty-page', { page }, [{ page, bbox: null, span: null, text: '' }]);

/** A page without anything on it. */
function nothingRead(place: Placement, turned: Turn): Omit<RecognisedPage, 'findings'> {
  return { raw: '', items: [], confidence: null, rules: [], width: place.width, height: place.height, turned, toShown: place.toShown };
}

function blankPage({ picture, toPicture, page }: Source, clean: GreyPicture): RecognisedPage {
  const place = placePage(picture, { turned: 0, toLying: prepare(clean).toLying, toPicture }, page.size);
  return { ...nothingRead(place, 0), findings: [emptyFinding(page.number)] };
}

/** A page that was turned the right way up. */
async function readUpright({ picture, toPicture, page, part }: Source, clean: GreyPicture, turned: Turn, engine: OcrEngine, ahead: ReadingAhead | null): Promise<{ page: RecognisedPage; lines: readonly ReadLine[] }> {
  const prepared = prepare(clean);
  const place = placePage(picture, { turned, toLying: prepared.toLying, toPicture, part }, page.size);
  const rules = findRules(prepared.straight);
  const cells = cellBoxes(rules, prepared.straight.dpi ?? usualDpi);
  const mark = loneMark(prepared.straight);
  const read = cells.length === 0 ? await readText(prepared, place, engine, ahead) : await readTables(prepared, { rules, cells, mark }, engine, ahead);
  const placed = placeLines(read, place, page.number);
  const findings = placed.raw === '' ? [emptyFinding(page.number), ...placed.findings] : placed.findings;
  return { lines: read, page: { ...nothingRead(place, turned), ...placed, findings, rules: rules.map((rule) => placeRule(rule, place)), ...(mark === null ? {} : { mark: { bbox: place.box(mark.bbox), signs: mark.signs } }) } };
}

/** Lines that fall by more (degrees) are not kept together by engines. */
const mostSkew = 1.2;

/** A page of running text is read as it lay where it lies nearly straight: moving pixels costs right letters. */
async function readText({ lying, straight, skew }: Prepared, place: Placement, engine: OcrEngine, ahead: ReadingAhead | null): Promise<ReadLine[]> {
  if (Math.abs(skew) > mostSkew) {
    await ahead?.stop();
    const [lines = []] = await engine.read(straight, [whole(straight)]);
    return [...(await readAgain(straight, lines, engine))];
  }
  const first = ahead?.picture === lying ? await ahead.lines() : ((await engine.read(lying, [whole(lying)]))[0] ?? []);
  const lines = await readAgain(lying, first, engine);
  return lines.map((line) => ({ bbox: place.straight(line.bbox), words: line.words.map((word) => ({ ...word, bbox: place.straight(word.bbox) })) }));
}

/** What was read badly: parts of lines, the closing block, numbers. */
async function readAgain(picture: GreyPicture, lines: readonly ReadLine[], engine: OcrEngine): Promise<readonly ReadLine[]> {
  return rereadAmounts(picture, await rereadClosing(picture, await rereadPoor(picture, lines, engine), engine), engine);
}

/** What was seen in a picture before it is read. */
interface Seen {
  readonly rules: readonly PixelRule[];
  readonly cells: readonly PixelBox[];
  readonly mark: LoneMark | null;
}

/** Each cell is read in its own box, and what stands outside of the cells as a page. */
async function readTables({ straight }: Prepared, { rules, cells, mark }: Seen, engine: OcrEngine, ahead: ReadingAhead | null): Promise<ReadLine[]> {
  await ahead?.stop();
  const clean = removeRules(straight, rules);
  const margin = Math.round((cellMargin * (straight.dpi ?? usualDpi)) / usualDpi);
  const outside = whiten(clean, cells);
  // Neither waits for the other where the engine has two places.
  const [beside, inside] = await Promise.all([readBeside(outside, engine), readCells(clean, margin, cells, engine)]);
  const number = mark === null || beside.some((line) => line.words.some((word) => middleIn(word.bbox, mark.bbox))) ? [] : await engine.read(clean, [{ bbox: growByShare(mark.bbox, markMargin, clean), layout: 'numeral' }]);
  return [...surePageNumber(number.flat()), ...beside, ...inside];
}

async function readBeside(outside: GreyPicture, engine: OcrEngine): Promise<readonly ReadLine[]> {
  if (looksEmpty(outside) && isBlank(outside)) return [];
  const lines = (await engine.read(outside, [whole(outside)])).flat();
  return rereadClosing(outside, await rereadPoor(outside, lines, engine), engine);
}

async function readCells(clean: GreyPicture, margin: number, cells: readonly PixelBox[], engine: OcrEngine): Promise<readonly ReadLine[]> {
  const inked = inkedCells(clean, cells);
  const regions = inked.map(({ ink, numeral }): Region => ({ bbox: grow(ink, margin, clean), layout: numeral ? 'numeral' : 'block' }));
  const inside = await withNumerals(clean, inked, regions.length === 0 ? [] : await engine.read(clean, regions), engine);
  return rereadAmounts(clean, inside.flatMap((lines, i) => (inked[i]!.numeral ? [oneWord(lines, inked[i]!.ink, clean)] : lines)), engine);
}

/** White round a page number that is read alone (share of its height), and how sure that reading must be. */
const markMargin = 0.5;
const sure = 0.9;

/** A page number that the engine passed over among the lines of the page. */
const surePageNumber = (lines: readonly ReadLine[]): readonly ReadLine[] => (lines.length === 1 && lines[0]!.words.length === 1 && /^\d{1,3}$/.test(lines[0]!.words[0]!.text) && lines[0]!.words[0]!.confidence >= sure ? lines : []);

/** The cells' lines, row numbers read once more where the first reading cannot be right. */
async function withNumerals(clean: GreyPicture, cells: readonly InkedCell[], read: readonly (readonly ReadLine[])[], engine: OcrEngine): Promise<readonly (readonly ReadLine[])[]> {
  const at = cells.flatMap(({ numeral }, i) => (numeral ? [i] : []));
  const again = await rereadNumerals(clean, at.map((i) => ({ ink: cells[i]!.ink, lines: read[i]! })), engine);
  const found = new Map(at.map((i, k) => [i, again[k]!]));
  return read.map((lines, i) => found.get(i) ?? lines);
}

interface InkedCell {
  readonly ink: PixelBox;
  /** In the first column, and so narrow that it holds a row's number. */
  readonly numeral: boolean;
}

/** Cells of the first column that are narrower than this, with ink narrower than that, hold row numbers (pixels at 200 dpi). */
const numeralCell = 175;
const numeralInk = [70, 44] as const;

function inkedCells(clean: GreyPicture, cells: readonly PixelBox[]): InkedCell[] {
  const scale = (clean.dpi ?? usualDpi) / usualDpi;
  return cells.flatMap((cell) => {
    const ink = inkBox(clean, cell);
    if (ink === null) return [];
    const first = !cells.some((other) => other[2] <= cell[0] + 3 && other[3] > cell[1] && other[1] < cell[3]);
    const narrow = cell[2] - cell[0] <= numeralCell * scale && ink[2] - ink[0] <= numeralInk[0] * scale && ink[3] - ink[1] <= numeralInk[1] * scale;
    return [{ ink, numeral: first && narrow }];
  });
}

/** What stands in the cell when nothing was read there: something does. */
const unread = '?';

/** A numeral's cell as one word, with its signs counted in the picture: engines read single signs badly. */
function oneWord(lines: readonly ReadLine[], ink: PixelBox, picture: GreyPicture): ReadLine {
  const words = lines.flatMap((line) => line.words);
  const text = words.map((word) => word.text).join('');
  const confidence = words.length === 0 ? 0 : Math.min(...words.map((word) => word.confidence));
  return { bbox: ink, words: [{ text: text === '' ? unread : text, bbox: ink, confidence, symbols: words.flatMap((word) => word.symbols), signs: countTall(picture, ink) }] };
}

const whole = ({ width, height }: Picture): Region => ({ bbox: [0, 0, width, height], layout: 'page' });

/** A word keeps at least this share of its height. */
const leastHeight = 0.4;

/** In noisy pictures engines give words boxes that reach into the lines above and below; those of lines are tighter. */
function withinLine([x0, y0, x1, y1]: PixelBox, [, top, , bottom]: PixelBox): PixelBox {
  const [upper, lower] = [Math.max(y0, top), Math.min(y1, bottom)];
  return lower - upper < leastHeight * (y1 - y0) ? [x0, y0, x1, y1] : [x0, upper, x1, lower];
}

function placeLines(read: readonly ReadLine[], place: Placement, page: number): Pick<RecognisedPage, 'raw' | 'items' | 'confidence' | 'findings'> {
  const { lines, noise } = setNoiseAside(repairLines(repairSignatureLines(read, cutColumns)).lines);
  const words = read.flatMap((line) => line.words);
  const confidence = words.length === 0 ? null : Math.round((1000 * words.reduce((sum, w) => sum + w.confidence, 0)) / words.length) / 1000;
  const placed = lines.map((line) => line.words.map((word): PageWord => ({ text: word.text, bbox: place.box(withinLine(word.bbox, line.bbox)), doubt: word.doubt, read: word.read ?? null, signs: word.signs })));
  const at = [{ page, bbox: null, span: null, text: '' }];
  return { ...wordsToItems(placed), confidence, findings: noise.length === 0 ? [] : [finding('set-aside', { page, text: noise.join(' ').slice(0, 160) }, at)] };
}

function placeRule({ direction, x0, y0, x1, y1, thickness }: PixelRule, place: Placement): Rule {
  const half = thickness / 2;
  const box: PixelBox = direction === 'horizontal' ? [x0, Math.min(y0, y1) - half, x1, Math.max(y0, y1) + half] : [Math.min(x0, x1) - half, y0, Math.max(x0, x1) + half, y1];
  return { direction, bbox: place.box(box) };
}
