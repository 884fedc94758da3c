import { existsSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium, type Browser, type BrowserContext, type BrowserContextOptions, type Page } from 'playwright-core';

const executablePath = '/usr/bin/chromium';
const args = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];

/** Whether tests in a browser run: wherever Debian's chromium is there, and on CI, where it must be. */
export const browserRuns: boolean = existsSync(executablePath) || process.env['CI'] === 'true';
export const browserTitle = browserRuns ? 'in chromium' : 'in chromium (skipped: /usr/bin/chromium is not installed)';

export const openBrowser = (): Promise<Browser> => chromium.launch({ executablePath, args });

/** A window of its own (nothing stored), and all that went wrong in it: errors in the console or of scripts, requests that failed or left the origin. */
export interface Visit {
  readonly context: BrowserContext;
  readonly page: Page;
  readonly problems: string[];
  readonly requests: string[];
  close(): Promise<void>;
}

/** Opens a window for pages below `origin` (`http://127.0.0.1:port/`, or `file:///folder/`); what pages make in memory is of their origin. */
export async function visit(browser: Browser, origin: string, options: BrowserContextOptions = {}): Promise<Visit> {
  const context = await browser.newContext(options);
  const [problems, requests]: [string[], string[]] = [[], []];
  context.on('console', (message) => { if (['error', 'warning'].includes(message.type())) problems.push(`${message.type()}: ${message.text()}`); });
  context.on('weberror', (error) => problems.push(`script: ${error.error().message}`));
  context.on('dialog', (dialog) => { problems.push(`dialog: ${dialog.message()}`); void dialog.dismiss(); });
  context.on('requestfailed', (request) => problems.push(`failed: ${request.url()} ${request.failure()?.errorText ?? ''}`));
  context.on('response', (response) => { if (response.status() >= 400) problems.push(`${response.status()}: ${response.url()}`); });
  context.on('request', (request) => {
    requests.push(request.url());
    if (![origin, `blob:${origin}`, 'data:'].some((start) => request.url().startsWith(start))) problems.push(`left the origin: ${request.url()}`);
  });
  const page = await context.newPage();
  return { context, page, problems, requests, close: () => context.close() };
}

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe finds wrong with the page as it stands, a line each. The page's policy lets no script in: axe is run by the debugger, and fetches no style sheet. */
export async function axe(page: Page): Promise<string[]> {
  await page.evaluate(axeSource);
  return page.evaluate(`axe.run(document, { preload: false, resultTypes: ['violations'] }).then(({ violations }) => violations.flatMap(({ id, nodes }) => nodes.slice(0, 3).map((node) => id + ': ' + node.html.slice(0, 200) + ' ' + (node.failureSummary ?? '').slice(0, 300))))`) as Promise<string[]>;
}

const types: Readonly<Record<string, string>> = { '.html': 'text/html; charset=utf-8', '.css': 'text/css', '.js': 'text/javascript', '.webp': 'image/webp', '.json': 'application/json' };

export interface Served { readonly origin: string; close(): Promise<void> }

/** Files of a folder over HTTP on the loopback address. */
export async function serveFolder(folder: string): Promise<Served> {
  const server = createServer((request, response) => {
    const path = normalize(join(folder, decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname)));
    const file = existsSync(path) && statSync(path).isDirectory() ? join(path, 'index.html') : path;
    if (!file.startsWith(folder + sep) || !existsSync(file)) return void response.writeHead(404).end();
    response.writeHead(200, { 'content-type': types[extname(file)] ?? 'application/octet-stream', 'x-content-type-options': 'nosniff' }).end(readFileSync(file));
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const close = (): Promise<void> => new Promise((done) => { server.close(() => done()); server.closeAllConnections(); });
  return { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, close };
}

export const folderAddress = (folder: string): string => `${pathToFileURL(folder).href}/`;
