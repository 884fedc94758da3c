import { afterAll, beforeEach, describe, expect, test } from '@jest/globals';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { loadCatalogue, makeDataSet, makeReport } from '../../src/index.js';
import { storedRecords } from '../../src/compare-folders.js';
import { appendDecision, loadReview, ReviewFileError, reviewPath } from '../../src/review-files.js';
import { makeReviewFixture } from '../../src/review-fixture.js';
import { ReviewSession } from '../../src/review-session.js';
import { recordStem } from '../../src/export/store.js';
import { fixtureRecords, store } from '../dataset/support.js';
import { decide, targetFacts, unnumbered } from './support.js';

const root = mkdtempSync(join(tmpdir(), 'kehoach-review-files-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));
const record = fixtureRecords().find(({ targets }) => targets.length > 3)!;
const other = fixtureRecords().find(({ id }) => id !== record.id)!;
const facts = targetFacts(record);
let output: string;
let count = 0;
beforeEach(() => {
  output = join(root, String(++count));
  store(output, record);
});
const put = (id: string, value: unknown): void => {
  mkdirSync(dirname(reviewPath(output, id)), { recursive: true });
  writeFileSync(reviewPath(output, id), typeof value === 'string' ? value : JSON.stringify(value));
};

describe('the file', () => {
  test('beside the records of its id, taken for none of them', async () => {
    await appendDecision(output, record.id, unnumbered(decide(record, facts[0]!, 'confirm')));
    expect(reviewPath(output, record.id)).toBe(join(output, `${record.id}.review.json`));
    expect((await storedRecords(output)).map(({ id }) => id)).toEqual([record.id]);
    expect(readdirSync(dirname(reviewPath(output, record.id))).filter((name) => /lock|\.\d+$/.test(name))).toEqual([]);
  });

  test('decisions are numbered in their order; the same key is written once', async () => {
    for (const n of [1, 2, 2]) await appendDecision(output, record.id, unnumbered(decide(record, facts[n]!, 'reject', {}, n)));
    expect((await loadReview(output, record.id))!.decisions.map(({ seq, key }) => [seq, key])).toEqual([[1, 'key-1'], [2, 'key-2']]);
  });

  const good = decide(record, facts[0]!, 'confirm');
  test.each<[string, unknown, RegExp]>([
    ['no JSON', '{', /not JSON/],
    ['another version', { schemaVersion: '9', id: record.id, decisions: [] }, /schemaVersion/],
    ['of another document', { schemaVersion: '1', id: 'hue/2026/1-kh-ubnd', decisions: [] }, /hue\/2026/],
    ['a number left out', { schemaVersion: '1', id: record.id, decisions: [{ ...good, seq: 2 }] }, /numbered/],
    ['undoes what comes later', { schemaVersion: '1', id: record.id, decisions: [{ kind: 'undo', seq: 1, key: 'k', at: '2026-01-01T00:00:00.000Z', reviewer: 'L', of: 1 }] }, /before it/],
    ['a field of its own', { schemaVersion: '1', id: record.id, decisions: [{ ...good, extra: 1 }] }, /extra/],
    ['a task with the fields of a target', { schemaVersion: '1', id: record.id, decisions: [{ ...good, what: 'task' }] }, /fields of its kind/],
  ])('%s is told, and never passed over', async (_, value, reason) => {
    put(record.id, value);
    await expect(loadReview(output, record.id)).rejects.toThrow(ReviewFileError);
    await expect(loadReview(output, record.id)).rejects.toThrow(reason);
    // Without its decisions a record would state what somebody has rejected: it is left out, and told.
    store(output, other);
    const { failed, documents } = await makeDataSet(output, join(output, '..', `set-${count}`), { formats: ['csv'] });
    expect([documents, failed]).toEqual([1, [{ path: `${recordStem(record)}.json`, reason: expect.stringContaining('its decisions cannot be read') }, { path: `${record.id}.review.json`, reason: expect.stringContaining('Mend it') }]]);
  });
});

describe('data set and report', () => {
  test('have what people decided, and count what they rejected', async () => {
    const [first, second, third] = facts;
    await appendDecision(output, record.id, unnumbered(decide(record, first!, 'correct', { min: 77.25, max: 77.25 }, 1)));
    await appendDecision(output, record.id, unnumbered(decide(record, second!, 'confirm', {}, 2)));
    await appendDecision(output, record.id, unnumbered(decide(record, third!, 'reject', {}, 3)));
    const { review, rows } = await makeDataSet(output, join(root, `set-${count}`), { formats: ['csv'] });
    expect([review, rows['targets']]).toEqual([{ confirmed: 1, corrected: 1, rejected: 1, added: 0, lost: 0 }, record.targets.length - 1]);
    const csv = readFileSync(join(root, `set-${count}`, 'targets.csv'), 'utf8');
    expect(csv).toMatch(/77\.25,77\.25/);
    expect(csv.match(/,"?corrected"?,/g)).toHaveLength(1);
    await makeReport(output, join(root, `site-${count}`));
    const pages = (readdirSync(join(root, `site-${count}`), { recursive: true }) as string[]).filter((name) => name.startsWith('documents/'));
    expect(pages.some((name) => readFileSync(join(root, `site-${count}`, name), 'utf8').includes('77,25'))).toBe(true);
  });

  test('decisions that cannot be read, on a document that is not there: told; what is made is whole', async () => {
    put('hue/2026/9-kh-ubnd', '{');
    const [set, site] = [await makeDataSet(output, join(root, `set-${count}`), { formats: ['csv'] }), await makeReport(output, join(root, `site-${count}`))];
    for (const { documents, failed } of [set, site]) expect([documents, failed.map(({ path }) => path)]).toEqual([1, ['hue/2026/9-kh-ubnd.review.json']]);
    expect(readdirSync(join(root, `site-${count}`))).toContain('index.html');
  });

  test('the document has another id now: its decisions come with it', async () => {
    await appendDecision(output, record.id, unnumbered(decide(record, facts[0]!, 'reject')));
    rmSync(join(output, `${recordStem(record)}.json`));
    store(output, { ...record, id: 'hue/2026/12-kh-ubnd' });
    expect((await makeDataSet(output, join(root, `set-${count}`), { formats: ['csv'] })).review.rejected).toBe(1);
  });
});

describe('the queue', () => {
  test('a decision that no longer fits is shown again, and can be set aside', async () => {
    await appendDecision(output, record.id, unnumbered(decide(record, facts[0]!, 'confirm')));
    store(output, { ...record, targets: record.targets.slice(1) });
    const session = await ReviewSession.open(output, { reviewer: 'Lan', catalogue: loadCatalogue() });
    const [entry] = session.queue()[0]!.entries;
    expect(entry).toMatchObject({ state: 'lost', what: 'target' });
    expect(await session.view(0, entry!.ref, 'target')).toMatchObject({ before: null, decision: { reason: 'not-found' } });
    const after = await session.decide(0, entry!.ref, 'target', { kind: 'reject', key: 'set-aside', before: null });
    expect(after.entries.filter(({ state }) => state === 'lost')).toEqual([]);
    expect((await loadReview(output, record.id))!.decisions.map(({ kind }) => kind)).toEqual(['confirm', 'undo']);
  });

  test('read otherwise now: it is open again, and the new decision takes the old one’s place', async () => {
    await appendDecision(output, record.id, unnumbered(decide(record, facts[0]!, 'confirm')));
    store(output, { ...record, targets: record.targets.map((it, n) => (n === 0 ? { ...it, min: 3, max: 3 } : it)) });
    const session = await ReviewSession.open(output, { reviewer: 'Lan', catalogue: loadCatalogue() });
    const [entry] = session.queue()[0]!.entries;
    expect(entry!.state).toBe('open');
    const view = await session.view(0, entry!.ref, 'target');
    expect(view.decision).toMatchObject({ reason: 'reads-otherwise' });
    await session.decide(0, entry!.ref, 'target', { kind: 'confirm', key: 'anew-123', before: view.before });
    expect((await makeDataSet(output, join(root, `set-${count}`), { formats: ['csv'] })).review).toMatchObject({ confirmed: 1, lost: 0 });
  });
});

describe('a fixture', () => {
  test('holds what people decided, and nothing else', async () => {
    await appendDecision(output, record.id, unnumbered(decide(record, facts[0]!, 'correct', { min: 5, max: 5 }, 1)));
    await appendDecision(output, record.id, unnumbered(decide(record, facts[1]!, 'reject', {}, 2)));
    const { files } = await makeReviewFixture(join(output, `${recordStem(record)}.json`), join(root, `fixture-${count}`), () => Promise.resolve(new TextEncoder().encode('bytes')));
    const gold = JSON.parse(readFileSync(join(root, `fixture-${count}`, files[1]!), 'utf8')) as Record<string, unknown>;
    expect(gold).toMatchObject({ of: 'document', complete: false, targets: [expect.objectContaining({ min: 5, max: 5, label: facts[0]!.it.label })], tasks: [], rejected: [expect.objectContaining({ kind: 'target', text: facts[1]!.it.label })] });
    expect(readFileSync(join(root, `fixture-${count}`, files[0]!), 'utf8')).toBe('bytes');
  });

  test('of a record nobody has decided on: refused', async () => {
    await expect(makeReviewFixture(join(output, `${recordStem(record)}.json`), join(root, `fixture-${count}`), () => Promise.resolve(null))).rejects.toThrow('nobody has decided');
  });
});
