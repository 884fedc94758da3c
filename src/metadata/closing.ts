import { opensAnnexLine, silentOrResidue } from './closing-lines.js';
import type { Zone } from '../model/document.js';
import { flatten, type View } from './view.js';
import { acting, capacityMark, offices, signedMark as signed } from './words.js';

/** The closing block: recipients and signature in either order, or sharing lines. Half-open line ranges. */
export interface Closing {
  readonly from: number;
  readonly to: number;
  readonly zones: readonly { readonly zone: Zone; readonly from: number; readonly to: number }[];
}

const listHead = /^noi nha[nm]\s?(?::|$|-)/u;

/** The text of each piece of a line, flat and trimmed. */
export function pieces(view: View): string[] {
  return view.line.segments.map(([start, end]) => view.flat.slice(start, end).replace(/\s+/gu, ' ').trim()).filter((piece) => piece !== '');
}

export function isRecipientsHead(view: View): boolean {
  return listHead.test(view.folded) || pieces(view).some((piece) => listHead.test(piece));
}

/** A capacity or an office, in capitals: "TM. ỦY BAN NHÂN DÂN", "PHÓ CHỦ TỊCH". */
export function isSignatureLine(text: string, flat: string): boolean {
  const short = flat.length <= 70 && !/[;:]$/u.test(flat);
  if (!short) return false;
  const bare = flat.replace(acting, '');
  if (bare === flat && capacityMark.test(flat) && !/^q\s|^q$/u.test(flat)) return true;
  const capital = /\p{Lu}/u.test(text) && !/\p{Ll}/u.test(text);
  return capital && offices.some((office) => bare === office || bare.startsWith(`${office} `) || bare.startsWith(`${office},`) || bare.startsWith(`${office} -`));
}

export function signsLine(view: View): boolean {
  return isSignatureLine(view.text.trim(), view.folded) || view.line.segments.some(([s, e]) => isSignatureLine(view.text.slice(s, e).trim(), view.flat.slice(s, e).trim().replace(/\s+/gu, ' ')));
}

const institution = /^(?:ban )?nhan dan|^phu luc|^dong nhan dan|uy ban|hoi dong|ban chi dao|chu tich|giam doc|^so |^bo |^tinh |thanh pho |chinh phu|van phong|truong ban|thuong truc|thuong vu|to quoc|viet nam$|quoc hoi/u;

/** "Nguyễn Thị Ngọc Lan": two to six capitalised words and nothing else. */
export function isPersonName(text: string): boolean {
  const words = text.replace(/^(?:(?:gs|pgs|ts|ths|bs|đ\/c|đại tá|thượng tá|trung tá|thiếu tướng)\.?\s?)+/iu, '').trim().split(/\s+/u);
  if (words.length < 2 || words.length > 6 || institution.test(flatten(words.join(' ')))) return false;
  // Strokes of a signature are read as single letters; in names only "Y" is one, and the last of a name made up or left out.
  return words.every((word, i) => /^\p{Lu}[A-Za-zÀ-ỹ’'-]*$/u.test(word) && (word.length > 1 || word === 'Y' || i === words.length - 1) && flatten(word) !== 'tich');
}

function nameLine(view: View): boolean {
  const last = view.line.segments.at(-1);
  return isPersonName(view.text.trim()) || (last !== undefined && view.line.segments.length > 1 && isPersonName(view.text.slice(last[0], last[1]).trim()));
}

/** The closing block in [from, to), or null. */
export function findClosing(views: readonly View[], from: number, to: number): Closing | null {
  const head = findIndex(views, from, to, isRecipientsHead);
  if (head !== null) return walk(views, backToSignature(views, from, head), to);
  const list = headlessList(views, from, to);
  if (list !== null) return walk(views, backToSignature(views, from, list), to, true);
  const start = signatureStart(views, from, to);
  return start === null ? null : walk(views, start, to);
}

/** How items of a list begin; "=" is a dash that was read twice. */
export const dashed = /^[-–+•=]/u;
/** The item that ends every list of recipients: what is kept by the office. */
const keptItem = /^[-–+•=]\s?luu\s?[:;.]?\s?vt/u;
const endOfText = /\.\s?\/\s?\.?\s*$|\.\/\.?/u;
/** Longer lines are the text's. */
const longestItem = 75;
/** Lines of a stamp or a signature that may stand between items. */
const mostBetween = 3;

/** Where a list of recipients begins whose head ("Nơi nhận:") was not read: the items above its last one, "- Lưu: VT". */
function headlessList(views: readonly View[], from: number, to: number): number | null {
  const last = findIndex(views, from, to, (view) => keptItem.test(view.folded));
  if (last === null) return null;
  let [start, items, between] = [last, 0, 0];
  for (let i = last - 1; i >= from && between <= mostBetween; i--) {
    const view = views[i]!;
    if (silentOrResidue(view)) continue;
    if (endOfText.test(view.text) || view.folded.length > longestItem) break;
    if (!dashed.test(view.folded)) between++;
    else [start, items, between] = [i, items + 1, 0];
  }
  return items < 2 ? null : start;
}

function findIndex(views: readonly View[], from: number, to: number, test: (view: View) => boolean): number | null {
  for (let i = from; i < to; i++) if (test(views[i]!)) return i;
  return null;
}

/** A signature without a list of recipients: a capacity mark, or an office with a name under it after the end mark. */
export function signatureStart(views: readonly View[], from: number, to: number): number | null {
  for (let i = from; i < to; i++) {
    const view = views[i]!;
    if (!signsLine(view)) continue;
    const below = written(views, i + 1, to, 7);
    if (below.some((v) => nameLine(v) || signed.test(v.folded))) return i;
    if (capacityMark.test(view.folded) && below.length < 4) return i;
  }
  return null;
}

function written(views: readonly View[], from: number, to: number, count: number): View[] {
  const out: View[] = [];
  for (let i = from; i < to && out.length < count; i++) if (!silentOrResidue(views[i]!)) out.push(views[i]!);
  return out;
}

/** Where the signature comes before "Nơi nhận": back over office lines and the name. */
function backToSignature(views: readonly View[], from: number, head: number): number {
  let start = head;
  for (let i = head - 1, steps = 0; i >= from && steps < 8; i--) {
    const view = views[i]!;
    if (silentOrResidue(view)) continue;
    steps++;
    if (signsLine(view) || signed.test(view.folded)) start = i;
    else if (!nameLine(view) && !(view.capitals && view.folded.length < 60)) break;
  }
  return start;
}

/** A sign or two: what was read of a stamp or a signature. */
export const isSpeck = (text: string): boolean => (text.match(/[A-Za-zÀ-ỹ]/gu) ?? []).length < 3;

interface Walk {
  state: 'recipients' | 'signature';
  listSeen: boolean;
  listOpen: boolean;
  office: boolean;
  name: boolean;
  /** The line that opens the list of recipients, or its first item. */
  opening: View | null;
}

/** The signature's lines begin so far (points) to the right of those of the list. */
const columnsApart = 150;

/** A line of the column of the signature, which in scans seldom lies level with those of the list beside it. */
function besideList({ line }: View, { opening }: Walk): boolean {
  const left = opening?.line;
  return line.bbox !== null && left?.bbox != null && line.page === left.page && line.bbox[0] > left.bbox[0] + columnsApart;
}

/** Goes down the block line by line until a line fits neither list nor signature. */
function walk(views: readonly View[], start: number, to: number, headless = false): Closing {
  const zones: { zone: Zone; from: number; to: number }[] = [];
  const at: Walk = { state: 'recipients', listSeen: headless, listOpen: headless, office: false, name: false, opening: null };
  let end = start;
  for (let i = start; i < to; i++) {
    const view = views[i]!;
    if (silentOrResidue(view)) continue;
    const zone = (opensAnnexLine(view) ? null : beside(view, at)) ?? step(view, at) ?? (at.listOpen && isSpeck(view.text) ? 'recipients' : null);
    if (zone === null) break;
    const last = zones.at(-1);
    if (last !== undefined && last.zone === zone) last.to = i + 1;
    else {
      if (last !== undefined) last.to = i;
      zones.push({ zone, from: i, to: i + 1 });
    }
    end = i + 1;
  }
  return { from: start, to: end, zones };
}

/** What stands beside the list is the signature's: it neither ends the list nor belongs to an item. */
function beside(view: View, at: Walk): Zone | null {
  if (!besideList(view, at) || (at.name && !at.listOpen)) return null;
  at.office ||= signsLine(view);
  at.name ||= at.office && nameLine(view);
  return 'signature';
}

function step(view: View, at: Walk): Zone | null {
  if (isRecipientsHead(view)) {
    at.listSeen = at.listOpen = true;
    at.opening = view;
    if (signsLine(view)) at.office = true;
    return 'recipients';
  }
  if (opensAnnexLine(view)) return null;
  if (signed.test(view.folded)) return 'signature';
  const item = /^[-–+•]/u.test(view.folded) && at.listSeen;
  if (item) return shared(view, at);
  if (!at.name && /^(?:tm|kt|tl|tuq) ?\. ?[A-Za-zÀ-ỹ]/u.test(view.folded) && /^\p{Lu}{2}/u.test(view.text.trim()) && view.folded.length > 70) {
    // Capacity, office, name and what follows on one line.
    at.office = at.name = true;
    return 'signature';
  }
  if (at.office && !at.name && offices.includes(view.folded)) return 'signature';
  if (signsLine(view) && !at.name) {
    at.office = true;
    const left = pieces(view);
    if (at.listOpen && left.length > 1 && !isSignatureLine(view.text.trim(), left[0]!)) return 'recipients';
    at.listOpen = at.listOpen && left.length > 1;
    return 'signature';
  }
  if (at.office && !at.name && nameLine(view)) {
    at.name = true;
    return view.line.segments.length > 1 && at.listOpen ? 'recipients' : 'signature';
  }
  if (at.listOpen && continues(view, at)) return 'recipients';
  return at.office && !at.name && view.capitals && view.folded.length < 60 ? 'signature' : null;
}

function shared(view: View, at: Walk): Zone {
  at.opening ??= view;
  at.listOpen = !/^[-–+•]\s?luu\s?[:.]?.*\.$/u.test(view.folded);
  if (signsLine(view)) at.office = true;
  if (at.office && view.line.segments.length > 1 && nameLine(view)) at.name = true;
  return 'recipients';
}

/** A wrapped item, or an item without its dash. */
function continues(view: View, at: Walk): boolean {
  return view.folded.length < 120 && !(at.office && nameLine(view)) && (/^[\p{Ll}(]/u.test(view.text.trim()) || /[;.,]$/u.test(view.folded) || !view.capitals);
}
