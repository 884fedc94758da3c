import type { Catalogue } from '../catalogue/catalogue.js';
import { nationalTargets } from '../catalogue/national.js';
import { agencyRoles, uniqueIds, type AgencyRole, type Reading } from '../dataset/facts.js';
import { Matrix, type MatrixCell } from '../dataset/matrix.js';
import { provinceKey, provinceRows } from '../dataset/provinces.js';
import type { Agency, DocumentRecord } from '../model/record.js';
import { agencyPages, commonName, type AgencySummary, type Charge } from './agency.js';
import { marksOf, type Mark } from './decided.js';
import { documentName, documentPages, type DocumentPages } from './document.js';
import { cutAt, longest } from './format.js';
import { Heat } from './heat.js';
import { indicatorPages, type Point } from './indicator.js';
import { agencyHref, indicatorHref } from './names.js';
import { agencyList, documentList, indexPage, indicatorList, reviewList, type DocumentSummary, type Overview } from './overview.js';
import type { SiteFile } from './page.js';
import type { PageImage } from './page-image.js';
import { searchFiles, type SearchEntry } from './search.js';
import { pageFile, documentStem } from './names.js';

/** Where lists wait that all documents together fill. */
export interface Shelf<T> {
  add(key: string, value: T): void;
  read(key: string): Iterable<T>;
}
export interface Shelves {
  readonly points: Shelf<Point>;
  readonly charges: Shelf<Charge>;
}

/** Targets and tasks that search takes in; with more of them the index would be slow to load. */
const mostFacts = 20_000;

/** Turns readings into the files of a site, one reading at a time. In memory stay a summary of each document and the cells of the matrix. */
export class SiteCollector {
  readonly #matrix: Matrix;
  readonly #documents: DocumentSummary[] = [];
  readonly #provinces = new Map<string, NonNullable<DocumentRecord['document']['province']>>();
  readonly #facts: SearchEntry[] = [];
  readonly #agencies = new Map<string, { id: string; names: Map<string, number>; counts: Record<AgencyRole, number> }>();
  #factCount = 0;
  #duplicates = 0;

  constructor(private readonly catalogue: Catalogue, private readonly shelves: Shelves) {
    this.#matrix = new Matrix(catalogue.byId, nationalTargets());
  }

  /** The pages of a document; none for another reading of one that is used. */
  add(reading: Reading, text: string | null, images: readonly PageImage[] = []): readonly SiteFile[] {
    const { record, document } = reading;
    if (reading.duplicateOf !== null) {
      this.#duplicates++;
      return [];
    }
    const { province } = record.document;
    if (province !== null) this.#provinces.set(`${province.code}|${province.name}`, province);
    const pages = documentPages(reading, text, this.catalogue, images);
    this.#documents.push(summaryOf(reading, this.catalogue));
    this.#matrix.add(reading, uniqueIds(record.targets, ({ id }) => id).map(({ id, it }) => ({ document, id, it })));
    this.#addPoints(reading, pages);
    this.#addCharges(reading, pages);
    record.targets.forEach((it, n) => this.#find(['target', cutAt(it.label, 300), documentName(record, document), pages.hrefOf('t', n + 1)]));
    record.tasks.forEach((it, n) => this.#find(['task', cutAt(it.text, 300), documentName(record, document), pages.hrefOf('k', n + 1)]));
    return pages.files;
  }

  #find(entry: SearchEntry): void {
    if (++this.#factCount <= mostFacts) this.#facts.push(entry);
    else this.#facts.length = 0;
  }

  #addPoints(reading: Reading, { hrefOf }: DocumentPages): void {
    const [{ record, document }, markOf] = [reading, marksOf(reading)];
    uniqueIds(record.targets, ({ id }) => id).forEach(({ id, it }, n) => {
      if (it.indicator === null || !this.catalogue.byId.has(it.indicator)) return;
      const { comparator, min, max, unit, year, level } = it;
      this.shelves.points.add(it.indicator, {
        comparator, min, max, unit, year, level, document, target: id, name: documentName(record, document), province: provinceKey(record.document.province),
        sentence: cutAt(it.mentions[0]?.text ?? it.label, longest), href: hrefOf('t', n + 1), review: it.needsReview, decided: markFor(markOf('target', it.id)),
      });
    });
  }

  #addCharges({ record, document }: Reading, { hrefOf }: DocumentPages): void {
    const name = documentName(record, document);
    for (const role of agencyRoles) {
      record.targets.forEach((it, n) => it[role].forEach((agency) => this.#charge(role, agency, {
        kind: 'target', document: name, text: cutAt(it.label, longest), value: { comparator: it.comparator, min: it.min, max: it.max, unit: it.unit, year: it.year }, time: null, href: hrefOf('t', n + 1),
      })));
      record.tasks.forEach((it, n) => it[role].forEach((agency) => this.#charge(role, agency, {
        kind: 'task', document: name, text: cutAt(it.text, longest), value: null, time: it.timeframe?.text ?? null, href: hrefOf('k', n + 1),
      })));
    }
  }

  #charge(role: AgencyRole, { id, name }: Agency, charge: Charge): void {
    const summary = this.#agencies.get(id) ?? { id, names: new Map<string, number>(), counts: { lead: 0, coordinating: 0, implementing: 0 } };
    summary.names.set(name, (summary.names.get(name) ?? 0) + 1);
    summary.counts[role]++;
    this.#agencies.set(id, summary);
    this.shelves.charges.add(`${role}|${id}`, charge);
  }

  /** The pages that speak of all documents, one at a time. */
  *finish(): Generator<SiteFile> {
    const names = new Map(provinceRows([...this.#provinces.values()]).map(({ key, name }) => [key, name]));
    const entries: SearchEntry[] = this.#documents.map((it) => ['document', it.name, [it.title, it.province === null ? '' : names.get(it.province)].filter(Boolean).join(' – '), pageFile('documents', documentStem(it.key))]);
    const heat = new Heat();
    const coverage = yield* this.#indicators(names, heat, entries);
    yield* this.#agencyPages(entries);
    yield* heat.pages(names);
    const asked = new Set(nationalTargets().filter(({ scope, indicator }) => scope === 'each' && this.catalogue.byId.has(indicator)).map(({ indicator }) => indicator)).size;
    const overview: Overview = { documents: this.#documents, duplicates: this.#duplicates, provinceNames: names, coverage, asked, heat };
    yield* documentList(overview);
    yield* reviewList(overview);
    const hasFacts = this.#factCount <= mostFacts;
    yield* searchFiles([...entries, ...this.#facts], hasFacts);
    yield indexPage(overview);
  }

  /** Indicators that a document states or the nation asks for; gives what each province covers. */
  *#indicators(provinceNames: ReadonlyMap<string, string>, heat: Heat, entries: SearchEntry[]): Generator<SiteFile, Map<string, number>> {
    const coverage = new Map<string, number>();
    const listed: Parameters<typeof indicatorList>[0][number][] = [];
    const cells = this.#matrix.cells();
    let next = cells.next();
    for (const indicator of this.catalogue.indicators) {
      const own: MatrixCell[] = [];
      for (; !next.done && next.value.indicator.id === indicator.id; next = cells.next()) own.push(next.value);
      const national = nationalTargets().filter((n) => n.indicator === indicator.id);
      const points = [...this.shelves.points.read(indicator.id)];
      // Every indicator has its page: rows of records may name any.
      for (const cell of own) heat.add(cell);
      if (national.some(({ scope }) => scope === 'each')) for (const province of covered(own)) coverage.set(province, (coverage.get(province) ?? 0) + 1);
      listed.push({ indicator, values: points.length });
      entries.push(['indicator', indicator.name, indicator.variants.slice(0, 5).join('; '), indicatorHref(indicator.id)]);
      yield* indicatorPages({ indicator, points, national, provinceNames, cells: own.filter(({ basis }) => basis === 'issued') });
    }
    yield* indicatorList(listed);
    return coverage;
  }

  *#agencyPages(entries: SearchEntry[]): Generator<SiteFile> {
    const listed: Parameters<typeof agencyList>[0][number][] = [];
    const summaries: AgencySummary[] = [...this.#agencies.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
    for (const summary of summaries) {
      const [{ id, counts }, name] = [summary, commonName(summary)];
      listed.push({ id, name, lead: counts.lead, helps: counts.coordinating + counts.implementing });
      entries.push(['agency', name, '', agencyHref(id)]);
      yield* agencyPages(summary, (role) => this.shelves.charges.read(`${role}|${id}`));
    }
    yield* agencyList(listed);
  }
}

const covered = (cells: readonly MatrixCell[]): Set<string> => new Set(cells.filter(({ basis, state }) => basis === 'issued' && state !== 'missing').map(({ province }) => province));

const markFor = (mark: Mark | undefined): Mark | null => (mark === undefined ? null : { kind: mark.kind, reviewer: mark.reviewer, at: mark.at });

function summaryOf({ record, document, decided = [] }: Reading, catalogue: Catalogue): DocumentSummary {
  const severity = (wanted: string): number => record.findings.filter((found) => found.severity === wanted).length;
  return {
    key: document, name: documentName(record, document), title: cutAt(record.document.title ?? '', 400), issuedOn: record.document.issuedOn, province: provinceKey(record.document.province),
    targets: record.targets.length, mapped: record.targets.filter(({ indicator }) => indicator !== null && catalogue.byId.has(indicator)).length, tasks: record.tasks.length,
    flagged: [...record.targets, ...record.tasks].filter(({ needsReview }) => needsReview).length, decided: decided.length, errors: severity('error'), warnings: severity('warning'),
  };
}
