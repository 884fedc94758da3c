import { comparators, type Comparator, type Level } from '../model/record.js';
import { anyCell, matchingCell, once, oneOf, optionalCell, readTsv, row } from '../registers/tsv.js';

/** What the centre asks for: a value of an indicator by the end of a year, in the indicator's unit. */
export interface NationalTarget {
  readonly indicator: string;
  readonly year: number;
  /** Level of government it is for; null: not told apart. */
  readonly level: Level | null;
  /** `each`: a province's own value can be set beside it; `nation`: a sum or rank of the country, which no province answers for. */
  readonly scope: 'each' | 'nation';
  readonly comparator: Comparator;
  readonly min: number | null;
  readonly max: number | null;
  /** The decisions that say so; what others of them say stands in brackets. */
  readonly decision: string;
  readonly note: string;
}

const number = (cell: string): number | null => {
  if (cell === '') return null;
  if (!/^\d+(?:\.\d+)?$/.test(cell)) throw new Error('expected a number');
  return Number(cell);
};

const Row = row({
  indicator: matchingCell(/^[a-z0-9-]+$/), year: matchingCell(/^20\d\d$/), level: (cell: string) => (cell === '' ? null : oneOf('province', 'district', 'commune')(cell)), scope: oneOf('each', 'nation'),
  comparator: oneOf(...comparators), min: number, max: number, decision: matchingCell(/./), note: (cell: string) => optionalCell(anyCell(cell)),
});

/** The national targets of national-targets.tsv, in its order; at most one for an indicator, year and level. */
export const nationalTargets = once((): readonly NationalTarget[] => readTsv(new URL('./national-targets.tsv', import.meta.url), Row)
  .map((entry) => ({ ...entry, year: Number(entry.year), note: entry.note ?? '' })));
