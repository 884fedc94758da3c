import { expect, test } from '@jest/globals';
import { repairedQuarter } from '../../src/repair/quarters.js';

const rows: readonly [read: string, before: string | undefined, written: string | null, why: string][] = [
  ['II1⁄2024', 'Quý', 'III/2024', 'a stroke read as a figure, the slash as that of fractions'],
  ['I1⁄2025', 'Quý', 'II/2025', 'the same'],
  ['II⁄2028', 'Quý', 'II/2028', 'only the slash'],
  ['JV/2025', 'Quý', 'IV/2025', 'a letter like a stroke'],
  ['[V/2021,', 'Quý', 'IV/2021,', 'a bracket like a stroke; the mark behind stays'],
  ['1⁄2024', 'quý', '1/2024', 'the first quarter either way'],
  ['II/2024', 'Quý', null, 'as it should be'],
  ['1/2024', 'Quý', null, 'as it may be'],
  ['VI/2024', 'Quý', null, 'no quarter'],
  ['IIII/2024', 'Quý', null, 'no quarter'],
  ['II1/2024', 'số', null, 'no quarter is spoken of'],
  ['II1/2024', undefined, null, 'nothing before it'],
  ['U1/2024', 'Quý', null, 'two or three strokes'],
];
test.each(rows)('%j after %j: %j (%s)', (read, before, written) => {
  expect(repairedQuarter(read, before)).toBe(written);
});
