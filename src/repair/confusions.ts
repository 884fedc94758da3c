import { readFileSync } from 'node:fs';
import { foldPlain } from '../text/fold.js';

/** What engines take for what, as measured (confusions.tsv). Letters in lower case. */
export interface Confusions {
  /** Chance, on a page of the measured kind, that `written` is read as `read`. */
  letter(written: string, read: string): number;
  /** Chance that a letter is read as another one. */
  wrong(written: string): number;
  /** Plain letters (one or two) that were read as these plain ones, most frequent first. */
  plainSources(read: string): readonly string[];
  /** Chance that `written` is read as `read`, letter by letter; `noise` 1 is a page of the measured kind. */
  word(written: string, read: string, noise: number): number;
}

/** Chances of what was never measured: another mark on the same letter; another letter, one more or one less. */
const otherMark = 1e-4;
const otherLetter = 4e-6;
/** Most that any one confusion may count: beyond it a page is not read at all. */
const ceiling = 0.45;

/** Reads confusions.tsv of a folder; throws where it is not there. */
export function loadConfusions(folder: URL): Confusions {
  const [chances, totals, errors] = [new Map<string, number>(), new Map<string, number>(), new Map<string, number>()];
  const rows = readFileSync(new URL('confusions.tsv', folder), 'utf8').split('\n').slice(1).filter((row) => row !== '').map((row) => row.split('\t') as [string, string, string]);
  const addTo = (map: Map<string, number>, key: string, n: number): void => void map.set(key, (map.get(key) ?? 0) + n);
  for (const [written, read, count] of rows) {
    for (const letter of written === '' ? [''] : written) addTo(totals, letter, Number(count));
    if (written !== read && written.length === 1) addTo(errors, written, Number(count));
  }
  const all = [...totals.values()].reduce((sum, n) => sum + n, 0);
  const totalOf = (written: string): number => (written === '' ? all : Math.min(...Array.from(written, (letter) => totals.get(letter) ?? 0)));
  const sources = new Map<string, Map<string, number>>();
  for (const [written, read, count] of rows) {
    if (written === read) continue;
    // Twenty more than were seen: a letter met twice and read wrong twice proves little.
    chances.set(`${written}\t${read}`, Number(count) / (totalOf(written) + 20));
    const [a, b] = [foldPlain(written), foldPlain(read)];
    if (a === b || a === '' || b === '') continue;
    if (!sources.has(b)) sources.set(b, new Map());
    addTo(sources.get(b)!, a, Number(count));
  }
  const sorted = new Map([...sources].map(([read, from]) => [read, [...from].sort((x, y) => y[1] - x[1]).map(([letters]) => letters)]));
  const letter = (written: string, read: string): number => chances.get(`${written}\t${read}`) ?? 0;
  const wrong = (written: string): number => ((errors.get(written) ?? 0) + 1) / ((totals.get(written) ?? 0) + 20);
  return { letter, wrong, plainSources: (read) => sorted.get(read) ?? [], word: wordChance(letter, wrong) };
}

/** One number for two letters: keys of the chances kept for a call. */
const wide = 65_536;

function wordChance(letter: Confusions['letter'], wrong: Confusions['wrong']): Confusions['word'] {
  const pairs = new Map<number, number>();
  /** Chance at noise 1 of one letter for one letter; negative where both are the same: the chance that it goes wrong. */
  const pair = (written: string, read: string): number => {
    const key = written.charCodeAt(0) * wide + read.charCodeAt(0);
    let held = pairs.get(key);
    if (held === undefined) {
      held = written === read ? -wrong(written) : Math.max(letter(written, read), foldPlain(written) === foldPlain(read) ? otherMark : otherLetter);
      pairs.set(key, held);
    }
    return held;
  };
  const scaled = (chance: number, noise: number): number => (chance < 0 ? 1 - Math.min(ceiling, -chance * noise) : Math.min(ceiling, chance * noise));
  const aligned = (written: string, read: string, noise: number): number => {
    let product = 1;
    for (let i = 0; i < written.length; i++) product *= scaled(pair(written[i]!, read[i]!), noise);
    return product;
  };
  const free = (written: string, read: string, noise: number): number => {
    const w = read.length + 1;
    const best = new Float64Array((written.length + 1) * w);
    best[0] = 1;
    for (let i = 0; i <= written.length; i++) {
      for (let j = 0; j <= read.length; j++) {
        let here = best[i * w + j]!;
        if (i > 0 && j > 0) here = Math.max(here, best[(i - 1) * w + j - 1]! * scaled(pair(written[i - 1]!, read[j - 1]!), noise));
        for (const [di, dj] of runs) {
          if (di > i || dj > j) continue;
          const chance = Math.max(letter(written.slice(i - di, i), read.slice(j - dj, j)), di + dj === 1 ? otherLetter : 0);
          if (chance > 0) here = Math.max(here, best[(i - di) * w + j - dj]! * scaled(chance, noise));
        }
        best[i * w + j] = here;
      }
    }
    return best[best.length - 1]!;
  };
  return (written, read, noise) => {
    if (written.length !== read.length) return free(written, read, noise);
    const product = aligned(written, read, noise);
    return product >= likelyEnough ? product : Math.max(product, free(written, read, noise));
  };
}

/** Letter by letter that likely, no other way of aligning two words of one length need be tried. */
const likelyEnough = 1e-5;
const runs: readonly (readonly [number, number])[] = [[1, 0], [0, 1], [1, 2], [2, 1], [2, 2]];
