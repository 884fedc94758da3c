import type { Indicator } from '../catalogue/catalogue.js';
import { count, date } from './format.js';
import { Heat } from './heat.js';
import { html, type Html } from './html.js';
import { agencyHref, documentStem, indicatorHref, pageFile } from './names.js';
import { page, partLinks, type SiteFile } from './page.js';
import { paginate, tablePart, type Part, type Row } from './paginate.js';
import { say, t, type WordKey } from './words.js';

/** What is kept of a document for the lists. */
export interface DocumentSummary {
  readonly key: string;
  readonly name: string;
  readonly title: string;
  readonly issuedOn: string | null;
  /** Key of its province as issued. */
  readonly province: string | null;
  readonly targets: number;
  readonly mapped: number;
  readonly tasks: number;
  /** Targets and tasks that a person should look at. */
  readonly flagged: number;
  /** Targets and tasks that a person has decided on, those rejected too. */
  readonly decided: number;
  readonly errors: number;
  readonly warnings: number;
}

export interface Overview {
  readonly documents: readonly DocumentSummary[];
  readonly duplicates: number;
  readonly provinceNames: ReadonlyMap<string, string>;
  /** Province → indicators it has a value of, among those asked of each province. */
  readonly coverage: ReadonlyMap<string, number>;
  readonly asked: number;
  readonly heat: Heat;
}

const lists = (part: Part, stem: string, key: WordKey): SiteFile[] => {
  const { pages } = paginate([part]);
  const paths = pages.map((_, n) => pageFile('', stem, n + 1));
  return pages.map((body, n) => page({ path: paths[n]!, title: { vi: say(key, 'vi'), en: say(key, 'en') }, body: html`${partLinks(paths[n]!, paths)}${body}` }));
};
const rowOf = (cells: Html): Row => ({ anchors: [], html: html`<tr>${cells}</tr>
` });
const documentLink = ({ key, name }: DocumentSummary): Html => html`<a href="${pageFile('documents', documentStem(key))}" lang="vi">${name}</a>`;
const shortened = (text: string): string => [...text.slice(0, 400)].slice(0, 200).join('') + (text.length > 200 ? '…' : '');

export function documentList({ documents, provinceNames }: Overview): SiteFile[] {
  const rows = documents.map((it) => rowOf(html`<th scope="row">${documentLink(it)}</th><td lang="vi">${shortened(it.title)}</td><td lang="vi">${provinceOf(it, provinceNames)}</td><td>${date(it.issuedOn)}</td><td>${count(it.targets)}</td><td>${count(it.tasks)}</td><td>${count(it.flagged)}</td>`));
  return lists(tablePart('list', t('documents'), [t('number'), t('title'), t('province'), t('issuedOn'), t('targets'), t('tasks'), t('flagged')], rows, { none: t('none') }), 'documents', 'documents');
}

const provinceOf = ({ province }: DocumentSummary, names: ReadonlyMap<string, string>): string => (province === null ? '' : (names.get(province) ?? province));

const doubt = ({ errors, warnings, flagged }: DocumentSummary): boolean => errors + warnings + flagged > 0;
/** Errors first, then most flagged. */
const worst = (a: DocumentSummary, b: DocumentSummary): number => b.errors - a.errors || b.flagged - a.flagged || b.warnings - a.warnings || (a.key < b.key ? -1 : 1);

/** What waits, document by document; `all` are counted above. */
function reviewPart(documents: readonly DocumentSummary[], all: readonly DocumentSummary[]): Part {
  const rows = documents.map((it) => rowOf(html`<th scope="row">${documentLink(it)}</th><td>${count(it.errors)}</td><td>${count(it.flagged)}</td><td>${count(it.decided)}</td><td>${count(it.warnings)}</td>`));
  const sum = (of: (it: DocumentSummary) => number): string => count(all.reduce((total, it) => total + of(it), 0));
  const intro = html`<p>${t('reviewProgress', { decided: sum((it) => it.decided), open: sum((it) => it.flagged) })}</p>`;
  return tablePart('review', t('review'), [t('document'), t('error'), t('open'), t('decided'), t('warning')], rows, { intro, none: t('none') });
}
export const reviewList = ({ documents }: Overview): SiteFile[] => lists(reviewPart(documents.filter(doubt).sort(worst), documents), 'review', 'review');

export function indicatorList(indicators: readonly { readonly indicator: Indicator; readonly values: number }[]): SiteFile[] {
  const rows = indicators.map(({ indicator, values }) => rowOf(html`<th scope="row"><a href="${indicatorHref(indicator.id)}" lang="vi">${indicator.name}</a></th><td><code>${indicator.id}</code></td><td>${count(values)}</td>`));
  return lists(tablePart('list', t('indicators'), [t('indicator'), t('type'), t('targets')], rows, { none: t('none') }), 'indicators', 'indicators');
}

export function agencyList(agencies: readonly { readonly id: string; readonly name: string; readonly lead: number; readonly helps: number }[]): SiteFile[] {
  const rows = agencies.map(({ id, name, lead, helps }) => rowOf(html`<th scope="row"><a href="${agencyHref(id)}" lang="vi">${name}</a></th><td>${count(lead)}</td><td>${count(helps)}</td>`));
  return lists(tablePart('list', t('agencies'), [t('agency'), t('lead'), html`${t('coordinating')} / ${t('implementing')}`], rows, { none: t('none') }), 'agencies', 'agencies');
}

export function indexPage(overview: Overview): SiteFile {
  const { documents, duplicates, heat, provinceNames } = overview;
  const sum = (of: (it: DocumentSummary) => number): string => count(documents.reduce((total, it) => total + of(it), 0));
  const provinces = new Set(documents.flatMap(({ province }) => (province === null ? [] : [province])));
  const figure = (key: WordKey, value: string): Html => html`<div><dt>${t(key)}</dt><dd>${value}</dd></div>`;
  const year = heat.mainYear;
  const doubtful = documents.filter(doubt).sort(worst);
  const review = reviewPart(doubtful.slice(0, 15), documents);
  const body = html`<dl class="figures">${figure('documents', count(documents.length))}${figure('provinces', count(provinces.size))}${figure('targets', sum((d) => d.targets))}${figure('mapped', sum((d) => d.mapped))}${figure('tasks', sum((d) => d.tasks))}${figure('flagged', sum((d) => d.flagged))}</dl>
${duplicates === 0 ? '' : html`<p>${t('copies', { count: duplicates })}</p>`}
<section><h2 id="heat">${t('heat')}</h2>${year === null ? html`<p>${t('noYears')}</p>` : heat.table('index.html', 'issued', year, 0, provinceNames)}</section>
${review.before}${review.rows.map((row) => row.html)}${review.after}<p><a href="review.html">${t('review')}: ${t('more')} (${count(doubtful.length)})</a></p>
${provinceTable(overview, [...provinces])}`;
  return page({ path: 'index.html', wide: true, title: { vi: say('overview', 'vi'), en: say('overview', 'en') }, body });
}

function provinceTable({ documents, provinceNames, coverage, asked }: Overview, provinces: readonly string[]): Html {
  const nameOf = (key: string): string => provinceNames.get(key) ?? key;
  const rows = [...provinces].sort((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1)).map((key) => {
    const own = documents.filter(({ province }) => province === key);
    return rowOf(html`<th scope="row" lang="vi">${nameOf(key)}</th><td>${count(own.length)}</td><td>${count(own.reduce((n, it) => n + it.targets, 0))}</td><td>${count(own.reduce((n, it) => n + it.tasks, 0))}</td><td>${count(coverage.get(key) ?? 0)} / ${count(asked)}</td>`);
  });
  const part = tablePart('provinces', t('provinces'), [t('province'), t('documents'), t('targets'), t('tasks'), t('coverage')], rows, { none: t('none') });
  return html`${part.before}${part.rows.map((row) => row.html)}${part.after}`;
}
