import { createRequire } from 'node:module';
import { Worker } from 'node:worker_threads';
import { OcrError } from '../errors.js';
import { damagedData, language, type LanguageData } from './language-data.js';

/*
 * tesseract.js's own worker script, spoken to directly. Its `createWorker` cannot be used safely: it never settles when the language data
 * fails to load, throws inside an event handler (which ends the process) when it fails to start, and gives no handle to end that thread.
 */
const script = (): string => createRequire(import.meta.url).resolve('tesseract.js/src/worker-script/node/index.js');

const lstmOnly = 1;

interface Answer {
  readonly jobId: string;
  readonly status: 'resolve' | 'reject' | 'progress';
  readonly data: unknown;
}
interface Job {
  readonly resolve: (data: unknown) => void;
  readonly reject: (error: Error) => void;
}

/** One thread with Tesseract and its language data loaded. */
export class TesseractThread {
  private readonly thread: Worker;
  private readonly jobs = new Map<string, Job>();
  private variables: Readonly<Record<string, string>> = {};
  private failure: Error | null = null;
  private count = 0;

  private constructor() {
    // The process's own flags (an --eval's --input-type) would stop a thread, and what Tesseract prints about odd pictures must not get among the records on standard output.
    this.thread = new Worker(script(), { execArgv: [], stdout: true, stderr: true });
    this.thread.stdout.resume();
    this.thread.stderr.resume();
    this.thread.on('message', (answer: Answer) => this.settle(answer));
    this.thread.on('error', (cause) => this.fail(new OcrError('engine-failed', `tesseract.js stopped: ${cause.message}`, { cause })));
    this.thread.on('exit', () => this.fail(new OcrError('engine-failed', 'tesseract.js stopped.')));
  }

  /** Starts a thread. @throws OcrError `language-data-damaged` where Tesseract does not take the data, `engine-failed` for all else */
  static async start(data: LanguageData): Promise<TesseractThread> {
    const started = new TesseractThread();
    try {
      await started.ask('load', { options: { lstmOnly: true } });
      await started.ask('loadLanguage', { langs: [{ code: language, data: data.bytes }], options: { cacheMethod: 'none', gzip: false } });
      await started.ask('initialize', { langs: language, oem: lstmOnly }).catch((cause) => {
        throw damagedData(data.path, cause);
      });
      return started;
    } catch (error) {
      await started.end();
      throw error;
    }
  }

  /** What Tesseract reads in an image file's bytes, as hOCR. */
  async recognise(image: Uint8Array, variables: Readonly<Record<string, string>>): Promise<string> {
    const changed = Object.entries(variables).filter(([name, value]) => this.variables[name] !== value);
    if (changed.length > 0) await this.ask('setParameters', { params: Object.fromEntries(changed) });
    this.variables = { ...this.variables, ...variables };
    const result = (await this.ask('recognize', { image, options: {}, output: { text: false, hocr: true } })) as { hocr: string };
    return result.hocr;
  }

  async end(): Promise<void> {
    this.fail(new OcrError('engine-failed', 'tesseract.js was ended.'));
    await this.thread.terminate();
  }

  private ask(action: string, payload: unknown): Promise<unknown> {
    if (this.failure !== null) return Promise.reject(this.failure);
    const jobId = String(this.count++);
    return new Promise((resolve, reject) => {
      this.jobs.set(jobId, { resolve, reject });
      this.thread.postMessage({ workerId: 'kehoach', jobId, action, payload });
    });
  }

  private settle({ jobId, status, data }: Answer): void {
    if (status === 'progress') return;
    const job = this.jobs.get(jobId); // a failed start is answered twice: first the refusal, then an end
    this.jobs.delete(jobId);
    if (status === 'resolve') job?.resolve(data);
    else job?.reject(new OcrError('engine-failed', `tesseract.js could not read: ${String(data)}`));
  }

  private fail(error: Error): void {
    this.failure ??= error;
    for (const job of this.jobs.values()) job.reject(this.failure);
    this.jobs.clear();
  }
}
