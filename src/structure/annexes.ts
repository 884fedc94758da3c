import { annexHeading, annexTitle } from '../markers/annex.js';
import type { Paragraph } from '../model/document.js';

/** Which annex a table stands in, and the line right above it that names it. */
export interface AnnexPlace {
  readonly annex: { readonly marker: string; readonly title: string | null } | null;
  readonly caption: string | null;
}

/** The annex whose heading was last read before the place `at`; its title is the lines between its marker and "(Kèm theo …)". */
export function annexOf(paragraphs: readonly Paragraph[], at: number): AnnexPlace {
  const before = paragraphs.filter((p) => p.span[1] <= at);
  let start = before.length - 1;
  while (start >= 0 && before[start]!.zone === 'annex' && annexHeading(before[start]!.text) === null) start--;
  const last = before.at(-1);
  const heading = start >= 0 && before[start]!.zone === 'annex' ? annexHeading(before[start]!.text) : null;
  if (heading === null) return { annex: null, caption: captionOf(last) };
  return { annex: { marker: heading.marker, title: annexTitle(heading.rest, before.slice(start + 1)).title }, caption: null };
}

function captionOf(last: Paragraph | undefined): string | null {
  return last !== undefined && last.text.length <= 200 && /^(?:Bảng|Biểu|BẢNG|BIỂU)\s/u.test(last.text) ? last.text : null;
}
