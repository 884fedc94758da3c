import { expect, test } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { confidenceReasons, reasonIn, reasonsIn } from '../../src/findings/confidence-reasons.js';
import { outdatedReason, reviewedReasons } from '../../src/review/reasons.js';
import { fixtureRecords } from '../dataset/support.js';

const sources = new Map((readdirSync('src', { recursive: true }) as string[]).filter((file) => file.endsWith('.ts')).map((file) => [file.split('\\').join('/'), readFileSync(`src/${file}`, 'utf8')]));
const codesIn = (file: string, pattern: RegExp): string[] => [...sources.get(file)!.matchAll(pattern)].flatMap((match) => match.slice(1).filter((code) => code !== undefined));

/** Where reasons are given, and how they are written there: code by code. */
const places: Readonly<Record<string, () => string[]>> = {
  'targets/targets.ts': () => [...codesIn('targets/targets.ts', /(?:doubts|review|soft)\.push\('([a-z-]+)'\)|doubts, '([a-z-]+)'|\? '(conflicting-values)' : '(shared-indicator)'/g), ...codesIn('targets/statements.ts', /^export type Doubt = (.*);$/gm).flatMap((union) => union.replaceAll("'", '').split(' | '))],
  'tasks/tasks.ts': () => [...codesIn('tasks/tasks.ts', /out\.add\('([a-z-]+)'\)/g), ...codesIn('times/timeframe.ts', /finding\('([a-z-]+)'/g).filter((code) => code !== 'timeframe-before-issue')],
  'checks/recognised.ts': () => codesIn('checks/recognised.ts', /reasons, '([a-z-]+)'\]/g),
  'record/doubt.ts': () => codesIn('record/doubt.ts', /const code: FindingCode = '([a-z-]+)'/g),
  'review/apply.ts': () => [...Object.values(reviewedReasons), outdatedReason],
};

test('reasons are given nowhere else than this test knows', () => {
  expect([...sources].filter(([, text]) => /\breasons: (?:\[|reasons\.includes)|return \{ level, reasons,/.test(text)).map(([file]) => file).sort()).toEqual(Object.keys(places).sort());
});

test.each(Object.keys(places))('every reason that %s gives has words of its own in both languages, and none is left over', (file) => {
  const codes = places[file]!();
  expect(codes.length).toBeGreaterThan(0);
  expect(codes.filter((code) => !Object.hasOwn(confidenceReasons, code))).toEqual([]);
});

test('no words for what nothing gives; both languages say something, in a sentence', () => {
  const given = new Set(Object.values(places).flatMap((codes) => codes()));
  expect(Object.keys(confidenceReasons).filter((code) => !given.has(code))).toEqual([]);
  for (const { vi, en } of Object.values(confidenceReasons)) expect([vi === en, /\.$/.test(vi), /\.$/.test(en)]).toEqual([false, true, true]);
});

test('every reason in the records has words', () => {
  const codes = fixtureRecords().flatMap(({ targets, tasks }) => [...targets, ...tasks].flatMap(({ confidence }) => confidence.reasons));
  expect(codes.filter((code) => !Object.hasOwn(confidenceReasons, code))).toEqual([]);
});

test.each([
  [['missing-lead', 'missing-lead', 'no-year'], 'Chưa rõ cơ quan chủ trì. Không rõ năm phải đạt.', 'each once'], [['never-heard-of'], 'never-heard-of', 'unknown codes stay'], [['constructor'], 'constructor', 'and are only codes'], [[], '', 'none'],
])('%j: %s (%s)', (codes, expected) => expect(reasonsIn(codes).vi).toBe(expected));

test('a code of findings has the wording of the finding, without gaps', () => expect(reasonIn('empty-cell').vi).not.toContain('{'));
