import { matchIndicator, type Catalogue, type IndicatorMatch, type MatchHint } from './catalogue/catalogue.js';
import { checkDocument } from './checks/checks.js';
import { flagMisread } from './checks/recognised.js';
import { basisOf, readCitations } from './citations/citations.js';
import { clean } from './clean/clean.js';
import { outline, type Trace } from './debug/trace.js';
import type { Extraction } from './export/store.js';
import { ingest, type DocumentBytes, type IngestOptions } from './ingest/ingest.js';
import { readMetadata, type MetadataRead } from './metadata/metadata.js';
import { findZones, zoneOfLines } from './metadata/zones.js';
import type { Sectioned } from './model/document.js';
import type { Line } from './model/flow.js';
import type { Evidence, Span } from './model/provenance.js';
import type { Agency, DocumentFields } from './model/record.js';
import { buildRecord, type Facts } from './record/build.js';
import { doubtDamagedPages } from './record/doubt.js';
import { withPageNumbers } from './record/page-numbers.js';
import { agencyPrefix, isAgencyList, readAgencies } from './registers/agencies.js';
import { findProvince, provinceOn } from './registers/provinces.js';
import { withoutNotes } from './sections/notes.js';
import { parseSections } from './sections/tree.js';
import { evidenceOf } from './structure/evidence.js';
import { lineEvidence } from './structure/line-evidence.js';
import { buildReading } from './structure/reading.js';
import { assembleTables } from './tables/assemble.js';
import { findFlattenedTables } from './tables/flattened/find.js';
import { readTargets } from './targets/targets.js';
import { readTasks } from './tasks/tasks.js';
import { remember } from './text/remember.js';

export interface RunContext {
  readonly catalogue: Catalogue;
  readonly trace: Trace | null;
  readonly version: string;
  /** The options that change a result, for the record. */
  readonly options: Readonly<Record<string, string | number | boolean | null>>;
  /** What read the pictures; asked only where there were some. */
  readonly engine?: () => Promise<string>;
}

interface ReadDocument {
  readonly document: Sectioned;
  readonly metadata: MetadataRead;
}

/** The whole way: bytes → record and reading text. The stages in their order; nothing else knows them all. */
export async function runPipeline(bytes: DocumentBytes, options: IngestOptions, context: RunContext): Promise<Extraction> {
  const { document, metadata } = await readThrough(bytes, options, context.trace);
  const facts = readFacts(document, metadata, context);
  context.trace?.('facts', facts);
  const engine = document.pages.some((page) => page.ocr !== undefined) ? ((await context.engine?.()) ?? null) : null;
  // Only where there are pictures does it matter how they are read.
  const pictures = /^(?:application\/pdf$|image\/)/.test(document.source.mediaType);
  const made = { version: context.version, options: { ...context.options, ...('ocr' in context.options && !pictures ? { ocr: null } : {}), engine } };
  const read = engine === null ? {} : { read: { raw: document.raw, pages: document.pages } };
  const record = buildRecord(document, facts, metadata.issuerQualifier, made);
  return { ...withPageNumbers(record, document.text, document.furniture), ...read };
}

/** Bytes → sections: everything before the facts. */
export async function readDocument(bytes: DocumentBytes, options: IngestOptions): Promise<Sectioned> {
  return (await readThrough(bytes, options, null)).document;
}

async function readThrough(bytes: DocumentBytes, options: IngestOptions, trace: Trace | null): Promise<ReadDocument> {
  const ingested = await ingest(bytes, options);
  trace?.('ingest', ingested);
  const cleaned = clean(ingested);
  trace?.('clean', { edits: cleaned.edits, furniture: cleaned.furniture });
  const flow = assembleTables(findFlattenedTables(cleaned.flow, { isAgencyList: remember(isAgencyList), agencyPrefix: remember(agencyPrefix) }));
  const lines = flow.filter((e): e is Line => e.kind === 'line');
  const zones = findZones(lines);
  const reading = buildReading(cleaned, flow, zoneOfLines(zones));
  trace?.('tables', reading.tables);
  trace?.('reading', reading.text.value);
  trace?.('paragraphs', reading.paragraphs);
  const document = parseSections(reading, (span) => evidenceOf(reading, span));
  trace?.('sections', outline(document.sections));
  return { document, metadata: readMetadata(lines, zones, { evidence: lineEvidence(reading), span: (span) => evidenceOf(reading, span) }) };
}

function readFacts(document: Sectioned, metadata: MetadataRead, context: RunContext): Facts {
  const evidence = (span: Span): Evidence => evidenceOf(document, span);
  const { period, issuedOn, province } = metadata.fields;
  const unit = province === null ? null : findProvince(province.name);
  const agencyContext = { province: unit === null ? null : provinceOn(unit, issuedOn), issuedOn };
  const known = remember((text) => readAgencies(text, agencyContext));
  // Copies: what one reader adds to an agency is not the next one's.
  const agencies = (text: string): Agency[] => known(text).map((agency) => ({ ...agency }));
  // Annexes hold duties and targets too, not only tables.
  const whole = { ...document, sections: withoutNotes([...document.sections, ...document.annexes.flatMap((a) => a.sections)], document.text.value) };
  const tasks = readTasks(whole, { period, issuedOn, evidence, agencies, agencyPrefix: remember(agencyPrefix), isAgencyList: remember(isAgencyList) });
  const match = (label: string, hint: MatchHint): IndicatorMatch => matchIndicator(label, context.catalogue, hint);
  const stated = readTargets(whole, { period, issuedOn, tasks: tasks.tasks, evidence, match, agencies });
  const cited = readCitations(document.text.value, { ownNumber: metadata.fields.number, issuedOn, province, evidence });
  const fields: DocumentFields = { ...metadata.fields, basis: basisOf(metadata.recital) };
  const facts = doubtDamagedPages({ fields, tasks: tasks.tasks, targets: stated.targets, citations: cited.citations }, document.findings);
  const checked = checkDocument({ document, evidence, ...facts });
  const { misread, ...flagged } = flagMisread(facts, document);
  return { ...flagged, findings: [...metadata.findings, ...cited.findings, ...tasks.findings, ...stated.findings, ...checked, ...misread] };
}
