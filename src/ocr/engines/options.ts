/** How an engine works. */
export interface EngineOptions {
  /** Pages read at the same time. */
  readonly jobs?: number;
  /** Ask for other readings of each letter; costs about a tenth of the time. */
  readonly alternatives?: boolean;
  /** Folder of another `vie.traineddata.gz` than the installed package's. */
  readonly dataFolder?: string;
  /** Where the native command's unpacked data is kept; null: in a private folder until the engine is closed. Default: the user's cache. */
  readonly cache?: string | null;
}

/** What was read with one set of options is not what another gives. */
export const optionsIdentity = ({ alternatives = true }: EngineOptions): string => (alternatives ? 'alternatives' : 'plain');
