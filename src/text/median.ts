/** The middle one of some numbers (the lower of two), by size; 0 where there are none. */
export const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[(values.length - 1) >> 1] ?? 0;
