import { CommanderError } from 'commander';
import { LockedError } from '../batch/lock.js';
import { CatalogueError } from '../catalogue/catalogue.js';
import { SettingsError } from '../config.js';
import { RecordFileError } from '../export/store.js';
import { DataFileError } from '../registers/tsv.js';
import { exitCodes, type CliContext } from './context.js';
import { oneLine } from './terminal.js';

/** What the system says, in words; these come from a path that was given wrong. */
const fileTrouble: Readonly<Record<string, string>> = {
  EEXIST: 'A file stands where a folder is needed; give another --output', ENOTDIR: 'A file stands where a folder is needed',
  EISDIR: 'A file was expected, a folder was given', ENOENT: 'There is no such file', EACCES: 'Permission denied', ENOSPC: 'No space is left on the disk',
};
const usageTrouble = new Set(['EEXIST', 'ENOTDIR', 'EISDIR', 'ENOENT']);

/** Says what ended a command, in one line, and gives its exit code; throws on what no user can have caused. */
export function explainFailure(error: unknown, context: Pick<CliContext, 'err'>): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.ok : exitCodes.usage;
  if (error instanceof SettingsError || error instanceof DataFileError || error instanceof CatalogueError) {
    context.err(`kehoach: ${oneLine(error.message)}\n`);
    return exitCodes.usage;
  }
  if (error instanceof RecordFileError) {
    context.err(`kehoach: ${oneLine(error.message)} Give a .json file from the output folder.\n`);
    return exitCodes.usage;
  }
  if (error instanceof LockedError) {
    context.err(`kehoach: ${oneLine(error.message)}\n`);
    return exitCodes.failed;
  }
  const { code, message, path } = error as NodeJS.ErrnoException;
  if (code !== undefined && /^E[A-Z]+$/.test(code)) {
    context.err(`kehoach: ${oneLine(`${fileTrouble[code] ?? message}${fileTrouble[code] === undefined || path === undefined ? '' : `: ${path}`}`)}\n`);
    return usageTrouble.has(code) ? exitCodes.usage : exitCodes.failed;
  }
  throw error;
}
