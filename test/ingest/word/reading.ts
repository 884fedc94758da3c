import type { Block, ParagraphBlock, TableBlock } from '../../../src/ingest/blocks/model.js';
import { readWord } from '../../../src/ingest/word/read.js';
import { docx, type DocxParts } from './docx-builder.js';

export const blocksOf = (parts: DocxParts): readonly Block[] => readWord(docx(parts)).blocks;
export const paragraphsOf = (blocks: readonly Block[]): ParagraphBlock[] => blocks.filter((block): block is ParagraphBlock => block.kind === 'paragraph');
export const tablesOf = (blocks: readonly Block[]): TableBlock[] => blocks.filter((block): block is TableBlock => block.kind === 'table');
export const textOf = (block: ParagraphBlock): string => block.runs.map((run) => run.text).join('');

/** Texts in order; a table as its cells' texts in brackets, a page break as a line. */
export function outline(blocks: readonly Block[]): string[] {
  return blocks.map((block) => (block.kind === 'paragraph' ? textOf(block) : block.kind === 'table' ? `[${block.cells.map((cell) => outline(cell.blocks).join('/')).join('|')}]` : '----'));
}
export const outlineOf = (parts: DocxParts): string[] => outline(blocksOf(parts));
export const codesOf = (parts: DocxParts): string[] => readWord(docx(parts)).findings.map((found) => found.code);
