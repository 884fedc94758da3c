/**
 * Measures the reading of scans against the bare `tesseract` command on the same page pictures, in turns in one run: read the ratios.
 *
 *   npx tsx scripts/bench-scans.ts [--pages N] [SCAN.pdf …]
 *
 * Default: the public scans in ../shared/plans/scan. Prints a table; exits 1 where a limit is passed. Needs the tesseract command.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Table from 'cli-table3';
import { openPdfPictures } from '../src/ingest/pdf-pictures.js';
import type { Picture } from '../src/model/picture.js';
import { chooseEngine } from '../src/ocr/engines/choose.js';
import { pgm } from '../src/ocr/engines/images.js';
import { readPage } from '../src/ocr/read-page.js';
import { recognisePages, type PictureSource } from '../src/ingest/recognition.js';
import { pageOf } from '../src/picture/page-of.js';
import { cleanPicture, prepare } from '../src/picture/prepare.js';
import { findRules } from '../src/picture/rules.js';
import { toGrey } from '../src/picture/grey.js';

const shared = fileURLToPath(new URL('../../shared/plans/scan/', import.meta.url));
const args = process.argv.slice(2);
const at = args.indexOf('--pages');
const mostPages = at < 0 ? 6 : Number(args[at + 1]);
const given = args.filter((arg, i) => !arg.startsWith('--') && (at < 0 || i !== at + 1));
const scans = given.length > 0 ? given : existsSync(shared) ? readdirSync(shared).filter((f) => f.endsWith('.pdf')).map((f) => join(shared, f)) : [];
const limits = { tesseract: { text: 1.2, tables: 3 }, 'tesseract.js': { text: 1.6, tables: Infinity } } as const;

const folder = mkdtempSync(join(tmpdir(), 'kehoach-bench-'));
const bare = (picture: Picture): number => {
  const path = join(folder, 'page.pgm');
  writeFileSync(path, pgm(toGrey(picture)));
  const start = performance.now();
  const { status } = spawnSync('tesseract', [path, join(folder, 'out'), '-l', 'vie', '--tessdata-dir', data, '--psm', '4', '-c', `user_defined_dpi=${picture.dpi ?? 200}`], { env: { ...process.env, OMP_THREAD_LIMIT: '1' }, stdio: 'ignore' });
  if (status !== 0) throw new Error('tesseract failed');
  return performance.now() - start;
};

/** The same language data as ours, unpacked. */
const { gunzipSync } = await import('node:zlib');
const data = folder;
writeFileSync(join(folder, 'vie.traineddata'), gunzipSync(readFileSync(fileURLToPath(new URL('../node_modules/@tesseract.js-data/vie/4.0.0_best_int/vie.traineddata.gz', import.meta.url)))));

interface Sum {
  bare: number;
  ours: number;
  pages: number;
}
const sums = new Map<string, Sum>();
const add = (key: string, b: number, o: number, pages: number): void => {
  const sum = sums.get(key) ?? { bare: 0, ours: 0, pages: 0 };
  sums.set(key, { bare: sum.bare + b, ours: sum.ours + o, pages: sum.pages + pages });
};

/** Pages with and without tables, those that cannot be read left out. */
async function byKind(source: PictureSource, pages: readonly number[]): Promise<Map<'text' | 'tables', number[]>> {
  const kinds = new Map<'text' | 'tables', number[]>();
  for (const number of pages) {
    const picture = await source.picture(number).catch(() => null);
    if (picture === null) continue;
    const { straight } = prepare(cleanPicture(pageOf(picture).page));
    const kind = findRules(straight).length > 4 ? 'tables' : 'text';
    kinds.set(kind, [...(kinds.get(kind) ?? []), number]);
  }
  return kinds;
}

for (const name of ['tesseract', 'tesseract.js'] as const) {
  const engine = await chooseEngine(name, { jobs: 1, alternatives: false, cache: folder });
  for (const scan of scans) {
    const bytes = new Uint8Array(readFileSync(scan));
    const source = await openPdfPictures(bytes);
    const count = (readFileSync(scan, 'latin1').match(/\/Type\s*\/Page(?![s\w])/g) ?? []).length || mostPages;
    // The first pages are text, the last ones hold the annexes.
    const pages = [...new Set([...Array.from({ length: Math.min(count, mostPages / 2) }, (_, i) => i + 1), ...Array.from({ length: Math.min(count, mostPages / 2) }, (_, i) => count - i)])];
    for (const [kind, numbers] of await byKind(source, pages)) {
      let before = 0;
      for (const number of numbers) before += bare(await source.picture(number));
      const start = performance.now();
      const wanted = numbers.map((page) => ({ page, reason: 'asked-for' as const, size: null }));
      await recognisePages(wanted, async () => source, { mode: 'always', jobs: 1, read: (picture, page) => readPage(picture, page, engine) });
      const ours = performance.now() - start;
      add(`${name}\t${kind}`, before, ours, numbers.length);
      process.stderr.write(`${name} ${basename(scan)} ${kind} pages ${numbers.join(', ')}: bare ${Math.round(before)} ms, kehoach ${Math.round(ours)} ms\n`);
    }
    await source.close();
  }
  await engine.close();
}
rmSync(folder, { recursive: true, force: true });

const table = new Table({ head: ['engine', 'pages of', 'pages', 'bare ms', 'kehoach ms', 'ratio', 'at most'], style: { head: [], border: [] } });
let missed = 0;
for (const [key, { bare: b, ours, pages }] of sums) {
  const [engine, kind] = key.split('\t') as ['tesseract' | 'tesseract.js', 'text' | 'tables'];
  const most = limits[engine][kind];
  if (ours / b > most) missed++;
  table.push([engine, kind, pages, Math.round(b / pages), Math.round(ours / pages), (ours / b).toFixed(2), most === Infinity ? '–' : most]);
}
process.stdout.write(`${table.toString()}\n`);
process.exitCode = missed > 0 ? 1 : 0;
