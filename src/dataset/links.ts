import type { Citation, DocumentRecord } from '../model/record.js';
import { slug } from '../text/fold.js';

/** How a citation's id names this document: `411/QĐ-TTg:2022`, `312/KH-UBND:2021:70`; null where number or year are not known. */
export function citationId({ document: { number, issuedOn, province } }: Pick<DocumentRecord, 'document'>): string | null {
  const year = issuedOn?.slice(0, 4);
  if (number === null || !/^\d/.test(number) || year === undefined) return null;
  return [number.replace(/\s/g, ''), year, ...(province === null ? [] : [province.code])].join(':');
}

/** Titles of documents that change another; what changes for other reasons ("điều chỉnh quy hoạch") cites no document in its title. */
const changing = /sửa đổi|bổ sung|điều chỉnh|thay thế|bãi bỏ/i;

/** The citation a title says is changed: the first one that stands in it. */
export function amendedCitation({ document, citations }: Pick<DocumentRecord, 'document' | 'citations'>): Citation | null {
  const title = document.title?.normalize('NFC') ?? '';
  if (!changing.test(title)) return null;
  const compact = title.replace(/\s/g, '').toLowerCase();
  const at = (citation: Citation): number => (citation.number === null ? -1 : compact.indexOf(citation.key.replace(/\s/g, '').toLowerCase()));
  return citations.filter((c) => at(c) >= 0).sort((a, b) => at(a) - at(b))[0] ?? null;
}

/** Finds a citation's document among those of the data set, by the ids of documents alone: no record need be read for it. */
export function documentFinder(ids: ReadonlySet<string>, placeOf: (code: string, year: number) => readonly string[]): (citation: Citation) => string | null {
  return ({ id, number }) => {
    const match = /^(.*):(\d{4})(?::(\d{2}))?$/.exec(id);
    if (number === null || match === null) return null;
    const [, key, year, code] = match as unknown as [string, string, string, string | undefined];
    const places = code === undefined ? ['trung-uong'] : placeOf(code, Number(year));
    const found = places.map((place) => `${place}/${year}/${slug(key)}`).filter((candidate) => ids.has(candidate));
    return found.length === 1 ? found[0]! : null;
  };
}
