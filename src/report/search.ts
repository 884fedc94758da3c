import { html, scriptValue } from './html.js';
import { page, type SiteFile } from './page.js';
import { say, t } from './words.js';

/** What can be found: kind, words, words beside it, address from the site's root. Folding is the page's work (assets/fold.js). */
export type SearchEntry = readonly [kind: 'document' | 'indicator' | 'agency' | 'target' | 'task', words: string, beside: string, href: string];

/** Bytes of a script file of the index. */
const fileBytes = 250_000;

/** The index as script files, and the page that loads them when something is looked for. */
export function searchFiles(entries: Iterable<SearchEntry>, hasFacts: boolean): SiteFile[] {
  const files: SiteFile[] = [];
  let lines: string[] = [];
  let bytes = 0;
  const close = (): void => {
    if (lines.length > 0) files.push({ path: `search/${files.length + 1}.js`, text: `kehoachIndex([\n${lines.join(',\n')}\n]);\n` });
    [lines, bytes] = [[], 0];
  };
  for (const entry of entries) {
    const line = scriptValue(entry);
    if (bytes + line.length > fileBytes) close();
    lines.push(line);
    bytes += Buffer.byteLength(line);
  }
  close();
  const kinds = (['document', 'indicator', 'agency', 'target', 'task'] as const).map((kind) => html`<span data-kind="${kind}">${t(kind)}</span>`);
  const body = html`<noscript><p>${t('searchNeedsScript')}</p></noscript><form id="search" role="search"><label for="words">${t('searchLabel')}</label> <input id="words" type="search" autocomplete="off" spellcheck="false"></form>
<p class="hint">${t(hasFacts ? 'facts' : 'noFacts')}</p><div id="kinds" hidden>${kinds}</div><h2>${t('results')} <output id="found" for="words"></output></h2><ol id="results" lang="vi" data-files="${files.length}"></ol>`;
  return [...files, page({ path: 'search.html', title: { vi: say('search', 'vi'), en: say('search', 'en') }, body, scripts: ['assets/fold.js', 'assets/search.js'] })];
}
