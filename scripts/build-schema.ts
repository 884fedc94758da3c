// Writes docs/record.schema.json, docs/record.md and docs/findings.md from their one definition in the sources. With --check: says what is stale, writes nothing.
import { readFileSync, writeFileSync } from 'node:fs';
import { generatedDocs } from '../src/export/docs.js';

const check = process.argv.includes('--check');
let stale = 0;
for (const [path, text] of Object.entries(generatedDocs())) {
  const url = new URL(`../${path}`, import.meta.url);
  let now = '';
  try {
    now = readFileSync(url, 'utf8');
  } catch {
    // not written yet
  }
  if (now === text) continue;
  stale++;
  if (check) console.error(`${path} is not current; run: npm run schema`);
  else writeFileSync(url, text);
}
process.exitCode = check && stale > 0 ? 1 : 0;
