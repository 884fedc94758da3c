import { open, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { shownPath } from '../export/store.js';
import type { Outcome } from './model.js';

/** `run.jsonl` in the output folder: one line for each document of the last run (a watch is one run), whole as soon as it is known. The only place with clock times. */
export class RunLog {
  private constructor(private readonly file: FileHandle, private readonly output: string) {}

  static async open(output: string): Promise<RunLog> {
    return new RunLog(await open(join(output, 'run.jsonl'), 'w'), output);
  }

  async add(outcome: Outcome): Promise<void> {
    await this.file.appendFile(`${JSON.stringify(logLine(outcome, this.output))}\n`);
  }

  close(): Promise<void> {
    return this.file.close();
  }
}

function logLine({ path, status, seconds, written, summary, code, reason }: Outcome, output: string): Record<string, unknown> {
  return {
    file: path, status, seconds, record: written === null ? null : shownPath(output, written),
    pages: summary?.pages ?? null, targets: summary === null ? null : summary.mapped + summary.unmapped, tasks: summary?.tasks ?? null,
    flagged: summary?.flagged ?? null, findings: summary?.findings ?? null, code, reason, at: new Date().toISOString(),
  };
}
