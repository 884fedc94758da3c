import type { Box } from '../model/provenance.js';
import type { DocumentRecord } from '../model/record.js';

/** A page whose picture stands beside the document's pages; its size in points, in which boxes count. */
export interface PageImage {
  readonly page: number;
  readonly width: number;
  readonly height: number;
}

/** Most pages of a document that are drawn. */
const mostPages = 60;

interface Placed { readonly page: number; readonly bbox?: Box | readonly number[] | null }

/** Pages that something rests on and that have a box to show: those of targets and tasks first. */
export function pagesWithEvidence(record: DocumentRecord): number[] {
  const facts: Placed[] = [...record.targets.flatMap(({ mentions }) => mentions), ...record.tasks.map(({ evidence }) => evidence)];
  const others: Placed[] = [...record.findings.flatMap(({ evidence }) => evidence), ...record.tables.flatMap(({ rows }) => rows.map(({ evidence }) => evidence)), ...record.citations.flatMap(({ mentions }) => mentions)];
  const pages = new Set([...facts, ...others].filter(({ bbox }) => bbox !== null && bbox !== undefined).map(({ page }) => page));
  return [...pages].slice(0, mostPages).sort((a, b) => a - b);
}

/** Address of a page's picture from the site's root. */
export const imagePath = (stem: string, page: number): string => `documents/${stem}.page-${page}.webp`;
