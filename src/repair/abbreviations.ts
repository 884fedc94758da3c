import { anyCell, filledCell, listCell, once, readTsv, row } from '../registers/tsv.js';
import type { WordModel } from './word-model.js';

/** Signs that engines take for one another in capitals. */
const alike = new Set(['TI', 'T1', 'Tl', 'Ti', 'TU', 'TÍ', 'TĨ', 'DĐ', 'DÐ', 'ĐÐ', 'OQ', 'OÔ', 'OƠ', 'UƯ', 'PE', 'PF', 'BH', 'CG', 'NM', 'NW', 'XY', 'VY', 'A&', 'S&']);
const likeCost = 0.4;
const otherCost = 1;
const addedCost = 0.8;

/** Capitals with what joins them: "TT&TT", "LĐ-TB&XH", "GRDP". */
const pattern = /^([(“"]*)([A-Za-zĐÐÀ-Ỹ][A-Za-zĐÐÀ-Ỹ1l&-]{2,11})([.,;:)”"]*)$/;

const registered = once((): ReadonlySet<string> => {
  const short = readTsv(new URL('../registers/abbreviations.tsv', import.meta.url), row({ short: filledCell, long: filledCell, scope: anyCell, source: anyCell }));
  const agencies = readTsv(new URL('../registers/agencies.tsv', import.meta.url), row({ variants: listCell }));
  const words = agencies.flatMap((agency) => agency.variants.flatMap((variant) => variant.split(' ')));
  return new Set([...short.map((s) => s.short), ...words].filter((word) => /^[A-ZĐ][A-ZĐ&-]{2,}$/.test(word)));
});

function cost(a: string, b: string): number {
  if (a === b) return 0;
  return alike.has(a + b) || alike.has(b + a) || a.toUpperCase() === b.toUpperCase() ? likeCost : otherCost;
}

/** Distance of two abbreviations, signs that look alike being near. */
function distance(read: string, known: string): number {
  let before = Array.from({ length: known.length + 1 }, (_, j) => j * addedCost);
  for (let i = 1; i <= read.length; i++) {
    const here = [i * addedCost];
    for (let j = 1; j <= known.length; j++) here.push(Math.min(before[j]! + addedCost, here[j - 1]! + addedCost, before[j - 1]! + cost(read[i - 1]!, known[j - 1]!)));
    before = here;
  }
  return before[known.length]!;
}

/** Words that texts of the genre write in capitals among small words so often are abbreviations. */
const usualFrom = 5;

/** An engine surer than this is believed, but for signs that look alike. */
const sure = 0.93;

/**
 * An abbreviation of the registers for capitals that are none but look like it; null where they are one, or where nothing known is near, or two
 * are. Words with figures other than a 1 among capitals are left alone.
 */
export function repairedAbbreviation(text: string, confidence: number, words: WordModel): string | null {
  const m = pattern.exec(text);
  if (m === null) return null;
  const [, before, core, after] = m as unknown as [string, string, string, string];
  const capitals = core.match(/[A-ZĐÐÀ-Ỹ&-]/g)?.length ?? 0;
  if (capitals < 0.7 * core.length || registered().has(core) || words.word(core.toLowerCase()) !== undefined) return null;
  const plain = core.toLowerCase();
  const usual = words.nearLetters(plain).flatMap((form) => words.withLetters(form)).filter((word) => word.aloneInCapitals >= usualFrom).map((word) => word.form.toUpperCase());
  const near = [...new Set([...registered(), ...usual])].map((known) => ({ known, far: distance(core, known) })).sort((a, b) => a.far - b.far || (a.known < b.known ? -1 : 1));
  const [first, second] = near;
  const limit = confidence >= sure || core.length < 4 ? 2 * likeCost : 1.4;
  if (first === undefined || first.far > limit || first.far > 0.35 * core.length || (second !== undefined && second.far - first.far < likeCost)) return null;
  return before + first.known + after;
}
