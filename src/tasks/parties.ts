import type { Agency } from '../model/record.js';
import { level } from '../times/tokens.js';
import type { Parties, TaskFacts } from './types.js';

/** Words of request before the agency that is charged ("Giao Sở …", "Đề nghị …", "Trách nhiệm của …"). */
const request = /^(?:(?:kính |trân trọng )?đề nghị|giao cho|giao|yêu cầu|đối với|(?:trách nhiệm|nhiệm vụ|phần việc)(?:,? (?:và )?(?:trách nhiệm|nhiệm vụ))?(?: chung| cụ thể| chính)?(?: của)|phân công|về phía|mời|riêng|các (?:ông|đồng chí)(?: ?\(bà\)|,? (?:và )?bà)?)(?: ?:)? /u;

/** What may stand between the agencies of a heading and its colon ("Sở Tài chính có trách nhiệm:"). */
const fill = /^(?: ?\([^()]{0,120}\))?(?: (?:có |chịu |là |với |thực hiện |chủ trì |tham mưu |các |những |một số )?(?:trách nhiệm|nhiệm vụ|quyền hạn|chủ trì|phối hợp|thực hiện|tham mưu|tổ chức|triển khai|cơ quan|sau|như sau|cụ thể)[^.;:]{0,60})?\s*:?$/u;

/** Verbs that send somebody else: "Chỉ đạo các đơn vị trực thuộc phối hợp với …" is no coordination of the one charged. */
const causative = /^(?:chỉ đạo|khuyến khích|hướng dẫn|vận động|yêu cầu|đôn đốc|đề nghị|huy động|tạo điều kiện|định hướng|hỗ trợ)(?=[ ,])/u;

const together = /(?<![A-Za-zÀ-ỹ\d])phối hợp(?: (?:chặt chẽ|thường xuyên|tốt|hiệu quả|đồng bộ|tích cực|chủ động))*(?: (?:cùng với|cùng|với))?(?= )/gu;

/** Words that make the agency before them the one that leads. */
const leads = /^(?: ?\([^()]{0,120}\))? (?:(?:có trách nhiệm |được giao |sẽ |tiếp tục )?chủ trì|(?:là )?(?:cơ quan )?(?:đầu mối|thường trực)|chịu trách nhiệm chính|làm đầu mối)/u;

/** How much of a text is a word of request. */
export function requestLength(text: string): number {
  return request.exec(level(text))?.[0].length ?? 0;
}

/** "Tổ chức truyền thông …" is a verb; as a body it goes on with what it is an organisation of. */
const verbAtHead = /^tổ chức (?!(?:chính trị|đoàn thể|xã hội|tôn giáo|tín dụng|đảng|công đoàn|hội|kinh tế|cung cấp|hành nghề|nghề nghiệp|thành viên|khoa học))/u;

/** Bounds of the agencies at the head of a text, words of request set aside; null where it begins with none. */
export function headSpan(text: string, facts: TaskFacts): readonly [number, number] | null {
  const start = requestLength(text);
  if (verbAtHead.test(level(text.slice(start, start + 40)))) return null;
  const length = facts.agencyPrefix(text.slice(start));
  return length > 0 ? [start, start + length] : null;
}

/** The agencies a heading consists of ("Sở Y tế (cơ quan thường trực):"); null where it is no heading of agencies. */
export function headingAgencies(heading: string, facts: TaskFacts): Agency[] | null {
  let known = headings.get(facts);
  if (known === undefined) headings.set(facts, (known = new Map()));
  const before = known.get(heading);
  if (before !== undefined) return before;
  const found = readHeading(heading, facts);
  known.set(heading, found);
  return found;
}

/** Headings are looked at several times in one reading of tasks. */
const headings = new WeakMap<TaskFacts, Map<string, Agency[] | null>>();

function readHeading(heading: string, facts: TaskFacts): Agency[] | null {
  const start = requestLength(heading);
  const bare = heading.slice(start).replace(/\s*[:.;,]\s*$/u, '').trim();
  if (bare === '' || verbAtHead.test(level(bare))) return null;
  if (facts.isAgencyList(bare)) return some(facts.agencies(bare));
  const span = headSpan(heading, facts);
  if (span !== null && fill.test(level(heading.slice(span[1])))) return some(facts.agencies(heading.slice(span[0], span[1])));
  const open = bare.replace(/\s*\([^()]*\)\s*$/u, '');
  return open !== bare && open !== '' && facts.isAgencyList(open) ? some(facts.agencies(open)) : null;
}

const some = (list: Agency[]): Agency[] | null => (list.length > 0 ? list : null);

/** "phối hợp với X": X, up to where the list of agencies ends. */
export function coordinatingIn(text: string, facts: TaskFacts): Agency[] {
  const low = level(text);
  const out: Agency[] = [];
  for (const match of [...low.matchAll(together)].slice(0, 50)) {
    if (sendsOthers(low, match.index)) continue;
    const rest = text.slice(match.index + match[0].length).replace(/^\s+/u, '');
    const length = facts.agencyPrefix(rest);
    if (length > 0) out.push(...facts.agencies(rest.slice(0, length)));
  }
  return unique(out);
}

/** Whether the clause up to `at` has somebody else as its subject. */
function sendsOthers(low: string, at: number): boolean {
  const clause = /[^.;:]*$/u.exec(low.slice(Math.max(0, at - 400), at))![0].trimStart();
  return causative.test(clause) && !/[,;]\s*(?:(?:chủ động|tích cực|thường xuyên|đồng thời|và) ?)*$/u.test(clause);
}

/** The agencies of a heading the item itself names as the ones that lead; empty where it names none of them so. */
export function leadersIn(text: string, among: readonly Agency[], facts: TaskFacts): Agency[] {
  if (among.length < 2 || !/chủ trì|đầu mối|thường trực|trách nhiệm/u.test(level(text))) return [];
  const ids = new Set(among.map((a) => a.id));
  for (const start of clauseStarts(text)) {
    const length = facts.agencyPrefix(text.slice(start, start + 500));
    if (length === 0 || !leads.test(level(text.slice(start + length, start + length + 200)))) continue;
    const found = facts.agencies(text.slice(start, start + length)).filter((a) => ids.has(a.id));
    if (found.length > 0) return found;
  }
  return [];
}

function clauseStarts(text: string): number[] {
  return [0, ...[...text.slice(0, 3000).matchAll(/[,;.] (?=[A-Za-zÀ-ỹ])/gu)].slice(0, 80).map((m) => m.index + 2)];
}

type Part = keyof Parties;

/** Words that say what part the agencies beside them have. */
const parts: readonly (readonly [Part, string])[] = [
  ['lead', '(?:cơ quan |đơn vị )?(?:chủ trì|đầu mối|chịu trách nhiệm chính)'],
  ['coordinating', '(?:các )?(?:cơ quan |đơn vị )?(?:phối hợp)'],
  ['implementing', '(?:cơ quan |đơn vị )?(?:tổ chức thực hiện|thực hiện|tham gia|triển khai)'],
];
const partWords = parts.map(([part, words]) => `(?<${part}>${words})`).join('|');
const more = '(?: (?:thực hiện|triển khai|tham mưu|chính|chung)){0,2}';
/** "Chủ trì: Sở A; Phối hợp: Sở B": before what it is said of. */
const partLabel = new RegExp(`(?:^|[;,.(] ?|- ?|\\+ ?)(?:${partWords})${more} ?: ?`, 'gu');
/** "Sở A (chủ trì), Sở B (phối hợp)", "Sở A chủ trì; Sở B phối hợp": behind it. */
const partMark = new RegExp(`(?: ?\\((?:là )?(?:${partWords})${more}\\)| (?:${partWords.replaceAll('?<', '?<_')})${more}(?= ?(?:[;,.)]|$)))`, 'gu');

/**
 * The agencies of a cell or line by the part each has there: "Sở A chủ trì, phối hợp với Sở B", "Chủ trì: Sở A; phối hợp: Sở B",
 * "Sở A (chủ trì), Sở B (phối hợp)". Where none is said, all have `part`.
 */
export function partiesIn(text: string, facts: TaskFacts, part: 'lead' | 'implementing' = 'lead'): Parties {
  const low = level(text);
  const labelled = [...low.matchAll(partLabel)];
  if (labelled.length > 1) return collected(labelled.map((m, i) => [partOf(m), text.slice(m.index + m[0].length, labelled[i + 1]?.index)]), facts);
  const split = /(?:[,;.(]? ?)(?:(?:các )?(?:cơ quan|đơn vị) )?phối hợp(?: thực hiện)?(?: (?:cùng với|cùng|với)| ?:)? /u.exec(low);
  if (split !== null && split.index > 0) {
    const lead = text.slice(0, split.index).replace(/^\s*chủ trì\s*:/iu, '');
    return collected([[part === 'lead' || /chủ trì/u.test(low.slice(0, split.index)) ? 'lead' : part, lead], ['coordinating', text.slice(split.index + split[0].length)]], facts);
  }
  const marked = [...low.matchAll(partMark)];
  if (marked.every((m) => partOf(m) === 'implementing')) return collected([[part, text]], facts);
  const pieces = marked.map((m, i): [Part, string] => [partOf(m), text.slice(i === 0 ? 0 : marked[i - 1]!.index + marked[i - 1]![0].length, m.index)]);
  const last = marked.at(-1)!;
  // whoever stands behind the one that leads only works with it
  return collected([...pieces, [part === 'lead' ? 'coordinating' : part, text.slice(last.index + last[0].length)]], facts);
}

const partOf = (match: RegExpMatchArray): Part => parts.find(([name]) => (match.groups![name] ?? match.groups![`_${name}`]) !== undefined)![0];

function collected(pieces: readonly (readonly [Part, string])[], facts: TaskFacts): Parties {
  const of = (part: Part): Agency[] => unique(pieces.flatMap(([p, text]) => (p === part ? agenciesIn(text, facts) : [])));
  return { lead: of('lead'), coordinating: of('coordinating'), implementing: of('implementing') };
}

/** A list of agencies is short; longer text says what each is to do ("Sở A thực hiện điểm a; Sở B …"): the heads of its clauses. */
const longestList = 400;

function agenciesIn(text: string, facts: TaskFacts): Agency[] {
  if (text.length <= longestList) return facts.agencies(text);
  const clauses = text.split(/[;.](?=\s)|\s-\s/u).map((clause) => clause.trim());
  return clauses.every((c) => facts.isAgencyList(c) || c === '') ? facts.agencies(text) : clauses.flatMap((c) => facts.agencies(c.slice(0, facts.agencyPrefix(c))));
}

/** Each agency once, the first as written. */
export function unique(list: readonly Agency[]): Agency[] {
  const seen = new Set<string>();
  return list.filter((a) => !seen.has(a.id) && seen.add(a.id));
}
