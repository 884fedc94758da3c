import { expect, test } from '@jest/globals';
import { z } from 'zod';
import { anyCell, filledCell, listCell, matchingCell, oneOf, optionalCell, parseTsv, row } from '../../src/registers/tsv.js';

const Row = z.object({ id: z.string().regex(/^[a-z]+$/, 'expected small letters'), list: z.string().transform(listCell) });

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

const plain = row({ id: matchingCell(/^[a-z]+$/), name: filledCell, kind: oneOf('big', 'small'), list: listCell, until: optionalCell, note: anyCell });
const header = 'id\tname\tkind\tlist\tuntil\tnote\tmore\n';

test('a row of plain cells gives what each cell makes of its text, and nothing of other columns', () => {
  expect(parseTsv(`${header}a\tA\tbig\tx | y\t2025\tn\tm\nb\tB\tsmall\n`, plain, 'f.tsv')).toEqual([
    { id: 'a', name: 'A', kind: 'big', list: ['x', 'y'], until: '2025', note: 'n' },
    { id: 'b', name: 'B', kind: 'small', list: [], until: null, note: '' },
  ]);
});

test.each([
  [`${header}A1\tA\tbig\n`, 'f.tsv, line 2: column "id": expected something like /^[a-z]+$/; found "A1"', 'not of the pattern'],
  [`${header}a\tA\tbig\nb\t\tbig\n`, 'f.tsv, line 3: column "name": expected something; found ""', 'empty'],
  [`${header}a\tA\thuge\n`, 'f.tsv, line 2: column "kind": expected one of big, small; found "huge"', 'not in the list'],
  ['id\tname\na\tA\n', 'f.tsv, line 2: column "kind": the column is missing; found ""', 'a column that is not there'],
])('a wrong cell says what was expected: %#', (text, message) => {
  expect(() => parseTsv(text, plain, 'f.tsv')).toThrow(message);
});
