import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { extract } from '../../src/extract.js';
import type { DocumentRecord } from '../../src/model/record.js';
import { layouts, writeLayout, type Content } from './layouts.js';
import type { TrueTable } from './facts.js';

const root = fileURLToPath(new URL('../../', import.meta.url));
const plans = join(root, '..', 'shared', 'plans');

/** The same words in several layouts; the first file is what the others are held against. */
export interface TwinSet {
  readonly name: string;
  /** Paths. */
  readonly files: readonly string[];
  /** Rows of its annex table, if known. */
  readonly table: TrueTable | null;
}

/** Documents that are there in more than one layout: of ../shared, where it is there. */
export function realSets(): TwinSet[] {
  const at = (...path: string[]): string => join(plans, 'real', ...path);
  if (!existsSync(at('text'))) return [];
  const sets = [
    ['dong-thap-552-kh-ubnd', ['text/*.clean.md', 'text/*.md', 'text/*.flat.txt', 'text/*.layout.txt', 'pdf/typeset-*.pdf']],
    ['dong-thap-617-kh-ubnd', ['text/*.clean.md', 'text/*.md', 'text/*.flat.txt', 'text/*.layout.txt']],
    ['lao-cai-kh-ubnd-chi-thi-11', ['text/*.md', 'text/*.flat.txt', 'pdf/typeset-*.pdf']],
  ] as const;
  return sets.map(([name, files]) => {
    const table = at('text', `${name}.table.json`);
    return { name, files: files.map((f) => at(...f.replace('*', name).split('/'))), table: existsSync(table) ? (JSON.parse(readFileSync(table, 'utf8')) as TrueTable) : null };
  });
}

/** Fixtures that are there as text and as PDF. */
export function fixtureSets(): TwinSet[] {
  const folder = join(root, 'fixtures', 'documents');
  return readdirSync(folder)
    .filter((f) => /\.(?:txt|md)$/u.test(f) && existsSync(join(folder, `${basename(f, extname(f))}.pdf`)))
    .sort()
    .map((f) => ({ name: basename(f, extname(f)), files: [join(folder, f), join(folder, `${basename(f, extname(f))}.pdf`)], table: null }));
}

/** Documents to be written down again in every layout: the fixtures and the invented plans, as text. */
export function sources(): string[] {
  return ['documents', 'made-up'].flatMap((part) => {
    const folder = join(root, 'fixtures', part);
    return readdirSync(folder).filter((f) => /\.(?:txt|md)$/u.test(f)).sort().map((f) => join(folder, f));
  });
}

export interface Written {
  readonly name: string;
  readonly text: string | null;
  readonly record: DocumentRecord;
}

/** A document's record, and those of what its reading becomes when it is written in each layout. */
export async function rewritten(file: string): Promise<Written[]> {
  const seen: Partial<{ -readonly [K in keyof Content]: Content[K] }> = {};
  const record = await extract(file, { trace: (stage, result) => Object.assign(seen, stage === 'paragraphs' || stage === 'tables' ? { [stage]: result } : {}) });
  const stem = basename(file).replace(/(?:\.clean)?\.\w+$/u, '');
  const out: Written[] = [{ name: basename(file), text: null, record }];
  for (const layout of layouts) {
    const text = writeLayout(seen as Content, layout);
    out.push({ name: `${stem}.${layout}`, text, record: await extract(Buffer.from(text), { file: `${stem}.${layout}` }) });
  }
  return out;
}

/** The rows of a record's tables as truth for its twins. */
export function tableOf(record: DocumentRecord): TrueTable {
  return { rows: record.tables.flatMap((t) => t.rows).filter((r) => r.kind === 'row').map(({ cells }) => ({ cells })) };
}
