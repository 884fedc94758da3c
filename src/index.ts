/** The public interface. What is not exported here may change without notice. */
export { extract, extractWithText, type ExtractInput, type ExtractOptions } from './extract.js';
export { loadCatalogue, type Catalogue } from './catalogue/catalogue.js';
export { InputError, type InputErrorCode } from './ingest/errors.js';
export { OcrError, type OcrErrorCode } from './ocr/errors.js';
export { findingKinds, type FindingCode } from './findings/codes.js';
export { wording } from './findings/report.js';
export { loadRecord, RecordFileError, writeExtraction, recordJson, recordStem, type Extraction } from './export/store.js';
export {
  RecordSchema, TargetSchema, TaskSchema, CitationSchema, TableSchema, SectionSchema, EvidenceSchema, AgencySchema, FindingSchema, DocumentSchema, TimeframeSchema, ConfidenceSchema,
  type DocumentRecord, type Target, type Task, type Citation, type RecordTable, type Section, type Agency, type Timeframe, type Confidence, type DocumentFields,
} from './model/record.js';
export type { Evidence, Span, Box } from './model/provenance.js';
export { diffRecords } from './compare/compare.js';
export { compareFacts, type Agreement, type CellAgreement, type FactsCompared } from './compare/facts.js';
export { diffFolders } from './compare-folders.js';
export { RecordDiffSchema, FolderDiffSchema, type RecordDiff, type FolderDiff, type PairSummary, type KindDiff, type Fact, type ChangedFact, type FieldChange } from './compare/model.js';
export { changedWords, type WordRun } from './compare/words.js';
export { NoRecordsError } from './no-records.js';
export type { DataSetOptions, DataSetSummary } from './make-dataset.js';
export { NotAReportError } from './report/error.js';
export type { ReportOptions, ReportSummary } from './make-report.js';
export type { SuggestOptions, Suggestions } from './suggest-indicators.js';
export { makeDataSet, makeReport, runBatch, suggestIndicators } from './lazy.js';
export type { BatchInput, BatchOptions, Failure, FailureCode, Outcome, Summary } from './batch.js';
export { SettingsSchema, type Settings } from './config.js';
export { allTables as dataSetTables } from './dataset/tables/index.js';
export type { FormatName } from './dataset/formats/format.js';
export { readSources, parseSources } from './sources/read.js';
export { matchSources, type MatchedSources, type SourcedInput } from './sources/match.js';
export { SourcesError, type Published, type SourceRow } from './sources/model.js';
export { version } from './version.js';
