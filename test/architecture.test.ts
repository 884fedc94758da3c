import { expect, test } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';

const source = fileURLToPath(new URL('../src/', import.meta.url));
const files = (readdirSync(source, { recursive: true }) as string[]).filter((f) => f.endsWith('.ts')).sort();

/** Rooms every stage may use. */
const shared = ['model', 'text', 'markers', 'findings', 'registers', 'catalogue', 'quantities', 'times'];
/** Stages import shared rooms and themselves, never one another; what else a room may use is said here, with the reason. */
const also: Readonly<Record<string, readonly string[]>> = {
  ingest: ['layout', 'picture'], // the PDF reader hands its items to the layout; pictures are decoded
  picture: ['layout'], // the cells that rules draw, as the layout sees them
  ocr: ['ingest', 'picture', 'repair', 'layout'], // what a page's reader gives back; pictures in, words repaired and placed
  record: ['structure', 'export'], // evidence, and the id in the record
  dataset: ['review'], // rows and files of what records say, and whether a person decided so; make-dataset.ts brings the records
  suggest: ['dataset'], // the readings a data set is made of, and the keys of provinces
  report: ['dataset'], // readings, facts and the matrix; make-report.ts brings the records
  // pages wanted and read, what reads them, how pictures fail, how records are written; how failures and records are told, processes watched, and where documents were published
  queue: ['ingest', 'ocr', 'picture', 'export', 'batch', 'workers', 'sources'],
  review: ['report'], // values in words, as the report has them; review-*.ts and the command bring records, files and pictures
  registers: [], catalogue: ['registers'], quantities: [], times: [], markers: [], model: [], text: [], findings: [],
};
/** What surrounds the pipeline: they use whatever they need of it. */
const edge = ['cli', 'debug', 'export', 'batch', 'workers', 'watch'];

function imports(file: string): string[] {
  const text = readFileSync(join(source, file), 'utf8');
  return [...text.matchAll(/from '(\.[^']+)'|import\('(\.[^']+)'\)/g)].map((m) => normalize(join(dirname(file), (m[1] ?? m[2])!)));
}
const room = (path: string): string => (path.includes('/') ? path.split('/')[0]! : '');

test('stages do not import one another; only pipeline.ts knows them all', () => {
  const wrong: string[] = [];
  for (const file of files) {
    const here = room(file);
    if (here === '' || edge.includes(here)) continue;
    for (const target of imports(file)) {
      const there = room(target);
      if (there === here || there === '' || shared.includes(there) || (also[here] ?? []).includes(there)) continue;
      wrong.push(`${file} imports ${target}`);
    }
  }
  expect(wrong).toEqual([]);
});

test('the model holds no behaviour of the stages', () => {
  for (const file of files.filter((f) => room(f) === 'model')) for (const target of imports(file)) expect(['model', 'text']).toContain(room(target));
});

test('no network, no child process, no code from text in the library', () => {
  // The tesseract command is the one program that is run, without a shell and with no word of a document in its arguments.
  // Documents are converted in processes of kehoach itself.
  const startProcesses = ['ocr/engines/native-command.ts', 'workers/guarded.ts'];
  // Reviews are made in a page that is served to this machine alone (docs/decisions/0011-review-server.md).
  const listens = 'review/server.ts';
  for (const file of files) {
    const text = readFileSync(join(source, file), 'utf8');
    if (file !== listens) expect(text).not.toMatch(/'(?:hono|@hono\/)/);
    expect(text).not.toMatch(/node:(?:https?|net|dgram|tls|dns|vm)'|\bfetch\(|\beval\(|new Function\(/);
    if (!startProcesses.includes(file)) expect(text).not.toMatch(/node:child_process'/);
  }
});

test('Redis and object stores are spoken to in the room of the queue alone, which two commands load', () => {
  const clients = /from '(?:bullmq|ioredis|@aws-sdk\/[^']+)'|import\('(?:bullmq|ioredis|@aws-sdk\/[^']+)'\)/;
  expect(files.filter((file) => room(file) !== 'queue' && clients.test(readFileSync(join(source, file), 'utf8')))).toEqual([]);
  const users = files.filter((file) => room(file) !== 'queue' && imports(file).some((target) => room(target) === 'queue'));
  expect(users).toEqual(['cli/commands/submit.ts', 'cli/commands/worker.ts']);
});

test('patterns name letters as A-Za-zÀ-ỹ (docs/decisions/0003-letters-in-patterns.md)', () => {
  const dirtyText = ['text/fold.ts', 'clean/steps.ts', 'clean/residue.ts', 'layout/garbled.ts'];
  expect(files.filter((file) => !dirtyText.includes(file) && readFileSync(join(source, file), 'utf8').includes('\\p{L}'))).toEqual([]);
});

test('zod is imported by its namespace: otherwise the bundle drags in its messages in fifty languages (docs/decisions/0004-quick-start.md)', () => {
  expect(files.filter((file) => /import \{[^}]*\bz\b[^}]*\} from 'zod'/.test(readFileSync(join(source, file), 'utf8')))).toEqual([]);
});
