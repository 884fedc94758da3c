import { TooLargeError } from '../export/store.js';
import { InputError } from '../ingest/errors.js';
import { OcrError } from '../ocr/errors.js';
import type { Failure, FailureCode } from './model.js';

/** A failure with its kind, where no reader's error says it. */
export class ConversionError extends Error {
  constructor(readonly code: FailureCode, message: string) {
    super(message);
    this.name = 'ConversionError';
  }
}

export const stoppedReason = 'It was stopped before it was done.';

const systemTrouble: Readonly<Record<string, Failure>> = {
  ENOENT: { code: 'no-file', reason: 'There is no such file.' },
  EACCES: { code: 'not-allowed', reason: 'The file may not be read (permission denied).' },
  ENOSPC: { code: 'disk-full', reason: 'No space is left on the disk of the output folder.' },
  EDQUOT: { code: 'disk-full', reason: 'No space is left for this user on the disk of the output folder.' },
  ENAMETOOLONG: { code: 'no-file', reason: 'The name is longer than the disk allows.' },
};

/** One line for a person: what was expected and what came; a crash is named as one. */
export function failureOf(error: unknown): Failure {
  if (error instanceof InputError || error instanceof OcrError || error instanceof ConversionError || error instanceof TooLargeError) return { code: error.code, reason: error.message };
  if (error instanceof Error && error.name === 'AbortError') return { code: 'stopped', reason: stoppedReason };
  const known = systemTrouble[(error as NodeJS.ErrnoException).code ?? ''];
  if (known !== undefined) return known;
  const message = error instanceof Error ? error.message : String(error);
  return { code: 'unexpected', reason: `Unexpected error: ${message.split('\n')[0]}` };
}
