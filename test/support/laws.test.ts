import { describe, expect, test } from '@jest/globals';
import fc, { seedOf } from './laws.js';

describe('the seed of laws', () => {
  test.each<[string | undefined, number, string]>([
    [undefined, 20_260_101, 'nothing asked: the usual cases'],
    ['', 20_260_101, 'an empty variable asks for nothing'],
    ['216300109', 216_300_109, 'a run repeated'],
  ])('%j is %d: %s', (asked, seed) => expect(seedOf(asked)).toBe(seed));

  test('what is no seed is refused, with what was expected', () => expect(() => seedOf('-1')).toThrow('expected a whole number'));

  test('it holds for every law', () => {
    if (process.env['KEHOACH_SEED'] === undefined) expect(fc.readConfigureGlobal().seed).toBe(20_260_101);
    const draw = (): number[] => fc.sample(fc.nat(), { numRuns: 5, seed: fc.readConfigureGlobal().seed! });
    expect(draw()).toEqual(draw());
  });
});
