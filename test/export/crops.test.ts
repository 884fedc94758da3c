import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import { doubtfulPlaces, writeCrops } from '../../src/export/crops.js';
import { recordStem } from '../../src/export/store.js';
import type { DocumentRecord } from '../../src/model/record.js';
import { fixtureRecords } from '../dataset/support.js';
import { runIn } from '../support/command.js';

const scan = fileURLToPath(new URL('../../fixtures/scans/synth-004-p1.poor150.pdf', import.meta.url));
let folder: string;
let record: DocumentRecord;

const namesIn = (path: string): string[] => (readdirSync(path, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile()).map((entry) => relative(path, join(entry.parentPath, entry.name))).sort();

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'kehoach-crops-'));
  const ran = await runIn(folder, ['extract', scan, '--output', 'out', '--crops', 'crops', '--engine', 'tesseract.js']);
  if (ran.code !== 0) throw new Error(ran.err);
  const [path] = namesIn(join(folder, 'out')).filter((name) => name.endsWith('.json'));
  record = JSON.parse(readFileSync(join(folder, 'out', path!), 'utf8')) as DocumentRecord;
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The same record with every target and task asking for a person, or none. */
const flagged = (needsReview: boolean): DocumentRecord => ({ ...record, findings: [], targets: record.targets.map((each) => ({ ...each, needsReview })), tasks: record.tasks.map((each) => ({ ...each, needsReview })) });

describe('pictures of what is doubtful', () => {
  test('the command leaves one for each place, named by what stands there, beside no other', () => {
    const expected = [...doubtfulPlaces(record).values()].flat().map(({ name }) => `${recordStem(record)}/${name}.png`).sort();
    expect(namesIn(join(folder, 'crops'))).toEqual(expected);
    expect(expected.length).toBeGreaterThan(0);
  });

  test('each shows its place, boxed, over the whole width of the page', async () => {
    const all = flagged(true);
    const count = await writeCrops(join(folder, 'all'), all, readFileSync(scan));
    expect(count).toBe(all.targets.reduce((n, { mentions }) => n + mentions.length, 0) + all.tasks.length);
    const { id, mentions: [place] } = all.targets[0]!;
    const { data, info } = await sharp(readFileSync(join(folder, 'all', recordStem(record), `${id}.png`))).raw().toBuffer({ resolveWithObject: true });
    const scale = info.width / record.source.pages[0]!.width!;
    const red: number[] = [];
    for (let at = 0; at < data.length; at += info.channels) if (data[at]! > 150 && data[at + 1]! < 40 && data[at + 2]! < 90) red.push((at / info.channels) % info.width);
    expect(Math.min(...red) / scale).toBeCloseTo(place!.bbox![0] - 4 / scale, -1);
    expect(Math.max(...red) / scale).toBeCloseTo(place!.bbox![2] + 4 / scale, -1);
  }, 60_000);

  test('a reading without doubts takes those of the one before away; the same reading gives the same bytes', async () => {
    const [to, own] = [join(folder, 'again'), join(folder, 'again', recordStem(record))];
    await writeCrops(to, flagged(true), readFileSync(scan));
    const before = namesIn(own).map((name) => readFileSync(join(own, name)).toString('base64'));
    await writeCrops(to, flagged(true), readFileSync(scan));
    expect(namesIn(own).map((name) => readFileSync(join(own, name)).toString('base64'))).toEqual(before);
    expect(await writeCrops(to, flagged(false), readFileSync(scan))).toBe(0);
    expect(namesIn(to)).toEqual([]);
  }, 60_000);

  test('beyond the limit nothing is left, and what to do is said', async () => {
    await expect(writeCrops(join(folder, 'most'), flagged(true), readFileSync(scan), { most: 1000 })).rejects.toThrow(/more than the limit of 1000 bytes; raise it with --max-output/);
    expect(namesIn(join(folder, 'most'))).toEqual([]);
  }, 60_000);

  test('a document without pages has none', async () => {
    writeFileSync(join(folder, 'plan.txt'), 'KẾ HOẠCH\nPhát triển năm 2025\nI. MỤC TIÊU\n1. Tỷ lệ hộ nghèo giảm khoảng (?) %.\n');
    const { code } = await runIn(folder, ['extract', 'plan.txt', '--output', 'text', '--crops', 'text-crops']);
    expect(code).toBe(0);
    expect(() => readdirSync(join(folder, 'text-crops'))).toThrow('ENOENT');
  });
});

test('ids are fit for names of files', () => {
  for (const { targets, tasks } of fixtureRecords()) for (const { id } of [...targets, ...tasks]) expect(id).toMatch(/^[a-z0-9][a-z0-9.-]{0,200}$/);
});
