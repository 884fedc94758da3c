import type { Element, Nodes, Root } from 'hast';
import type { LineRole } from '../../model/flow.js';
import type { TextPlace } from '../../model/provenance.js';
import type { BlockRun } from '../blocks/model.js';
import { placeCells } from './grid.js';
import { ListNumbers } from './list-numbers.js';
import type { Leaf, Scope, WebCell, WebNode, WebTable } from './page.js';
import { letters, paragraphEnds, plainMarker, saysNothing, splitRuns, withMarker } from './runs.js';
import { saidBy, styleOf } from './styles.js';

/** What holds where a piece of text stands. */
interface Setting {
  readonly scope: Scope;
  readonly bold: boolean;
  readonly italic: boolean;
  readonly centred: boolean | null;
  /** Line ends and blanks of the source are text. */
  readonly kept: boolean;
  readonly linked: boolean;
  readonly role: LineRole;
  readonly unread: Leaf['unread'];
}

/** The text being gathered until a block begins or ends. */
interface Gathered {
  runs: { text: string; bold: boolean; italic: boolean }[];
  linked: number;
  last: string;
  setting: Setting | null;
}

interface Walk {
  out: WebNode[];
  gathered: Gathered;
  blanks: number;
  /** Markers of lists that wait for the first words of their item. */
  markers: string;
  paragraph: number;
  table: number;
  cell: TextPlace['cell'] | null;
}

const inlineTags = new Set([
  'a', 'abbr', 'acronym', 'b', 'bdi', 'bdo', 'big', 'cite', 'code', 'data', 'del', 'dfn', 'em', 'font', 'i', 'ins', 'kbd', 'label', 'mark', 'q', 's', 'samp', 'small', 'span', 'strike', 'strong',
  'sub', 'sup', 'time', 'tt', 'u', 'var', 'o:p', 'st1:place', 'v:shape', 'w:wrap', 'nobr', 'blink',
]);
const nothing = new Set(['head', 'script', 'style', 'template', 'iframe', 'noscript', 'svg', 'object', 'img', 'input', 'video', 'audio', 'canvas', 'map', 'link', 'meta', 'xml', 'datalist']);
const controls = new Set(['button', 'select', 'textarea', 'option', 'progress', 'meter']);

/** The page as blocks of text and tables, in the order of its source; what is hidden or to be pressed is marked. */
export function walkPage(root: Root): WebNode[] {
  const walk: Walk = { out: [], gathered: fresh(), blanks: 0, markers: '', paragraph: 0, table: 0, cell: null };
  const element: Element = { type: 'element', tagName: 'html', properties: {}, children: [] };
  const setting: Setting = { scope: { element, parent: null, depth: 0 }, bold: false, italic: false, centred: null, kept: false, linked: false, role: 'text', unread: null };
  for (const child of root.children) visit(walk, child, setting);
  flush(walk);
  return walk.out;
}

const fresh = (): Gathered => ({ runs: [], linked: 0, last: '', setting: null });

function visit(walk: Walk, node: Nodes, around: Setting): void {
  if (node.type === 'text') addText(walk, node.value, around);
  else if (node.type === 'element') visitElement(walk, node, around);
}

function visitElement(walk: Walk, element: Element, around: Setting): void {
  const tag = element.tagName;
  if (nothing.has(tag)) return;
  if (tag === 'br') return addBreak(walk, around);
  if (tag === 'wbr') return;
  if (isListNumber(element)) return addText(walk, `${textOf(element).replace(/[\s\u00a0]+/gu, ' ').trim()} `, { ...around, linked: false });
  const inline = inlineTags.has(tag) || (tag.includes(':') && tag !== 'w:sdt');
  const setting = settingOf(element, around, inline);
  if (inline) return visitChildren(walk, element, setting);
  flush(walk);
  if (tag === 'table') addTable(walk, element, setting);
  else if (tag === 'ol' || tag === 'ul' || tag === 'menu') addList(walk, element, setting);
  else visitChildren(walk, element, setting);
  flush(walk);
  if (isEmptyParagraph(element)) walk.blanks++;
}

function visitChildren(walk: Walk, element: Element, setting: Setting): void {
  for (const child of element.children) visit(walk, child, setting);
}

/** Word writes the number of an item as text, with blanks in another font behind it. */
const isListNumber = (element: Element): boolean => element.tagName === 'span' && /mso-list\s*:\s*ignore/i.test(styleOf(element));

function isEmptyParagraph(element: Element): boolean {
  return (element.tagName === 'p' || element.tagName === 'div') && element.children.length <= 3 && textOf(element).replace(/[\s\u00a0]/gu, '') === '' && !element.children.some((child) => child.type === 'element' && child.tagName === 'table');
}

function textOf(node: Nodes): string {
  if (node.type === 'text') return node.value;
  return 'children' in node ? node.children.map(textOf).join('') : '';
}

/** An `a` leads somewhere, by its address or by a script, unless it only names a place. */
const isLink = ({ properties }: Element): boolean => properties['href'] !== undefined || (properties['name'] === undefined && properties['id'] === undefined);

const headings = /^h[1-6]$/;

function settingOf(element: Element, around: Setting, inline: boolean): Setting {
  const said = saidBy(element);
  const tag = element.tagName;
  return {
    scope: inline ? around.scope : { element, parent: around.scope, depth: around.scope.depth + 1 },
    bold: said.bold ?? around.bold,
    italic: said.italic ?? around.italic,
    centred: said.centred ?? around.centred,
    kept: said.kept ?? around.kept,
    linked: around.linked || (tag === 'a' && isLink(element)),
    role: headings.test(tag) ? 'heading' : inline ? around.role : 'text',
    unread: around.unread ?? (said.hidden === true ? 'hidden' : controls.has(tag) ? 'control' : null),
  };
}

function addText(walk: Walk, text: string, setting: Setting): void {
  const { gathered } = walk;
  // Hidden words inside a line are a piece of their own: the line goes on without them.
  if (setting.unread !== null && gathered.setting?.unread !== setting.unread) return addUnread(walk, text, setting);
  let value = setting.kept ? text.replace(/\r\n?/g, '\n').replace(/^\n/, gathered.last === '' ? '' : '\n') : text.replace(/[ \t\n\r\f]+/g, ' ');
  if (!setting.kept && value.startsWith(' ') && (gathered.last === '' || gathered.last === ' ' || gathered.last === '\n')) value = value.slice(1);
  if (value === '') return;
  gathered.setting ??= setting;
  const run = gathered.runs.at(-1);
  if (run !== undefined && run.bold === setting.bold && run.italic === setting.italic) run.text += value;
  else gathered.runs.push({ text: value, bold: setting.bold, italic: setting.italic });
  if (setting.linked) gathered.linked += letters(value);
  gathered.last = value.at(-1)!;
}

function addUnread(walk: Walk, text: string, setting: Setting): void {
  if (letters(text) === 0) return;
  const value = text.replace(/\s+/gu, ' ').trim();
  walk.out.push(leafOf(walk, [{ text: value, bold: false, italic: false }], 0, setting));
}

function addBreak(walk: Walk, setting: Setting): void {
  const { gathered } = walk;
  if (gathered.setting === null || setting.unread !== gathered.setting.unread) return;
  // Two breaks end a paragraph.
  if (gathered.last === '\n') return endParagraph(walk);
  gathered.runs.at(-1)!.text += '\n';
  gathered.last = '\n';
}

function endParagraph(walk: Walk): void {
  flush(walk);
  walk.blanks++;
}

/** Ends the block that was gathered: a leaf, or several where its line breaks end paragraphs. */
function flush(walk: Walk): void {
  const { runs, linked, setting } = walk.gathered;
  walk.gathered = fresh();
  if (setting === null) return;
  const text = runs.map((run) => run.text).join('');
  if (saysNothing(text)) return;
  const share = linked / Math.max(1, letters(text));
  for (const piece of splitRuns(runs, paragraphEnds(text))) addLeaf(walk, piece, share, setting);
}

function addLeaf(walk: Walk, runs: readonly BlockRun[], share: number, setting: Setting): void {
  const text = runs.map((run) => run.text).join('');
  if (saysNothing(text)) return;
  const listed = withMarker(takeMarker(walk), plainMarker(runs));
  // A marker before a link belongs to the link.
  const linked = Math.round(share * letters(listed.map((run) => run.text).join('')));
  walk.out.push(leafOf(walk, listed, linked, listed.length > runs.length ? { ...setting, role: 'list-item' } : setting));
  walk.blanks = 0;
}

function takeMarker(walk: Walk): string {
  const marker = walk.markers;
  walk.markers = '';
  return marker;
}

function leafOf(walk: Walk, runs: readonly BlockRun[], linked: number, setting: Setting): Leaf {
  const place: TextPlace = { section: 1, paragraph: ++walk.paragraph, ...(walk.cell === null ? {} : { cell: walk.cell! }) };
  return { kind: 'leaf', runs, text: runs.map((run) => run.text).join(''), linked, scope: setting.scope, role: setting.role, centred: setting.centred, blanksBefore: walk.blanks, place, unread: setting.unread };
}

function addList(walk: Walk, list: Element, setting: Setting): void {
  const numbers = new ListNumbers(list);
  for (const child of list.children) {
    if (child.type !== 'element' || child.tagName !== 'li') {
      visit(walk, child, setting);
      continue;
    }
    flush(walk);
    walk.markers = (setting.unread === null ? walk.markers.replace(/^- $/, '') : '') + (numbers.markerOf(child) ?? '');
    visitElement(walk, child, setting);
    walk.markers = '';
  }
}

function addTable(walk: Walk, element: Element, setting: Setting): void {
  for (const child of element.children) if (child.type === 'element' && child.tagName === 'caption') visitElement(walk, child, setting);
  flush(walk);
  const { rowCount, columnCount, cells: places } = placeCells(element);
  const [outer, outerCell, number] = [walk.out, walk.cell, ++walk.table];
  // Alignment around a table is not that of its cells. Cells of one row share its scope.
  const rows = new Map<Element, Setting>();
  const cells = places.map((place): WebCell => {
    walk.out = [];
    walk.blanks = 0;
    walk.cell = { table: number, row: place.row + 1, column: place.column + 1 };
    if (!rows.has(place.tr)) rows.set(place.tr, settingOf(place.tr, { ...setting, centred: null }, false));
    if (place.element.children.length > 0) visitElement(walk, place.element, rows.get(place.tr)!);
    return { row: place.row, column: place.column, rowSpan: place.rowSpan, colSpan: place.colSpan, nodes: walk.out };
  });
  [walk.out, walk.cell, walk.blanks] = [outer, outerCell, 0];
  if (cells.some((cell) => cell.nodes.length > 0)) walk.out.push({ kind: 'table', rowCount, columnCount, cells, ruled: ruledOf(element), scope: setting.scope } satisfies WebTable);
}

function ruledOf(table: Element): boolean | null {
  const border = table.properties['border'];
  if (border !== undefined && border !== null) return Number(border) > 0;
  return /border(?:-collapse)?\s*:\s*(?:none|0)/i.test(styleOf(table)) ? false : null;
}
