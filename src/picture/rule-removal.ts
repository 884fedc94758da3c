import type { GreyPicture, PixelRule } from '../model/picture.js';
import { perMmOf } from './ink.js';
import { quantileOf } from './quantile.js';

/** A rule wavers so far from its middle line (mm), besides its own thickness. */
const waver = 0.3;
/** A run across a rule that is so much thicker than the rule (mm) holds a letter too. */
const extra = 0.18;
/** Paler than this (grey levels from white) is paper. */
const palest = 20;

/** The picture seen along a rule: pixels by their place along and across it. */
interface View {
  readonly data: Uint8Array;
  readonly along: number;
  readonly across: number;
  readonly length: number;
  readonly breadth: number;
}

interface Track {
  readonly from: number;
  readonly to: number;
  readonly offset: number;
  readonly slope: number;
  readonly thickness: number;
}

function trackOf({ direction, x0, y0, x1, y1, thickness }: PixelRule): Track {
  const [from, to, a, b] = direction === 'horizontal' ? [x0, x1, y0, y1] : [y0, y1, x0, x1];
  const slope = to > from ? (b - a) / (to - from) : 0;
  return { from: Math.floor(from - thickness), to: Math.ceil(to + thickness), offset: a - slope * from, slope, thickness };
}

/** The usual darkness of a rule: the darkest pixel near its middle line, in the middle of all places along it. */
function darknessOfRule(view: View, track: Track, reach: number): number {
  const counts = new Uint32Array(256);
  let seen = 0;
  for (let p = Math.max(0, track.from); p < Math.min(view.length, track.to); p++) {
    const top = darkest(view, track, p, reach);
    if (top < 0) continue;
    counts[255 - view.data[p * view.along + top * view.across]!]!++;
    seen++;
  }
  return quantileOf(counts, 0.5, seen);
}

function darkest(view: View, track: Track, place: number, reach: number): number {
  const middle = Math.round(track.offset + track.slope * place);
  let top = -1;
  for (let d = 0; d <= reach; d++) {
    for (const q of d === 0 ? [middle] : [middle - d, middle + d]) {
      if (q < 0 || q >= view.breadth) continue;
      if (top < 0 || view.data[place * view.along + q * view.across]! < view.data[place * view.along + top * view.across]!) top = q;
    }
  }
  return top;
}

function removeRule(view: View, rule: PixelRule, perMm: number): void {
  const track = trackOf(rule);
  const reach = Math.max(1, Math.round(waver * perMm), Math.round(rule.thickness / 2));
  const longest = rule.thickness + Math.max(1, Math.round(extra * perMm));
  const limit = Math.max(palest, darknessOfRule(view, track, reach) / 2);
  for (let p = Math.max(0, track.from); p < Math.min(view.length, track.to); p++) {
    const top = darkest(view, track, p, reach);
    if (top < 0) continue;
    const dark = (q: number): number => (q < 0 || q >= view.breadth ? 0 : 255 - view.data[p * view.along + q * view.across]!);
    let [from, to] = [top, top];
    if (dark(top) > limit) {
      while (top - from <= longest && dark(from - 1) > limit) from--;
      while (to - top <= longest && dark(to + 1) > limit) to++;
    }
    if (to - from + 1 > longest) continue;
    // The rim of a rule is paler than the rule.
    for (let q = from - 1; q <= to + 1; q++) if (q >= 0 && q < view.breadth) view.data[p * view.along + q * view.across] = 255;
  }
}

/**
 * The picture with its rules painted white. Where the dark run across a rule is longer than the rule is thick, a letter touches or crosses it,
 * and the run is left.
 */
export function removeRules(grey: GreyPicture, rules: readonly PixelRule[]): GreyPicture {
  const { width, height } = grey;
  const data = Uint8Array.from(grey.data);
  const perMm = perMmOf(grey);
  const rows: View = { data, along: 1, across: width, length: width, breadth: height };
  const columns: View = { data, along: width, across: 1, length: height, breadth: width };
  const horizontal = rules.filter((r) => r.direction === 'horizontal');
  // At a crossing each rule is a long run across the other, until the other is gone.
  for (const rule of horizontal) removeRule(rows, rule, perMm);
  for (const rule of rules) if (rule.direction === 'vertical') removeRule(columns, rule, perMm);
  for (const rule of horizontal) removeRule(rows, rule, perMm);
  return { ...grey, data };
}
