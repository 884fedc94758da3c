import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { recordStem } from '../../src/export/store.js';
import { appendDecision } from '../../src/review-files.js';
import { fixtureRecords, store } from '../dataset/support.js';
import { decide, targetFacts, unnumbered } from '../review/support.js';
import { runIn, type Ran } from '../support/command.js';

let folder: string;
const kehoach = (...args: string[]): Promise<Ran> => runIn(folder, args);
const record = fixtureRecords().find(({ targets }) => targets.length > 1)!;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'kehoach-cli-review-'));
  store(join(folder, 'output'), record);
  writeFileSync(join(folder, 'output', `${recordStem(record)}.txt`), 'văn bản đọc được');
  await appendDecision(join(folder, 'output'), record.id, unnumbered(decide(record, targetFacts(record)[0]!, 'correct', { min: 5, max: 5 })));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test.each([
  [['review', 'nowhere'], 'nowhere holds no records of kehoach'],
  [['review', '--port', '99999'], '--port: expected a number from 0 to 65535; got "99999"'],
  [['review', '--port', 'x'], '--port: expected a number'],
  [['review', '--reviewer', '  '], '--reviewer: expected a name'],
  [['review', '--documents', 'no-such-folder'], 'There is no such file'],
  [['review', 'fixture', 'no.json', '--to', 'f'], 'There is no such file'],
  [['review', 'fixture', 'x.json'], '--to'],
])('%j is told what to do', async (args, message) => {
  const { code, out, err } = await kehoach(...args);
  expect([code, out, err]).toEqual([2, '', expect.stringContaining(message)]);
});

test('a port that is taken', async () => {
  const taken = createServer();
  await new Promise<void>((resolve) => void taken.listen(0, '127.0.0.1', resolve));
  const { code, err } = await kehoach('review', '--port', String((taken.address() as AddressInfo).port));
  taken.close();
  expect([code, err]).toEqual([2, expect.stringContaining('is in use; give another one')]);
});

test('a fixture of what was decided', async () => {
  const { code, err } = await kehoach('review', 'fixture', join('output', `${recordStem(record)}.json`), '--to', 'made');
  expect([code, err]).toEqual([0, expect.stringMatching(/^Fixture written: documents\/\S+\.txt, gold\/\S+\.json\n$/)]);
  const gold = JSON.parse(readFileSync(join(folder, 'made', /gold\/\S+\.json/.exec(err)![0]), 'utf8')) as Record<string, unknown>;
  expect(gold).toMatchObject({ of: 'reading-text', targets: [expect.objectContaining({ min: 5 })] });
  expect(existsSync(join(folder, 'made', 'documents', String(gold['source'])))).toBe(true);
});

test('kehoach dataset says what people decided', async () => {
  const { code, err } = await kehoach('dataset', '--format', 'csv');
  expect([code, err]).toEqual([0, expect.stringContaining('People decided: 0 confirmed, 1 corrected, 0 rejected, 0 added')]);
});

test('--help teaches', async () => {
  const { code, out } = await kehoach('review', '--help');
  expect(code).toBe(0);
  for (const word of ['--documents', '--reviewer', '--port', '--all', 'fixture', '.review.json', 'Exit codes']) expect(out).toContain(word);
});
