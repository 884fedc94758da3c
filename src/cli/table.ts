import Table from 'cli-table3';
import { basename } from 'node:path';
import { flaggedCount, type Outcome } from '../batch.js';
import type { Section } from '../model/record.js';
import { say, type Language } from './words.js';

const countSections = (nodes: readonly Section[]): number => nodes.reduce((n, node) => n + (node.marker === null ? 0 : 1) + countSections(node.children), 0);

/** The table a run ends with: one row for each document that has a record. */
export function summaryTable(outcomes: readonly Outcome[], language: Language): string {
  const head = (['document', 'pages', 'sections', 'targets', 'tasks', 'flagged', 'seconds'] as const).map((key) => say(language, key));
  const table = new Table({ head, style: { head: [], border: [], compact: true }, colAligns: ['left', 'right', 'right', 'right', 'right', 'right', 'right'] });
  for (const { path, record, seconds } of outcomes) {
    if (record === null) continue;
    const mapped = record.targets.filter((t) => t.indicator !== null).length;
    table.push([
      basename(path), record.source.pages.length, countSections(record.sections), `${mapped}/${record.targets.length - mapped}`, record.tasks.length,
      flaggedCount(record), seconds === null ? '–' : seconds.toFixed(2),
    ]);
  }
  return table.toString();
}
