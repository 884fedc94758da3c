import { Redis } from 'ioredis';
import { SettingsError } from '../config.js';

/** Redis was given in a way that cannot be used, or does not answer at the start. */
export class RedisUsageError extends SettingsError {}

/** The address without its password. */
export function shownAddress(url: string): string {
  try {
    const shown = new URL(url);
    if (shown.password !== '') shown.password = '***';
    return shown.href;
  } catch {
    return url;
  }
}

function checkAddress(url: string): void {
  if (/^rediss?:\/\/[^/]/i.test(url) && URL.canParse(url)) return;
  throw new RedisUsageError(`--redis takes an address like redis://host:6379 or rediss://user:password@host:6380/0; got ${JSON.stringify(shownAddress(url))}.`);
}

const mostWait = 5_000;

/**
 * A connection that comes back by itself once it stood.
 * @throws {RedisUsageError} it is no address, or nothing answers there
 */
export async function connect(url: string, onTrouble: (message: string) => void): Promise<Redis> {
  checkAddress(url);
  await probe(url);
  const redis = new Redis(url, { maxRetriesPerRequest: null, retryStrategy: (times) => Math.min(100 * times, mostWait) });
  redis.on('error', (error: Error) => onTrouble(`Redis: ${error.message}`));
  return redis;
}

/** What to do about an answer that is none. */
const advice: readonly (readonly [RegExp, string])[] = [
  [/NOAUTH|WRONGPASS|invalid password/i, 'does not let us in ({why}); give user and password: --redis rediss://user:password@host:6380, letters like : / @ as %3A %2F %40.'],
  [/certificate/i, 'has a certificate that is not trusted here ({why}); name its authority: NODE_EXTRA_CA_CERTS=/path/ca.pem kehoach …'],
  [/ETIMEDOUT/, 'does not answer ({why}); is it reached from here, and does it speak TLS just where the address begins with rediss://?'],
  [/(?:)/, 'does not answer ({why}); start redis-server there, or give another --redis URL.'],
];

/** One question without a second try: a wrong address should be told, not waited for. */
async function probe(url: string): Promise<void> {
  const redis = new Redis(url, { lazyConnect: true, maxRetriesPerRequest: 0, retryStrategy: () => null, connectTimeout: mostWait });
  let told: Error | null = null;
  redis.on('error', (error: Error) => (told ??= error));
  try {
    await redis.connect();
    await redis.ping();
  } catch (error) {
    const why = (told as Error | null) ?? (error as Error);
    throw new RedisUsageError(`Redis at ${shownAddress(url)} ${advice.find(([pattern]) => pattern.test(why.message))![1].replace('{why}', why.message)}`, { cause: error });
  } finally {
    redis.disconnect();
  }
}
