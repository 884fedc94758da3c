/**
 * The law of twins, measured: the same words in other layouts must give the same facts.
 *   npx tsx scripts/twins.ts [--brief] FIRST SECOND …   these files, held against one another
 *   npx tsx scripts/twins.ts [--brief]                  all documents that are there in several layouts
 *   npx tsx scripts/twins.ts [--brief] --rewrite [DIR] [FILE …]   documents written down again in four layouts (kept in DIR/), held against what they came from
 */
import { mkdirSync, statSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { extract } from '../src/extract.js';
import type { DocumentRecord } from '../src/model/record.js';
import { compareTable, differ, factsOf, parts, type TrueTable } from '../test/twins/facts.js';
import { fixtureSets, realSets, rewritten, sources, tableOf } from '../test/twins/sets.js';

interface Named {
  readonly name: string;
  readonly record: DocumentRecord;
}

const brief = process.argv.includes('--brief');
const rewrite = process.argv.includes('--rewrite');
const names = process.argv.slice(2).filter((a) => !a.startsWith('--'));

async function main(): Promise<void> {
  if (rewrite) return rewriteAll();
  const sets = names.length > 0 ? [{ name: 'given', files: names, table: null }] : [...realSets(), ...fixtureSets()];
  for (const set of sets) {
    console.log(`\n== ${set.name}`);
    const records: Named[] = [];
    for (const file of set.files) records.push({ name: basename(file), record: await extract(file) });
    if (set.table !== null) for (const named of records) reportTable(set.table, named);
    for (let a = 0; a < records.length; a++) for (let b = a + 1; b < records.length; b++) reportPair(records[a]!, records[b]!);
  }
}

async function rewriteAll(): Promise<void> {
  const folder = names.find((n) => statSync(n, { throwIfNoEntry: false })?.isDirectory() === true);
  if (folder !== undefined) mkdirSync(folder, { recursive: true });
  const files = names.filter((n) => n !== folder);
  for (const file of files.length > 0 ? files : sources()) {
    const [first, ...others] = await rewritten(file);
    console.log(`\n== ${first!.name}`);
    for (const other of others) {
      if (folder !== undefined) writeFileSync(join(folder, other.name), other.text!);
      reportTable(tableOf(first!.record), other);
      reportPair(first!, other);
    }
  }
}

function reportTable(truth: TrueTable, { name, record }: Named): void {
  const result = compareTable(truth, record.tables);
  console.log(`table in ${name}: rows ${result.rows}/${result.ofRows}, cells ${result.cells}/${result.ofCells}`);
  if (!brief) result.wrong.forEach((w) => console.log(`    ${w}`));
}

function reportPair(a: Named, b: Named): void {
  const [first, second] = [factsOf(a.record), factsOf(b.record)];
  const all = parts.map((part) => ({ part, ...differ(first[part], second[part]), count: first[part].length }));
  console.log(`${a.name} : ${b.name}  ${all.map((d) => `${d.part} ${d.f1.toFixed(3)} (${d.count})`).join('  ')}`);
  if (brief) return;
  for (const { part, onlyFirst, onlySecond } of all) {
    onlyFirst.forEach((fact) => console.log(`  < ${part}: ${fact}`));
    onlySecond.forEach((fact) => console.log(`  > ${part}: ${fact}`));
  }
}

void main();
