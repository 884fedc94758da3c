import { SettingsError } from '../config.js';

/** Where and when a document was published, as somebody noted it. Data only: nothing is ever fetched. */
export interface Published {
  readonly url: string | null;
  /** YYYY-MM-DD */
  readonly publishedOn: string | null;
}

/** One row of a sources file. */
export interface SourceRow extends Published {
  /** Line in the file, from 1; of a row over several lines the last. */
  readonly line: number;
  /** As written, in NFC. */
  readonly file: string;
}

/** A sources file that cannot be used: which line, what was expected, what came. */
export class SourcesError extends SettingsError {}
