import { describe, expect, test } from '@jest/globals';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { clean } from '../../src/clean/clean.js';
import { ingest } from '../../src/ingest/ingest.js';
import type { DraftTable } from '../../src/model/document.js';
import { assembleTables } from '../../src/tables/assemble.js';

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
