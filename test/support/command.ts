import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
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
