import { expect, test } from '@jest/globals';
import type { ReadLine, ReadWord } from '../../src/model/recognised.js';
import { rereadClosing } from '../../src/ocr/closing-columns.js';
import type { OcrEngine, Region } from '../../src/ocr/engine.js';
import type { GreyPicture } from '../../src/model/picture.js';
import { Drawing } from '../picture/drawing.js';

const word = (text: string, x: number, y: number, confidence = 0.95): ReadWord => ({ text, bbox: [x, y, x + 12 * text.length, y + 20], confidence, symbols: [] });
const line = (text: string, x: number, y: number, confidence = 0.95): ReadLine => {
  let at = x;
  const words = text.split(' ').map((part) => {
    const made = word(part, at, y, confidence);
    at = made.bbox[2] + 8;
    return made;
  });
  return { words, bbox: [x, y, at, y + 20] };
};
const together = (left: ReadLine, right: ReadLine): ReadLine => ({ words: [...left.words, ...right.words], bbox: [left.bbox[0], left.bbox[1], right.bbox[2], right.bbox[3]] });
/** A page on which words stand where they were read: a box for each letter. */
function pageOf(lines: readonly ReadLine[]): GreyPicture {
  const drawing = new Drawing(1000, 1400);
  for (const { text, bbox: [x0, y0, , y1] } of lines.flatMap(({ words }) => words)) for (let i = 0; i < text.length; i++) drawing.box([x0 + 12 * i, y0, x0 + 12 * i + 10, y1], 40);
  return drawing.picture();
}
const texts = (lines: readonly ReadLine[]): string[] => lines.map(({ words }) => words.map(({ text }) => text).join(' '));

/** `printed`: what is read of the signature's column without the paler ink. */
function answering(sides: readonly ReadLine[][], printed: readonly ReadLine[] = []): { engine: OcrEngine; asked: Region[] } {
  const asked: Region[] = [];
  const read: OcrEngine['read'] = (_, regions) => {
    asked.push(...regions);
    return Promise.resolve(regions[0]!.layout === 'block' ? [[...printed]] : sides.map((side) => [...side]));
  };
  return { asked, engine: { name: 'tesseract', identity: '', setJobs: () => undefined, close: () => Promise.resolve(), read } };
}

const body = line('Trên đây là Kế hoạch của tỉnh, các cơ quan, đơn vị và địa phương thực hiện.', 80, 600);
const mingled = [
  body,
  together(line('Nơi nhận:', 80, 700), line('KỊ. GHỦ', 640, 700, 0.4)),
  together(line('- Như Điều 3;', 80, 730, 0.9), line('x 6 9s', 640, 730, 0.2)),
];
const left = [line('Nơi nhận:', 80, 700), line('- Như Điều 3;', 80, 730)];
const right = [line('KT. CHỦ TỊCH', 640, 700), line('Võ Xuân Khỏe', 640, 800)];

test('each column of a badly read closing block is read alone, and the better reading of each stays', async () => {
  const { engine, asked } = answering([left, right]);
  expect(texts(await rereadClosing(pageOf(mingled), mingled, engine))).toEqual([texts([body])[0], 'Nơi nhận:', '- Như Điều 3;', 'KT. CHỦ TỊCH', 'Võ Xuân Khỏe']);
  expect(asked.map(({ layout }) => layout)).toEqual(['page', 'page', 'line', 'line', 'block']);
  expect(asked.at(-1)!.bbox).toEqual(asked[1]!.bbox);
  expect(asked[0]!.bbox[2]).toBe(asked[1]!.bbox[0]);
  expect(asked[0]!.bbox[1]).toBeGreaterThan(620);
});

test('where the engine sees a drawing, the column of the signature is read row by row', async () => {
  const { engine, asked } = answering([left, [], [right[0]!], [right[1]!]]);
  expect(texts(await rereadClosing(pageOf(mingled), mingled, engine))).toEqual([texts([body])[0], ...texts(left), ...texts(right)]);
  // Each row's box holds the words that stand there, with white around them.
  for (const [i, { bbox: [x0, y0, x1, y1] }] of asked.filter(({ layout }) => layout === 'line').entries()) {
    const words = mingled[i + 1]!.words.filter(({ bbox }) => bbox[0] >= 640).map(({ bbox }) => bbox);
    expect(words.every((word) => word[0] > x0 && word[1] > y0 && word[2] < x1 && word[3] < y1)).toBe(true);
  }
});

test('where more is legible without the ink of stamp and pen, that reading stays', async () => {
  const { engine } = answering([left, [line('Ổ. x', 640, 700, 0.2)], [line('KT. GHỦ', 640, 700, 0.3)], []], right);
  expect(texts(await rereadClosing(pageOf(mingled), mingled, engine))).toEqual([texts([body])[0], ...texts(left), ...texts(right)]);
});

test('a line of the signature that the engine passed over is read, however sure the others were', async () => {
  const sure = [body, together(line('Nơi nhận:', 80, 700), line('KT. CHỦ TỊCH', 640, 700)), line('- Như Điều 3;', 80, 730)];
  const { engine } = answering([left, [right[0]!], [right[0]!], [right[1]!]]);
  expect(texts(await rereadClosing(pageOf([...sure, line('Võ Xuân Khỏe', 640, 800)]), sure, engine))).toEqual([texts([body])[0], ...texts(left), ...texts(right)]);
});

test('a worse reading changes nothing', async () => {
  const worse = [line('Nơi nhận: x', 80, 700, 0.3)];
  expect(texts(await rereadClosing(pageOf(mingled), mingled, answering([worse, [line('K', 640, 700, 0.1)]]).engine))).toEqual(texts(mingled));
});

test('a reading that lost the words which open the list is not taken', async () => {
  const lost = [line('- Như Điều 3;', 80, 730), line('- Lưu: VT, phòng.', 80, 760)];
  expect(texts(await rereadClosing(pageOf(mingled), mingled, answering([lost, right]).engine))).toEqual([texts([body])[0], 'Nơi nhận:', '- Như Điều 3;', 'KT. CHỦ TỊCH', 'Võ Xuân Khỏe']);
});

test('the opening words are put as they always are', async () => {
  const bad = [body, together(line('nai nhận:', 80, 700, 0.6), line('KỊ. GHỦ', 640, 700, 0.4)), mingled[2]!];
  const result = await rereadClosing(pageOf(bad), bad, answering([[line('Ể nhận:', 80, 700), line('- Như Điều 3;', 80, 730)], right]).engine);
  expect(texts(result)[1]).toBe('Nơi nhận:');
});

test.each<[string, readonly ReadLine[], string]>([
  ['no list of recipients', [body], 'nothing to part'],
  ['a block read surely', [body, together(line('Nơi nhận:', 80, 700), line('KT. CHỦ TỊCH', 640, 700)), together(line('- Như Điều 3;', 80, 730), line('PHÓ CHỦ TỊCH', 640, 730))], 'it costs a reading'],
  ['a sentence that speaks of receiving', [line('Cơ quan tiếp nhận: hồ sơ', 80, 300, 0.5)], 'more than a word or two stands before it'],
])('%s is not read again (%s)', async (_, lines) => {
  const { engine, asked } = answering([[], []]);
  expect(texts(await rereadClosing(pageOf(lines), lines, engine))).toEqual(texts(lines));
  expect(asked).toEqual([]);
});

test.each<[string, string, string]>([
  ['the last of the recipients', '- Lưu: VT.', 'x 6 9s'],
  ['the words over the signature', '- x', 'KT. CHỦ TỊCH'],
])('where the opening words were not read, %s show the block', async (_, below, beside) => {
  const unread = [body, together(line('Hoi ahan', 80, 700, 0.3), line('KỊ. GHỦ', 640, 700, 0.4)), together(line(below, 80, 730, 0.9), line(beside, 640, 730, 0.8))];
  const { engine, asked } = answering([left, right]);
  expect(texts(await rereadClosing(pageOf(unread), unread, engine))).toEqual([texts([body])[0], ...texts(left), ...texts(right)]);
  expect(asked.slice(0, 2).map(({ bbox }) => bbox[1] > 620 && bbox[1] <= 700)).toEqual([true, true]);
});

test('where no blank parts the columns, nothing is read again', async () => {
  const full = [body, line('Nơi nhận: các sở, ban, ngành, các huyện, thị xã, thành phố và các đơn vị', 80, 700, 0.4), ...[1, 2, 3].map((i) => line('các cơ quan, đơn vị và địa phương của tỉnh trong thời gian tới đây', 80, 700 + 26 * i, 0.4))];
  const { engine, asked } = answering([[], []]);
  expect(texts(await rereadClosing(pageOf(full), full, engine))).toEqual(texts(full));
  expect(asked).toEqual([]);
});
