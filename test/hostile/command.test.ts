import { afterAll, describe, expect, test } from '@jest/globals';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { corpus } from '../../scripts/hostile/corpus.js';
import { runIn } from '../support/command.js';

const root = mkdtempSync(join(tmpdir(), 'kehoach-hostile-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** Paths under a folder, in order. */
const tree = (folder: string): string[] => (readdirSync(folder, { recursive: true }) as string[]).sort();

/** Letters, digits and a few signs, in pieces that no file system or shell takes for something else. */
const safe = /^[a-z0-9@][a-z0-9@.-]{0,239}$/;

describe('hostile names and numbers through the command', () => {
  test('write nothing outside the output folder, names that are safe, and no control characters to the terminal', async () => {
    const files = (await corpus({ seed: 1, quick: true })).filter(({ name }) => /^(?:name|number|markdown-script|html-fetches|pdf-action|pdf-embedded|pdf-text-control|text-control|docx-names|docx-links)/.test(name));
    const input = join(root, 'in');
    mkdirSync(input);
    let given = 0;
    for (const file of files) {
      const name = file.file ?? file.name;
      // A name that no file can have was tried in the library; hidden files in folders are passed over.
      if (!/[/\0]/.test(name) && name !== '' && !name.startsWith('.') && Buffer.byteLength(name) < 250) {
        writeFileSync(join(input, name), file.bytes());
        given++;
      }
    }
    const before = tree(input);
    const { code, out, err } = await runIn(root, ['extract', 'in', '--output', 'out', '--ocr', 'never']);
    expect(code === 0 || code === 1).toBe(true);
    expect(readdirSync(root).sort()).toEqual(['in', 'out']);
    expect(tree(input)).toEqual(before);
    const written = tree(join(root, 'out'));
    expect(written.flatMap((path) => path.split('/')).filter((part) => !safe.test(part))).toEqual([]);
    expect(written.filter((path) => path.endsWith('.json')).length).toBeGreaterThan(20);
    const lines = readFileSync(join(root, 'out', 'run.jsonl'), 'utf8').trim().split('\n');
    expect(lines.length).toBe(given);
    expect(lines.map((line) => (JSON.parse(line) as { status: string }).status).filter((status) => status === 'failed').length).toBeLessThan(given / 2);
    expect(/[\0-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e]/.test(out + err)).toBe(false);
  });
});
