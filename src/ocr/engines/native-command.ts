import { spawn } from 'node:child_process';
import { OcrError } from '../errors.js';

/** How a run of the command is bounded. */
export interface RunLimits {
  readonly timeoutMs: number;
  readonly signal?: AbortSignal;
}

const mostOutput = 256 * 1024 * 1024;

/** One thread a process: pages are what runs side by side, and more threads only get in one another's way. */
const environment = (): NodeJS.ProcessEnv => ({ ...process.env, OMP_THREAD_LIMIT: '1', LC_ALL: 'C', TESSDATA_PREFIX: undefined });

/**
 * Runs `tesseract` without a shell, `input` on its standard input; gives its standard output.
 * @throws OcrError `engine-missing`, `engine-timeout` or `engine-failed`; the signal's reason where it was aborted
 */
export async function runTesseract(args: readonly string[], input: Uint8Array, { timeoutMs, signal }: RunLimits): Promise<string> {
  signal?.throwIfAborted();
  const child = spawn('tesseract', args, { env: environment(), stdio: ['pipe', 'pipe', 'pipe'], windowsHide: true });
  let stopped: unknown = null;
  const stop = (why: unknown): void => {
    stopped ??= why;
    child.kill('SIGKILL');
  };
  const abort = (): void => stop(signal!.reason);
  signal?.addEventListener('abort', abort, { once: true });
  const timer = setTimeout(() => stop(new OcrError('engine-timeout', `tesseract took longer than ${Math.round(timeoutMs / 1000)} s and was ended.`)), timeoutMs);
  try {
    return await new Promise<string>((resolve, reject) => {
      const out: Buffer[] = [];
      let size = 0;
      let said = '';
      child.stdout.on('data', (part: Buffer) => {
        out.push(part);
        if ((size += part.length) > mostOutput) stop(new OcrError('engine-failed', 'tesseract wrote more than it may.'));
      });
      child.stderr.on('data', (part: Buffer) => (said = (said + part.toString()).slice(-2000)));
      child.stdin.on('error', () => undefined); // it may end before it has read everything; its exit code says why
      child.on('error', (cause) => reject(missing(cause)));
      child.on('close', (code) => {
        if (stopped !== null) reject(stopped);
        else if (code === 0) resolve(Buffer.concat(out).toString('utf8'));
        else reject(new OcrError('engine-failed', `tesseract ended with ${code ?? 'a signal'}: ${said.trim().split('\n').pop() ?? ''}`));
      });
      child.stdin.end(input);
    });
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', abort);
  }
}

const missing = (cause: Error): OcrError =>
  new OcrError('engine-missing', `The tesseract command cannot be run (${cause.message}); install it, e.g. apt-get install tesseract-ocr, or use --engine tesseract.js.`, { cause });
