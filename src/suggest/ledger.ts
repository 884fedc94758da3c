import { matchIndicator, unitFamily, type Catalogue } from '../catalogue/catalogue.js';
import { phraseOf } from '../catalogue/rules.js';
import type { Reading } from '../dataset/facts.js';
import { provinceKey } from '../dataset/provinces.js';
import { units, type Target } from '../model/record.js';

/** Where a wording stands, to look it up. */
export interface Example {
  readonly document: string;
  readonly target: string;
  readonly page: number | null;
  /** The sentence, on one line. */
  readonly text: string;
}

/** Values of one unit. `least`, `most`: null where no value has a bound. */
export interface UnitValues {
  targets: number;
  least: number | null;
  most: number | null;
}

/** A wording that maps to nothing, in all its spellings that the catalogue takes for equal. */
export interface Wording {
  /** Its words as the catalogue compares them, and the kind of its figures: equal where one entry would take both. */
  readonly key: string;
  readonly family: string;
  readonly spellings: Map<string, number>;
  /** Ordinals of documents, ascending. */
  readonly documents: number[];
  readonly provinces: Map<string, string>;
  readonly years: Set<number>;
  readonly values: Map<string, UnitValues>;
  example: Example;
}

/** A label and what the matcher was told beside it. */
export interface Label {
  readonly label: string;
  readonly unit: string;
  readonly quote: string;
}
export interface Mapped extends Label {
  readonly indicator: string;
}

/** The catalogue compares no more of a label. */
const longest = 2000;

/** Gathers wordings that map to nothing, one document at a time. What is kept grows with different wordings; of a document an ordinal. */
export class Ledger {
  readonly #wordings = new Map<string, Wording>();
  readonly #mapped = new Map<string, Mapped>();
  #documents = 0;
  /** Targets whose record says they map to nothing, though with this catalogue they do. */
  mapsNow = 0;
  /** Targets that no entry can take: no words, more than 2,000 characters, or a unit the catalogue has not. */
  left = 0;

  readonly #unknownIndicators = new Set<string>();

  constructor(private readonly catalogue: Catalogue) {}

  /** The number of documents, each counted once. */
  get documents(): number {
    return this.#documents;
  }

  add({ record, document, duplicateOf }: Reading): void {
    if (duplicateOf !== null) return;
    const ordinal = this.#documents++;
    for (const target of record.targets) {
      const label: Label = { label: target.label, unit: target.unit, quote: target.mentions[0]?.text ?? '' };
      const today = matchIndicator(label.label, this.catalogue, label).indicator;
      if (today !== null) this.#noteMapped({ ...label, indicator: today });
      if (target.indicator !== null) {
        if (!this.catalogue.byId.has(target.indicator)) this.#unknownIndicators.add(target.indicator);
        continue;
      }
      if (today !== null) this.mapsNow++;
      else this.#note(target, record.document.province, document, ordinal);
    }
  }

  /** Each label once, with the first of its sentences in the order of letters: whatever order documents come in. */
  #noteMapped(mapped: Mapped): void {
    const key = `${mapped.unit}|${mapped.label}`;
    const known = this.#mapped.get(key);
    if (known === undefined || order(mapped.quote, known.quote) < 0) this.#mapped.set(key, mapped);
  }

  #note(target: Target, province: Reading['record']['document']['province'], document: string, ordinal: number): void {
    const label = oneLine(target.label);
    const family = unitFamily(target.unit);
    const words = phraseOf(label).whole.trim();
    if (words === '' || target.label.length > longest || !(units as readonly string[]).includes(target.unit)) {
      this.left++;
      return;
    }
    const key = `${words}|${family}`;
    const example: Example = { document, target: target.id, page: target.mentions[0]?.page ?? null, text: oneLine(target.mentions[0]?.text ?? target.label) };
    let wording = this.#wordings.get(key);
    if (wording === undefined) {
      wording = { key, family, spellings: new Map(), documents: [], provinces: new Map(), years: new Set(), values: new Map(), example };
      this.#wordings.set(key, wording);
    }
    wording.spellings.set(label, (wording.spellings.get(label) ?? 0) + 1);
    if (wording.documents.at(-1) !== ordinal) wording.documents.push(ordinal);
    if (province !== null) wording.provinces.set(provinceKey(province)!, province.name);
    const year = target.year ?? target.period?.to ?? null;
    if (year !== null) wording.years.add(year);
    noteValue(wording.values, target);
    if (before(example, wording.example)) wording.example = example;
  }

  /** Wordings that map to nothing, those of most documents first; the order they came in does not matter. */
  wordings(): Wording[] {
    return [...this.#wordings.values()].sort((a, b) => b.documents.length - a.documents.length || order(a.key, b.key));
  }

  /** Indicators that records name and the catalogue does not know: give the one they were made with. */
  get unknownIndicators(): string[] {
    return [...this.#unknownIndicators].sort();
  }

  /** Labels the catalogue maps, each once. */
  mapped(): Mapped[] {
    return [...this.#mapped].sort(([a], [b]) => order(a, b)).map(([, mapped]) => mapped);
  }
}

export const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** The usual spelling of a wording. */
export const spellingOf = ({ spellings }: Wording): string => [...spellings].sort(([a, n], [b, m]) => m - n || order(a, b))[0]![0];

/** Blanks and control characters as one blank: what goes into a line of a table, or on a terminal. */
export const oneLine = (text: string): string => text.normalize('NFC').replace(/[\s\u0000-\u001F\u007F-\u009F]+/gu, ' ').trim();

const before = (a: Example, b: Example): boolean => (order(a.document, b.document) || order(a.target, b.target)) < 0;

function noteValue(values: Wording['values'], { unit, min, max }: Target): void {
  const known = values.get(unit) ?? { targets: 0, least: null, most: null };
  const bounds = [min, max, known.least, known.most].filter((value) => value !== null);
  values.set(unit, bounds.length === 0 ? { ...known, targets: known.targets + 1 } : { targets: known.targets + 1, least: Math.min(...bounds), most: Math.max(...bounds) });
}
