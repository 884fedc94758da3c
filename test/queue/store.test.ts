import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore, StoreError, StoreUsageError, type Store } from '../../src/queue/store.js';

interface S3rver {
  run(): Promise<{ port: number }>;
  close(): Promise<void>;
}
const S3rver = createRequire(import.meta.url)('s3rver') as new (options: object) => S3rver;

let folder: string;
let server: S3rver;
let endpoint: string;
const before = { ...process.env };

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'kehoach-store-'));
  mkdirSync(join(folder, 's3'));
  server = new S3rver({ port: 0, address: '127.0.0.1', silent: true, directory: join(folder, 's3'), configureBuckets: [{ name: 'plans', configs: [] }] });
  endpoint = `http://127.0.0.1:${(await server.run()).port}`;
  Object.assign(process.env, { AWS_ACCESS_KEY_ID: 'S3RVER', AWS_SECRET_ACCESS_KEY: 'S3RVER' });
});
afterAll(async () => {
  process.env = before;
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

const open = (kind: string): Promise<Store> => openStore(kind === 'a folder' ? 'shared' : 's3://plans/some/prefix/', { cwd: folder, s3Endpoint: endpoint });

const listed = async (store: Store, prefix: string): Promise<string[]> => {
  const out: string[] = [];
  for await (const key of store.list(prefix)) out.push(key);
  return out.sort();
};

describe.each(['a folder', 'S3'])('a store on %s', (kind) => {
  test('what was put is got, listed by prefix, replaced and removed; what is not there is null', async () => {
    const store = await open(kind);
    expect([await store.get('a/x'), await store.has('a/x'), await listed(store, 'a/')]).toEqual([null, false, []]);
    const bytes = Buffer.from(Array.from({ length: 70_000 }, (_, i) => i & 255));
    await store.put('a/x', bytes);
    await store.put('a/b/Kế hoạch.txt', 'tăng 5 %');
    await store.put('ab/y', '');
    expect((await store.get('a/x'))!.equals(bytes)).toBe(true);
    expect([(await store.get('a/b/Kế hoạch.txt'))!.toString(), (await store.get('ab/y'))!.length]).toEqual(['tăng 5 %', 0]);
    expect(await listed(store, 'a/')).toEqual(['a/b/Kế hoạch.txt', 'a/x']);
    await store.put('a/x', 'new');
    expect([(await store.get('a/x'))!.toString(), await store.has('a/x'), await store.has('a')]).toEqual(['new', true, false]);
    for (let i = 0; i < 2; i++) await store.remove('a/x');
    expect(await store.has('a/x')).toBe(false);
    await store.close();
  });

  test('written by many at once, a value is one of theirs, whole', async () => {
    const store = await open(kind);
    const values = Array.from({ length: 20 }, (_, i) => String(i % 10).repeat(50_000));
    await Promise.all(values.map((value) => store.put('race/x', value)));
    expect(values).toContain((await store.get('race/x'))!.toString());
    expect(await listed(store, 'race/')).toEqual(['race/x']);
    await store.close();
  });
});

test('a folder holds nothing half: what a kill left of a write is no key', async () => {
  const store = await open('a folder');
  await store.put('k/x', 'whole');
  const [old, fresh] = ['y.0b5d77aa.half', 'z.0b5d77aa.half'].map((name) => join(folder, 'shared/k', name));
  for (const path of [old!, fresh!]) writeFileSync(path, 'hal');
  const twoDaysAgo = new Date(Date.now() - 2 * 24 * 3600 * 1000);
  utimesSync(old!, twoDaysAgo, twoDaysAgo);
  expect(await listed(store, 'k/')).toEqual(['k/x']);
  // A worker may be writing the fresh one just now.
  expect([await store.sweep(), existsSync(old!), existsSync(fresh!), existsSync(join(folder, 'shared/k/x'))]).toEqual([1, false, true, true]);
  utimesSync(fresh!, twoDaysAgo, twoDaysAgo);
  expect(await store.sweep()).toBe(0); // once a day
});

describe('a store that fails says so', () => {
  test('a folder that nobody may write to, not even root', async () => {
    await expect((await openStore('/sys/closed', { cwd: folder, s3Endpoint: null })).put('x', '1')).rejects.toThrow(StoreError);
  });

  test('a file where a folder is needed', async () => {
    writeFileSync(join(folder, 'file'), '');
    const store = await openStore('file', { cwd: folder, s3Endpoint: null });
    await expect(store.put('a/b', '1')).rejects.toThrow(/^The store .*file failed to write a\/b: E/);
    expect(readdirSync(folder)).toContain('file');
  });

  test('a bucket that is not there', async () => {
    const store = await openStore('s3://other', { cwd: folder, s3Endpoint: endpoint });
    await expect(store.get('x')).rejects.toThrow(/The store s3:\/\/other failed to read x: .*NoSuchBucket/);
    await expect(store.put('x', '1')).rejects.toThrow(StoreError);
  });

  test.each(['gs://bucket/x', 's3://', 's3://Bad_Name/x', 's3://user:secret@plans/x'])('%s is no address of a store', async (address) => {
    const refused = openStore(address, { cwd: folder, s3Endpoint: null });
    await expect(refused).rejects.toThrow(StoreUsageError);
    await expect(refused).rejects.not.toThrow(/secret/);
  });
});
