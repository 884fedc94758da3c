import type { Indicator } from '../catalogue/catalogue.js';
import type { NationalTarget } from '../catalogue/national.js';
import type { Comparator, Level, Target } from '../model/record.js';
import { isProvinceWide } from './tables/documents.js';
import type { Of, Reading } from './facts.js';
import { compareToNational, type Against } from './gap.js';
import { provinceKey, type Basis } from './provinces.js';

/** Levels as the matrix keys them; `all`: the document does not tell levels apart. */
export type MatrixLevel = Level | 'all';
export type CellState = 'present' | 'missing' | 'conflicting';

/** One value that documents give for a cell. */
interface Given {
  readonly comparator: Comparator;
  readonly min: number | null;
  readonly max: number | null;
  readonly unit: string;
  /** Who gives it. Numbers of documents, not their records: a cell must stay small. */
  readonly by: { readonly document: number; readonly target: string; readonly review: boolean }[];
}

export interface MatrixCell {
  readonly indicator: Indicator;
  readonly basis: Basis;
  readonly province: string;
  readonly year: number;
  readonly level: MatrixLevel;
  readonly state: CellState;
  readonly value: Given | null;
  /** Documents that give a value, those set aside not counted. */
  readonly documents: number;
  readonly document: string | null;
  readonly target: string | null;
  readonly review: boolean;
  readonly alternatives: string | null;
  readonly national: NationalTarget | null;
  readonly gap: number | null;
  readonly against: Against | null;
}

interface Source { readonly document: string; readonly issuedOn: string; readonly amends: string | null; readonly isNew: boolean }

/** Gathers the values of all documents, cell by cell; `cells` gives them once all are in. */
export class Matrix {
  readonly #sources: Source[] = [];
  /** indicator → basis|province → year|level → values */
  readonly #values = new Map<string, Map<string, Map<string, Map<string, Given>>>>();
  readonly #provinces = new Set<string>();

  constructor(private readonly indicators: ReadonlyMap<string, Indicator>, private readonly national: readonly NationalTarget[]) {}

  /** A reading that is used; bodies below the province, duplicates and targets without indicator or year do not count. */
  add(reading: Reading, targets: readonly Of<Target>[]): void {
    const { province, issuedOn } = reading.record.document;
    if (province === null || reading.duplicateOf !== null || !isProvinceWide(reading)) return;
    const source = this.#sources.push({ document: reading.document, issuedOn: issuedOn ?? '', amends: reading.amends, isNew: province.successor === null }) - 1;
    const places = (['issued', 'merged'] as const).map((basis) => `${basis}|${provinceKey(province, basis)!}`);
    for (const place of places) this.#provinces.add(place);
    for (const target of targets) for (const place of places) this.#addTarget(place, source, target);
  }

  #addTarget(place: string, document: number, { id, it }: Of<Target>): void {
    if (it.indicator === null || it.year === null || !this.indicators.has(it.indicator)) return;
    const values = child(child(child(this.#values, it.indicator), place), `${it.year}|${it.level ?? 'all'}`);
    const key = [it.comparator, it.min, it.max, it.unit].join('|');
    let given = values.get(key);
    if (given === undefined) values.set(key, (given = { comparator: it.comparator, min: it.min, max: it.max, unit: it.unit, by: [] }));
    given.by.push({ document, target: id, review: it.needsReview });
  }

  /**
   * For every indicator that a document has or the nation asks for: each province with a document × each year that one of them states for it.
   * Sorted by indicator (catalogue order), basis, province, year, level.
   */
  *cells(): Generator<MatrixCell> {
    const provinces = [...this.#provinces].sort();
    for (const indicator of this.indicators.values()) {
      const asked = this.national.filter((n) => n.indicator === indicator.id);
      const byPlace = this.#values.get(indicator.id);
      const keys = new Set([...asked.map((n) => `${n.year}|${n.level ?? 'all'}`), ...[...(byPlace?.values() ?? [])].flatMap((years) => [...years.keys()])]);
      const sorted = [...keys].sort();
      for (const place of provinces) {
        for (const key of sorted) yield this.#cell(indicator, place, key, asked, [...(byPlace?.get(place)?.get(key)?.values() ?? [])]);
      }
    }
  }

  #cell(indicator: Indicator, place: string, key: string, asked: readonly NationalTarget[], all: readonly Given[]): MatrixCell {
    const [basis, province] = place.split('|') as [Basis, string];
    const [year, level] = key.split('|') as [string, MatrixLevel];
    const values = this.#inForce(all);
    const value = values.length === 1 ? values[0]! : null;
    const last = value === null ? null : this.#latest(value);
    const national = asked.find((n) => n.year === Number(year) && (n.level ?? 'all') === level) ?? null;
    const compared = value === null || national === null || national.scope === 'nation' || value.unit !== indicator.unit ? null : compareToNational(value, national, indicator.direction);
    return {
      indicator, basis, province, year: Number(year), level, state: values.length === 0 ? 'missing' : value === null ? 'conflicting' : 'present', value,
      documents: new Set(values.flatMap(({ by }) => by.map((b) => b.document))).size,
      document: last === null ? null : this.#sources[last.document]!.document, target: last?.target ?? null, review: values.some(({ by }) => by.some((b) => b.review)),
      alternatives: values.length > 1 ? this.#wordings(values) : null, national, gap: compared?.gap ?? null, against: compared?.against ?? null,
    };
  }

  /** Without the values of documents that another one here amends, and, of merged provinces, without those of the old units where the new one has its own. */
  #inForce(values: readonly Given[]): Given[] {
    const givers = new Set(values.flatMap(({ by }) => by.map((b) => b.document)));
    const amended = new Set([...givers].map((n) => this.#sources[n]!.amends).filter((document) => document !== null));
    const own = [...givers].some((n) => this.#sources[n]!.isNew);
    const counts = (n: number): boolean => !amended.has(this.#sources[n]!.document) && (!own || this.#sources[n]!.isNew);
    return values.map((value) => ({ ...value, by: value.by.filter((b) => counts(b.document)) })).filter(({ by }) => by.length > 0);
  }

  #latest(value: Given): Given['by'][number] {
    const key = (n: number): string => `${this.#sources[n]!.issuedOn}|${this.#sources[n]!.document}`;
    return value.by.reduce((a, b) => (key(b.document) > key(a.document) ? b : a));
  }

  #wordings(values: readonly Given[]): string {
    const shown = ({ comparator, min, max, unit, by }: Given): string => {
      const number = min === null ? String(max) : max === null || min === max ? String(min) : `${min}-${max}`;
      const names = [...new Set(by.map((b) => this.#sources[b.document]!.document))].sort();
      return `${comparator} ${number} ${unit} (${names.slice(0, 3).join(', ')}${names.length > 3 ? ` +${names.length - 3}` : ''})`;
    };
    return values.map(shown).sort().join('; ');
  }
}

function child<K, V>(map: Map<string, Map<K, V>>, key: string): Map<K, V> {
  let found = map.get(key);
  if (found === undefined) map.set(key, (found = new Map<K, V>()));
  return found;
}
