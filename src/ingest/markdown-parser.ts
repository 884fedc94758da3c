import type { Nodes, PhrasingContent, Root } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified, type Processor } from 'unified';
import { splitLines, trimmed } from './lines.js';
import { inlineLines, isDecoration, type InlineLine } from './markdown-inline.js';
import { isCrowded, nestsTooDeep } from './markdown-nesting.js';
import { partsOf, type Part } from './markdown-parts.js';

/**
 * Constructs of CommonMark that plans never mean: text indented four blanks is no code, a line of dashes under a name no heading,
 * `[1]: …` a footnote and no link, and HTML stands inside lines.
 */
const notMeant = ['codeIndented', 'setextUnderline', 'definition', 'htmlFlow', 'gfmFootnoteDefinition'];
const blocks = ['headingAtx', 'list', 'blockQuote', 'thematicBreak', 'codeFenced'];

function parser(disabled: readonly string[]): Processor<Root> {
  const processor = unified().use(remarkParse).use(remarkGfm, { singleTilde: false });
  const data = processor.data() as { micromarkExtensions?: unknown[] };
  (data.micromarkExtensions ??= []).push({ disable: { null: [...disabled] } });
  return processor.freeze() as unknown as Processor<Root>;
}

const whole = parser(notMeant);
const inlineLacks = [...notMeant, ...blocks, 'table'];
const inline = parser(inlineLacks);
/** What takes time with the square of how deep it nests. */
const nesting = ['attention', 'labelStartLink', 'labelStartImage', 'labelEnd', 'gfmFootnoteCall', 'gfmPotentialFootnoteCall', 'strikethrough', 'emailAutolink', 'wwwAutolink', 'protocolAutolink'];
const wholeFlat = parser([...notMeant, ...nesting]);
const inlineFlat = parser([...inlineLacks, ...nesting]);

/**
 * The block tree of a Markdown source, positions counted in the whole of it; a long one is read in parts. Emphasis and links are text in a
 * part that nests them beyond sense.
 */
export function parseMarkdown(source: string, parts: readonly Part[] = partsOf(source)): Root {
  const children = parts.flatMap((part) => {
    const own = source.slice(part.start, part.end);
    const tree = (nestsTooDeep(own) ? wholeFlat : whole).parse(own);
    if (part.start > 0) moveBy(tree, part.start, part.line);
    return tree.children;
  });
  return { type: 'root', children };
}

/** Adds to every position of a tree; no two nodes of the parser share one. */
function moveBy(node: Nodes, offset: number, line: number): void {
  // Addresses of mail that the parser finds afterwards have no place.
  for (const point of node.position === undefined ? [] : [node.position.start, node.position.end]) {
    point.offset! += offset;
    point.line += line;
  }
  if ('children' in node) for (const child of node.children) moveBy(child, offset, line);
}

/** Nothing in it that Markdown gives a meaning: most cells. */
const plain = /^[^*_`<>&\\~[\]!]*$/;

function plainLines(raw: string, start: number, end: number): InlineLine[] {
  return splitLines(raw, start, end)
    .map((line) => trimmed(raw, line.start, line.end))
    .filter((text) => text.value !== '' && !isDecoration(text.value))
    .map((text) => ({ text, bold: false, italic: false, end: 'soft', wrapped: false }));
}

/** Lines of `raw[start, end)` read as inline content only: a table cell. */
export function parseCell(raw: string, start: number, end: number): InlineLine[] {
  const source = raw.slice(start, end);
  if (source.trim() === '') return [];
  if (plain.test(source) || isCrowded(source)) return plainLines(raw, start, end);
  const children: PhrasingContent[] = [];
  for (const block of (nestsTooDeep(source) ? inlineFlat : inline).parse(source).children) {
    if (block.type !== 'paragraph') continue;
    // A paragraph of a cell is a line of its own, as a break asked for is.
    if (children.length > 0) children.push({ type: 'break', position: { start: children.at(-1)!.position!.end, end: block.position!.start } });
    children.push(...block.children);
  }
  return inlineLines(source, children).map((line) => ({ ...line, text: { value: line.text.value, origin: line.text.origin.map((at) => at + start) } }));
}
