import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Outcome } from '../../src/batch.js';
import { openLog } from '../../src/cli/log.js';
import { openMetrics } from '../../src/cli/metrics.js';
import { runIn, type Ran } from '../support/command.js';
import { readOpenMetrics } from './openmetrics.js';

const documents = fileURLToPath(new URL('../../fixtures/documents/', import.meta.url));
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'kehoach-log-'));
  mkdirSync(join(folder, 'in'));
  for (const [name, as] of [['synth-003.txt', 'a.txt'], ['synth-003.txt', 'twin.txt'], ['synth-001.txt', 'b.txt']] as const) copyFileSync(join(documents, name), join(folder, 'in', as));
  writeFileSync(join(folder, 'in', 'bad\u001b[31m\u009b2J\u202e.pdf'), '%PDF-1.7\nand no more');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const run = (...more: string[]): Promise<Ran> => runIn(folder, ['extract', 'in', '--output', 'out', '--cache', 'none', '--force', ...more]);
const events = (err: string): Record<string, unknown>[] => err.trimEnd().split('\n').map((line) => JSON.parse(line) as Record<string, unknown>);

describe('the log', () => {
  test('a line of JSON for each event, with counts, seconds and reasons; stdout stays for data', async () => {
    const { code, out, err } = await run('--log', 'json');
    expect([code, out]).toEqual([1, '']);
    expect(events(err).map(({ level, event, path, status, code: why }) => [level, event, path, status ?? why])).toEqual([
      ['info', 'run-started', undefined, undefined],
      ['info', 'document-done', 'in/a.txt', 'converted'],
      ['info', 'document-done', 'in/b.txt', 'converted'],
      ['error', 'document-failed', 'in/bad\u001b[31m\u009b2J\u202e.pdf', expect.any(String)],
      ['info', 'document-done', 'in/twin.txt', 'duplicate'],
      ['info', 'run-ended', undefined, undefined],
      ['error', 'failed', expect.stringContaining('in/bad'), 'damaged'],
    ]);
    expect(events(err)[1]).toMatchObject({ seconds: expect.any(Number), pages: 1, pagesRead: 0, flagged: 0, record: expect.stringMatching(/2867-qd-ubnd\.[0-9a-f]{8}\.json$/), time: expect.stringMatching(/^\d{4}-\d\d-\d\dT/) });
    expect(events(err)[3]).toMatchObject({ reason: expect.any(String) });
    expect(events(err).at(-2)).toMatchObject({ converted: 2, unchanged: 0, duplicate: 1, failed: 1, documents: 4, interrupted: false, exitCode: 1, msg: '2 converted, 0 unchanged, 1 duplicate, 1 failed; records in out' });
  }, 60_000);

  test.each(['json', 'plain'])('no character of a name moves a terminal (%s), and nothing of a document stands there', async (log) => {
    const { err } = await run('--log', log);
    expect(err.replaceAll('\n', '')).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e]/);
    expect(err).not.toMatch(/chuyển đổi số|Tuyên Quang/i);
  }, 60_000);

  test.each<[string[], RegExp | null, string]>([
    [['--quiet', '--log', 'json'], /^\{"level":"error".+"event":"document-failed".+\}\n$/, 'of a night only what failed'],
    [['--quiet'], /^1 of 4 documents failed:\n {2}in\/bad \[31m 2J \.pdf: .+\n$/, 'the same for a person'],
    [['--log-level', 'warn'], /^1 of 4 documents failed:/, 'no table'],
    [['--log', 'auto'], /2 converted, 0 unchanged, 1 duplicate, 1 failed; records in out\n1 of 4 documents failed:\n/, 'a context that does not say is a person’s'],
  ])('%j: %s', async (args, expected) => expect((await run(...args)).err).toMatch(expected!), 60_000);

  test('what ends a run is in the log too; wrong settings are told in words, before there is a log', async () => {
    expect(events((await runIn(folder, ['extract', 'nowhere/*.pdf', '--log', 'json'])).err)).toEqual([expect.objectContaining({ level: 'fatal', event: 'run-failed', msg: 'No documents found in: nowhere/*.pdf' })]);
    expect(events((await run('--log', 'json', '--metrics', 'no/such/k.prom')).err).at(-1)).toMatchObject({ level: 'fatal', event: 'run-failed', msg: expect.stringContaining('There is no such file') });
    const { code, err } = await run('--log', 'xml');
    expect([code, err]).toEqual([2, expect.stringMatching(/^kehoach: Setting "log" from the command line/)]);
  });

  test('where nothing is asked for, the context says who reads', async () => {
    let said = '';
    const context = { cwd: folder, env: {}, out: () => undefined, err: (text: string) => (said += text), interactive: false };
    for (const [kind, expected] of [['json', true], ['plain', false], [undefined, false]] as const) {
      const log = await openLog({ log: 'auto', logLevel: 'info', quiet: false }, { ...context, log: kind });
      expect(log.isJson).toBe(expected);
      log.say('debug', 'progress', {}, 'never said');
    }
    expect(said).toBe('');
  });
});

const outcome = (more: Partial<Outcome>): Outcome => ({ path: 'x', status: 'converted', summary: null, written: null, seconds: null, stages: null, reason: null, code: null, ...more });

describe('the metrics', () => {
  const valuesIn = (file: string): Record<string, number> => Object.fromEntries(readOpenMetrics(readFileSync(join(folder, file), 'utf8')).flatMap(({ samples }) => samples.map(({ name, labels: { run: ofFile, ...labels }, value }) => [name + Object.values(labels).map((label) => ` ${label}`).join('') + (`${ofFile!}.prom` === basename(file) ? '' : '?'), value])));

  test('OpenMetrics by the specification, with a run’s figures', async () => {
    const begun = Date.now() / 1000;
    await run('--metrics', 'k.prom', '--quiet');
    const families = readOpenMetrics(readFileSync(join(folder, 'k.prom'), 'utf8'));
    for (const { name, help, type } of families) expect([name, help, type]).toEqual([expect.stringMatching(/^kehoach_/), expect.any(String), expect.stringMatching(/^(?:counter|gauge|summary)$/)]);
    const values = valuesIn('k.prom');
    expect(values).toMatchObject({
      'kehoach_documents_total converted': 2, 'kehoach_documents_total duplicate': 1, 'kehoach_documents_total failed': 1, 'kehoach_documents_total unchanged': 0,
      kehoach_pages_total: 2, kehoach_pages_read_total: 0, kehoach_facts_total: expect.any(Number), kehoach_facts_flagged_total: 2, kehoach_document_seconds_count: 3,
      'kehoach_stage_seconds_count tables': 2, 'kehoach_stage_seconds_count write': 2, kehoach_documents_waiting: 0, kehoach_documents_in_hand: 0, kehoach_run_exit_code: 1,
    });
    expect(Object.entries(values).filter(([name]) => name.startsWith('kehoach_failures_total'))).toEqual([[expect.stringMatching(/ [a-z-]+$/), 1]]);
    expect(values['kehoach_run_start_timestamp_seconds']).toBeGreaterThanOrEqual(begun);
    expect(values['kehoach_run_end_timestamp_seconds']).toBeGreaterThanOrEqual(values['kehoach_run_start_timestamp_seconds']!);
    expect(readdirSync(folder).filter((name) => name.startsWith('k.prom'))).toEqual(['k.prom']);
  }, 60_000);

  test('the file is there from the start, without an end; what a killed run left beside it goes; odd names are escaped', async () => {
    writeFileSync(join(folder, 'm.prom.0123abcd.half'), 'half');
    const log = await openLog({ log: 'plain', logLevel: 'info', quiet: false }, { cwd: folder, env: {}, out: () => undefined, err: () => undefined, interactive: false });
    const metrics = await openMetrics({ metrics: 'm.prom' }, { cwd: folder }, log);
    expect(valuesIn('m.prom')).not.toHaveProperty('kehoach_run_exit_code');
    metrics.queue(7, 2);
    metrics.document(outcome({ status: 'failed', code: 'a"b\\c\nd', seconds: 1.5 }));
    metrics.document(outcome({ stages: { ingest: 0.25, facts: 0.5 }, seconds: 1 }));
    await metrics.end(130);
    expect(valuesIn('m.prom')).toMatchObject({ 'kehoach_failures_total a"b\\c\nd': 1, kehoach_document_seconds_sum: 2.5, 'kehoach_stage_seconds_sum facts': 0.5, kehoach_run_exit_code: 130 });
    expect(readdirSync(folder).filter((name) => name.endsWith('.half'))).toEqual([]);
  });

  test('a folder that is gone later is a warning, said once, and no end', async () => {
    let said = '';
    mkdirSync(join(folder, 'gone'));
    const log = await openLog({ log: 'plain', logLevel: 'info', quiet: false }, { cwd: folder, env: {}, out: () => undefined, err: (text) => (said += text), interactive: false });
    const metrics = await openMetrics({ metrics: 'gone/m.prom' }, { cwd: folder }, log);
    rmSync(join(folder, 'gone'), { recursive: true });
    await metrics.end(0);
    expect(said).toMatch(/^The metrics cannot be written: .+\n$/);
  });

  test.each([
    ['# TYPE a counter\na_total 1\n', 'end'], ['# TYPE a counter\na 1\n# EOF\n', 'no sample of'], ['# TYPE a_seconds gauge\n# UNIT a_seconds bytes\n# EOF\n', 'UNIT'],
    ['# TYPE a gauge\na{b="1" } 1\n# EOF\n', 'labels'], ['# TYPE a gauge\na 1\na 2\n# EOF\n', 'twice'], ['# TYPE a gauge\na 0x1\n# EOF\n', 'number'], ['\n# EOF\n', 'empty'],
  ])('the reader of these tests is strict: %j', (text, what) => expect(() => readOpenMetrics(text)).toThrow(what));
});
