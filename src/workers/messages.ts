import type { ConversionSettings, Converted, Failure, Task } from '../batch/model.js';

/** What is said to a worker process. */
export type ToWorker = { readonly type: 'convert'; readonly task: Task; readonly settings: ConversionSettings } | { readonly type: 'share'; readonly pageJobs: number } | { readonly type: 'stop' };

/** What a worker process says. */
export type FromWorker =
  | { readonly type: 'begun' }
  | { readonly type: 'page'; readonly done: number; readonly total: number }
  | { readonly type: 'done'; readonly converted: Converted }
  | { readonly type: 'failed'; readonly failure: Failure };

/** What a worker process is started with, as JSON in its only argument. */
export interface WorkerLimits {
  /** Most memory (MB) the process may hold. */
  readonly maxMemory: number;
  /** The watchdog's program (file URL). */
  readonly watchdog: string;
}

/** What the watchdog's thread is given. */
export interface WatchdogData {
  readonly maxMemory: number;
  /** Who started the worker process. */
  readonly parent: number;
  /** What is written to stderr before a process is ended that holds too much memory. */
  readonly mark: string;
}

export const memoryMark = 'kehoach: memory limit';
