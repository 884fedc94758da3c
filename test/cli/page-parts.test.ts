import { expect, test } from '@jest/globals';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expandInputs } from '../../src/cli/inputs.js';

test('what a browser saved beside a page is no document; folders of other names are', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'kehoach-pages-'));
  const files = ['a.html', 'a_files/x.js', 'a_files/b/y.html', 'c.htm', 'c.files/image001.png', 'd_files/e.txt', 'f/g.HTML', 'f/g_files/z.css', 'f/h.md'];
  for (const file of files) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), 'x');
  }
  expect(await expandInputs(['.'], folder)).toEqual(['a.html', 'c.htm', 'd_files/e.txt', 'f/g.HTML', 'f/h.md']);
  expect(await expandInputs(['a_files/x.js'], folder)).toEqual(['a_files/x.js']);
});
