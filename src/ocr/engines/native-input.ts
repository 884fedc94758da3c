import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A picture as the command takes it: a file's path, or `stdin` with the bytes to send. */
export interface Input {
  readonly argument: string;
  readonly stdin: Uint8Array;
  remove(): Promise<void>;
}

/** Where pictures wait for the command. */
export interface InputFolder {
  /** Written at once, so that the command runs on while we work on something else. */
  write(picture: Uint8Array): Input;
  remove(): Promise<void>;
}

const throughPipe = (picture: Uint8Array): Input => ({ argument: 'stdin', stdin: picture, remove: () => Promise.resolve() });

/** A private temporary folder: the command takes its standard input byte by byte, which costs a twentieth of a page's time. Where none can be made, or written to, the pipe serves. */
export async function openInputFolder(): Promise<InputFolder> {
  const folder = await mkdtemp(join(tmpdir(), 'kehoach-pages-')).catch(() => null);
  if (folder === null) return { write: throughPipe, remove: () => Promise.resolve() };
  const write = (picture: Uint8Array): Input => {
    const path = join(folder, randomUUID());
    try {
      writeFileSync(path, picture, { mode: 0o600 });
    } catch {
      return throughPipe(picture);
    }
    return { argument: path, stdin: new Uint8Array(), remove: () => rm(path, { force: true }) };
  };
  return { write, remove: () => rm(folder, { recursive: true, force: true }) };
}
