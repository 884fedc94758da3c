import type { SectionNode } from '../model/document.js';
import type { Agency } from '../model/record.js';
import { findTimeInText } from '../times/in-text.js';
import { level } from '../times/tokens.js';
import { headingOf, isBullet, wordsOf } from './nodes.js';
import { coordinatingIn, headingAgencies, headSpan, leadersIn, unique } from './parties.js';
import { referencesIn } from './references.js';
import type { TaskDraft, TaskFacts } from './types.js';

/** Headings under which everybody named is charged with something. */
const organising = /tổ chức (?:triển khai )?(?:thực hiện|theo dõi|triển khai)|phân công|^(?:\S+ ){0,2}trách nhiệm (?:của|thực hiện|thi hành|và)|trách nhiệm (?:thực hiện|thi hành)$|nhiệm vụ (?:của các|các) (?:cơ quan|sở|đơn vị)/u;

/** Headings that name agencies but charge them with nothing. */
const reporting = /kết quả|tình hình|đánh giá|thực trạng|thành phần|hạn chế|tồn tại|nguyên nhân|kinh phí|nguồn vốn|đối tượng|phạm vi/u;

/** Headings inside "Tổ chức thực hiện" that are no actor, though their neighbours are. */
const noActor = /^(?:nhiệm vụ|kinh phí|chế độ|công tác|thời gian|giải pháp|tổ chức|theo dõi|kiểm tra|báo cáo|yêu cầu|phân công|trách nhiệm|một số|đối với|quy định|điều khoản|hiệu lực|nguồn)(?= |$)/u;

/** Closing words of a plan, no duty. */
const closing = /^(?:trên đây là|trong quá trình|yêu cầu (?:các|thủ trưởng|giám đốc)|đề nghị (?:các cơ quan, đơn vị|thủ trưởng)|kế hoạch này|nơi nhận)/u;

/** A sentence that only opens what follows. */
const opens = /(?::|như sau|sau đây|sau)\s*[.;,]?$/u;

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

/** Items under headings that name who is charged with them, and items that begin with the agency charged. */
export function duties(sections: readonly SectionNode[], facts: TaskFacts, used: ReadonlySet<SectionNode>): TaskDraft[] {
  const walk: Walk = { facts, sections, used, out: [] };
  lookIn(sections, { group: [], path: [], organising: false }, walk);
  return walk.out;
}

function lookIn(nodes: readonly SectionNode[], place: Place, walk: Walk): void {
  const actors = nodes.filter((n) => n.children.length > 0 && namesActor(n, place, walk.facts)).length;
  const headings = nodes.filter((n) => n.title !== null && n.children.length > 0).length;
  for (const node of nodes) {
    if (walk.used.has(node)) continue;
    const agencies = actorsOf(node, place, actors * 2 >= headings && actors > 0, walk.facts);
    if (agencies !== null) charged(node, agencies, inside(node, place), walk);
    else if (!ownDuty(node, place, walk)) lookIn(node.children, inside(node, place), walk);
  }
}

function inside(node: SectionNode, place: Place): Place {
  const words = wordsOf(node);
  const heading = node.title !== null;
  return {
    group: heading ? [...place.group, headingOf(node)] : place.group,
    path: [...place.path, node],
    organising: place.organising || (heading && words.length < 200 && organising.test(level(words))),
  };
}

/** "Cấp tỉnh", "Doanh nghiệp số" name a level or a matter, unless the heading above organises. */
function namesActor(node: SectionNode, place: Place, facts: TaskFacts): boolean {
  const words = wordsOf(node);
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
  const words = wordsOf(node);
  if (namesActor(node, place, facts)) return headingAgencies(words, facts);
  const bare = headingOf(node);
  if (!amongActors || !place.organising || node.title === null || bare.length > 200 || noActor.test(level(bare))) return null;
  const read = facts.agencies(bare.replace(/^đề nghị:?\s+/iu, ''));
  return read.length > 0 ? read : null;
}

/** The items under an agency heading: its bullets, letters and paragraphs. */
function charged(heading: SectionNode, agencies: readonly Agency[], place: Place, walk: Walk): void {
  const bullets = heading.children.some(isBullet);
  for (const child of heading.children) {
    if (walk.used.has(child)) continue;
    const words = wordsOf(child);
    const own = child.children.length > 0 ? actorsOf(child, place, false, walk.facts) : null;
    const deeper = { ...place, path: [...place.path, child], group: child.title === null ? place.group : [...place.group, headingOf(child)] };
    if (own !== null) charged(child, own, deeper, walk);
    else if (isBullet(child)) emit(child, agencies, place, walk, partners(heading, child, walk.facts));
    else if (child.title !== null && child.children.length > 0) charged(child, agencies, deeper, walk);
    else {
      const intro = opens.test(level(words)) && (child.children.length > 0 || (child.kind === 'paragraph' && bullets));
      if (!intro && words !== '' && !closing.test(level(words))) emit(child, agencies, place, walk);
      if (child.children.length > 0) charged(child, agencies, deeper, walk);
    }
  }
}

/** An item that begins with the agency charged: "c) Sở Tài chính: Tham mưu …", "3. Sở TT&TT chủ trì …". False where it is none. */
function ownDuty(node: SectionNode, place: Place, walk: Walk): boolean {
  if (!place.organising || node.kind === 'article') return false;
  const words = wordsOf(node);
  if (closing.test(level(words)) || words.length > 6000) return false;
  const span = headSpan(words, walk.facts);
  if (span === null) return false;
  const rest = level(words.slice(span[1]));
  if (!/\p{L}{2}/u.test(rest) || reports(rest)) return false;
  const agencies = unique(walk.facts.agencies(words.slice(span[0], span[1])));
  if (agencies.length === 0) return false;
  const items = node.children.filter((c) => !walk.used.has(c));
  const heads = node.title !== null && items.length > 0 && !/[.;,]$/u.test(words) && words.split(' ').length <= 20;
  if (heads) {
    // the register knows the head of a name only ("Ban Thường trực … xã"): still the heading of what follows
    charged(node, agencies, inside(node, place), walk);
    return true;
  }
  if (!(opens.test(rest) && items.length > 0)) emit(node, agencies, place, walk);
  if (items.length > 0) charged(node, agencies, { ...place, path: [...place.path, node] }, walk);
  return true;
}

/** The agency is the subject of a report, not charged ("Sở Y tế đã triển khai …"). */
const reports = (rest: string): boolean => /^,? ?(?:đã|được thành lập|hiện có|gồm)(?= )/u.test(rest);

/** "Chủ trì, phối hợp với:" over bullets that begin with whom. */
function partners(parent: SectionNode, item: SectionNode, facts: TaskFacts): Agency[] {
  if (!/phối hợp(?: với| cùng)? ?:?$/u.test(level(wordsOf(parent)))) return [];
  const words = wordsOf(item);
  const span = headSpan(words, facts);
  return span === null ? [] : facts.agencies(words.slice(span[0], span[1]));
}

function emit(node: SectionNode, heading: readonly Agency[], place: Place, walk: Walk, partnersOf: readonly Agency[] = []): void {
  const { facts } = walk;
  const text = wordsOf(node);
  // a page number or a stray mark is nobody's duty
  if (!/\p{L}{2}/u.test(text)) return;
  const named = leadersIn(text, heading, facts);
  const refers = referencesIn(text, walk.sections, place.path);
  walk.out.push({
    kind: 'duty',
    marker: node.marker,
    text,
    group: place.group,
    lead: named.length > 0 ? named : heading,
    coordinating: unique([...partnersOf, ...coordinatingIn(text, facts)]),
    implementing: [],
    deliverable: null,
    time: findTimeInText(text, facts),
    expectsTime: false,
    refersTo: refers.ids,
    span: node.span,
    findings: refers.findings,
  });
}
