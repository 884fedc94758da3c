import type { Paragraph, SectionKind } from '../model/document.js';

interface Candidate {
  readonly kind: SectionKind;
  readonly text: string;
  readonly bold: boolean;
  readonly role: Paragraph['role'];
  readonly hasContent: boolean;
}

/** A heading has few words; beyond this it is a paragraph, however it ends. The longest heading of the five plans has 45 words. */
const longestHeading = 60;

/**
 * Is a marked line a heading (title) or itself the paragraph (text)? A heading has something under it and does not end like a sentence;
 * Roman sections, parts and chapters are always headings; a run-in heading ("Sở Tài chính: Tham mưu …") is text whole.
 */
export function isHeading({ kind, text, bold, role, hasContent }: Candidate): boolean {
  const words = text.split(/\s+/).filter(Boolean).length;
  if (kind === 'paragraph' || kind === 'bullet' || kind === 'plus') return false;
  if (kind === 'part' || kind === 'chapter') return true;
  if (words > longestHeading) return false;
  if (kind === 'roman') return !/[.;]\s*$/.test(text) || words <= 25;
  if (kind === 'article') return hasContent && !/[.;]\s*$/.test(text);
  const runIn = /:\s+\S/.test(text);
  if (!hasContent) return kind === 'decimal' && words <= 14 && !/[.;:,]\s*$/.test(text) && !runIn;
  if (/[;,]\s*$/.test(text)) return false;
  if (/\.\s*$/.test(text)) return words <= 14 && (bold || role === 'heading') && !runIn;
  return !runIn || (/:\s*$/.test(text) === false && words <= 14 && bold);
}
