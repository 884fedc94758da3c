import { homedir } from 'node:os';
import { join } from 'node:path';

/**
 * Where readings of pictures are kept: the folder given, nowhere for `none`, else `kehoach` in the user's cache folder
 * (`$XDG_CACHE_HOME`, `%LOCALAPPDATA%`, `~/.cache`). Deleting it costs time only.
 */
export function cacheFolder(given: string | null, env: NodeJS.ProcessEnv = process.env): string | null {
  if (given === 'none') return null;
  return given ?? join(env['XDG_CACHE_HOME'] ?? env['LOCALAPPDATA'] ?? join(homedir(), '.cache'), 'kehoach');
}
