import { stat } from 'node:fs/promises';
import { relative, resolve } from 'node:path';
import { escapePath, glob, isDynamicPattern } from 'tinyglobby';
import { toDocuments } from './page-folders.js';

/**
 * Files named by paths, folders (whole, without hidden files) and globs, each once, in the order of their paths. Links to folders are not
 * followed. What kehoach wrote itself is no input unless it is named.
 */
export async function expandInputs(inputs: readonly string[], cwd: string): Promise<string[]> {
  const found = new Set<string>();
  for (const input of inputs) {
    const kind = await kindOf(resolve(cwd, input));
    if (kind === 'folder') for (const file of await listFolder(resolve(cwd, input))) { if (!ownFile.test(file)) found.add(show(file, cwd)); }
    else if (kind === 'file' || !isDynamicPattern(input)) found.add(input);
    else for (const file of await glob(input, { cwd, onlyFiles: true, followSymbolicLinks: false, expandDirectories: false })) { if (!ownFile.test(file)) found.add(file); }
  }
  return [...found].sort();
}

/** Documents that records may have been made of, by paths, folders and globs: of each its file, or the picture files of its pages. Paths are absolute. */
export async function sourceDocuments(inputs: readonly string[], cwd: string): Promise<(readonly string[])[]> {
  return toDocuments(await expandInputs(inputs, cwd)).map(({ paths }) => paths.map((path) => resolve(cwd, path)));
}

/** Records, their texts (`<number>.<sha8>.json`, `.txt`) and the log of a run; and what Word leaves beside a file while it is open (`~$plan.docx`). */
const ownFile = /(?:^|[\\/])(?:[^\\/]+\.[0-9a-f]{8}\.(?:json|txt)|[^\\/]+\.half|run\.jsonl|~\$[^\\/]+)$/;

const show = (file: string, cwd: string): string => {
  const path = relative(cwd, file);
  return path.startsWith('..') ? file : path;
};

async function kindOf(path: string): Promise<'file' | 'folder' | 'none'> {
  try {
    return (await stat(path)).isDirectory() ? 'folder' : 'file';
  } catch {
    return 'none';
  }
}

async function listFolder(folder: string): Promise<string[]> {
  const files = await glob('**/*', { cwd: escapePath(folder), absolute: true, onlyFiles: true, dot: false, followSymbolicLinks: false });
  return withoutPageParts(files);
}

/** Browsers put the pictures and scripts of a page saved whole into a folder beside it: "plan.html", "plan_files/". */
function withoutPageParts(files: readonly string[]): string[] {
  const parts = new Set(files.flatMap((file) => /^(.+)\.(?:html?|xhtml)$/i.exec(file)?.[1] ?? []).flatMap((page) => [`${page}_files`, `${page}.files`, `${page}-files`]));
  return files.filter((file) => !isBelow(file, parts));
}

function isBelow(file: string, folders: ReadonlySet<string>): boolean {
  for (let at = file.lastIndexOf('/'); at > 0; at = file.lastIndexOf('/', at - 1)) if (folders.has(file.slice(0, at))) return true;
  return false;
}
