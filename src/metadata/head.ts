import { readIssuer, type IssuerRead } from './issuer.js';
import { emptyNumber, readNumber, readOwnDate, withoutFixedParts, type Found, type OwnDate } from './letterhead.js';
import { isNumberLine } from './number-line.js';
import { siteBox, type FilledFields, type SiteBox } from './site-box.js';
import { blankOut, placeOf, streamOf, type Stream } from './stream.js';
import type { Issued, TitleBlock } from './title.js';
import { flatten, silent, type View } from './view.js';
import type { Zones } from './zones.js';

export interface Head {
  readonly stream: Stream;
  /** The first line of the letterhead. */
  readonly from: number;
  readonly number: Found<string> | null;
  readonly empty: Found<string> | null;
  readonly date: Found<OwnDate> | null;
  readonly issuer: IssuerRead | null;
  /** What a site says before the text of fields that the letterhead lacks. */
  readonly site: FilledFields;
  /** All that a site says before the text. */
  readonly box: SiteBox;
  readonly present: boolean;
}

const motto = /cong hoa xa|chu nghia viet nam|doc lap ?- ?tu do|dang cong san viet nam/u;

/** The letterhead: from the issuer's lines above the motto to the type line; site boxes and stamps before it stay out. */
export function readHead(views: readonly View[], zones: Zones): Head {
  const header = zones.segments.find((s) => s.zone === 'header' && s.part === 'main');
  const to = zones.title?.typeLine ?? header?.to ?? 0;
  const from = letterheadStart(views, to);
  const issued = zones.title?.issued ?? null;
  const stream = issued === null ? streamOf(views, from, Math.min(views.length, to + (zones.title === null ? 0 : 1)), zones.title?.typeStart ?? Infinity) : issuedStream(views, issued, zones.title!);
  const box = siteBox(views, to);
  const read = readNumber(stream, 0, issued !== null);
  const number = read !== null && placeOf(stream, read.start)?.line === box.number?.view.line ? null : read;
  const empty = number === null ? emptyNumber(stream, 0) : null;
  const date = readOwnDate(stream, 0, number);
  const issuer = readIssuer(withoutFixedParts(stream, 0, [number, empty, date]), date?.value.issuedOn ?? null);
  const filled = { number: number === null && empty === null ? box.number : null, date: date === null ? box.date : null };
  return { stream, from, number, empty, date, issuer, site: filled, box, present: motto.test(stream.flat.replace(/\s+/gu, ' ')) || number !== null || date?.value.place != null };
}

/** "CỦA <issuer> SỐ <number> NGÀY <date>", with what stands before blanked. */
function issuedStream(views: readonly View[], { from, to, until }: Issued, title: TitleBlock): Stream {
  const stream = streamOf(views, from, to, until);
  const start = from === title.typeLine ? title.typeEnd : 0;
  const of = /cua\s/u.exec(stream.flat.slice(start));
  const text = blankOut(stream.text, 0, of === null ? start : start + of.index + of[0].length);
  return { ...stream, text, flat: flatten(text) };
}

function letterheadStart(views: readonly View[], to: number): number {
  const anchor = views.findIndex((v, i) => i <= to && motto.test(v.folded));
  if (anchor === 0) return 0;
  if (anchor < 0) return anchorless(views, to);
  let start = anchor;
  for (let i = anchor - 1, steps = 0; i >= 0 && steps < 10; i--) {
    const view = views[i]!;
    if (silent(view)) continue;
    if (!headerLine(view)) break;
    start = i;
    steps++;
  }
  return start;
}

function headerLine(view: View): boolean {
  return view.capitals || /^số\s{0,3}:/iu.test(view.text.trim()) || /ỦY BAN NHÂN DÂN|UBND|HỘI ĐỒNG NHÂN DÂN/u.test(view.text) || /^(?:uy ban nhan dan|ubnd|tinh |thanh pho |huyen |xa |phuong |[^,]{2,40}, ?ngay )/u.test(view.folded);
}

/** Without a motto: from the first line on, a site's own fields left out. */
function anchorless(views: readonly View[], to: number): number {
  const first = views.findIndex((v, i) => i <= to && /^so\s?:?\s?[\d\s]{0,12}[/-]/u.test(v.folded) && isNumberLine(views, i));
  if (first < 0) return 0;
  let start = first;
  for (let i = first - 1, steps = 0; i >= 0 && steps < 6; i--, steps++) if (silent(views[i]!) || headerLine(views[i]!)) start = i;
  else break;
  return start;
}

