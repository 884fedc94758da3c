import type { Catalogue } from '../catalogue/catalogue.js';
import type { Reading } from '../dataset/facts.js';
import { marksOf } from './decided.js';
import { anchor, dueYear, indicatorIn, rowAgencies } from './document-rows.js';
import { cutAt, longest } from './format.js';
import { scriptValue } from './html.js';
import type { SiteFile } from './page.js';

/** Bytes of a script file. */
const fileBytes = 250_000;

/** Bits of what a row is filtered by. */
const flags = { mapped: 1, flagged: 2, decided: 4 } as const;

/** What filters ask of a row that stands on another page: kind, order and page from 1, words, flags; of a task the year it is due and its agencies, as places in the list of them. */
type FilterRow = readonly [kind: 't' | 'k', order: number, page: number, words: string, flags: number, due?: string, agencies?: readonly number[]];

/**
 * Script files by which the filters of one page see the rows of the others; none where all targets, and all tasks, stand on one page. `pageOf` gives the
 * page of each anchor, from 0.
 */
export function rowFiles(stem: string, reading: Pick<Reading, 'record' | 'decided'>, catalogue: Catalogue, pageOf: ReadonlyMap<string, number>): SiteFile[] {
  const { targets, tasks } = reading.record;
  const markOf = marksOf(reading);
  const isSplit = (kind: 't' | 'k', count: number): boolean => pageOf.get(anchor(kind, 1)) !== pageOf.get(anchor(kind, count));
  const pageIn = (kind: 't' | 'k', order: number): number => (pageOf.get(anchor(kind, order)) ?? 0) + 1;
  const state = (needsReview: boolean, isDecided: boolean): number => (needsReview ? flags.flagged : 0) + (isDecided ? flags.decided : 0);
  const agencies = new Map<string, { readonly index: number; readonly name: string }>();
  const rows: FilterRow[] = [];
  if (isSplit('t', targets.length)) {
    targets.forEach((it, n) => rows.push(['t', n + 1, pageIn('t', n + 1), cutAt(it.label, longest), state(it.needsReview, markOf('target', it.id) !== undefined) + (indicatorIn(it, catalogue) === undefined ? 0 : flags.mapped)]));
  }
  if (isSplit('k', tasks.length)) {
    tasks.forEach((it, n) => {
      for (const { id, name } of rowAgencies(it)) if (!agencies.has(id)) agencies.set(id, { index: agencies.size, name });
      rows.push(['k', n + 1, pageIn('k', n + 1), cutAt(it.text, longest), state(it.needsReview, markOf('task', it.id) !== undefined), dueYear(it), [...new Set(rowAgencies(it).map(({ id }) => agencies.get(id)!.index))]]);
    });
  }
  return inFiles(stem, rows, [...agencies].map(([id, { name }]) => [id, name]));
}

function inFiles(stem: string, rows: readonly FilterRow[], agencies: readonly (readonly [string, string])[]): SiteFile[] {
  const files: SiteFile[] = [];
  let [lines, bytes]: [string[], number] = [[], 0];
  const close = (): void => {
    if (lines.length === 0) return;
    files.push({ path: `documents/${stem}.rows.${files.length + 1}.js`, text: `kehoachRows(${files.length === 0 ? scriptValue(agencies) : '[]'}, [\n${lines.join(',\n')}\n]);\n` });
    [lines, bytes] = [[], 0];
  };
  for (const row of rows) {
    const line = scriptValue(row);
    if (bytes + line.length > fileBytes) close();
    lines.push(line);
    bytes += Buffer.byteLength(line);
  }
  close();
  return files;
}
