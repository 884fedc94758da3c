/*
 * Measures which letters an engine takes for which: npm exec tsx scripts/build-confusions.ts DIR [--output FILE].
 * DIR holds pairs NAME.truth.txt (what stands on the page) and NAME.read.txt (what was read). Writes src/repair/data/confusions.tsv:
 * letters written, letters read, how often. A row with the same letters on both sides says how often they were read right.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { partsOf } from '../src/repair/tokens.js';

const [directory] = process.argv.slice(2);
const at = process.argv.indexOf('--output');
const output = at < 0 ? 'src/repair/data/confusions.tsv' : process.argv[at + 1]!;

type Step = readonly [number, number];

/** Cheapest alignment of two lists as steps: both forward, one of them, until the ends. */
function align<T>(a: readonly T[], b: readonly T[], cost: (x: T, y: T) => number): Step[] {
  const w = b.length + 1;
  const table = new Float32Array((a.length + 1) * w);
  for (let i = 0; i <= a.length; i++) {
    for (let j = 0; j <= b.length; j++) {
      if (i === 0 || j === 0) table[i * w + j] = i + j;
      else table[i * w + j] = Math.min(table[(i - 1) * w + j - 1]! + cost(a[i - 1]!, b[j - 1]!), table[(i - 1) * w + j]! + 1, table[i * w + j - 1]! + 1);
    }
  }
  const steps: Step[] = [];
  for (let [i, j] = [a.length, b.length]; i > 0 || j > 0; ) {
    const here = table[i * w + j]!;
    const both = i > 0 && j > 0 && Math.abs(here - table[(i - 1) * w + j - 1]! - cost(a[i - 1]!, b[j - 1]!)) < 1e-4;
    const down = !both && i > 0 && Math.abs(here - table[(i - 1) * w + j]! - 1) < 1e-4;
    steps.push(both ? [1, 1] : down ? [1, 0] : [0, 1]);
    if (both || down) i--;
    if (!down) j--;
  }
  return steps.reverse();
}

const bare = (letter: string): string => letter.normalize('NFD')[0]!.replace('đ', 'd');
const letterCost = (x: string, y: string): number => (x === y ? 0 : bare(x) === bare(y) ? 0.5 : 1);
const sameLetters = (x: string, y: string): number => (x === y ? 0 : 0.3 + 1.5 * Math.min(1, align([...x], [...y], letterCost).reduce((sum, [i, j]) => sum + (i + j === 2 ? 0.5 : 1), 0) / (x.length + y.length)));

const counts = new Map<string, number>();
const count = (written: string, read: string): void => void counts.set(`${written}\t${read}`, (counts.get(`${written}\t${read}`) ?? 0) + 1);

/** Runs of edits of at most two letters a side; longer ones say nothing of letters. */
function countLetters(written: string, read: string): void {
  let [i, j] = [0, 0];
  let [left, right] = ['', ''];
  const flush = (): void => {
    if (left + right !== '' && left.length <= 2 && right.length <= 2) count(left, right);
    [left, right] = ['', ''];
  };
  for (const [di, dj] of align([...written], [...read], letterCost)) {
    if (di === 1 && dj === 1 && written[i] === read[j]) {
      flush();
      count(written[i]!, read[j]!);
    } else if (di === 1 && dj === 1 && bare(written[i]!) === bare(read[j]!)) {
      flush();
      count(written[i]!, read[j]!);
    } else {
      left += di === 1 ? written[i]! : '';
      right += dj === 1 ? read[j]! : '';
    }
    i += di;
    j += dj;
  }
  flush();
}

const wordsOf = (file: string): string[] => readFileSync(`${directory}/${file}`, 'utf8').normalize('NFC').split(/\s+/).filter((w) => w !== '').map((w) => w.toLowerCase());
for (const file of readdirSync(directory!).filter((name) => name.endsWith('.read.txt')).sort()) {
  const [written, read] = [wordsOf(file.replace(/\.\w+\.read\.txt$/, '.truth.txt')), wordsOf(file)];
  let [i, j] = [0, 0];
  for (const [di, dj] of align(written, read, sameLetters)) {
    if (di === 1 && dj === 1) {
      const [a, b] = [partsOf(written[i]!).core, partsOf(read[j]!).core];
      if (a !== '' && b !== '' && Math.abs(a.length - b.length) <= 2) countLetters(a, b);
    }
    i += di;
    j += dj;
  }
}
const rows = [...counts].filter(([key, n]) => n > 1 || key.split('\t')[0] === key.split('\t')[1]).sort(([a], [b]) => (a < b ? -1 : 1));
writeFileSync(output, ['written\tread\tcount', ...rows.map(([key, n]) => `${key}\t${n}`)].join('\n') + '\n');
console.log(`${rows.length} rows`);
