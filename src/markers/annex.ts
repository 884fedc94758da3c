import type { Paragraph } from '../model/document.js';
import { markerAt } from './markers.js';

const annexMarker = /^(?<marker>(?:PHỤ LỤC|Phụ lục|PHỤ BIỂU|Phụ biểu|BIỂU|Biểu|MẪU|Mẫu)(?:\s+(?:số\s+|SỐ\s+)?(?:\d{1,2}[a-zA-Z]?|[IVXL]{1,5}|[A-Z])(?![A-Za-zÀ-ỹ\d]))?)\s*[:.\-–]?\s*(?<rest>.*)$/u;
const attached = /^\((?:Ban hành )?[Kk]èm theo/u;

/** The marker of an annex heading ("PHỤ LỤC 01", "Phụ lục II", "PHỤ LỤC") and what else stands on its line; null for other lines. */
export function annexHeading(text: string): { marker: string; rest: string } | null {
  const match = annexMarker.exec(text.trim());
  if (match === null) return null;
  const { marker, rest } = match.groups as { marker: string; rest: string };
  if (rest !== '' && /^\p{Ll}/u.test(rest)) return null;
  return { marker, rest };
}

/** The title of an annex: the lines between its marker and "(Kèm theo …)"; how many paragraphs were used up, that line included. */
export function annexTitle(rest: string, paragraphs: readonly Paragraph[]): { title: string | null; used: number } {
  const lines = rest === '' ? [] : [rest];
  let used = 0;
  for (const { text } of paragraphs) {
    if (attached.test(text)) return { title: joined(lines), used: used + 1 };
    if (lines.length === 3 || !belongsToTitle(text, lines[0])) break;
    lines.push(text);
    used++;
  }
  return { title: joined(lines), used };
}

const joined = (lines: readonly string[]): string | null => (lines.length === 0 ? null : lines.join(' '));
const isShouted = (text: string): boolean => !/\p{Ll}{2}/u.test(text);

/** A title is set alike in all its lines, and is no item of the annex. */
function belongsToTitle(text: string, first: string | undefined): boolean {
  if (markerAt(text) !== null && !isShouted(text)) return false;
  return first === undefined ? text.length < 300 : isShouted(text) === isShouted(first) && isShouted(first);
}

interface AnnexParagraphs {
  readonly heading: Paragraph | null;
  readonly title: string | null;
  readonly rest: readonly Paragraph[];
}

/** Paragraphs of the annex zone by annex. What stands there before any heading is an annex without one. */
export function splitAnnexes(paragraphs: readonly Paragraph[]): AnnexParagraphs[] {
  const groups: { heading: Paragraph | null; lines: Paragraph[] }[] = [];
  for (const paragraph of paragraphs) {
    if (paragraph.zone !== 'annex') continue;
    if (annexHeading(paragraph.text) !== null) groups.push({ heading: paragraph, lines: [] });
    else if (groups.length === 0) groups.push({ heading: null, lines: [paragraph] });
    else groups.at(-1)!.lines.push(paragraph);
  }
  return groups.map(({ heading, lines }) => {
    const { title, used } = annexTitle(heading === null ? '' : annexHeading(heading.text)!.rest, heading === null ? [] : lines);
    return { heading, title, rest: lines.slice(used) };
  });
}
