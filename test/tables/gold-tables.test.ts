import { describe, expect, test } from '@jest/globals';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { clean } from '../../src/clean/clean.js';
import { ingest } from '../../src/ingest/ingest.js';
import type { DraftTable } from '../../src/model/document.js';
import { assembleTables } from '../../src/tables/assemble.js';
import { piece } from './pieces.js';

interface GoldTable {
  readonly columns: readonly { readonly name: string; readonly role: string }[];
  readonly rows: readonly { readonly kind: string; readonly marker: string | null; readonly cells: readonly string[] }[];
}

const folded = (text: string): string => text.normalize('NFC').replace(/\s+/gu, ' ').trim();

async function tablesOf(file: string): Promise<DraftTable[]> {
  const read = await ingest(new Uint8Array(readFileSync(`fixtures/documents/${file}`)), { file, maxBytes: 1e9, maxPages: 500 });
  return assembleTables(clean(read).flow).filter((e): e is DraftTable => e.kind === 'table');
}

const files = readdirSync('fixtures/documents').filter((f) => /\.(?:md|pdf)$/.test(f)).sort();

describe('tables of the documents with gold', () => {
  test.each(files)('%s: every table, row, kind, marker, role and cell', async (file) => {
    const path = `fixtures/gold/${file.replace(/\.[a-z]+$/, '.json')}`;
    expect(existsSync(path)).toBe(true);
    const gold = (JSON.parse(readFileSync(path, 'utf8')) as { tables: GoldTable[] }).tables;
    const found = await tablesOf(file);
    const shown = found.map((table) => ({
      roles: table.columns.map((c) => c.role),
      rows: table.rows.map((row) => ({ kind: row.kind, marker: row.marker, cells: row.cells.map((c) => folded(c.text.value)) })),
    }));
    expect(shown).toEqual(gold.map((table) => ({
      roles: table.columns.map((c) => c.role),
      rows: table.rows.map((row) => ({ kind: row.kind, marker: row.marker, cells: row.cells.map(folded) })),
    })));
  });
});

describe('page breaks anywhere', () => {
  const golds = readdirSync('fixtures/gold').filter((f) => f.endsWith('.json')).sort();

  /** The row cut after `share` of the words of every cell; groups are bold. */
  function cut(row: GoldTable['rows'][number], share: number): [string[], string[]] {
    const at = (text: string): number => Math.max(1, Math.round(text.split(' ').length * share));
    const star = (text: string): string => (row.kind === 'group' && text !== '' ? `*${text}` : text);
    const upper = row.cells.map((text, i) => star(i === 0 ? text : text.split(' ').slice(0, at(text)).join(' ')));
    return [upper, row.cells.map((text, i) => star(i === 0 ? '' : text.split(' ').slice(at(text)).join(' ')))];
  }

  test.each(golds)('%s: each row cut in two gives the same table, with and without a repeated head', (file) => {
    for (const table of (JSON.parse(readFileSync(`fixtures/gold/${file}`, 'utf8')) as { tables: GoldTable[] }).tables) {
      const head = table.columns.map((c) => c.name);
      const plain = table.rows.map((row) => row.cells.map((text) => (row.kind === 'group' && text !== '' ? `*${text}` : text)));
      const expected = table.rows.map((row) => [row.kind, ...row.cells.map(folded)].join('|'));
      table.rows.forEach((row, i) => {
        for (const [share, repeated] of [[0.5, true], [0.3, false]] as const) {
          const [upper, lower] = cut(row, share);
          // Of a row without a number, a cut between two sentences leaves nothing that tells.
          if (row.marker === null && /\.$/u.test(upper[1]!)) continue;
          const second = [...(repeated ? [head] : []), ...(lower.some((text) => text !== '') ? [lower] : []), ...plain.slice(i + 1)];
          if (second.length === 0) continue;
          const out = assembleTables([piece([head, ...plain.slice(0, i), upper]), piece(second, { page: 2 })]);
          const found = out.flatMap((e) => (e.kind === 'table' ? [e.rows.map((r) => [r.kind, ...r.cells.map((c) => folded(c.text.value))].join('|'))] : []));
          expect(found).toEqual([expected]);
        }
      });
    }
  });
});
