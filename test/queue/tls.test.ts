import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePort, redisRuns, redisTitle, RedisServer } from '../support/redis.js';
import { killAll, recordsIn, run, start } from './support.js';

/** A certificate for localhost that nobody else uses, with its key; it runs out in 2126. */
const pem = (name: string): string => fileURLToPath(new URL(`./data/${name}.pem`, import.meta.url));
let folder: string;
let redis: RedisServer;
let tls: number;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'kehoach-tls-'));
  for (const part of ['in', 'redis']) mkdirSync(join(folder, part));
  writeFileSync(join(folder, 'in', 'plan.txt'), 'KẾ HOẠCH\nPhát triển năm 2025\n');
  if (!redisRuns) return;
  tls = await freePort();
  redis = await RedisServer.start(join(folder, 'redis'), ['--tls-port', String(tls), '--tls-cert-file', pem('cert'), '--tls-key-file', pem('key'), '--tls-ca-cert-file', pem('cert'), '--tls-auth-clients', 'no']);
  const client = redis.client();
  await client.call('ACL', 'SETUSER', 'plans', 'on', '>pa:ss/@1', '~*', '&*', '+@all');
  client.disconnect();
}, 30_000);
afterEach(() => killAll());
afterAll(async () => {
  await redis?.kill();
  rmSync(folder, { recursive: true, force: true });
});

const trusting = { env: { NODE_EXTRA_CA_CERTS: pem('cert') } };
const address = (user = 'plans:pa%3Ass%2F%401'): string => `rediss://${user}@localhost:${tls}`;
const submit = (url: string, more = trusting): ReturnType<typeof run> => run(['submit', 'in', '--redis', url, '--store', 'store', '--log', 'plain'], folder, more);

(redisRuns ? describe : describe.skip)(`Redis over TLS with a user of its own, ${redisTitle}`, () => {
  test('the records of a single machine', async () => {
    const worker = start(['worker', '--redis', address(), '--store', 'store', '--cache', 'none'], folder, trusting);
    const waited = await run(['submit', 'in', '--redis', address(), '--store', 'store', '--wait'], folder, trusting);
    if (waited.code !== 0) throw new Error(`${waited.said}\n${worker.said()}`);
    expect((await run(['extract', 'in', '--output', 'expected', '--cache', 'none'], folder)).code).toBe(0);
    expect(recordsIn(join(folder, 'store/records'))).toEqual(recordsIn(join(folder, 'expected')));
    expect(waited.said + worker.said()).not.toContain('pa:ss');
  }, 60_000);

  test.each<[string, () => Promise<{ code: number | null; said: string }>, RegExp]>([
    ['a certificate that is not trusted', () => submit(address(), { env: { NODE_EXTRA_CA_CERTS: '' } }), /certificate that is not trusted here .+NODE_EXTRA_CA_CERTS/],
    ['a wrong password', () => submit(address('plans:wrong')), /does not let us in .+user:password@/],
    ['TLS where there is none', () => submit(`rediss://localhost:${redis.port}`), /does not answer .+TLS just where the address begins with rediss:/],
  ])('%s is told with what to do', async (_, tried, said) => {
    const { code, said: what } = await tried();
    expect([code, what]).toEqual([2, expect.stringMatching(said)]);
    expect(what).not.toMatch(/pa:ss|wrong@|%3A.+%2F.+@/);
  }, 30_000);
});
