import type { NationalTarget } from '../catalogue/national.js';
import type { Comparator } from '../model/record.js';

export interface Value {
  readonly comparator: Comparator;
  readonly min: number | null;
  readonly max: number | null;
}
export type Against = 'under' | 'meets' | 'over';

/** What a value binds to: its bound on the side where less is asked, and whether the bound itself is not enough ("trên 80%"). */
interface Bound { readonly at: number; readonly strict: boolean }

function boundOf({ comparator, min, max }: Value, direction: 'up' | 'down'): Bound | null {
  const at = direction === 'up' ? min : max;
  // "Under 5 %" of something that should grow binds to nothing.
  return at === null ? null : { at, strict: comparator === (direction === 'up' ? 'gt' : 'lt') };
}

/** Rounded where binary fractions leave dust: 8.3 - 8 is 0.3. */
const difference = (a: number, b: number): number => Number((a - b).toPrecision(12));

/**
 * A province's value beside the national one, both of one unit: `gap` is the difference of what they bind to (above 0: more is asked than the nation asks;
 * for indicators that should fall, above 0 means a lower bound), `against` also minds that "trên 80%" asks for more than "80%". Null where they cannot be compared.
 */
export function compareToNational(value: Value, national: Pick<NationalTarget, keyof Value>, direction: string): { gap: number; against: Against } | null {
  if (direction !== 'up' && direction !== 'down') return null;
  const [own, asked] = [boundOf(value, direction), boundOf(national, direction)];
  if (own === null || asked === null) return null;
  const gap = direction === 'up' ? difference(own.at, asked.at) : difference(asked.at, own.at);
  const order = gap !== 0 ? gap : Number(own.strict) - Number(asked.strict);
  return { gap, against: order < 0 ? 'under' : order > 0 ? 'over' : 'meets' };
}
