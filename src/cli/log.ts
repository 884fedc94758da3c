import type { Settings } from '../config.js';
import type { CliContext } from './context.js';
import { escapedForJson, oneLine } from './terminal.js';

export type LogLevel = Settings['logLevel'] | 'fatal';

const weights: Readonly<Record<LogLevel, number>> = { debug: 20, info: 30, warn: 40, error: 50, fatal: 60 };

/** What a log tells of; docs/unattended.md says of each what stands with it. */
export const logEvents = [
  'run-started', 'document-done', 'document-failed', 'progress', 'record-outdated', 'source-ambiguous', 'source-unmatched', 'sources-not-read', 'polling', 'folder-gone',
  'folder-back', 'metrics-not-written', 'output-lost', 'run-failed', 'run-ended', 'failed',
] as const;
/** What `submit` tells besides; docs/scaling.md says of each what stands with it. */
export const submitEvents = ['submitted', 'no-workers', 'queue-trouble'] as const;
export type LogEvent = (typeof logEvents)[number] | (typeof submitEvents)[number];

/** Plain data of an event: names, counts, seconds; never a document's text. */
export type LogFields = Readonly<Record<string, string | number | boolean | null>>;

/** What a command says of its run; `Event`: what it may tell of. */
export interface Log<Event extends string = LogEvent> {
  readonly isJson: boolean;
  /** Would something of this weight be said? */
  has(level: LogLevel): boolean;
  /** `text`: the same for a person, who is told nothing where it is null. */
  say(level: LogLevel, event: Event, fields: LogFields, text: string | null): void;
  /** What only a person is told. */
  tell(level: LogLevel, text: string): void;
}

/** The log of a run on stderr, as the settings ask for it. */
export async function openLog<Event extends string = LogEvent>(settings: Pick<Settings, 'log' | 'logLevel' | 'quiet'>, context: CliContext): Promise<Log<Event>> {
  const least: LogLevel = settings.quiet ? 'error' : settings.logLevel;
  const kind = settings.log === 'auto' ? (context.log ?? 'plain') : settings.log;
  const has = (level: LogLevel): boolean => weights[level] >= weights[least];
  if (kind === 'plain') {
    const tell = (level: LogLevel, text: string): void => { if (has(level)) context.err(`${text}\n`); };
    return { isJson: false, has, tell, say: (level, _event, _fields, text) => { if (text !== null) tell(level, oneLine(text)); } };
  }
  // Loaded here: who sits at a terminal needs none.
  const { pino } = await import('pino');
  const options = { level: least, timestamp: pino.stdTimeFunctions.isoTime, formatters: { level: (label: string) => ({ level: label }) } };
  const logger = pino(options, { write: (line: string) => context.err(escapedForJson(line)) });
  return { isJson: true, has, tell: () => undefined, say: (level, event, fields, text) => logger[level]({ event, ...fields }, text ?? undefined) };
}
