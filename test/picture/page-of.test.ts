import { describe, expect, test } from '@jest/globals';
import fc from '../support/laws.js';
import type { GreyPicture, PixelBox } from '../../src/model/picture.js';
import { inverse } from '../../src/picture/affine.js';
import { pageOf } from '../../src/picture/page-of.js';
import { compose, mapPoint, rectangleTo, scaled, toProjective, turnOf, type Corners, type Point, type Projective } from '../../src/picture/projective.js';
import { Drawing } from './drawing.js';

/** A page of lines of letters, 150 dpi. */
function page(width = 900, height = 1200): Drawing {
  const drawing = new Drawing(width, height).box([0, 0, width, height], 240);
  for (let y = 130; y < height - 130; y += 26) drawing.letters(130, y, Math.round(width / 26) + ((y * 7) % 25), 20);
  return drawing;
}

/** A disc as a punch leaves it. */
function hole(drawing: Drawing, cx: number, cy: number, radius: number): Drawing {
  for (let y = -radius; y <= radius; y++) {
    const half = Math.round(Math.sqrt(radius ** 2 - y ** 2));
    drawing.box([cx - half, cy + y, cx + half + 1, cy + y + 1], 30);
  }
  return drawing;
}

const darkIn = ({ width, data }: GreyPicture, [x0, y0, x1, y1]: PixelBox, limit = 150): number => {
  let count = 0;
  for (let y = y0; y < y1; y++) for (let x = x0; x < x1; x++) if (data[y * width + x]! < limit) count++;
  return count;
};
const same = (drawing: Drawing): boolean => {
  const picture = drawing.picture();
  return pageOf(picture).page === picture;
};

describe('what stands round a page', () => {
  test('a black border goes at all sides it stands on, its ragged rim too; the letters stay to the pixel', () => {
    const drawing = page().box([0, 0, 900, 40], 15).box([0, 0, 25, 1200], 40).box([880, 0, 900, 1200], 15);
    for (let y = 40; y < 1200; y += 2) drawing.box([25, y, 28, y + 1], 90);
    const { page: clean, toPicture } = pageOf(drawing.picture());
    expect(toPicture).toBeNull();
    expect([darkIn(clean, [0, 0, 900, 60]), darkIn(clean, [0, 0, 60, 1200]), darkIn(clean, [860, 0, 900, 1200])]).toEqual([0, 0, 0]);
    const text: PixelBox = [130, 130, 860, 1070];
    expect(darkIn(clean, text)).toBe(darkIn(page().picture(), text));
  });
  test('the border takes the brightness of the paper beside it', () => {
    const { page: clean } = pageOf(page().box([0, 0, 900, 40], 15).picture());
    expect(clean.data[20 * 900 + 450]).toBe(240);
  });
  test('holes in the margin go', () => {
    const drawing = hole(hole(page(), 62, 365, 17), 62, 835, 17);
    const { page: clean } = pageOf(drawing.picture());
    expect(darkIn(clean, [0, 0, 129, 1200])).toBe(0);
  });
  const untouched: readonly [name: string, drawing: () => Drawing][] = [
    ['a clean page', () => page()],
    ['a blank page', () => new Drawing(900, 1200)],
    ['a page that is all black', () => new Drawing(900, 1200).box([0, 0, 900, 1200], 5)],
    ['a table with thick rules', () => page().grid([60, 300, 600, 840], [200, 400, 600, 1100], 0)],
    ['rules that run to the edge', () => page().horizontal(300, 0, 900, 0, 3)],
    ['a black banner with letters left out of it', () => page().box([0, 0, 900, 90], 10).letters(60, 20, 40, 250).letters(60, 50, 40, 250)],
    ['a shadow that deepens to the edge over print', () => shadowed(page(600, 800), 0.2)],
    ['a page with a dark half in which there is print', () => halfDark(page(600, 800))],
    ['a black square in the middle of the text', () => page().box([400, 500, 430, 530], 0)],
    ['a bullet', () => hole(page(), 60, 400, 5)],
    ['a noisy grey copy', () => page(450, 500).noise(60, 5)],
  ];
  test.each(untouched)('%s stays as it is, the very same picture', (_, drawing) => expect(same(drawing())).toBe(true));
  test('pictures of any size do not stop it', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 60 }), fc.nat(255), (width, height, grey) => {
      const { page: out } = pageOf(new Drawing(width, height).box([0, 0, width >> 1, height], grey).picture());
      expect(out.data).toHaveLength(width * height);
    }));
  });
});

function shadowed(drawing: Drawing, darkest: number): Drawing {
  for (let i = 0; i < drawing.data.length; i++) drawing.data[i] = drawing.data[i]! * (darkest + (1 - darkest) * Math.min(1, (i % drawing.width) / 500));
  return drawing;
}

function halfDark(drawing: Drawing): Drawing {
  for (let i = 0; i < drawing.data.length; i++) if (i % drawing.width < 400) drawing.data[i] = drawing.data[i]! * 0.42;
  return drawing;
}

/** The page as a camera sees it on a desk. */
function photographed(flat: GreyPicture, corners: Corners, desk: number): GreyPicture {
  const { width, height } = flat;
  const map = rectangleTo([0, 0, width, height], corners);
  const back = inverseOf(map);
  const data = new Uint8Array(width * height).fill(desk);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const [u, v] = mapPoint(back, [x + 0.5, y + 0.5]);
      if (u >= 0 && v >= 0 && u < width && v < height) data[y * width + x] = flat.data[Math.floor(v) * width + Math.floor(u)]!;
    }
  }
  return { ...flat, data };
}

/** By the adjugate of its matrix. */
function inverseOf([a, b, c, d, e, f, g, h]: Projective): Projective {
  const w = a * d - b * c;
  return [(d - f * h) / w, (f * g - b) / w, (e * h - c) / w, (a - e * g) / w, (c * f - d * e) / w, (b * e - a * f) / w, (b * h - d * g) / w, (c * g - a * h) / w];
}

describe('a page photographed from askew', () => {
  const corners: Corners = [[40, 54], [566, 26], [580, 766], [20, 746]];
  test.each([[20, 'dark'], [110, 'half as bright as the paper']])('on a desk of %d (%s) its outline is found, and every mark leads back to its place', (desk) => {
    const flat = page(600, 800).box([200, 50, 212, 62], 0).box([450, 740, 462, 752], 0).picture();
    const photo = photographed(flat, corners, desk);
    const { page: out, toPicture } = pageOf(photo);
    expect(toPicture).not.toBeNull();
    const places = marks(out);
    const truth = rectangleTo([0, 0, 600, 800], corners);
    ([[206, 56], [456, 746]] as const).forEach((mark, i) => {
      const [x, y] = mapPoint(toPicture!, places[i]!);
      const [u, v] = mapPoint(truth, mark);
      expect(Math.hypot(x - u, y - v)).toBeLessThan(2.5);
    });
  });
  test('one that only lies askew, or whose side is beyond the picture, is not bent', () => {
    const flat = page(600, 800).picture();
    const [c, s] = [Math.cos(0.02), Math.sin(0.02)];
    const turned = ([[-265, -365], [265, -365], [265, 365], [-265, 365]] as const).map(([x, y]): Point => [300 + c * x - s * y, 400 + s * x + c * y]) as unknown as Corners;
    expect(pageOf(photographed(flat, turned, 20)).toPicture).toBeNull();
    expect(pageOf(photographed(flat, [[-14, 54], [566, 26], [580, 766], [-20, 746]], 20)).toPicture).toBeNull();
  });
  test('a blank page without a desk is no photograph', () => expect(pageOf(new Drawing(900, 1200).picture()).toPicture).toBeNull());

  /** Middles of the two squares above and below the text. */
  function marks(out: GreyPicture): Point[] {
    return ([[70, 120], [680, 735]] as const).map(([from, to]): Point => {
      let [x, y, n] = [0, 0, 0];
      for (let v = from; v < to; v++) for (let u = 120; u < 540; u++) if (out.data[v * out.width + u]! < 100) [x, y, n] = [x + u + 0.5, y + v + 0.5, n + 1];
      return [x / n, y / n];
    });
  }
});

describe('projective maps', () => {
  const near = ([a, b]: Point, [c, d]: Point): number => Math.hypot(a - c, b - d);
  const moved = fc.double({ min: -60, max: 60, noNaN: true });
  const quad = fc.array(moved, { minLength: 8, maxLength: 8 }).map((m): Corners => [[m[0]!, m[1]!], [900 + m[2]!, m[3]!], [900 + m[4]!, 1200 + m[5]!], [m[6]!, 1200 + m[7]!]]);
  test('a rectangle comes to lie on its corners, and scaling both sides changes nothing else', () => {
    fc.assert(fc.property(quad, fc.double({ min: 0.1, max: 5, noNaN: true }), (corners, by) => {
      const map = rectangleTo([0, 0, 900, 1200], corners);
      ([[0, 0], [900, 0], [900, 1200], [0, 1200]] as const).forEach((corner, i) => {
        expect(near(mapPoint(map, corner), corners[i]!)).toBeLessThan(1e-6);
        const [x, y] = mapPoint(scaled(map, by), [corner[0] * by, corner[1] * by]);
        expect(near([x / by, y / by], corners[i]!)).toBeLessThan(1e-6);
      });
    }));
  });
  test('one after the other, and back again', () => {
    fc.assert(fc.property(quad, quad, fc.nat(900), fc.nat(1200), (a, b, x, y) => {
      const [f, g] = [rectangleTo([0, 0, 900, 1200], a), rectangleTo([0, 0, 900, 1200], b)];
      expect(near(mapPoint(compose(f, g), [x, y]), mapPoint(f, mapPoint(g, [x, y])))).toBeLessThan(1e-6);
      expect(near(mapPoint(compose(inverseOf(f), f), [x, y]), [x, y])).toBeLessThan(1e-5);
    }));
  });
  test.each([0, 90, 180, 270])('a turn by %d degrees takes the top left corner along, and leads back', (degrees) => {
    const turn = turnOf(degrees, 900, 1200);
    expect(mapPoint(toProjective(turn), [0, 0]).map((v) => v + 0)).toEqual({ 0: [0, 0], 90: [1200, 0], 180: [900, 1200], 270: [0, 900] }[degrees]);
    expect(near(mapPoint(compose(toProjective(inverse(turn)), toProjective(turn)), [31, 77]), [31, 77])).toBeLessThan(1e-9);
  });
});
