import { describe, expect, test } from '@jest/globals';
import { ConversionError } from '../../src/batch/failures.js';
import { InputError } from '../../src/ingest/errors.js';
import { recognisePage, recognisePages, type RecognisedPage, type Recognition, type Wanted } from '../../src/ingest/recognition.js';
import { OcrError } from '../../src/ocr/errors.js';
import { PictureError } from '../../src/picture/decode.js';
import { documentJobId, pageJobId, pageKey, pageOfJob, pagesQueue } from '../../src/queue/keys.js';
import type { DocumentJob, PageJob } from '../../src/queue/model.js';
import { endLine, failureLine, pageFailure } from '../../src/queue/pages.js';
import { shownAddress } from '../../src/queue/redis.js';

const read = (raw: string): RecognisedPage => ({ raw, width: 10, height: 10, turned: 0, items: [], rules: [], confidence: 1, toShown: null, findings: [] });
const wanted = [1, 2, 3].map((page): Wanted => ({ page, reason: 'picture', size: null }));
const grey = { width: 1, height: 1, channels: 1, data: new Uint8Array(1), dpi: 200 } as const;

function setup(known: Recognition['known']) {
  const unpacked: number[] = [];
  let opened = 0;
  const source = { picture: async (page: number) => (unpacked.push(page), { ...grey, ...(page === 3 ? { damaged: true as const } : {}) }), close: async () => undefined };
  const recognition: Recognition = { mode: 'always', jobs: 1, known, read: async (_, { number }) => read(`here ${number}`) };
  return { unpacked, opened: () => opened, source, recognition, run: () => recognisePages(wanted, async () => (opened++, source), recognition) };
}

describe('pages read before or elsewhere', () => {
  test('are taken as they are; only the others are unpacked and read here', async () => {
    const lost = new PictureError('not-read', 'the engine gave up');
    const { run, unpacked } = setup(async () => new Map<number, RecognisedPage | PictureError>([[1, read('elsewhere 1')], [2, lost]]));
    const result = await run();
    expect([...result.read].map(([page, { result: { raw } }]) => [page, raw])).toEqual([[1, 'elsewhere 1'], [3, 'here 3']]);
    expect(result.failures).toEqual([{ page: 2, error: lost }]);
    expect(result.findings.map(({ code, params }) => [code, params])).toEqual([['unreadable-picture', { page: 2, cause: 'not-read' }], ['damaged-page', { pages: '3' }]]);
    expect(unpacked).toEqual([3]);
  });

  test('where all are known no picture file is opened; what `known` throws ends the document before', async () => {
    const all = setup(async (pages) => new Map(pages.map(({ page }) => [page, read('x')])));
    await all.run();
    const thrown = setup(async () => { throw new Error('give them out'); });
    await expect(thrown.run()).rejects.toThrow('give them out');
    expect([all.opened(), thrown.opened()]).toEqual([0, 0]);
  });

  test('one page read by itself is what it is among the others', async () => {
    const { source, recognition, run } = setup(undefined);
    const together = await run();
    for (const each of wanted) expect(await recognisePage(each, source, recognition.read)).toEqual(together.read.get(each.page)!.result);
  });
});

const page: PageJob = { sha256: 'ab'.repeat(32), file: 'a.pdf', parts: null, maxPixels: 1, page: 2, size: [595.32, 841.92] };
const document: DocumentJob = { sha256: page.sha256, file: 'a.pdf', parts: null, path: 'in/a.pdf', url: null, publishedOn: null, ocr: 'auto', maxBytes: 1, maxPages: 1, maxPixels: 1, maxOutput: 1, catalogue: null };

describe('names made of content', () => {
  test.each([
    ['another file name', { ...page, file: 'b.pdf' }, true],
    ['another page', { ...page, page: 3 }, false],
    ['another size', { ...page, size: [595.32, 841.9] as const }, false],
    ['another document', { ...page, sha256: 'cd'.repeat(32) }, false],
    ['other parts', { ...page, parts: 'parts/x.json' }, false],
    ['a picture that may be larger: it may be drawn larger', { ...page, maxPixels: 2 }, false],
  ])('a reading of %s', (_, other, same) => {
    expect(pageKey(other, 'engine 1') === pageKey(page, 'engine 1')).toBe(same);
    expect(pageKey(page, 'engine 2')).not.toBe(pageKey(page, 'engine 1'));
    expect(pagesQueue('engine 2')).not.toBe(pagesQueue('engine 1'));
  });

  test.each([
    ['another path and name: the same bytes', { file: 'b.PDF', path: 'b.PDF', round: 2 }, true],
    ['another ending, by which text is read', { file: 'a.md' }, false],
    ['another source', { url: 'https://example.org/a.pdf' }, false],
    ['a trial behind it', { crashes: 1 }, true],
    ['another limit of its record', { maxOutput: 2 }, false],
    ['another limit of pictures', { maxPixels: 2 }, false],
    ['another way with pictures', { ocr: 'never' as const }, false],
    ['another catalogue', { catalogue: 'catalogues/x.tsv' }, false],
    ['another limit', { maxPages: 2 }, false],
  ])('a document with %s', (_, change, same) => {
    expect(documentJobId({ ...document, ...change }) === documentJobId(document)).toBe(same);
  });

  test('the page comes back out of its job’s name', () => {
    const id = pageJobId(documentJobId(document), 1_700_000_000_000, 2, 117);
    expect([pageOfJob(id), pageOfJob(`kehoach:pages-ab:${id}`), id.includes(':')]).toEqual([117, 117, false]);
  });
});

test.each([
  [failureLine(new InputError('damaged', 'The PDF is damaged: x.')), 'damaged', 'The PDF is damaged: x.'],
  [failureLine(new TypeError('x is not a function')), 'unexpected', 'Unexpected error: x is not a function'],
  [failureLine(new OcrError('engine-missing', 'There is no tesseract.')), 'engine-missing', 'There is no tesseract.'],
])('the failure %j ends its document with %s, as on a single machine', (line, code, message) => {
  const error = pageFailure(line);
  expect(error).toBeInstanceOf(ConversionError);
  expect(error).toMatchObject({ code, message });
});

test.each([
  [failureLine(new PictureError('damaged', 'The picture is damaged: x.')), 'damaged', 'The picture is damaged: x.'],
  [failureLine(new PictureError('not-read', 'tesseract ended with 3')), 'not-read', 'tesseract ended with 3'],
  [endLine({ code: 'timeout', reason: 'It took longer than 3 s.' }), 'not-read', 'timeout: It took longer than 3 s.'],
  ['job stalled more than allowable limit', 'not-read', 'job stalled more than allowable limit'],
])('the failure %j is to its document %s', (line, code, message) => {
  expect(pageFailure(line)).toMatchObject({ name: 'PictureError', code, message });
});

test.each([
  ['redis://user:secret@host:6379/1', 'redis://user:***@host:6379/1'],
  ['redis://host:6379', 'redis://host:6379'],
])('%s is shown as %s', (url, shown) => expect(shownAddress(url)).toBe(shown));
