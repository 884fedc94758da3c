import { romanValue } from '../markers/markers.js';
import { editDistance } from '../text/edit-distance.js';

/** A cell of a column of row numbers as it was read. */
export interface ReadMarker {
  readonly text: string;
  /** How many tall signs (digits, strokes) the picture shows; null where nobody counted. */
  readonly signs: number | null;
  /** How likely it was read wrong, 0 to 1. */
  readonly doubt: number;
  /** Its row holds a title and nothing else, as rows with Roman numerals do. */
  readonly isTitle: boolean;
}

/** Where a numbering stands: the last Roman numeral, the last number with its levels. */
interface State {
  readonly roman: number;
  readonly path: readonly number[];
}

interface Trail {
  readonly state: State;
  readonly score: number;
  readonly marks: readonly (string | null)[];
}

const romans = ['', 'I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X', 'XI', 'XII', 'XIII', 'XIV', 'XV', 'XVI', 'XVII', 'XVIII', 'XIX', 'XX'];
const beam = 60;
/** What speaks for a number that does not follow: the document may have numbered so. */
const outOfOrder = 0.6;
/** A worse fit than this is none. */
const leastGain = -1.3;
const surelyOutOfOrder = 1.9;
const littleDoubt = 0.1;
const readForSure = 2;
/** What speaks against the same number once more. */
const repeated = -0.2;
/** What engines read for digits. */
const digitLike: Readonly<Record<string, string>> = { l: '1', i: '1', ì: '1', í: '1', ï: '1', I: '1', '|': '1', '!': '1', '¡': '1', j: '1', J: '1', L: '1', T: '1', O: '0', o: '0', Z: '2', z: '2', Ð: '0', S: '5', s: '5', B: '8', g: '9', q: '9', G: '6', b: '6', A: '4', ',': '.', '-': '.', '*': '.', '°': '.', '”': '.', "'": '.' };
const strokeLike: Readonly<Record<string, string>> = { H: 'II', N: 'II', U: 'II', M: 'III', l: 'I', i: 'I', 1: 'I', '|': 'I', '!': 'I', J: 'I', L: 'I', T: 'I', '¡': 'I' };

const asDigits = (text: string): string => [...text].map((c) => digitLike[c] ?? c).join('');
const asRoman = (text: string): string => [...text.toUpperCase()].map((c) => strokeLike[c] ?? c).join('');

/** The markers that may come next, with what speaks for each by order alone. */
function successors({ roman, path }: State): { mark: string; state: State; prior: number }[] {
  const out: { mark: string; state: State; prior: number }[] = [];
  const number = (next: readonly number[], prior: number): void => void out.push({ mark: next.join('.'), state: { roman, path: next }, prior });
  if (romans[roman + 1] !== undefined) {
    const mark = romans[roman + 1]!;
    out.push({ mark, state: { roman: roman + 1, path: [] }, prior: 0.2 }, { mark, state: { roman: roman + 1, path: path.slice(0, 1) }, prior: 0.1 });
  }
  // The first title's numeral may be lost.
  if (roman === 0 && path.length > 0) out.push({ mark: 'II', state: { roman: 2, path: [] }, prior: 0 });
  if (path.length === 0) {
    number([1], 0.4);
    number([1, 1], 0);
    return out;
  }
  path.forEach((_, level) => number([...path.slice(0, level), path[level]! + 1], level === path.length - 1 ? 0.5 : 0.4));
  if (path.length < 3) number([...path, 1], 0.3);
  if (roman > 0) number([1], -0.3);
  return out;
}

/** Figures without the dots between them, which are lost before anything else. */
const bare = (mark: string): string => mark.replaceAll('.', '');
/** Without the marks that may follow a number. */
const withoutEnd = (text: string): string => text.replace(/[.,;:]+$/, '');

/** How well a marker fits what was read and counted. */
function fit(mark: string, { text, signs, doubt, isTitle }: ReadMarker): number {
  const isRoman = /^[IVX]/.test(mark);
  if (isRoman && !isTitle) return -1;
  const read = withoutEnd(text);
  if (read === mark) return 3;
  const like = isRoman ? asRoman(read) : asDigits(read);
  if (bare(read) === bare(mark)) return 2.5;
  const same = 1 - editDistance(bare(like), bare(mark)) / Math.max(bare(like).length, bare(mark).length, 1);
  const counted = bare(mark).length;
  const picture = signs === null ? 0 : signs === counted ? 1 : isRoman && signs < counted ? -0.3 : -0.9 * Math.min(2, Math.abs(signs - counted));
  // A figure that was read as quite another one speaks against; order alone does not change what was read for sure, dots and all.
  const isSure = doubt < littleDoubt && /^\d(?:\.\d+)*$/.test(read) && bare(read).length === signs;
  const against = isSure ? readForSure : same === 0 && /^\d+$/.test(bare(read)) ? 1 : 0;
  return 1.6 * same + picture - 0.3 - against;
}

const isMarker = (text: string): boolean => /^\d{1,2}(?:\.\d{1,2}){0,3}$/.test(text) || romanValue(text) !== null;

/** The state after a marker that does not follow: the document may have numbered so. */
function stateOf(mark: string, state: State): State {
  const roman = romanValue(mark);
  return roman === null ? { roman: state.roman, path: mark.split('.').map(Number) } : { roman, path: [] };
}

/**
 * The row numbers of a column, chosen together: each follows from those before it, looks like what was read and has as many signs as the picture
 * shows. Null where none fits (a head, a word): that cell stays as it was read.
 */
export function numberRows(cells: readonly ReadMarker[]): readonly (string | null)[] {
  let trails: Trail[] = [{ state: { roman: 0, path: [] }, score: 0, marks: [] }];
  for (const cell of cells) {
    const next: Trail[] = [];
    const read = withoutEnd(cell.text);
    for (const { state, score, marks } of trails) {
      next.push({ state, score, marks: [...marks, null] });
      let lostDot = false;
      for (const option of successors(state)) {
        lostDot ||= option.mark !== read && bare(option.mark) === read;
        const gain = fit(option.mark, cell);
        if (gain > leastGain) next.push({ state: option.state, score: score + gain + option.prior, marks: [...marks, option.mark] });
      }
      // Documents number two rows alike: where just that was read, but for a dot, it stays.
      const again = state.path.join('.');
      if (again !== read && again.includes('.') && bare(again) === read) next.push({ state, score: score + fit(again, cell) + repeated, marks: [...marks, again] });
      // "41" after "4" is "4.1": a run of numbers that begins with a lost dot would outbid the right one.
      if (isMarker(read) && marks.length > 0 && !lostDot) next.push({ state: stateOf(read, state), score: score + (cell.doubt < littleDoubt ? surelyOutOfOrder : outOfOrder), marks: [...marks, read] });
    }
    trails = next.sort((a, b) => b.score - a.score).slice(0, beam);
  }
  return trails[0]?.marks ?? [];
}
