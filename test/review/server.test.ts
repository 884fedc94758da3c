import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request, type IncomingHttpHeaders } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { backendOf } from '../../src/cli/commands/review.js';
import { recordStem } from '../../src/export/store.js';
import { loadCatalogue } from '../../src/index.js';
import { loadReview } from '../../src/review-files.js';
import { SourcePictures } from '../../src/review-pictures.js';
import { ReviewSession } from '../../src/review-session.js';
import { fieldsOf } from '../../src/review/model.js';
import { startServer, type Running } from '../../src/review/server.js';
import { fixtureRecords, store } from '../dataset/support.js';

let folder: string;
let server: Running;
let token: string;
const record = fixtureRecords().find(({ targets }) => targets.length > 3)!;
const [target, second, third] = record.targets;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'kehoach-server-'));
  store(folder, record);
  writeFileSync(join(folder, `${recordStem(record)}.txt`), 'Mục tiêu: có 40% hộ nghèo được hỗ trợ.');
  const session = await ReviewSession.open(folder, { reviewer: 'Lan', catalogue: loadCatalogue(), all: true });
  server = await startServer(backendOf(session, await SourcePictures.open([])), 0);
  token = server.url.split('#')[1]!;
});
afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

interface Answer { readonly status: number; readonly headers: IncomingHttpHeaders; readonly body: string }

/** A request as it is, with any Host and path. */
function ask(path: string, { method = 'GET', headers = {}, body }: { method?: string; headers?: Record<string, string>; body?: string } = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port: server.port, path, method, headers: { ...headers } }, (answer) => {
      let text = '';
      answer.on('data', (part: Buffer) => (text += part.toString())).on('end', () => resolve({ status: answer.statusCode!, headers: answer.headers, body: text }));
    });
    sent.on('error', reject);
    sent.end(body);
  });
}
const own = (): Record<string, string> => ({ 'x-kehoach-token': token, origin: `http://127.0.0.1:${server.port}`, 'content-type': 'application/json' });
const post = (path: string, body: unknown, headers: Record<string, string> = {}): Promise<Answer> => ask(path, { method: 'POST', headers: { ...own(), ...headers }, body: typeof body === 'string' ? body : JSON.stringify(body) });
const confirm = (key: string, it = target!): Record<string, unknown> => ({ document: 0, ref: it.id, what: 'target', kind: 'confirm', key, before: fieldsOf({ what: 'target', it }) });

describe('who is let in', () => {
  test('the page itself, with a strict policy and nothing of the records', async () => {
    const { status, headers, body } = await ask('/');
    expect(status).toBe(200);
    expect(headers['content-security-policy']).toMatch(/default-src 'none'.*script-src 'self'.*frame-ancestors 'none'/);
    expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'cache-control': 'no-store', 'referrer-policy': 'no-referrer', 'cross-origin-resource-policy': 'same-origin' });
    expect(headers['access-control-allow-origin']).toBeUndefined();
    expect(body).not.toMatch(/<script(?![^>]*src=)|\son\w+=|style=/);
    for (const file of ['review.css', 'review.js', 'words.js', 'parts.js', 'forms.js', 'numbers.js', 'connection.js']) expect((await ask(`/${file}`)).status).toBe(200);
  });

  test.each<[string, string, Record<string, string>, number]>([
    ['no token', '/api/queue', {}, 401],
    ['a wrong token', '/api/queue', { 'x-kehoach-token': 'x'.repeat(43) }, 401],
    ['a token in the address', '/api/queue?token=TOKEN', {}, 401],
    ['a name pointed at this machine', '/', { host: 'evil.example' }, 403],
    ['the right machine, another port', '/', { host: '127.0.0.1:1' }, 403],
    ['a page elsewhere that reads', '/api/queue', { 'x-kehoach-token': 'TOKEN', origin: 'http://evil.example' }, 403],
    ['a page without an origin of its own', '/api/queue', { 'x-kehoach-token': 'TOKEN', origin: 'null' }, 403],
    ['a way out of the folder', '/../../etc/passwd', {}, 404],
    ['the same, hidden', '/%2e%2e/%2e%2e/package.json', {}, 404],
    ['a source file', '/server.ts', {}, 404],
    ['a record that is none', '/api/item?document=9&ref=x&what=target', { 'x-kehoach-token': 'TOKEN' }, 404],
    ['a path for an id', '/api/item?document=0&ref=..%2F..%2Fx&what=target', { 'x-kehoach-token': 'TOKEN' }, 404],
    ['a document that is no number', '/api/item?document=..&ref=x&what=target', { 'x-kehoach-token': 'TOKEN' }, 400],
    ['all that is needed', '/api/queue', { 'x-kehoach-token': 'TOKEN' }, 200],
  ])('%s', async (_, path, headers, status) => {
    const filled = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, value.replace('TOKEN', token)]));
    const answer = await ask(path.replace('TOKEN', token), { headers: filled });
    expect([answer.status, answer.body.includes(record.source.sha256)]).toEqual([status, false]);
  });
});

describe('who may write', () => {
  test.each<[string, Record<string, string>, unknown, number]>([
    ['a page elsewhere', { origin: 'http://evil.example' }, confirm('key-evil-1'), 403],
    ['a form', { 'content-type': 'text/plain' }, confirm('key-evil-2'), 415],
    ['too much', {}, { ...confirm('key-evil-3'), before: 'x'.repeat(70_000) }, 413],
    ['no JSON', {}, '{', 400],
    ['another shape', {}, { document: 0 }, 400],
    ['a kind there is not', {}, { ...confirm('key-evil-4'), kind: 'delete' }, 400],
    ['what was not what the page saw', {}, { ...confirm('key-evil-5'), before: { ...fieldsOf({ what: 'target', it: target! }), min: -1 } }, 409],
    ['a field there is not', {}, { ...confirm('key-evil-6'), kind: 'correct', after: { id: 'x' } }, 400],
    ['bounds that contradict the comparison', {}, { ...confirm('key-evil-7'), kind: 'correct', after: { comparator: 'range', min: 5, max: 1 } }, 400],
    ['an indicator there is not', {}, { ...confirm('key-evil-8'), kind: 'correct', after: { indicator: 'no-such' } }, 400],
  ])('%s: refused, nothing written', async (_, headers, body, status) => {
    const answer = await post('/api/decide', body, headers);
    expect(answer.status).toBe(status);
    expect(existsSync(join(folder, `${record.id}.review.json`))).toBe(false);
  });

  test('without an origin: refused', async () => {
    const headers = own();
    delete headers['origin'];
    expect((await ask('/api/undo', { method: 'POST', headers, body: '{"key":"key-evil-9"}' })).status).toBe(403);
  });
});

describe('what is written', () => {
  test('a decision sent twice is written once; corrections hold only what changed; undo takes the latest back', async () => {
    for (let n = 0; n < 2; n++) expect((await post('/api/decide', confirm('key-confirm'))).status).toBe(200);
    const after = { comparator: 'gte', min: 12.5, max: null, lead: ['Sở Tài chính'] };
    expect((await post('/api/decide', { ...confirm('key-correct', second), kind: 'correct', after })).status).toBe(200);
    expect((await post('/api/decide', { ...confirm('key-reject', third), kind: 'reject' })).status).toBe(200);
    expect((await post('/api/undo', { key: 'key-undo-1' })).status).toBe(200);
    const { decisions } = (await loadReview(folder, record.id))!;
    expect(decisions.map(({ kind }) => kind)).toEqual(['confirm', 'correct', 'reject', 'undo']);
    expect(decisions[1]).toMatchObject({ reviewer: 'Lan', after: expect.objectContaining({ min: 12.5, lead: [{ id: 'so-tai-chinh', name: 'Sở Tài chính', text: 'Sở Tài chính' }] }) });
    const view = JSON.parse((await ask(`/api/item?document=0&what=target&ref=${encodeURIComponent(second!.id)}`, { headers: own() })).body) as { state: string; value: { vi: string }; decision: { kind: string } };
    expect(view).toMatchObject({ state: 'correct', decision: { kind: 'correct' }, value: { vi: expect.stringContaining('12,5') } });
  });

  test('many at the same time: all are there', async () => {
    const facts = record.targets.slice(3);
    const answers = await Promise.all(facts.map((it, n) => post('/api/decide', confirm(`key-many-${n}`, it))));
    expect(answers.map(({ status }) => status)).toEqual(facts.map(() => 200));
    const { decisions } = (await loadReview(folder, record.id))!;
    expect(facts.map((_, n) => decisions.filter(({ key }) => key === `key-many-${n}`).length)).toEqual(facts.map(() => 1));
  });

  test('an addition needs words that are in the document', async () => {
    const fields = { label: 'Hộ nghèo được hỗ trợ', comparator: 'eq', min: 40, max: 40, unit: 'percent', year: 2025 };
    const add = (words: string, key: string): Promise<Answer> => post('/api/add', { document: 0, what: 'target', key, page: 1, words, fields });
    expect((await add('không có trong văn bản', 'key-add-1')).status).toBe(400);
    expect((await add('có 40% hộ nghèo', 'key-add-2')).status).toBe(200);
    expect((await loadReview(folder, record.id))!.decisions.at(-1)).toMatchObject({ kind: 'add', evidence: { span: [10, 25], text: 'có 40% hộ nghèo' } });
  });
});
