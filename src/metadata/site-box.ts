import { finding } from '../findings/report.js';
import type { Finding } from '../model/finding.js';
import type { Evidence } from '../model/provenance.js';
import { labelWordings, type SiteLabel } from '../registers/site-labels.js';
import type { MetadataContext } from './evidence.js';
import { silent, type View } from './view.js';

/** A field of the box that a site of documents sets before the text: the value, and where it stands in its line. */
export interface SiteField {
  readonly value: string;
  readonly view: View;
  readonly start: number;
  readonly end: number;
}

type FieldName = Exclude<SiteLabel, 'other'>;

/** What the site tells of the document; null where it does not. */
export type SiteBox = Readonly<Record<FieldName, SiteField | null>>;

/** A field that the letterhead lacks, from the box. */
export type FilledFields = Pick<SiteBox, 'number' | 'date'>;

/** A label and its colon, in flat text; "số/ký hiệu" is written with and without the stroke. */
const labelled = (label: SiteLabel): RegExp => new RegExp(`(?<![A-Za-zÀ-ỹ\\d])(?:${labelWordings(label).map((words) => words.replace(/^so ky hieu/, 'so ?/? ?ky hieu')).join('|')})\\s?:`, 'u');
const labels: Readonly<Record<SiteLabel, RegExp>> = {
  number: labelled('number'), date: labelled('date'), type: labelled('type'), issuer: labelled('issuer'), signer: labelled('signer'), other: labelled('other'),
};
const anyLabel = new RegExp(Object.values(labels).map((label) => label.source).join('|'), 'u');

/** Words up to the next label, gap or bar. */
const words = /^\s*([A-Za-zÀ-ỹ][^\t|:]{1,120})/u;
const values: Readonly<Record<FieldName, RegExp>> = {
  type: words,
  issuer: words,
  signer: words,
  number: /^\s*(\d{1,5}[a-z]?\s?(?:[/-]\s?(?:\d{4}\s?\/\s?)?[A-Za-zÀ-ỹ][A-Za-zÀ-ỹ\d&]{0,24}(?:\s?[-/]\s?[A-Za-zÀ-ỹ][A-Za-zÀ-ỹ\d&]{0,20}){0,5}))(?![A-Za-zÀ-ỹ\d])/u,
  date: /^\s*(?:ngay )?(\d{1,2}\s?[/.-]\s?\d{1,2}\s?[/.-]\s?\d{4}|\d{1,2} thang \d{1,2} nam \d{4})(?!\d)/u,
};
/** No box is longer, nor a field further from its label. */
const longestBox = 120;
const furthest = 4;

/** The box "Số hiệu: … / Ngày ban hành: …" among the lines before the type line. */
export function siteBox(views: readonly View[], to: number): SiteBox {
  const before = views.slice(0, Math.min(to, longestBox));
  const number = fieldOf(before, 'number');
  const date = fieldOf(before, 'date');
  return {
    number: number === null ? null : { ...number, value: number.value.replace(/\s/gu, '') },
    date: date === null ? null : dayOf(date),
    type: fieldOf(before, 'type'),
    issuer: fieldOf(before, 'issuer'),
    signer: fieldOf(before, 'signer'),
  };
}

/** The value behind its label, or on the next lines that say something. */
function fieldOf(views: readonly View[], name: FieldName): SiteField | null {
  for (const [i, view] of views.entries()) {
    const label = labels[name].exec(view.flat);
    if (label === null) continue;
    let from = label.index + label[0].length;
    for (const candidate of views.slice(i, i + furthest)) {
      const own = candidate.flat.slice(from);
      const next = anyLabel.exec(own)?.index ?? own.length;
      const rest = own.slice(0, next).trimEnd();
      const found = values[name].exec(rest);
      if (found !== null) {
        const start = from + found[0].length - found[1]!.length;
        return { view: candidate, start, end: start + found[1]!.length, value: candidate.text.slice(start, start + found[1]!.length) };
      }
      if (next < own.length || (!silent(candidate) && rest.trim() !== '')) break;
      from = 0;
    }
  }
  return null;
}

/** `YYYY-MM-DD`; null for a day that cannot be. */
function dayOf(field: SiteField): SiteField | null {
  const [d, m, y] = field.value.match(/\d+/gu)!.map(Number) as [number, number, number];
  const can = y >= 1945 && y <= 2100 && m >= 1 && m <= 12 && d >= 1 && d <= new Date(Date.UTC(y, m, 0)).getUTCDate();
  const two = (n: number): string => String(n).padStart(2, '0');
  return can ? { ...field, value: `${y}-${two(m)}-${two(d)}` } : null;
}

export function siteEvidence(field: SiteField | null, context: MetadataContext): Evidence | null {
  return field === null ? null : context.evidence(field.view.line, field.start, field.end);
}

/** Says that a field was filled from the box. */
export function siteFindings(taken: readonly (SiteField | null)[], context: MetadataContext): Finding[] {
  return taken.flatMap((field) => {
    if (field === null) return [];
    const shown = siteEvidence(field, context);
    return [finding('field-from-site', { text: field.view.text.slice(field.start, field.end) }, shown === null ? [] : [shown])];
  });
}
