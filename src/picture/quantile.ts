/** The level (0 to 255) below which lies less than `share` of what was counted level by level; 255 at most. `seen`: how many were counted. */
export function quantileOf(counts: Uint32Array, share: number, seen = counts.reduce((sum, n) => sum + n, 0)): number {
  let [value, below] = [0, 0];
  while (value < 255 && below + counts[value]! < share * seen) below += counts[value++]!;
  return value;
}
