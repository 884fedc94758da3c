import type { Line } from '../model/flow.js';
import { allProvinces, findProvince } from '../registers/provinces.js';
import { editDistance } from '../text/edit-distance.js';
import { foldPlain } from '../text/fold.js';
import type { Splice } from './splice.js';

/** The letterhead is no longer (lines, as columns are read). */
const mostLetterhead = 16;
const unitName = /(?:^|\s)(?:TỈNH|Tỉnh|THÀNH PHỐ|Thành phố)\s+(\p{Lu}[A-Za-zÀ-ỹ ]+)$/u;
const placeName = /^(\p{Lu}[A-Za-zÀ-ỹ .]+?),\s*ngày\s/u;

const asRead = (name: string, read: string): string => (read === read.toUpperCase() ? name.toUpperCase() : name);

/** The province a name is, as written where that is a way to write it, else whatever its marks; null where none, or several, have these letters. */
function provinceRead(read: string): string | null {
  if (findProvince(read) !== null) return read;
  const same = new Set(allProvinces().filter(({ name }) => foldPlain(name) === foldPlain(read)).map(({ name }) => name));
  return same.size === 1 ? [...same][0]! : null;
}

/** Names of provinces in letterhead and date line that lost their marks ("THÀNH PHỐ CĂN THƠ"), and the place of a date that differs by one letter from the letterhead's ("Cồn Thơ, ngày"). */
export function placeSplices(lines: readonly Line[]): Map<number, Splice> {
  const out = new Map<number, Splice>();
  let issuing: string | null = null;
  lines.slice(0, mostLetterhead).forEach((line, i) => {
    for (const [from, to] of line.segments) {
      const text = line.text.value.slice(from, to).trimEnd();
      const unit = unitName.exec(text);
      const place = placeName.exec(text);
      const read = unit?.[1] ?? place?.[1];
      if (read === undefined) continue;
      const own = provinceRead(read);
      if (unit !== null) issuing ??= own;
      const meant = own ?? (place !== null && issuing !== null && editDistance(foldPlain(read), foldPlain(issuing)) === 1 ? issuing : null);
      if (meant === null || meant === read) continue;
      const start = from + (unit === null ? 0 : unit[0].length - read.length + unit.index);
      out.set(i, { start, end: start + read.length, value: asRead(meant, read) });
    }
  });
  return out;
}
