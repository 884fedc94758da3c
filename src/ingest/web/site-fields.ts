import { siteLabel } from '../../registers/site-labels.js';
import type { Leaf } from './page.js';
import { linkShare } from './signs.js';

/** Leaves of the box of fields that a portal sets beside a document, each label with its value. */
export interface FieldBox {
  readonly from: number;
  readonly to: number;
  readonly fields: readonly { readonly label: Leaf; readonly value: Leaf | null }[];
}

/** So many leaves without a label may stand inside a box (values in several pieces, buttons). */
const widestGap = 3;

/** "Số hiệu: 5/KH-UBND" in one leaf, or the label alone. */
function labelled(leaf: Leaf): 'label' | 'both' | null {
  const text = leaf.text.replace(/[\s\u00a0]+/gu, ' ').trim();
  const colon = text.indexOf(':');
  // A label that is a link and no more is a tab of the page ("Hiệu lực").
  if (colon < 0 && linkShare(leaf) > 0.9) return null;
  if (colon < 0) return siteLabel(text) === null ? null : 'label';
  if (siteLabel(text.slice(0, colon)) === null) return null;
  return text.slice(colon + 1).trim() === '' ? 'label' : 'both';
}

/** The box with most fields that have values, of at least three, two of which are compared with the document; null where there is none. */
export function findFieldBox(leaves: readonly Leaf[], allowed: (index: number) => boolean): FieldBox | null {
  let best: FieldBox | null = null;
  for (let i = 0; i < leaves.length; i++) {
    if (!allowed(i) || labelled(leaves[i]!) === null) continue;
    const box = boxFrom(leaves, i, allowed);
    if (isBox(box) && valued(box) > (best === null ? 0 : valued(best))) best = box;
    i = box.to - 1;
  }
  return best;
}

const valued = (box: FieldBox): number => box.fields.filter(({ label, value }) => value !== null || labelled(label) === 'both').length;

function isBox(box: FieldBox): boolean {
  const told = new Set(box.fields.map(({ label }) => siteLabel(label.text.split(':')[0]!.trim())).filter((name) => name !== 'other'));
  return valued(box) >= 3 && told.size >= 2;
}

function boxFrom(leaves: readonly Leaf[], from: number, allowed: (index: number) => boolean): FieldBox {
  const fields: { label: Leaf; value: Leaf | null }[] = [];
  let [to, gap] = [from, 0];
  for (let i = from; i < leaves.length && allowed(i) && gap <= widestGap; i++) {
    const leaf = leaves[i]!;
    const kind = labelled(leaf);
    if (kind === null) {
      gap++;
      continue;
    }
    const next = kind === 'label' && i + 1 < leaves.length && allowed(i + 1) && labelled(leaves[i + 1]!) === null ? leaves[i + 1]! : null;
    fields.push({ label: leaf, value: next });
    if (next !== null) i++;
    to = i + 1;
    gap = 0;
  }
  return { from, to, fields };
}
