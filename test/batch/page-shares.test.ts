import { describe, expect, test } from '@jest/globals';
import { PageShares, type PageShare } from '../../src/batch/page-shares.js';
import fc from '../support/laws.js';

describe('places for pages are shared out', () => {
  test.each([
    [1, 1, [1], 'one place, one document'],
    [8, 1, [8], 'a document alone has them all'],
    [2, 6, [1, 1], 'more documents than places'],
    [8, 3, [2, 2, 2], 'what cannot be parted evenly is left empty'],
  ])('%i places, %i documents left: %j (%s)', (places, left, each) => {
    const shares = new PageShares(places);
    expect(each.map(() => shares.take(left).jobs)).toEqual(each);
  });

  test('when one document ends and none is waiting, those in hand grow and are told so once', () => {
    const shares = new PageShares(6);
    const [a, b, c] = [shares.take(4), shares.take(4), shares.take(4)];
    const told: string[] = [];
    a.onGrowth = (jobs) => told.push(`a ${jobs}`);
    b.onGrowth = (jobs) => told.push(`b ${jobs}`);
    c.onGrowth = (jobs) => told.push(`c ${jobs}`);
    expect([a, b, c].map(({ jobs }) => jobs)).toEqual([1, 1, 1]);
    shares.giveBack(c, 3);
    expect(told.splice(0)).toEqual(['a 2', 'b 2']);
    const d = shares.take(3);
    shares.giveBack(d, 2);
    shares.giveBack(b, 1);
    expect([told, a.jobs, d.jobs]).toEqual([['a 3', 'b 3', 'a 6'], 6, 2]);
  });

  test('a law: every document has a place, and no more are given than there are', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 9 }), fc.array(fc.nat(), { minLength: 1, maxLength: 12 }), (places, choices) => {
      const shares = new PageShares(places);
      const inHand: PageShare[] = [];
      let left = choices.length;
      for (const choice of choices) {
        while (inHand.length < Math.min(places, left)) inHand.push(shares.take(left));
        const given = inHand.map(({ jobs }) => jobs);
        expect(Math.min(...given)).toBeGreaterThanOrEqual(1);
        expect(given.reduce((sum, jobs) => sum + jobs)).toBeLessThanOrEqual(places);
        shares.giveBack(inHand.splice(choice % inHand.length, 1)[0]!, --left);
      }
    }));
  });
});
