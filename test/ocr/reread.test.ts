import { describe, expect, test } from '@jest/globals';
import type { ReadLine, ReadWord } from '../../src/model/recognised.js';
import { cutColumns, rereadPoor, sureness } from '../../src/ocr/reread.js';
import { answering, greyPicture, lineAt, wordAt } from './made-engine.js';

const page = greyPicture(1200, 400);
const text = (lines: readonly ReadLine[]): string[] => lines.map((line) => line.words.map((w) => w.text).join(' '));

describe('columns', () => {
  const cut = (words: ReadWord[]): string[] => cutColumns({ words }).map((part) => part.map((w) => w.text).join(' '));
  const rows: readonly [gaps: [string, number][], parts: string[], why: string][] = [
    [[['Nơi', 0], ['nhận', 40], ['CHỦ', 300], ['TỊCH', 340]], ['Nơi nhận', 'CHỦ TỊCH'], 'a wide blank'],
    [[['Nơi', 0], ['nhận', 62]], ['Nơi nhận'], '32 pixels are 1.6 heights: still one'],
    [[['Nơi', 0], ['nhận', 63]], ['Nơi', 'nhận'], '33 pixels are more'],
    [[['một', 0]], ['một'], 'one word'],
    [[], [], 'none'],
  ];
  test.each(rows)('%j → %j', (places, parts) => expect(cut(places.map(([word, x]) => wordAt(word, x)))).toEqual(parts));
  test('a box that runs over two lines does not widen the blanks', () => {
    expect(cut([wordAt('Nơi', 0), wordAt('nhận', 40), wordAt('x', 130, { height: 60 })])).toEqual(['Nơi nhận', 'x']);
  });
});

test('longer words count more', () => {
  expect(sureness([wordAt('a', 0, { confidence: 1 }), wordAt('bcd', 20, { confidence: 0.5 })])).toBeCloseTo(0.625);
  expect(sureness([])).toBe(0);
});

describe('poor parts are read again, alone', () => {
  const good = [wordAt('KT.', 700), wordAt('CHỦ', 740), wordAt('TỊCH', 780)];
  const second = (words: string, confidence: number) => answering(() => (words === '' ? [] : [lineAt(words.split(' ').map((word, i) => wordAt(word, 40 + 60 * i, { confidence })))]));
  const rows: readonly [first: string, confidence: number, again: string, sure: number, kept: string, why: string][] = [
    ['Nơl nhậm', 0.6, 'Nơi nhận', 0.9, 'Nơi nhận KT. CHỦ TỊCH', 'surer'],
    ['Nơl nhậm', 0.6, 'Nơi nhận', 0.62, 'Nơl nhậm KT. CHỦ TỊCH', 'hardly surer'],
    ['Nơl nhậm', 0.85, 'Nơi nhận', 0.99, 'Nơl nhậm KT. CHỦ TỊCH', 'not poor'],
    ['Nơl nhậm', 0.6, '', 1, 'Nơl nhậm KT. CHỦ TỊCH', 'nothing read'],
    ['Số 12', 0.5, 'Số', 0.95, 'Số 12 KT. CHỦ TỊCH', 'a figure would be gone'],
    ['Số_1Z', 0.5, 'Số 12', 0.95, 'Số 12 KT. CHỦ TỊCH', 'a figure more'],
  ];
  test.each(rows)('%s (%d), again %s (%d) → %s', async (first, confidence, again, sure, kept) => {
    const engine = second(again, sure);
    const line = lineAt([...first.split(' ').map((word, i) => wordAt(word, 40 + 60 * i, { confidence })), ...good]);
    expect(text(await rereadPoor(page, [line], engine))).toEqual([kept]);
    expect(engine.asked.flat().every(({ layout }) => layout === 'line')).toBe(true);
  });

  test('the part is read with white around it, inside the picture', async () => {
    const engine = second('x', 0.1);
    await rereadPoor(page, [lineAt([wordAt('xấu', 2, { confidence: 0.3 })]), lineAt([wordAt('quá', 1170, { confidence: 0.3, y: 390 })])], engine);
    expect(engine.asked).toEqual([[{ bbox: [0, 93, 39, 127], layout: 'line' }, { bbox: [1163, 383, 1200, 400], layout: 'line' }]]);
  });

  test('a good page costs nothing; a page of nothing but noise is left', async () => {
    const engine = second('x', 1);
    await rereadPoor(page, [lineAt(good)], engine);
    const noise = Array.from({ length: 25 }, (_, i) => lineAt([wordAt('~', 10, { confidence: 0.1, y: 10 * i })]));
    expect(await rereadPoor(page, noise, engine)).toBe(noise);
    expect(engine.asked).toEqual([]);
  });
});
