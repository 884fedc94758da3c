import type { AgencyRole } from '../dataset/facts.js';
import { count, documentText, valueOf, type Valued } from './format.js';
import { html, type Html } from './html.js';
import { pageFile, stemOf } from './names.js';
import { page, partLinks, type SiteFile } from './page.js';
import { cutPages, tableFrame, type Row } from './paginate.js';
import { t } from './words.js';

/** Something an agency is charged with: what is kept of a record until all are read. */
export interface Charge {
  readonly kind: 'target' | 'task';
  readonly document: string;
  readonly text: string;
  readonly value: (Valued & { readonly year: number | null }) | null;
  readonly time: string | null;
  /** From the site's root. */
  readonly href: string;
}

/** What is kept of an agency in memory: the names it bears and how much it is charged with. */
export interface AgencySummary {
  readonly id: string;
  readonly names: ReadonlyMap<string, number>;
  readonly counts: Readonly<Record<AgencyRole, number>>;
}

/** The name an agency bears most often; of equals the first in order. */
export const commonName = ({ names }: AgencySummary): string => [...names].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))[0]![0];

const roleOrder: readonly AgencyRole[] = ['lead', 'coordinating', 'implementing'];

/** The pages of an agency: what it leads, then what it helps with, over all documents. Charges are read twice: to count the pages, then to write them. */
export function* agencyPages(summary: AgencySummary, read: (role: AgencyRole) => Iterable<Charge>): Generator<SiteFile> {
  const { id, counts } = summary;
  const name = commonName(summary);
  const parts = roleOrder.map((role) => ({
    ...tableFrame(role, html`${t(role)} (${count(counts[role])})`, [t('type'), t('task'), t('deadline'), t('document')], counts[role] === 0, { none: t('none') }),
    rows: { *[Symbol.iterator]() { for (const charge of read(role)) yield chargeRow(charge); } },
  }));
  const paths: string[] = [];
  for (const each of cutPages(parts)) if (each.html.text !== '') paths.push(pageFile('agencies', stemOf(id), paths.length + 1));
  let n = 0;
  for (const { html: body } of cutPages(parts)) {
    const path = paths[n++]!;
    yield page({ path, title: { vi: name, en: name }, body: html`<p><code>${id}</code></p>${partLinks(path, paths)}${body}` });
  }
}

function chargeRow({ kind, text, value, time, document, href }: Charge): Row {
  const due: Html | string | null = value === null ? time : html`${value.year}`;
  return { anchors: [], html: html`<tr><td>${t(kind)}</td><th scope="row" lang="vi">${documentText(text)}${value === null ? '' : html` – ${valueOf(value)}`}</th><td lang="vi">${due}</td><td><a href="../${href}" lang="vi">${document}</a></td></tr>
` };
}
