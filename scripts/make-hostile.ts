/**
 * Writes a corpus of broken and malicious files, the same for the same seed: `npx tsx scripts/make-hostile.ts <folder> [--seed N] [--quick]`.
 * `expected.json` beside them says of each whether a record, a refusal or either is right, and the name it is to be given with where that is hostile.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { corpus } from './hostile/corpus.js';

const { values, positionals } = parseArgs({ allowPositionals: true, options: { seed: { type: 'string', default: '1' }, quick: { type: 'boolean', default: false } } });
const folder = positionals[0];
if (folder === undefined || positionals.length > 1 || !/^\d+$/.test(values.seed)) {
  console.error('Usage: npx tsx scripts/make-hostile.ts <folder> [--seed N] [--quick]');
  process.exit(2);
}
mkdirSync(folder, { recursive: true });
const files = await corpus({ seed: Number(values.seed), quick: values.quick });
let total = 0;
for (const { name, bytes } of files) {
  const data = bytes();
  total += data.length;
  writeFileSync(join(folder, name), data);
}
writeFileSync(join(folder, 'expected.json'), `${JSON.stringify(Object.fromEntries(files.map(({ name, file, expected, options, heavy }) => [name, { file, expected, options, heavy }])), null, 1)}\n`);
console.log(`${files.length} files, ${Math.round(total / 1_000_000)} MB in ${folder}`);
