import type { Finding } from '../model/finding.js';
import type { Line } from '../model/flow.js';
import type { Evidence } from '../model/provenance.js';
import type { DocumentFields } from '../model/record.js';
import { docTypeBySymbol } from '../registers/doc-types.js';
import { readPeriod, type Period } from '../times/years.js';
import { noteMarks } from '../text/note-marks.js';
import { readRecipients, readSignatory, splitColumns, type Cell } from './closing-fields.js';
import { canonicalIssuer, readIssuer, type IssuerRead } from './issuer.js';
import { covering, inStream, type MetadataContext } from './evidence.js';
import { headFindings, openingFindings } from './head-findings.js';
import { readHead, type Head } from './head.js';
import { ownProvince } from './own-province.js';
import { recitalOf } from './recital.js';
import { siteEvidence } from './site-box.js';
import { siteDifferences } from './site-differences.js';
import type { TitleBlock } from './title.js';
import { flatten, silent, viewsOf, type View } from './view.js';
import { ordersAt, type Part, type Zones } from './zones.js';

/** The document's fields but for `basis`, which the citations give. */
export type Metadata = Omit<DocumentFields, 'basis'>;

export type { MetadataContext } from './evidence.js';

export interface MetadataRead {
  readonly fields: Metadata;
  readonly findings: Finding[];
  /** What tells the issuer from the province's own committee, council or Party committee, for the record's id; null for those. */
  readonly issuerQualifier: string | null;
  /** The document's own grounds as running text, for `basisOf`: the recital, or a section "Căn cứ …" in its stead. */
  readonly recital: string;
}

/** Reads letterhead, title and closing block (Nghị định 30/2020/NĐ-CP, Phụ lục I; Party documents: Hướng dẫn 36-HD/VPTW). */
export function readMetadata(lines: readonly Line[], zones: Zones, context: MetadataContext): MetadataRead {
  const views = viewsOf(lines);
  const head = readHead(views, zones);
  const title = titleOf(views, zones.title, head.issuer);
  const closing = readClosing(views, zones, 'main');
  const opening = openingText(views, zones);
  const issuer = head.issuer ?? issuerBelowTitle(views, zones) ?? issuerFromBody(opening, closing.spokenFor);
  const issuedOn = head.date?.value.issuedOn ?? head.site.date?.value ?? null;
  const number = head.number?.value ?? head.site.number?.value ?? null;
  const place = head.date?.value.place ?? null;
  const promulgates = promulgatedBy(views, zones);
  const period = periodOf([title, promulgates?.title ?? null, enactingWords(opening), articleOne(views, zones)?.[2] ?? null]);
  const province = ownProvince({ issuer, place, title, opening, all: () => allText(views), issuedOn, period });
  const type = zones.title?.type ?? typeFromNumber(number) ?? typeFromOrders(views, zones) ?? typeFromOpening(opening);
  const fields: Metadata = {
    type,
    number,
    title,
    issuer: issuer === null ? null : { id: issuer.id, name: issuer.name },
    province,
    place,
    issuedOn,
    period,
    signatory: closing.signatory === null ? null : { name: closing.signatory.name, role: closing.signatory.role, capacity: closing.signatory.capacity },
    recipients: closing.recipients.map((r) => r.text),
    promulgates,
    evidence: evidenceOf(head, zones.title, views, closing, context),
  };
  return { fields, findings: [...headFindings(head, views, context), ...siteDifferences(head.box, fields, context), ...openingFindings(views, zones, { head, type, title }, context)], issuerQualifier: qualifier(issuer), recital: recitalOf(views, zones) };
}

interface TitleLine {
  readonly view: View;
  /** Offsets in the line, blanks at the ends left out. */
  readonly start: number;
  readonly end: number;
}

/** The pieces of lines that the trích yếu stands on, without the type word. */
function titleLines(views: readonly View[], block: TitleBlock): TitleLine[] {
  const out: TitleLine[] = [];
  for (let i = block.titleFrom; i < block.titleTo; i++) {
    const view = views[i]!;
    if (silent(view)) continue;
    const from = i === block.titleFrom ? block.titleStart : 0;
    const opening = out.length === 0 ? /^[\s:\-–]*/u : /^\s*/u;
    const start = from + opening.exec(view.text.slice(from))![0].length;
    // A letter's subject stands in the left column, beside place and date.
    const text = block.type === 'cong-van' ? view.text.slice(start).split('\t')[0]! : view.text.slice(start);
    if (text.trim() !== '') out.push({ view, start, end: start + text.trimEnd().length });
  }
  return out;
}

/** The trích yếu on one line, without the type word; the issuer repeated at its end on the same line is cut. */
function titleOf(views: readonly View[], block: TitleBlock | null, issuer: IssuerRead | null): string | null {
  if (block === null) return null;
  const pieces = titleLines(views, block).map(({ view, start, end }) => view.text.slice(start, end).replace(noteMarks, ''));
  const joined = pieces.join(' ').replace(/\s+/gu, ' ').replace(/(?<=[\p{Lu}\d]-) (?=\p{Lu})/gu, '').trim();
  const title = withoutIssuerTail(joined, issuer);
  return title === '' ? null : title;
}

function withoutIssuerTail(title: string, issuer: IssuerRead | null): string {
  const name = issuer === null ? '' : flatten(issuer.line).replace(/\s+/gu, ' ');
  const flat = flatten(title);
  if (name.length < 8 || !flat.endsWith(name) || flat.length < name.length + 20) return title;
  const before = title.slice(0, title.length - name.length).trim();
  return /(?<![A-Za-zÀ-ỹ])(?:của|cua|do|tại|giữa|và|bởi|với|cho)$/iu.test(before) ? title : before.replace(/(?:^|\s)chủ tịch$/iu, '').trim();
}

interface ClosingRead {
  readonly recipients: { text: string; cell: Cell }[];
  /** The cells of the list of recipients, "Nơi nhận" included. */
  readonly list: readonly Cell[];
  readonly signatory: ReturnType<typeof readSignatory>;
  /** "TM. ỦY BAN NHÂN DÂN": the body the signature speaks for; null where it names none. */
  readonly spokenFor: string | null;
}

function readClosing(views: readonly View[], zones: Zones, part: Part): ClosingRead {
  const of = (zone: string): View[] => zones.segments.filter((s) => s.zone === zone && s.part === part).flatMap((s) => views.slice(s.from, s.to));
  const shared = splitColumns(of('recipients'));
  const own = splitColumns(of('signature'));
  const inOrder = [...shared.signature, ...own.list, ...own.signature].sort((a, b) => a.view.index - b.view.index || a.start - b.start);
  const recipients = readRecipients(shared.list);
  const signatory = readSignatory(inOrder);
  if (signatory === null && recipients.length === 0 && part === 'main' && zones.promulgated !== null) return readClosing(views, zones, 'promulgated');
  const spokenFor = inOrder.map((cell) => /^T\s?[M/]\.?\s?M?[./ ]+\s*(.{4,60})$/u.exec(cell.text)?.[1]).find((name) => name !== undefined) ?? null;
  return { recipients, list: shared.list, signatory, spokenFor };
}

/** The recital and, where there is none, the first lines of the body, as running text. */
function openingText(views: readonly View[], zones: Zones): string {
  const preamble = zones.segments.filter((s) => s.zone === 'preamble' && s.part === 'main').flatMap((s) => views.slice(s.from, s.to));
  const body = zones.segments.filter((s) => s.zone === 'body' && s.part === 'main').flatMap((s) => views.slice(s.from, s.to));
  return textOf(preamble.length > 0 ? preamble : body.slice(0, 25));
}

function textOf(views: readonly View[]): string {
  return views.filter((v) => !silent(v)).map((v) => v.text.trim()).join(' ').replace(/\s+/gu, ' ');
}

function allText(views: readonly View[]): string {
  return textOf(views.slice(0, 6000)).slice(0, 200000);
}

const issues = /(?:^|[;.,]\s|\s{2})((?:Chủ tịch )?(?:UBND|Ủy ban nhân dân|Uỷ ban nhân dân|Ủy ban Nhân dân|HĐND|Hội đồng nhân dân|Ban Chỉ đạo|Ban chỉ đạo|Sở|Ban|Tỉnh ủy|Tỉnh uỷ|Thành ủy|Đảng ủy|Ban Thường vụ|Ban Thường trực)[^;:.()]{0,60}?(?:\([^)]{1,20}\)[^;:.()]{0,50}?)?)\s*(?:\([^)]{1,60}\)\s*)?(?:ban hành|xây dựng|triển khai|đề ra|tổ chức)\s+(?:Kế hoạch|kế hoạch|Chương trình|Quyết định|Nghị quyết|Phương án|Đề án|Chỉ thị|thực hiện)/u;

/** The issuer named once more between title and recital, as decisions do; a chairman decides under his committee's letterhead. */
function issuerBelowTitle(views: readonly View[], zones: Zones): IssuerRead | null {
  if (zones.title === null) return null;
  const lines = views.slice(zones.title.titleTo, zones.title.end).filter((v) => !silent(v));
  return lines.length === 0 ? null : readIssuer(lines.map((v) => v.text.trim()).join('\n').replace(/^chủ tịch\s+/iu, ''));
}

/** No name of a body: several of them, or what one of them does. */
const notBody = /(?:^|\s)(?:các|báo cáo|chủ trì|phối hợp|tham mưu)\s/iu;

/** Without a letterhead: who "ban hành Kế hoạch" in the recital's last sentence; else whom the signature speaks for. */
function issuerFromBody(opening: string, spokenFor: string | null): IssuerRead | null {
  const body = issues.exec(opening)?.[1]?.trim() ?? null;
  const named = body === null || notBody.test(body) ? spokenFor : body;
  return named === null ? null : { ...canonicalIssuer(named), pieces: [], line: named };
}

function typeFromNumber(number: string | null): string | null {
  return number === null ? null : (docTypeBySymbol(number)?.slug ?? null);
}

/** Without a type line: grounds and "QUYẾT ĐỊNH:" make a decision. */
function typeFromOrders(views: readonly View[], zones: Zones): string | null {
  const opening = zones.segments.filter((s) => s.part === 'main' && (s.zone === 'preamble' || s.zone === 'body')).flatMap((s) => views.slice(s.from, s.to));
  for (const view of opening.slice(0, 200)) {
    const slug = ordersAt(view);
    if (slug !== null) return slug;
  }
  return null;
}

const issuedTypes = /ban hành\s+(?:bản\s+)?(kế hoạch|chương trình|phương án|đề án|chỉ thị|quy chế)/iu;

function typeFromOpening(opening: string): string | null {
  const name = issuedTypes.exec(opening)?.[1];
  return name === undefined ? null : flatten(name).replace(/\s+/gu, '-');
}

/** The sentence that issues the plan, from "ban hành" on. */
function enactingWords(opening: string): string | null {
  return /ban hành\s+(?:kế hoạch|chương trình|phương án|đề án)\s+[^;]{0,300}?(?:như sau|với các nội dung|với những nội dung|:|$)/iu.exec(opening)?.[0] ?? null;
}

/** From the first of the texts that tells: the title, the promulgated title, the sentence that issues the plan, Điều 1. */
function periodOf(texts: readonly (string | null)[]): Period {
  for (const text of texts) {
    if (text === null) continue;
    const period = readPeriod(text);
    if (period.from !== null || period.to !== null || period.vision !== null) return period;
  }
  return { from: null, to: null, vision: null };
}

/** "Ban hành kèm theo Quyết định này Kế hoạch …": type and title of what a decision carries. */
function articleOne(views: readonly View[], zones: Zones): RegExpExecArray | null {
  const body = textOf(zones.segments.filter((s) => s.zone === 'body' && s.part === 'main').flatMap((s) => views.slice(s.from, s.to)).slice(0, 40));
  return /ban hành kèm theo (?:Quyết định|Nghị quyết) này (?:bản )?(kế hoạch|chương trình|phương án|đề án|quy chế|quy định)(?: hành động)?\s+(.{5,400}?)(?:[.;]|\s(?:và thay thế|gồm|Điều 2))/iu.exec(body);
}

/** What a decision carries: the second title, else what Điều 1 says. */
function promulgatedBy(views: readonly View[], zones: Zones): Metadata['promulgates'] {
  if (zones.promulgated !== null) return { type: zones.promulgated.type, title: titleOf(views, zones.promulgated, null) };
  if (zones.title === null || !['quyet-dinh', 'nghi-quyet'].includes(zones.title.type)) return null;
  const article = articleOne(views, zones);
  return article === null ? null : { type: flatten(article[1]!).replace(/\s+/gu, '-'), title: sentenceCase(article[2]!.trim()) };
}

function sentenceCase(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function evidenceOf(head: Head, title: TitleBlock | null, views: readonly View[], closing: ClosingRead, context: MetadataContext): Record<string, Evidence> {
  const out: Record<string, Evidence> = {};
  const put = (field: string, evidence: Evidence | null): void => {
    if (evidence !== null) out[field] = evidence;
  };
  const found = (span: { start: number; end: number } | null): Evidence | null => (span === null ? null : inStream(head.stream, span.start, span.end, context));
  put('number', found(head.number ?? head.empty) ?? siteEvidence(head.site.number, context));
  put('issuedOn', found(head.date) ?? siteEvidence(head.site.date, context));
  if (head.date?.value.place != null) put('place', found(head.date));
  put('issuer', covering((head.issuer?.pieces ?? []).map(([start, end]) => found({ start, end })), context));
  if (title !== null) put('type', context.evidence(views[title.typeLine]!.line, title.typeStart, title.typeEnd));
  if (title !== null) put('title', covering(titleLines(views, title).map(({ view, start, end }) => context.evidence(view.line, start, end)), context));
  const signed = closing.signatory?.cell;
  if (signed != null) put('signatory', context.evidence(signed.view.line, signed.start, signed.end));
  const listed = closing.list.slice(closing.list.indexOf(closing.recipients[0]?.cell as Cell));
  if (closing.recipients.length > 0) put('recipients', covering(listed.map((cell) => context.evidence(cell.view.line, cell.start, cell.end)), context));
  return out;
}

const provinceOwn = new Set(['uy-ban-nhan-dan-tinh', 'chu-tich-uy-ban-nhan-dan-tinh', 'hoi-dong-nhan-dan-tinh', 'tinh-uy']);

function qualifier(issuer: IssuerRead | null): string | null {
  if (issuer === null) return null;
  return issuer.unit ?? (provinceOwn.has(issuer.id) ? null : issuer.id);
}
