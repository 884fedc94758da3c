import { finding } from '../findings/report.js';
import type { Finding } from '../model/finding.js';
import type { Evidence } from '../model/provenance.js';
import { inStream, wholeOf, type MetadataContext } from './evidence.js';
import type { Head } from './head.js';
import type { Found } from './letterhead.js';
import { siteFindings } from './site-box.js';
import { syllableShare } from '../text/syllables.js';
import { silent, type View } from './view.js';
import { underWay, type Zones } from './zones.js';

/** What the letterhead lacks or says wrongly. */
export function headFindings(head: Head, views: readonly View[], context: MetadataContext): Finding[] {
  if (views.every((v) => v.blank)) return [];
  const out = siteFindings([head.site.number, head.site.date], context);
  if (!head.present) return [finding('missing-header'), ...out];
  const shown = (span: Found<unknown>): Evidence[] => [inStream(head.stream, span.start, span.end, context)].filter((e) => e !== null);
  const number = head.number ?? head.empty;
  if (number !== null && !/^\d/u.test(number.value)) out.push(finding('blank-number', { text: number.value }, shown(number)));
  if (head.date !== null && !head.date.value.possible) out.push(finding('impossible-date', { text: head.date.value.text }, shown(head.date)));
  else if (head.date !== null && !head.date.value.complete) out.push(finding('blank-date', { text: head.date.value.text }, shown(head.date)));
  return out;
}

const enacts = /(?:ban hành|xây dựng)\s+(?:bản\s+)?((?:kế hoạch|chương trình|phương án|đề án)\s+[^;]{4,300}?)(?:,?\s*(?:cụ thể\s+)?(?:như sau|với (?:các|những) nội dung)|[.:;]|$)/iu;

/** A title that is missing, with what the text itself calls the plan; text set aside before letterhead or title. */
export function openingFindings(views: readonly View[], zones: Zones, read: { readonly head: Head; readonly type: string | null; readonly title: string | null }, context: MetadataContext): Finding[] {
  const out: Finding[] = [];
  if (read.title === null && read.type !== null && read.type !== 'cong-van') out.push(missingTitle(views, zones, context));
  const start = read.head.present ? read.head.from : (zones.title?.typeLine ?? 0);
  const aside = views.slice(0, start).filter((v) => !silent(v) && (underWay(v) || isSentence(v)));
  if (aside.length > 0) out.push(finding('text-before-letterhead', { text: shorten(aside[0]!.text) }, aside.slice(0, 3).map((v) => wholeOf(v, context)).filter((e) => e !== null)));
  return out;
}

/** A sentence of a Vietnamese text, unlike the lines of a web page. */
function isSentence(view: View): boolean {
  return view.folded.length > 60 && /[.;]$/u.test(view.folded) && syllableShare(view.text) > 0.8;
}

function missingTitle(views: readonly View[], zones: Zones, context: MetadataContext): Finding {
  const opening = zones.segments.filter((s) => s.part === 'main' && (s.zone === 'preamble' || s.zone === 'body')).flatMap((s) => views.slice(s.from, s.to)).filter((v) => !silent(v)).slice(0, 60);
  const named = enacts.exec(opening.map((v) => v.text.trim()).join(' ').slice(0, 20_000).replace(/\s+/gu, ' '))?.[1]?.trim() ?? null;
  const line = opening.find((v) => /ban hanh|xay dung/u.test(v.folded) && /ke hoach|chuong trinh|phuong an|de an/u.test(v.folded)) ?? opening[0];
  const shown = line === undefined ? null : wholeOf(line, context);
  return finding('missing-title', { text: named ?? '–' }, shown === null ? [] : [shown]);
}

function shorten(text: string): string {
  const plain = text.replace(/\s+/gu, ' ').trim();
  return plain.length <= 80 ? plain : `${plain.slice(0, 79)}…`;
}
