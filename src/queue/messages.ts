import type { Settings } from '../config.js';
import type { WorkerEvent } from './events.js';

/** A job that a reader took, with what makes it its own. */
export interface Held {
  readonly queue: string;
  readonly id: string;
  readonly token: string;
}

/** What a reader is started with; paths absolute. */
export interface ReaderSetup {
  readonly redis: string;
  readonly store: string;
  readonly s3Endpoint: string | null;
  readonly engine: Settings['engine'];
  /** Folder for what was read before; null: nothing is kept. */
  readonly cache: string | null;
  /** Milliseconds after which a worker that is silent is taken for dead. */
  readonly lock: number;
}

/** What a supervisor says to a reader. */
export type ToReader = { readonly type: 'start'; readonly setup: ReaderSetup } | { readonly type: 'drain' };

/** What a reader does with the jobs it has in hand. */
export type Doing =
  | { readonly type: 'taken'; readonly job: Held }
  /** From here on an end of the process is this job's doing. */
  | { readonly type: 'begun'; readonly id: string }
  /** A page was read, or came from the store. */
  | { readonly type: 'progress' }
  /** What is left to do is the store's. */
  | { readonly type: 'ended' }
  | { readonly type: 'left'; readonly id: string };

/** What a reader says. */
export type FromReader =
  | Doing
  | { readonly type: 'ready'; readonly identity: string }
  /** It cannot begin; one line for a person. */
  | { readonly type: 'broken'; readonly reason: string }
  | { readonly type: 'tell'; readonly event: WorkerEvent };
