import { readFileSync } from 'node:fs';
import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Catalogue } from './catalogue/catalogue.js';
import { loadCatalogue } from './catalogue/catalogue.js';
import { storedRecords } from './compare-folders.js';
import type { StoredRecord } from './compare/pair.js';
import { SiteCollector } from './report/collect.js';
import type { DocumentRecord } from './model/record.js';
import type { DocumentFiles } from './page-pictures.js';
import type { DrawnPage } from './report-pictures.js';
import { documentStem } from './report/names.js';
import type { SiteFile } from './report/page.js';
import { imagePath, pagesWithEvidence } from './report/page-image.js';
import { NotAReportError } from './report/error.js';
import { Spool } from './report-spool.js';
import { isOfRecords, makeWhole, NoRecordsError, readingText, storedReadings, type Failed } from './stored-readings.js';

export interface ReportOptions {
  /** The catalogue the records were made with. */
  readonly catalogue?: Catalogue;
  /** Documents the records may have been made of: where one has a record's SHA-256, its pages with evidence are drawn and shown beside the facts. */
  readonly documents?: readonly DocumentFiles[];
  /** Hears of every record as it is taken in. */
  readonly onRecord?: (done: number, total: number, path: string) => void;
}

export interface ReportSummary {
  /** Documents, each counted once. */
  readonly documents: number;
  readonly duplicates: number;
  /** HTML pages. */
  readonly pages: number;
  /** Documents without their reading text beside them: pages without the text pane. */
  readonly withoutText: number;
  /** Pictures of pages. */
  readonly pictures: number;
  /** Files that are no records, with the reason; the report is made of the others. */
  readonly failed: readonly Failed[];
}

/** Tells a folder of ours from anyone else's. */
const markerFile = 'kehoach-report.json';
const ownNames = /^(?:documents|indicators|agencies|heat|search|assets)$|^(?:index|search|(?:documents|indicators|agencies|review)(?:\.\d+)?)\.html$|^kehoach-report\.json$/;

/**
 * Makes a static site of the records of an output folder and their reading texts. One record is in memory at a time; the same records give the same bytes.
 * The site is written beside and moved in at the end.
 * @throws {NoRecordsError}; {NotAReportError} where the folder holds something else; the system's error where it cannot be written
 */
export async function makeReport(output: string, to: string, options: ReportOptions = {}): Promise<ReportSummary> {
  const stored = await storedRecords(output);
  if (stored.length === 0) throw new NoRecordsError(output);
  await mkdir(to, { recursive: true });
  const there = (await readdir(to)).filter((name) => !name.startsWith('.partial-'));
  if (there.length > 0 && !there.includes(markerFile)) throw new NotAReportError(to);
  return makeWhole(stored, to, (files, work) => write(files, output, work, options), (work) => replace(join(work, 'site'), to));
}

async function write(stored: readonly StoredRecord[], output: string, work: string, { catalogue = loadCatalogue(), documents = [], onRecord }: ReportOptions): Promise<ReportSummary> {
  if (stored.length === 0) throw new NoRecordsError(output);
  const site = join(work, 'site');
  let pages = 0;
  const put = async ({ path, text }: { readonly path: string; readonly text: string | Uint8Array }): Promise<void> => {
    if (path.endsWith('.html')) pages++;
    const file = join(site, ...path.split('/'));
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text);
  };
  const collector = new SiteCollector(catalogue, { points: new Spool(work, 'points'), charges: new Spool(work, 'charges') });
  const failed: Failed[] = [];
  const counts = { documents: 0, duplicates: 0, withoutText: 0, pictures: 0 };
  const draw = await pictureMaker(documents);
  for await (const reading of storedReadings(stored, output, failed, onRecord)) {
    counts[reading.duplicateOf === null ? 'documents' : 'duplicates']++;
    const text = reading.duplicateOf === null ? await readingText(join(output, reading.file.path)) : null;
    if (reading.duplicateOf === null && text === null) counts.withoutText++;
    const images = reading.duplicateOf === null ? await draw(reading.record) : [];
    for (const { page, webp } of images) await put({ path: imagePath(documentStem(reading.document), page), text: webp });
    counts.pictures += images.length;
    for (const file of collector.add(reading, text, images)) await put(file);
  }
  if (!isOfRecords(failed, stored)) {
    for (const file of collector.finish()) await put(file);
    for (const file of assets()) await put(file);
    await put({ path: markerFile, text: `${JSON.stringify({ name: 'kehoach report', schemaVersion: '1', documents: counts.documents, pages }, null, 1)}\n` });
  }
  return { ...counts, pages, failed };
}

/** Draws pages of the documents given; what draws is loaded only where there are any. */
async function pictureMaker(documents: readonly DocumentFiles[]): Promise<(record: DocumentRecord) => Promise<readonly DrawnPage[]>> {
  if (documents.length === 0) return async () => [];
  const [{ SourceDocuments }, { drawPages }] = await Promise.all([import('./page-pictures.js'), import('./report-pictures.js')]);
  const files = await SourceDocuments.of(documents);
  return async (record) => {
    const bytes = await files.find(record.source);
    return bytes === null ? [] : drawPages(bytes, record, pagesWithEvidence(record));
  };
}

const assetFiles: readonly (readonly [string, URL])[] = [
  ['site.css', new URL('./report/assets/site.css', import.meta.url)], ['site.js', new URL('./report/assets/site.js', import.meta.url)], ['document.js', new URL('./report/assets/document.js', import.meta.url)], ['filter.js', new URL('./report/assets/filter.js', import.meta.url)],
  ['fold.js', new URL('./report/assets/fold.js', import.meta.url)], ['search.js', new URL('./report/assets/search.js', import.meta.url)],
];
export const assets = (): SiteFile[] => assetFiles.map(([name, url]) => ({ path: `assets/${name}`, text: readFileSync(url, 'utf8') }));

/** The marker goes in first: a folder whose making broke off is still known as a report. The first page goes in last. */
async function replace(site: string, to: string): Promise<void> {
  await rename(join(site, markerFile), join(to, markerFile));
  for (const name of await readdir(to)) if (ownNames.test(name) && name !== markerFile) await rm(join(to, name), { recursive: true });
  const names = (await readdir(site)).sort((a, b) => Number(a === 'index.html') - Number(b === 'index.html'));
  for (const name of names) await rename(join(site, name), join(to, name));
}
