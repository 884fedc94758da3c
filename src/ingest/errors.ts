/** Why a document cannot be read at all. Each has one clear line for the user; the next document goes on. */
export type InputErrorCode =
  | 'empty-file'
  | 'unknown-type'
  | 'damaged'
  | 'encrypted'
  | 'no-text-layer'
  | 'no-pages'
  | 'not-text'
  | 'too-large'
  | 'too-many-pages';

/** A document that cannot be read; `message` is one line that says what is wrong and what to do. */
export class InputError extends Error {
  readonly code: InputErrorCode;

  constructor(code: InputErrorCode, message: string) {
    super(message);
    this.name = 'InputError';
    this.code = code;
  }
}
