import * as z from 'zod';

/** Differences between two records, as data. The one definition: types come from it. */
const ValueSchema = z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.string())]);

export const FieldChangeSchema = z.object({
  field: z.string().describe('Name of the field, for cells of a table the column title'),
  kind: z.enum(['value', 'spelling', 'trust']).describe('value: words or numbers differ; spelling: the same words written otherwise (case, tone placement, punctuation); trust: confidence or needsReview'),
  before: ValueSchema,
  after: ValueSchema,
});

export const FactSchema = z.object({
  id: z.string().nullable().describe('Its id in its own record'),
  text: z.string().describe('Its words, as written'),
  page: z.int().nullable(),
  fields: z.record(z.string(), ValueSchema).describe('What was compared'),
});

export const ChangedFactSchema = z.object({ before: FactSchema, after: FactSchema, changes: z.array(FieldChangeSchema) });

export const KindDiffSchema = z.object({
  same: z.int().describe('Facts that both have, with nothing changed'),
  gained: z.array(FactSchema).describe('Only the second record has them'),
  lost: z.array(FactSchema).describe('Only the first record has them'),
  changed: z.array(ChangedFactSchema),
});

const SideSchema = z.object({ id: z.string(), file: z.string(), sha256: z.string(), mediaType: z.string(), pages: z.int(), version: z.string() });

export const factKinds = ['sections', 'tables', 'rows', 'targets', 'tasks', 'citations', 'findings'] as const;
export type FactKind = (typeof factKinds)[number];

export const RecordDiffSchema = z.object({
  schemaVersion: z.literal('1'),
  a: SideSchema,
  b: SideSchema,
  equal: z.boolean().describe('Nothing gained, lost or changed'),
  document: z.array(FieldChangeSchema),
  sections: KindDiffSchema,
  tables: KindDiffSchema.describe('Tables as wholes: annex, caption, columns'),
  rows: KindDiffSchema.describe('Rows of all tables'),
  targets: KindDiffSchema,
  tasks: KindDiffSchema,
  citations: KindDiffSchema,
  findings: KindDiffSchema,
});

export type Value = z.infer<typeof ValueSchema>;
export type FieldChange = z.infer<typeof FieldChangeSchema>;
export type Fact = z.infer<typeof FactSchema>;
export type ChangedFact = z.infer<typeof ChangedFactSchema>;
export type KindDiff = z.infer<typeof KindDiffSchema>;
export type RecordDiff = z.infer<typeof RecordDiffSchema>;

const CountsSchema = z.object({ same: z.int(), gained: z.int(), lost: z.int(), changed: z.int() });

/** What differs between two output folders: a summary for each pair of records. */
export const FolderDiffSchema = z.object({
  schemaVersion: z.literal('1'),
  equal: z.boolean(),
  same: z.int().describe('Pairs without a difference'),
  differing: z.int(),
  records: z.array(z.object({
    a: z.string().describe('Path below the first folder'),
    b: z.string().describe('Path below the second folder'),
    by: z.enum(['id', 'sha256', 'file']).describe('What the two have in common'),
    equal: z.boolean(),
    document: z.array(z.string()).describe('Document fields that differ'),
    kinds: z.record(z.enum(factKinds), CountsSchema),
  })),
  onlyA: z.array(z.string()),
  onlyB: z.array(z.string()),
  failed: z.array(z.object({ path: z.string(), reason: z.string() })).describe('Files that are no records'),
});
export type FolderDiff = z.infer<typeof FolderDiffSchema>;
export type PairSummary = FolderDiff['records'][number];
