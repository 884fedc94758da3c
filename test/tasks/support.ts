import type { ColumnRole, PlacedTable, Sectioned, SectionKind, SectionNode } from '../../src/model/document.js';
import type { Span } from '../../src/model/provenance.js';
import type { Task } from '../../src/model/record.js';
import type { Finding } from '../../src/model/finding.js';
import { agencyPrefix, isAgencyList, readAgencies } from '../../src/registers/agencies.js';
import { readTasks, type TaskFacts } from '../../src/tasks/tasks.js';

/** The facts of a made-up plan of 2022 for 2021-2025. */
export const facts: TaskFacts = {
  issuedOn: '2022-02-01',
  period: { from: 2021, to: 2025, vision: 2030 },
  evidence: (span: Span) => ({ page: 1, bbox: null, span, text: '' }),
  agencies: (text) => readAgencies(text),
  agencyPrefix,
  isAgencyList,
};

let clock = 0;

/** A heading with what stands under it. */
export function heading(kind: SectionKind, marker: string | null, title: string, ...children: SectionNode[]): SectionNode {
  const start = ++clock * 10;
  return { id: `${marker ?? 'p'}-${start}`, marker, kind, title, text: null, page: 1, span: [start, start + 5], children };
}

/** An item that is itself a paragraph. */
export function item(kind: SectionKind, marker: string | null, text: string, ...children: SectionNode[]): SectionNode {
  const start = ++clock * 10;
  return { id: `${marker ?? 'p'}-${start}`, marker, kind, title: null, text, page: 1, span: [start, start + 5], children };
}

export const bullet = (text: string, ...children: SectionNode[]): SectionNode => item('bullet', '-', text, ...children);
export const paragraph = (text: string): SectionNode => item('paragraph', null, text);

/** A table of made-up cells; a row that begins with "#" in its first cell is a group row. */
export function table(roles: readonly ColumnRole[], rows: readonly (readonly string[])[], options: { names?: string[]; annex?: string; spans?: Record<string, number> } = {}): PlacedTable {
  return {
    id: 't1', method: 'ruled', caption: null, pages: [1],
    annex: options.annex === undefined ? null : { marker: 'PHỤ LỤC', title: options.annex },
    columns: roles.map((role, i) => ({ role, name: options.names?.[i] ?? (role === 'content' ? 'Nội dung nhiệm vụ' : role) })),
    rows: rows.map((cells, r) => {
      const start = ++clock * 10;
      const group = cells[0]!.startsWith('#');
      const texts = cells.map((c) => c.replace(/^#/u, ''));
      return {
        kind: group ? 'group' : 'row', marker: texts[0] === '' ? null : texts[0]!, span: [start, start + 9],
        cells: texts.map((text, c) => ({ text, span: [start + c, start + c + 1], evidence: [], rowSpan: options.spans?.[`${r},${c}`] ?? 1, bold: group })),
      };
    }),
  };
}

/** Tasks and findings of a made-up document. */
export function read(sections: readonly SectionNode[], tables: readonly PlacedTable[] = []): { tasks: Task[]; findings: Finding[] } {
  return readTasks({ sections, tables } as unknown as Sectioned, facts);
}

/** What the tests compare: kind, marker, text and the ids. */
export function brief(task: Task): Record<string, unknown> {
  const ids = (list: readonly { id: string }[]): string[] => list.map((a) => a.id);
  const time = task.timeframe;
  return {
    kind: task.kind, marker: task.marker, text: task.text, lead: ids(task.lead), coordinating: ids(task.coordinating),
    ...(task.implementing.length > 0 ? { implementing: ids(task.implementing) } : {}),
    ...(task.deliverable === null ? {} : { deliverable: task.deliverable }),
    ...(time === null ? {} : { time: [time.from, time.to, time.recurrence].join('|') }),
  };
}
