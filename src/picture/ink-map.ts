import type { GreyPicture } from '../model/picture.js';

/** Which places of a picture hold ink: squares of `side` pixels, row after row. */
export interface InkMap {
  readonly columns: number;
  readonly rows: number;
  readonly side: number;
  readonly inked: Uint8Array;
}

/** @param ink what is darker than this is ink @param step every so manieth pixel is looked at, both ways; a place with `fewest` dark ones is inked */
export function inkMap({ width, height, data }: GreyPicture, ink: number, side: number, step: number, fewest: number): InkMap {
  const [columns, rows] = [Math.floor(width / side), Math.floor(height / side)];
  const counts = new Uint16Array(columns * rows);
  for (let y = 0; y < rows * side; y += step) {
    const row = Math.floor(y / side) * columns;
    for (let x = 0, i = y * width; x < columns * side; x += step, i += step) if (data[i]! < ink) counts[row + ((x / side) | 0)]!++;
  }
  return { columns, rows, side, inked: Uint8Array.from(counts, (n) => (n >= fewest ? 1 : 0)) };
}
