import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runIn } from '../support/command.js';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'kehoach-queue-usage-'));
  writeFileSync(join(folder, 'a.txt'), 'KẾ HOẠCH');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('wrong usage of submit and worker is told in one line, with 2', () => {
  const nobody = 'redis://user:secret@127.0.0.1:1';
  test.each([
    ['no server named', ['submit', 'a.txt'], /Expected --redis URL \(or KEHOACH_REDIS\)/],
    ['no server named', ['worker'], /Expected --redis URL \(or KEHOACH_REDIS\)/],
    ['no address', ['worker', '--redis', 'localhost:6379'], /takes an address like redis:\/\/host:6379.*got "localhost:6379"/],
    ['nobody there', ['submit', 'a.txt', '--redis', nobody], /Redis at redis:\/\/user:\*\*\*@127\.0\.0\.1:1 does not answer \(.*ECONNREFUSED.*start redis-server/],
    ['nobody there', ['worker', '--redis', nobody], /does not answer/],
    ['no such store', ['worker', '--redis', nobody, '--store', 'ftp://x/y'], /neither a folder nor s3:\/\/bucket\/prefix/],
    ['no such catalogue', ['submit', 'a.txt', '--redis', nobody, '--catalogue', 'none.tsv'], /none\.tsv: cannot be read/],
    ['no document', ['submit', 'none/*.pdf', '--redis', nobody], /No documents found/],
    ['a lock of no time', ['worker', '--redis', nobody, '--lock', '0'], /--lock takes seconds/],
  ])('%s: %j', async (_, args, expected) => {
    const { code, out, err } = await runIn(folder, args);
    expect([code, out]).toEqual([2, '']);
    expect(err).toMatch(expected);
    expect(err.trim().split('\n')).toHaveLength(1);
    expect(err).not.toContain('secret');
    expect(readdirSync(folder)).toEqual(['a.txt']);
  });
});
