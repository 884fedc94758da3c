import type { SectionNode } from '../model/document.js';

/** A footnote as it stands in the text: "[1] Chương trình số 30-CTr/TU …". */
const note = /^\[(\d{1,3})\]\s+\S/;

/**
 * The sections without their notes: what a note tells of a source is nobody's task and no target of the plan, though it stays in the
 * record's sections. A note is a paragraph that begins with a mark which the text before it bears.
 */
export function withoutNotes(sections: readonly SectionNode[], text: string): SectionNode[] {
  return sections.filter((node) => !isNote(node, text)).map((node) => ({ ...node, children: withoutNotes(node.children, text) }));
}

function isNote(node: SectionNode, text: string): boolean {
  const mark = node.kind === 'paragraph' ? note.exec(node.text ?? '') : null;
  if (mark === null) return false;
  const at = text.indexOf(`[${mark[1]!}]`);
  return at >= 0 && at < node.span[0];
}
