import { describe, expect, test } from '@jest/globals';
import type { GreyPicture } from '../../src/model/picture.js';
import { cleanPicture } from '../../src/picture/prepare.js';
import { dropBack, showsThrough } from '../../src/picture/show-through.js';
import { turnPicture } from '../../src/picture/turn.js';
import { crop, findGutter } from '../../src/picture/two-up.js';
import { Drawing } from './drawing.js';

/** Lines of letters in a column of a landscape sheet, 150 dpi made small: 1052 × 744. */
function lines(drawing: Drawing, left: number, letters: number, count: number, top = 90): Drawing {
  for (let i = 0; i < count; i++) drawing.letters(left, top + i * 22, letters - (i % 4 === 3 ? 9 : 0), 10);
  return drawing;
}
const sheet = (): Drawing => new Drawing(1052, 744, 90);
const pages = (right = 25): Drawing => lines(lines(sheet(), 80, 35, 25), 600, 35, right);

describe('two pages on one sheet', () => {
  const rows: readonly [name: string, picture: () => GreyPicture, gutter: number | null, why: string][] = [
    ['two full pages', () => pages().picture(), 526, 'parted in the middle'],
    ['a full page and a short one', () => pages(7).picture(), 526, 'the second page may end early'],
    ['two pages on their heads', () => turnPicture(pages().picture(), 180), 526, 'the same gutter'],
    ['specks and a staple in the gutter', () => pages().box([520, 60, 524, 63], 0).box([530, 400, 532, 402], 0).picture(), 526, 'no print'],
    ['a full page and a blank one', () => lines(sheet(), 80, 35, 25).picture(), null, 'nothing to part'],
    ['a title over both halves', () => pages().letters(300, 50, 40, 0).picture(), null, 'one page'],
    ['one page of long lines', () => lines(sheet(), 80, 80, 25).picture(), null, 'one page'],
    ['a text in two columns', () => lines(lines(sheet(), 90, 37, 25), 540, 37, 25).picture(), null, 'a gutter narrower than the margins'],
    ['recipients and a signature', () => lines(lines(sheet(), 80, 20, 6), 650, 25, 5).picture(), null, 'two blocks, no pages'],
    ['a table whose columns leave the middle blank', () => pages().horizontal(80, 80, 980, 0).horizontal(640, 80, 980, 0).vertical(80, 80, 640).vertical(980, 80, 640).picture(), null, 'its rules cross'],
    ['a portrait page', () => lines(lines(new Drawing(744, 1052, 90), 60, 22, 40), 430, 22, 40).picture(), null, 'not the shape of a sheet'],
    ['a blank sheet', () => sheet().picture(), null, 'nothing'],
  ];
  test.each(rows)('%s', (_, picture, gutter, why) => expect([findGutter(picture()), why]).toEqual([gutter, why]));
  test('a part of a picture has its pixels', () => {
    const part = crop(pages().picture(), [600, 90, 700, 110]);
    expect([part.width, part.height, part.data.length]).toEqual([100, 20, 2000]);
    expect([...part.data.subarray(0, 100)]).toEqual([...pages().data.subarray(90 * 1052 + 600, 90 * 1052 + 700)]);
  });
});

describe('the back that shows through', () => {
  const text = (ink: number, width = 600): Drawing => {
    const drawing = new Drawing(width, 800, 100);
    for (let y = 60; y < 740; y += 26) drawing.letters(50, y, 40, ink);
    return drawing;
  };
  /** Lines between and over those of the front, darker of both. */
  const withBack = (drawing: Drawing, back: number): Drawing => {
    const behind = new Drawing(drawing.width, drawing.height);
    for (let y = 70; y < 740; y += 26) behind.letters(70, y, 38, back);
    for (let i = 0; i < drawing.data.length; i++) drawing.data[i] = Math.min(drawing.data[i]!, behind.data[i]!);
    return drawing;
  };
  test('goes, and the front stays to the pixel', () => {
    const out = dropBack(withBack(text(20), 195).picture());
    const left = out.data.reduce((n, v) => n + (v > 140 && v < 230 ? 1 : 0), 0);
    const before = withBack(text(20), 195).data.reduce((n, v) => n + (v > 140 && v < 230 ? 1 : 0), 0);
    expect(left).toBeLessThan(0.45 * before);
    expect(text(20).data.every((v, i) => v !== 20 || out.data[i] === 20)).toBe(true);
  });
  const kept: readonly [name: string, drawing: () => Drawing][] = [
    ['a clean page', () => text(20)],
    ['a faded page', () => text(180)],
    ['a page half faded', () => { const d = text(20); for (let i = 400 * 600; i < d.data.length; i++) if (d.data[i]! < 200) d.data[i] = 190; return d; }],
    ['a grey head of a table', () => text(20).box([40, 30, 560, 57], 200)],
    ['a pale stamp', () => text(20).box([400, 650, 480, 654], 200).box([400, 700, 480, 704], 200).box([400, 650, 404, 700], 200)],
    ['a blank page', () => new Drawing(300, 300)],
    ['a noisy copy', () => text(150, 300).noise(70, 3)],
  ];
  test.each(kept)('%s stays as it is, the very same picture', (_, drawing) => {
    const picture = drawing().picture();
    expect([showsThrough(picture), dropBack(picture) === picture]).toEqual([false, true]);
  });
  test('cleaning leaves a clean page as it is', async () => {
    const picture = text(20).picture();
    expect(cleanPicture(picture)).toBe(picture);
  });
});
