import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { submitEvents } from '../../src/cli/log.js';
import { workerEvents } from '../../src/queue/events.js';
import { readOpenMetrics } from '../cli/openmetrics.js';
import { redisRuns, redisTitle, RedisServer } from '../support/redis.js';
import { killAll, root, scan, start, until, type Process } from './support.js';

let folder: string;
let redis: RedisServer;
const at = (...parts: string[]): string => join(folder, ...parts);

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'kehoach-told-'));
  for (const part of ['in', 'redis']) mkdirSync(at(part));
  copyFileSync(join(root, 'fixtures/documents/synth-003.txt'), at('in', 'a.txt'));
  writeFileSync(at('in', 'b.pdf'), await scan([{}, { height: 122 }, { broken: true }]));
  writeFileSync(at('in', 'c.pdf'), '%PDF-1.7\nand no more');
  if (redisRuns) redis = await RedisServer.start(at('redis'));
});
afterEach(() => killAll());
afterAll(async () => {
  await redis?.kill();
  rmSync(folder, { recursive: true, force: true });
});

const where = (): string[] => ['--redis', redis.url, '--store', 'store'];
/** Lines of JSON that were said on stderr; what stands on stdout has tabs. */
const events = (each: Process): Record<string, unknown>[] => each.said().trimEnd().split('\n').filter((line) => line.startsWith('{')).map((line) => JSON.parse(line) as Record<string, unknown>);
const named = (each: Process, event: string): Record<string, unknown>[] => events(each).filter((one) => one['event'] === event);
const figures = (): Record<string, number> => Object.fromEntries(readOpenMetrics(readFileSync(at('w.prom'), 'utf8')).flatMap(({ samples }) => samples.map(({ name, labels: { run, ...labels }, value }) => [[...(run === 'w' ? [] : ['?']), name, ...Object.values(labels)].join(' '), value])));

(redisRuns ? describe : describe.skip)(`what workers tell, ${redisTitle}`, () => {
  test('events as lines of JSON, and figures, of all that became of documents and pages', async () => {
    const worker = start(['worker', ...where(), '--engine', 'tesseract', '--cache', 'none', '--metrics', 'w.prom'], folder);
    const submit = start(['submit', 'in', ...where(), '--wait'], folder);
    expect(await submit.ended).toBe(1);
    worker.child.kill('SIGTERM');
    expect(await worker.ended).toBe(0);

    expect(named(worker, 'worker-ready')).toEqual([expect.objectContaining({ level: 'info', jobs: 1, store: expect.any(String), identity: expect.stringContaining('tesseract') })]);
    expect(named(worker, 'page-read').map(({ file, page, known }) => [file, page, known]).sort()).toEqual([['b.pdf', 1, false], ['b.pdf', 2, false]]);
    expect(named(worker, 'page-failed')).toEqual([expect.objectContaining({ level: 'warn', file: 'b.pdf', page: 3, tries: 1, reason: expect.stringContaining('damaged') })]);
    expect(named(worker, 'document-done').map(({ path, status, pages, pagesRead }) => [path, status, pages, pagesRead]).sort()).toEqual([['in/a.txt', 'converted', 1, 0], ['in/b.pdf', 'converted', 3, 2]]);
    expect(named(worker, 'document-failed')).toEqual([expect.objectContaining({ level: 'error', path: 'in/c.pdf', code: 'damaged', reason: expect.any(String) })]);
    expect(events(worker).slice(-2).map(({ event }) => event)).toEqual(['draining', 'worker-ended']);

    expect(named(submit, 'submitted')).toEqual([expect.objectContaining({ queued: 3, unchanged: 0, failed: 0 })]);
    expect(events(submit).slice(-2)).toEqual([expect.objectContaining({ event: 'run-ended', converted: 2, failed: 1, documents: 3, exitCode: 1 }), expect.objectContaining({ event: 'failed', level: 'error', path: 'in/c.pdf' })]);

    expect(figures()).toMatchObject({
      'kehoach_documents_total converted': 2, 'kehoach_documents_total failed': 1, 'kehoach_failures_total damaged': 1, kehoach_pages_total: 4, kehoach_pages_read_total: 2,
      'kehoach_page_jobs_total read': 2, 'kehoach_page_jobs_total known': 0, 'kehoach_page_jobs_total failed': 1, kehoach_page_seconds_count: 2, kehoach_document_seconds_count: 2,
      'kehoach_stage_seconds_count write': 2, kehoach_documents_waiting: 0, kehoach_run_exit_code: 0,
    });
  }, 60_000);

  test('sentences with their time for a person; nobody at work is told', async () => {
    writeFileSync(at('d.txt'), 'KẾ HOẠCH\nPhát triển năm 2025\n');
    const submit = start(['submit', 'd.txt', ...where(), '--log', 'plain'], folder);
    expect([await submit.ended, submit.said()]).toEqual([0, expect.stringMatching(/^queued\td\.txt\t.+\n1 queued, [^]*worker/)]);
    const worker = start(['worker', ...where(), '--log', 'plain'], folder);
    await until('the record', () => worker.said().includes('d.txt: records/'), worker.said);
    expect(worker.said()).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z worker \d+ is ready: 1 readers/);
  }, 60_000);

  test('a worker that cannot begin says so in its log', async () => {
    const worker = start(['worker', '--redis', 'redis://127.0.0.1:1', '--store', 'store'], folder);
    expect(await worker.ended).toBe(2);
    expect(events(worker)).toEqual([expect.objectContaining({ level: 'fatal', event: 'run-failed' })]);
  }, 60_000);
});

test('every event of workers and of submit is in the docs, and the other way round', () => {
  const text = readFileSync(join(root, 'docs/scaling.md'), 'utf8');
  const table = /\| event \| level \|[^\n]*\n([^]*?)\n\n/.exec(text)![1]!;
  const described = [...table.matchAll(/^\| (`[^|]+) \|/gm)].flatMap((match) => [...match[1]!.matchAll(/`([a-z-]+)`/g)].map((one) => one[1]!));
  const shared = ['progress', 'run-ended', 'failed', 'run-failed', 'metrics-not-written'];
  expect(described.sort()).toEqual([...new Set([...workerEvents, ...submitEvents, ...shared])].sort());
});
