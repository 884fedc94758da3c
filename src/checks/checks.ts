import type { Finding } from '../model/finding.js';
import type { Check, CheckInput } from './context.js';
import { citedAfterIssue, dateOrder, duplicateTasks, leadDiffers, targetFalls, targetsWithoutAgency, titleMismatch, wordingDiffers } from './facts.js';
import { annexNames, duplicateRows, emptyCells, roleConflicts, rowsWithoutValue, unnumberedRows } from './tables.js';
import { duplicateAgencies, misspelled, missingSpaces, repeatedWords, splitWords, strayQuotes, unfinished } from './wording.js';

export type { CheckInput } from './context.js';

/** What a careful reader marks in the margin. One row per kind of mistake; they look at the finished facts and change none. */
const checks: readonly Check[] = [
  duplicateRows, emptyCells, rowsWithoutValue, unnumberedRows, roleConflicts, annexNames,
  duplicateTasks, leadDiffers, wordingDiffers, targetFalls, targetsWithoutAgency, dateOrder, citedAfterIssue, titleMismatch,
  duplicateAgencies, splitWords, repeatedWords, misspelled, strayQuotes, missingSpaces, unfinished,
];

/** The document's own mistakes, as findings. */
export function checkDocument(input: CheckInput): Finding[] {
  return checks.flatMap((check) => check(input));
}
