import Table from 'cli-table3';
import { basename } from 'node:path';
import type { Outcome } from '../batch.js';
import { oneLine } from './terminal.js';
import { say, type Language } from './words.js';

/** Rows a person still reads. */
const mostRows = 60;

/** The table a run ends with: one row for each document that has a record; of many, those that ask for a person most. */
export function summaryTable(outcomes: readonly Outcome[], language: Language): string {
  const head = (['document', 'pages', 'sections', 'targets', 'tasks', 'flagged', 'seconds'] as const).map((key) => say(language, key));
  const table = new Table({ head, style: { head: [], border: [], compact: true }, colAligns: ['left', 'right', 'right', 'right', 'right', 'right', 'right'] });
  const rows = outcomes.flatMap(({ path, summary, seconds }) => (summary === null ? [] : [{ path, summary, seconds }]));
  const shown = rows.length <= mostRows ? rows : [...rows].sort((a, b) => b.summary.flagged - a.summary.flagged).slice(0, mostRows);
  for (const { path, summary, seconds } of shown) {
    table.push([
      oneLine(basename(path)), summary.pages, summary.sections, `${summary.mapped}/${summary.unmapped}`, summary.tasks, summary.flagged, seconds === null ? '–' : seconds.toFixed(2),
    ]);
  }
  return rows.length === shown.length ? table.toString() : `${table.toString()}\n${say(language, 'andMore', { count: rows.length - shown.length })}`;
}
