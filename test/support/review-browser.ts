import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { chromium, type Browser, type Page } from 'playwright-core';

const root = fileURLToPath(new URL('../../', import.meta.url));
const require = createRequire(import.meta.url);
const loader = pathToFileURL(join(require.resolve('tsx/package.json'), '..', 'dist', 'loader.mjs')).href;

const program = '/usr/bin/chromium';
/** Tests of pages need the Debian package chromium; without it they are skipped, but not in CI. */
export const hasChromium: boolean = existsSync(program) || process.env['CI'] === 'true';
if (!hasChromium) process.stderr.write('skipped: chromium is not installed (apt-get install chromium)\n');

export const openBrowser = (): Promise<Browser> => chromium.launch({
  executablePath: program,
  args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
});

/** What must not happen in a page: errors on its console, requests to anywhere else. */
export interface Watched { readonly page: Page; readonly errors: string[]; readonly elsewhere: string[] }

export async function watchedPage(browser: Browser, origin: string): Promise<Watched> {
  const page = await browser.newPage();
  const [errors, elsewhere]: [string[], string[]] = [[], []];
  page.on('console', (message) => void (message.type() === 'error' && errors.push(message.text())));
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('request', (request) => {
    const url = request.url();
    if (!url.startsWith(`${origin}/`) && !url.startsWith(`blob:${origin}/`) && !url.startsWith('data:')) elsewhere.push(url);
  });
  return { page, errors, elsewhere };
}

/** Violations axe finds on a page, in short. Run beside the page's policy, which lets no script of ours in. */
export async function violations(page: Page): Promise<string[]> {
  const session = await page.context().newCDPSession(page);
  const evaluate = async (expression: string): Promise<unknown> => {
    const { result, exceptionDetails } = await session.send('Runtime.evaluate', { expression, awaitPromise: true, returnByValue: true });
    if (exceptionDetails !== undefined) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value;
  };
  await evaluate(`${readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8')};0`);
  return (await evaluate('axe.run().then(({ violations }) => violations.map(({ id, nodes }) => id + ": " + nodes.map((n) => n.html.slice(0, 120)).join(" | ")))')) as string[];
}

export interface Serving { readonly url: string; readonly child: ChildProcess; readonly ended: Promise<number | null>; said(): string }

/** `kehoach review …` in a process of its own; resolves when it prints its address. */
export function startReview(cwd: string, args: readonly string[]): Promise<Serving> {
  const child = spawn(process.execPath, ['--import', loader, join(root, 'src/cli/main.ts'), 'review', ...args], { cwd, env: { ...process.env, NODE_OPTIONS: '', TSX_DISABLE_CACHE: '1' } });
  let [out, err] = ['', ''];
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
  child.stderr.on('data', (part: Buffer) => (err += part.toString()));
  return new Promise((resolve, reject) => {
    void ended.then((code) => reject(new Error(`ended with ${String(code)}: ${err}`)));
    child.on('error', reject);
    child.stdout.on('data', (part: Buffer) => {
      out += part.toString();
      const url = /^(http:\/\/\S+)\n/.exec(out)?.[1];
      if (url !== undefined) resolve({ url, child, ended, said: () => err });
    });
  });
}
