import type { ReviewCounts } from '../review/apply.js';
import type { Decided } from '../review/decided.js';
import type { Agency, Citation, DocumentRecord, RecordTable, Section, Target, Task } from '../model/record.js';

export type { Decided };

/** Evidence as records hold it. */
export type Evidence = Target['mentions'][number];

/** A record as the data set has it: which document it stands for, and what it is linked to. */
export interface Reading {
  readonly record: DocumentRecord;
  /** Key of its row in `documents`: the record's id; `<id>#<sha8>` where another reading of the document is the one used. */
  readonly document: string;
  readonly duplicateOf: string | null;
  /** Key of the document it amends, where that one is in the data set. */
  readonly amends: string | null;
  /** Key of a citation's document, where that one is in the data set. */
  readonly cited: (citation: Citation) => string | null;
  /** What people decided on it, as far as it took effect: the record states it already. */
  readonly review?: ReviewCounts;
  /** The same one by one: who decided, and when. */
  readonly decided?: readonly Decided[];
}

/** What rows are made of. `document` is a key of `documents`; `id` is unique in its document. */
export interface Of<T> {
  readonly document: string;
  readonly id: string;
  readonly it: T;
}
export interface SectionFact extends Of<Section> {
  readonly parent: string | null;
  readonly order: number;
  readonly depth: number;
  readonly annex: string | null;
}
export interface AgencyFact extends Of<Agency> {
  readonly role: AgencyRole;
  readonly order: number;
}
export interface MentionFact extends Of<Evidence> {
  readonly order: number;
}
export interface CellFact extends Of<string> {
  readonly row: number;
  readonly column: number;
  readonly rowKind: 'group' | 'row';
  readonly evidence: Evidence | null;
}
export interface CitationFact extends Of<Citation> {
  readonly basis: boolean;
  readonly cited: string | null;
}

export const agencyRoles = ['lead', 'coordinating', 'implementing'] as const;
export type AgencyRole = (typeof agencyRoles)[number];

/** Ids made unique in their document: the second "x" is "x~2". Records of kehoach repeat none; what was edited by hand may. */
export function uniqueIds<T>(items: readonly T[], idOf: (item: T) => string): { id: string; it: T }[] {
  const seen = new Set<string>();
  return items.map((it) => {
    let id = idOf(it);
    for (let n = 2; seen.has(id); n++) id = `${idOf(it)}~${n}`;
    seen.add(id);
    return { id, it };
  });
}

interface Node { readonly section: Section; readonly parent: Section | null; readonly depth: number; readonly annex: string | null }

/** The tree of the body, then of each annex, in reading order. */
export function sectionFacts(record: DocumentRecord, document: string): SectionFact[] {
  const nodes: Node[] = [];
  const walk = (sections: readonly Section[], parent: Section | null, depth: number, annex: string | null): void => {
    for (const section of sections) {
      nodes.push({ section, parent, depth, annex });
      walk(section.children, section, depth + 1, annex);
    }
  };
  walk(record.sections, null, 1, null);
  record.annexes.forEach(({ marker, title, sections }, n) => walk(sections, null, 1, marker ?? title ?? String(n + 1)));
  const named = uniqueIds(nodes, ({ section }) => section.id);
  const idOf = new Map(named.map(({ id, it }) => [it.section, id]));
  return named.map(({ id, it }, n) => ({ document, id, it: it.section, parent: it.parent === null ? null : idOf.get(it.parent)!, order: n + 1, depth: it.depth, annex: it.annex }));
}

export function agencyFacts({ document, id, it }: Of<Target | Task>): AgencyFact[] {
  return agencyRoles.flatMap((role) => it[role].map((agency, n) => ({ document, id, it: agency, role, order: n + 1 })));
}

export const mentionFacts = ({ document, id, it }: Of<Target>): MentionFact[] => it.mentions.map((mention, n) => ({ document, id, it: mention, order: n + 1 }));

/** Every cell of a table; rows and columns count from 1. A row with more cells than the head has columns keeps them. */
export function cellFacts({ document, id, it }: Of<RecordTable>): CellFact[] {
  return it.rows.flatMap((row, r) => row.cells.map((text, c) => (
    { document, id, it: text, row: r + 1, column: c + 1, rowKind: row.kind, evidence: row.cellEvidence[c]?.[0] ?? null }
  )));
}
