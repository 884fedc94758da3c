/** Why nothing could be read in a picture. Each has one clear line for the user. */
export type OcrErrorCode =
  | 'language-data-missing'
  | 'language-data-damaged'
  | 'language-data-wrong'
  | 'engine-missing'
  | 'engine-failed'
  | 'engine-timeout';

/** An engine that cannot be used or gave up; `message` is one line that says what is wrong and what to do. */
export class OcrError extends Error {
  readonly code: OcrErrorCode;

  constructor(code: OcrErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'OcrError';
    this.code = code;
  }
}

/** What a reading that still waited when its engine was closed ends with. */
export const closedEngine = (): OcrError => new OcrError('engine-failed', 'The engine was closed before this was read.');
