import type { Element } from 'hast';

/** What an element says of its text; absent: nothing, it goes on as around it. */
export interface Said {
  readonly bold?: boolean;
  readonly italic?: boolean;
  readonly centred?: boolean;
  readonly kept?: boolean;
  readonly hidden?: boolean;
}

const byTag: Readonly<Record<string, Said>> = {
  b: { bold: true }, strong: { bold: true }, th: { bold: true, centred: true }, i: { italic: true }, em: { italic: true }, center: { centred: true }, pre: { kept: true },
};

const styles: readonly { readonly pattern: RegExp; readonly said: Said }[] = [
  { pattern: /font-weight\s*:\s*(?:bold|bolder|[6-9]00)/i, said: { bold: true } },
  { pattern: /font-weight\s*:\s*(?:normal|lighter|[1-5]00)/i, said: { bold: false } },
  { pattern: /font-style\s*:\s*(?:italic|oblique)/i, said: { italic: true } },
  { pattern: /font-style\s*:\s*normal/i, said: { italic: false } },
  { pattern: /text-align\s*:\s*(?:-webkit-)?center/i, said: { centred: true } },
  { pattern: /text-align\s*:\s*(?:left|right|justify)/i, said: { centred: false } },
  { pattern: /white-space\s*:\s*(?:pre|pre-wrap|pre-line|break-spaces)\s*(?:;|$)/i, said: { kept: true } },
  { pattern: /display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all/i, said: { hidden: true } },
];

export const styleOf = (element: Element): string => String(element.properties['style'] ?? '');

/** By its tag, its attributes, its own style; style sheets are not looked at. */
export function saidBy(element: Element): Said {
  const align = String(element.properties['align'] ?? '').toLowerCase();
  const style = styleOf(element);
  const said: Said[] = [byTag[element.tagName] ?? {}];
  if (align !== '') said.push({ centred: align === 'center' || align === 'middle' });
  if (element.properties['hidden'] !== undefined && element.properties['hidden'] !== false) said.push({ hidden: true });
  if (style !== '') for (const rule of styles) if (rule.pattern.test(style)) said.push(rule.said);
  return Object.assign({}, ...said) as Said;
}
