import { stat } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { loadCatalogue } from '../../catalogue/catalogue.js';
import { diffRecords } from '../../compare/compare.js';
import { diffFolders, storedRecords } from '../../compare-folders.js';
import type { Settings } from '../../config.js';
import { loadRecord } from '../../export/store.js';
import { extract } from '../../extract.js';
import { InputError } from '../../ingest/errors.js';
import type { DocumentRecord } from '../../model/record.js';
import { cacheFolder } from '../../ocr/cache-folder.js';
import { OcrError } from '../../ocr/errors.js';
import { openRecogniser } from '../../ocr/recogniser.js';
import { exitCodes, type CliContext } from '../context.js';
import { folderDiffText, recordDiffText, type Style } from '../diff-text.js';
import { startProgress } from '../progress.js';
import { oneLine } from '../terminal.js';
import { say } from '../words.js';

type Side = 'folder' | 'record' | 'document';

/** `kehoach diff <a> <b>`. Returns the exit code. */
export async function diffCommand(a: string, b: string, settings: Settings, exitCode: boolean, context: CliContext): Promise<number> {
  const noColor = context.env['NO_COLOR'];
  const style: Style = { language: settings.lang, color: context.outIsTerminal === true && (noColor === undefined || noColor === '') };
  const [kindA, kindB] = [await sideOf(a, context), await sideOf(b, context)];
  if ((kindA === 'folder') !== (kindB === 'folder')) {
    const [folder, file] = kindA === 'folder' ? [a, b] : [b, a];
    context.err(`kehoach: two folders or two files are compared; ${oneLine(folder)} is a folder, ${oneLine(file)} is a ${kindA === 'folder' ? kindB : kindA}. Name the record in the folder.\n`);
    return exitCodes.usage;
  }
  const compared = kindA === 'folder' ? await compareFolders(a, b, settings, style, context) : await compareFiles([a, b], [kindA, kindB], settings, style, context);
  return typeof compared === 'number' ? compared : exitCode && !compared.equal ? exitCodes.failed : exitCodes.ok;
}

async function sideOf(path: string, { cwd }: CliContext): Promise<Side> {
  if ((await stat(resolve(cwd, path))).isDirectory()) return 'folder';
  return /\.json$/i.test(path) ? 'record' : 'document';
}

async function compareFolders(a: string, b: string, settings: Settings, style: Style, context: CliContext): Promise<{ equal: boolean } | number> {
  const [fullA, fullB] = [resolve(context.cwd, a), resolve(context.cwd, b)];
  for (const [path, full] of [[a, fullA], [b, fullB]] as const) {
    if ((await storedRecords(full)).length > 0) continue;
    context.err(`kehoach: ${oneLine(path)} holds no records of kehoach (<number>.<sha8>.json). Give an output folder; for documents run kehoach extract ${oneLine(path)} --output FOLDER first.\n`);
    return exitCodes.usage;
  }
  const progress = startProgress((await storedRecords(fullA)).length, context, settings.quiet);
  const diff = await diffFolders(fullA, fullB, ({ a: path }, done) => progress.step(done, oneLine(basename(path)), 0));
  progress.stop();
  if (settings.json) context.out(`${JSON.stringify(diff, null, 1)}\n`);
  else if (!settings.quiet) context.out(folderDiffText(diff, [a, b], style));
  if (diff.failed.length === 0) return diff;
  context.err(`${say(style.language, 'diffFailed')}\n${diff.failed.map(({ path, reason }) => `  ${oneLine(`${path}: ${reason}`)}\n`).join('')}`);
  return exitCodes.failed;
}

async function compareFiles(paths: readonly [string, string], kinds: readonly Side[], settings: Settings, style: Style, context: CliContext): Promise<{ equal: boolean } | number> {
  const records: DocumentRecord[] = [];
  for (const [index, path] of paths.entries()) {
    const full = resolve(context.cwd, path);
    try {
      records.push(kinds[index] === 'record' ? await loadRecord(full) : await readDocument(full, settings, context));
    } catch (error) {
      if (!(error instanceof InputError || error instanceof OcrError)) throw error;
      context.err(`kehoach: ${oneLine(`${path}: ${error.message}`)}\n`);
      return exitCodes.failed;
    }
  }
  const diff = diffRecords(records[0]!, records[1]!);
  if (settings.json) context.out(`${JSON.stringify(diff, null, 1)}\n`);
  else if (!settings.quiet) context.out(recordDiffText(diff, paths, style));
  return diff;
}

async function readDocument(path: string, settings: Settings, context: CliContext): Promise<DocumentRecord> {
  const progress = startProgress(1, context, settings.quiet);
  const recogniser = openRecogniser({ engine: settings.engine, jobs: settings.jobs, cache: cacheFolder(settings.cache) });
  try {
    return await extract(path, {
      maxBytes: settings.maxBytes, maxPages: settings.maxPages, ocr: settings.ocr, recogniser,
      catalogue: loadCatalogue(settings.catalogue === null ? undefined : resolve(context.cwd, settings.catalogue)),
      onPage: (done, total) => progress.page(oneLine(basename(path)), done, total),
    });
  } finally {
    progress.stop();
    await recogniser.close();
  }
}
