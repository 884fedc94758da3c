import { version } from '../version.js';
import { html, trusted, type Html } from './html.js';
import { both, t, type WordKey, type Words } from './words.js';

/** What a page may load: files beside it, nothing else; nothing inline. */
export const policy = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'";

/** A file of the site: its address from the site's root, with slashes, and what it holds. */
export interface SiteFile { readonly path: string; readonly text: string }

export interface PageParts {
  readonly path: string;
  readonly title: Words;
  readonly body: Html;
  /** Script files from the site's root. */
  readonly scripts?: readonly string[];
  readonly wide?: boolean;
}

/** An address from the site's root, as a page at `path` writes it. */
export const from = (path: string, to: string): string => '../'.repeat(path.split('/').length - 1) + to;

const menu: readonly (readonly [string, WordKey])[] = [
  ['index.html', 'overview'], ['documents.html', 'documents'], ['indicators.html', 'indicators'], ['agencies.html', 'agencies'], ['review.html', 'review'], ['search.html', 'search'],
];

export function page({ path, title, body, scripts = [], wide = false }: PageParts): SiteFile {
  const link = (to: string): string => from(path, to);
  const current = (to: string): Html => (to === path ? html` aria-current="page"` : html``);
  const text = html`<!DOCTYPE html>
<html lang="vi" data-title-vi="${title.vi}" data-title-en="${title.en}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${trusted(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${title.vi}</title>
<link rel="stylesheet" href="${link('assets/site.css')}">
<link rel="icon" href="data:,">
<script defer src="${link('assets/site.js')}"></script>
${scripts.map((script) => html`<script defer src="${link(script)}"></script>
`)}</head>
<body>
<a class="skip" href="#main">${t('skip')}</a>
<header>
<p class="site">${t('site')}</p>
<nav aria-labelledby="nav-name"><span id="nav-name" class="unseen">${t('navigation')}</span><ul>${menu.map(([to, key]) => html`<li><a href="${link(to)}"${current(to)}>${t(key)}</a></li>`)}</ul></nav>
<p class="languages" hidden><button type="button" data-language="vi" lang="vi">Tiếng Việt</button> <button type="button" data-language="en" lang="en">English</button></p>
</header>
<main id="main" tabindex="-1"${wide ? html` class="wide"` : ''}>
<h1>${both(title)}</h1>
${body}
</main>
<footer><p>${t('footer', { version })}</p></footer>
</body>
</html>
`.text;
  return { path, text };
}

/** Links between the pages of something that is too long for one. */
export function partLinks(path: string, files: readonly string[]): Html {
  if (files.length < 2) return html``;
  return html`<nav class="parts" aria-labelledby="parts-name"><span id="parts-name">${t('parts')}:</span> ${trusted(files.map((file, n) => html`<a href="${from(path, file)}"${file === path ? html` aria-current="page"` : ''}>${n + 1}</a>`.text).join(' '))}</nav>`;
}
