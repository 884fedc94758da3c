/*
 * Counts the words of the genre and which word follows which, from the fixture texts and the registers' names, and writes
 * src/repair/data/words.tsv and bigrams.tsv. Same sources, same bytes.
 * npm exec tsx scripts/build-words.ts [--without NAME,NAME] [--output DIR] [--check]
 * `--without` is for measuring on a document that the model has not seen; `--check` says what is stale and writes nothing.
 */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { clause, figure, modelKey, modelTokens } from '../src/repair/tokens.js';
import { isSyllable } from '../src/text/syllables.js';

const option = (name: string): string | null => {
  const at = process.argv.indexOf(name);
  return at < 0 ? null : process.argv[at + 1]!;
};
const without = (option('--without') ?? '').split(',').filter((name) => name !== '');
const output = option('--output') ?? 'src/repair/data';
const check = process.argv.includes('--check');
const documents = 'fixtures/documents';

/** Data files and their columns that hold wordings; notes and sources are no text of the genre. */
const tables: readonly (readonly [string, readonly string[]])[] = [
  ['src/registers/documents.tsv', ['title']],
  ['src/registers/issuers.tsv', ['name']],
  ['src/registers/provinces.tsv', ['kind', 'name', 'variants']],
  ['src/registers/abbreviations.tsv', ['long']],
  ['src/registers/agency-words.tsv', ['words']],
  ['src/registers/doc-types.tsv', ['name', 'variants']],
  ['src/registers/agencies.tsv', ['name', 'variants']],
  ['src/catalogue/concepts.tsv', ['wordings']],
  ['src/catalogue/indicators.tsv', ['name', 'variants']],
];

function wordings(path: string, columns: readonly string[]): string[] {
  const [header, ...rows] = readFileSync(path, 'utf8').split(/\r?\n/).filter((line) => line !== '' && !line.startsWith('#'));
  const at = columns.map((name) => header!.split('\t').indexOf(name)).filter((i) => i >= 0);
  return rows.flatMap((row) => at.flatMap((i) => (row.split('\t')[i] ?? '').split('|')));
}

const texts = [
  ...readdirSync(documents).filter((file) => /\.(txt|md)$/.test(file) && !without.includes(file.replace(/\.\w+$/, ''))).sort().map((file) => readFileSync(`${documents}/${file}`, 'utf8')),
  ...tables.flatMap(([path, columns]) => wordings(path, columns)),
];

const words = new Map<string, { count: number; upper: number }>();
const pairs = new Map<string, number>();
const add = (form: string, upper: boolean): void => {
  const entry = words.get(form) ?? { count: 0, upper: 0 };
  entry.count++;
  if (upper) entry.upper++;
  words.set(form, entry);
};
const isUpper = (token: string): boolean => token.length > 1 && token === token.toUpperCase() && token !== token.toLowerCase();

for (const text of texts) {
  const tokens = modelTokens(text.replace(/[*_#|]+/g, ' '));
  tokens.forEach((token, i) => {
    if (token === clause || token === figure) return;
    const [before, after] = [tokens[i - 1] ?? clause, tokens[i + 1] ?? clause];
    // Capitals between other capitals are a heading; alone they are an abbreviation.
    add(token.toLowerCase(), isUpper(token) && !isUpper(before) && !isUpper(after));
  });
  for (let i = 1; i < tokens.length; i++) {
    const key = `${tokens[i - 1]!.startsWith(clause) ? clause : modelKey(tokens[i - 1]!)} ${modelKey(tokens[i]!)}`.replaceAll('  ', ' ');
    pairs.set(key, (pairs.get(key) ?? 0) + 1);
  }
}

// A form that is no syllable must stand twice: once may be a slip of the text itself.
const kept = [...words].filter(([form, { count }]) => (isSyllable(form) ? true : count > 1 && form.length > 1)).sort(([a], [b]) => (a < b ? -1 : 1));
const known = new Set([...kept.map(([form]) => modelKey(form)), clause, figure]);
const grouped = new Map<string, string[]>();
for (const [key, count] of [...pairs].sort(([a], [b]) => (a < b ? -1 : 1))) {
  const [first, second] = key.split(' ') as [string, string];
  if (!known.has(first) || !known.has(second)) continue;
  const row = grouped.get(first) ?? [];
  row.push(count === 1 ? second : `${second}:${count}`);
  grouped.set(first, row);
}

const files: readonly (readonly [string, readonly string[]])[] = [
  ['words.tsv', ['word\tcount\talone_in_capitals', ...kept.map(([form, { count, upper }]) => `${form}\t${count}\t${upper}`)]],
  ['bigrams.tsv', ['first\tseconds', ...[...grouped].map(([first, seconds]) => `${first}\t${seconds.join(' ')}`)]],
];
if (!check) mkdirSync(output, { recursive: true });
for (const [name, rows] of files) {
  const text = rows.join('\n') + '\n';
  if (!check) writeFileSync(`${output}/${name}`, text);
  else if (readFileSync(`${output}/${name}`, 'utf8') !== text) {
    console.error(`${output}/${name} is not current; run: npm exec tsx scripts/build-words.ts`);
    process.exitCode = 1;
  }
}
console.log(`${kept.length} words, ${pairs.size} pairs`);
