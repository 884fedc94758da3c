import type { SectionNode } from '../model/document.js';
import type { Agency } from '../model/record.js';
import { findTimeInText } from '../times/in-text.js';
import { level } from '../times/tokens.js';
import { adverbial, chargesItsItems, chargesNobody, exception, looseHeading, noActor, opens, order, predicate, reporting, reports } from './duty-words.js';
import { endOf, headingOf, isBullet, wholeText, nodeWords } from './nodes.js';
import { coordinatingIn, headingAgencies, headSpan, leadersIn, unique } from './parties.js';
import { referencesIn } from './references.js';
import type { TaskDraft, TaskFacts } from './types.js';

interface Walk {
  readonly facts: TaskFacts;
  readonly sections: readonly SectionNode[];
  readonly used: ReadonlySet<SectionNode>;
  readonly out: TaskDraft[];
}

interface Place {
  readonly group: readonly string[];
  /** Items from the root down, for references to "mục này". */
  readonly path: readonly SectionNode[];
  /** Below a heading such as "Tổ chức thực hiện". */
  readonly organising: boolean;
}

/** Who is charged at a place: the heading's agencies, and whom an introduction has them work with. */
interface Charge {
  readonly lead: readonly Agency[];
  readonly partners: readonly Agency[];
}

/** Items under headings that name who is charged with them, and items that begin with the agency charged. */
export function duties(sections: readonly SectionNode[], facts: TaskFacts, used: ReadonlySet<SectionNode>): TaskDraft[] {
  const walk: Walk = { facts, sections, used, out: [] };
  lookIn(sections, { group: [], path: [], organising: false }, walk);
  return walk.out;
}

function lookIn(nodes: readonly SectionNode[], place: Place, walk: Walk): void {
  const actors = nodes.filter((n) => n.children.length > 0 && namesActor(n, place, walk.facts)).length;
  const headings = nodes.filter((n) => n.title !== null && n.children.length > 0).length;
  // one "Doanh nghiệp số" among the matters of a programme is a matter too
  const enough = place.organising ? actors > 0 : actors > 1;
  let behind = place.organising;
  for (const [i, node] of (place.organising ? adopted(nodes, walk) : nodes).entries()) {
    if (walk.used.has(node)) continue;
    if (!place.organising && node.kind === 'paragraph' && node.children.length === 0 && looseHeading.test(level(nodeWords(node)))) {
      lookIn(nodes.slice(i + 1), { ...place, group: [...place.group, headingOf(node)], organising: true }, walk);
      return;
    }
    const agencies = actorsOf(node, place, actors * 2 >= headings && enough, walk.facts);
    if (agencies !== null) charged(node, introduced({ lead: agencies, partners: [] }, nodeWords(node), walk), under(node, place), walk);
    else if (!ownDuty(node, place, walk)) {
      const here = inside(node, place, behind);
      behind ||= here.organising;
      lookIn(node.children, here, walk);
    }
  }
}

/**
 * An unmarked line of agencies ("Sở Tài chính:"), or one with another sign than what follows ("* Sở Tài chính", "- Bố trí …"), heads the items
 * that follow it; here they stand under it.
 */
function adopted(nodes: readonly SectionNode[], walk: Walk): readonly SectionNode[] {
  const out: { node: SectionNode; children: SectionNode[] | null; under: string | null }[] = [];
  for (const node of nodes) {
    const last = out.at(-1);
    const opener = (node.kind === 'paragraph' || (isBullet(node) && node.marker !== last?.under)) && node.children.length === 0 && nodeWords(node).length < 300 && headingAgencies(nodeWords(node), walk.facts) !== null;
    const item = isBullet(node) || (node.title === null && node.marker !== null) || (node.kind === 'paragraph' && subjectSpan(nodeWords(node), walk.facts) === null);
    const fits = last?.children && !walk.used.has(node) && (!isBullet(last.node) || node.marker !== last.node.marker);
    if (!opener && item && fits) {
      last.children!.push(node);
      last.under ??= node.marker;
    } else out.push({ node, children: opener && !walk.used.has(node) ? [] : null, under: null });
  }
  return out.map(({ node, children }) => (children === null || children.length === 0 ? node : { ...node, children }));
}

/** A place inside an item whose words head what follows, whether it was set as a heading or not. */
function under(node: SectionNode, place: Place): Place {
  return { ...place, group: [...place.group, headingOf(node)], path: [...place.path, node] };
}

function inside(node: SectionNode, place: Place, behind: boolean): Place {
  const heading = node.title !== null;
  return {
    group: heading ? [...place.group, headingOf(node)] : place.group,
    path: [...place.path, node],
    organising: place.organising || (heading && chargesItsItems(nodeWords(node), behind)),
  };
}

/** "Cấp tỉnh", "Doanh nghiệp số" name a level or a matter, unless the heading above organises. */
function namesActor(node: SectionNode, place: Place, facts: TaskFacts): boolean {
  const words = nodeWords(node);
  if (words.length > 600 || headingAgencies(words, facts) === null) return false;
  return place.organising || !/^cấp /u.test(level(words));
}

/**
 * The agencies a heading charges. Among neighbours that are agencies, a heading the register does not know is taken for one too; outside
 * "Tổ chức thực hiện" a heading is one of agencies only among such neighbours.
 */
function actorsOf(node: SectionNode, place: Place, amongActors: boolean, facts: TaskFacts): Agency[] | null {
  if (node.children.length === 0 || isBullet(node)) return null;
  if (!place.organising && (!amongActors || place.group.some((heading) => reporting.test(level(heading))))) return null;
  const words = nodeWords(node);
  if (namesActor(node, place, facts)) return headingAgencies(words, facts);
  const bare = headingOf(node);
  if (!amongActors || !place.organising || node.title === null || bare.length > 200 || noActor.test(level(bare))) return null;
  const read = facts.agencies(bare.replace(/^đề nghị:?\s+/iu, ''));
  return read.length > 0 ? read : null;
}

/** The items under an agency heading: its bullets, letters and paragraphs. */
function charged(heading: SectionNode, charge: Charge, place: Place, walk: Walk): void {
  const bullets = heading.children.some(isBullet);
  let current = charge;
  for (const child of adopted(heading.children, walk)) {
    if (walk.used.has(child)) continue;
    const words = nodeWords(child);
    const own = child.children.length > 0 ? actorsOf(child, place, false, walk.facts) : null;
    const deeper = child.title === null ? { ...place, path: [...place.path, child] } : under(child, place);
    if (own !== null) charged(child, { lead: own, partners: [] }, deeper, walk);
    else if (isBullet(child)) emit(child, current, place, walk, partners(heading, child, walk.facts));
    else if (child.title !== null && child.children.length > 0) charged(child, introduced(current, words, walk), deeper, walk);
    else {
      const intro = opens.test(level(words)) && (child.children.length > 0 || (child.kind === 'paragraph' && bullets));
      const within = intro ? introduced(current, words, walk) : current;
      if (!intro && words !== '' && !chargesNobody(words, child.marker !== null)) emit(child, current, place, walk);
      if (child.children.length > 0) charged(child, within, deeper, walk);
      else if (intro) current = introduced(charge, words, walk);
    }
  }
}

/** "Chủ trì, phối hợp với các đơn vị liên quan thực hiện, cụ thể:" gives each item under it that partner. */
function introduced(charge: Charge, words: string, walk: Walk): Charge {
  return opens.test(level(words)) ? { ...charge, partners: unique([...charge.partners, ...coordinatingIn(words, walk.facts)]) } : charge;
}

/** An item that begins with the agency charged: "c) Sở Tài chính: Tham mưu …", "3. Sở TT&TT chủ trì …". False where it is none. */
function ownDuty(node: SectionNode, place: Place, walk: Walk): boolean {
  const words = nodeWords(node);
  // the heading of an article is none
  if (node.kind === 'article' && node.title !== null && headingAgencies(words, walk.facts) === null) return false;
  if (words.length > 6000 || chargesNobody(words, node.marker !== null)) return false;
  const span = subjectSpan(words, walk.facts);
  if (span === null || !(place.organising && node.kind !== 'article') && !isCharge(node, words, span, place)) return false;
  const rest = level(words.slice(span[1]));
  const items = node.children.filter((c) => !walk.used.has(c));
  const bare = !/[A-Za-zÀ-ỹ]{2}/u.test(rest);
  if ((bare && items.length === 0) || reports(rest)) return false;
  const agencies = unique(walk.facts.agencies(words.slice(span[0], span[1])));
  if (agencies.length === 0) return false;
  const charge: Charge = { lead: agencies, partners: [] };
  const heads = bare || (node.title !== null && items.length > 0 && !/[.;,]$/u.test(words) && words.split(' ').length <= 20);
  if (heads) {
    // the register knows the head of a name only ("Ban Thường trực … xã"): still the heading of what follows
    charged(node, charge, under(node, place), walk);
    return true;
  }
  const intro = opens.test(rest) && (items.length > 0 || node.kind === 'paragraph');
  if (!intro) emit(node, charge, place, walk);
  if (items.length > 0) charged(node, intro ? introduced(charge, words, walk) : charge, { ...place, path: [...place.path, node] }, walk);
  return true;
}

/** "Giao Sở Y tế chủ trì …" charges wherever it stands but in a report; an article charges with "có trách nhiệm", "chủ trì" too. */
function isCharge(node: SectionNode, words: string, span: readonly [number, number], place: Place): boolean {
  if (place.group.some((h) => reporting.test(level(h))) || !predicate.test(level(words.slice(span[1], span[1] + 200)))) return false;
  return node.kind === 'article' || order.test(level(words.slice(0, 40)));
}

/** Bounds of the agencies an item charges: at its head, or behind an adverbial ("Căn cứ Kế hoạch này, các sở, ngành xây dựng …"). */
function subjectSpan(words: string, facts: TaskFacts): readonly [number, number] | null {
  const head = headSpan(words, facts);
  if (head !== null || !adverbial.test(level(words.slice(0, 40)))) return head;
  for (const comma of [...words.slice(0, 400).matchAll(/, (?=[A-Za-zÀ-ỹ])/gu)].slice(0, 8)) {
    if (/[.;]\s/u.test(words.slice(0, comma.index))) return null;
    const at = comma.index + comma[0].length;
    const span = headSpan(words.slice(at), facts);
    if (span !== null && predicate.test(level(words.slice(at + span[1], at + span[1] + 200)))) return [at + span[0], at + span[1]];
  }
  return null;
}

/**
 * Whom an item itself puts before what is to be done: "Sở Xây dựng: Quản lý …", "Sở Tài chính có trách nhiệm …", or under a heading of a
 * collective ("Các sở, ban, ngành") one that is its subject.
 */
function runInLead(text: string, heading: readonly Agency[], facts: TaskFacts): Agency[] | null {
  const span = headSpan(text, facts);
  if (span === null) return null;
  const rest = text.slice(span[1], span[1] + 200);
  const low = level(rest);
  const collective = heading.some((a) => a.id.startsWith('cac-')) && predicate.test(low) && !reports(low);
  if (!collective && !/^ (?:có trách nhiệm|chịu trách nhiệm|chủ trì)(?![A-Za-zÀ-ỹ])/u.test(low) && !/^\s?(?:\([^()]{0,120}\))?\s?:\s*[A-Za-zÀ-ỹ]/u.test(rest)) return null;
  const found = unique(facts.agencies(text.slice(span[0], span[1])));
  return found.length > 0 ? found : null;
}

/** "Chủ trì, phối hợp với:" over bullets that begin with whom. */
function partners(parent: SectionNode, item: SectionNode, facts: TaskFacts): Agency[] {
  if (!/phối hợp(?: với| cùng)? ?:?$/u.test(level(nodeWords(parent)))) return [];
  const words = nodeWords(item);
  const span = headSpan(words, facts);
  return span === null ? [] : facts.agencies(words.slice(span[0], span[1]));
}

function emit(node: SectionNode, charge: Charge, place: Place, walk: Walk, partnersOf: readonly Agency[] = []): void {
  const { facts } = walk;
  // "Chủ trì thực hiện:" says nothing without the lines it opens
  const opening = isBullet(node) && node.children.length > 0 && opens.test(level(nodeWords(node)));
  const text = opening ? wholeText(node) : nodeWords(node);
  // a page number or a stray mark is nobody's duty
  if (!/[A-Za-zÀ-ỹ]{2}/u.test(text)) return;
  const named = runInLead(text, charge.lead, facts) ?? leadersIn(text, charge.lead, facts);
  const refers = referencesIn(text, walk.sections, place.path);
  walk.out.push({
    kind: 'duty',
    marker: node.marker,
    text,
    group: place.group,
    lead: named.length > 0 ? named : charge.lead,
    coordinating: unique([...partnersOf, ...coordinatingIn(text, facts), ...charge.partners]),
    implementing: [],
    deliverable: null,
    time: findTimeInText(text, facts),
    expectsTime: false,
    exception: exception.test(level(text)),
    refersTo: refers.ids,
    span: opening ? [node.span[0], endOf(node)] : node.span,
    findings: refers.findings,
  });
}
