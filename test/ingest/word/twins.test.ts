import { describe, expect, test } from '@jest/globals';
import { extractWithText } from '../../../src/extract.js';
import { ingest } from '../../../src/ingest/ingest.js';
import type { Line, TablePiece } from '../../../src/model/flow.js';
import type { DocumentRecord } from '../../../src/model/record.js';
import { fixture } from '../../support/documents.js';
import { docx, p, r, tbl, tc } from './docx-builder.js';

const escape = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
const paragraph = (line: Line): string => p(r(escape(line.text.value), `${line.bold ? '<w:b/>' : ''}${line.italic ? '<w:i/>' : ''}`));
const cellOf = (cell: TablePiece['cells'][number]): string => tc(cell.lines.map(paragraph).join('') || p(), cell.colSpan > 1 ? `<w:gridSpan w:val="${cell.colSpan}"/>` : '');
const table = (piece: TablePiece): string => tbl(...Array.from({ length: piece.rowCount }, (_, row) => `<w:tr>${piece.cells.filter((cell) => cell.row === row).map(cellOf).join('')}</w:tr>`));

/** The words of a Markdown document as a Word file: a paragraph for each line, its tables as tables. */
async function asWord(name: string): Promise<Uint8Array> {
  const { flow } = await ingest(fixture(name), { file: name, maxBytes: 1e8, maxPages: 1000 });
  return docx({ body: flow.map((element) => (element.kind === 'line' ? paragraph(element) : table(element))).join('') });
}

/** A record without what the layout decides: places, offsets, ids of the file. */
const words = (value: unknown): unknown => JSON.parse(JSON.stringify(value, (key, inner: unknown) => (['span', 'place', 'bbox', 'page', 'pages', 'evidence', 'mentions', 'cellEvidence', 'method', 'cleaning', 'raw'].includes(key) ? undefined : inner)));

describe.each(['binh-dinh.md', 'synth-002.md', 'synth-006.md', 'synth-010.md'])('%s and the same words as a Word file', (name) => {
  const parts: readonly (keyof DocumentRecord)[] = ['document', 'sections', 'annexes', 'tables', 'targets', 'tasks', 'citations'];
  test('give the same record', async () => {
    const text = (await extractWithText(fixture(name), { file: name })).record;
    const word = (await extractWithText(await asWord(name), { file: 'a.docx' })).record;
    for (const part of parts) expect([part, words(word[part])]).toEqual([part, words(text[part])]);
  });
});
