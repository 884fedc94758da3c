import { fork, type ChildProcess } from 'node:child_process';
import { ConversionError } from '../batch/failures.js';
import { memoryMark, type WorkerLimits } from './messages.js';

export interface ProcessLimits {
  /** Most seconds without a document begun or a page read. */
  readonly maxSeconds: number;
  /** Most memory of a process, in MB. */
  readonly maxMemory: number;
  /** As many processes work as there are processors: none is idle to collect garbage for another. */
  readonly isCrowded?: boolean;
}

/**
 * Where every processor has a document, no idle one is there for threads that collect garbage and compile: the thread that needs it does both,
 * and collects less often. It takes a fifth off the processor time of the process (engines that read pictures not counted).
 */
const crowded = ['--single-threaded', '--min-semi-space-size=16', '--initial-old-space-size=128'];

/** Time (milliseconds) a stopped process has to end by itself. */
export const grace = 2000;
/** Of what a process says on stderr, the end is kept: its last words. */
const keptWords = 4096;
/** What V8 and Node.js say where there is no more memory. */
const outOfMemory = /out of memory|invalid size error|Array buffer allocation failed/;
/** The heap's share of a process's memory; the rest is for pictures. */
const heapShare = 0.75;

const watchdog = new URL('./assets/watchdog.js', import.meta.url);

/** A process of kehoach itself whose memory is watched, in a group of its own, so that what it started ends with it. */
export class GuardedProcess {
  readonly child: ChildProcess;
  #words = '';
  #ranOut = false;
  isAlive = true;

  /** `script`: path of the program; it is given `WorkerLimits` as JSON in its only argument. */
  constructor(private readonly limits: ProcessLimits, script: string, execArgv: readonly string[] = process.execArgv) {
    const heap = `--max-old-space-size=${Math.max(64, Math.floor(limits.maxMemory * heapShare))}`;
    // A group of its own: Ctrl-C at a terminal reaches the run alone, and engines end with the process that started them.
    const flags = [...execArgv, heap, ...(limits.isCrowded === true ? crowded : [])];
    this.child = fork(script, [JSON.stringify({ maxMemory: limits.maxMemory, watchdog: watchdog.href } satisfies WorkerLimits)], { execArgv: flags, detached: process.platform !== 'win32', stdio: ['ignore', 'ignore', 'pipe', 'ipc'] });
    this.child.stderr?.on('data', (part: Buffer) => this.#hear(part.toString('utf8')));
    this.child.on('error', () => undefined).once('exit', () => (this.isAlive = false));
  }

  /** What it says first may be long gone when it ends: a heap that is full is followed by a trace of many lines. */
  #hear(part: string): void {
    const words = this.#words + part;
    this.#ranOut ||= words.includes(memoryMark) || outOfMemory.test(words);
    this.#words = words.slice(-keptWords);
  }

  send(message: object): void {
    // A process that just died says so by itself.
    if (this.child.connected) this.child.send(message, () => undefined);
  }

  tooLate(): ConversionError {
    return new ConversionError('timeout', `It took longer than ${this.limits.maxSeconds} s without a page read; raise it with --max-seconds.`);
  }

  /** Why it ended by itself, to be asked when it is closed. */
  lastWords(code: number | null, killed: NodeJS.Signals | null): ConversionError {
    if (this.#ranOut) {
      return new ConversionError('memory', `It needs more than ${this.limits.maxMemory} MB of memory; raise it with --max-memory.`);
    }
    return new ConversionError('crashed', `It ended the process that read it (${killed ?? `exit ${code ?? '?'}`}); the others went on.`);
  }

  /** The last line it said on stderr: where it could not even begin, that is why. */
  lastLine(): string {
    return this.#words.trim().split('\n').pop() ?? '';
  }

  /** Ends the process and what it started, at once. */
  kill(): void {
    const { pid } = this.child;
    if (pid === undefined || !this.isAlive) return;
    try {
      if (process.platform === 'win32') this.child.kill('SIGKILL');
      else process.kill(-pid, 'SIGKILL');
    } catch {
      this.child.kill('SIGKILL');
    }
  }

  async close(): Promise<void> {
    if (!this.isAlive) return;
    const closed = new Promise((resolve) => this.child.once('exit', resolve));
    if (this.child.connected) this.child.disconnect();
    const timer = setTimeout(() => this.kill(), grace);
    await closed;
    clearTimeout(timer);
  }
}
