import { InputError } from '../errors.js';

/** Elements whose content is never text of the page; dropped with all that stands in them. */
const dropped = new Set(['script', 'style', 'template', 'iframe', 'svg', 'math', 'object', 'audio', 'video', 'canvas', 'noembed', 'noframes']);
/** Their content is no markup: it ends at the first closing tag of its name. */
const rawText = new Set(['script', 'style', 'iframe', 'noembed', 'noframes']);

/** The only attributes that say how text is read; the rest (links, sources of pictures, events) is never looked at. */
const kept = new Set(['id', 'class', 'role', 'style', 'align', 'hidden', 'colspan', 'rowspan', 'start', 'value', 'type', 'reversed', 'border', 'href', 'name']);
/** The declarations of a style that say how text is read. */
const telling = /(?:text-align|font-weight|font-style|display|visibility|white-space|list-style(?:-type)?|border(?:-collapse)?|mso-list|mso-hide)\s*:[^;]{0,80}/gi;
/** Longer values are scripts and pictures in disguise. */
const longestValue = 1000;

const empty = new Set(['area', 'base', 'br', 'col', 'embed', 'hr', 'img', 'input', 'link', 'meta', 'param', 'source', 'track', 'wbr']);

/** Elements that end when one like them begins; what they end at last. */
const implied: Readonly<Record<string, { readonly ends: readonly string[]; readonly within: readonly string[] }>> = {
  p: { ends: ['p'], within: ['table', 'td', 'th', 'button'] },
  li: { ends: ['li'], within: ['ul', 'ol', 'table', 'td'] },
  dt: { ends: ['dt', 'dd'], within: ['dl', 'table'] },
  dd: { ends: ['dt', 'dd'], within: ['dl', 'table'] },
  a: { ends: ['a'], within: ['td', 'th', 'table', 'object'] },
  option: { ends: ['option'], within: ['select', 'table'] },
  td: { ends: ['td', 'th'], within: ['tr', 'table'] },
  th: { ends: ['td', 'th'], within: ['tr', 'table'] },
  tr: { ends: ['tr'], within: ['table'] },
  tbody: { ends: ['tbody', 'thead', 'tfoot'], within: ['table'] },
  tfoot: { ends: ['tbody', 'thead', 'tfoot'], within: ['table'] },
};

export interface SlimLimits {
  /** Characters of markup and text that may be left. */
  readonly markup: number;
  readonly tags: number;
  readonly depth: number;
}

export const slimLimits: SlimLimits = { markup: 12_000_000, tags: 2_500_000, depth: 900 };

/**
 * The page without what is never read: scripts, styles, comments, attributes without a say. One pass over the source, so that the parser
 * (whose cost grows with the depth of what is open) meets nothing that hangs it. Throws `too-large` with the limit that was passed.
 */
export function slim(source: string, limits: SlimLimits = slimLimits): string {
  const out: string[] = [];
  const open = new Depth(limits.depth);
  let [at, length, tags] = [0, 0, 0];
  const put = (text: string): void => {
    out.push(text);
    length += text.length;
    if (length > limits.markup) throw new InputError('too-large', `The web page has more than ${limits.markup / 1_000_000} million characters beside scripts and styles; save the document's part of it alone.`);
  };
  while (at < source.length) {
    const next = source.indexOf('<', at);
    if (next < 0) break;
    put(source.slice(at, next));
    const tag = readTag(source, next);
    at = tag.end;
    if (tag.kind === 'none') put('&lt;');
    if (!('name' in tag)) continue;
    if (++tags > limits.tags) throw new InputError('too-large', `The web page has more than ${limits.tags} tags; save the document's part of it alone.`);
    if (tag.kind === 'open' && dropped.has(tag.name)) at = skip(source, tag, at);
    else if (tag.kind === 'close') {
      open.close(tag.name);
      if (!dropped.has(tag.name)) put(`</${tag.name}>`);
    } else {
      if (!empty.has(tag.name)) open.open(tag.name);
      put(`<${tag.name}${tag.attributes}>`);
    }
  }
  put(source.slice(at));
  return out.join('');
}

/** What is open, as a parser would hold it, roughly; a page nested deeper than the limit is refused. */
class Depth {
  private readonly stack: string[] = [];
  private readonly count = new Map<string, number>();

  constructor(private readonly limit: number) {}

  open(name: string): void {
    const rule = implied[name];
    if (rule !== undefined) this.end(rule.ends, rule.within);
    this.stack.push(name);
    this.count.set(name, (this.count.get(name) ?? 0) + 1);
    if (this.stack.length > this.limit) throw new InputError('too-large', `The web page nests its elements more than ${this.limit} deep; save the document's part of it alone.`);
  }

  close(name: string): void {
    if ((this.count.get(name) ?? 0) > 0) this.cut(this.stack.lastIndexOf(name));
  }

  private end(ends: readonly string[], within: readonly string[]): void {
    for (let i = this.stack.length - 1; i >= 0 && !within.includes(this.stack[i]!); i--) {
      if (ends.includes(this.stack[i]!)) return this.cut(i);
    }
  }

  private cut(to: number): void {
    for (const name of this.stack.splice(to)) this.count.set(name, this.count.get(name)! - 1);
  }
}

type Tag =
  | { readonly kind: 'none' | 'comment'; readonly end: number }
  | { readonly kind: 'open' | 'close'; readonly name: string; readonly attributes: string; readonly closed: boolean; readonly end: number };

const nameAt = /[A-Za-z][^\s/>]*/y;

function readTag(source: string, at: number): Tag {
  if (source.startsWith('<!--', at)) return { kind: 'comment', end: endOf(source, '-->', at + 4) };
  if (source[at + 1] === '!' || source[at + 1] === '?') return { kind: 'comment', end: endOf(source, '>', at + 2) };
  const close = source[at + 1] === '/';
  nameAt.lastIndex = at + (close ? 2 : 1);
  const found = nameAt.exec(source)?.[0];
  // "<Tên đơn vị>" is text that somebody forgot to escape; a browser would hide it.
  if (found === undefined || !/^[\w:.-]+$/.test(found)) return { kind: 'none', end: at + 1 };
  const { text, end, closed } = readAttributes(source, nameAt.lastIndex);
  return { kind: close ? 'close' : 'open', name: found.toLowerCase(), attributes: close ? '' : text, closed, end };
}

function endOf(source: string, mark: string, from: number): number {
  const found = source.indexOf(mark, from);
  return found < 0 ? source.length : found + mark.length;
}

const attributeAt = /[\s/]*([^\s/>=]+)(?:\s*=\s*(?:"([^"]*)"?|'([^']*)'?|([^\s>]*)))?/y;

/** The attributes that are kept, as they are written again, and where the tag ends. */
function readAttributes(source: string, from: number): { text: string; end: number; closed: boolean } {
  let text = '';
  let at = from;
  while (at < source.length) {
    attributeAt.lastIndex = at;
    const found = attributeAt.exec(source);
    if (found === null) break;
    at = attributeAt.lastIndex;
    const name = found[1]!.toLowerCase();
    const value = found[2] ?? found[3] ?? found[4] ?? '';
    if (!kept.has(name) || value.length > longestValue || text.includes(` ${name}="`)) continue;
    const said = name === 'href' ? '#' : name === 'style' ? (value.match(telling) ?? []).join(';') : value;
    if (said !== '' || name !== 'style') text += ` ${name}="${said.replace(/"/g, '&quot;')}"`;
  }
  const end = endOf(source, '>', at);
  return { text, end, closed: source[end - 2] === '/' };
}

/** Where the content of a dropped element ends: at its closing tag, counting those of its kind inside. */
function skip(source: string, tag: { readonly name: string; readonly closed: boolean }, from: number): number {
  if (tag.closed && !rawText.has(tag.name)) return from;
  const tags = new RegExp(`<(/?)${tag.name}(?=[\\s/>])[^>]*>`, 'gi');
  tags.lastIndex = from;
  let depth = 1;
  for (let found = tags.exec(source); found !== null; found = tags.exec(source)) {
    if (found[1] === '/') depth--;
    else if (!rawText.has(tag.name) && !found[0].endsWith('/>')) depth++;
    if (depth === 0) return tags.lastIndex;
  }
  return source.length;
}
