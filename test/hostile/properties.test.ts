import { describe, expect, test } from '@jest/globals';
import fc from '../support/laws.js';
import { afterMagic, smallPdf, smallWord, soup } from './grammars.js';
import { readAnyhow } from './laws.js';

/** The same files each time; `HOSTILE_SEED=n npm run -s jest -- test/hostile/properties.test.ts` tries others, `HOSTILE_RUNS` more of them. */
const seed = Number(process.env['HOSTILE_SEED'] ?? 20_240_501);
const times = Number(process.env['HOSTILE_RUNS'] ?? 1);

/** Tries files of one kind; what fails is told with the seed and the path that make it again, and the smallest file that fails. Gives what they came to. */
async function hold<T>(files: fc.Arbitrary<T>, numRuns: number, read: (file: T) => Promise<string>): Promise<Set<string>> {
  const outcomes = new Set<string>();
  await fc.assert(fc.asyncProperty(files, async (file) => {
    const outcome = await read(file);
    expect(outcome).not.toMatch(/^WRONG/);
    outcomes.add(outcome);
  }), { seed, numRuns: numRuns * times });
  return outcomes;
}

describe(`whatever comes is a valid record with its evidence in the text, or a refusal of one clean line (seed ${seed})`, () => {
  test('any bytes behind the beginning of every format', async () => {
    const outcomes = await hold(afterMagic, 300, ({ kind, bytes }) => readAnyhow(bytes, `a.${kind}`));
    expect([...outcomes]).toEqual(expect.arrayContaining(['damaged', 'unknown-type']));
  });

  test.each([['txt', ''], ['md', '# Kế hoạch\n\n'], ['html', '<!doctype html><html><body>']])('words of our own grammar in any order as %s', async (ending, start) => {
    const outcomes = await hold(soup, 120, (text) => readAnyhow(Buffer.from(start + text, 'utf8'), `a.${ending}`));
    expect(outcomes).toContain('record');
  });

  test('small PDF files of any objects', async () => {
    const outcomes = await hold(smallPdf, 150, (bytes) => readAnyhow(bytes, 'a.pdf'));
    expect([...outcomes]).toEqual(expect.arrayContaining(['record', 'damaged']));
  });

  test('Word files of any elements', async () => {
    const outcomes = await hold(smallWord, 150, (bytes) => readAnyhow(bytes, 'a.docx'));
    expect(outcomes).toContain('record');
  });
});
