import { describe, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { corpus } from '../../scripts/hostile/corpus.js';
import { judge } from '../../scripts/hostile/judge.js';

/** Files made to eat memory or time have a process of their own: test/hostile/heavy.test.ts and scripts/run-hostile.ts. */
const files = (await corpus({ seed: 1, quick: true })).filter((file) => file.heavy !== true && file.isolated === undefined);
const kinds = { PDF: /^pdf-/, pictures: /^(?:png|tiff?|jpeg|webp|gzip|svg)-/, 'Word files': /^(?:docx|zip)-/, 'texts and pages': /^(?:text|markdown|html|xml|json|rtf|mail|zlib)/, names: /^(?:name|number)-/, 'soups of words': /^soup-/, 'files cut off': /^cut-/, 'files damaged': /^damaged-/ } as const;

describe('hostile files end in a valid record or in one clear line', () => {
  test.each(Object.entries(kinds))('%s', async (_, pattern) => {
    const wrong: string[] = [];
    const tried = files.filter(({ name }) => pattern.test(name));
    for (const file of tried) {
      const result = await judge(file);
      wrong.push(...result.wrong.map((what) => `${file.name}: ${what}`));
    }
    expect(wrong).toEqual([]);
    expect(tried.length).toBeGreaterThan(8);
  });

  test('every file belongs to one kind', () => {
    const patterns = Object.values(kinds);
    expect(files.filter(({ name }) => patterns.filter((pattern) => pattern.test(name)).length !== 1).map(({ name }) => name)).toEqual([]);
    expect(new Set(files.map(({ name }) => name)).size).toBe(files.length);
  });

  test('every file that docs/hostile.md names is there', async () => {
    const names = (await corpus({ seed: 1, quick: false })).map(({ name }) => name);
    const said = [...readFileSync(new URL('../../docs/hostile.md', import.meta.url), 'utf8').matchAll(/`((?:cut|damaged|pdf|png|tiff|jpeg|webp|svg|docx|zip|gzip|html|zlib|text|name|number|soup|markdown|json)-?[a-z0-9-]*)`/g)].map((match) => match[1]!);
    expect(said.filter((start) => !names.some((name) => name.startsWith(start)))).toEqual([]);
    expect(said.length).toBeGreaterThan(90);
  });

  test('the corpus is the same for the same seed', async () => {
    const names = /^(?:damaged|soup-mixed|cut)-/;
    const again = (await corpus({ seed: 1, quick: true })).filter(({ name }) => names.test(name));
    const first = new Map(files.map((file) => [file.name, file]));
    expect(again.filter((file) => first.has(file.name) && !Buffer.from(file.bytes()).equals(Buffer.from(first.get(file.name)!.bytes()))).map(({ name }) => name)).toEqual([]);
  });
});
