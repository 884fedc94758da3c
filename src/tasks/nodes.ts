import type { SectionNode } from '../model/document.js';
import { noteMarks } from '../text/note-marks.js';

/** The words of a node, heading or text, blanks folded, without marks of footnotes. */
export function nodeWords(node: SectionNode): string {
  return (node.title ?? node.text ?? '').replace(noteMarks, '').replace(/\s+/gu, ' ').trim();
}

/** A node's words with those of everything under it. */
export function wholeText(node: SectionNode): string {
  return [nodeWords(node), ...node.children.map(wholeText)].filter((words) => words !== '').join(' ');
}

/** A heading's words for `group`: without a closing colon. */
export function headingOf(node: SectionNode): string {
  return nodeWords(node).replace(/\s*:\s*$/u, '');
}

export const isBullet = (node: SectionNode): boolean => node.kind === 'bullet' || node.kind === 'plus';

/** Where what stands under a node ends. */
export function endOf(node: SectionNode): number {
  return Math.max(node.span[1], ...node.children.map(endOf));
}
