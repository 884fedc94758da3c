import { expect, test } from '@jest/globals';
import { z } from 'zod';
import { listCell, parseTsv } from '../../src/registers/tsv.js';

const Row = z.object({ id: z.string().regex(/^[a-z]+$/, 'expected small letters'), list: listCell });

test('rows, lists, comments and missing cells at the end', () => {
  expect(parseTsv('id\tlist\n# a note\na\tx | y\n\nb\n', Row, 'f.tsv')).toEqual([{ id: 'a', list: ['x', 'y'] }, { id: 'b', list: [] }]);
});

test.each([
  ['id\tlist\na\tx\nB2\ty\n', 'f.tsv, line 3: column "id": expected small letters; found "B2"'],
  ['id\tlist\na\tx\ty\n', 'f.tsv, line 2: 3 cells, the header has 2'],
  ['id\tid\na\tb\n', 'f.tsv, line 1: a column name stands twice'],
])('a wrong file says where', (text, message) => {
  expect(() => parseTsv(text, Row, 'f.tsv')).toThrow(message);
});
