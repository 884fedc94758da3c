import { columnRole } from '../header-roles.js';

/** Words `[from, to)` of a head. */
export type Cut = readonly [from: number, to: number];

/** A column's own title. */
export interface TitlePlace {
  readonly cut: Cut;
  /** The title that stands over this one and others. */
  readonly over: Cut | null;
}

/** So many columns may stand under one title. */
const mostUnder = 8;

/** What titles under one title have in common: years, bodies, or anything else but what heads a column of its own. */
type Family = 'years' | 'bodies' | 'others';

const bodies: ReadonlySet<string> = new Set(['lead', 'coordinating', 'implementing']);
const alone: ReadonlySet<string> = new Set(['marker', 'unit', 'note']);

function familyOf(title: string): Family | null {
  const role = columnRole(title);
  if (alone.has(role)) return null;
  if (/(?:19|20)\d\d/u.test(title)) return 'years';
  return bodies.has(role) ? 'bodies' : 'others';
}

/** No years stand under a year. */
const isOneYear = (title: string): boolean => title.match(/(?:19|20)\d\d/gu)?.length === 1;

/**
 * The ways in which titles on lines of their own make columns: each of them one; or one of them over others, which follow it or, as the
 * head's second row, end the head. `texts` are the titles; the plain way comes first.
 */
export function waysToPlace(own: readonly Cut[], texts: readonly string[]): TitlePlace[][] {
  const plain = own.map((cut) => ({ cut, over: null }));
  const ways: TitlePlace[][] = [plain];
  const families = texts.map(familyOf);
  for (let parent = 2; parent < own.length - 2; parent++) {
    const family = families[parent]!;
    if (family === null) continue;
    for (let from = parent + 1; from <= own.length - 2; from++) {
      const below = families[from]!;
      if (below === null || (family === 'bodies') !== (below === 'bodies') || (below === 'years' && isOneYear(texts[parent]!))) continue;
      const under = (to: number): TitlePlace[] => own.slice(from, to).map((cut) => ({ cut, over: own[parent]! }));
      for (let to = from + 2; to <= Math.min(own.length, from + mostUnder) && families.slice(from, to).every((f) => f === below); to++) {
        if (from === parent + 1 || to === own.length) ways.push([...plain.slice(0, parent), ...under(to), ...plain.slice(parent + 1, from), ...plain.slice(to)]);
      }
    }
  }
  return ways;
}
