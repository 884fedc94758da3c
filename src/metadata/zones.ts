import type { Zone } from '../model/document.js';
import type { Line } from '../model/flow.js';
import { findClosing, signatureStart, type Closing } from './closing.js';
import { findTitle, opensRecital, opensSection, typeAt, type TitleBlock } from './title.js';
import { isNumberLine } from './number-line.js';
import { flatten, silent, viewsOf, type View } from './view.js';
import { annexMarker, promulgatingTypes } from './words.js';

/** Whose zones these are: the document's own, or those of the text it promulgates. */
export type Part = 'main' | 'promulgated';

/** Half-open range of line indexes. */
export interface ZoneSegment {
  readonly zone: Zone;
  readonly from: number;
  readonly to: number;
  readonly part: Part;
}

export interface Zones {
  /** In order and without gaps: every line belongs to exactly one. */
  readonly segments: readonly ZoneSegment[];
  /** Type line and title, of the document and of what it promulgates. */
  readonly title: TitleBlock | null;
  readonly promulgated: TitleBlock | null;
}

const motto = /cong hoa xa hoi|chu nghia viet nam|doc lap ?- ?tu do|dang cong san viet nam/u;

/**
 * Which lines are letterhead and title, recital, body, recipients, signature and annex. A decision that carries a plan has all of them twice.
 * Tables are not among the lines; where a closing block or a letterhead was set as a table, pass its cells as lines.
 */
export function findZones(lines: readonly Line[]): Zones {
  const views = viewsOf(lines);
  const title = mainTitle(views);
  const main = readPart(views, 0, views.length, title, 'main');
  const promulgated = main.promulgated === null ? null : findTitle(views, main.promulgated, views.length, true);
  if (promulgated === null) return { segments: fill(main.segments, views.length), title, promulgated };
  const second = readPart(views, main.promulgated!, views.length, promulgated, 'promulgated');
  return { segments: fill([...main.segments, ...second.segments], views.length), title, promulgated };
}

/** The zone of every line, for callers that go line by line. */
export function zoneOfLines(zones: Zones): { zone: Zone; part: Part }[] {
  return zones.segments.flatMap(({ zone, part, from, to }) => Array.from({ length: to - from }, () => ({ zone, part })));
}

/** The type line under the letterhead; without letterhead, a type line among the first lines. */
function mainTitle(views: readonly View[]): TitleBlock | null {
  const anchor = letterheadAnchor(views);
  const from = anchor?.index ?? 0;
  const near = views.slice(from).filter((v) => !silent(v)).slice(0, anchor === null ? 12 : 45);
  const to = Math.min(views.length, (near.at(-1)?.index ?? from) + 1);
  const stop = near.find((v) => opensSection(v) || /^can cu /u.test(v.folded))?.index ?? to;
  const found = findTitle(views.slice(0, to), from, stop) ?? (anchor === null ? null : findTitle(views.slice(0, to), from, stop, true));
  return found === null ? letterTitle(views, from, stop) : (findTitle(views, found.typeLine, views.length, true) ?? found);
}

/** A ground or a first section, told from the lines of a web page: where a document is under way, its letterhead is past or was never there. */
export function underWay(view: View): boolean {
  return /^can cu\s.{10}/u.test(view.folded) || /^(?:i\s?[.:/-]\s?[A-Za-zÀ-ỹ]{2}|phan thu nhat|dieu 1\s?[.:])/u.test(view.folded);
}

/** So many lines at most stand before the motto where it is still the document's own. */
const mostStamped = 10;

/** The motto, else the number line above the first type line; of what comes before the document is under way. */
function letterheadAnchor(views: readonly View[]): View | null {
  const written = views.filter((v) => !silent(v)).slice(0, 160);
  // A signature service stamps its name over the letterhead; of "TRUNG TÂM CÔNG / BÁO VÀ TIN HỌC" a scan may show "I. BÁO VÀ TIN HỌC".
  const stamped = written.slice(0, mostStamped).findIndex((v) => motto.test(v.folded));
  const start = written.findIndex((v, i) => i > stamped && underWay(v));
  const above = start < 0 ? written : written.slice(0, start);
  const type = above.findIndex((v) => typeAt(v) !== null);
  return (
    above.find((v) => motto.test(v.folded)) ??
    above.slice(0, type < 0 ? 60 : Math.min(60, type + 1)).find((v) => v.folded.length < 120 && isNumberLine(views, v.index)) ??
    null
  );
}

/** A letter has no type line: its subject "V/v …" stands under the number and goes on to "Kính gửi", place and date, or a gap. */
function letterTitle(views: readonly View[], from: number, to: number): TitleBlock | null {
  const first = views.findIndex((v, i) => i >= from && i < to && /^(?:v\/v|ve viec)\s/u.test(v.folded));
  if (first < 0 || !views.slice(Math.max(0, first - 12), first).some((v) => isNumberLine(views, v.index))) return null;
  let last = first;
  for (let i = first + 1; i < to && i < first + 8; i++) {
    const view = views[i]!;
    if (view.blank) continue;
    if (view.rule || view.line.blanksBefore > 1 || /^kinh gui|^[A-Za-zÀ-ỹ][^,]{1,40}, ?ngay|[.;:]$/u.test(view.folded) || motto.test(view.folded) || opensRecital(view)) break;
    last = i;
  }
  const start = views[first]!.text.search(/\S/u);
  return { type: 'cong-van', typeLine: first, typeStart: start, typeEnd: start, titleFrom: first, titleStart: start, titleTo: last + 1, end: last + 1, issued: null };
}

interface PartZones {
  readonly segments: ZoneSegment[];
  /** Line where a promulgated text begins, if one does. */
  readonly promulgated: number | null;
}

function readPart(views: readonly View[], from: number, end: number, title: TitleBlock | null, part: Part): PartZones {
  const headerTo = title?.end ?? letterheadEnd(views, from);
  const carries = part === 'main' && (title === null ? views.some((v) => ordersAt(v) !== null) : promulgatingTypes.has(title.type));
  const carried = carries ? carriedFrom(views, headerTo, end) : null;
  const to = carried ?? end;
  const bodyFrom = bodyStart(views, headerTo, to);
  const annex = annexFrom(views, bodyFrom, to);
  const closing = findClosing(views, bodyFrom, to) ?? { from: annex ?? to, to: annex ?? to, zones: [] };
  const segments: ZoneSegment[] = [
    { zone: 'header', from, to: headerTo, part },
    { zone: 'preamble', from: headerTo, to: bodyFrom, part },
    ...bodyAndAnnex(closing, bodyFrom, annex, to, part),
  ];
  return { segments: segments.filter((s) => s.to > s.from), promulgated: carried };
}

function bodyAndAnnex(closing: Closing, bodyFrom: number, annex: number | null, to: number, part: Part): ZoneSegment[] {
  // An annex marker before the closing block: the annex stands inside, or the block belongs to the annex; the body ends at the marker.
  if (annex !== null && annex < closing.from) return [{ zone: 'body', from: bodyFrom, to: annex, part }, { zone: 'annex', from: annex, to, part }];
  return [
    { zone: 'body', from: bodyFrom, to: closing.from, part },
    ...closing.zones.map((z) => ({ ...z, part })),
    { zone: 'annex', from: closing.to, to, part },
  ];
}

/** Without a type line: past the last line of motto, number and date, 0 where there is none. */
function letterheadEnd(views: readonly View[], from: number): number {
  let end = from;
  let written = 0;
  for (let i = from; i < views.length && written < 30; i++) {
    const view = views[i]!;
    if (silent(view)) continue;
    if (underWay(view)) break;
    written++;
    if (motto.test(view.folded) || (written < 15 && isNumberLine(views, i)) || /^[A-Za-zÀ-ỹ][^,]{1,40}, ?ngay[\s\d.]{1,12}thang/u.test(view.folded)) end = i + 1;
    else if (end > from && /^v\/v /u.test(view.folded)) end = i + 1;
    if (opensSection(view)) break;
  }
  return end;
}

const orders = /(?:^|\s)(quyết định|quyết nghị|nghị quyết|chỉ thị)\s?:$/iu;
const ordered: Readonly<Record<string, string>> = { 'quyet dinh': 'quyet-dinh', 'quyet nghi': 'nghi-quyet', 'nghi quyet': 'nghi-quyet', 'chi thi': 'chi-thi' };

/** "QUYẾT ĐỊNH:" alone, or in capitals at the end of the last ground: the slug of the type that orders so; null elsewhere. */
export function ordersAt(view: View): string | null {
  const found = orders.exec(view.text.trim());
  if (found === null || (found.index !== 0 && found[0] !== found[0].toUpperCase())) return null;
  return ordered[flatten(found[1]!).replace(/\s+/gu, ' ')] ?? null;
}

/** The first section marker, or the line after the one that announces the content ("… như sau:"). */
function bodyStart(views: readonly View[], from: number, to: number): number {
  let announced = -1;
  for (let i = from; i < to; i++) {
    const view = views[i]!;
    if (silent(view)) continue;
    if (ordersAt(view) !== null) return nextWritten(views, i + 1, to);
    if (announced >= 0 && (/^[-+•]\s?\S/u.test(view.folded) || i - from > 400)) return announced;
    if (opensSection(view)) return i;
    if (announced < 0 && /(?:nhu sau|sau day|sau)\s?[:.;]$/u.test(view.folded)) announced = nextWritten(views, i + 1, to);
    if (announced < 0 && announcedBullet(views, i, from)) return i;
  }
  return announced >= 0 ? announced : groundsEnd(views, from, to);
}

/** A bullet under a line that ends in a colon, unless it lists grounds or addressees. */
function announcedBullet(views: readonly View[], at: number, from: number): boolean {
  const bullet = views[at]!.folded;
  const before = lastWritten(views, at, from);
  return /^[-+•]\s?\S/u.test(bullet) && !/^[-+•]\s?can cu/u.test(bullet) && before.endsWith(':') && !before.startsWith('kinh gui');
}

/** Where nothing marks the body's beginning: past the last ground that is followed by none. */
function groundsEnd(views: readonly View[], from: number, to: number): number {
  let end = from;
  let inside = false;
  for (let i = from; i < to; i++) {
    const view = views[i]!;
    if (silent(view)) continue;
    if (!inside && !opensRecital(view)) break;
    inside = !/[;.,:]$/u.test(view.folded);
    end = i + 1;
  }
  return end;
}

function nextWritten(views: readonly View[], from: number, to: number): number {
  let i = from;
  while (i < to && silent(views[i]!)) i++;
  return i;
}

function lastWritten(views: readonly View[], at: number, from: number): string {
  for (let i = at - 1; i >= from; i--) if (!silent(views[i]!)) return views[i]!.folded;
  return '';
}

const carriedSubtitle = /\((?:ban hanh )?kem theo (?:quyet dinh|nghi quyet|thong tu)|\(ban hanh theo/u;

/** Where the text begins that a decision carries: its letterhead or its type line, with "(Ban hành kèm theo Quyết định …)" below. */
function carriedFrom(views: readonly View[], from: number, to: number): number | null {
  let closing: number | null = null;
  for (let i = from; i < to; i++) {
    const view = views[i]!;
    if (silent(view) || view.folded.length > 200) continue;
    if (annexMarker.test(view.folded) && view.capitals) return null;
    const hit = typeAt(view, true);
    if (hit === null || ordersAt(view) !== null) continue;
    const head = views.slice(i, i + 40).filter((v) => !silent(v)).slice(0, 14).map((v) => v.folded).join(' ');
    const sectionAt = views.slice(i, i + 40).find((v) => opensSection(v));
    const subtitleAt = head.search(carriedSubtitle);
    if (subtitleAt < 0 && hit.alone && sectionAt !== undefined) closing ??= firstClosing(views, from, to);
    if (subtitleAt >= 0 || (closing !== null && closing < i && hit.alone && sectionAt !== undefined)) return letterheadStart(views, from, i);
  }
  return null;
}

/** Where the first closing block begins: the list of recipients or a signature. */
function firstClosing(views: readonly View[], from: number, to: number): number {
  const list = views.findIndex((v, i) => i >= from && i < to && /^noi nhan\s?(?::|$)|^(?:tm|kt)\s?\. ?(?:uy ban|ubnd|chu tich|hoi dong)/u.test(v.folded));
  return Math.min(list < 0 ? Infinity : list, signatureStart(views, from, to) ?? Infinity);
}

/** The letterhead lines right above the carried text's type line belong to it. */
function letterheadStart(views: readonly View[], from: number, at: number): number {
  let start = at;
  for (let i = at - 1, written = 0; i >= from && written < 8; i--) {
    const view = views[i]!;
    if (silent(view)) continue;
    written++;
    if (!motto.test(view.folded) && !(view.capitals && /^(?:uy ban nhan dan|ubnd|hoi dong nhan dan|tinh |thanh pho |so |ban |chu tich uy ban)/u.test(view.folded))) break;
    start = i;
  }
  return start;
}

/** First annex marker: a line of its own, in capitals or set apart. */
function annexFrom(views: readonly View[], from: number, to: number): number | null {
  for (let i = from; i < to; i++) if (opensAnnex(views[i]!) || namesItsPlan(views, i, to)) return i;
  return null;
}

/** "Phụ lục" in lower case, with "(Kèm theo …)" under its title. */
function namesItsPlan(views: readonly View[], at: number, to: number): boolean {
  if (!/^(?:phu luc|bieu|mau)(?:\s(?:so\s?)?[\divx]{1,5})?\s?[.:]?$/u.test(views[at]!.folded)) return false;
  return views.slice(at + 1, Math.min(to, at + 12)).filter((v) => !silent(v)).slice(0, 5).some((v) => /^\((?:ban hanh )?kem theo/u.test(v.folded));
}

/** "PHỤ LỤC 01:", "Phụ lục I", "Biểu 1" as a line of its own. */
export function opensAnnex(view: View): boolean {
  if (!annexMarker.test(view.folded) || view.folded.length > 160) return false;
  if (/^[-+•]/u.test(view.folded)) return false;
  const marker = /^\P{L}*(phụ lục|phụ biểu|biểu mẫu|biểu|mẫu|danh mục)/iu.exec(view.text.normalize('NFC').trim())?.[1] ?? '';
  if (marker === '') return false;
  const set = view.line.bold || view.line.centred === true || view.line.role === 'heading';
  if (marker === marker.toUpperCase()) return !/[;.]$/u.test(view.folded) || view.capitals;
  return set && /^(?:phu luc|phu bieu|bieu|mau)(?:\s(?:so\s?)?[\divx]{1,5}[a-z]?)?\s?[.:]?$/u.test(view.folded);
}

/** Closes gaps: a segment reaches to the beginning of the next. */
function fill(segments: readonly ZoneSegment[], length: number): ZoneSegment[] {
  const out: ZoneSegment[] = [];
  for (const segment of [...segments].filter((s) => s.to > s.from).sort((a, b) => a.from - b.from)) {
    const last = out.at(-1);
    if (last !== undefined && last.to !== segment.from) out[out.length - 1] = { ...last, to: segment.from };
    out.push(segment);
  }
  const last = out.at(-1);
  if (last === undefined) return length > 0 ? [{ zone: 'body', from: 0, to: length, part: 'main' }] : [];
  out[out.length - 1] = { ...last, to: length };
  if (out[0]!.from > 0) out[0] = { ...out[0]!, from: 0 };
  return out;
}
