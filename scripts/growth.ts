/**
 * How the time to read a document grows with its length, for text made to be hard: `npx tsx scripts/growth.ts [part of a name] [--sizes 50000,200000]`.
 * Prints every soup whose time grows faster than n^1.3 or that takes longer than a limit, with the stage that is to blame.
 */
import { fork, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { extract, InputError } from '../src/index.js';
import { allSoups, type Soup } from './hostile/soups.js';

/** Seconds one reading may take before the process that does it is ended. */
const patience = 30;
/** Worse growth than this is told (exponent of the length). */
const most = 1.3;
/** Times below this (milliseconds) are noise. */
const least = 600;

interface Job { readonly name: string; readonly size: number }
interface Timed { readonly total: number; readonly stages: Readonly<Record<string, number>>; readonly outcome: string }

const soups = new Map(allSoups().map((soup) => [soup.name, soup]));

/** Milliseconds of computing so far: other programs on the machine do not count. */
const now = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};

async function time({ make, name, ending }: Soup, size: number): Promise<Timed> {
  (globalThis as { gc?: () => void }).gc?.();
  const bytes = Buffer.from(make(size), 'utf8');
  const stages: Record<string, number> = {};
  const start = now();
  let last = start;
  const trace = (stage: string): void => {
    stages[stage] = now() - last;
    last = now();
  };
  const outcome = await extract(bytes, { file: `${name}.${ending}`, trace, ocr: 'never' }).then(() => 'record', (error: unknown) => (error instanceof InputError ? error.code : `CRASH ${String(error).slice(0, 200)}`));
  stages['after'] = now() - last;
  return { total: now() - start, stages, outcome };
}

async function child(): Promise<void> {
  await time(soups.get('mixed-1-1')!, 20_000);
  process.on('message', (job: Job) => void time(soups.get(job.name)!, job.size).then((timed) => process.send!(timed)));
  process.send!('ready');
}

class Worker {
  private process: ChildProcess | null = null;

  private async start(): Promise<ChildProcess> {
    const started = fork(fileURLToPath(import.meta.url), ['--child'], { execArgv: ['--import', 'tsx', '--expose-gc', '--max-old-space-size=1500'] });
    await new Promise((resolve) => started.once('message', resolve));
    return started;
  }

  async run(job: Job): Promise<Timed | string> {
    const process = (this.process ??= await this.start());
    return new Promise((resolve) => {
      const end = (result: Timed | string): void => {
        clearTimeout(timer);
        process.removeAllListeners();
        if (typeof result === 'string') this.stop();
        resolve(result);
      };
      const timer = setTimeout(() => end('HANG'), patience * 1000);
      process.once('message', (timed) => end(timed as Timed));
      process.once('exit', () => end('DIED'));
      process.send(job);
    });
  }

  stop(): void {
    this.process?.kill('SIGKILL');
    this.process = null;
  }
}

function verdict(name: string, sizes: readonly number[], times: readonly (Timed | string)[]): string | null {
  const broken = times.findIndex((timed) => typeof timed === 'string');
  const shown = times.map((timed) => (typeof timed === 'string' ? timed : `${Math.round(timed.total)}`)).join(' ');
  const [first, last] = [times[0], times.at(-1)];
  if (broken >= 0 || typeof last === 'string' || typeof first === 'string' || last === undefined || first === undefined) return `${name}: ${shown}`;
  if (last.outcome.startsWith('CRASH')) return `${name}: ${last.outcome}`;
  const before = times.at(-2) as Timed;
  const growth = Math.log2(last.total / before.total) / Math.log2(sizes.at(-1)! / sizes.at(-2)!);
  if (last.total < least || (growth < most && last.total < 15_000)) return null;
  const worst = Object.entries(last.stages).sort((a, b) => b[1] - a[1]).slice(0, 2).map(([stage, ms]) => `${stage} ${Math.round(ms)} (n^${(Math.log2(ms / Math.max(0.5, before.stages[stage] ?? 0.5)) / Math.log2(sizes.at(-1)! / sizes.at(-2)!)).toFixed(1)})`);
  return `${name}: ${shown} ms, n^${growth.toFixed(2)}, ${last.outcome}; ${worst.join(', ')}`;
}

async function main(args: readonly string[]): Promise<void> {
  const at = args.indexOf('--sizes');
  const sizes = (at < 0 ? '50000,200000' : args[at + 1]!).split(',').map(Number);
  const wanted = args.filter((arg, i) => !arg.startsWith('--') && (at < 0 || i !== at + 1));
  const worker = new Worker();
  let [tried, bad] = [0, 0];
  for (const name of soups.keys()) {
    if (wanted.length > 0 && !wanted.some((part) => name.includes(part))) continue;
    const times: (Timed | string)[] = [];
    for (const size of sizes) {
      times.push(await worker.run({ name, size }));
      if (typeof times.at(-1) === 'string') break;
    }
    const said = verdict(name, sizes, times);
    tried++;
    if (said === null) continue;
    bad++;
    console.log(said);
  }
  worker.stop();
  console.log(`${tried} soups, ${bad} that grow too fast or take too long`);
}

await (process.argv.includes('--child') ? child() : main(process.argv.slice(2)));
