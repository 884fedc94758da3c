/**
 * The law of twins, measured: the same words in other layouts must give the same facts.
 * `npx tsx scripts/twins.ts FIRST SECOND …` compares these files with one another; without names, all sets of twins in ../shared and fixtures. `--brief` prints figures without differences.
 */
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { extract } from '../src/extract.js';
import type { DocumentRecord } from '../src/model/record.js';
import { compareTable, differ, factsOf, parts, type TrueTable } from '../test/twins/facts.js';
import { twinSets, type TwinSet } from '../test/twins/sets.js';

const brief = process.argv.includes('--brief');
const names = process.argv.slice(2).filter((a) => !a.startsWith('--'));
const pick = process.argv.find((a) => a.startsWith('--only='))?.slice('--only='.length);

const sets: TwinSet[] = names.length > 0 ? [{ name: 'given', files: names, table: null }] : twinSets().filter((s) => pick === undefined || s.name.includes(pick));
for (const set of sets) await report(set);

async function report(set: TwinSet): Promise<void> {
  console.log(`\n== ${set.name}`);
  const records: DocumentRecord[] = [];
  for (const file of set.files) records.push(await extract(file));
  if (set.table !== null) reportTable(JSON.parse(readFileSync(set.table, 'utf8')) as TrueTable, set, records);
  for (let a = 0; a < records.length; a++) for (let b = a + 1; b < records.length; b++) reportPair(set, records, a, b);
}

function reportTable(truth: TrueTable, set: TwinSet, records: readonly DocumentRecord[]): void {
  records.forEach((record, i) => {
    const result = compareTable(truth, record.tables);
    console.log(`table in ${basename(set.files[i]!)}: rows ${result.rows}/${result.ofRows}, cells ${result.cells}/${result.ofCells}`);
    if (!brief) result.wrong.forEach((w) => console.log(`    ${w}`));
  });
}

function reportPair(set: TwinSet, records: readonly DocumentRecord[], a: number, b: number): void {
  const [first, second] = [factsOf(records[a]!), factsOf(records[b]!)];
  const all = parts.map((part) => ({ part, ...differ(first[part], second[part]), count: first[part].length }));
  console.log(`${basename(set.files[a]!)} : ${basename(set.files[b]!)}  ${all.map((d) => `${d.part} ${d.f1.toFixed(3)} (${d.count})`).join('  ')}`);
  if (brief) return;
  for (const { part, onlyFirst, onlySecond } of all) {
    onlyFirst.forEach((fact) => console.log(`  < ${part}: ${fact}`));
    onlySecond.forEach((fact) => console.log(`  > ${part}: ${fact}`));
  }
}
