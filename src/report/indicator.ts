import type { Indicator } from '../catalogue/catalogue.js';
import type { NationalTarget } from '../catalogue/national.js';
import type { MatrixCell } from '../dataset/matrix.js';
import type { Target } from '../model/record.js';
import { badge, type Mark } from './decided.js';
import { documentText, levelOf, number, valueOf, valueWords } from './format.js';
import { html, type Html } from './html.js';
import { stemOf, pageFile } from './names.js';
import { domainOf, scaleChart, type Domain, type ScalePoint } from './scale-chart.js';
import { page, partLinks, type SiteFile } from './page.js';
import { paginate, tablePart, type Part, type Row } from './paginate.js';
import { readable } from './codes-in-words.js';
import { both, say, t } from './words.js';

/** A target of an indicator as its page shows it: what is kept of a record until all are read. */
export interface Point extends Pick<Target, 'comparator' | 'min' | 'max' | 'unit' | 'year' | 'level'> {
  readonly document: string;
  readonly name: string;
  /** Id of the target in its document. */
  readonly target: string;
  readonly province: string | null;
  readonly sentence: string;
  /** From the site's root. */
  readonly href: string;
  readonly review: boolean;
  /** What a person decided about it. */
  readonly decided: Mark | null;
}

export interface IndicatorSource {
  readonly indicator: Indicator;
  readonly points: readonly Point[];
  /** Cells of the provinces as issued. */
  readonly cells: readonly MatrixCell[];
  readonly provinceNames: ReadonlyMap<string, string>;
  readonly national: readonly NationalTarget[];
}

const levelKey = (level: string | null): string => level ?? 'all';

/** The pages of an indicator: by year and level a scale, and every value with its sentence. */
export function indicatorPages(source: IndicatorSource): SiteFile[] {
  const { indicator, points, national } = source;
  const keys = [...new Set([...points, ...national].map(({ year, level }) => `${year ?? ''}|${levelKey(level)}`))].sort();
  const numbered = points.map((point, n) => ({ point, id: `p${n + 1}` }));
  const domain = domainOf([...source.cells.flatMap(({ value }) => (value !== null && value.unit === indicator.unit ? [value] : [])), ...national.filter(({ scope }) => scope === 'each')], indicator.unit);
  const parts = keys.map((key) => yearPart(key, numbered.filter(({ point }) => `${point.year ?? ''}|${levelKey(point.level)}` === key), source, domain));
  const { pages } = paginate(parts);
  const paths = pages.map((_, n) => pageFile('indicators', stemOf(indicator.id), n + 1));
  return pages.map((body, n) => page({ path: paths[n]!, title: { vi: indicator.name, en: indicator.name }, body: html`<p><code>${indicator.id}</code></p>${partLinks(paths[n]!, paths)}${parts.length === 0 ? html`<p>${t('none')}</p>` : body}` }));
}

function yearPart(key: string, points: readonly { point: Point; id: string }[], source: IndicatorSource, domain: Domain | null): Part {
  const [year, level] = key.split('|') as [string, string];
  const asked = source.national.find((n) => `${n.year}|${levelKey(n.level)}` === key) ?? null;
  const cells = source.cells.filter((cell) => `${cell.year}|${cell.level}` === key);
  // A point leads to its row in the document, where the words are highlighted; rows here may stand on another page.
  const hrefOf = new Map(points.map(({ point }) => [`${point.document}\n${point.target}`, `../${point.href}`]));
  const comparable = asked !== null && asked.scope === 'each' ? asked : null;
  // Only values of the indicator's own unit share a scale.
  const drawn = cells.filter((cell) => cell.value !== null && cell.value.unit === source.indicator.unit && hrefOf.has(`${cell.document}\n${cell.target}`));
  const shown = drawn.map((cell): ScalePoint => ({ name: source.provinceNames.get(cell.province) ?? cell.province, value: cell.value!, href: hrefOf.get(`${cell.document}\n${cell.target}`)!, against: cell.against }));
  const cellOf = new Map(cells.map((cell) => [cell.province, cell]));
  const rows = [...points].sort((a, b) => order(a.point, b.point)).map(({ point, id }) => pointRow(point, id, point.province === null ? undefined : cellOf.get(point.province), source));
  const intro = html`<p>${t('national')}: ${nationalText(asked, source.indicator.unit)}</p>${scaleChart(t('scaleOf', { year }), `scale${year}-${level}`, shown, comparable, domain)}${conflicts(cells, source)}`;
  return tablePart(`y${year}-${level}`, html`${year === '' ? t('unknown') : year} – ${levelOf(level)}`, [t('province'), t('value'), t('against'), t('document'), t('sentence')], rows, { intro, none: t('none') });
}

const order = (a: Point, b: Point): number => ((a.province ?? '~') < (b.province ?? '~') ? -1 : (a.province ?? '~') > (b.province ?? '~') ? 1 : a.href < b.href ? -1 : a.href > b.href ? 1 : 0);

export function nationalText(asked: NationalTarget | null, unit: string): Html {
  if (asked === null) return t('noNational');
  const value = valueWords({ ...asked, unit });
  const by = html` (${t('decision')} <span lang="vi">${both({ vi: readable(asked.decision, 'vi'), en: readable(asked.decision, 'en') })}</span>)`;
  return asked.scope === 'each' ? html`<strong>${valueOf({ ...asked, unit })}</strong>${by}` : html`<strong><span class="vi" lang="vi">${say('nation', 'vi', { value: value.vi })}</span><span class="en" lang="en">${say('nation', 'en', { value: value.en })}</span></strong>${by}`;
}

function conflicts(cells: readonly MatrixCell[], { provinceNames }: IndicatorSource): Html {
  const lines = cells.filter(({ state }) => state === 'conflicting').map((cell) => html`<li lang="vi">${provinceNames.get(cell.province) ?? cell.province}: ${both({ vi: say('conflictHint', 'vi', { values: readable(cell.alternatives ?? '', 'vi') }), en: say('conflictHint', 'en', { values: readable(cell.alternatives ?? '', 'en') }) })}</li>`);
  return lines.length === 0 ? html`` : html`<ul class="conflicts">${lines}</ul>`;
}

function pointRow(point: Point, id: string, cell: MatrixCell | undefined, { indicator, provinceNames }: IndicatorSource): Row {
  const own = cell !== undefined && cell.document === point.document && cell.target === point.target;
  const against = point.unit !== indicator.unit ? t('otherUnit') : own && cell.against !== null ? html`${t(cell.against)}${cell.gap === null || cell.gap === 0 ? '' : ` (${cell.gap > 0 ? '+' : ''}${number(cell.gap)})`}` : cell?.state === 'conflicting' ? t('conflicting') : html``;
  const province = point.province === null ? t('unknown') : html`<span lang="vi">${provinceNames.get(point.province) ?? point.province}</span>`;
  return {
    anchors: [id],
    html: html`<tr id="${id}" tabindex="-1"><th scope="row">${province}</th><td>${valueOf(point)}${point.review ? html` <strong class="flag">${t('flagged')}</strong>` : ''}${badge(point.decided)}</td><td>${against}</td><td><a href="../${point.href}" lang="vi">${point.name}</a></td><td><details><summary>${t('sentence')}</summary><q lang="vi">${documentText(point.sentence)}</q> <a href="../${point.href}">${t('showRow')}</a></details></td></tr>
`,
  };
}
