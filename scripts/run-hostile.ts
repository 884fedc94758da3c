/**
 * Tries the hostile corpus on the library, in a process with 512 MB of heap that is ended where it takes too long:
 * `npx tsx scripts/run-hostile.ts [part of a name …] [--quick] [--heavy] [--seconds 20] [--seed 1]`. Prints what is wrong; exit code 1 where anything is.
 */
import { fork, type ChildProcess } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { corpus } from './hostile/corpus.js';
import { judge, type Outcome } from './hostile/judge.js';

/** Resident memory that no file may need, in MB: heap, the buffers outside it, and the libraries themselves. */
const mostMemory = 1200;

interface Result extends Outcome {
  readonly memory: number;
  readonly ms: number;
}

const { values, positionals } = parseArgs({ allowPositionals: true, options: { quick: { type: 'boolean', default: false }, heavy: { type: 'boolean', default: false }, child: { type: 'boolean', default: false }, seconds: { type: 'string', default: '20' }, seed: { type: 'string', default: '1' } } });
const files = await corpus({ seed: Number(values.seed), quick: values.quick });

/** Most memory the process has had, in MB (Linux). */
const peak = (): number => Number(/VmHWM:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1] ?? 0) / 1000;

/** The peak counts from here on: making a bomb takes more than finding it. */
function forgetPeak(): void {
  (globalThis as { gc?: () => void }).gc?.();
  writeFileSync('/proc/self/clear_refs', '5');
}

async function child(): Promise<void> {
  const byName = new Map(files.map((file) => [file.name, file]));
  await judge(byName.get('text-right-to-left.txt')!);
  process.on('message', async (name: string) => {
    const start = process.cpuUsage();
    const outcome = await judge(byName.get(name)!, forgetPeak);
    const { user, system } = process.cpuUsage(start);
    process.send!({ ...outcome, memory: Math.round(peak()), ms: Math.round((user + system) / 1000) } satisfies Result);
  });
  process.send!('ready');
}

class Runner {
  private child: ChildProcess | null = null;

  async run(name: string, fresh: boolean): Promise<Result | string> {
    if (fresh) this.stop();
    const child = (this.child ??= await this.start());
    return new Promise((resolve) => {
      const done = (result: Result | string): void => {
        clearTimeout(timer);
        child.removeAllListeners();
        if (typeof result === 'string' || fresh) this.stop();
        resolve(result);
      };
      const timer = setTimeout(() => done(`took longer than ${values.seconds} s`), Number(values.seconds) * 1000);
      child.once('message', (result) => done(result as Result));
      child.once('exit', (code, signal) => done(`the process ended (${code ?? signal})`));
      child.send(name);
    });
  }

  private async start(): Promise<ChildProcess> {
    const started = fork(fileURLToPath(import.meta.url), ['--child', ...(values.quick ? ['--quick'] : []), '--seed', values.seed], { execArgv: ['--import', 'tsx', '--expose-gc', '--max-old-space-size=512'], stdio: ['ignore', 'ignore', 'ignore', 'ipc'] });
    await new Promise((resolve) => started.once('message', resolve));
    return started;
  }

  stop(): void {
    this.child?.removeAllListeners();
    this.child?.kill('SIGKILL');
    this.child = null;
  }
}

async function main(): Promise<void> {
  const wanted = files.filter((file) => (!values.heavy || file.heavy === true || file.isolated !== undefined) && (positionals.length === 0 || positionals.some((part) => file.name.includes(part))));
  const runner = new Runner();
  const counts = new Map<string, number>();
  let bad = 0;
  for (const file of wanted) {
    const result = await runner.run(file.name, file.heavy === true);
    const outcome = typeof result === 'string' ? (file.isolated === undefined ? 'stopped' : 'stopped, as expected') : result.outcome;
    counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
    const wrong = typeof result === 'string' ? (file.isolated === undefined ? [result] : []) : [...result.wrong, ...(file.heavy === true && result.memory > mostMemory ? [`needed ${result.memory} MB`] : [])];
    if (wrong.length > 0) bad++;
    if (wrong.length > 0 || (typeof result !== 'string' && result.ms > 4000)) console.log(`${wrong.length > 0 ? 'WRONG' : 'slow'} ${file.name}: ${outcome}${typeof result === 'string' ? '' : `, ${result.ms} ms, ${result.memory} MB`} ${wrong.join('; ')}`);
  }
  runner.stop();
  console.log(`${wanted.length} files: ${[...counts].sort().map(([outcome, n]) => `${n} ${outcome}`).join(', ')}; ${bad} wrong`);
  process.exitCode = bad === 0 ? 0 : 1;
}

await (values.child ? child() : main());
