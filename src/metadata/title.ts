import { opensBody } from './issuer.js';
import { firstMarkers, recitalOpeners, typeNames } from './words.js';
import { silent, type View } from './view.js';

/** Where type line and title of a document or of a promulgated text stand. Line indexes; offsets in the line. */
export interface TitleBlock {
  readonly type: string;
  readonly typeLine: number;
  readonly typeStart: number;
  readonly typeEnd: number;
  /** First and past-the-last line of the title; the first may be the type line itself, and the title begin within it. */
  readonly titleFrom: number;
  readonly titleStart: number;
  readonly titleTo: number;
  /** Past the last line that still belongs to the head: title, bracketed subtitle, issuer repeated before the recital. */
  readonly end: number;
  /** Of old: the lines under the type word that name issuer, number and date; null where a letterhead does. */
  readonly issued: Issued | null;
}

/** Lines [from, to), the last one up to `until`. */
export interface Issued {
  readonly from: number;
  readonly to: number;
  readonly until: number;
}

interface TypeHit {
  readonly slug: string;
  readonly start: number;
  readonly end: number;
  readonly alone: boolean;
}

/** The type name a line is or begins with; also after number and date where the whole head stands on one line. `loose`: in lower case too. */
export function typeAt(view: View, loose = false): TypeHit | null {
  const lead = view.flat.length - view.flat.trimStart().length;
  const inline = inlineStart(view);
  for (const [name, slug] of typeNames) {
    const start = view.folded.startsWith(name) ? lead : inline >= 0 && view.flat.startsWith(name.split(' ')[0]!, inline) ? inline : -1;
    if (start < 0) continue;
    const end = nameEnd(view.flat, start, name);
    if (end < 0) continue;
    const rest = view.text.slice(end).trim();
    const written = view.text.slice(start, end);
    const alone = rest === '' || rest === ':';
    if (alone && start === lead && (loose || isCapital(written) || view.line.bold || view.line.centred === true || view.line.role === 'heading')) return { slug, start, end, alone: rest === '' };
    if (!alone && isCapital(written) && !/^v[aà] đầu tư/iu.test(rest) && !/^[:;,.]/u.test(rest)) return { slug, start, end, alone: false };
  }
  return null;
}

/** Past the end of `name` at `start`, blanks counting as one; -1 where the word goes on. */
function nameEnd(flat: string, start: number, name: string): number {
  let at = start;
  for (const unit of name) {
    if (unit === ' ') {
      if (!/\s/u.test(flat[at] ?? '')) return -1;
      while (/\s/u.test(flat[at] ?? '')) at++;
    } else if (flat[at++] !== unit) return -1;
  }
  return /[A-Za-zÀ-ỹ\d]/u.test(flat[at] ?? '') ? -1 : at;
}

/** Behind number and date, where the whole head stands on one line; -1 elsewhere. */
function inlineStart(view: View): number {
  if (view.folded.length < 40 || !/^\s*so\s{0,3}:?|doc lap|hanh phuc/u.test(view.flat)) return -1;
  const date = /nam\s{1,4}\d{4}\s/u.exec(view.flat);
  if (date === null) return -1;
  const from = date.index + date[0].length;
  return from + view.flat.slice(from).length - view.flat.slice(from).trimStart().length;
}

function isCapital(text: string): boolean {
  return /\p{Lu}/u.test(text) && !/\p{Ll}/u.test(text);
}

/** A ground of the recital, an issuer repeated above it, or a section: what cannot be part of a title. */
export function opensRecital(view: View): boolean {
  const first = view.text.trim().replace(/^[“"(]/u, '');
  if (!/^\p{Lu}/u.test(first) || view.capitals) return false;
  return recitalOpeners.some((opener) => view.folded.startsWith(opener) && !/^[A-Za-zÀ-ỹ]/u.test(view.folded.slice(opener.length)));
}

export function opensSection(view: View): boolean {
  return firstMarkers.some((marker) => marker.test(view.folded)) && !isListedGround(view);
}

function isListedGround(view: View): boolean {
  const text = view.folded.replace(/^(?:\(?[\da-z]{1,2}[.)]|[-+])\s?/u, '');
  return text.startsWith('can cu ') && /[;,.]$/u.test(view.folded) === true;
}

const subtitle = /^\((?:ban hanh )?kem theo|^\(ban hanh|^\(du thao|^\(thuc hien theo|^\(phe duyet/u;
const issuerAgain = /^(?:chu tich (?:nhan dan )?|bo truong |thu tuong |giam doc )?(?:uy ban nhan dan|ubnd|hoi dong nhan dan|chinh phu|bo |so |ban |uy ban |dang |tinh uy|thanh uy|huyen uy|thi uy)/u;
const agencyStart = /^(?:chu tich uy ban nhan dan|uy ban nhan dan|hoi dong nhan dan|chinh phu$|thu tuong chinh phu$|bo truong|giam doc so)/u;

/** The issuer named once more, in capitals, right above the recital ("ỦY BAN NHÂN DÂN TỈNH NINH THUẬN"). */
function repeatsIssuer(views: readonly View[], at: number, to: number): boolean {
  const view = views[at]!;
  if (!issuerAgain.test(view.folded) || !(view.capitals || agencyStart.test(view.folded)) || (!opensBody(view.text.trim(), view.folded) && !agencyStart.test(view.folded))) return false;
  for (let i = at + 1, seen = 0; i < to && seen < 3; i++) {
    if (silent(views[i]!)) continue;
    if (opensRecital(views[i]!)) return true;
    if (!views[i]!.capitals) return false;
    seen++;
  }
  return false;
}

/** A line that cannot be the end of a title: the name of a body below it belongs to it ("… CỦA / ỦY BAN NHÂN DÂN TỈNH"). */
const goesOn = /(?:^| )(?:cua|va|do|tai|voi|theo|cho|ve|boi|dia ban)$|,$/u;

/** Whether the title ended before line `at`; `last` is the last title line. */
function titleEnds(views: readonly View[], last: number, at: number, to: number): boolean {
  const before = views[last]!;
  const view = views[at]!;
  if (opensRecital(view) || opensSection(view) || subtitle.test(view.folded) || /^kinh(?: gui|$)/u.test(view.folded) || (!goesOn.test(before.folded) && repeatsIssuer(views, at, to))) return true;
  if (before.line.bold && !view.line.bold && (before.line.runs.length + view.line.runs.length > 0 || view.line.block !== null)) return true;
  // A line of figures alone ("23/7/2025") is neither.
  if (before.capitals !== view.capitals && view.folded.length > 12 && /[A-Za-zÀ-ỹ]/u.test(before.text)) return true;
  if (/[.;:]$/u.test(before.folded)) return true;
  return newParagraph(before, view);
}

function newParagraph(before: View, view: View): boolean {
  const upper = /^[^A-Za-zÀ-ỹ]*\p{Lu}/u.test(view.text);
  if (!upper || view.capitals) return false;
  if (before.line.block !== null && view.line.block !== null) {
    // Recitals are set flush; a second centred paragraph is the title's next line.
    const centred = before.line.centred === true && view.line.centred === true;
    return before.line.block !== view.line.block && before.line.bold === view.line.bold && !before.line.bold && !centred;
  }
  if (before.line.centred === true && view.line.centred === false) return true;
  return /^(?:ngay|trong|thoi gian|nam|nham|de|sau|tu|do|qua)\s/u.test(view.folded) && view.line.blanksBefore > 0;
}

function countBlanks(views: readonly View[], at: number): number {
  let count = views[at]!.line.blanksBefore;
  for (let i = at - 1; i >= 0 && views[i]!.blank; i--) count++;
  return count;
}

/** Lines of the title from `from` on; at most 14 lines, since no trích yếu is longer. */
function titleEnd(views: readonly View[], from: number, to: number): number {
  let last = from;
  for (let i = from + 1, lines = 1; i < to && lines < 14; i++) {
    const view = views[i]!;
    if (view.rule) break;
    if (view.blank) continue;
    if (titleEnds(views, last, i, to) || (lines > 0 && countBlanks(views, i) > 2 && lines > 1)) break;
    last = i;
    lines++;
  }
  return last + 1;
}

/** The first type line in [from, to) and what belongs to it; null where there is none. */
export function findTitle(views: readonly View[], from: number, to: number, loose = false): TitleBlock | null {
  for (let i = from; i < to; i++) {
    const hit = typeAt(views[i]!, loose);
    if (hit !== null) return blockAt(views, i, hit, to);
  }
  return null;
}

function blockAt(views: readonly View[], at: number, hit: TypeHit, to: number): TitleBlock {
  const issued = issuedBelow(views, at, hit, to);
  const head = { type: hit.slug, typeLine: at, typeStart: hit.start, typeEnd: hit.end, issued };
  const begins = issued === null ? titleBegin(views[at]!, at, hit) : behind(views, issued);
  let titleFrom = begins.line;
  while (titleFrom < to && titleFrom > at && silent(views[titleFrom]!)) titleFrom++;
  const titleStart = titleFrom === begins.line ? begins.offset : 0;
  const first = views[titleFrom];
  const untitled = first === undefined || titleFrom >= to || (titleFrom > at && titleStart === 0 && (opensSection(first) || subtitle.test(first.folded) || first.folded.startsWith('can cu ')));
  if (untitled) return { ...head, titleFrom: at + 1, titleStart: 0, titleTo: at + 1, end: headEnd(views, Math.max(at + 1, issued?.to ?? 0), to) };
  const titleTo = titleEnd(views, titleFrom, to);
  return { ...head, titleFrom, titleStart, titleTo, end: headEnd(views, titleTo, to) };
}

interface Place {
  readonly line: number;
  readonly offset: number;
}

function titleBegin(view: View, at: number, hit: TypeHit): Place {
  return hit.alone || issuedByOnTypeLine(view, hit) ? { line: at + 1, offset: 0 } : { line: at, offset: hit.end };
}

function behind(views: readonly View[], { to, until }: Issued): Place {
  return views[to - 1]!.text.slice(until).trim() === '' ? { line: to, offset: 0 } : { line: to - 1, offset: until };
}

const numberAndDate = /^\s*cua\s[^;]{4,200}?\sso\s{0,3}:?\s{0,3}\d{1,5}\s?[/-][^;]{1,40}?\sngay\s{1,3}\d{1,2}\s{0,3}(?:\/|-|thang)\s{0,3}\d{1,2}\s{0,3}(?:\/|-|nam)\s{0,3}\d{4}(?!\d)/u;

/** "QUYẾT ĐỊNH / CỦA THỦ TƯỚNG CHÍNH PHỦ SỐ 115/2004/QĐ-TTg NGÀY 25 THÁNG 6 NĂM 2004": as the gazette printed documents before 2005. */
function issuedBelow(views: readonly View[], at: number, hit: TypeHit, to: number): Issued | null {
  const from = issuedByOnTypeLine(views[at]!, hit) ? at : at + 1;
  const start = from === at ? hit.end : 0;
  let text = '';
  for (let i = from, lines = 0; i < to && lines < 4; i++) {
    const before = text.length;
    text += `${(i === from ? views[i]!.flat.slice(start) : views[i]!.flat).slice(0, 400)}\n`;
    if (silent(views[i]!)) continue;
    lines++;
    const found = numberAndDate.exec(text);
    if (found !== null) return { from, to: i + 1, until: found[0].length - before + (i === from ? start : 0) };
  }
  return null;
}

/** "QUYẾT ĐỊNH CỦA ỦY BAN NHÂN DÂN …": the rest of the type line is the issuer, no title. */
export function issuedByOnTypeLine(view: View, hit: { readonly end: number }): boolean {
  return /^\s*cua\s/u.test(view.flat.slice(hit.end));
}

/** Bracketed subtitle, rules and the repeated issuer after the title. */
function headEnd(views: readonly View[], from: number, to: number): number {
  let end = from;
  let open = false;
  for (let i = from; i < to; i++) {
    const view = views[i]!;
    if (silent(view)) continue;
    if (open || subtitle.test(view.folded)) open = !view.folded.includes(')') && i - from < 12;
    else if (!repeatsIssuer(views, i, to) && !(view.capitals && i > from && repeatsIssuer(views, end - 1, to))) break;
    end = i + 1;
  }
  return end;
}
