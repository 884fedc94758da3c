import { expect, test } from '@jest/globals';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expandInputs } from '../../src/cli/inputs.js';

test('a folder gives its documents, not what Word or an earlier run left beside them', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'kehoach-inputs-'));
  try {
    for (const name of ['a.docx', '~$a.docx', 'b.DOCX', 'c.txt', '15-kh-ubnd.0123abcd.json', '15-kh-ubnd.0123abcd.txt', 'run.jsonl']) writeFileSync(join(folder, name), 'x');
    expect(await expandInputs(['.'], folder)).toEqual(['a.docx', 'b.DOCX', 'c.txt']);
    expect(await expandInputs(['~$a.docx'], folder)).toEqual(['~$a.docx']);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
