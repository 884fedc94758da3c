import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runIn, type Ran } from '../support/command.js';
import { FolderDiffSchema, RecordDiffSchema, type FolderDiff, type RecordDiff } from '../../src/compare/model.js';
import type { DocumentRecord } from '../../src/model/record.js';

const records = fileURLToPath(new URL('../../fixtures/records/', import.meta.url));
const documents = fileURLToPath(new URL('../../fixtures/documents/', import.meta.url));
let folder: string;

const load = (name: string): DocumentRecord => JSON.parse(readFileSync(join(records, name), 'utf8')) as DocumentRecord;
const save = (path: string, record: DocumentRecord): void => {
  mkdirSync(join(folder, path, '..'), { recursive: true });
  writeFileSync(join(folder, path), JSON.stringify(record));
};
/** Where an output folder would keep it. */
const stored = (output: string, record: DocumentRecord): void => save(`${output}/${record.id}.${record.source.sha256.slice(0, 8)}.json`, record);

const kehoach = (args: string[], more: Parameters<typeof runIn>[2] = {}): Promise<Ran> => runIn(folder, args, more);

const amended = (): DocumentRecord => {
  const record = structuredClone(load('synth-003.txt.json'));
  record.targets[0]!.min = 99;
  record.targets[1]!.needsReview = !record.targets[1]!.needsReview;
  record.tasks[0]!.text = record.tasks[0]!.text.replace('công lập', 'công lập\u001b[2J và tư nhân');
  record.tasks[1]!.lead = [];
  record.tasks.splice(3, 1);
  record.document.place = 'Tuyên quang';
  return record;
};

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'kehoach-diff-'));
  save('a.json', load('synth-003.txt.json'));
  save('b.json', amended());
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('two files', () => {
  test('what changed, word by word; what did not is counted', async () => {
    const { code, out, err } = await kehoach(['diff', 'a.json', 'b.json']);
    expect([code, err]).toEqual([0, '']);
    expect(out).toContain('--- a.json  (synth-003.txt, text/plain');
    expect(out).toContain('  place: Tuyên Quang → Tuyên quang  (spelling)');
    expect(out).toContain('targets: 18 the same, 0 gained, 0 lost, 2 changed');
    expect(out).toContain('      min: 95 → 99');
    expect(out).toMatch(/needsReview: (?:false → true|true → false) {2}\(trust\)/);
    expect(out).toContain('tasks: 29 the same, 0 gained, 1 lost, 2 changed');
    expect(out).toContain('bệnh viện công [-lập.-]{+lập [2J và tư nhân.+}');
    expect(out).toMatch(/lead: \[-.+-\]/);
    expect(out).toMatch(/the same: sections 179, .*citations 9, findings 2/);
    expect(out).not.toContain('\u001b');
  });

  test('colours only on a terminal, and not with NO_COLOR', async () => {
    const colored = async (outIsTerminal: boolean, env: NodeJS.ProcessEnv = {}): Promise<boolean> => (await kehoach(['diff', 'a.json', 'b.json'], { outIsTerminal, env })).out.includes('\u001b[31m');
    expect([await colored(true), await colored(true, { NO_COLOR: '1' }), await colored(false)]).toEqual([true, false, false]);
  });

  test('--json gives the whole as data', async () => {
    const { code, out } = await kehoach(['diff', 'a.json', 'b.json', '--json']);
    const diff = RecordDiffSchema.parse(JSON.parse(out)) as RecordDiff;
    expect([code, diff.equal, diff.tasks.lost.length, diff.targets.changed.map(({ changes }) => changes.map(({ field }) => field))]).toEqual([0, false, 1, [['min'], ['needsReview']]]);
  });

  test('exit codes: 0, with --exit-code 1 where something differs', async () => {
    const code = async (...args: string[]): Promise<number> => (await kehoach(['diff', ...args])).code;
    expect([await code('a.json', 'b.json'), await code('a.json', 'b.json', '--exit-code'), await code('a.json', 'a.json', '--exit-code')]).toEqual([0, 1, 0]);
    expect((await kehoach(['diff', 'a.json', 'b.json', '--quiet'])).out).toBe('');
  });

  test('a document is read on the fly; two layouts of one plan say the same', async () => {
    const { code, out } = await kehoach(['diff', join(documents, 'synth-003.txt'), join(documents, 'synth-003.pdf'), '--exit-code', '--cache', 'none']);
    expect([code, out]).toEqual([0, expect.stringContaining('No differences.')]);
  });

  test('in Vietnamese', async () => {
    const { out } = await kehoach(['diff', 'a.json', 'b.json', '--lang', 'vi']);
    expect(out).toContain('chỉ tiêu: 18 giống nhau, 0 thêm, 0 mất, 2 thay đổi');
    expect((await kehoach(['diff', 'a.json', 'a.json', '--lang', 'vi'])).out).toContain('Không có khác biệt.');
  });

  test('wrong use is told in one line', async () => {
    writeFileSync(join(folder, 'no-json.json'), 'x');
    writeFileSync(join(folder, 'other.json'), '{"schemaVersion":"1"}');
    writeFileSync(join(folder, 'empty.txt'), '');
    mkdirSync(join(folder, 'nothing'), { recursive: true });
    const wrong: [args: string[], code: number, said: RegExp][] = [
      [['a.json'], 2, /missing required argument 'b'/],
      [['a.json', 'absent.json'], 2, /There is no such file: .*absent\.json/],
      [['a.json', 'no-json.json'], 2, /no-json\.json is no record of kehoach: it is not JSON\. Give a \.json file from the output folder/],
      [['a.json', 'other.json'], 2, /other\.json is no record of kehoach: id:/],
      [['a.json', 'nothing'], 2, /two folders or two files are compared; nothing is a folder, a\.json is a record/],
      [['nothing', 'nothing'], 2, /nothing holds no records of kehoach .*kehoach extract nothing/],
      [['a.json', 'empty.txt'], 1, /kehoach: empty\.txt: .*empty/i],
    ];
    for (const [args, code, said] of wrong) expect({ args, ...(await kehoach(['diff', ...args])) }).toEqual({ args, code, out: '', err: expect.stringMatching(said) });
  });
});

describe('two output folders', () => {
  /** The same plan read from another file: its id, other bytes. */
  const twin = (record: DocumentRecord, file: string, digit: string): DocumentRecord => ({ ...record, source: { ...record.source, file, sha256: digit.repeat(64) } });
  const pairs = ({ records: list }: FolderDiff): string[][] => list.map(({ a, b, by, equal }) => [a.replace(/^.*\./, ''), b, by, equal ? '=' : '≠']);

  test('records are paired by id and bytes; a summary for each pair', async () => {
    stored('old', load('synth-003.txt.json'));
    stored('old', load('synth-009.pdf.json'));
    stored('new', amended());
    stored('new', load('synth-009.pdf.json'));
    stored('new', load('synth-010.md.json'));
    writeFileSync(join(folder, 'new', 'run.jsonl'), '');
    const { code, out, err } = await kehoach(['diff', 'old', 'new']);
    expect([code, err]).toEqual([0, '']);
    expect(out).toMatch(/2867-qd-ubnd\.[0-9a-f]{8}\.json: document ~1 \(place\); targets ~2; tasks -1 ~2\n/);
    expect(out).toContain('2 pairs of records: 1 the same, 1 differ; 0 only in old, 1 only in new');
    const json = FolderDiffSchema.parse(JSON.parse((await kehoach(['diff', 'old', 'new', '--json'])).out));
    expect([json.equal, json.same, json.differing, json.onlyB.length, json.records.find(({ equal }) => !equal)?.kinds.tasks]).toEqual([false, 1, 1, 1, { same: 29, gained: 0, lost: 1, changed: 2 }]);
    expect([(await kehoach(['diff', 'old', 'new', '--exit-code'])).code, (await kehoach(['diff', 'old', 'old', '--exit-code'])).code]).toEqual([1, 0]);
  });

  test('twins of one plan find their partners by file; one that changed its id by its bytes, one that changed both by its file', async () => {
    const plan = load('synth-003.txt.json');
    for (const [file, digit] of [['plan.pdf', '1'], ['plan.docx', '2']] as const) stored('twins-a', twin(plan, file, digit));
    for (const [file, digit] of [['plan.docx', '3'], ['plan.pdf', '4']] as const) stored('twins-b', twin(plan, file, digit));
    const renamed = load('synth-009.pdf.json');
    stored('twins-a', renamed);
    stored('twins-b', { ...renamed, id: 'khong-ro/2020/1' });
    const other = load('synth-010.md.json');
    stored('twins-a', other);
    stored('twins-b', { ...twin(other, other.source.file, '5'), id: 'khong-ro/2020/2' });
    const diff = FolderDiffSchema.parse(JSON.parse((await kehoach(['diff', 'twins-a', 'twins-b', '--json'])).out));
    const file = (output: string, path: string): string => (JSON.parse(readFileSync(join(folder, output, path), 'utf8')) as DocumentRecord).source.file;
    expect([diff.equal, diff.onlyA, diff.onlyB]).toEqual([true, [], []]);
    expect(diff.records.map(({ a, b, by }) => [file('twins-a', a), file('twins-b', b), by]).sort()).toEqual([
      ['plan.docx', 'plan.docx', 'id'], ['plan.pdf', 'plan.pdf', 'id'], [renamed.source.file, renamed.source.file, 'sha256'], [other.source.file, other.source.file, 'file'],
    ].sort());
    expect(pairs(diff)).toHaveLength(4);
  });

  test('a broken record is told and stops nothing', async () => {
    cpSync(join(folder, 'old'), join(folder, 'broken'), { recursive: true });
    const [name] = (readdirSync(join(folder, 'broken'), { recursive: true }) as string[]).filter((path) => path.endsWith('.json'));
    writeFileSync(join(folder, 'broken', name!), '{');
    const { code, out, err } = await kehoach(['diff', 'old', 'broken']);
    expect([code, out, err]).toEqual([1, expect.stringContaining('1 pairs of records: 1 the same'), expect.stringMatching(/not compared:\n {2}.*: it is not JSON/)]);
  });
});
