import type { Paragraph } from '../model/document.js';

/** Which annex a table stands in, and the line right above it that names it. */
export interface AnnexPlace {
  readonly annex: { readonly marker: string; readonly title: string | null } | null;
  readonly caption: string | null;
}

const annexMarker = /^(?<marker>(?:PHỤ LỤC|Phụ lục|PHỤ BIỂU|Phụ biểu|BIỂU|Biểu|MẪU|Mẫu)(?:\s+(?:số\s+|SỐ\s+)?(?:\d{1,2}[a-zA-Z]?|[IVXL]{1,5}|[A-Z])(?![\p{L}\p{N}]))?)\s*[:.\-–]?\s*(?<rest>.*)$/u;
const attached = /^\((?:Ban hành )?[Kk]èm theo/u;

/** The marker of an annex heading ("PHỤ LỤC 01", "Phụ lục II", "PHỤ LỤC") and what else stands on its line; null for other lines. */
export function annexHeading(text: string): { marker: string; rest: string } | null {
  const match = annexMarker.exec(text.trim());
  if (match === null) return null;
  const { marker, rest } = match.groups as { marker: string; rest: string };
  if (rest !== '' && /^\p{Ll}/u.test(rest)) return null;
  return { marker, rest };
}

/** The annex whose heading was last read before the place `at`; its title is the lines between its marker and "(Kèm theo …)". */
export function annexOf(paragraphs: readonly Paragraph[], at: number): AnnexPlace {
  const before = paragraphs.filter((p) => p.span[1] <= at);
  let start = before.length - 1;
  while (start >= 0 && before[start]!.zone === 'annex' && annexHeading(before[start]!.text) === null) start--;
  const last = before.at(-1);
  const heading = start >= 0 && before[start]!.zone === 'annex' ? annexHeading(before[start]!.text) : null;
  if (heading === null) return { annex: null, caption: captionOf(last) };
  const title = [heading.rest, ...titleLines(before.slice(start + 1))].filter((t) => t !== '').join(' ');
  return { annex: { marker: heading.marker, title: title === '' ? null : title }, caption: null };
}

function titleLines(paragraphs: readonly Paragraph[]): string[] {
  const out: string[] = [];
  for (const paragraph of paragraphs) {
    if (attached.test(paragraph.text) || out.length === 3) break;
    if (out.length > 0 && /\p{Ll}{2}/u.test(paragraph.text) !== /\p{Ll}{2}/u.test(out[0]!)) break;
    out.push(paragraph.text);
  }
  return out;
}

function captionOf(last: Paragraph | undefined): string | null {
  return last !== undefined && last.text.length <= 200 && /^(?:Bảng|Biểu|BẢNG|BIỂU)\s/u.test(last.text) ? last.text : null;
}
