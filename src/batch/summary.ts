import type { DocumentRecord, Section } from '../model/record.js';
import type { Summary } from './model.js';

const countSections = (nodes: readonly Section[]): number => nodes.reduce((n, node) => n + (node.marker === null ? 0 : 1) + countSections(node.children), 0);

/** What a run tells of a record. */
export function summaryOf(record: DocumentRecord): Summary {
  const mapped = record.targets.filter((t) => t.indicator !== null).length;
  const engine = record.pipeline.options['engine'];
  return {
    id: record.id, pages: record.source.pages.length, pagesRead: record.source.pages.filter(({ method }) => method === 'ocr').length,
    sections: countSections(record.sections), mapped, unmapped: record.targets.length - mapped, tasks: record.tasks.length,
    flagged: flaggedCount(record), findings: record.findings.length, engine: typeof engine === 'string' ? engine : null,
  };
}

/** Targets and tasks that ask for a person. */
export function flaggedCount(record: DocumentRecord): number {
  return record.targets.filter((t) => t.needsReview).length + record.tasks.filter((t) => t.needsReview).length;
}
