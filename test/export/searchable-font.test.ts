import { expect, test } from '@jest/globals';
import { glyphlessFont, letterWidth, unitsPerEm } from '../../src/export/searchable/glyphless-font.js';

const file = glyphlessFont({ ascent: 891, descent: 216 });
const view = new DataView(file.buffer);
const tables = new Map(Array.from({ length: view.getUint16(4) }, (_, i) => {
  const at = 12 + 16 * i;
  return [String.fromCharCode(...file.subarray(at, at + 4)), { sum: view.getUint32(at + 4), offset: view.getUint32(at + 8), length: view.getUint32(at + 12) }];
}));
const sum = (from: number, length: number): number => {
  let total = 0;
  for (let at = from; at < from + length; at += 4) total = (total + view.getUint32(at)) >>> 0;
  return total;
};

test('tables have the sizes of OpenType, in the order of their tags', () => {
  expect([...tables].map(([tag, { length }]) => [tag, length])).toEqual([
    ['OS/2', 96], ['cmap', 24], ['glyf', 2], ['head', 54], ['hhea', 36], ['hmtx', 6], ['loca', 6], ['maxp', 32], ['name', 36], ['post', 32],
  ]);
});

test('check sums are right, of the tables and of the file', () => {
  for (const [tag, { sum: stated, offset, length }] of tables) if (tag !== 'head') expect(sum(offset, Math.ceil(length / 4) * 4)).toBe(stated);
  expect(sum(0, file.length)).toBe(0xb1b0afba);
});

test('heights and widths stand where readers look for them', () => {
  const at = (tag: string, offset: number) => view.getInt16(tables.get(tag)!.offset + offset);
  expect([at('head', 18), at('head', 50), at('hhea', 4), at('hhea', 6), at('hhea', 34), at('hmtx', 0), at('maxp', 4)]).toEqual([unitsPerEm, 0, 891, -216, 1, letterWidth, 2]);
});
