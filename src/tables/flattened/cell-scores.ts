import type { ColumnRole } from '../../model/document.js';
import { foldSpelling } from '../../text/fold.js';
import { remembered } from './remembered.js';
import { agencyStart, bareBody, bodyLeadIn, bodyStart, deliverableStart, firmBody, folded, fundingCell, signCell, timeAnchor, timeStart, timeWords, unitCell, valueCell } from './wording.js';

/** What a table needs to know of agencies; given from outside. */
export interface AgencyContext {
  /** The whole text is a list of agencies. */
  isAgencyList(text: string): boolean;
  /** Length of the longest prefix that is a list of agencies, 0 if none. */
  agencyPrefix(text: string): number;
}

/** "Chủ trì: Sở Tài chính; phối hợp: …": the parts of bodies, said in their cell. */
const partLabel = /^(?:(?:đơn vị |cơ quan )?(?:chủ trì|phối hợp|thực hiện))\s*:/iu;
const labelled = 2.5;

/** No time and no list of bodies is longer. UTF-16 units. */
const longestTime = 120;
const longestAgencies = 600;

/** Points for a column left empty. */
const emptyPoints: Readonly<Record<string, number>> = {
  content: -8, lead: -2.5, coordinating: -1.2, implementing: -1.2, timeframe: -2, deliverable: -1.6, unit: -1.5, target: -1.5, funding: -0.8, note: -0.1, other: -0.8,
};

export function roleKey(role: ColumnRole): string {
  return role.startsWith('target:') ? 'target' : role;
}

/** `softened`: the group row above fills the column, or the row is itself a group. A tenth of the points stays, so that a lone agency leads. */
export function emptyScore(role: ColumnRole, softened: boolean): number {
  const points = emptyPoints[roleKey(role)] ?? -0.8;
  return softened && role !== 'content' ? 0.1 * points : points;
}

/** How well a piece of text fits a column of a role: about 4 for certain, below 0 for "hardly". */
export function roleScore(role: ColumnRole, text: string, agencies: AgencyContext): number {
  const score = scorers[roleKey(role)] ?? otherScore;
  return score(text, agencies);
}

const scorers: Readonly<Record<string, (text: string, agencies: AgencyContext) => number>> = {
  content: contentScore,
  lead: agencyScore,
  coordinating: agencyScore,
  implementing: agencyScore,
  timeframe: timeScore,
  deliverable: deliverableScore,
  unit: (text) => (unitCell.test(unitForm(text)) ? 3 : text.length <= 20 ? -0.5 : -3),
  target: targetScore,
  funding: (text) => (fundingCell.test(folded(text)) ? 2 : -1.5),
  note: (text) => (text.length > 120 ? -2.5 : -1),
  other: otherScore,
};

function contentScore(text: string): number {
  if (text.length < 4) return -3;
  return isTime(text) ? -2 : text.length < 14 ? 0.5 : 2;
}

function otherScore(text: string): number {
  return valueCell.test(text.toLowerCase()) ? 1.5 : -1;
}

function unitForm(text: string): string {
  return text.trim() === '%' ? '%' : folded(text);
}

function targetScore(text: string): number {
  if (valueCell.test(text.toLowerCase())) return 3;
  return signCell.test(text) ? 1 : /^(?:đạt|hoàn thành|cơ bản|tăng|giảm|duy trì|phấn đấu)/iu.test(text) && text.length <= 60 ? 0.5 : -3;
}

function deliverableScore(text: string, agencies: AgencyContext): number {
  if (isTime(text)) return -3;
  if (signCell.test(text)) return -1;
  const start = deliverableStart.test(folded(text));
  if (!start && agencies.isAgencyList(text)) return -3;
  return (start ? 1.5 : 0.5) - (text.length > 200 ? 1 : 0);
}

function agencyScore(text: string, agencies: AgencyContext): number {
  if (text.length > longestAgencies) return -6;
  const list = text.replace(/[.;,]+$/u, '');
  if (list === '' || /[.!?]\s/u.test(list.replace(/(?:TP|Tp|TT|T)\.\s/gu, ''))) return -3;
  const plain = folded(list);
  if (partLabel.test(list)) return labelled;
  if (bareBody.test(plain)) return -2;
  const known = agencies.isAgencyList(list);
  if (!known && (isTime(text) || !agencyStart.test(plain))) return -3;
  const joined = 2.5 * runTogether(list) + (list.length > 160 ? 1 : 0) + (text.endsWith('.') ? 0.8 : 0);
  if (known) return (firmBody.test(plain) ? 4 : deliverableStart.test(plain) ? 1.5 : 2.5) - joined;
  const items = list.split(/[;,]/u).map((item) => folded(item));
  const alike = items.every((item) => agencyStart.test(item) || item.startsWith('va '));
  return (alike ? 0.6 : 0) + (1.5 * agencies.agencyPrefix(list)) / list.length - 0.5 - joined;
}

/** How often a body begins in a list right behind another, with nothing between them: two cells in one. */
function runTogether(list: string): number {
  let count = 0;
  for (const match of list.matchAll(bodyStart)) {
    const before = match.groups!['before']!;
    if (!/[,;(\-–/&:]$/u.test(before) && !bodyLeadIn.has(before.toLowerCase())) count++;
  }
  return Math.min(count, 2);
}

/** A piece that is a time and nothing else. */
export function isTime(text: string): boolean {
  return text.length <= longestTime && timeSigns(text).whole;
}

interface TimeSigns {
  /** A time and nothing else. */
  readonly whole: boolean;
  readonly begins: boolean;
  readonly anchored: boolean;
}

/** What of a time is in a piece; every column and every try asks again about the same pieces. */
const timeSigns = remembered((text: string): TimeSigns => {
  const plain = foldSpelling(text).replace(/[^A-Za-zÀ-ỹ\d]+/gu, ' ').trim();
  const begins = timeStart.test(plain);
  const anchored = timeAnchor.test(plain);
  const whole = begins && anchored && plain.split(' ').every((word) => timeWords.has(word) || /^\d{1,4}$/u.test(word));
  return { whole, begins, anchored };
});

function timeScore(text: string): number {
  if (text.length > longestTime) return -4;
  const { whole, begins, anchored } = timeSigns(text);
  if (whole) return 4;
  if (signCell.test(text)) return 0;
  if (!anchored) return -4;
  return begins && text.length <= 90 ? 0.5 : -3;
}
