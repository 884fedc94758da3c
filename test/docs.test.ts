import { expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { findingKinds } from '../src/findings/codes.js';
import { wording } from '../src/findings/report.js';
import { generatedDocs } from '../src/export/docs.js';

test.each(Object.entries(generatedDocs()))('%s is current (npm run schema makes it)', (path, text) => {
  expect(readFileSync(new URL(`../${path}`, import.meta.url), 'utf8')).toBe(text);
});

test('both wordings of every finding name the same parameters', () => {
  const places = (s: string): string[] => [...s.matchAll(/\{(\w+)\}/g)].map((m) => m[1]!).sort();
  for (const [code, kind] of Object.entries(findingKinds)) expect([code, places(kind.vi)]).toEqual([code, places(kind.en)]);
});

test('wording is filled from the parameters, in either language', () => {
  const found = { code: 'duplicate-marker', params: { marker: 'III' } };
  expect([wording(found, 'en'), wording(found, 'vi')]).toEqual(['Marker III is used twice.', 'Số mục III dùng hai lần.']);
});
