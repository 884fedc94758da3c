import { expect, test } from '@jest/globals';
import { setImmediate as turn } from 'node:timers/promises';
import { recognisePages, type RecognisedPage, type Wanted } from '../../src/ingest/recognition.js';

const read = (raw: string): RecognisedPage => ({ raw, width: 10, height: 10, turned: 0, items: [], rules: [], confidence: 1, toShown: null, findings: [] });

test('a document that may have more pages in hand takes them with its next page, and gives them in their order', async () => {
  const wanted = [1, 2, 3, 4, 5, 6].map((page): Wanted => ({ page, reason: 'picture', size: null }));
  const source = { picture: async () => ({ width: 1, height: 1, channels: 1, data: new Uint8Array(1), dpi: 200 } as const), close: async () => undefined };
  const inHand = new Map<number, () => void>();
  const begun: number[] = [];
  const shared = { jobs: 1 };
  const result = recognisePages(wanted, async () => source, {
    mode: 'always', get jobs() { return shared.jobs; },
    read: (_, { number }) => new Promise((done) => (begun.push(number), inHand.set(number, () => done(read(`page ${number}`))))),
  });
  const settle = async (): Promise<void> => {
    for (let i = 0; i < 20; i++) await turn();
  };
  await settle();
  // One is read, one is looked at meanwhile.
  expect(begun).toEqual([1, 2]);
  shared.jobs = 3;
  inHand.get(2)!();
  await settle();
  expect(begun).toEqual([1, 2, 3, 4, 5]);
  for (const page of [5, 4, 3, 1]) inHand.get(page)!();
  await settle();
  inHand.get(6)!();
  const { read: pages } = await result;
  expect([...pages.keys()].sort()).toEqual([1, 2, 3, 4, 5, 6]);
  expect(pages.get(4)!.result.raw).toBe('page 4');
});
