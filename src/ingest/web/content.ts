import { common, inside, type Leaf, type Scope } from './page.js';
import { letters } from './runs.js';
import { isLetterhead, isSiteHeading, isSiteLine, linkShare, saysSite, signsOf, type SignKind } from './signs.js';
import { findFieldBox, type FieldBox } from './site-fields.js';
import { addTo } from '../../text/add-to.js';

export interface Content {
  /** Leaves that are the document's own. */
  readonly own: ReadonlySet<Leaf>;
  /** The portal's fields of the document, which stand for themselves. */
  readonly box: FieldBox | null;
}

/** Which of a page's leaves (those that are shown, in reading order) are the document; all others are the site's. `data`: leaves of tables of data; `lists`: of tables of links. */
export function findContent(leaves: readonly Leaf[], data: ReadonlySet<Leaf>, lists: ReadonlySet<Leaf>): Content {
  const signs = new Map(leaves.map((leaf) => [leaf, signsOf(leaf)]));
  const site = siteScopes(leaves, signs, tableParts(data));
  const free = leaves.filter((leaf) => !site(leaf.scope) && !lists.has(leaf));
  const core = free.filter((leaf) => signs.get(leaf)!.size > 0);
  const kinds = new Set(core.flatMap((leaf) => [...signs.get(leaf)!]));
  const container = kinds.size >= 2 ? narrow(core, signs) : densest(free);
  const chosen = new Set(free.filter((leaf) => container === null || inside(leaf.scope, container)));
  if (container !== null) for (const leaf of siblingsWithAnnexes(free, chosen, signs, container)) chosen.add(leaf);
  const body = trimmed(leaves.filter((leaf) => chosen.has(leaf)), { signs, data, container });
  const first = leaves.findIndex((leaf) => body.has(leaf) && signs.get(leaf)!.size > 0);
  const box = findFieldBox(leaves, (i) => !body.has(leaves[i]!) || i < first);
  for (const leaf of box === null ? [] : leaves.slice(box.from, box.to)) body.delete(leaf);
  return { own: body, box };
}

/** Signs that a site has none of by itself; where the only one of a page stands in a `<header>`, that is no header of the site. */
const telling: readonly SignKind[] = ['state', 'recipients', 'recital'];
/** An element that holds so much of the page's unlinked text is the page, whatever its class says. */
const mostOfPage = 0.4;

/** Rows, cells and groups of rows of tables of data: their classes ("header", "footer", "related") speak of the table. */
function tableParts(data: ReadonlySet<Leaf>): Set<Scope> {
  const parts = new Set<Scope>();
  for (const leaf of data) {
    for (let at: Scope | null = leaf.scope; at !== null && at.element.tagName !== 'table' && !parts.has(at); at = at.parent) parts.add(at);
  }
  return parts;
}

/** Tells whether a scope belongs to the site by what its elements say of themselves. */
function siteScopes(leaves: readonly Leaf[], signs: ReadonlyMap<Leaf, ReadonlySet<SignKind>>, inTables: ReadonlySet<Scope>): (scope: Scope) => boolean {
  const held = new Map<Scope, { text: number; kinds: Set<SignKind> }>();
  let all = 0;
  for (const leaf of leaves) {
    const unlinked = letters(leaf.text) - leaf.linked;
    all += unlinked;
    for (let at: Scope | null = leaf.scope; at !== null; at = at.parent) {
      const own = held.get(at) ?? { text: 0, kinds: new Set<SignKind>() };
      own.text += unlinked;
      for (const kind of signs.get(leaf)!) own.kinds.add(kind);
      held.set(at, own);
    }
  }
  const says = (scope: Scope): boolean => scope.element.tagName !== 'body' && !inTables.has(scope) && saysSite(scope.element) && (held.get(scope)?.text ?? 0) <= all * mostOfPage;
  const plain = within(says);
  const outside = new Set(leaves.filter((leaf) => !plain(leaf.scope)).flatMap((leaf) => [...signs.get(leaf)!]));
  const only = telling.filter((kind) => !outside.has(kind));
  return within((scope) => says(scope) && !only.some((kind) => held.get(scope)!.kinds.has(kind)));
}

/** Whether something holds of a scope or of one around it. */
function within(holds: (scope: Scope) => boolean): (scope: Scope) => boolean {
  const known = new Map<Scope, boolean>();
  return function asks(scope: Scope): boolean {
    const before = known.get(scope);
    if (before !== undefined) return before;
    const result = holds(scope) || (scope.parent !== null && asks(scope.parent));
    known.set(scope, result);
    return result;
  };
}

/** The innermost element around all signs; one that stands apart from the rest (a lone heading of the site) does not count. */
function narrow(core: readonly Leaf[], signs: ReadonlyMap<Leaf, ReadonlySet<SignKind>>): Scope {
  const strong = core.filter((leaf) => [...signs.get(leaf)!].some((kind) => kind !== 'issuer' && kind !== 'type' && kind !== 'number' && kind !== 'annex'));
  return (strong.length >= 2 ? strong : core).map((leaf) => leaf.scope).reduce(common);
}

/** A page with fewer letters is not narrowed without a sign of a document; an element must hold nearly all of what is unlinked. */
const tooShort = 500;
const nearlyAll = 0.9;

/** Without signs: down from the whole page as long as one child holds nearly all unlinked text. */
function densest(free: readonly Leaf[]): Scope | null {
  const own = free.filter((leaf) => linkShare(leaf) < 0.5);
  if (own.length === 0) return null;
  const total = own.reduce((sum, leaf) => sum + letters(leaf.text), 0);
  if (total < tooShort) return null;
  const held = new Map<Scope, number>();
  for (const leaf of own) for (let at: Scope | null = leaf.scope; at !== null; at = at.parent) held.set(at, (held.get(at) ?? 0) + letters(leaf.text));
  const wide = [...held].filter(([, text]) => text >= total * nearlyAll).map(([scope]) => scope);
  return wide.reduce((a, b) => (b.depth > a.depth ? b : a));
}

/** Sections of a Word file saved as a page, and annexes, stand beside what holds the body. */
function siblingsWithAnnexes(free: readonly Leaf[], chosen: ReadonlySet<Leaf>, signs: ReadonlyMap<Leaf, ReadonlySet<SignKind>>, container: Scope): Leaf[] {
  const groups = new Map<Scope, Leaf[]>();
  for (const leaf of free) {
    if (chosen.has(leaf)) continue;
    const top = belowCommon(leaf.scope, container);
    addTo(groups, top, leaf);
  }
  const kin = `${container.element.tagName}|${familyOf(container)}`;
  return [...groups].flatMap(([scope, leaves]) => {
    const belongs = (familyOf(scope) !== '' && `${scope.element.tagName}|${familyOf(scope)}` === kin) || leaves.some((leaf) => signs.get(leaf)!.has('annex') || signs.get(leaf)!.has('state') || signs.get(leaf)!.has('type')) || isDataTable(leaves);
    return belongs ? leaves : [];
  });
}

const familyOf = (scope: Scope): string => [scope.element.properties['className']].flat().filter((name) => typeof name === 'string').join(' ').replace(/\d+/g, '#');

/** The outermost element around a scope that does not hold the other scope as well. */
function belowCommon(scope: Scope, other: Scope): Scope {
  const shared = common(scope, other);
  let at = scope;
  while (at !== shared && at.parent !== null && at.parent !== shared) at = at.parent;
  return at;
}

/** Three columns and rows and more, that begin with a number of the row. */
const isDataTable = (leaves: readonly Leaf[]): boolean => leaves.some((leaf) => /^(?:STT|TT|Số TT)$/iu.test(leaf.text.trim())) && leaves.some((leaf) => (leaf.place.cell?.column ?? 0) >= 3 && (leaf.place.cell?.row ?? 0) >= 3);

/** Letterheads have so many lines of capitals above the name of the state. */
const mostAbove = 4;

interface Judged {
  readonly signs: ReadonlyMap<Leaf, ReadonlySet<SignKind>>;
  readonly data: ReadonlySet<Leaf>;
  readonly container: Scope | null;
}

/** Without what stands before the letterhead, below a heading of the site behind the document, and what is to be pressed. */
function trimmed(leaves: readonly Leaf[], { signs, data, container }: Judged): Set<Leaf> {
  const has = (leaf: Leaf, kinds: readonly SignKind[]): boolean => kinds.some((kind) => signs.get(leaf)!.has(kind));
  const start = openingOf(leaves, letterheadSign(leaves, has), container);
  // Behind the last sign and the last table a site's heading cannot be one of the document's.
  const last = leaves.findLastIndex((leaf) => signs.get(leaf)!.size > 0 || data.has(leaf));
  const after = leaves.findIndex((leaf, i) => i > last && isSiteHeading(leaf.text));
  const end = after < 0 ? leaves.length : after;
  const sites = (leaf: Leaf): boolean => !data.has(leaf) && signs.get(leaf)!.size === 0 && (isSiteLine(leaf.text) || isMenu(leaf));
  return new Set(leaves.filter((leaf, i) => i >= start && i < end && !sites(leaf)));
}

/** What a document has only below its letterhead; a site's table of contents lists divisions too. */
const below: readonly SignKind[] = ['recital', 'recipients', 'signature'];

/** The first line of the letterhead; none where the body begins before it: a form in an annex has the name of the state too. */
function letterheadSign(leaves: readonly Leaf[], has: (leaf: Leaf, kinds: readonly SignKind[]) => boolean): number {
  const sign = leaves.findIndex((leaf) => has(leaf, ['state', 'number']));
  const body = leaves.findIndex((leaf) => has(leaf, leaf.scope.element.tagName === 'li' ? below : [...below, 'division']));
  return body >= 0 && body < sign ? -1 : sign;
}

/** Where the letterhead begins: the part of the container that holds its first sign, and lines of capitals before it. */
function openingOf(leaves: readonly Leaf[], sign: number, container: Scope | null): number {
  if (sign < 0 || container === null) return 0;
  const part = partOf(leaves[sign]!.scope, container);
  let start = sign;
  while (start > 0 && part !== container && partOf(leaves[start - 1]!.scope, container) === part) start--;
  for (let i = start - 1, steps = 0; i >= 0 && steps < mostAbove && isLetterhead(leaves[i]!.text); i--, steps++) start = i;
  return start;
}

/** The child of the container around a scope. */
function partOf(scope: Scope, container: Scope): Scope {
  let at = scope;
  while (at.depth > container.depth + 1 && at.parent !== null) at = at.parent;
  return at;
}

/** An item that is a link and nothing else, in a list. */
const isMenu = (leaf: Leaf): boolean => leaf.scope.element.tagName === 'li' && linkShare(leaf) > 0.9;
