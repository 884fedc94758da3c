/** What a hostile file may come to: a record, a refusal (with the codes it may have), or one of both. */
export type Expected = { readonly is: 'record' | 'either' } | { readonly is: 'refused'; readonly code: readonly string[] };

/** One broken or malicious file. */
export interface Hostile {
  /** Unique; also its name on disk where `file` says nothing else. */
  readonly name: string;
  /** The name it is given to the reader with, where that is what is hostile. */
  readonly file?: string;
  readonly bytes: () => Uint8Array;
  readonly expected: Expected;
  /** Options of `extract` that the file asks for. */
  readonly options?: { readonly ocr?: 'auto' | 'always' | 'never'; readonly maxPages?: number };
  /** Made to eat memory or time: tried in a process of its own. */
  readonly heavy?: boolean;
  /** Why only a process of its own with a time limit helps: a library that cannot be stopped. */
  readonly isolated?: string;
  /** Only in the whole corpus, not in the quick one. */
  readonly slow?: boolean;
}

export const record: Expected = { is: 'record' };
export const either: Expected = { is: 'either' };
export const refused = (...code: string[]): Expected => ({ is: 'refused', code });

export const latin = (text: string): Uint8Array => Buffer.from(text, 'latin1');
export const utf8 = (text: string): Uint8Array => Buffer.from(text, 'utf8');
