import { anyCell, filledCell, matchingCell, once, readTsv, row } from './tsv.js';

/** A national document that plans rest on: for checking dates and titles. */
export interface KnownDocument {
  /** The number as plans cite it; not unique without the year (942/QĐ-TTg exists in 2021 and in 2022). */
  readonly key: string;
  readonly year: number;
  readonly type: string;
  readonly issuer: string;
  /** `YYYY-MM-DD`, or `YYYY` where the day is not known. */
  readonly issuedOn: string;
  readonly title: string;
}

const Row = row({
  key: filledCell,
  year: matchingCell(/^\d{4}$/),
  type: matchingCell(/^[a-z-]+$/),
  issuer_id: matchingCell(/^[a-z-]+$/),
  issued_on: matchingCell(/^\d{4}(-\d{2}-\d{2})?$/),
  title: anyCell,
  alias: anyCell,
  source: filledCell,
});

const byKey = once(() => {
  const map = new Map<string, KnownDocument[]>();
  for (const row of readTsv(new URL('./documents.tsv', import.meta.url), Row)) {
    const entry = { key: row.key, year: Number(row.year), type: row.type, issuer: row.issuer_id, issuedOn: row.issued_on, title: row.title };
    map.set(row.key, [...(map.get(row.key) ?? []), entry]);
  }
  return map;
});

/** The national document of that number; without a year only where the number stands once in the register. */
export function knownDocument(key: string, year?: number | null): KnownDocument | null {
  const found = byKey().get(key.normalize('NFC').replace(/\s/g, '')) ?? [];
  if (year === undefined || year === null) return found.length === 1 ? found[0]! : null;
  return found.find((entry) => entry.year === year) ?? null;
}
