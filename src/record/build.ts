import { recordId } from '../export/id.js';
import { wording } from '../findings/report.js';
import type { PlacedTable, SectionNode, Sectioned } from '../model/document.js';
import type { Finding } from '../model/finding.js';
import type { Evidence, Span } from '../model/provenance.js';
import type { Citation, DocumentFields, DocumentRecord, RecordTable, Section, Target, Task } from '../model/record.js';
import { evidenceOf } from '../structure/evidence.js';
import { sheetsOf } from './sheets.js';
import { writtenAt } from './written.js';

/** Everything that was read of one document. */
export interface Facts {
  readonly fields: DocumentFields;
  readonly tasks: readonly Task[];
  readonly targets: readonly Target[];
  readonly citations: readonly Citation[];
  readonly findings: readonly Finding[];
}

export interface PipelineInfo {
  readonly version: string;
  /** Only the options that change a result. */
  readonly options: Readonly<Record<string, string | number | boolean | null>>;
}

/** The last stage: facts → record, in the order and shape of the contract. */
export function buildRecord(document: Sectioned, facts: Facts, issuerQualifier: string | null, pipeline: PipelineInfo): DocumentRecord {
  const { pages, source } = document;
  const written = writtenAt(document);
  const withWritten = <T extends { span: Span | null; text: string }>(place: T) => (place.span === null ? place : { ...place, ...written(place.span, place.text) });
  return {
    schemaVersion: '1',
    id: recordId(facts.fields, issuerQualifier, source.sha256),
    source: {
      file: source.file, sha256: source.sha256, bytes: source.bytes, mediaType: source.mediaType, url: source.url, publishedOn: source.publishedOn,
      pages: sheetsOf(pages).map((p) => ({ page: p.number, width: round(p.width), height: round(p.height), rotation: p.rotation, method: p.method, ocrConfidence: p.ocr?.confidence ?? null, ...(p.ocr === undefined ? {} : { ocrReason: p.ocr.reason }) })),
    },
    pipeline: { name: 'kehoach', version: pipeline.version, options: { ...pipeline.options } },
    document: facts.fields,
    sections: document.sections.map(plainSection),
    annexes: document.annexes.map((a) => ({ marker: a.marker, title: a.title, page: a.page, span: [...a.span], sections: a.sections.map(plainSection) })),
    tables: document.tables.map((table) => plainTable(document, table)),
    targets: facts.targets.map((target) => ({ ...target, mentions: target.mentions.map(withWritten) })),
    tasks: facts.tasks.map((task) => ({ ...task, evidence: withWritten(task.evidence) })),
    citations: facts.citations.map((citation) => ({ ...citation, mentions: citation.mentions.map(withWritten) })),
    findings: [...document.findings, ...facts.findings].map((found) => ({
      code: found.code, severity: found.severity, params: { ...found.params }, message: wording(found, 'en'), evidence: found.evidence.map((e) => plainEvidence(e)),
    })),
    furniture: document.furniture.map(({ page, reason, text, read }) => ({ page, reason, text, ...(read === undefined ? {} : { read }) })),
    edits: countEdits(document),
  };
}

const round = (value: number | null): number | null => (value === null ? null : Math.round(value * 100) / 100);

function plainEvidence({ page, bbox, span, text, place }: Evidence): DocumentRecord['findings'][number]['evidence'][number] {
  return { page, bbox: bbox === null ? null : [...bbox], span: span === null ? null : [...span], text, ...(place === undefined ? {} : { place }) };
}

function plainSection(node: SectionNode): Section {
  return { id: node.id, marker: node.marker, kind: node.kind, title: node.title, text: node.text, page: node.page, span: [...node.span], children: node.children.map(plainSection) };
}

function plainTable(document: Sectioned, table: PlacedTable): RecordTable {
  return {
    id: table.id, annex: table.annex === null ? null : { ...table.annex }, caption: table.caption, method: table.method, pages: [...table.pages],
    columns: table.columns.map((c) => ({ name: c.name, role: c.role })),
    rows: table.rows.map((row) => ({
      kind: row.kind, marker: row.marker, cells: row.cells.map((c) => c.text),
      cellEvidence: row.cells.map((c) => c.evidence.map(plainEvidence)),
      evidence: plainEvidence(rowEvidence(document, row.span)),
    })),
  };
}

const rowEvidence = (document: Sectioned, span: Span): Evidence => evidenceOf(document, span);

function countEdits(document: Sectioned): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { step } of document.edits) counts[step] = (counts[step] ?? 0) + 1;
  return Object.fromEntries(Object.entries(counts).sort(([a], [b]) => (a < b ? -1 : 1)));
}
