import { stat } from 'node:fs/promises';
import { relative, resolve } from 'node:path';
import { escapePath, glob, isDynamicPattern } from 'tinyglobby';

/** Files named by paths, folders (whole, without hidden files) and globs, each once, in the order of their paths. Links to folders are not followed. */
export async function expandInputs(inputs: readonly string[], cwd: string, skip: string): Promise<string[]> {
  const found = new Set<string>();
  for (const input of inputs) {
    const kind = await kindOf(resolve(cwd, input));
    if (kind === 'folder') for (const file of await listFolder(resolve(cwd, input))) found.add(show(file, cwd));
    else if (kind === 'file' || !isDynamicPattern(input)) found.add(input);
    else for (const file of await glob(input, { cwd, onlyFiles: true, followSymbolicLinks: false, expandDirectories: false })) found.add(file);
  }
  const out = resolve(cwd, skip);
  return [...found].filter((file) => !resolve(cwd, file).startsWith(`${out}/`)).sort();
}

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
  return glob('**/*', { cwd: escapePath(folder), absolute: true, onlyFiles: true, dot: false, followSymbolicLinks: false });
}
