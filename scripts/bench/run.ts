import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../../', import.meta.url));
export const command = join(root, 'dist/cli/main.js');

/** Seconds that the built command takes; throws where it fails. */
export function timed(args: readonly string[], env: NodeJS.ProcessEnv = {}): number {
  const start = performance.now();
  const { status, stderr } = spawnSync(process.execPath, [command, ...args], { encoding: 'utf8', env: { ...process.env, ...env } });
  if (status !== 0) throw new Error(`kehoach ${args.join(' ')}: exit ${status}\n${stderr}`);
  return (performance.now() - start) / 1000;
}

export const start = (args: readonly string[]): ChildProcess => spawn(process.execPath, [command, ...args], { stdio: 'ignore' });

/** Everything an output folder holds but the log of the run: names and hashes. */
export function contents(folder: string): Map<string, string> {
  const out = new Map<string, string>();
  if (!existsSync(folder)) return out;
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (!entry.isFile() || entry.name === 'run.jsonl' || entry.name.startsWith('.')) continue;
    out.set(path.slice(folder.length + 1), createHash('sha256').update(readFileSync(path)).digest('hex'));
  }
  return out;
}

export const same = (a: ReadonlyMap<string, string>, b: ReadonlyMap<string, string>): boolean => a.size === b.size && [...a].every(([name, hash]) => b.get(name) === hash);

/** Processes that a process started. */
export function childrenOf(pid: number): number[] {
  try {
    return readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').filter(Boolean).map(Number);
  } catch {
    return [];
  }
}

/** Memory in MB that a process and what it started hold. */
export function heldBy(pid: number): number {
  const own = /VmRSS:\s+(\d+)/.exec(read(`/proc/${pid}/status`))?.[1];
  return Number(own ?? 0) / 1024 + childrenOf(pid).reduce((sum, child) => sum + heldBy(child), 0);
}

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

/** The same numbers for the same seed (a linear congruential generator): 0 ≤ n < 1. */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 2 ** 32;
}
