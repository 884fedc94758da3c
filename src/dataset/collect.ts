import type { Catalogue } from '../catalogue/catalogue.js';
import { nationalTargets } from '../catalogue/national.js';
import type { Agency, Citation, DocumentRecord } from '../model/record.js';
import { agencyFacts, cellFacts, mentionFacts, sectionFacts, uniqueIds, type Of, type Reading } from './facts.js';
import { Matrix } from './matrix.js';
import { rowOf, type Row, type TableDefinition, type TableName } from './model.js';
import { provinceRows } from './provinces.js';
import { definitions } from './tables/index.js';

export type Emit = (table: TableName, row: Row) => void;

type Sourced<Name extends TableName> = (typeof definitions)[Name] extends TableDefinition<infer Source> ? Source : never;

/** Turns readings into rows, one reading at a time. What is kept between them grows with agencies, provinces and cells of the matrix only. */
export class Collector {
  readonly #matrix: Matrix;
  readonly #agencies = new Map<string, Map<string, number>>();
  readonly #unknownIndicators = new Set<string>();
  readonly #provinces = new Map<string, NonNullable<DocumentRecord['document']['province']>>();

  constructor(private readonly catalogue: Catalogue, private readonly emit: Emit) {
    this.#matrix = new Matrix(catalogue.byId, nationalTargets());
  }

  #row<Name extends TableName>(name: Name, source: Sourced<Name>): void {
    this.emit(name, rowOf(definitions[name] as TableDefinition<Sourced<Name>>, source));
  }

  /** The document; its facts too, unless another reading of it is the one that is used. */
  add(reading: Reading): void {
    const { record, document } = reading;
    const { province } = record.document;
    if (province !== null) this.#provinces.set(`${province.code}|${province.name}`, province);
    this.#row('documents', reading);
    if (reading.duplicateOf !== null) return;
    for (const fact of sectionFacts(record, document)) this.#row('sections', fact);
    this.#addTargets(reading);
    for (const task of named(document, record.tasks)) {
      this.#row('tasks', task);
      for (const fact of agencyFacts(task)) {
        this.#row('task_agencies', fact);
        this.#meet(fact.it);
      }
    }
    for (const { id, it } of uniqueIds(record.citations, (citation: Citation) => citation.id)) {
      this.#row('citations', { document, id, it, basis: record.document.basis.includes(it.key), cited: reading.cited(it) });
    }
    for (const table of named(document, record.tables)) {
      this.#row('tables', table);
      for (const cell of cellFacts(table)) this.#row('table_cells', { ...cell, table: table.it });
    }
    record.findings.forEach((it, n) => this.#row('findings', { document, id: String(n + 1), it, order: n + 1 }));
  }

  #addTargets(reading: Reading): void {
    const targets = named(reading.document, reading.record.targets);
    for (const target of targets) {
      const { indicator } = target.it;
      if (indicator !== null && !this.catalogue.byId.has(indicator)) this.#unknownIndicators.add(indicator);
      this.#row('targets', target);
      for (const fact of mentionFacts(target)) this.#row('target_mentions', fact);
      for (const fact of agencyFacts(target)) {
        this.#row('target_agencies', fact);
        this.#meet(fact.it);
      }
    }
    this.#matrix.add(reading, targets);
  }

  #meet({ id, name }: Agency): void {
    const names = this.#agencies.get(id) ?? new Map<string, number>();
    names.set(name, (names.get(name) ?? 0) + 1);
    this.#agencies.set(id, names);
  }

  /** The tables that speak of all documents: agencies, the catalogue, provinces, the matrix. */
  finish(): void {
    for (const [id, names] of [...this.#agencies].sort(([a], [b]) => (a < b ? -1 : 1))) {
      const [name] = [...names].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))[0]!;
      this.#row('agencies', { id, name });
    }
    for (const indicator of this.catalogue.indicators) this.#row('indicators', indicator);
    for (const target of nationalTargets()) {
      const indicator = this.catalogue.byId.get(target.indicator);
      if (indicator !== undefined) this.#row('national_targets', { ...target, unit: indicator.unit });
    }
    const rows = provinceRows([...this.#provinces.values()]);
    const nameOf = new Map(rows.map(({ key, name }) => [key, name]));
    for (const province of rows) this.#row('provinces', province);
    for (const cell of this.#matrix.cells()) this.#row('matrix', { ...cell, provinceName: nameOf.get(cell.province)! });
  }

  /** Indicators that targets name and the catalogue does not know: the catalogue the records were made with has to be given. */
  get unknownIndicators(): string[] {
    return [...this.#unknownIndicators].sort();
  }
}

const named = <T extends { readonly id: string }>(document: string, items: readonly T[]): Of<T>[] => uniqueIds(items, ({ id }) => id).map(({ id, it }) => ({ document, id, it }));
