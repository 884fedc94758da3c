import type { Agency } from '../model/record.js';
import { slug } from '../text/fold.js';
import { expandAgencyAbbreviations } from './abbreviations.js';
import { readLevels, skipCommittee } from './agency-levels.js';
import { agencyById, agencyBySlug, longestWording, type RegisteredAgency } from './agency-register.js';
import { readSharedHead } from './agency-shared.js';
import { skip } from './agency-words.js';
import { nearestAgency } from './agency-spelling.js';
import { isCapital, links, readProvinceName, skipTails, type AgencyContext, type Scan } from './agency-tails.js';
import { wordKey, wordsOf, type Word } from './words.js';

/** Bodies read from one place of a list (a phrase like "UBND cấp huyện, cấp xã" gives two). */
export interface Item {
  readonly agencies: readonly Agency[];
  /** Index of the word behind the item, what is dropped behind it included. */
  readonly next: number;
  readonly known: boolean;
}

const plurals = new Set(['các', 'những'].map(wordKey));
const of = new Set(['thuộc', 'trực thuộc'].map(wordKey));
const levelWords = new Set(['cấp', 'huyện', 'xã', 'phường', 'quận', 'thị', 'các', 'cơ', 'khu'].map(wordKey));
const levelNames = new Set(['tỉnh', 'huyện', 'xã', 'phường', 'quận', 'thành', 'cơ', 'trung', 'bộ', 'khu', 'vùng', 'trên', 'dưới', 'ủy'].map(wordKey));
const city = wordKey('phố');
const divisions = new Set(['phòng', 'trạm', 'đội'].map(wordKey));
const newspaper = wordKey('báo');
const longestName = 16;

/** In a name a verb has a capital letter: "Chi cục Trồng trọt và Bảo vệ thực vật". */
const isTitleCase = (word: Word): boolean => /^\p{Lu}[\p{Ll}\p{M}]/u.test(word.raw);
const ends = (word: Word | undefined): boolean => word === undefined || word.gap === 'comma' || word.gap === 'semicolon' || word.gap === 'stop';

/** The item that begins with word `at`, or null. Never longer than one body or one collective phrase. */
export function readItem(scan: Scan, at: number): Item | null {
  if (scan.words[at] === undefined) return null;
  return readPaper(scan, at) ?? readShared(scan, at) ?? readMembers(scan, at) ?? readKnown(scan, at) ?? readLevelItem(scan, at) ?? readOffice(scan, at) ?? readPerson(scan, at) ?? readByHead(scan, at);
}

/** Whether a body begins with word `at`. */
export function startsItem(scan: Scan, at: number): boolean {
  const word = scan.words[at];
  if (word === undefined) return false;
  return wordingAt(scan, at) !== null || readLevels(scan.words, at) !== null || headEnd(scan, at) > at || skip('office', scan.words, at) > at || personEnd(scan, at) > at;
}

/** The registered wording at word `at`, where the unit it needs stands behind it. */
function wordingAt(scan: Scan, at: number): { agency: RegisteredAgency; next: number } | null {
  const found = longestWording(scan.words, at);
  if (found === null || (found.value.needsUnit && skipTails(scan, found.next) === found.next)) return null;
  return { agency: found.value.agency, next: found.next };
}

function make(scan: Scan, id: string, name: string, from: number, to: number): Agency {
  const start = scan.words[from]!.start;
  const end = scan.words[Math.max(from, to - 1)]!.end;
  return { id, name, text: scan.text.slice(start, end).replace(/\s+/gu, ' ').trim() };
}

/** A registered name as it is in a centrally-run city: "Công an thành phố", "Thành ủy"; the id stays the contract's. */
function nameIn({ province }: AgencyContext, name: string): string {
  if (province?.kind !== 'thành phố') return name;
  return name.replace(/(?<![A-Za-zÀ-ỹ])Tỉnh (?=ủy|đoàn)/gu, 'Thành ').replace(/(?<= )tỉnh(?![A-Za-zÀ-ỹ])/gu, 'thành phố');
}

function item(agencies: readonly Agency[], next: number, known: boolean): Item {
  return { agencies, next, known };
}

/** A newspaper keeps its province: "Báo Bình Định", "Báo tỉnh". */
function readPaper(scan: Scan, at: number): Item | null {
  const word = scan.words[at]!;
  if (word.key !== newspaper || !isCapital(word) || longestWording(scan.words, at) !== null) return null;
  const unit = readProvinceName(scan, at + 1);
  const next = unit?.next ?? skipTails(scan, at + 1);
  const province = unit?.province ?? scan.context.province;
  if (next === at + 1 || province === null) return null;
  return item([make(scan, `bao-${province.slug}`, `Báo ${province.name}`, at, next)], skipTails(scan, next), true);
}

/** A collective with its members behind a colon: "Các cơ quan, đơn vị: Sở Tài chính, Kho bạc Nhà nước" is those. */
function readMembers(scan: Scan, at: number): Item | null {
  const { words, text } = scan;
  const found = longestWording(words, at);
  const first = words[found?.next ?? words.length];
  if (found?.value.agency.kind !== 'collective' || first?.gap !== 'stop' || !/^\s*:\s*$/u.test(text.slice(words[found.next - 1]!.end, first.start))) return null;
  const members: Agency[] = [];
  let next = found.next;
  while (next < words.length) {
    const body = isCapital(words[next]!) || members.length > 0 ? readKnown(scan, next) : null;
    if (body === null) break;
    members.push(...body.agencies);
    const behind = links.has(words[body.next]?.key ?? '') ? body.next + 1 : body.next;
    const goesOn = words[behind] !== undefined && (behind > body.next || ['comma', 'semicolon'].includes(words[behind]!.gap)) && startsItem(scan, behind);
    next = body.next;
    if (!goesOn) break;
    next = behind;
  }
  return members.length < 2 ? null : item(members, next, true);
}

/** "Các Sở: Tài chính, Y tế", "Giám đốc các Sở: …": the departments, one by one. */
function readShared(scan: Scan, at: number): Item | null {
  const shared = readSharedHead(scan.words, skip('office', scan.words, at));
  if (shared === null) return null;
  return item(shared.found.map(({ agency, from, to }) => make(scan, agency.id, nameIn(scan.context, agency.name), from, to)), skipTails(scan, shared.next), true);
}

function readKnown(scan: Scan, at: number): Item | null {
  const found = wordingAt(scan, at);
  if (found === null) return null;
  const { agency } = found;
  if (agency.kind === 'body' && isThing(scan, at, found.next)) return null;
  // "Ủy ban nhân dân" is a body; "Ủy ban nhân dân các xã, phường" is a phrase of levels.
  if ((readLevels(scan.words, at)?.next ?? at) > found.next) return null;
  // "Hội Nông dân các xã, phường": that body of those units.
  const units = agency.kind === 'body' && scan.words[found.next]?.gap === 'blank' ? readLevels(scan.words, found.next) : null;
  if (units !== null && skipCommittee(scan.words, found.next) === found.next) return named(scan, at, units.next, skipTails(scan, units.next));
  const tail = skipTails(scan, found.next);
  if (skip('not-head', scan.words, at) >= found.next) return null;
  if (headEnd(scan, at) > found.next) return null;
  if (isNounWithName(scan, at, found.next) || !isComplete(scan, agency, found.next, tail)) return null;
  const owner = agency.kind === 'collective' ? ownerEnd(scan, found.next) : found.next;
  if (owner > found.next) return named(scan, at, owner, skipTails(scan, owner));
  const written = agency.kind === 'body' ? tail : found.next;
  return item([make(scan, agency.id, nameIn(scan.context, agency.name), at, written)], skipOwner(scan, tail), true);
}

/** Index behind "trực thuộc Sở Y tế", the one body a collective is of ("Các đơn vị trực thuộc Sở Y tế"); else `at`. */
function ownerEnd(scan: Scan, at: number): number {
  const { words } = scan;
  if (words[at]?.gap !== 'blank' || skip('unit-of', words, at) === at || skip('tail', words, at) > skip('unit-of', words, at)) return at;
  const owner = wordingAt(scan, skip('unit-of', words, at));
  return owner !== null && owner.agency.kind === 'body' ? owner.next : at;
}

/** In running text, words of a registered body's name without a capital letter. */
function isThing(scan: Scan, at: number, next: number): boolean {
  const found = longestWording(scan.words, at);
  return scan.running && found !== null && found.value.agency.kind === 'body' && !scan.words.slice(at, next).some(isCapital);
}

/** A common noun with what makes it a name: "đơn vị tư vấn", "cơ quan Thuế", "doanh nghiệp được cấp phép …". */
function isNounWithName(scan: Scan, at: number, next: number): boolean {
  const word = scan.words[next];
  if (word === undefined || word.gap !== 'blank' || headEnd(scan, at) !== next) return false;
  return skip('name-verb', scan.words, next) > next || skip('relative', scan.words, next) > next || (isCapital(word) && skipTails(scan, next) === next && wordingAt(scan, next) === null);
}

/** Whether a registered wording is the whole name, judged by what stands behind it and what may be dropped. */
function isComplete(scan: Scan, agency: RegisteredAgency, next: number, tail: number): boolean {
  const word = scan.words[tail];
  if (ends(word) || links.has(word!.key) || endsName(scan, tail, true)) return true;
  // "UBND thành phố Thủ Đức" is no committee of the province, whose name would have been passed over
  if (tail === next && scan.words[next - 1]!.key === city && word!.gap === 'blank' && isTitleCase(word!) && !startsItem(scan, tail)) return false;
  // "các địa phương -Thời gian thực hiện": a dash before the next label.
  if (word!.gap === 'join' && isCapital(word!)) return true;
  if (of.has(word!.key) && isCollectiveAt(scan, tail + 1)) return true;
  if (isCollectiveAt(scan, tail) || (isCapital(word!) && startsItem(scan, tail))) return true;
  if (agency.kind === 'collective') return tail > next;
  // "… hành chính công cấp xã" goes on with its level, "… cấp tài khoản" with a verb.
  const grants = word!.key === wordKey('cấp') && !(scan.words[tail + 1] !== undefined && levelNames.has(scan.words[tail + 1]!.key));
  return grants || !levelWords.has(word!.key) || tail > next;
}

function isCollectiveAt(scan: Scan, at: number): boolean {
  return longestWording(scan.words, at)?.value.agency.kind === 'collective' || readLevels(scan.words, at) !== null;
}

/** Whether a word ends any name before it: a verb, a word of another phrase. `directly`: verbs that also name things count too. */
function endsName(scan: Scan, at: number, directly: boolean): boolean {
  const { words } = scan;
  if (skip('stop', words, at) > at || skip('verb', words, at) > at) return true;
  return directly && (skip('soft-verb', words, at) > at || skip('name-verb', words, at) > at);
}

function readLevelItem(scan: Scan, at: number): Item | null {
  const found = readLevels(scan.words, at);
  if (found === null) return null;
  const agencies: Agency[] = [];
  const add = (id: string): void => {
    const agency = agencyById(id);
    if (agency !== null) agencies.push(make(scan, id, nameIn(scan.context, agency.name), at, found.next));
  };
  if (found.province && skipCommittee(scan.words, at) > at) add('uy-ban-nhan-dan-tinh');
  if (found.district) add('ubnd-cap-huyen');
  if (found.commune) add('ubnd-cap-xa');
  return agencies.length === 0 ? null : item(agencies, skipNames(scan, skipTails(scan, found.next)), true);
}

/** Index behind the names of units that follow a phrase of levels: "các xã: Gia Thuận, Tân Điền, Gò Công Đông". */
function skipNames(scan: Scan, at: number): number {
  const { words, text } = scan;
  const named = at > 0 && isCapital(words[at - 1]!) && words[at]?.gap === 'comma';
  if (words[at] === undefined || !(named || /^\s*:\s*$/u.test(text.slice(words[at - 1]!.end, words[at]!.start)))) return at;
  let next = at;
  for (let count = 0; count < 150 && next < words.length; count++) {
    let end = links.has(words[next]!.key) ? next + 1 : next;
    const first = end;
    while (end < words.length && isTitleCase(words[end]!) && (end === first || words[end]!.gap === 'blank')) end++;
    const whole = ends(words[end]) || links.has(words[end]!.key);
    // one word alone may be the first of a sentence
    if (end === first || !whole || startsItem(scan, first) || (end === first + 1 && end === words.length)) break;
    next = end;
    if (words[next] === undefined || words[next]!.gap === 'semicolon' || words[next]!.gap === 'stop') break;
  }
  return next;
}

/** "Giám đốc Sở Tài chính", "Thủ trưởng các sở, ngành": the body whose head is named. */
function readOffice(scan: Scan, at: number): Item | null {
  let behind = at;
  // "Đồng chí Giám đốc …" has two of them
  for (let next = skip('office', scan.words, at); next > behind && scan.words[next]?.gap === 'blank'; next = skip('office', scan.words, next)) behind = next;
  if (behind === at) return null;
  const inner = readKnown(scan, behind) ?? readLevelItem(scan, behind);
  return inner === null ? null : { ...inner, next: skipPost(scan, inner.next) };
}

/** Index behind "- Phó Trưởng ban Thường trực", the post a person holds besides; else `at`. */
function skipPost(scan: Scan, at: number): number {
  if (scan.words[at]?.gap !== 'join' || (personEnd(scan, at) === at && skip('office', scan.words, at) === at)) return at;
  let next = at + 1;
  while (next < scan.words.length && next - at < longestName && !ends(scan.words[next]) && !endsName(scan, next, false)) next++;
  return next;
}

/** Index behind the office or post that begins with word `at` ("Các đồng chí Phó Chủ tịch", "Chuyên viên phụ trách"), or `at`. */
function personEnd(scan: Scan, at: number): number {
  const { words } = scan;
  const plural = words[at] !== undefined && plurals.has(words[at]!.key) && words[at + 1]?.gap === 'blank' ? at + 1 : at;
  const noun = skip('address', words, plural);
  const end = skip('post', words, noun);
  return end > noun && (noun === at || words[noun]!.gap === 'blank') ? end : at;
}

/**
 * Somebody named by office or post, as plans of communes and departments do: "Phó Chủ tịch phụ trách lĩnh vực Văn hóa, Xã hội" is one actor,
 * with the field in charge of, up to a semicolon or, in running text, a verb.
 */
function readPerson(scan: Scan, at: number): Item | null {
  const { words } = scan;
  const start = personEnd(scan, at);
  if (start === at || isThing(scan, at, start)) return null;
  const field = (i: number): number => skip('field', words, i);
  let end = start;
  let inField = [1, 2].some((back) => field(start - back) >= start);
  for (; end < words.length && end - at < longestName + 8; end++) {
    const word = words[end]!;
    if (word.gap === 'semicolon' || word.gap === 'stop') break;
    if (headEnd(scan, end) > end) {
      end = headEnd(scan, end) - 1;
      continue;
    }
    if (field(end) > end) {
      inField = true;
      end = field(end) - 1;
      continue;
    }
    const linked = links.has(word.key) ? end + 1 : end;
    if ((word.gap === 'comma' || linked > end) && (!inField || begins(scan, linked))) break;
    if (endsName(scan, end, scan.running && !inField) && !isTitleCase(word)) break;
  }
  const from = skip('address', words, plurals.has(words[at]!.key) ? at + 1 : at);
  return named(scan, plurals.has(words[at]!.key) && from === at + 1 ? at : from, end, end);
}

/** Whether somebody else, or what is to be done, begins behind a comma or "và". */
function begins(scan: Scan, at: number): boolean {
  if (scan.words[at] === undefined || personEnd(scan, at) > at || wordingAt(scan, at) !== null || readLevels(scan.words, at) !== null) return true;
  return scan.running && endsName(scan, at, true) && !isTitleCase(scan.words[at]!);
}

/** Index behind the head noun that begins with word `at` ("các doanh nghiệp", "Hội"), or `at`. */
function headEnd(scan: Scan, at: number): number {
  const { words } = scan;
  const word = words[at];
  if (word === undefined) return at;
  const plural = plurals.has(word.key) && words[at + 1]?.gap === 'blank';
  const start = plural ? at + 1 : at;
  // "phòng CNTT": small, but a name follows
  const small = divisions.has(words[start]!.key) && words[start + 1]?.gap === 'blank' && isCapital(words[start + 1]!);
  const narrow = plural || small || isCapital(words[start]!) ? skip('capital-head', words, start) : start;
  const many = plural ? skip('plural-head', words, start) : start;
  const end = Math.max(skip('head', words, start), narrow, many);
  // "Tổ chức" opens with "Tổ" and is none; "các tổ chức" is.
  const none = skip('not-head', words, start);
  return end > start && (none < end || (none === end && many === end)) ? end : at;
}

/** A body that is not in the register, by its head noun: the words up to a separator, a verb or the next body. */
function readByHead(scan: Scan, at: number): Item | null {
  const { words } = scan;
  const head = headEnd(scan, at);
  if (head === at || isThing(scan, at, head)) return null;
  // "Bộ", "Trường" alone are column titles, not bodies.
  if (head === at + 1 && skip('capital-head', words, at) > at && (ends(words[head]) || skipTails(scan, head) > head)) return null;
  const within = longestWording(words, at);
  // "Ban Thường trực Ủy ban MTTQ Việt Nam xã": a registered name that goes on to another level.
  let end = within?.value.agency.kind === 'body' ? Math.max(head, within.next) : head;
  while (end < words.length && end - at < longestName) {
    const tail = skipTails(scan, end);
    if (tail > end && (ends(words[tail]) || links.has(words[tail]!.key) || endsName(scan, tail, true))) return named(scan, at, end, tail, isBare(scan, at, end) ? readProvinceName(scan, end)?.province.name : undefined);
    if (stopsName(scan, head, end)) break;
    end = tail > end && words[end]!.gap !== 'comma' ? tail : end + 1;
  }
  return named(scan, at, end, skipOwner(scan, end));
}

/** Whether a name is nothing without the place behind it: "Trường Đại học Cần Thơ". */
function isBare(scan: Scan, at: number, end: number): boolean {
  const name = wordsOf(expandAgencyAbbreviations(make(scan, '', '', at, end).text));
  return skip('bare', name, 0) === name.length;
}

function stopsName(scan: Scan, head: number, at: number): boolean {
  const { words } = scan;
  const word = words[at]!;
  if (word.gap === 'semicolon' || word.gap === 'stop') return true;
  if (of.has(word.key) && isCollectiveAt(scan, at + 1)) return true;
  if (links.has(word.key)) return endsBehindLink(scan, at + 1);
  const fresh = word.gap === 'comma' || at === head;
  if (word.gap === 'comma') return startsItem(scan, at) || links.has(word.key) || endsBehindComma(scan, head, at);
  if (relates(scan, head, at)) return false;
  if (endsName(scan, at, false) && !isTitleCase(word)) return true;
  // in a list nobody is said to do anything: "Ban Quản lý dự án đầu tư xây dựng"
  if (scan.running && !fresh && !isCapital(word) && endsName(scan, at, true)) return true;
  return isCapital(word) && at > head && longestWording(words, at) !== null && !/^(?:của|thuộc)$/iu.test(words[at - 1]!.raw);
}

/**
 * Whether the words tell which ones are meant and so belong to the name: "các tổ chức hoạt động khai thác khoáng sản", "các cơ quan có
 * thẩm quyền". In a list no verb that names can be a predicate; in running text only one that follows another.
 */
function relates(scan: Scan, head: number, at: number): boolean {
  const { words } = scan;
  if (skip('relative', words, at) > at) return true;
  if (skip('name-verb', words, at) === at) return false;
  if (!scan.running) return skip('verb', words, at) === at || skip('list-relative', words, at) > at;
  // a predicate has an object: before another verb, or at the end, it is a noun
  const behind = skip('name-verb', words, at);
  if (at > head && (words[behind] === undefined || endsName(scan, behind, false))) return true;
  return [1, 2].some((back) => at - back >= head && skip('name-verb', words, at - back) === at);
}

/** Verbs that name go on behind a comma where such a verb stands behind the noun: "doanh nghiệp sản xuất, kinh doanh". */
function endsBehindComma(scan: Scan, head: number, at: number): boolean {
  const goesOn = skip('name-verb', scan.words, head) > head && skip('name-verb', scan.words, at) > at;
  return !goesOn && endsName(scan, at, scan.running);
}

function endsBehindLink(scan: Scan, at: number): boolean {
  return scan.words[at] === undefined || startsItem(scan, at) || (!isTitleCase(scan.words[at]!) && endsName(scan, at, scan.running));
}

/** Index behind "thuộc các sở, ngành, địa phương", which tells whose and names no further body; else `at`. */
function skipOwner(scan: Scan, at: number): number {
  if (scan.words[at] === undefined || !of.has(scan.words[at]!.key) || !isCollectiveAt(scan, at + 1)) return at;
  let next = at + 1;
  while (next < scan.words.length && scan.words[next]!.gap !== 'semicolon' && scan.words[next]!.gap !== 'stop') {
    const found = longestWording(scan.words, next);
    if (found === null || found.value.agency.kind !== 'collective') break;
    next = skipTails(scan, found.next);
  }
  return next;
}

function named(scan: Scan, from: number, to: number, next: number, place?: string): Item {
  const written = make(scan, '', '', from, to).text.replace(/\s*\([^)]*\)/gu, '').replace(/[\s,.:-]+$/u, '');
  const full = [expandAgencyAbbreviations(written), ...(place === undefined ? [] : [place])].join(' ');
  const name = full.charAt(0).toUpperCase() + full.slice(1);
  const known = agencyBySlug(slug(name)) ?? nearestAgency(slug(name));
  if (known !== null) return item([make(scan, known.id, nameIn(scan.context, known.name), from, to)], next, true);
  return item([make(scan, slug(name), name, from, to)], next, false);
}
