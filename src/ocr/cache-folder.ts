import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';

/** Where kehoach keeps what it can make again: `KEHOACH_CACHE`, else the user's cache folder (XDG base directories; a relative one is to be ignored). */
export function cacheFolder(env: NodeJS.ProcessEnv = process.env): string {
  if (env['KEHOACH_CACHE']) return env['KEHOACH_CACHE'];
  const base = env['XDG_CACHE_HOME'];
  return join(base && isAbsolute(base) ? base : join(homedir(), '.cache'), 'kehoach');
}
