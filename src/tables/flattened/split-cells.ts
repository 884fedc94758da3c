import type { ColumnRole } from '../../model/document.js';
import { emptyScore, roleKey, roleScore, type AgencyContext } from './cell-scores.js';
import { endsOpen } from './markers.js';
import { isBreak, type Gap, type Word } from './words.js';
import { bareBody, folded, timeGoesOn, valueCell } from './wording.js';

/** The words of each column as `[from, to)`; `rest` is where words begin that belong to no column. */
export interface Split {
  readonly cells: readonly (readonly [from: number, to: number])[];
  readonly rest: number;
  readonly score: number;
}

/** All words in the columns, and the best way that leaves the last lines over. */
export interface Splits {
  readonly whole: Split;
  readonly stopped: Split | null;
}

export interface SplitOptions {
  readonly roles: readonly ColumnRole[];
  readonly agencies: AgencyContext;
  /** Columns that may be empty at no cost (a group row, or one filled by the group row above). */
  readonly softened: readonly boolean[];
  /** Blank lines part cells in this table. */
  readonly blocksPart: boolean;
  /** Every cell begins on a line of its own in this table, and a line that had room left ends one. */
  readonly cellLines: boolean;
  /** Points for a text in a column by what other rows showed; 0 where nothing is known. */
  /** A row that heads others: beside its title only what is certain is a cell. */
  readonly heads: boolean;
  readonly prior?: (column: number, text: string, lines: readonly number[]) => number;
}

type GapPoints = Readonly<Record<Gap, number>>;
const cutPoints: GapPoints = { none: 0, blank: -1.2, wide: 1, line: 0.3, early: 0.3, block: 1 };
const joinPoints: GapPoints = { none: 0, blank: 0, wide: -3, line: 0, early: 0, block: -2.5 };
/** The same where every cell begins on a line of its own. */
const cutLinePoints: GapPoints = { ...cutPoints, blank: -5, line: -3, early: 1.5 };
const joinLinePoints: GapPoints = { ...joinPoints, early: -3 };
/** Points for as many lines of their own as there are columns. */
const oneEach = 6;
/** … none of which may be as unfit as this. */
const worstCell = -2;
const maxPlaces = 90;
/** Longer pieces are not looked into: no cell but a content is so long. UTF-16 units. */
const longestCell = 1500;
/** The longest list of bodies a cell holds. UTF-16 units. */
const longestList = 600;
/** Pieces of one row the register is asked about; an ordinary row needs a tenth. */
const mostQuestions = 600;
/** What a group row may carry beside its title. */
const headCells: ReadonlySet<string> = new Set(['lead', 'timeframe']);
const lowerStarts = /^(?:trên|hơn|dưới|tối|ít|khoảng|các|doanh|hàng|hằng|trước|thường|quý|quí|năm|tháng|đến|giai|x)$/u;

/** Cells of one row: the best way to cut its words into the columns in order (dynamic programming over places where a cell may begin). */
export function splitCells(words: readonly Word[], options: SplitOptions): Splits {
  const row = new RowScores(words, options);
  const { places } = row;
  const columns = options.roles.length;
  const best = Array.from({ length: columns + 1 }, () => new Array<number>(places.length).fill(-Infinity));
  const from = Array.from({ length: columns + 1 }, () => new Array<number>(places.length).fill(-1));
  best[0]![0] = 0;
  for (let column = 0; column < columns; column++) {
    for (let i = 0; i < places.length; i++) {
      const base = best[column]![i]!;
      if (base === -Infinity) continue;
      for (let j = i; j < places.length; j++) {
        const score = base + row.cell(column, i, j);
        if (score > best[column + 1]![j]!) {
          best[column + 1]![j] = score;
          from[column + 1]![j] = i;
        }
      }
    }
  }
  const last = places.length - 1;
  const each = row.oneCellEach();
  if (each !== null && each.score + oneEach > best[columns]![last]!) return { whole: each, stopped: null };
  const stops = places.map((_, j) => j).filter((j) => j > 0 && j < last && row.opensLine(j));
  const stop = stops.reduce((a, b) => (best[columns]![b]! > best[columns]![a]! ? b : a), stops[0] ?? -1);
  return { whole: trace(best, from, places, last), stopped: stop < 0 ? null : trace(best, from, places, stop) };
}

function trace(best: readonly (readonly number[])[], from: readonly (readonly number[])[], places: readonly number[], end: number): Split {
  const columns = best.length - 1;
  const cells: (readonly [number, number])[] = [];
  for (let column = columns, j = end; column > 0; column--) {
    const i = from[column]![j]!;
    cells.push([places[i]!, places[j]!]);
    j = i;
  }
  return { cells: cells.reverse(), rest: places[end]!, score: best[columns]![end]! };
}

/** Scores of the cells of one row, each worked out once. */
class RowScores {
  /** Word indices where a cell may begin; the last one is the end. */
  readonly places: readonly number[];
  private readonly text: string;
  private readonly starts: number[] = [];
  private readonly joins: number[] = [0];
  private readonly breaks: number[] = [0];
  private readonly openings: (number | undefined)[] = [];
  private questions = 0;
  private readonly prefixes = new Map<number, number>();
  private readonly byRole = new Map<string, Map<number, number>>();

  constructor(private readonly words: readonly Word[], private readonly options: SplitOptions) {
    let text = '';
    for (const word of words) {
      this.starts.push(text === '' ? 0 : text.length + 1);
      text = text === '' ? word.text : `${text} ${word.text}`;
      const gap = this.gap(word);
      this.joins.push(this.joins.at(-1)! + (options.cellLines ? joinLinePoints : joinPoints)[gap]);
      this.breaks.push(this.breaks.at(-1)! + (isBreak(gap) ? 1 : 0));
    }
    this.text = text;
    this.places = places(words);
  }

  /** The lines as cells, where there are as many as columns; null elsewhere. */
  oneCellEach(): Split | null {
    const { roles, cellLines } = this.options;
    const starts = this.words.flatMap((word, i) => (i === 0 || word.gap === 'early' ? [i] : []));
    if (!cellLines || starts.length !== roles.length || this.words.some((word) => word.gap === 'block')) return null;
    const at = [...starts, this.words.length].map((word) => this.places.indexOf(word));
    if (at.includes(-1)) return null;
    const points = roles.map((_, column) => this.cell(column, at[column]!, at[column + 1]!));
    if (points.some((p) => p < worstCell)) return null;
    const score = points.reduce((sum, p) => sum + p, 0);
    return { cells: starts.map((from, i) => [from, starts[i + 1] ?? this.words.length] as const), rest: this.words.length, score };
  }

  private gap(word: Word): Gap {
    return word.gap === 'block' && !this.options.blocksPart ? 'line' : word.gap;
  }

  opensLine(place: number): boolean {
    const gap = this.words[this.places[place]!]?.gap;
    return gap !== undefined && isBreak(gap);
  }

  /** Points for the words between two places as the cell of a column. */
  cell(column: number, i: number, j: number): number {
    const role = this.options.roles[column]!;
    if (i === j) return emptyScore(role, this.options.softened[column] ?? false);
    const from = this.places[i]!;
    const to = this.places[j]!;
    const end = this.starts[to - 1]! + this.words[to - 1]!.text.length;
    if (end - this.starts[from]! > longestCell) return (role === 'content' ? 0 : -8) + this.shape(from, to);
    const text = this.text.slice(this.starts[from], end);
    const fit = this.roleFit(role, text, i, j);
    if (this.options.heads && column > 0 && (fit < 2.5 || !headCells.has(kindOf(role)) || /^\p{Ll}/u.test(text) || this.cutsCapitals(from, text))) return -6;
    return fit + this.context(column, from) + this.shape(from, to) + this.learned(column, text, from, to);
  }

  private roleFit(role: ColumnRole, text: string, i: number, j: number): number {
    const key = kindOf(role);
    let known = this.byRole.get(key);
    if (known === undefined) this.byRole.set(key, (known = new Map()));
    const at = i * this.places.length + j;
    let score = known.get(at);
    if (score === undefined) known.set(at, (score = roleScore(role, text, this.agenciesFrom(this.places[i]!))));
    return score;
  }

  /** The register, asked about pieces that begin at a word: none of them is a list where the longest list there is shorter. */
  private agenciesFrom(word: number): AgencyContext {
    const { agencies } = this.options;
    const longest = (): number => {
      const known = this.prefixes.get(word);
      if (known !== undefined) return known;
      const start = this.starts[word]!;
      const found = agencies.agencyPrefix(this.text.slice(start, start + longestList));
      this.prefixes.set(word, found);
      return found;
    };
    return {
      isAgencyList: (text) => text.length <= longestList && longest() >= text.length && this.questions++ < mostQuestions && agencies.isAgencyList(text),
      agencyPrefix: (text) => Math.min(text.length, longest()),
    };
  }

  /** What line breaks, wide gaps and letters say about a cell `[from, to)`. */
  private shape(from: number, to: number): number {
    const first = this.words[from]!;
    let score = this.joins[to]! - this.joins[from + 1]! + this.opening(from);
    if (to > from + 1 && /^[-–]$/u.test(first.text) && first.gap === 'blank') score -= 3;
    if (this.breaks[to]! > this.breaks[from + 1]!) {
      if (from > 0 && first.gap === 'blank') score -= 1.2;
      else if (first.gap === 'blank') score -= 0.4;
      if (to < this.words.length && this.words[to]!.gap === 'blank') score -= 1.2;
    }
    return score;
  }

  /** What the place says where a cell begins, however long it is; worked out once. */
  private opening(from: number): number {
    const known = this.openings[from];
    if (known !== undefined) return known;
    const first = this.words[from]!;
    let score = from > 0 ? (this.options.cellLines ? cutLinePoints : cutPoints)[this.gap(first)] + this.openPenalty(from) : 0;
    if (from > 0 && /^\p{Ll}/u.test(first.text)) score -= lowerStarts.test(first.text) ? (first.gap === 'blank' ? 1.8 : 1) : 3;
    if (/^[,;:.)%]/u.test(first.text)) score -= 3;
    return (this.openings[from] = score);
  }

  /** A title in capitals goes on in capitals: no cell is cut off from it within a line. */
  private cutsCapitals(from: number, text: string): boolean {
    return this.words[from]!.gap === 'blank' && !/\p{Ll}|\d/u.test(text) && !/\p{Ll}/u.test(this.words[from - 1]?.text ?? '');
  }

  private openPenalty(at: number): number {
    const before = this.words[at - 1]!.text;
    const broken = this.gap(this.words[at]!) !== 'blank';
    if (/[,;]$/u.test(before)) return -5;
    if (!broken && /^\p{Lu}/u.test(before) && bareBody.test(folded(before))) return -4;
    return /^[-–]$/u.test(before) || endsOpen(before) ? (broken ? -3 : -4) : 0;
  }

  /** A column that the group row fills is filled again only for good reason; a time is not cut in two. */
  private context(column: number, from: number): number {
    const again = this.options.softened[column] === true && !this.options.heads ? -1.5 : 0;
    if (from === 0 || this.gap(this.words[from]!) !== 'blank') return again;
    return again + (this.options.roles[column] === 'timeframe' && timeGoesOn.test(this.words[from - 1]!.text) ? -2 : 0);
  }

  private learned(column: number, text: string, from: number, to: number): number {
    return this.options.prior === undefined || text.length > longestList ? 0 : this.options.prior(column, text, this.lineLengths(from, to));
  }

  private lineLengths(from: number, to: number): number[] {
    const lengths: number[] = [];
    for (let i = from; i < to; i++) {
      const gap = this.words[i]!.gap;
      const length = this.words[i]!.text.length;
      if (i === from || isBreak(gap)) lengths.push(length);
      else lengths[lengths.length - 1]! += length + 1;
    }
    return lengths;
  }
}

/** Agency columns share their scores. */
function kindOf(role: ColumnRole): string {
  return role === 'coordinating' || role === 'implementing' ? 'lead' : roleKey(role);
}

/** Where a cell may begin: after a break or a wide gap, before a capital, a digit or a sign, before a word that opens values and times. */
function places(words: readonly Word[]): number[] {
  const sure: number[] = [];
  const maybe: number[] = [];
  words.forEach((word, i) => {
    if (i === 0) return;
    if (word.gap !== 'blank') sure.push(i);
    else if (/^[\p{Lu}\d≥≤><%"“(+\-–]/u.test(word.text) || lowerStarts.test(word.text) || valueCell.test(words[i - 1]!.text.toLowerCase())) maybe.push(i);
  });
  const room = Math.max(0, maxPlaces - Math.min(sure.length, maxPlaces));
  const kept = [...sure.slice(0, 20), ...sure.slice(20).slice(-(maxPlaces - 20)), ...(room === 0 ? [] : maybe.slice(-room))];
  return words.length === 0 ? [0] : [0, ...[...new Set(kept)].sort((a, b) => a - b), words.length];
}
