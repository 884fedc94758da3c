import { exitCodes } from './context.js';

export interface Stop {
  /** Aborted at the first signal. */
  readonly signal: AbortSignal;
  /** Signals mean again what they meant before. */
  end(): void;
}

/** SIGINT and SIGTERM ask for an orderly end; a second one ends at once. */
export function stopOnSignals(): Stop {
  const stop = new AbortController();
  const onSignal = (): void => {
    if (stop.signal.aborted) process.exit(exitCodes.interrupted);
    stop.abort();
  };
  // Not `once`: a listener that is gone when others are asked would let them end the process.
  process.on('SIGINT', onSignal).on('SIGTERM', onSignal);
  return { signal: stop.signal, end: () => void process.removeListener('SIGINT', onSignal).removeListener('SIGTERM', onSignal) };
}
