import { allProvinces } from '../registers/provinces.js';
import { slug } from '../text/fold.js';
import type { DocumentRecord } from '../model/record.js';

export type Basis = 'issued' | 'merged';
type Named = { readonly code: string; readonly name: string };

/** Codes and names were given again on 2025-07-01, so neither is a key: `tuyen-quang-63` is the unit before, `tuyen-quang-34` the one since. */
const keyOf = ({ name }: Named, isNew: boolean): string => `${slug(name)}-${isNew ? 34 : 63}`;

/** Key in `provinces`: of the unit that issued, or of the one it belongs to since 2025-07-01. */
export function provinceKey(province: DocumentRecord['document']['province'], basis: Basis = 'issued'): string | null {
  if (province === null) return null;
  if (province.successor === null) return keyOf(province, true);
  return basis === 'issued' ? keyOf(province, false) : keyOf(province.successor, true);
}

export interface ProvinceRow {
  readonly key: string;
  readonly code: string;
  readonly name: string;
  readonly kind: string | null;
  readonly from: string | null;
  readonly to: string | null;
  readonly successor: string | null;
}

/** All units of the register, old ones first, and those only records know. */
export function provinceRows(more: readonly NonNullable<DocumentRecord['document']['province']>[] = []): ProvinceRow[] {
  const rows = new Map<string, ProvinceRow>();
  const add = (row: ProvinceRow): void => void (rows.has(row.key) || rows.set(row.key, row));
  for (const unit of allProvinces()) {
    add({ key: keyOf(unit, unit.successor === null), code: unit.code, name: unit.name, kind: unit.kind, from: unit.from, to: unit.to, successor: unit.successor && keyOf(unit.successor, true) });
  }
  for (const unit of more) {
    if (unit.successor !== null) add({ key: provinceKey(unit, 'merged')!, ...unit.successor, kind: null, from: null, to: null, successor: null });
    add({ key: provinceKey(unit)!, code: unit.code, name: unit.name, kind: null, from: null, to: null, successor: unit.successor && provinceKey(unit, 'merged') });
  }
  return [...rows.values()].sort((a, b) => order(a) - order(b) || (a.key < b.key ? -1 : 1));
}

const order = ({ successor }: ProvinceRow): number => (successor === null ? 1 : 0);

/** Names that ids of documents begin with, of the province of a code in a year: a code may be an old and a new unit's. */
export function provinceSlugs(code: string, year: number): string[] {
  const found = allProvinces().filter((unit) => unit.code === code && year >= Number((unit.from ?? '0').slice(0, 4)) && year <= Number((unit.to ?? '9999').slice(0, 4)));
  return [...new Set(found.map(({ name }) => slug(name)))];
}
