import { ingestText } from './text.js';
import type { Read } from './ingest.js';

/** Markdown; first step: its lines as they stand. */
export function ingestMarkdown(raw: string): Read {
  const read = ingestText(raw);
  return { ...read, pages: read.pages.map((page) => ({ ...page, method: 'markdown' as const })) };
}
