import type { PhrasingContent, Root } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified, type Processor } from 'unified';
import { inlineLines, type InlineLine } from './markdown-inline.js';

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
const inline = parser([...notMeant, ...blocks, 'table']);

/** The block tree of a Markdown source. */
export function parseMarkdown(source: string): Root {
  return whole.parse(source);
}

/** Lines of `raw[start, end)` read as inline content only: a table cell. */
export function parseCell(raw: string, start: number, end: number): InlineLine[] {
  const source = raw.slice(start, end);
  if (source.trim() === '') return [];
  const children: PhrasingContent[] = [];
  for (const block of inline.parse(source).children) if (block.type === 'paragraph') children.push(...block.children);
  return inlineLines(source, children).map((line) => ({ ...line, text: { value: line.text.value, origin: line.text.origin.map((at) => at + start) } }));
}
