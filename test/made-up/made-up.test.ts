import { describe, expect, test } from '@jest/globals';
import { readFileSync, readdirSync } from 'node:fs';
import { extractWithText, loadCatalogue } from '../../src/index.js';
import { differences, silentlyWrong, type MadeUpGold } from './differences.js';

const folder = new URL('../../fixtures/made-up/', import.meta.url);
const names = readdirSync(folder).filter((f) => f.endsWith('.json')).map((f) => f.replace(/\.json$/, '')).sort();
const catalogue = loadCatalogue();

const goldOf = (name: string): MadeUpGold => JSON.parse(readFileSync(new URL(`${name}.json`, folder), 'utf8')) as MadeUpGold;

/** Documents of other provinces, years, issuers and layouts than the public ones, each combining several variants (see `note` in the gold). */
describe('made-up documents', () => {
  test('there are many of them, each with a note', () => {
    expect(names.length).toBeGreaterThanOrEqual(12);
    expect(names.filter((name) => !goldOf(name).note.startsWith('made-up: '))).toEqual([]);
  });

  // A difference that is known is listed in the gold with its reason: the test fails when something gets worse, and when it gets better.
  test.each(names)('%s', async (name) => {
    const gold = goldOf(name);
    const { record } = await extractWithText(readFileSync(new URL(gold.source, folder)), { file: gold.source, catalogue });
    const known = gold.known ?? [];
    expect(known.filter((k) => k.why.trim() === '')).toEqual([]);
    expect(differences(gold, record).sort()).toEqual(known.map((k) => k.what).sort());
    expect(silentlyWrong(gold, record)).toBeLessThanOrEqual(known.filter((k) => k.what.startsWith('targets + ')).length);
  });
});
