import type { Finding } from '../model/finding.js';
import type { Evidence, Span } from '../model/provenance.js';
import type { Agency, Task, Timeframe } from '../model/record.js';
import type { TimeContext } from '../times/timeframe.js';

/** What the reading of tasks asks of the other stages. */
export interface TaskFacts extends TimeContext {
  readonly evidence: (span: Span) => Evidence;
  /** The agencies a text names, in order, each once; split and canonical. */
  readonly agencies: (text: string) => Agency[];
  /** UTF-16 units of the list of agencies the text begins with; 0 where it begins with none. */
  readonly agencyPrefix: (text: string) => number;
  /** Whether the text names agencies and nothing else. */
  readonly isAgencyList: (text: string) => boolean;
}

export interface ReadTimeframe {
  readonly timeframe: Timeframe;
  readonly findings: readonly Finding[];
}

/** The agencies of a task by what they are to do. */
export interface Parties {
  readonly lead: readonly Agency[];
  readonly coordinating: readonly Agency[];
  readonly implementing: readonly Agency[];
}

/** A task before it has an id, a confidence and its findings. Spans are of the reading text. */
export interface TaskDraft extends Parties {
  readonly kind: Task['kind'];
  readonly marker: string | null;
  readonly text: string;
  readonly group: readonly string[];
  readonly deliverable: string | null;
  readonly time: ReadTimeframe | null;
  /** A column or a labelled line for the time is there: its absence is odd. */
  readonly expectsTime: boolean;
  /** Part of it is somebody else's ("riêng nội dung 8 do … chủ trì"). */
  readonly exception: boolean;
  /** Which column each cell of its row belongs to is not certain. */
  readonly doubtful?: boolean;
  readonly refersTo: readonly string[];
  readonly span: Span;
  readonly findings: readonly Finding[];
}

export const nobody: Parties = { lead: [], coordinating: [], implementing: [] };
