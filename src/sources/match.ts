import { basename, dirname, join, resolve } from 'node:path';
import { SourcesError, type Published, type SourceRow } from './model.js';
import { addTo } from '../text/add-to.js';

/** A document to be converted, as a row may name it. */
export interface SourcedInput {
  /** Its name: the file's, or the one that page pictures go by. */
  readonly name: string;
  /** Its file, or the pictures of its pages; absolute. */
  readonly paths: readonly string[];
}

export interface MatchedSources {
  /** For each input in order what the file says of it; null where no row names it. */
  readonly published: readonly (Published | null)[];
  /** Rows that name no input. */
  readonly unmatched: readonly SourceRow[];
  /** Rows that several inputs fit: nothing was filled in for them. */
  readonly ambiguous: readonly { readonly row: SourceRow; readonly inputs: readonly string[] }[];
}

/**
 * Which row is about which input. A row names a path below the sources file's folder, else below the working folder; else the end of a path
 * (a bare file name at the least), where only one input ends so and no row names that one by its path. Names are compared in NFC.
 * @throws {SourcesError} where two rows of one document say different things
 */
export function matchSources(rows: readonly SourceRow[], inputs: readonly SourcedInput[], where: { csv: string; cwd: string }): MatchedSources {
  const ways = inputs.map(pathsOf);
  for (const same of groupBy(rows, ({ file }) => tidy(file))) merged(same, where.csv);
  const exact = new Map<string, number>();
  ways.forEach((paths, index) => paths.forEach((path) => { if (!exact.has(path)) exact.set(path, index); }));
  const named = rows.map(({ file }) => [dirname(where.csv), where.cwd].map((folder) => exact.get(tidy(resolve(folder, tidy(file))))).find((index) => index !== undefined));
  const taken = new Set(named.filter((index) => index !== undefined));
  const ends = byLastPart(ways, taken);
  const found: (SourceRow[] | undefined)[] = inputs.map(() => undefined);
  const unmatched: SourceRow[] = [];
  const ambiguous: { row: SourceRow; inputs: string[] }[] = [];
  for (const [n, row] of rows.entries()) {
    const fits = named[n] === undefined ? endingWith(row.file, ends, ways) : [named[n]];
    if (fits.length === 1) (found[fits[0]!] ??= []).push(row);
    else if (fits.length === 0) unmatched.push(row);
    else ambiguous.push({ row, inputs: fits.map((index) => ways[index]![0]!) });
  }
  return { published: found.map((list) => (list === undefined ? null : merged(list, where.csv))), unmatched, ambiguous };
}

/** One spelling of a path: composed letters, slashes. */
const tidy = (path: string): string => path.normalize('NFC').replace(/\\/g, '/');

function groupBy<T>(list: readonly T[], key: (each: T) => string): T[][] {
  const out = new Map<string, T[]>();
  for (const each of list) {
    const group = out.get(key(each));
    if (group === undefined) out.set(key(each), [each]);
    else group.push(each);
  }
  return [...out.values()];
}

/** Paths a row may give for an input: the file; of page pictures the folder, or the name they go by in it. */
function pathsOf({ name, paths }: SourcedInput): string[] {
  const [first] = paths;
  if (paths.length === 1) return [tidy(first!)];
  const folder = dirname(first!);
  return [...(tidy(basename(folder)) === tidy(name) ? [tidy(folder)] : []), tidy(join(folder, name))];
}

/** Inputs that no row names by path, by the last part of their paths. */
function byLastPart(ways: readonly (readonly string[])[], taken: ReadonlySet<number>): Map<string, number[]> {
  const out = new Map<string, number[]>();
  for (const [index, [path]] of ways.entries()) {
    if (taken.has(index)) continue;
    const last = path!.slice(path!.lastIndexOf('/') + 1);
    addTo(out, last, index);
  }
  return out;
}

function endingWith(file: string, ends: ReadonlyMap<string, number[]>, ways: readonly (readonly string[])[]): number[] {
  const path = tidy(file).replace(/^(?:\.?\/)+|\/+$/g, '');
  const last = path.slice(path.lastIndexOf('/') + 1);
  return (ends.get(last) ?? []).filter((index) => `/${ways[index]![0]!}`.endsWith(`/${path}`));
}

/** What all rows of one document say together. */
function merged(rows: readonly SourceRow[], csv: string): Published {
  const said = (field: 'url' | 'publishedOn'): string | null => {
    const [first, ...more] = rows.filter((row) => row[field] !== null);
    const other = more.find((row) => row[field] !== first![field]);
    if (other !== undefined) throw new SourcesError(`${csv}, lines ${first!.line} and ${other.line}: two different values of ${field} for ${first!.file}; keep one.`);
    return first?.[field] ?? null;
  };
  return { url: said('url'), publishedOn: said('publishedOn') };
}
