import type { DocumentRecord, Section } from '../model/record.js';
import { plain, words } from './fields.js';
import { view, type View } from './view.js';
import { comparable } from './words.js';

/** The tree laid out: each node after the one it stands in; annexes are nodes of kind `annex`. */
export function sectionViews({ sections, annexes }: DocumentRecord): View[] {
  const out: View[] = [];
  const add = (node: Section, parent: number | null, path: readonly string[], under: string | null): void => {
    const own = [...path, marker(node)];
    const text = node.title ?? node.text ?? '';
    out.push(nodeView({ id: node.id, kind: node.kind, marker: node.marker, text, isHeading: node.title !== null, page: node.page }, parent, own, under));
    const index = out.length - 1;
    for (const child of node.children) add(child, index, own, text);
  };
  for (const node of sections) add(node, null, [], null);
  for (const annex of annexes) {
    const path = [`annex ${annex.marker ?? ''}`];
    const text = annex.title ?? '';
    out.push(nodeView({ id: annex.marker, kind: 'annex', marker: annex.marker, text, isHeading: true, page: annex.page }, null, path, null));
    const index = out.length - 1;
    for (const node of annex.sections) add(node, index, path, text);
  }
  return out;
}

const marker = (node: Section): string => `${node.kind} ${comparable(node.marker ?? '')}`;

interface Node {
  readonly id: string | null;
  readonly kind: string;
  readonly marker: string | null;
  readonly text: string;
  readonly isHeading: boolean;
  readonly page: number;
}

function nodeView(node: Node, parent: number | null, path: readonly string[], under: string | null): View {
  const where = JSON.stringify(path);
  return view({
    id: node.id, text: [node.marker, node.text].filter((part) => part !== null && part !== '').join(' '), page: node.page, within: parent, place: where,
    fields: { kind: plain(node.kind), marker: words(node.marker), text: words(node.text), heading: plain(node.isHeading) },
    wording: node.text, looser: node.text === '' ? [JSON.stringify([where, node.kind])] : [JSON.stringify([comparable(node.text), node.kind]), comparable(node.text)],
    traits: [where, under === null ? null : comparable(under), node.kind],
  });
}
