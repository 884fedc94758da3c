import type { Evidence } from './provenance.js';

export type Severity = 'error' | 'warning' | 'info';

/** Parameters are data; the wording is added at the edge (`findings/`). */
export type FindingParams = Readonly<Record<string, string | number | boolean | null>>;

/**
 * Something a person should look at: an oddity of the document or a doubt of the reader.
 * `code` is one of the closed list in `findings/codes.ts`.
 */
export interface Finding {
  readonly code: string;
  readonly severity: Severity;
  readonly params: FindingParams;
  readonly evidence: readonly Evidence[];
}
