import { expect, test } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { extract, recordJson } from '../../src/index.js';
import { fixture } from '../support/documents.js';

const folder = new URL('../../fixtures/records/', import.meta.url);

/** Whole records, to the byte. Where a change of output is meant: `npx tsx scripts/bless.ts <document>` shows it and writes it; say it in CHANGELOG.md. */
test.each(readdirSync(folder).map((f) => f.replace(/\.json$/, '')))('the record of %s is the blessed one', async (name) => {
  const record = await extract(fixture(name), { file: name });
  const text = recordJson({ ...record, pipeline: { ...record.pipeline, version: '*' } });
  expect(text).toBe(readFileSync(new URL(`${name}.json`, folder), 'utf8'));
});
