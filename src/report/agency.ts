import type { AgencyRole } from '../dataset/facts.js';
import { documentText, valueOf, type Valued } from './format.js';
import { html, type Html } from './html.js';
import { pageFile, stemOf } from './names.js';
import { page, partLinks, type SiteFile } from './page.js';
import { paginate, tablePart, type Row } from './paginate.js';
import { t } from './words.js';

/** Something an agency is charged with: what is kept of a record until all are read. */
export interface Charge {
  readonly kind: 'target' | 'task';
  readonly role: AgencyRole;
  readonly agency: string;
  readonly document: string;
  readonly text: string;
  readonly value: (Valued & { readonly year: number | null }) | null;
  readonly time: string | null;
  /** From the site's root. */
  readonly href: string;
}

/** The name an agency bears most often; of equals the first in order. */
export const commonName = (charges: readonly Charge[]): string => {
  const times = new Map<string, number>();
  for (const { agency } of charges) times.set(agency, (times.get(agency) ?? 0) + 1);
  return [...times].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))[0]![0];
};

const roleOrder: readonly AgencyRole[] = ['lead', 'coordinating', 'implementing'];

/** The pages of an agency: what it leads, then what it helps with, over all documents. */
export function agencyPages(id: string, charges: readonly Charge[]): SiteFile[] {
  const name = commonName(charges);
  const parts = roleOrder.map((role) => {
    const own = charges.filter((charge) => charge.role === role);
    return tablePart(role, html`${t(role)} (${own.length})`, [t('type'), t('task'), t('deadline'), t('document')], own.map(chargeRow), { none: t('none') });
  });
  const { pages } = paginate(parts);
  const paths = pages.map((_, n) => pageFile('agencies', stemOf(id), n + 1));
  return pages.map((body, n) => page({ path: paths[n]!, title: { vi: name, en: name }, body: html`<p><code>${id}</code></p>${partLinks(paths[n]!, paths)}${body}` }));
}

function chargeRow({ kind, text, value, time, document, href }: Charge): Row {
  const due: Html | string | null = value === null ? time : html`${value.year}`;
  return { anchors: [], html: html`<tr><td>${t(kind)}</td><th scope="row" lang="vi">${documentText(text)}${value === null ? '' : html` – ${valueOf(value)}`}</th><td lang="vi">${due}</td><td><a href="../${href}" lang="vi">${document}</a></td></tr>
` };
}
