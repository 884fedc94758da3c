import * as z from 'zod';
import { units } from '../model/record.js';
import { anyCell, DataFileError, filledCell, listCell, matchingCell, once, oneOf, parseTsv, readTsv, row, type RowCheck } from '../registers/tsv.js';
import { CatalogueError } from './error.js';
import { unknownConcept } from './rules.js';

const rulesCell = z.string().default('').refine((cell) => unknownConcept(cell) === null, {
  error: (issue) => `unknown concept "${unknownConcept(String(issue.input)) ?? ''}"; the concepts are in src/catalogue/concepts.tsv`,
});

const listField = z.union([z.string().transform(listCell), z.array(z.string())]).default([]);

const idPattern = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** An entry of a user's file; the messages teach. */
export const EntrySchema = z.object({
  id: z.string({ error: 'expected an id' }).regex(idPattern, 'expected an id of lower-case letters, digits and dashes, like "fibre-household"'),
  core: z.enum(['yes', 'no']).default('no'),
  name: z.string({ error: 'expected the official wording' }).min(1, 'expected the official wording'),
  domain: z.string().default(''),
  unit: z.enum(units, { error: `expected one of ${units.join(', ')}` }),
  direction: z.enum(['up', 'down', ''], { error: 'expected "up", "down" or nothing' }).default(''),
  requires: rulesCell,
  forbids: rulesCell,
  variants: listField,
  look_alikes: listField,
  source_decision: z.string().default(''),
  note: z.string().default(''),
  source: z.string().default(''),
});

/** An indicator as the data files give it. */
export type CatalogueEntry = z.infer<typeof EntrySchema>;

const knownRules = (cell: string): string => {
  const unknown = unknownConcept(cell);
  if (unknown !== null) throw new Error(`unknown concept "${unknown}"`);
  return cell;
};

/** The same of the built-in table: all columns, no defaults. */
const builtInRow: RowCheck<CatalogueEntry> = row({
  id: matchingCell(idPattern), core: oneOf('yes', 'no'), name: filledCell, domain: anyCell, unit: oneOf(...units), direction: oneOf('up', 'down', ''),
  requires: knownRules, forbids: knownRules, variants: listCell, look_alikes: listCell, source_decision: anyCell, note: anyCell, source: anyCell,
});

export const builtInEntries = once((): readonly CatalogueEntry[] => readTsv(new URL('./indicators.tsv', import.meta.url), builtInRow));

/** The entries of a user's file; throws `CatalogueError` naming file, line (TSV) or entry (JSON), column and what was expected. */
export function readUserEntries(text: string, file: string, isJson: boolean): CatalogueEntry[] {
  const entries = isJson ? readJson(text, file) : readTable(text, file);
  if (entries.length === 0) throw new CatalogueError(`${file}: no indicator found; expected at least one row under a header with id, name, unit`);
  const seen = new Set<string>();
  for (const { id } of entries) {
    if (seen.has(id)) throw new CatalogueError(`${file}: id "${id}" stands twice`);
    seen.add(id);
  }
  return entries;
}

function readTable(text: string, file: string): CatalogueEntry[] {
  const header = (text.replace(/^\uFEFF/, '').split(/\r?\n/)[0] ?? '').split('\t');
  const missing = ['id', 'name', 'unit'].find((column) => !header.includes(column));
  if (missing !== undefined) throw new CatalogueError(`${file}, line 1: column "${missing}" is missing; expected a header with at least id, name, unit, parted by tabs`);
  const unknown = header.find((column) => !(column in EntrySchema.shape));
  if (unknown !== undefined) throw new CatalogueError(`${file}, line 1: unknown column "${unknown}"; expected some of ${Object.keys(EntrySchema.shape).join(', ')}`);
  try {
    return parseTsv(text, EntrySchema, file);
  } catch (cause) {
    if (cause instanceof DataFileError) throw new CatalogueError(cause.message, { cause });
    throw cause;
  }
}

function readJson(text: string, file: string): CatalogueEntry[] {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch (cause) {
    throw new CatalogueError(`${file}: not valid JSON (${(cause as Error).message})`, { cause });
  }
  const parsed = z.array(EntrySchema.strict(), { error: 'expected an array of indicators' }).safeParse(data);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0]!;
  const [index, column] = issue.path;
  const place = index === undefined ? file : `${file}, entry ${Number(index) + 1}${column === undefined ? '' : `, "${String(column)}"`}`;
  throw new CatalogueError(`${place}: ${issue.message}`);
}
