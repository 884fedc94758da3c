import type { DocumentRecord } from '../model/record.js';

/** What decides between files of one document; no more of a record is kept while they are compared. */
export interface Rank {
  readonly errors: number;
  /** Share of pages read from pictures, 0 to 1. */
  readonly ocr: number;
  readonly sha256: string;
}

export const rankOf = ({ findings, source }: DocumentRecord): Rank => ({
  errors: findings.filter((f) => f.severity === 'error').length,
  ocr: source.pages.length === 0 ? 0 : source.pages.filter((p) => p.method === 'ocr').length / source.pages.length,
  sha256: source.sha256,
});

/** The better reading comes first: fewer findings of severity error, then less read from pictures, then the order of the files' hashes. */
export const compareRanks = (a: Rank, b: Rank): number => a.errors - b.errors || a.ocr - b.ocr || (a.sha256 < b.sha256 ? -1 : a.sha256 > b.sha256 ? 1 : 0);
