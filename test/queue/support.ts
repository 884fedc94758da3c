import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { buildPdf } from '../ingest/pdf-builder.js';
import sharp from 'sharp';

export const root = fileURLToPath(new URL('../../', import.meta.url));
/** `npm test` builds it. */
export const command = join(root, 'dist/cli/main.js');

const pageWidth = 620;
const bytes = readFileSync(new URL('../ingest/data/two-lines.png', import.meta.url));

/** A page: two lines of print with white below, so high that it can be told by its height; `broken`: its picture cannot be unpacked. */
export interface MadePage {
  readonly height?: number;
  readonly broken?: true;
}

/** A scan of small pages that are read in a fraction of a second each. */
export async function scan(pages: readonly MadePage[]): Promise<Uint8Array> {
  const first = 5 + 3 * pages.length;
  const objects: string[] = [];
  for (const { height = 120, broken } of pages) {
    const jpeg = await sharp(bytes).flatten({ background: '#fff' }).extend({ bottom: height - 120, background: '#fff' }).greyscale().jpeg({ quality: 90 }).toBuffer();
    const body = jpeg.subarray(0, broken === true ? 40 : undefined).toString('latin1');
    objects.push(`<< /Type /XObject /Subtype /Image /Width ${pageWidth} /Height ${height} /BitsPerComponent 8 /ColorSpace /DeviceGray /Filter /DCTDecode /Length ${body.length} >>\nstream\n${body}\nendstream`);
  }
  const points = (height: number): number => (height * 446.4) / pageWidth;
  return buildPdf(pages.map(({ height = 120 }, i) => ({ width: 446.4, height: points(height), content: `q 446.4 0 0 ${points(height)} 0 0 cm /Im Do Q`, image: first + i })), { objects });
}

/**
 * A folder with a `tesseract` that is the real one, but slow by `delay` seconds, and fails for pictures whose height is in `refuses`: the machine
 * misbehaves, not the code.
 */
export function fakeTesseract(folder: string, { delay = 0, refuses = [] as readonly number[] } = {}): string {
  const real = spawnSync('sh', ['-c', 'command -v tesseract']).stdout.toString().trim();
  const refusal = refuses.map((height) => `if head -c 20 "$1" 2>/dev/null | tr '\\n' ' ' | grep -q " ${height} "; then echo "cannot read this" >&2; exit 3; fi\n`).join('');
  mkdirSync(folder, { recursive: true });
  const path = join(folder, 'tesseract');
  writeFileSync(path, `#!/bin/sh\ncase "$1" in -*) exec ${real} "$@";; esac\n${refusal}sleep ${delay}\nexec ${real} "$@"\n`);
  chmodSync(path, 0o755);
  return folder;
}

export interface Process {
  readonly child: ChildProcess;
  said(): string;
  readonly ended: Promise<number | null>;
}

const running = new Set<ChildProcess>();

/** The built command in a process of its own. */
export function start(args: readonly string[], cwd: string, { path, env }: { path?: string; env?: NodeJS.ProcessEnv } = {}): Process {
  const child = spawn(process.execPath, [command, ...args], { cwd, env: { ...process.env, NODE_OPTIONS: '', ...(path === undefined ? {} : { PATH: `${path}:${process.env['PATH'] ?? ''}` }), ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  child.stdout!.on('data', (part: Buffer) => (said += part.toString()));
  child.stderr!.on('data', (part: Buffer) => (said += part.toString()));
  running.add(child);
  const ended = once(child, 'close').then(([code]) => {
    running.delete(child);
    return code as number | null;
  });
  return { child, said: () => said, ended };
}

/** A worker with its readers, which are in groups of their own. */
export function signalAll({ child }: Process, signal: NodeJS.Signals): void {
  const readers = readFileSync(`/proc/${child.pid}/task/${child.pid}/children`, 'utf8').trim().split(/\s+/).filter((pid) => pid !== '');
  child.kill(signal);
  for (const pid of readers) process.kill(-Number(pid), signal);
}

/** What a failed test left running. */
export async function killAll(): Promise<void> {
  for (const child of running) child.kill('SIGKILL');
  while (running.size > 0) await sleep(20);
}

/** Runs the command to its end. */
export async function run(args: readonly string[], cwd: string, more: { path?: string; env?: NodeJS.ProcessEnv } = {}): Promise<{ code: number | null; said: string }> {
  const started = start(args, cwd, more);
  const code = await started.ended;
  return { code, said: started.said() };
}

/** Waits for something that will come, with what the processes said where it does not. */
export async function until(what: string, is: () => boolean | Promise<boolean>, said: () => string = () => ''): Promise<void> {
  for (let i = 0; i < 1200; i++) {
    if (await is()) return;
    await sleep(50);
  }
  throw new Error(`${what} did not come.\n${said()}`);
}

export const filesIn = (folder: string): string[] =>
  existsSync(folder) ? readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => relative(folder, join(entry.parentPath, entry.name))).sort() : [];

/** Records and their texts by their paths below the folder. */
export function recordsIn(folder: string): Record<string, string> {
  return Object.fromEntries(filesIn(folder).filter((name) => /\.[0-9a-f]{8}\.(?:json|txt)$/.test(name)).map((name) => [name, readFileSync(join(folder, name), 'utf8')]));
}
