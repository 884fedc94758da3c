import { runCli } from '../../src/cli/program.js';

export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** The command line, run in this process from a folder. */
export async function runIn(cwd: string, args: readonly string[], more: { env?: NodeJS.ProcessEnv; outIsTerminal?: boolean } = {}): Promise<Ran> {
  let [out, err] = ['', ''];
  const code = await runCli(args, { cwd, env: more.env ?? {}, out: (t) => (out += t), err: (t) => (err += t), interactive: false, outIsTerminal: more.outIsTerminal });
  return { code, out, err };
}
