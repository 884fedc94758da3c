import { describe, expect, test } from '@jest/globals';
import fc from '../support/laws.js';
import { rulesToEdges } from '../../src/layout/grid/edges.js';
import { edgesToFrames } from '../../src/layout/grid/frames.js';
import { frameToLattice } from '../../src/layout/grid/lattice.js';
import { ruledTables, rulesToLattices } from '../../src/layout/grid/table.js';
import type { Rule } from '../../src/model/page.js';
import { fragment, horizontal, vertical, withRaw } from './make.js';

const span = (l: { top: number; bottom: number; left: number; right: number }) => [l.top, l.left, l.bottom - l.top, l.right - l.left];
/** A plain grid of rules over the given borders. */
const grid = (xs: readonly number[], ys: readonly number[]): Rule[] => [
  ...ys.map((y) => horizontal(y, xs[0]!, xs.at(-1)!)),
  ...xs.map((x) => vertical(x, ys[0]!, ys.at(-1)!)),
];
const cellTexts = (table: ReturnType<typeof ruledTables>['tables'][number]) =>
  table.cells.map((c) => [c.row, c.column, c.rowSpan, c.colSpan, c.lines.map((l) => l.text.value).join(' / ')]);

describe('rules to edges', () => {
  test('pieces of one line are joined, over corner squares and crossing lines', () => {
    const { horizontal: edges } = rulesToEdges([horizontal(100, 50, 99.5), horizontal(100.4, 100, 200), horizontal(100, 202, 300)]);
    expect(edges).toHaveLength(1);
    expect(edges[0]).toMatchObject({ from: 50, to: 300 });
  });

  test('a wider hole is a hole', () => {
    expect(rulesToEdges([horizontal(100, 50, 100), horizontal(100, 110, 200)]).horizontal).toHaveLength(2);
  });

  test('double lines are one, lines of text apart are two', () => {
    expect(rulesToEdges([horizontal(100, 0, 50), horizontal(102, 0, 50)]).horizontal).toHaveLength(1);
    expect(rulesToEdges([horizontal(100, 0, 50), horizontal(112, 0, 50)]).horizontal).toHaveLength(2);
  });
});

describe('edges to frames', () => {
  test('two tables on a page are two frames; underlines are none', () => {
    const rules = [...grid([50, 100, 200], [100, 120, 140]), ...grid([50, 150, 300], [400, 420]), horizontal(300, 90, 150)];
    expect(edgesToFrames(rulesToEdges(rules))).toHaveLength(2);
  });
});

describe('frames to cells', () => {
  const lattice = (rules: Rule[]) => frameToLattice(edgesToFrames(rulesToEdges(rules))[0]!)!;

  test('cells merged over columns and over rows', () => {
    const rules = [
      ...[50, 100, 200, 300].map((x) => (x === 200 ? vertical(x, 120, 160) : vertical(x, 100, 160))),
      horizontal(100, 50, 300),
      horizontal(120, 50, 300),
      horizontal(140, 100, 300),
      horizontal(160, 50, 300),
    ];
    expect(lattice(rules).cells.map(span)).toEqual([
      [0, 0, 1, 1],
      [0, 1, 1, 2],
      [1, 0, 2, 1],
      [1, 1, 1, 1],
      [1, 2, 1, 1],
      [2, 1, 1, 1],
      [2, 2, 1, 1],
    ]);
  });

  test('a row cut by the page end has no lower border: it ends where its lines end', () => {
    const rules = [horizontal(100, 50, 300), horizontal(120, 50, 300), ...[50, 150, 300].map((x) => vertical(x, 100, 180))];
    const { ys, cells } = lattice(rules);
    expect(ys).toEqual([100, 120, 180]);
    expect(cells).toHaveLength(4);
  });

  test('a row that goes on from the last page has no upper border', () => {
    const rules = [horizontal(120, 50, 300), horizontal(140, 50, 300), ...[50, 150, 300].map((x) => vertical(x, 60, 140))];
    expect(lattice(rules).ys).toEqual([60, 120, 140]);
  });

  test('a table without lines at its sides is closed by the ends of its rows', () => {
    const rules = [...[100, 120, 140].map((y) => horizontal(y, 50, 300)), vertical(120, 100, 140), vertical(200, 100, 140)];
    expect(lattice(rules).xs).toEqual([50, 120, 200, 300]);
  });

  test('an underline in a cell parts nothing', () => {
    const rules = [...grid([50, 150, 300], [100, 120, 140]), horizontal(115, 52, 90)];
    expect(lattice(rules).cells).toHaveLength(4);
  });

  test('a group of cells that is no rectangle falls into rows', () => {
    // The border between (0,0) and (1,0) and the one between (1,0) and (1,1) are missing.
    const rules = [
      horizontal(100, 50, 250), horizontal(120, 150, 250), horizontal(140, 50, 250),
      vertical(50, 100, 140), vertical(150, 100, 120), vertical(250, 100, 140),
    ];
    expect(lattice(rules).cells.map(span).sort()).toEqual([[0, 0, 1, 1], [0, 1, 1, 1], [1, 0, 1, 2]]);
  });

  test('law: whatever is merged, the cells come back', () => {
    const layout = fc.record({ rows: fc.integer({ min: 2, max: 6 }), columns: fc.integer({ min: 2, max: 6 }), merges: fc.array(fc.tuple(fc.nat(5), fc.nat(5), fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 3 })), { maxLength: 4 }) });
    fc.assert(
      fc.property(layout, ({ rows, columns, merges }) => {
        const cells = mergedCells(rows, columns, merges);
        const rules = cells.flatMap(([r, c, h, w]) => {
          const [x0, x1, y0, y1] = [50 + 60 * c, 50 + 60 * (c + w), 100 + 20 * r, 100 + 20 * (r + h)];
          return [horizontal(y0, x0, x1), horizontal(y1, x0, x1), vertical(x0, y0, y1), vertical(x1, y0, y1)];
        });
        // Borders that no cell begins or ends at cannot be seen; count them out.
        const rank = (values: number[]) => (v: number) => values.filter((u) => u < v).length;
        const [row, column] = [rank([...new Set(cells.flatMap(([r, , h]) => [r, r + h]))]), rank([...new Set(cells.flatMap(([, c, , w]) => [c, c + w]))])];
        const expected = cells.map(([r, c, h, w]) => [row(r), column(c), row(r + h) - row(r), column(c + w) - column(c)]);
        const found = edgesToFrames(rulesToEdges(rules)).map((f) => frameToLattice(f)!);
        expect(found).toHaveLength(1);
        expect(found[0]!.cells.map(span).sort()).toEqual(expected.sort());
      }),
      { seed: 3, numRuns: 300 },
    );
  });
});

/** Cells as [row, column, rowSpan, colSpan]; merges that would overlap earlier ones or leave the grid are left out. */
function mergedCells(rows: number, columns: number, merges: readonly (readonly [number, number, number, number])[]): [number, number, number, number][] {
  const taken = new Set<string>();
  const cells: [number, number, number, number][] = [];
  const put = (r: number, c: number, h: number, w: number) => {
    const own = Array.from({ length: h * w }, (_, i) => `${r + Math.floor(i / w)},${c + (i % w)}`);
    if (r + h > rows || c + w > columns || own.some((k) => taken.has(k))) return;
    own.forEach((k) => taken.add(k));
    cells.push([r, c, h, w]);
  };
  for (const merge of merges) put(...merge);
  for (let r = 0; r < rows; r++) for (let c = 0; c < columns; c++) put(r, c, 1, 1);
  return cells;
}

describe('text in cells', () => {
  test('lines of a cell, and what stands outside', () => {
    const { fragments, raw } = withRaw([fragment('Bảng 1', 60, 90), fragment('TT', 60, 115), fragment('Nhiệm vụ', 110, 112), fragment('giải pháp', 110, 126), fragment('1', 60, 148), fragment('sau bảng', 60, 200)]);
    const { tables, rest } = ruledTables(fragments, grid([50, 100, 300], [100, 130, 155]), 3, raw);
    expect(tables).toMatchObject([{ page: 3, method: 'ruled', rowCount: 2, columnCount: 2, columnEdges: [50, 100, 300] }]);
    expect(cellTexts(tables[0]!)).toEqual([
      [0, 0, 1, 1, 'TT'],
      [0, 1, 1, 1, 'Nhiệm vụ / giải pháp'],
      [1, 0, 1, 1, '1'],
      [1, 1, 1, 1, ''],
    ]);
    expect(rest.map((f) => f.text)).toEqual(['Bảng 1', 'sau bảng']);
  });

  test('text joined over a border by the reader is cut at it', () => {
    const { fragments, raw } = withRaw([fragment('TT', 60, 115), fragment('Sở Tài chính Sở Y tế', 130, 115)]);
    const { tables } = ruledTables(fragments, grid([50, 100, 206, 300], [100, 130]), 1, raw);
    expect(cellTexts(tables[0]!).map((c) => c[4])).toEqual(['TT', 'Sở Tài chính', 'Sở Y tế']);
  });

  const noTables: [string, Rule[]][] = [
    ['a box round a stamp', grid([50, 300], [100, 130])],
    ['lines of a form', [100, 120, 140].map((y) => horizontal(y, 50, 300))],
    ['a box with one column', grid([50, 300], [100, 130, 160])],
    ['a frame with text in one cell', grid([50, 200, 300], [100, 130])],
  ];
  test.each(noTables)('%s is no table', (_, rules) => {
    const { fragments, raw } = withRaw([fragment('HỎA TỐC', 60, 120)]);
    expect(ruledTables(fragments, rules, 1, raw)).toMatchObject({ tables: [], rest: fragments });
  });

  test('a table in a cell of another belongs to that cell', () => {
    expect(rulesToLattices([...grid([50, 300, 500], [100, 300, 400]), ...grid([80, 150, 250], [150, 170, 190])])).toHaveLength(1);
  });

  test('odd rules throw nothing', () => {
    const rule = fc.record({ direction: fc.constantFrom<Rule['direction']>('horizontal', 'vertical'), bbox: fc.tuple(fc.nat(600), fc.nat(600), fc.nat(600), fc.nat(600)) });
    fc.assert(
      fc.property(fc.array(rule, { maxLength: 60 }), (rules) => {
        const { fragments, raw } = withRaw([fragment('a', 100, 100), fragment('b', 300, 300)]);
        const { tables, rest } = ruledTables(fragments, rules, 1, raw);
        expect(tables.flatMap((t) => t.cells.flatMap((c) => c.lines)).length + rest.length).toBe(2);
      }),
      { seed: 11, numRuns: 300 },
    );
  });
});
