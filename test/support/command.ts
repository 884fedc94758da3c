import { spawn, type ChildProcess } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { runCli } from '../../src/cli/program.js';

export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** The command line, run in this process from a folder; documents are read in it too, which spares a process for each. */
export async function runIn(cwd: string, args: readonly string[], more: { env?: NodeJS.ProcessEnv; outIsTerminal?: boolean } = {}): Promise<Ran> {
  let [out, err] = ['', ''];
  const code = await runCli(args, { cwd, env: { KEHOACH_ISOLATE: 'false', ...more.env }, out: (t) => (out += t), err: (t) => (err += t), interactive: false, outIsTerminal: more.outIsTerminal });
  return { code, out, err };
}

/** All documents in fixtures/ but scans, which take minutes to read. */
export function fixtureDocuments(): string[] {
  const fixtures = fileURLToPath(new URL('../../fixtures/', import.meta.url));
  return [join(fixtures, 'documents'), ...readdirSync(join(fixtures, 'made-up')).filter((name) => !name.endsWith('.json')).map((name) => join(fixtures, 'made-up', name))];
}

const root = fileURLToPath(new URL('../../', import.meta.url));
const loader = pathToFileURL(join(createRequire(import.meta.url).resolve('tsx/package.json'), '..', 'dist', 'loader.mjs')).href;

export interface Serving { readonly url: string; readonly child: ChildProcess; readonly ended: Promise<number | null>; said(): string }

/** `kehoach review …` in a process of its own; resolves when it prints its address. */
export function startReview(cwd: string, args: readonly string[]): Promise<Serving> {
  const child = spawn(process.execPath, ['--import', loader, join(root, 'src/cli/main.ts'), 'review', ...args], { cwd, env: { ...process.env, NODE_OPTIONS: '', TSX_DISABLE_CACHE: '1' } });
  let [out, err] = ['', ''];
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
  child.stderr.on('data', (part: Buffer) => (err += part.toString()));
  return new Promise((resolve, reject) => {
    void ended.then((code) => reject(new Error(`ended with ${String(code)}: ${err}`)));
    child.on('error', reject);
    child.stdout.on('data', (part: Buffer) => {
      out += part.toString();
      const url = /^(http:\/\/\S+)\n/.exec(out)?.[1];
      if (url !== undefined) resolve({ url, child, ended, said: () => err });
    });
  });
}
