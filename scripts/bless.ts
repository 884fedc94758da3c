// Writes the whole records that test/records/whole.test.ts compares with: npx tsx scripts/bless.ts <document>…
// Prints what changes first. Refuses to run in CI, where nothing may bless itself.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { extract, recordJson } from '../src/index.js';

if (process.env['CI'] === 'true') throw new Error('bless does not run in CI');
const names = process.argv.slice(2);
if (names.length === 0) throw new Error('usage: npx tsx scripts/bless.ts <document in fixtures/documents>…');
mkdirSync(new URL('../fixtures/records/', import.meta.url), { recursive: true });
for (const name of names) {
  const url = new URL(`../fixtures/documents/${basename(name)}`, import.meta.url);
  const record = await extract(readFileSync(url), { file: basename(name) });
  const target = new URL(`../fixtures/records/${basename(name)}.json`, import.meta.url);
  const next = recordJson({ ...record, pipeline: { ...record.pipeline, version: '*' } });
  let now = '';
  try {
    now = readFileSync(target, 'utf8');
  } catch {
    // blessed for the first time
  }
  const [before, after] = [new Set(now.split('\n')), new Set(next.split('\n'))];
  const gone = [...before].filter((line) => !after.has(line));
  const come = [...after].filter((line) => !before.has(line));
  console.log(`${name}: ${now === next ? 'unchanged' : `${gone.length} lines go, ${come.length} come`}`);
  for (const line of gone.slice(0, 20)) console.log(`  - ${line.trim()}`);
  for (const line of come.slice(0, 20)) console.log(`  + ${line.trim()}`);
  writeFileSync(target, next);
}
