import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadCatalogue } from '../../src/index.js';
import { loadReview, reviewPath } from '../../src/review-files.js';
import { ReviewSession } from '../../src/review-session.js';
import { fixtureRecords, store } from '../dataset/support.js';

let output: string;
let clock: number;
const records = fixtureRecords().filter(({ targets }) => targets.length > 0);
const ids = [...new Set(records.map(({ id }) => id))].slice(0, 3);
beforeEach(() => {
  output = mkdtempSync(join(tmpdir(), 'kehoach-session-'));
  clock = 0;
  for (const id of ids) store(output, records.find((record) => record.id === id)!);
});
afterEach(() => rmSync(output, { recursive: true, force: true }));

const open = (reviewer = 'Lan'): Promise<ReviewSession> => ReviewSession.open(output, { reviewer, catalogue: loadCatalogue(), all: true, now: () => new Date(Date.UTC(2026, 0, 1) + 1000 * clock++) });
async function confirm(session: ReviewSession, document: number, n = 0): Promise<string> {
  const entry = session.queue().find((each) => each.document === document)!.entries.filter(({ what }) => what === 'target')[n]!;
  const { before } = await session.view(document, entry.ref, 'target');
  await session.decide(document, entry.ref, 'target', { kind: 'confirm', key: `key-${document}-${n}-${clock}`, before });
  return entry.ref;
}
const kindsOf = async (): Promise<string[]> => (await Promise.all([...ids].sort().map((id) => loadReview(output, id)))).map((review) => (review?.decisions ?? []).map(({ kind }) => kind).join(' '));

test('there are several documents to decide on', () => expect(ids).toHaveLength(3));

test('undo goes back over documents, the latest first, also after a start anew; then there is nothing', async () => {
  const session = await open();
  const refs = [await confirm(session, 1), await confirm(session, 0), await confirm(session, 1, 1)];
  expect(await session.undo('key-undo-1')).toMatchObject({ changed: { document: 1 }, ref: refs[2] });
  const again = await open();
  expect(await again.undo('key-undo-2')).toMatchObject({ changed: { document: 0 }, ref: refs[1] });
  expect(await again.undo('key-undo-3')).toMatchObject({ changed: { document: 1 }, ref: refs[0] });
  expect(await again.undo('key-undo-4')).toBeNull();
  expect(await kindsOf()).toEqual(['confirm undo', 'confirm confirm undo undo', '']);
});

test('asked twice, also by a page that has outlived the process, it is done once', async () => {
  const session = await open();
  await confirm(session, 0);
  await confirm(session, 1);
  await session.undo('key-undo-1');
  expect(await session.undo('key-undo-1')).toMatchObject({ changed: { document: 1 }, ref: null });
  expect(await (await open()).undo('key-undo-1')).toMatchObject({ changed: { document: 1 }, ref: null });
  expect(await kindsOf()).toEqual(['confirm', 'confirm undo', '']);
});

test('what others decided stays; what a second process of the same person decided in the document is seen', async () => {
  const [session, other, second] = [await open(), await open('Minh'), await open()];
  await confirm(session, 0);
  await confirm(other, 2);
  const ref = await confirm(second, 0, 1);
  expect(await session.undo('key-undo-1')).toMatchObject({ changed: { document: 0 }, ref });
  expect(await session.undo('key-undo-2')).toMatchObject({ changed: { document: 0 } });
  expect(await session.undo('key-undo-3')).toBeNull();
  expect(await kindsOf()).toEqual(['confirm confirm undo undo', '', 'confirm']);
});

test('decisions on other documents are not read for it', async () => {
  const session = await open();
  await confirm(session, 2);
  await confirm(session, 0);
  const path = reviewPath(output, [...ids].sort()[2]!);
  writeFileSync(path, 'not read');
  expect(await session.undo('key-undo-1')).toMatchObject({ changed: { document: 0 } });
});
