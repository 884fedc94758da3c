import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runIn, type Ran } from '../support/command.js';

const documents = fileURLToPath(new URL('../../fixtures/documents/', import.meta.url));
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'kehoach-cli-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const kehoach = (args: string[], env: NodeJS.ProcessEnv = {}): Promise<Ran> => runIn(folder, args, { env });

const recordsIn = (output: string): string[] => (readdirSync(join(folder, output), { recursive: true }) as string[]).filter((f) => f.endsWith('.json')).sort();

describe('extract', () => {
  test('writes record, text and run.jsonl, and ends with a table', async () => {
    const { code, out, err } = await kehoach(['extract', join(documents, 'binh-thuan.txt'), '--output', 'one']);
    expect(code).toBe(0);
    expect(out).toBe('');
    expect(err).toMatch(/binh-thuan\.txt.*\b1\b/);
    const [record] = recordsIn('one');
    expect(record).toMatch(/^binh-thuan\/2022\/4181-kh-ubnd\.[0-9a-f]{8}\.json$/);
    expect(existsSync(join(folder, 'one', record!.replace(/json$/, 'txt')))).toBe(true);
    const log = readFileSync(join(folder, 'one', 'run.jsonl'), 'utf8').trim().split('\n').map((l) => JSON.parse(l) as Record<string, unknown>);
    expect(log).toHaveLength(1);
    expect(log[0]).toMatchObject({ status: 'converted', record: record, reason: null });
  });

  test('--json gives one line per document on stdout, and --quiet silences the rest', async () => {
    const { code, out, err } = await kehoach(['extract', join(documents, 'synth-003.txt'), '--output', 'json', '--json', '--quiet']);
    expect(code).toBe(0);
    expect(err).toBe('');
    const lines = out.trim().split('\n');
    expect(lines).toHaveLength(1);
    expect((JSON.parse(lines[0]!) as { document: { number: string } }).document.number).toBe('2867/QĐ-UBND');
  });

  test('--trace leaves each stage as a file', async () => {
    await kehoach(['extract', join(documents, 'synth-003.txt'), '--output', 'traced', '--trace', 'stages', '--quiet']);
    const [traced] = readdirSync(join(folder, 'stages'));
    expect(traced).toMatch(/^synth-003\.txt\.[0-9a-f]{8}$/);
    expect(readdirSync(join(folder, 'stages', traced!)).sort()).toEqual(['01-ingest.json', '02-clean.json', '03-tables.json', '04-paragraphs.json', '04-reading.txt', '05-sections.txt', '06-facts.json']);
  });

  test('folders and globs; hidden files stay out; the output folder is no input', async () => {
    mkdirSync(join(folder, 'in', 'deep'), { recursive: true });
    cpSync(join(documents, 'synth-003.txt'), join(folder, 'in', 'deep', 'a.txt'));
    cpSync(join(documents, 'synth-010.md'), join(folder, 'in', 'b.md'));
    writeFileSync(join(folder, 'in', '.hidden.txt'), 'x');
    expect((await kehoach(['extract', 'in', '--output', 'in/out', '--quiet'])).code).toBe(0);
    expect(recordsIn('in/out')).toHaveLength(2);
    expect((await kehoach(['extract', 'in', '--output', 'in/out', '--quiet'])).code).toBe(0);
    expect((await kehoach(['extract', 'in/**/*.md', '--output', 'globbed', '--quiet'])).code).toBe(0);
    expect(recordsIn('globbed')).toHaveLength(1);
  });

  test('what kehoach wrote is no input, and a record without its text is made again', async () => {
    mkdirSync(join(folder, 'mixed'));
    cpSync(join(documents, 'synth-003.txt'), join(folder, 'mixed', 'plan.txt'));
    expect((await kehoach(['extract', 'mixed', '--output', 'mixed'])).err).toMatch(/1 converted/);
    expect((await kehoach(['extract', 'mixed', '--output', 'mixed'])).err).toMatch(/0 converted, 1 unchanged/);
    rmSync(join(folder, 'mixed', recordsIn('mixed')[0]!.replace(/json$/, 'txt')));
    expect((await kehoach(['extract', 'mixed', '--output', 'mixed'])).err).toMatch(/1 converted, 0 unchanged/);
  });

  test('an output that is a file is wrong usage', async () => {
    writeFileSync(join(folder, 'taken'), 'x');
    const { code, err } = await kehoach(['extract', join(documents, 'synth-003.txt'), '--output', 'taken']);
    expect([code, err]).toEqual([2, expect.stringMatching(/another --output/)]);
  });

  test('settings: flag over environment over file over default', async () => {
    writeFileSync(join(folder, 'kehoach.config.json'), JSON.stringify({ output: 'from-file', quiet: true }));
    await kehoach(['extract', join(documents, 'synth-003.txt')]);
    await kehoach(['extract', join(documents, 'synth-003.txt')], { KEHOACH_OUTPUT: 'from-env' });
    await kehoach(['extract', join(documents, 'synth-003.txt'), '--output', 'from-flag'], { KEHOACH_OUTPUT: 'from-env' });
    expect(['from-file', 'from-env', 'from-flag'].map((o) => recordsIn(o).length)).toEqual([1, 1, 1]);
    writeFileSync(join(folder, 'kehoach.config.json'), '{"outptu": 1}');
    const wrong = await kehoach(['extract', 'x']);
    expect([wrong.code, wrong.err]).toEqual([2, expect.stringContaining('unknown setting "outptu"')]);
    rmSync(join(folder, 'kehoach.config.json'));
  });
});

describe('pictures of pages', () => {
  test('those of one folder are one document; another picture is its own', async () => {
    const lines = fileURLToPath(new URL('../ingest/data/two-lines.png', import.meta.url));
    mkdirSync(join(folder, 'pictures', 'kế hoạch 5'), { recursive: true });
    for (const name of ['kế hoạch 5/page-1.png', 'kế hoạch 5/page-2.png', 'trang-khac.png']) cpSync(lines, join(folder, 'pictures', name));
    const run = (...more: string[]) => kehoach(['extract', 'pictures', '--output', 'pictures-out', '--json', '--quiet', '--cache', 'none', ...more]);
    const { code, out } = await run();
    const records = out.trim().split('\n').map((line) => JSON.parse(line) as { source: { file: string; mediaType: string; bytes: number; pages: { method: string; ocrReason: string }[] } });
    expect(code).toBe(0);
    expect(records.map(({ source }) => [source.file, source.mediaType, source.pages.map((page) => [page.method, page.ocrReason])])).toEqual([
      ['kế hoạch 5', 'image/png', [['ocr', 'picture'], ['ocr', 'picture']]], ['trang-khac.png', 'image/png', [['ocr', 'picture']]],
    ]);
    expect(records[0]!.source.bytes).toBe(2 * records[1]!.source.bytes);
    const log = (): unknown[] => readFileSync(join(folder, 'pictures-out', 'run.jsonl'), 'utf8').trim().split('\n').map((line) => (JSON.parse(line) as { status: unknown }).status);
    await run();
    expect(log()).toEqual(['unchanged', 'unchanged']);
    expect((await run('--ocr', 'never')).code).toBe(1);
    expect(log()).toEqual(['failed', 'failed']);
  });
});

describe('bad input: one clear line each, and the next document goes on', () => {
  const bad: [name: string, bytes: () => Uint8Array | string, said: RegExp][] = [
    ['empty.txt', () => '', /empty/i],
    ['picture.pdf', () => Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52, 0, 0, 0, 1, 0, 0, 0, 1, 8, 6, 0, 0, 0]), /picture/i],
    ['bytes.txt', () => Uint8Array.from({ length: 4096 }, (_, i) => (i * 197 + 31) % 256), /text/i],
    ['broken.pdf', () => '%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\n', /damaged|PDF/i],
  ];

  test('all at once', async () => {
    mkdirSync(join(folder, 'bad'), { recursive: true });
    for (const [name, bytes] of bad) writeFileSync(join(folder, 'bad', name), bytes());
    cpSync(join(documents, 'synth-005.pdf'), join(folder, 'bad', 'truncated.pdf'));
    truncateSync(join(folder, 'bad', 'truncated.pdf'), 9000);
    cpSync(fileURLToPath(new URL('../../fixtures/documents/synth-003.txt', import.meta.url)), join(folder, 'bad', 'good.txt'));
    const { code, err } = await kehoach(['extract', 'bad', 'bad/none.pdf', '--output', 'bad-out']);
    expect(code).toBe(1);
    expect(recordsIn('bad-out')).toHaveLength(1);
    const listed = err.split('\n').filter((l) => /^ {2}\S+: /.test(l));
    expect(listed).toHaveLength(bad.length + 2);
    for (const [name, , said] of bad) expect(listed.find((l) => l.includes(name))).toMatch(said);
    expect(listed.find((l) => l.includes('none.pdf'))).toMatch(/no such file/);
    for (const line of listed) expect(line).not.toMatch(/Unexpected error|\n\s+at /);
  });

  test('a scan is told to be one', async () => {
    const { code, err } = await kehoach(['extract', fileURLToPath(new URL('../../fixtures/scans/binh-dinh.poor150.pdf', import.meta.url)), '--output', 'scan-out', '--ocr', 'never']);
    expect([code, err]).toEqual([1, expect.stringMatching(/it is a scan/)]);
    expect(recordsIn('scan-out')).toEqual([]);
  });

  test('a file over the limit is not read', async () => {
    writeFileSync(join(folder, 'large.txt'), 'x'.repeat(5000));
    const { code, err } = await kehoach(['extract', 'large.txt', '--output', 'large-out', '--max-bytes', '4000']);
    expect([code, err]).toEqual([1, expect.stringMatching(/5000 bytes.*limit of 4000/)]);
  });

  test('a text without any structure gives a record with a finding', async () => {
    writeFileSync(join(folder, 'prose.txt'), 'Hôm nay trời đẹp. Chúng tôi đi dạo quanh hồ và nói chuyện về nhiều điều.\n');
    const { code, out } = await kehoach(['extract', 'prose.txt', '--output', 'prose-out', '--json', '--quiet']);
    expect(code).toBe(0);
    const record = JSON.parse(out) as { id: string; targets: unknown[]; findings: { code: string }[] };
    expect(record.findings.map((f) => f.code)).toContain('no-structure');
    expect(record.targets).toEqual([]);
  });
});

describe('usage', () => {
  test.each([[['extract']], [['extract', 'x', '--jobs', '0']], [['extract', 'x', '--jobs', 'many']], [['nonsense']], [['extract', 'x', '--colour']], [['extract', 'no-such-folder/*.pdf']]])('%j is wrong usage', async (args) => {
    const { code, err } = await kehoach(args);
    expect(code).toBe(2);
    expect(err).not.toBe('');
  });

  test('every command and option has help', async () => {
    const { code, out } = await kehoach(['--help']);
    expect(code).toBe(0);
    for (const word of ['extract', 'explain', 'catalogue', 'doctor', 'Exit codes', 'KEHOACH_']) expect(out).toContain(word);
    const extract = (await kehoach(['extract', '--help'])).out;
    for (const line of extract.split('\n').filter((l) => /^ {2}--/.test(l))) expect(line).toMatch(/^ {2}--\S+( <\S+>)?\s{2,}\S/);
    expect(extract).toMatch(/--jobs <n>.*default/s);
  });

  test('a user catalogue that is wrong is told with file, line and column', async () => {
    writeFileSync(join(folder, 'own.tsv'), 'id\tname\tunit\nMy Id\t\tpercent\n');
    const { code, err } = await kehoach(['extract', join(documents, 'synth-003.txt'), '--catalogue', 'own.tsv', '--output', 'own-out']);
    expect(code).toBe(2);
    expect(err).toMatch(/own\.tsv.*2/);
  });
});

describe('explain and catalogue', () => {
  test('explain leads a value back to its words; without an id it lists what asks for a look', async () => {
    await kehoach(['extract', join(documents, 'synth-001.pdf'), '--output', 'explained', '--quiet']);
    const path = join('explained', recordsIn('explained')[0]!);
    const record = JSON.parse(readFileSync(join(folder, path), 'utf8')) as { tasks: { id: string; text: string }[] };
    const task = record.tasks[0]!;
    const { code, out } = await kehoach(['explain', path, task.id]);
    expect(code).toBe(0);
    expect(out).toContain(task.text.slice(0, 40));
    expect(out).toMatch(/page\s+\d+, box [\d. ]+ pt/);
    expect(out).toMatch(/offsets\s+\d+–\d+/);
    expect((await kehoach(['explain', path])).out).toMatch(/ask for a look/);
    expect((await kehoach(['explain', path, 'nothing'])).code).toBe(2);
    expect((await kehoach(['explain', join(documents, 'synth-003.txt')])).code).toBe(2);
  });

  test('catalogue lists indicators and shows how a wording maps', async () => {
    expect((await kehoach(['catalogue'])).out).toContain('enterprise-e-contract');
    expect((await kehoach(['catalogue', 'match', 'Tỷ lệ doanh nghiệp sử dụng hợp đồng điện tử'])).out).toContain('enterprise-e-contract');
  });

  test('doctor', async () => {
    const { code, out } = await kehoach(['doctor']);
    expect([code, out]).toEqual([0, expect.stringMatching(/ok\s+PDF reader/)]);
  });
});

test('how pictures are read changes only what has pictures: a text stays as it was converted', async () => {
  mkdirSync(join(folder, 'kinds'));
  cpSync(join(documents, 'synth-003.txt'), join(folder, 'kinds', 'plan.txt'));
  cpSync(join(documents, 'synth-009.pdf'), join(folder, 'kinds', 'plan.pdf'));
  expect((await kehoach(['extract', 'kinds', '--output', 'kinds-out'])).err).toMatch(/2 converted/);
  expect((await kehoach(['extract', 'kinds', '--output', 'kinds-out', '--ocr', 'never'])).err).toMatch(/1 converted, 1 unchanged/);
});
