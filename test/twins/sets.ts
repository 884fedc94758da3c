import { existsSync, readdirSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
const plans = join(root, '..', 'shared', 'plans');

/** The same words in several layouts. */
export interface TwinSet {
  readonly name: string;
  /** Paths; the first is what the others are held against. */
  readonly files: readonly string[];
  /** Path of the rows of its annex table, if known. */
  readonly table: string | null;
}

/** Every document that is there in more than one layout: of ../shared (where it is) and of fixtures. */
export function twinSets(): TwinSet[] {
  return [...realSets(), ...fixtureSets()];
}

function realSets(): TwinSet[] {
  const at = (...path: string[]): string => join(plans, 'real', ...path);
  if (!existsSync(at('text'))) return [];
  const sets = [
    ['dong-thap-552-kh-ubnd', ['text/dong-thap-552-kh-ubnd.clean.md', 'text/dong-thap-552-kh-ubnd.md', 'text/dong-thap-552-kh-ubnd.flat.txt', 'text/dong-thap-552-kh-ubnd.layout.txt', 'pdf/typeset-dong-thap-552-kh-ubnd.pdf']],
    ['dong-thap-617-kh-ubnd', ['text/dong-thap-617-kh-ubnd.clean.md', 'text/dong-thap-617-kh-ubnd.md', 'text/dong-thap-617-kh-ubnd.flat.txt', 'text/dong-thap-617-kh-ubnd.layout.txt']],
    ['lao-cai-kh-ubnd-chi-thi-11', ['text/lao-cai-kh-ubnd-chi-thi-11.md', 'text/lao-cai-kh-ubnd-chi-thi-11.flat.txt', 'pdf/typeset-lao-cai-kh-ubnd-chi-thi-11.pdf']],
  ] as const;
  return sets.map(([name, files]) => {
    const table = at('text', `${name}.table.json`);
    return { name, files: files.map((f) => at(...f.split('/'))), table: existsSync(table) ? table : null };
  });
}

function fixtureSets(): TwinSet[] {
  const folder = join(root, 'fixtures', 'documents');
  const texts = readdirSync(folder).filter((f) => /\.(?:txt|md)$/u.test(f)).sort();
  return texts
    .map((text) => ({ text, pdf: `${basename(text, extname(text))}.pdf` }))
    .filter(({ pdf }) => existsSync(join(folder, pdf)))
    .map(({ text, pdf }) => ({ name: basename(pdf, '.pdf'), files: [join(folder, text), join(folder, pdf)], table: null }));
}
