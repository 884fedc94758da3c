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

/** Each true row against one row of the record, in order, so that most cells are equal; of empty ones little counts. */
export function compareTable(truth: TrueTable, tables: readonly RecordTable[]): TableResult {
  const found = tables.flatMap((t) => t.rows).map((r) => r.cells.map(plain));
  const wanted = truth.rows.map(({ cells }) => cells.map(plain));
  const pairs = pairRows(wanted, found);
  const wrong = wanted.flatMap((cells, r) => cells.flatMap((cell, i) => {
    const row = found[pairs[r]!] ?? [];
    return cell === row[i] ? [] : [`${cells[0]} column ${i + 1}: ${cell} → ${row[i] ?? '(nothing)'}`];
  }));
  const whole = wanted.filter((cells, r) => cells.every((cell, i) => cell === found[pairs[r]!]?.[i])).length;
  const ofCells = wanted.reduce((n, cells) => n + cells.length, 0);
  return { rows: whole, ofRows: wanted.length, cells: ofCells - wrong.length, ofCells, wrong };
}

/** For each wanted row the index of its row, -1 where it has none: the pairing in order that has most equal cells. */
function pairRows(wanted: readonly (readonly string[])[], found: readonly (readonly string[])[]): number[] {
  const points = (a: readonly string[], b: readonly string[]): number => a.reduce((sum, cell, i) => sum + (cell !== b[i] ? 0 : cell === '' ? 0.01 : 1), 0);
  const best = Array.from({ length: wanted.length + 1 }, () => new Array<number>(found.length + 1).fill(0));
  for (let i = wanted.length - 1; i >= 0; i--) {
    for (let j = found.length - 1; j >= 0; j--) best[i]![j] = Math.max(best[i + 1]![j]!, best[i]![j + 1]!, best[i + 1]![j + 1]! + points(wanted[i]!, found[j]!));
  }
  const out: number[] = [];
  for (let i = 0, j = 0; i < wanted.length; ) {
    if (j === found.length || best[i]![j] === best[i + 1]![j]) out[i++] = -1;
    else if (best[i]![j] === best[i]![j + 1]) j++;
    else out[i++] = j++;
  }
  return out;
}
