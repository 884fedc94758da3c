import { SettingsError, type Settings } from '../../config.js';

/** @throws {SettingsError} no server was named */
export function needRedis({ redis }: Settings): string {
  if (redis !== null) return redis;
  throw new SettingsError('Expected --redis URL (or KEHOACH_REDIS), the Redis server that hands out the work, like redis://localhost:6379; none was given.');
}
