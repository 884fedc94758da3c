import type { DocumentRecord } from '../../src/model/record.js';

/** A record made up of another: its targets and tasks over and over, each with an id of its own. */
export function enlarged(record: DocumentRecord, targets: number, tasks: number): DocumentRecord {
  const repeat = <T extends { id: string }>(list: readonly T[], count: number): T[] => Array.from({ length: count }, (_, n) => ({ ...list[n % list.length]!, id: `${list[n % list.length]!.id}-x${n}` }));
  return { ...record, id: `${record.id}-big`, source: { ...record.source, sha256: 'b'.repeat(64) }, targets: repeat(record.targets, targets), tasks: repeat(record.tasks, tasks) };
}
