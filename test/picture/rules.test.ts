import { describe, expect, test } from '@jest/globals';
import fc from '../support/laws.js';
import type { PixelBox } from '../../src/model/picture.js';
import { cellBoxes } from '../../src/picture/cell-boxes.js';
import { inkBox, isBlank, whiten } from '../../src/picture/ink.js';
import { removeRules } from '../../src/picture/rule-removal.js';
import { findRules } from '../../src/picture/rules.js';
import { Drawing } from './drawing.js';

const xs = [40, 130, 330, 460, 560];
const ys = [40, 90, 150, 230, 300, 360];

function cellsOf(columns: readonly number[], rows: readonly number[]): PixelBox[] {
  return rows.slice(1).flatMap((y1, r) => columns.slice(1).map((x1, c): PixelBox => [columns[c]!, rows[r]!, x1, y1]));
}

/** Found cells, each corner within `reach` pixels of the expected one. */
function expectCells(found: readonly PixelBox[], expected: readonly PixelBox[], reach = 4): void {
  const near = (a: PixelBox, b: PixelBox) => a.every((v, i) => Math.abs(v - b[i]!) <= reach);
  expect(expected.filter((e) => !found.some((f) => near(f, e)))).toEqual([]);
  expect(found).toHaveLength(expected.length);
}

const cellsIn = (drawing: Drawing): PixelBox[] => cellBoxes(findRules(drawing.picture()), drawing.dpi);

describe('the cells of a ruled table', () => {
  const full = cellsOf(xs, ys);
  const filled = (grey = 0): Drawing => {
    const drawing = new Drawing(600, 400).grid(xs, ys, grey);
    for (const [x0, y0, x1] of full) drawing.letters(x0 + 10, y0 + 12, Math.floor((x1 - x0 - 20) / 11));
    return drawing;
  };

  const copies: [string, Drawing][] = [
    ['clean', filled()],
    ['faint rules', filled(185)],
    ['faint rules under noise', filled(175).noise(50, 3)],
    ['rules full of holes', filled().holes(60, 5)],
    ['faint, broken and noisy', filled(165).holes(35, 8).noise(40, 9)],
  ];
  test.each(copies)('%s', (_, drawing) => expectCells(cellsIn(drawing), full));

  test('ends that miss the line they should meet by 2 mm reach it', () => {
    const drawing = new Drawing(600, 400);
    for (const y of ys) drawing.horizontal(y, xs[0]! + 10, xs.at(-1)! - 10);
    for (const x of xs) drawing.vertical(x, ys[0]!, ys.at(-1)! + 2);
    expectCells(cellsIn(drawing), full);
  });

  test('lines that fall by 0.1°', () => {
    const drawing = new Drawing(600, 400);
    for (const y of ys) for (let x = xs[0]!; x < xs.at(-1)! + 2; x++) drawing.horizontal(Math.round(y + x * 0.0017), x, x + 1);
    for (const x of xs) for (let y = ys[0]!; y < ys.at(-1)! + 2; y++) drawing.vertical(Math.round(x - y * 0.0017), y, y + 1);
    expectCells(cellsIn(drawing), full);
  });

  test('cells merged across columns and down rows stay merged', () => {
    const drawing = new Drawing(600, 400);
    for (const y of [40, 90, 230, 300, 360]) drawing.horizontal(y, 40, 562);
    drawing.horizontal(150, 130, 562);
    for (const x of [40, 560]) drawing.vertical(x, 40, 362);
    drawing.vertical(130, 90, 302);
    drawing.vertical(330, 90, 362).vertical(460, 90, 302);
    drawing.letters(60, 60, 30).letters(60, 330, 12);
    expectCells(cellsIn(drawing), [
      [40, 40, 560, 90],
      [40, 90, 130, 230], [130, 90, 330, 150], [330, 90, 460, 150], [460, 90, 560, 150],
      [130, 150, 330, 230], [330, 150, 460, 230], [460, 150, 560, 230],
      [40, 230, 130, 300], [130, 230, 330, 300], [330, 230, 460, 300], [460, 230, 560, 300],
      [40, 300, 330, 360], [330, 300, 560, 360],
    ]);
  });

  describe('text that stands close to the rules', () => {
    /** Rows of 40 pixels, two lines of letters in each: 3 pixels (half a millimetre) from the rules. */
    const rows = [40, 80, 120, 160, 200];
    const tight = (): Drawing => {
      const drawing = new Drawing(600, 260).grid(xs, rows);
      for (const [x0, y0, x1] of cellsOf(xs, rows)) for (const y of [y0 + 5, y0 + 26]) drawing.letters(x0 + 8, y, Math.floor((x1 - x0 - 16) / 11));
      return drawing;
    };
    test('hides none of them', () => expectCells(cellsIn(tight()), cellsOf(xs, rows)));
    test('is no rule itself: a cell of three lines stays one', () => {
      const drawing = new Drawing(600, 260).grid(xs, [40, 100, 160, 220]);
      for (const [x0, y0, x1] of cellsOf(xs, [40, 100, 160, 220])) for (const y of [y0 + 5, y0 + 24, y0 + 43]) drawing.letters(x0 + 8, y, Math.floor((x1 - x0 - 16) / 11));
      expectCells(cellsIn(drawing), cellsOf(xs, [40, 100, 160, 220]));
    });
  });

  describe('a copy that lost parts of its faint rules', () => {
    /** The rule at `x` is gone over some rows; elsewhere it has gaps, as all rules of such a copy. */
    const lost = (x: number, gone: readonly (readonly [number, number])[], text: (drawing: Drawing) => void): Drawing => {
      const drawing = new Drawing(600, 400);
      for (const y of ys) drawing.horizontal(y, xs[0]!, xs.at(-1)! + 2, 150);
      for (const each of xs) {
        drawing.vertical(each, ys[0]!, ys.at(-1)! + 2, 150);
        for (let y = ys[0]! + 12; y < ys.at(-1)!; y += 20) drawing.box([each - 1, y, each + 4, y + 2], 255);
      }
      for (const [y0, y1] of gone) drawing.box([x - 1, y0 + 3, x + 4, y1], 255);
      text(drawing);
      return drawing;
    };
    const words = (drawing: Drawing, cells: readonly PixelBox[]): void => {
      for (const [x0, y0, x1] of cells) drawing.letters(x0 + 10, y0 + 20, Math.floor((x1 - x0 - 20) / 11));
    };
    test('has its columns where no letters stand across', () => {
      expectCells(cellsIn(lost(330, [[150, 230]], (drawing) => words(drawing, full))), full);
    });
    test('has its head parted where both titles stand beside the border', () => {
      expectCells(cellsIn(lost(330, [[40, 90]], (drawing) => words(drawing, full))), full);
    });
    test('keeps a title over two columns that stands across their border', () => {
      const merged: PixelBox = [130, 40, 460, 90];
      const others = full.filter(([x0, y0]) => y0 > 40 || x0 < 130 || x0 >= 460);
      expectCells(cellsIn(lost(330, [[40, 90]], (drawing) => words(drawing.letters(160, 60, 26), others))), [merged, ...others]);
    });
    test('keeps a title that stands at one side', () => {
      const merged: PixelBox = [130, 40, 460, 90];
      const others = full.filter(([x0, y0]) => y0 > 40 || x0 < 130 || x0 >= 460);
      const drawing = lost(330, [[40, 90]], (page) => words(page, others)).letters(150, 60, 12);
      expectCells(cellsIn(drawing), [merged, ...others]);
    });
    test('has its rows of numbers where one stands above the border and another below', () => {
      const drawing = new Drawing(600, 400).grid(xs, ys);
      drawing.box([43, 226, 129, 234], 255).letters(70, 180, 2).letters(70, 260, 2);
      expectCells(cellsIn(drawing), full);
    });
    test('keeps one number that stands for two rows', () => {
      const drawing = new Drawing(600, 400).grid(xs, ys);
      drawing.box([43, 226, 129, 234], 255).letters(70, 180, 2);
      expectCells(cellsIn(drawing), [[40, 150, 130, 300], ...full.filter(([x0, y0]) => x0 > 40 || y0 < 150 || y0 > 230)]);
    });
  });

  test('a finer picture gives the same cells at its own scale', () => {
    const drawing = new Drawing(1200, 800, 300);
    for (const y of ys) drawing.horizontal(y * 2, 80, 1124, 0, 4);
    for (const x of xs) drawing.vertical(x * 2, 80, 724, 0, 4);
    expectCells(cellsIn(drawing), full.map((b) => b.map((v) => v * 2) as unknown as PixelBox), 6);
  });

  test('law: every grid that is drawn is found, whatever its sizes', () => {
    const sizes = fc.array(fc.integer({ min: 40, max: 90 }), { minLength: 2, maxLength: 5 });
    const places = (steps: number[]) => steps.reduce<number[]>((all, step) => [...all, all.at(-1)! + step], [30]);
    fc.assert(
      fc.property(sizes, sizes, fc.integer({ min: 0, max: 170 }), (across, down, grey) => {
        const [columns, rows] = [places(across), places(down)];
        expectCells(cellsIn(new Drawing(520, 520).grid(columns, rows, grey)), cellsOf(columns, rows));
      }),
      { numRuns: 15, seed: 11 },
    );
  });
});

describe('what is no table', () => {
  test('an underline beside a table is a rule, and no cell', () => {
    const drawing = new Drawing(600, 400).letters(150, 40, 26).horizontal(70, 200, 380).grid([100, 200, 300], [150, 200, 250]);
    const rules = findRules(drawing.picture());
    const underline = rules.filter((rule) => rule.direction === 'horizontal' && rule.y0 < 100);
    expect(underline).toHaveLength(1);
    expect(underline[0]).toMatchObject({ x0: 200, thickness: 2 });
    expect(Math.abs(underline[0]!.x1 - 380)).toBeLessThanOrEqual(1);
    expect(cellBoxes(rules, 150)).toHaveLength(4);
  });

  test('without a table nothing is looked for: an underline hinders no reading', () => {
    expect(findRules(new Drawing(600, 200).letters(150, 40, 26).horizontal(70, 200, 380).picture())).toEqual([]);
  });

  test('lines of letters, noise and an empty page hold no rules', () => {
    const text = new Drawing(600, 300);
    for (let y = 30; y < 280; y += 22) text.letters(40, y, 45);
    expect(findRules(text.picture())).toEqual([]);
    expect(findRules(new Drawing(400, 300).noise(120, 1).picture())).toEqual([]);
    expect(findRules(new Drawing(400, 300).picture())).toEqual([]);
    expect(findRules(new Drawing(400, 300).box([0, 0, 400, 300], 0).picture())).toEqual([]);
  });

  test('a picture smaller than a rule is long', () => {
    for (const [w, h] of [[1, 1], [3, 40], [40, 3]] as const) expect(findRules(new Drawing(w, h).picture())).toEqual([]);
  });
});

describe('rules taken off', () => {
  const dark = (picture: { data: Uint8Array }): number => picture.data.reduce((sum, v) => sum + (v < 200 ? 1 : 0), 0);

  test('nothing of a grid is left', () => {
    const picture = new Drawing(600, 400).grid(xs, ys, 60).picture();
    expect(dark(removeRules(picture, findRules(picture)))).toBe(0);
  });

  test('letters that touch, cross or stand near a rule are left as they are', () => {
    const ruled = new Drawing(600, 400).grid(xs, ys);
    const strokes: PixelBox[] = [[200, 140, 203, 152], [220, 143, 223, 160], [240, 130, 243, 144], [138, 170, 150, 173]];
    for (const stroke of strokes) ruled.box(stroke, 0);
    const picture = ruled.picture();
    const cleaned = removeRules(picture, findRules(picture));
    for (const [x0, y0, x1, y1] of strokes) for (let y = y0; y < y1; y++) for (let x = x0; x < x1; x++) expect(cleaned.data[y * 600 + x]).toBe(0);
    const area = strokes.reduce((sum, [x0, y0, x1, y1]) => sum + (x1 - x0) * (y1 - y0), 0);
    expect(dark(cleaned)).toBeLessThan(area + 20);
  });

  test('the picture given is not changed', () => {
    const picture = new Drawing(600, 400).grid(xs, ys).picture();
    const before = Uint8Array.from(picture.data);
    removeRules(picture, findRules(picture));
    whiten(picture, [[0, 0, 600, 400]]);
    expect(picture.data).toEqual(before);
  });
});

describe('the letters in a box', () => {
  const cell: PixelBox = [20, 20, 220, 80];

  test.each<[string, Drawing, PixelBox | null]>([
    ['letters', new Drawing(240, 100).letters(40, 40, 5), [40, 40, 92, 51]],
    ['faded letters', new Drawing(240, 100).letters(40, 40, 5, 180), [40, 40, 92, 51]],
    ['a dash', new Drawing(240, 100).box([100, 48, 108, 50], 0), [100, 48, 108, 50]],
    ['letters and a full stop', new Drawing(240, 100).letters(40, 40, 5).box([95, 49, 97, 51], 0), [40, 40, 97, 51]],
    ['nothing', new Drawing(240, 100), null],
    ['noise', new Drawing(240, 100).noise(60, 4), null],
    ['specks', new Drawing(240, 100).box([50, 50, 52, 52], 0).box([150, 60, 153, 62], 0), null],
    ['what is left of rules at the border', new Drawing(240, 100).box([20, 20, 220, 22], 0).box([20, 20, 22, 80], 0).box([218, 30, 220, 50], 0), null],
    ['letters of the next cell', new Drawing(240, 100).letters(40, 82, 5), null],
  ])('%s', (_, drawing, expected) => expect(inkBox(drawing.picture(), cell)).toEqual(expected));

  test('a box outside the picture holds nothing', () => expect(inkBox(new Drawing(50, 50).picture(), [60, 60, 90, 90])).toBeNull());

  test('a page is blank where only its edges and noise show', () => {
    expect(isBlank(new Drawing(600, 400).noise(60, 2).box([0, 0, 10, 400], 0).picture())).toBe(true);
    expect(isBlank(new Drawing(600, 400).letters(100, 100, 12).picture())).toBe(false);
  });

  test('boxes painted white', () => {
    const picture = whiten(new Drawing(60, 60).box([0, 0, 60, 60], 0).picture(), [[10, 10, 20, 20], [50, 50, 99, 99], [-5, -5, 2, 2]]);
    expect(picture.data.reduce((sum, v) => sum + (v === 255 ? 1 : 0), 0)).toBe(100 + 100 + 4);
  });
});
