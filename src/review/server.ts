import { randomBytes, timingSafeEqual } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { serve, type ServerType } from '@hono/node-server';
import { Hono, type Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import * as z from 'zod';

/** The pages' side of a review: what the session and the pictures give. */
export interface Backend {
  readonly reviewer: string;
  queue(): unknown;
  indicators(): unknown;
  view(document: number, ref: string, what: 'target' | 'task'): Promise<unknown>;
  picture(document: number, ref: string, what: 'target' | 'task', index: number): Promise<Uint8Array | null>;
  decide(document: number, ref: string, what: 'target' | 'task', given: { kind: 'confirm' | 'correct' | 'reject'; key: string; before: unknown; after?: unknown }): Promise<unknown>;
  add(document: number, what: 'target' | 'task', given: { key: string; page: number; words: string; fields: unknown }): Promise<unknown>;
  undo(key: string): Promise<unknown>;
}

export interface Running {
  /** With the token behind `#`, where neither servers nor referrers see it. */
  readonly url: string;
  readonly port: number;
  close(): Promise<void>;
}

const host = '127.0.0.1';
const mostBody = 64 * 1024;

/** Nothing inline, nothing from elsewhere; pictures are asked for with the token and shown from memory. */
const policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob: data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
const heads: readonly (readonly [string, string])[] = [
  ['content-security-policy', policy], ['x-content-type-options', 'nosniff'], ['referrer-policy', 'no-referrer'], ['cache-control', 'no-store'],
  ['cross-origin-opener-policy', 'same-origin'], ['cross-origin-resource-policy', 'same-origin'], ['x-frame-options', 'DENY'],
];

const asset = (url: URL, type: string): { readonly text: string; readonly type: string } => ({ text: readFileSync(url, 'utf8'), type });
const page = (): Readonly<Record<string, { readonly text: string; readonly type: string }>> => ({
  '/': asset(new URL('./assets/index.html', import.meta.url), 'text/html; charset=utf-8'),
  '/review.css': asset(new URL('./assets/review.css', import.meta.url), 'text/css; charset=utf-8'),
  '/words.js': asset(new URL('./assets/words.js', import.meta.url), 'text/javascript; charset=utf-8'),
  '/connection.js': asset(new URL('./assets/connection.js', import.meta.url), 'text/javascript; charset=utf-8'),
  '/parts.js': asset(new URL('./assets/parts.js', import.meta.url), 'text/javascript; charset=utf-8'),
  '/numbers.js': asset(new URL('./assets/numbers.js', import.meta.url), 'text/javascript; charset=utf-8'),
  '/forms.js': asset(new URL('./assets/forms.js', import.meta.url), 'text/javascript; charset=utf-8'),
  '/review.js': asset(new URL('./assets/review.js', import.meta.url), 'text/javascript; charset=utf-8'),
});

const What = z.enum(['target', 'task']);
const Key = z.string().min(8).max(100);
const Item = z.object({ document: z.coerce.number().int().min(0), ref: z.string().min(1).max(500), what: What });
const DecideBody = Item.extend({ kind: z.enum(['confirm', 'correct', 'reject']), key: Key, before: z.unknown(), after: z.unknown().optional() });
const AddBody = z.object({ document: z.int().min(0), what: What, key: Key, page: z.int().min(1), words: z.string().trim().min(1).max(5000), fields: z.unknown() });
const UndoBody = z.object({ key: Key });

const refusal = (context: Context, status: 400 | 401 | 403 | 404 | 413 | 415, en: string, vi: string = en): Response => context.json({ error: { en, vi } }, status);

/**
 * The application: what a request gets. Every one has to name this very host (a page elsewhere whose name was pointed at this machine does not), those of
 * the interface bear the token, those that write come from this origin and are JSON.
 */
export function reviewApp(backend: Backend, { token, port }: { readonly token: string; readonly port: () => number }): Hono {
  const app = new Hono();
  const files = page();
  app.use(async (context, next) => {
    await next();
    for (const [name, value] of heads) context.res.headers.set(name, value);
  });
  app.use(async (context, next) => {
    const names = [`${host}:${port()}`, `localhost:${port()}`];
    const asked = context.req.header('host') ?? '';
    if (!names.includes(asked)) return refusal(context, 403, 'This host is not served.');
    const origin = context.req.header('origin');
    const own = origin === `http://${asked}`;
    if (origin !== undefined && !own) return refusal(context, 403, 'Requests of other origins are not served.');
    if (!['GET', 'HEAD'].includes(context.req.method) && !own) return refusal(context, 403, 'Only the page of this server may write.');
    return next();
  });
  for (const [path, { text, type }] of Object.entries(files)) app.get(path, (context) => context.body(text, 200, { 'content-type': type }));
  app.use('/api/*', async (context, next) => (isToken(context.req.header('x-kehoach-token') ?? '', token) ? next() : refusal(context, 401, 'The address is not complete: open the one that kehoach review printed.', 'Địa chỉ chưa đầy đủ: hãy mở địa chỉ do kehoach review in ra.')));
  app.use('/api/*', async (context, next) => {
    if (context.req.method !== 'POST') return next();
    if (!/^application\/json(?:;|$)/.test(context.req.header('content-type') ?? '')) return refusal(context, 415, 'Expected JSON.');
    return next();
  });
  app.use('/api/*', bodyLimit({ maxSize: mostBody, onError: (context) => refusal(context, 413, 'That is too long.', 'Nội dung quá dài.') }));
  routes(app, backend);
  app.notFound((context) => refusal(context, 404, 'There is no such page.'));
  app.onError(failed);
  return app;
}

function routes(app: Hono, backend: Backend): void {
  app.get('/api/queue', (context) => context.json({ reviewer: backend.reviewer, documents: backend.queue() } as object));
  app.get('/api/indicators', (context) => context.json(backend.indicators() as object));
  app.get('/api/item', async (context) => {
    const { document, ref, what } = Item.parse(context.req.query());
    return context.json((await backend.view(document, ref, what)) as object);
  });
  app.get('/api/picture', async (context) => {
    const { document, ref, what, index } = Item.extend({ index: z.coerce.number().int().min(0).max(1000) }).parse(context.req.query());
    const png = await backend.picture(document, ref, what, index);
    return png === null ? refusal(context, 404, 'There is no picture.') : context.body(new Uint8Array(png), 200, { 'content-type': 'image/png' });
  });
  app.post('/api/decide', async (context) => {
    const { document, ref, what, ...given } = DecideBody.parse(await json(context));
    return context.json((await backend.decide(document, ref, what, given)) as object);
  });
  app.post('/api/add', async (context) => {
    const { document, what, ...given } = AddBody.parse(await json(context));
    return context.json((await backend.add(document, what, given)) as object);
  });
  app.post('/api/undo', async (context) => {
    const done = await backend.undo(UndoBody.parse(await json(context)).key);
    return context.json({ done });
  });
}

/** Said to the page as it is; anything else is a fault of ours, of which no more is told. */
interface Told extends Error { readonly status: 400 | 404 | 409; readonly words: { readonly vi: string; readonly en: string } }
const isTold = (error: unknown): error is Told => error instanceof Error && 'words' in error && 'status' in error;

class BadJson extends Error {}

async function json(context: Context): Promise<unknown> {
  try {
    return await context.req.json();
  } catch (error) {
    // What the limit of the body throws is not about JSON.
    if (error instanceof SyntaxError) throw new BadJson();
    throw error;
  }
}

function failed(error: Error, context: Context): Response {
  if (isTold(error)) return context.json({ error: error.words }, error.status);
  if (error instanceof z.ZodError || error instanceof BadJson) return refusal(context, 400, 'The request cannot be understood.', 'Không hiểu được yêu cầu.');
  if (error.name === 'BodyLimitError') return refusal(context, 413, 'That is too long.', 'Nội dung quá dài.');
  return context.json({ error: { en: `It could not be done: ${error.message}`, vi: `Không thực hiện được: ${error.message}` } }, 500);
}

function isToken(given: string, token: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(token)];
  return a.length === b.length && timingSafeEqual(a, b);
}

/** Listens on this machine alone. `port` 0: any free one. @throws the system's error where the port is taken */
export async function startServer(backend: Backend, port: number): Promise<Running> {
  const token = randomBytes(32).toString('base64url');
  let taken = port;
  const app = reviewApp(backend, { token, port: () => taken });
  const server = await new Promise<ServerType>((resolve, reject) => {
    const started = serve({ fetch: app.fetch, hostname: host, port }, (info) => {
      taken = info.port;
      resolve(started);
    });
    started.on('error', reject);
  });
  return {
    url: `http://${host}:${taken}/#${token}`, port: taken,
    close: () => new Promise((resolve, reject) => {
      server.close((error) => (error === undefined ? resolve() : reject(error)));
      if ('closeAllConnections' in server) server.closeAllConnections();
    }),
  };
}
