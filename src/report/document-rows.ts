import { agencyRoles, sectionFacts, uniqueIds, type Decided, type Evidence, type Reading } from '../dataset/facts.js';
import { yearOf } from '../dataset/dates.js';
import { reasonsIn } from '../findings/confidence-reasons.js';
import type { Catalogue, Indicator } from '../catalogue/catalogue.js';
import type { Agency, Citation, DocumentRecord, RecordTable, Target, Task } from '../model/record.js';
import { badge, marksOf, rejectedIn, wasRead } from './decided.js';
import { date, documentText, levelOf, longest, cutAt, valueOf } from './format.js';
import { html, type Html } from './html.js';
import { agencyHref, documentStem, indicatorHref, pageFile } from './names.js';
import { tablePart, type Part, type Row } from './paginate.js';
import { findingWords } from './codes-in-words.js';
import { both, say, t, type WordKey } from './words.js';

/** Anchors of facts on a document's pages: `t1` the first target, `k1` the first task, … */
export const anchor = (kind: 's' | 't' | 'k' | 'b' | 'f' | 'c', order: number): string => `${kind}${order}`;

const up = '../';

/** Where evidence stands, as a link into the reading text; the script reads its offsets, and page and box for the page's picture. */
function place(evidence: (Pick<Evidence, 'page' | 'span' | 'place'> & { readonly bbox?: readonly number[] | null }) | null | undefined): Html {
  if (evidence === null || evidence === undefined) return html``;
  const name = evidence.place === undefined ? t('page', { page: evidence.page }) : t('paragraph', { paragraph: evidence.place.paragraph });
  return evidence.span === null ? name : html`<a class="place" href="#text" data-span="${evidence.span[0]} ${evidence.span[1]}"${evidence.bbox ? html` data-box="${[evidence.page, ...evidence.bbox].join(' ')}"` : ''}>${name}</a>`;
}

const agencyList = (agencies: readonly Agency[]): Html => html`${agencies.map(({ id, name }, n) => html`${n > 0 ? '; ' : ''}<a data-agency="${id}" href="${up}${agencyHref(id)}" lang="vi">${name}</a>`)}`;
/** Who does what, a line for each role: columns of their own would leave none of them room. */
const roles = (it: Target | Task): Html => html`<td class="agencies">${agencyRoles.filter((role) => it[role].length > 0).map((role) => html`<div><small>${t(role)}:</small> ${agencyList(it[role])}</div>`)}</td>`;
const reviewMark = (it: { needsReview: boolean; confidence: { reasons: readonly string[] } }): Html => (it.needsReview ? html` <strong class="flag">${t('flagged')}</strong> <small>${both(reasonsIn(it.confidence.reasons))}</small>` : html``);
/** What a person said of a fact, else why it asks for one. */
const state = (it: Target | Task, mark: Decided | undefined): Html => html`${badge(mark, mark === undefined || !('min' in it) ? '' : wasRead(mark, it))}${reviewMark(it)}`;
const heads = (...keys: WordKey[]): Html[] => keys.map((key) => t(key));
const row = (id: string, cells: Html, attributes: Html = html``): Row => ({ anchors: [id], html: html`<tr id="${id}"${attributes}>${cells}</tr>
` });

/** The indicator of a target, where the catalogue has it. */
export const indicatorIn = ({ indicator }: Target, catalogue: Catalogue): Indicator | undefined => (indicator === null ? undefined : catalogue.byId.get(indicator));

/** Agencies a task's filter finds it by. */
export const rowAgencies = (it: Task): Agency[] => agencyRoles.flatMap((role) => it[role]);

export function targetPart(reading: Pick<Reading, 'record' | 'decided'>, catalogue: Catalogue): Part {
  const [{ record }, markOf] = [reading, marksOf(reading)];
  const rows = record.targets.map((it, n) => {
    const indicator = indicatorIn(it, catalogue);
    const name = indicator === undefined ? html`${it.indicator ?? t('unmapped')}` : html`<a href="${up}${indicatorHref(indicator.id)}" lang="vi">${indicator.name}</a>`;
    const said = it.mentions.map((mention) => html`<div>${place(mention)}<details><summary>${t('quote')}</summary><q lang="vi">${documentText(mention.text)}</q></details></div>`);
    return row(anchor('t', n + 1), html`<th scope="row" lang="vi">${documentText(it.label)}${state(it, markOf('target', it.id))}</th><td class="value"><strong>${valueOf(it)}</strong></td><td>${it.year}${it.level === null ? '' : html`<br><small>${levelOf(it.level)}</small>`}</td><td class="indicator">${name}</td>${roles(it)}<td>${said}</td>`);
  });
  return tablePart('targets', t('targets'), heads('target', 'value', 'year', 'indicator', 'agencies', 'where'), rows, { intro: targetFilter(record.targets.length), none: t('none') });
}

const option = (value: string, words: Html): Html => html`<option value="${value}">${words}</option>`;
/** Options say both languages: a list of them has no markup inside. */
const inBoth = (key: WordKey): Html => html`${say(key, 'vi')} / ${say(key, 'en')}`;
const anyOption = option('', html`${say('all', 'vi')}`);

/** A form that the script shows (without it all rows are there), and the list of what it finds on other pages. */
function filterForm(kind: 't' | 'k', rows: string, total: number, fields: Html): Html {
  const words = html`<label>${t('filterWords')} <input name="words" type="search" autocomplete="off" spellcheck="false"></label>`;
  return html`<form class="filter" hidden data-rows="${rows}" data-kind="${kind}" data-total="${total}">${words} ${fields} <output></output></form><div class="elsewhere" hidden><p>${t('elsewhere')} <output></output></p><ol lang="vi"></ol></div>`;
}
const targetFilter = (total: number): Html => filterForm('t', 'targets-rows', total, html`<label>${t('filterMapped')} <select name="mapped">${anyOption}${option('yes', inBoth('mapped'))}${option('no', inBoth('unmapped'))}</select></label> <label>${t('filterState')} <select name="state">${anyOption}${option('flagged', inBoth('flagged'))}${option('decided', inBoth('decided'))}</select></label>`);
const taskFilter = (total: number): Html => filterForm('k', 'tasks-rows', total, html`<label>${t('filterAgency')} <select name="agency">${anyOption}</select></label> <label>${t('filterDue')} <select name="due">${anyOption}</select></label>`);

/** Year a task is due; empty where it has none. */
export const dueYear = ({ timeframe }: Task): string => String(yearOf(timeframe?.to ?? null) ?? '');

export function taskPart(reading: Pick<Reading, 'record' | 'decided'>): Part {
  const [{ record }, markOf] = [reading, marksOf(reading)];
  const rows = record.tasks.map((it, n) => row(
    anchor('k', n + 1),
    html`<td>${it.marker}</td><th scope="row" lang="vi">${it.group.length > 0 ? html`<small>${it.group.join(' › ')}</small><br>` : ''}${documentText(it.text)}${state(it, markOf('task', it.id))}</th>${roles(it)}<td lang="vi">${it.timeframe?.text}</td><td lang="vi">${it.deliverable === null ? '' : documentText(it.deliverable)}</td><td>${place(it.evidence)}</td>`,
    html` data-due="${dueYear(it)}"`,
  ));
  return tablePart('tasks', t('tasks'), heads('marker', 'task', 'agencies', 'deadline', 'deliverable', 'where'), rows, { intro: taskFilter(record.tasks.length), none: t('none') });
}

function tableOf(table: RecordTable, order: number): Part {
  const id = anchor('b', order);
  const title = html`${t('tableOf', { id: table.id })}${table.caption === null ? '' : html`: <span lang="vi">${table.caption}</span>`}`;
  const rows = table.rows.map((it, n) => row(`${id}-${n + 1}`, html`${it.cells.map((cell) => html`<td>${documentText(cell)}</td>`)}<td>${place(it.evidence)}</td>`, it.kind === 'group' ? html` class="group"` : html``));
  const part = tablePart(id, title, [...table.columns.map(({ name }) => html`<span lang="vi">${name}</span>`), t('where')], rows, { none: t('none') });
  return { ...part, rows: rows.map((each, n) => (n === 0 ? { ...each, anchors: [...each.anchors, id] } : each)) };
}

export const tableParts = (record: DocumentRecord): Part[] => record.tables.map((table, n) => tableOf(table, n + 1));

export function sectionPart(record: DocumentRecord, document: string): Part {
  const rows = sectionFacts(record, document).map(({ it, depth, annex, order }): Row => {
    const words = it.title ?? it.text ?? '';
    // Whole paragraphs are in the reading text; here they are led to by how they begin.
    const shown = it.title === null && words.length > 160 ? html`${cutAt(words, 160)}…` : words.length > longest ? html`${cutAt(words, longest)}…` : html`${words}`;
    return row(anchor('s', order), html`<td>${it.marker}</td><th scope="row" lang="vi" class="depth${Math.min(depth, 6)}">${shown}</th><td lang="vi">${annex}</td><td>${place({ page: it.page, span: it.span })}</td>`);
  });
  return tablePart('sections', t('sections'), heads('marker', 'section', 'annex', 'where'), rows, { none: t('none') });
}

/** Findings, and behind them what people rejected: nothing is lost without a word. */
export function findingPart(reading: Pick<Reading, 'record' | 'decided'>): Part {
  const { record } = reading;
  const rows = record.findings.map((it, n) => row(anchor('f', n + 1), html`<td class="${it.severity}">${t(it.severity)}</td><td>${both(findingWords(it))} <code>${it.code}</code></td><td>${it.evidence.slice(0, 20).map((evidence) => html`${place(evidence)} `)}</td>`));
  const rejected = rejectedIn(reading).map((it, n) => row(anchor('f', record.findings.length + n + 1), html`<td class="rejected">${t('decided-reject')}</td><td>${rejectedWords(it)}${badge(it)}</td><td>${place(it.place)}</td>`));
  return tablePart('findings', t('findings'), heads('severity', 'finding', 'where'), [...rows, ...rejected], { none: t('none') });
}

function rejectedWords({ what, before }: Decided): Html {
  if (before === null) return html``;
  const value = 'comparator' in before ? html` – ${valueOf(before)}` : '';
  return html`${t(what === 'target' ? 'rejectedTarget' : 'rejectedTask')} ${documentText('label' in before ? before.label : before.text)}${value}`;
}

/** Citations; those of documents that are in the report lead to them. */
export function citationPart({ record, cited }: Pick<Reading, 'record' | 'cited'>): Part {
  const rows = uniqueIds(record.citations, (citation: Citation) => citation.id).map(({ it }, n) => {
    const other = cited(it);
    const name = html`<span lang="vi">${it.number ?? it.key}</span>`;
    return row(anchor('c', n + 1), html`<th scope="row">${other === null ? name : html`<a href="${up}${pageFile('documents', documentStem(other))}">${name}</a>`}</th><td lang="vi">${it.issuer}</td><td>${date(it.issuedOn)}</td><td lang="vi">${it.title === null ? '' : documentText(it.title)}</td><td>${it.mentions.length}</td><td>${it.mentions.slice(0, 10).map((mention) => html`${place(mention)} `)}</td>`);
  });
  return tablePart('citations', t('citations'), heads('citation', 'issuer', 'issuedOn', 'title', 'mentions', 'where'), rows, { none: t('none') });
}
