import type { DocumentRecord, RecordTable, Section } from '../../src/model/record.js';
import { foldPlain } from '../../src/text/fold.js';

/** What the law of twins speaks of: facts that depend on the words, not on how they are laid out. */
export const parts = ['targets', 'tasks', 'citations', 'sections'] as const;
export type Part = (typeof parts)[number];
/** One string for each fact, with all that must be equal in it. */
export type Facts = Readonly<Record<Part, readonly string[]>>;

const words = (text: string | null | undefined): string => foldPlain(text ?? '');
const ids = (agencies: readonly { readonly id: string }[]): string => agencies.map((a) => a.id).join('+');

/** The facts of a record, their words folded, in the record's order. */
export function factsOf(record: DocumentRecord): Facts {
  return {
    targets: record.targets.map((t) => [words(t.label), t.comparator, t.min ?? '', t.max ?? '', t.unit, t.year ?? ''].join(' | ')),
    tasks: record.tasks.map((t) => [words(t.text), `lead ${ids(t.lead)}`, `with ${ids(t.coordinating)}`, `gives ${words(t.deliverable)}`, `when ${words(t.timeframe?.text)}`].join(' | ')),
    citations: record.citations.map((c) => c.key),
    sections: [...record.sections, ...record.annexes.flatMap((a) => a.sections)].flatMap(sectionFacts),
  };
}

function sectionFacts(section: Section): string[] {
  return [[section.kind, section.marker ?? '', words(section.title ?? section.text)].join(' | '), ...section.children.flatMap(sectionFacts)];
}

export interface Difference {
  /** Twice what both have, by what they have together: 1 where all is equal or nothing is there. */
  readonly f1: number;
  readonly onlyFirst: readonly string[];
  readonly onlySecond: readonly string[];
}

/** Two bags of facts. */
export function differ(first: readonly string[], second: readonly string[]): Difference {
  const left = [...second];
  const onlyFirst = first.filter((fact) => {
    const at = left.indexOf(fact);
    if (at < 0) return true;
    left.splice(at, 1);
    return false;
  });
  const both = first.length - onlyFirst.length;
  const all = first.length + second.length;
  return { f1: all === 0 ? 1 : (2 * both) / all, onlyFirst, onlySecond: left };
}

/** Rows of a table as they should be read. */
export interface TrueTable {
  readonly rows: readonly { readonly cells: readonly string[] }[];
}

export interface TableResult {
  /** Rows of which every cell's words were found in one row. */
  readonly rows: number;
  readonly ofRows: number;
  readonly cells: number;
  readonly ofCells: number;
  /** Cells that differ: "expected → found". */
  readonly wrong: readonly string[];
}

const plain = (cell: string | undefined): string => (cell ?? '').normalize('NFC').replace(/\s+/gu, ' ').trim();

/** Each true row against the row of the record that has most of its cells; every row serves once, in order. */
export function compareTable(truth: TrueTable, tables: readonly RecordTable[]): TableResult {
  const found = tables.flatMap((t) => t.rows).map((r) => r.cells.map(plain));
  const wrong: string[] = [];
  let rows = 0;
  let cells = 0;
  let from = 0;
  for (const { cells: expected } of truth.rows) {
    const wanted = expected.map(plain);
    const equal = (row: readonly string[]): number => wanted.filter((cell, i) => cell === row[i]).length;
    const best = found.reduce((a, row, i) => (i >= from && equal(row) > (a < 0 ? 0 : equal(found[a]!)) ? i : a), -1);
    const row = found[best] ?? [];
    if (best >= 0) from = best + 1;
    cells += equal(row);
    if (equal(row) === wanted.length) rows++;
    wanted.forEach((cell, i) => cell !== row[i] && wrong.push(`${wanted[0]} column ${i + 1}: ${cell} → ${row[i] ?? '(nothing)'}`));
  }
  return { rows, ofRows: truth.rows.length, cells, ofCells: truth.rows.reduce((n, r) => n + r.cells.length, 0), wrong };
}
