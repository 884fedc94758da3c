import { stat } from 'node:fs/promises';
import { basename, relative, resolve, sep } from 'node:path';
import { stateOf, type FileState } from '../batch/manifest.js';
import { expandInputs } from '../cli/inputs.js';

/** Endings under which programs write a file until it is whole, and then rename it. */
const unfinishedEndings = ['part', 'partial', 'crdownload', 'download', 'opdownload', 'filepart', 'tmp', 'temp', 'swp', 'half', 'upload', 'uploading', 'aria2', 'lock'];
const unfinishedName = new RegExp(`^(?:\\.|~\\$)|\\.(?:${unfinishedEndings.join('|')})$|~$`, 'i');

/** Is it the name of a file that is being written, or of none for others? */
export const isUnfinished = (path: string): boolean => unfinishedName.test(basename(path));

const isBelow = (path: string, folder: string): boolean => path === folder || path.startsWith(folder.endsWith(sep) ? folder : folder + sep);

/** A folder that is watched, without what the run itself writes. */
export class WatchedFolder {
  readonly path: string;
  readonly #own: readonly string[];

  /** `own`: absolute paths of folders and files that are no input. One that the watched folder lies in is told apart by names alone. */
  constructor(folder: string, private readonly cwd: string, own: readonly string[]) {
    this.path = resolve(cwd, folder);
    this.#own = own.filter((path) => !isBelow(this.path, path));
  }

  /** Is a path (absolute) no input, and nothing below it? */
  isOwn(path: string): boolean {
    return this.#own.some((own) => isBelow(path, own));
  }

  /** Would a change of this path (absolute), and of any below it, be none of an input? */
  isIgnored(path: string, isFile: boolean): boolean {
    return path !== this.path && ((isFile && isUnfinished(path)) || this.isOwn(path) || relative(this.path, path).split(sep).some((part) => part.startsWith('.')));
  }

  /** @throws the system's error where the folder is not there */
  async check(): Promise<void> {
    if (!(await stat(this.path)).isDirectory()) throw Object.assign(new Error('no folder'), { code: 'ENOTDIR', path: this.path });
  }

  /**
   * Files that may be inputs, by their paths from the working folder, with their states.
   * @throws the system's error where the folder itself is not there
   */
  async files(): Promise<Map<string, FileState>> {
    await this.check();
    const paths = (await expandInputs([this.path], this.cwd)).filter((path) => !isUnfinished(path) && !this.isOwn(resolve(this.cwd, path)));
    const found = new Map<string, FileState>();
    for (let from = 0; from < paths.length; from += atOnce) {
      const some = paths.slice(from, from + atOnce);
      const states = await Promise.all(some.map((path) => stateOf(resolve(this.cwd, path))));
      some.forEach((path, index) => { if (states[index] != null) found.set(path, states[index]); });
    }
    return found;
  }
}

/** Files looked at side by side. */
const atOnce = 64;
