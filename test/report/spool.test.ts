import { expect, test } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Spool } from '../../src/report-spool.js';

test('values come back equal and in order, from disk and from memory', () => {
  const folder = mkdtempSync(join(tmpdir(), 'kehoach-spool-'));
  try {
    const spool = new Spool<{ n: number; text: string }>(folder, 'x', 500);
    const given = Array.from({ length: 60 }, (_, n) => ({ n, text: `ế\n\u2028"${'đ'.repeat(n)}` }));
    for (const value of given) spool.add(value.n % 2 === 0 ? 'even/../x' : 'odd', value);
    for (const round of [1, 2]) expect([round, [...spool.read('even/../x')], [...spool.read('odd')], [...spool.read('none')]]).toEqual([round, given.filter(({ n }) => n % 2 === 0), given.filter(({ n }) => n % 2 === 1), []]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
