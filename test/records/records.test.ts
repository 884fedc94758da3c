import { beforeAll, describe, expect, test } from '@jest/globals';
import { readdirSync } from 'node:fs';
import { extractWithText, RecordSchema, type DocumentRecord } from '../../src/index.js';
import { fixture } from '../support/documents.js';

const names = readdirSync(new URL('../../fixtures/documents/', import.meta.url)).sort();

interface Place { page: number; span: readonly [number, number] | null; text: string; bbox: readonly number[] | null }

/** Every evidence of a record, wherever it stands. */
function* places(value: unknown): Generator<Place> {
  if (Array.isArray(value)) for (const inner of value) yield* places(inner);
  else if (value !== null && typeof value === 'object') {
    if ('span' in value && 'text' in value && 'bbox' in value) yield value as Place;
    for (const inner of Object.values(value)) yield* places(inner);
  }
}

describe.each(names)('%s', (name) => {
  let record: DocumentRecord;
  let text: string;
  beforeAll(async () => {
    ({ record, text } = await extractWithText(fixture(name), { file: name }));
  });

  test('is a valid record', () => {
    expect(RecordSchema.safeParse(record).error?.issues).toBeUndefined();
  });

  test('every evidence shows its exact words on a page of the document, inside the page', () => {
    let count = 0;
    for (const place of places(record)) {
      count++;
      const page = record.source.pages[place.page - 1];
      expect(page).toBeDefined();
      if (place.span !== null) expect(place.text).toBe(text.slice(place.span[0], place.span[1]));
      if (place.bbox !== null) {
        expect(place.bbox[0]).toBeLessThanOrEqual(place.bbox[2]!);
        expect(place.bbox[1]).toBeLessThanOrEqual(place.bbox[3]!);
        expect(place.bbox[2]).toBeLessThanOrEqual(page!.width! + 1);
        expect(place.bbox[3]).toBeLessThanOrEqual(page!.height! + 1);
      }
    }
    expect(count).toBeGreaterThan(20);
  });

  test('every page number stands in the reading text, on a line of its own and in no quoted words', () => {
    const quoted = [...places(record)].flatMap(({ span }) => (span === null ? [] : [span]));
    const numbers = record.furniture.filter(({ reason }) => reason === 'page-number');
    expect(numbers.filter(({ span, text: words }) => span === undefined || text.slice(span[0], span[1]) !== words.trim())).toEqual([]);
    expect(numbers.filter(({ span }) => (span![0] > 0 && text[span![0] - 1] !== '\n') || text[span![1]] !== '\n')).toEqual([]);
    expect(numbers.filter(({ span }) => quoted.some(([start, end]) => start < span![1] && end > span![0]))).toEqual([]);
    // Most of the documents have pages.
    expect(numbers.length > 0 || /\.(?:md|docx|html)$/.test(name) || record.source.pages.length === 1).toBe(true);
  });

  test('PDF evidence has boxes', () => {
    const spans = [...places(record.targets), ...places(record.tasks)];
    expect(spans.filter((p) => (p.bbox !== null) !== name.endsWith('.pdf'))).toEqual([]);
  });

  test('ids are unique', () => {
    for (const list of [record.targets, record.tasks, record.citations, record.tables]) {
      const ids = list.map((v) => v.id);
      expect(new Set(ids).size).toBe(ids.length);
    }
  });
});
