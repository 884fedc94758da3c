import type { Sectioned } from '../model/document.js';
import type { Finding } from '../model/finding.js';
import type { Evidence, Span } from '../model/provenance.js';
import type { Citation, DocumentFields, Target, Task } from '../model/record.js';

/** What a check may look at: the document as read and the facts found in it. */
export interface CheckInput {
  readonly document: Sectioned;
  readonly fields: DocumentFields;
  readonly tasks: readonly Task[];
  readonly targets: readonly Target[];
  readonly citations: readonly Citation[];
  readonly evidence: (span: Span) => Evidence;
}

/** Looks for one kind of mistake a careful reader would mark. Never changes a fact. */
export type Check = (input: CheckInput) => Finding[];
