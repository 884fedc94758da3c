import * as z from 'zod';

/**
 * The record: what one document becomes. This is the one definition; types and the published JSON Schema come from it.
 * Names and meanings follow the project's record contract; objects are loose where a later version may add fields.
 */

const Box = z.tuple([z.number(), z.number(), z.number(), z.number()]).readonly().describe('[x0, y0, x1, y1] in points, top-left origin');
const SpanSchema = z.tuple([z.int().min(0), z.int().min(0)]).readonly().describe('[start, end) in UTF-16 units of the reading text');

export const CleaningSchema = z
  .object({
    step: z.string().describe('Id of the cleaning step; `join-lines` where lines were joined'),
    times: z.int().min(1).describe('How often it changed something here'),
    changes: z
      .array(z.tuple([z.string(), z.string()]))
      .optional()
      .describe('What stood there and what it became, each different change once, at most five; absent for steps that leave every letter as it was (`blanks`, `compose`, `join-lines`)'),
  })
  .describe('What one cleaning step did to the words of a place')
  .meta({ id: 'Cleaning' });

const PlaceSchema = z
  .object({
    section: z.int().min(1).describe('Section of a Word file, from 1'),
    paragraph: z.int().min(1).describe('Paragraph of the file, those in cells included, from 1'),
    cell: z.object({ table: z.int().min(1), row: z.int().min(1), column: z.int().min(1) }).readonly().optional().describe('The table and the cell in it, from 1'),
  })
  .readonly()
  .describe('Where a text stands in a file without pages (Word, HTML)')
  .meta({ id: 'TextPlace' });

export const EvidenceSchema = z
  .object({
    page: z.int().min(1).describe('Page, from 1'),
    bbox: Box.nullable().describe('Box on that page; null where the input has no geometry'),
    span: SpanSchema.nullable().describe('Offsets in the reading text'),
    text: z.string().describe('The slice of the reading text at `span`'),
    place: PlaceSchema.optional().describe('Word files and web pages: section, paragraph and cell, in place of page and box'),
    raw: z.string().optional().describe('What was written, where cleaning changed letters of it'),
    cleaning: z.array(CleaningSchema).optional().describe('The cleaning steps that touched it, in their order; given for what targets, tasks and citations rest on'),
  })
  .describe('A place of the document that states something')
  .meta({ id: 'Evidence' });

export const AgencySchema = z
  .object({
    id: z.string().describe('Slug of the canonical full Vietnamese name without the province, or a fixed collective id'),
    name: z.string().describe('Canonical name'),
    text: z.string().describe('As written'),
    inherited: z.boolean().optional().describe('True where the name was given once for the group or a merged cell'),
  })
  .meta({ id: 'Agency' });

export const ConfidenceSchema = z
  .object({
    level: z.enum(['high', 'medium', 'low']),
    reasons: z.array(z.string()).describe('Codes of what lowers the level'),
    score: z.number().min(0).max(1).nullable().describe('Null until it is calibrated'),
  })
  .meta({ id: 'Confidence' });

export const FindingSchema = z
  .object({
    code: z.string().describe('One of the closed list in docs/findings.md'),
    severity: z.enum(['error', 'warning', 'info']),
    params: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
    message: z.string().describe('In English; other languages are made from code and params'),
    evidence: z.array(EvidenceSchema),
  })
  .describe('What a person should look at')
  .meta({ id: 'Finding' });

export const sectionKinds = ['part', 'chapter', 'article', 'roman', 'decimal', 'letter', 'bullet', 'plus', 'paragraph'] as const;

export const SectionSchema = z
  .object({
    id: z.string(),
    marker: z.string().nullable().describe('As written, without its closing punctuation'),
    kind: z.enum(sectionKinds),
    title: z.string().nullable().describe('The heading line; null for an item that is itself a paragraph'),
    text: z.string().nullable().describe('The item whole where it is a paragraph; null for a heading'),
    page: z.int().min(1),
    span: SpanSchema,
    get children(): z.ZodArray<typeof SectionSchema> {
      return z.array(SectionSchema);
    },
  })
  .meta({ id: 'Section' });

export const AnnexSchema = z
  .object({ marker: z.string().nullable(), title: z.string().nullable(), page: z.int().min(1), span: SpanSchema, sections: z.array(SectionSchema) })
  .meta({ id: 'Annex' });

export const ColumnRoleSchema = z
  .union([
    z.enum(['marker', 'content', 'lead', 'coordinating', 'implementing', 'timeframe', 'deliverable', 'unit', 'funding', 'note', 'other']),
    z.templateLiteral(['target:', z.int()]),
  ])
  .describe('What a column holds');

export const TableSchema = z
  .object({
    id: z.string(),
    annex: z.object({ marker: z.string(), title: z.string().nullable() }).nullable(),
    caption: z.string().nullable(),
    method: z.string().describe('How the table was seen: ruled, aligned, markdown, bars, flattened'),
    pages: z.array(z.int().min(1)),
    columns: z.array(z.object({ name: z.string(), role: ColumnRoleSchema })),
    rows: z.array(
      z.object({
        kind: z.enum(['group', 'row']),
        marker: z.string().nullable(),
        cells: z.array(z.string()),
        cellEvidence: z.array(z.array(EvidenceSchema)).describe('For each cell, one evidence per page it stands on'),
        evidence: EvidenceSchema,
      }),
    ),
  })
  .describe('One logical table, however many pages it spans')
  .meta({ id: 'Table' });

export const comparators = ['eq', 'gt', 'gte', 'lt', 'lte', 'range', 'approx'] as const;
export const units = [
  'percent', 'percent-per-year', 'percentage-point', 'rank', 'count', 'vnd', 'usd', 'person', 'household', 'times', 'score',
  'hectare', 'square-metre', 'kilometre', 'tonne', 'megawatt', 'megabit-per-second', 'gigabit-per-second', 'per-100-people', 'per-10000-people',
  'vnd-per-person-per-year', 'vnd-per-person', 'day', 'hour', 'minute', 'month', 'year', 'other',
] as const;

export const TargetSchema = z
  .object({
    id: z.string(),
    label: z.string().describe('The wording in the document without value and verb of attainment'),
    indicator: z.string().nullable().describe('Id of the catalogue, or null'),
    match: z
      .object({
        score: z.number().min(0).max(1),
        method: z.string(),
        runnerUp: z.object({ indicator: z.string(), score: z.number() }).nullable(),
      })
      .describe('Why this indicator'),
    year: z.int().nullable().describe('The year the target is due'),
    period: z.object({ from: z.int().nullable(), to: z.int().nullable() }).nullable(),
    level: z.enum(['province', 'district', 'commune']).nullable(),
    comparator: z.enum(comparators),
    min: z.number().nullable(),
    max: z.number().nullable(),
    unit: z.string().describe(`One of: ${units.join(', ')}`),
    lead: z.array(AgencySchema),
    coordinating: z.array(AgencySchema),
    implementing: z.array(AgencySchema),
    mentions: z.array(EvidenceSchema),
    confidence: ConfidenceSchema,
    needsReview: z.boolean(),
  })
  .describe('One distinct quantified commitment')
  .meta({ id: 'Target' });

export const recurrences = ['continuous', 'daily', 'weekly', 'monthly', 'quarterly', 'semi-annual', 'annual', 'triennial', 'quinquennial'] as const;

export const TimeframeSchema = z
  .object({
    text: z.string(),
    from: z.string().nullable().describe('2022, 2023-Q1, 2023-09, 2022-12-31'),
    to: z.string().nullable(),
    recurrence: z.enum(recurrences).nullable(),
    openEnded: z.boolean(),
    inherited: z.boolean().optional(),
  })
  .meta({ id: 'Timeframe' });

export const TaskSchema = z
  .object({
    id: z.string(),
    kind: z.enum(['table-row', 'field-block', 'duty']),
    marker: z.string().nullable(),
    text: z.string(),
    group: z.array(z.string()),
    lead: z.array(AgencySchema),
    coordinating: z.array(AgencySchema),
    implementing: z.array(AgencySchema),
    deliverable: z.string().nullable(),
    timeframe: TimeframeSchema.nullable(),
    refersTo: z.array(z.string()).optional().describe('Ids of the sections a duty points to'),
    evidence: EvidenceSchema,
    confidence: ConfidenceSchema,
    needsReview: z.boolean(),
  })
  .describe('What somebody is charged with')
  .meta({ id: 'Task' });

export const CitationSchema = z
  .object({
    key: z.string().describe('The number without spaces, or the slug of a law without a number'),
    id: z.string().describe('Key with year and, for local symbols, the province code'),
    type: z.string(),
    number: z.string().nullable(),
    issuer: z.string().nullable(),
    issuedOn: z.string().nullable(),
    title: z.string().nullable(),
    mentions: z.array(EvidenceSchema),
  })
  .meta({ id: 'Citation' });

const ProvinceName = z.object({ code: z.string(), name: z.string() });

export const DocumentSchema = z
  .object({
    type: z.string().nullable().describe('Slug of the type name: ke-hoach, quyet-dinh, …'),
    number: z.string().nullable().describe('<no>/<symbol>; a blank number is /<symbol>'),
    title: z.string().nullable().describe('The trích yếu alone'),
    issuer: z.object({ id: z.string(), name: z.string() }).nullable(),
    province: ProvinceName.extend({ successor: ProvinceName.nullable() }).nullable(),
    place: z.string().nullable(),
    issuedOn: z.string().nullable().describe('YYYY-MM-DD, YYYY-MM, YYYY or null'),
    period: z.object({ from: z.int().nullable(), to: z.int().nullable(), vision: z.int().nullable() }),
    basis: z.array(z.string()).describe('Keys of the documents the preamble rests on'),
    signatory: z.object({ name: z.string().nullable(), role: z.string().nullable(), capacity: z.string().nullable() }).nullable(),
    recipients: z.array(z.string()),
    promulgates: z.object({ type: z.string(), title: z.string().nullable() }).nullable(),
    evidence: z.record(z.string(), EvidenceSchema).describe('Where each field stands'),
  })
  .meta({ id: 'Document' });

export const PageSchema = z
  .object({
    page: z.int().min(1),
    width: z.number().nullable(),
    height: z.number().nullable(),
    rotation: z.number(),
    method: z.enum(['text-layer', 'ocr', 'plain-text', 'markdown', 'word', 'html']),
    ocrConfidence: z.number().min(0).max(1).nullable().describe('Mean confidence of the words read in the picture; null where nothing was'),
    ocrReason: z.enum(['no-text-layer', 'garbled-text-layer', 'hidden-text-layer', 'no-diacritics', 'drawn-text', 'picture', 'asked-for']).optional().describe('Why the page was read from its picture'),
  })
  .meta({ id: 'Page' });

export const RecordSchema = z
  .object({
    schemaVersion: z.literal('1'),
    id: z.string(),
    source: z.object({
      file: z.string(),
      sha256: z.string().regex(/^[0-9a-f]{64}$/),
      bytes: z.int().min(0),
      mediaType: z.string(),
      url: z.string().nullable(),
      publishedOn: z.string().nullable(),
      pages: z.array(PageSchema),
    }),
    pipeline: z.object({ name: z.literal('kehoach'), version: z.string(), options: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])) }),
    document: DocumentSchema,
    sections: z.array(SectionSchema),
    annexes: z.array(AnnexSchema).describe('What stands in each annex beside its tables'),
    tables: z.array(TableSchema),
    targets: z.array(TargetSchema),
    tasks: z.array(TaskSchema),
    citations: z.array(CitationSchema),
    findings: z.array(FindingSchema),
    furniture: z.array(z.object({ page: z.int(), reason: z.string(), text: z.string(), read: z.string().optional().describe('What was read there, where a page number is told by its place and those of the other pages'), span: SpanSchema.optional().describe('Page numbers: where it stands in the reading text, on a line of its own between two paragraphs or rows') })).describe('Lines set aside: page numbers, running headers, repeated table headers'),
    edits: z.record(z.string(), z.int()).describe('How often each cleaning step changed something'),
  })
  .meta({ id: 'Record' });

export type DocumentRecord = z.infer<typeof RecordSchema>;
export type Cleaning = z.infer<typeof CleaningSchema>;
export type Agency = z.infer<typeof AgencySchema>;
export type Confidence = z.infer<typeof ConfidenceSchema>;
export type Target = z.infer<typeof TargetSchema>;
export type Task = z.infer<typeof TaskSchema>;
export type Timeframe = z.infer<typeof TimeframeSchema>;
export type Recurrence = (typeof recurrences)[number];
export type Citation = z.infer<typeof CitationSchema>;
export type DocumentFields = z.infer<typeof DocumentSchema>;
export type RecordTable = z.infer<typeof TableSchema>;
export type Section = z.infer<typeof SectionSchema>;
export type Comparator = (typeof comparators)[number];
export type Level = NonNullable<Target['level']>;
