import { finding } from '../findings/report.js';
import type { Finding } from '../model/finding.js';
import type { Evidence, Span } from '../model/provenance.js';
import type { Citation } from '../model/record.js';
import { docTypeByName } from '../registers/doc-types.js';
import { issuerBySymbol } from '../registers/issuers.js';
import { findProvince, provinceOn } from '../registers/provinces.js';
import { slug } from '../text/fold.js';
import { findCitations, overlapsAny, type Mention } from './find.js';
import { compareKey, issuerSymbol } from './numbers.js';
import { addTo } from '../text/add-to.js';

export interface CitationContext {
  /** The document's own number, blank or not, and date: its own name is no citation. */
  readonly ownNumber: string | null;
  readonly issuedOn: string | null;
  readonly province: { readonly code: string } | null;
  readonly evidence: (span: Span) => Evidence;
}

/**
 * Every document the reading text refers to, once, with all its mentions: by number, laws by name, schemes by number; short forms
 * ("Quyết định 411", a defined abbreviation) count as mentions of the one they stand for. In order of first mention.
 */
export function readCitations(text: string, context: CitationContext): { citations: Citation[]; findings: Finding[] } {
  const mentions = findCitations(text).filter((m) => !isOwn(m, text, context));
  const groups = groupByDocument(joinNamedLaws(mentions));
  addShortForms(text, groups, mentions);
  const citations = groups.map((group) => citationOf(group, context));
  return { citations, findings: groups.flatMap((group) => groupFindings(group, context)) };
}

function yearOf(date: string | null): string | null {
  return date === null ? null : date.slice(0, 4);
}

/** The document itself: its number in its own year, or a reference of its annexes to it while its number is blank. */
function isOwn(mention: Mention, text: string, context: CitationContext): boolean {
  const own = context.ownNumber;
  if (own === null || mention.number === null) return false;
  const year = yearOf(mention.issuedOn);
  const ownYear = yearOf(context.issuedOn);
  const sameYear = year === null || ownYear === null || year === ownYear;
  if (compareKey(mention.number) === compareKey(own)) return sameYear;
  if (!own.startsWith('/')) return false;
  const carried = /kèm theo\s*$/iu.test(text.slice(Math.max(0, mention.span[0] - 12), mention.span[0]));
  return carried && compareKey(mention.number).endsWith(compareKey(own)) && sameYear;
}

/** A law cited with its number once and by name elsewhere is one document. */
function joinNamedLaws(mentions: readonly Mention[]): Mention[] {
  const numbers = new Map<string, Mention>();
  for (const m of mentions) if (m.kind === 'number' && m.title !== null && /^(?:bộ )?luật\s/iu.test(m.title) && m.number !== null && /QH\d/u.test(m.number)) numbers.set(slug(m.title), m);
  return mentions.map((m) => {
    const numbered = m.kind === 'law' ? numbers.get(m.key) : undefined;
    const fits = numbered !== undefined && (m.issuedOn === null || numbered.issuedOn === null || yearOf(m.issuedOn) === yearOf(numbered.issuedOn));
    return fits ? { ...m, key: numbered.key, number: numbered.number, type: numbered.type, issuer: numbered.issuer } : m;
  });
}

interface Group {
  readonly key: string;
  readonly mentions: Mention[];
}

/** "163/2024/QH15": the year stands in the number, whatever the date says. */
function yearInNumber(mention: Mention): string | null {
  return /^\d[\d.]*[a-zđ]?\/(\d{4})\//u.exec(mention.number ?? '')?.[1] ?? null;
}

/** One group per number and year: numbers begin anew each year, so another year is another document. */
function groupByDocument(mentions: readonly Mention[]): Group[] {
  const groups: Group[] = [];
  const byKey = new Map<string, Group[]>();
  const undated: Mention[] = [];
  for (const mention of mentions) {
    if (mention.issuedOn === null) {
      undated.push(mention);
      continue;
    }
    const same = byKey.get(compareKey(mention.key)) ?? [];
    const group = same.find((g) => yearInNumber(mention) !== null || yearOf(g.mentions[0]!.issuedOn) === yearOf(mention.issuedOn));
    if (group !== undefined) group.mentions.push(mention);
    else add(groups, byKey, mention);
  }
  for (const mention of undated) {
    const group = nearest(byKey.get(compareKey(mention.key)) ?? [], mention);
    if (group !== null) group.mentions.push(mention);
    else add(groups, byKey, mention);
  }
  for (const group of groups) group.mentions.sort((a, b) => a.span[0] - b.span[0]);
  return groups.sort((a, b) => a.mentions[0]!.span[0] - b.mentions[0]!.span[0]);
}

function add(groups: Group[], byKey: Map<string, Group[]>, mention: Mention): void {
  const group = { key: mention.key, mentions: [mention] };
  groups.push(group);
  addTo(byKey, compareKey(mention.key), group);
}

/** An undated mention belongs to the document of that number named last before it. */
function nearest(groups: readonly Group[], mention: Mention): Group | null {
  if (groups.length < 2) return groups[0] ?? null;
  let best: Group | null = null;
  let at = -1;
  for (const group of groups) {
    for (const other of group.mentions) if (other.span[0] <= mention.span[0] && other.span[0] > at) [best, at] = [group, other.span[0]];
  }
  return best ?? groups[0] ?? null;
}

const shortForm = /(?<![A-Za-zÀ-ỹ])(nghị quyết|nghị định|quyết định|chỉ thị|thông tư|kế hoạch|chương trình|kết luận|thông báo|công văn|công điện|chương trình hành động|luật)\s+(?:số\s+)?(\d{1,5})(?![\d%]|[.,]\d|\s{0,3}[/-]\s{0,3}[A-Za-zÀ-ỹ\d])/giu;
const definition = /\((?:sau đây\s)?(?:viết tắt|gọi tắt|gọi|gọi chung)(?:\stắt)?\s(?:là|:)\s*[“"]?([^()“”"]{6,90}?)[”"]?\)/giu;

/** "Quyết định 411" where one decision 411 is cited; "(sau đây gọi tắt là Chiến lược dữ liệu)" right behind a citation. */
function addShortForms(text: string, groups: readonly Group[], all: readonly Mention[]): void {
  const byShort = new Map<string, Group[]>();
  for (const group of groups) {
    const number = group.mentions[0]!.number;
    if (number === null) continue;
    const short = `${group.mentions[0]!.type} ${Number.parseInt(number, 10)}`;
    addTo(byShort, short, group);
  }
  for (const match of text.matchAll(shortForm)) {
    const type = docTypeByName(match[1]!)?.slug;
    const target = byShort.get(`${type ?? ''} ${Number.parseInt(match[2]!, 10)}`);
    const span: Span = [match.index, match.index + match[0].length];
    if (target?.length === 1 && !overlapsAny(span, all)) addMention(target[0]!, span);
  }
  addDefined(text, groups, all);
}

function addDefined(text: string, groups: readonly Group[], all: readonly Mention[]): void {
  for (const match of text.matchAll(definition)) {
    const name = match[1]!.trim();
    if (docTypeByName(name) !== null || /\d/u.test(name) || name.split(/\s+/u).length < 3) continue;
    const before = all.filter((m) => m.kind === 'number' && m.span[1] <= match.index && match.index - m.span[1] < 500).at(-1);
    const group = before === undefined ? undefined : groups.find((g) => g.mentions.includes(before));
    if (group === undefined || /[;.]\s/u.test(text.slice(before!.span[1], match.index))) continue;
    for (let at = text.indexOf(name, match.index + match[0].length), n = 0; at >= 0 && n < 200; at = text.indexOf(name, at + name.length), n++) addMention(group, [at, at + name.length]);
  }
}

function addMention(group: Group, span: Span): void {
  const first = group.mentions[0]!;
  group.mentions.push({ ...first, span, kind: 'short', title: null, issuedOn: null, misspelt: null, fault: null });
}

function citationOf(group: Group, context: CitationContext): Citation {
  const mentions = [...group.mentions].sort((a, b) => a.span[0] - b.span[0]);
  const lead = mentions.find((m) => m.kind !== 'short') ?? mentions[0]!;
  const ownYear = yearInNumber(lead);
  const issuedOn = fullest(mentions.filter((m) => yearOf(m.issuedOn) === ownYear).map((m) => m.issuedOn)) ?? fullest(mentions.map((m) => m.issuedOn));
  const year = ownYear ?? yearOf(issuedOn);
  const symbol = lead.number === null ? null : issuerBySymbol(issuerSymbol(lead.number));
  const issuers = mentions.map((m) => m.issuer).filter((i) => i !== null);
  const issuer = issuers.find((i) => i !== symbol?.name) ?? issuers[0] ?? null;
  const local = lead.number !== null && lead.misspelt === null && (symbol === null ? !/QH\d|UBTVQH/u.test(lead.number) && !ofCentre.test(issuer ?? '') : symbol.local);
  return {
    key: lead.key,
    id: lead.key + (year === null ? '' : `:${year}`) + (local ? placeOf(issuer, issuedOn, context) : ''),
    type: lead.type,
    number: lead.number,
    issuer,
    issuedOn,
    title: mentions.map((m) => m.title).find((t) => t !== null && !unfinished.test(t)) ?? null,
    mentions: mentions.map((m) => evidenceOf(m.span, context)),
  };
}

/** A title that breaks off, as at the end of a line in a letterhead. */
const unfinished = /(?:^|\s)(?:số|của|và|về|việc|ngày|năm|giai đoạn|các|những|cho|với|trong|tại|đến|từ|theo|một|là|để|trên|[-–])$|[,:(“]$/iu;

/** A symbol nobody knows is local, unless its issuer says that it is the centre's ("Tổ giúp việc Ban Chỉ đạo Trung ương"). */
const ofCentre = /Trung ương|Quốc gia|Chính phủ|Quốc hội|^Bộ (?!Chỉ huy|Tư lệnh)|Bộ trưởng/u;

/** The province of a local number: the one its issuer is named with, else the document's own. */
function placeOf(issuer: string | null, date: string | null, context: CitationContext): string {
  const named = /(?<![A-Za-zÀ-ỹ])(?:tỉnh|thành phố)\s+(\p{Lu}.{1,30})$/u.exec(issuer ?? '');
  const unit = named === null ? null : findProvince(named[1]!);
  const code = unit === null ? context.province?.code : provinceOn(unit, date ?? context.issuedOn).code;
  return code === undefined ? '' : `:${code}`;
}

function evidenceOf(span: Span, context: CitationContext): Citation['mentions'][number] {
  const { page, bbox, span: at, text, place } = context.evidence(span);
  return { page, bbox: bbox === null ? null : [...bbox], span: at === null ? null : [...at], text, ...(place === undefined ? {} : { place }) };
}

/** The first of the most exact dates. */
function fullest(dates: readonly (string | null)[]): string | null {
  let best: string | null = null;
  for (const date of dates) if (date !== null && date.length > (best?.length ?? 0)) best = date;
  return best;
}

/** One document, two whole dates: the text disagrees with itself. A date that its number belies is a finding of its own. */
function conflictingDates(group: Group, context: CitationContext): Finding[] {
  const dated = group.mentions.filter((m) => m.issuedOn?.length === 10 && (yearInNumber(m) ?? yearOf(m.issuedOn)) === yearOf(m.issuedOn));
  const other = dated.find((m) => m.issuedOn !== dated[0]!.issuedOn);
  if (other === undefined) return [];
  return [finding('conflicting-dates', { text: group.key, first: dated[0]!.issuedOn, second: other.issuedOn }, [context.evidence(dated[0]!.span), context.evidence(other.span)])];
}

/** A symbol one letter off; dates that cannot be, written wrongly, or told differently in two places; later than the document itself is for the checks, which know its basis. */
function groupFindings(group: Group, context: CitationContext): Finding[] {
  const out = conflictingDates(group, context);
  const odd = group.mentions.find((m) => m.misspelt !== null);
  if (odd !== undefined) out.push(finding('malformed-number', { text: odd.key, issuer: odd.misspelt }, [context.evidence(odd.span)]));
  for (const mention of group.mentions) {
    if (mention.fault !== null) out.push(finding(mention.fault.code, { text: mention.fault.text }, [context.evidence(withDate(mention.span, mention.fault.span))]));
    else if (yearInNumber(mention) !== null && mention.issuedOn !== null && yearOf(mention.issuedOn) !== yearInNumber(mention)) out.push(finding('impossible-date', { text: `${mention.key}, ${mention.issuedOn}` }, [context.evidence(mention.span)]));
  }
  return out;
}

/** From the document named to the date beside it, in whichever order they stand. */
function withDate(span: Span, date: Span): Span {
  return [Math.min(span[0], date[0]), Math.max(span[1], date[1])];
}
