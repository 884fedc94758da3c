import type { Paragraph, PlacedTable } from '../../src/model/document.js';

/** A document taken apart, to be written down again in another layout. */
export interface Content {
  readonly paragraphs: readonly Paragraph[];
  readonly tables: readonly PlacedTable[];
}

export const layouts = ['clean.md', 'md', 'flat.txt', 'layout.txt'] as const;
export type Layout = (typeof layouts)[number];

interface Row {
  readonly kind: 'head' | 'group' | 'row';
  readonly cells: readonly string[];
}

type Block = { readonly kind: 'paragraph'; readonly paragraph: Paragraph } | { readonly kind: 'table'; readonly rows: readonly Row[] } | { readonly kind: 'sides'; readonly left: readonly string[]; readonly right: readonly string[] };

/** What the right side of a letterhead holds. */
const rightSide = /^\p{Lu}[^:]{2,24},$|^(?:CỘNG H|Cộng h|Độc lập|ĐỘC LẬP|-{4,}|_{4,})|ngày\s.*tháng\s.*năm/u;

/** Paragraphs and tables in their order; letterhead and foot as two sides. */
function blocksOf({ paragraphs, tables }: Content): Block[] {
  const all = [
    ...paragraphs.map((paragraph) => ({ at: paragraph.span[0], paragraph, table: null })),
    ...tables.map((table) => ({ at: table.rows[0]!.span[0], paragraph: null, table })),
  ].sort((a, b) => a.at - b.at);
  const out: Block[] = [];
  let header: string[] = [];
  let foot: { left: string[]; right: string[] } | null = null;
  let main = true;
  for (const { paragraph, table } of all) {
    if (paragraph?.zone === 'header' && main && !/^(?:KẾ HOẠCH|QUYẾT ĐỊNH|CHƯƠNG TRÌNH|ĐỀ ÁN)/u.test(paragraph.text)) {
      header.push(paragraph.text);
      continue;
    }
    if (header.length > 0) out.push({ kind: 'sides', left: header.filter((t) => !rightSide.test(t)), right: header.filter((t) => rightSide.test(t)) });
    header = [];
    main = false;
    if (paragraph !== null && (paragraph.zone === 'recipients' || paragraph.zone === 'signature')) {
      foot ??= { left: [], right: [] };
      foot[paragraph.zone === 'recipients' ? 'left' : 'right'].push(paragraph.text);
      continue;
    }
    if (foot !== null) out.push({ kind: 'sides', ...foot });
    foot = null;
    if (paragraph !== null) out.push({ kind: 'paragraph', paragraph });
    else out.push({ kind: 'table', rows: [{ kind: 'head', cells: table.columns.map((c) => c.name) }, ...table.rows.map((r) => ({ kind: r.kind, cells: r.cells.map((c) => c.text) }))] });
  }
  if (foot !== null) out.push({ kind: 'sides', ...foot });
  return out;
}

/** The document in a layout, as text. */
export function writeLayout(content: Content, layout: Layout): string {
  const blocks = blocksOf(content);
  const write = { 'clean.md': pipes, md: bars, 'flat.txt': flat, 'layout.txt': spaced }[layout];
  return `${write(blocks)}\n`;
}

/** Words in lines of at most `width` characters; the first has `first` less. */
export function wrap(text: string, width: number, first = 0): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/u)) {
    const room = lines.length === 0 ? width - first : width;
    if (line !== '' && line.length + 1 + word.length > room) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line];
}

/** A group's row that holds its marker and title, no more. */
const isTitle = ({ kind, cells }: Row): boolean => kind === 'group' && cells.slice(2).every((c) => c === '');
const bold = (text: string, is: boolean): string => (is && text !== '' ? `**${text}**` : text);

function pipes(blocks: readonly Block[]): string {
  return blocks.map((block) => {
    if (block.kind === 'paragraph') return bold(block.paragraph.text, block.paragraph.bold);
    const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
    if (block.kind === 'sides') return [row([block.left.join('<br>'), block.right.join('<br>')]), '|---|---|'].join('\n');
    const [head, ...rows] = block.rows.map((r) => row(r.cells.map((c) => bold(c, r.kind !== 'row'))));
    return [head, `|${block.rows[0]!.cells.map(() => '---').join('|')}|`, ...rows].join('\n');
  }).join('\n\n');
}

function bars(blocks: readonly Block[]): string {
  const cell = (text: string): string => (text === '' ? '' : `${wrap(text, 80, text.length > 60 ? 50 : 0).join('\n')}\n`);
  const row = (cells: readonly string[]): string => `|\n${cells.map((c) => `${c}|\n`).join('')}`;
  return blocks.map((block) => {
    if (block.kind === 'paragraph') return bold(wrap(block.paragraph.text, 80, block.paragraph.text.length > 80 ? 50 : 0).join('\n'), block.paragraph.bold);
    if (block.kind === 'sides') return row([`${block.left.join('\n')}\n`, `${block.right.join('\n')}\n`]);
    // A cell over several columns is written once.
    return block.rows.map((r) => row((isTitle(r) ? r.cells.filter((c) => c !== '') : r.cells).map((c) => cell(bold(c, r.kind !== 'row'))))).join('');
  }).join('\n\n');
}

function flat(blocks: readonly Block[]): string {
  return blocks.flatMap((block) => {
    if (block.kind === 'paragraph') return wrap(block.paragraph.text, 88);
    if (block.kind === 'sides') return [...block.left, ...block.right];
    return block.rows.flatMap((r) => r.cells).filter((c) => c !== '').flatMap((c) => wrap(c, 88));
  }).join('\n');
}

function spaced(blocks: readonly Block[]): string {
  return blocks.map((block) => {
    if (block.kind === 'paragraph') return wrap(block.paragraph.text, 98, 6).map((line, i) => (i === 0 ? `      ${line}` : line)).join('\n');
    if (block.kind === 'sides') return Array.from({ length: Math.max(block.left.length, block.right.length) }, (_, i) => `${`${block.left[i] ?? ''}   `.padEnd(46)}${block.right[i] ?? ''}`.trimEnd()).join('\n') + '\n';
    const widths = columnWidths(block.rows);
    return block.rows.flatMap((r) => (isTitle(r) ? [r.cells.filter((c) => c !== '').join('  ')] : rowLines(r.cells, widths))).join('\n') + '\n';
  }).join('\n');
}

/** Two blanks between columns, 115 characters in all: a column has what its longest text takes of it, within bounds. */
function columnWidths(rows: readonly Row[]): number[] {
  const columns = rows[0]!.cells.map((_, k) => rows.map((r) => (isTitle(r) ? '' : r.cells[k] ?? '')));
  const least = columns.map((cells) => Math.max(3, ...cells.flatMap((c) => c.split(/\s+/u).map((w) => w.length))));
  const wanted = columns.map((cells, k) => Math.max(least[k]!, Math.min(40, Math.max(...cells.map((c) => c.length)))));
  const room = 115 - 2 * columns.length;
  const sum = wanted.reduce((a, b) => a + b, 0);
  return sum <= room ? wanted : wanted.map((w, k) => Math.max(least[k]!, Math.floor((w * room) / sum)));
}

function rowLines(row: readonly string[], widths: readonly number[]): string[] {
  const cells = row.map((c, k) => (c === '' ? [] : wrap(c, widths[k]!)));
  const height = Math.max(1, ...cells.map((c) => c.length));
  return Array.from({ length: height }, (_, i) => cells.map((c, k) => (c[i] ?? '').padEnd(widths[k]! + 2)).join('').trimEnd());
}
