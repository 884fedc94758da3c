// Looked up once: under a test runner each look-up of a global is slow, and these stand in loops over pixels.
const { floor, imul, max, min } = Math;

/** Numbers in [0, 1), the same row for the same keys on every machine. */
export type Random = () => number;

/** 32 bits that depend on every letter of the text (FNV-1a, mixed once more). */
function hash(text: string): number {
  let h = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) h = imul(h ^ text.charCodeAt(i), 0x01000193);
  h = imul(h ^ (h >>> 16), 0x85ebca6b);
  return (h ^ (h >>> 13)) >>> 0;
}

/** A row of random numbers of its own for these keys (Mulberry32): one step of a page does not shift the next one's. */
export function seeded(...keys: readonly (string | number)[]): Random {
  let state = hash(keys.join('\n'));
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = imul(state ^ (state >>> 15), 1 | state);
    t = (t + imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** A number in [low, high). */
export const between = (random: Random, low: number, high: number): number => low + (high - low) * random();

/** A number in [low, high) with either sign: what is to be skewed is skewed. */
export const eitherWay = (random: Random, low: number, high: number): number => between(random, low, high) * (random() < 0.5 ? -1 : 1);

/** A number of mean 0 and standard deviation 1, never beyond 3: near enough to a bell for grain. */
export const bell = (random: Random): number => (random() + random() + random() - 1.5) * 2;

/** Smooth hills over the unit square, each value within [-1, 1]; about `across` hills from side to side. */
export function hills(random: Random, across: number, down = across): (x: number, y: number) => number {
  const [columns, rows] = [across + 2, down + 2];
  const heights = Float64Array.from({ length: columns * rows }, () => 2 * random() - 1);
  const eased = (t: number): number => t * t * (3 - 2 * t);
  return (x, y) => {
    const [u, v] = [min(max(x, 0), 1) * across, min(max(y, 0), 1) * down];
    const [i, j] = [floor(u), floor(v)];
    const [s, t] = [eased(u - i), eased(v - j)];
    const at = j * columns + i;
    const top = heights[at]! * (1 - s) + heights[at + 1]! * s;
    const bottom = heights[at + columns]! * (1 - s) + heights[at + columns + 1]! * s;
    return top * (1 - t) + bottom * t;
  };
}
