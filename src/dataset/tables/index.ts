import type { AnyTable, TableName } from '../model.js';
import { documents } from './documents.js';
import { indicators, matrix, nationalTargetsTable, provinces } from './reference.js';
import { agencies, targetAgencies, targetMentions, targets, taskAgencies } from './targets.js';
import { tasks } from './tasks.js';
import { citations, findings, sections, tableCells, tables } from './text.js';

/** Every table by its name. */
export const definitions = {
  documents, sections, targets, target_agencies: targetAgencies, target_mentions: targetMentions, tasks, task_agencies: taskAgencies, agencies, citations, tables, table_cells: tableCells, findings,
  indicators, national_targets: nationalTargetsTable, provinces, matrix,
} as const satisfies { readonly [Name in TableName]: AnyTable };

export const allTables: readonly AnyTable[] = Object.values(definitions);
