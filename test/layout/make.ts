import type { Fragment } from '../../src/layout/fragments.js';
import type { Rule } from '../../src/model/page.js';

/** A fragment half an em wide per letter; `start` counts up so that raw text can be joined with blanks. */
export function fragment(text: string, x0: number, baseline: number, more: Partial<Fragment> = {}): Fragment {
  const size = more.size ?? 12;
  return { text, start: 0, x0, x1: x0 + text.length * size * 0.5, baseline, size, font: 'Times', bold: false, italic: false, ...more };
}

/** Fragments with consecutive raw offsets and the raw text they stand in, each on a line of its own. */
export function withRaw(fragments: readonly Fragment[]): { fragments: Fragment[]; raw: string } {
  let raw = '';
  const placed = fragments.map((f) => {
    const start = raw.length;
    raw += `${f.text}\n`;
    return { ...f, start };
  });
  return { fragments: placed, raw };
}

export const horizontal = (y: number, x0: number, x1: number): Rule => ({ direction: 'horizontal', bbox: [x0, y - 0.25, x1, y + 0.25] });
export const vertical = (x: number, y0: number, y1: number): Rule => ({ direction: 'vertical', bbox: [x - 0.25, y0, x + 0.25, y1] });
