/** What a command may touch: data goes to `out`, everything said to a person to `err`. */
export interface CliContext {
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  /** Is `err` a terminal? */
  readonly interactive: boolean;
  /** What `--log auto` is here; default: plain. */
  readonly log?: 'plain' | 'json';
  /** Is `out` a terminal? Colours go only to one. */
  readonly outIsTerminal?: boolean;
}

/** Exit codes of the product: 0 all converted, 1 some failed, 2 wrong usage or settings, 130 interrupted. */
export const exitCodes = { ok: 0, failed: 1, usage: 2, interrupted: 130 } as const;
