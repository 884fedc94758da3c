import type { SectionNode } from '../model/document.js';
import { findTimeInText } from '../times/in-text.js';
import { parseTimeframe } from '../times/timeframe.js';
import { level } from '../times/tokens.js';
import { chargesItsItems, exception } from './duty-words.js';
import { labelledParts, labelOf, valueOf, type Field } from './labels.js';
import { endOf, headingOf, wholeText, nodeWords } from './nodes.js';
import { headingAgencies, partiesIn, unique } from './parties.js';
import type { ReadTimeframe, TaskDraft, TaskFacts } from './types.js';
import { addTo } from '../text/add-to.js';

/** Field → its values, in order. */
type Fields = Map<Field, string[]>;

interface Block {
  readonly node: SectionNode;
  readonly text: string;
  readonly fields: Fields;
  /** Where the last labelled line ends. */
  readonly end: number;
}

/**
 * Items followed by labelled lines (Cơ quan chủ trì / phối hợp / Sản phẩm / Thời gian). `used` receives every node that is part of one,
 * so that it is read once.
 */
export function fieldBlocks(sections: readonly SectionNode[], facts: TaskFacts, used: Set<SectionNode>): TaskDraft[] {
  const out: TaskDraft[] = [];
  const walk = (node: SectionNode, group: readonly string[], assigned: boolean): void => {
    // what stands under an agency's heading is its duties: "- Chủ trì thực hiện: …" labels nothing there
    const agency = nodeWords(node).length < 300 && headingAgencies(nodeWords(node), facts) !== null && !node.children.some(namesBody);
    const labelled = agency || gathering.test(level(nodeWords(node))) ? [] : blocksOf(node);
    const blocks = labelled.length > 0 || agency || assigned ? labelled : bracketed(node, facts);
    const within = assigned || agency || (node.title !== null && chargesItsItems(node.title, false));
    for (const block of blocks) {
      const own = block.node === node && block.fields.has('text') && node.title !== null ? [...group, headingOf(node)] : group;
      out.push(draft(block, block.node === node ? own : [...group, headingOf(node)], facts));
    }
    if (blocks.length > 0) markUsed(node, used);
    else for (const child of node.children) walk(child, node.title === null ? group : [...group, headingOf(node)], within);
  };
  for (const node of sections) walk(node, [], false);
  // where no item of the document has a time, its absence is the document's way
  return out.some((d) => d.time !== null) ? out : out.map((d) => ({ ...d, expectsTime: false }));
}

function markUsed(node: SectionNode, used: Set<SectionNode>): void {
  used.add(node);
  for (const child of node.children) markUsed(child, used);
}

/** The blocks a node holds: itself with labelled children, several items side by side with theirs, or one paragraph with labels inside. */
function blocksOf(node: SectionNode): Block[] {
  const labelled = node.children.filter((child) => labelOf(nodeWords(child)) !== null);
  const leads = labelled.filter((child) => labelOf(nodeWords(child)) === 'lead').length;
  const blocks = leads > 1 ? sideBySide(node) : [alone(node, labelled)];
  return blocks.filter(isBlock);
}

/** Who leads a meeting ("Thành phần: Chủ trì: …") is charged with nothing. */
const gathering = /^(?:thành phần|đại biểu|khách mời|thời gian,? (?:và )?địa điểm|địa điểm)/u;

/** "Cơ quan chủ trì: …", whatever stands above; "Chủ trì: …" alone may be what an agency does. */
const namesBody = (line: SectionNode): boolean => labelOf(nodeWords(line)) === 'lead' && /^(?:các )?(?:cơ quan|đơn vị|tổ chức|bộ phận)/u.test(level(nodeWords(line)));

/** "Phủ sóng 5G (Sở Khoa học và Công nghệ chủ trì, hoàn thành trong năm 2026)": the brackets at an item's end say who leads. */
function bracketed(node: SectionNode, facts: TaskFacts): Block[] {
  const words = nodeWords(node);
  const match = node.title === null && node.children.length === 0 ? /\s*\((?:giao )?([^()]{5,300})\)\s*[.;,]*$/iu.exec(words) : null;
  if (match === null || match.index === 0) return [];
  const content = match[1]!;
  const length = facts.agencyPrefix(content);
  if (length === 0 || !/^ (?:chủ trì|chịu trách nhiệm|phụ trách|là (?:cơ quan|đơn vị) chủ trì)/u.test(level(content.slice(length)))) return [];
  return [{ node, text: words.slice(0, match.index), fields: new Map<Field, string[]>([['lead', [content]], ['timeframe', [timeWords(content.slice(length), facts)]]]), end: node.span[1] }];
}

const timeWords = (text: string, facts: TaskFacts): string => findTimeInText(text, facts)?.timeframe.text ?? '';

/** Somebody is named as leading (or, with a time or a product, as carrying out). */
function isBlock({ text, fields }: Block): boolean {
  if (!/[A-Za-zÀ-ỹ]{2}/u.test(text)) return false;
  if (fields.has('lead')) return true;
  return (fields.has('implementing') || fields.has('coordinating')) && (fields.has('timeframe') || fields.has('deliverable'));
}

function alone(node: SectionNode, labelled: readonly SectionNode[]): Block {
  const fields: Fields = new Map();
  const words = nodeWords(node);
  const parts = labelledParts(words);
  // a single label inside running text ("… kết quả: …") makes no block
  const own = parts.length > 1 || (parts[0]?.start === 0 && parts[0].field === 'text') ? parts : [];
  for (const part of own) add(fields, part.field, valueOf(words, part));
  for (const child of labelled) readLine(child, fields);
  const before = words.slice(0, own[0]?.start ?? words.length).replace(/[\s;+(•-]+$/u, '').trim();
  const firstLabel = node.children.indexOf(labelled[0]!);
  const more = node.title === null ? node.children.slice(0, Math.max(0, firstLabel)).filter((c) => c.kind === 'paragraph').map(nodeWords) : [];
  const text = fields.get('text')?.join(' ') ?? [before, ...more].join(' ');
  return { node, text: text.trim() || headingOf(node), fields, end: Math.max(node.span[1], ...labelled.map(endOf)) };
}

/** Items and their labelled lines as siblings: each unlabelled item, or each "Nội dung:", opens a block. */
function sideBySide(node: SectionNode): Block[] {
  const out: { node: SectionNode; text: string; fields: Fields; end: number }[] = [];
  for (const child of node.children) {
    const field = labelOf(nodeWords(child));
    if (field === null || field === 'text' || out.length === 0) out.push({ node: child, text: field === null ? nodeWords(child) : '', fields: new Map(), end: child.span[1] });
    const block = out.at(-1)!;
    if (field !== null) {
      readLine(child, block.fields);
      block.end = Math.max(block.end, endOf(child));
    }
    if (field === 'text') block.text = block.fields.get('text')!.join(' ');
  }
  return out;
}

/** A labelled line; where it only opens lines of its own ("Cơ quan thực hiện:" / "- Đơn vị chủ trì: …") those are read. */
function readLine(line: SectionNode, fields: Fields): void {
  const words = nodeWords(line);
  const inner = line.children.filter((child) => labelOf(nodeWords(child)) !== null);
  const rest = line.children.filter((child) => !inner.includes(child)).map(wholeText);
  const parts = labelledParts(words);
  parts.forEach((part, i) => {
    const value = [valueOf(words, part), ...(i === parts.length - 1 ? rest : [])].filter((v) => v !== '').join(' ');
    if (value !== '' || inner.length === 0) add(fields, part.field, value);
  });
  for (const child of inner) readLine(child, fields);
}

function add(fields: Fields, field: Field, value: string): void {
  addTo(fields, field, value);
}

function draft({ node, text, fields, end }: Block, group: readonly string[], facts: TaskFacts): TaskDraft {
  const value = (field: Field): string => (fields.get(field) ?? []).filter((v) => v !== '').join('; ');
  const lead = partiesIn(value('lead'), facts);
  const done = partiesIn(value('implementing'), facts, 'implementing');
  const deliverable = (fields.get('deliverable') ?? []).filter((v) => v !== '').join(' ');
  return {
    kind: 'field-block',
    marker: node.marker,
    text,
    group,
    lead: unique([...lead.lead, ...done.lead]),
    coordinating: unique([...lead.coordinating, ...done.coordinating, ...facts.agencies(value('coordinating'))]),
    implementing: unique([...lead.implementing, ...done.implementing]),
    deliverable: deliverable === '' ? null : deliverable,
    time: timeOf(value('timeframe'), text, facts),
    expectsTime: true,
    exception: exception.test(level(text)),
    refersTo: [],
    span: [node.span[0], end],
    findings: [],
  };
}

function timeOf(value: string, text: string, facts: TaskFacts): ReadTimeframe | null {
  return parseTimeframe(value, facts) ?? findTimeInText(text, facts);
}
