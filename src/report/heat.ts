import type { Basis } from '../dataset/provinces.js';
import type { CellState, MatrixCell, MatrixLevel } from '../dataset/matrix.js';
import type { Against } from '../dataset/gap.js';
import { levelOf, valueWords } from './format.js';
import { html, type Html } from './html.js';
import { indicatorHref } from './names.js';
import { from, page, partLinks, type SiteFile } from './page.js';
import { both, say, t } from './words.js';

interface HeatCell { readonly state: CellState; readonly against: Against | null; readonly shown: Html }
interface Column { readonly indicator: string; readonly name: string; readonly level: MatrixLevel; readonly cells: Map<string, HeatCell> }

/** Columns on a page: with all provinces of the country a page stays under 300 kB. */
const columnsEach = 12;
const bases: readonly Basis[] = ['issued', 'merged'];
const signs: Readonly<Record<Against, string>> = { over: '▲', meets: '=', under: '▼' };

/** Gathers the matrix by year: provinces × indicators that some province has a value of. */
export class Heat {
  /** basis → year → indicator|level → column */
  readonly #columns = new Map<string, Map<number, Map<string, Column>>>();

  add(cell: MatrixCell): void {
    if (cell.state === 'missing') return;
    const years = this.#columns.get(cell.basis) ?? new Map<number, Map<string, Column>>();
    const columns = years.get(cell.year) ?? new Map<string, Column>();
    const key = `${cell.indicator.id}|${cell.level}`;
    const column = columns.get(key) ?? { indicator: cell.indicator.id, name: cell.indicator.name, level: cell.level, cells: new Map<string, HeatCell>() };
    column.cells.set(cell.province, { state: cell.state, against: cell.against, shown: cell.value === null ? html`≠` : both(valueWords(cell.value)) });
    this.#columns.set(cell.basis, years.set(cell.year, columns.set(key, column)));
  }

  years(basis: Basis): number[] {
    return [...(this.#columns.get(basis)?.keys() ?? [])].sort((a, b) => a - b);
  }

  /** The year with the most values, the later of equals; null where there are none. */
  get mainYear(): number | null {
    const size = (year: number): number => [...this.#columns.get('issued')!.get(year)!.values()].reduce((sum, { cells }) => sum + cells.size, 0);
    return this.years('issued').reduce<number | null>((best, year) => (best === null || size(year) >= size(best) ? year : best), null);
  }

  /** The table of a year as it stands at `path`, its part from 0, with the switches. */
  table(path: string, basis: Basis, year: number, part: number, names: ReadonlyMap<string, string>): Html {
    const all = [...this.#columns.get(basis)!.get(year)!.values()];
    const columns = all.slice(part * columnsEach, (part + 1) * columnsEach);
    const provinces = [...new Set(all.flatMap(({ cells }) => [...cells.keys()]))].sort((a, b) => ((names.get(a) ?? a) < (names.get(b) ?? b) ? -1 : 1));
    const head = columns.map(({ indicator, name, level }) => html`<th scope="col"><a href="${from(path, indicatorHref(indicator))}" lang="vi">${name}</a>${level === 'all' ? '' : html`<br><small>${levelOf(level)}</small>`}</th>`);
    const rows = provinces.map((province) => html`<tr><th scope="row" lang="vi">${names.get(province) ?? province}</th>${columns.map(({ cells }) => heatCell(cells.get(province)))}</tr>
`);
    return html`${this.#switches(path, basis, year)}<p class="hint">${t('legend')}</p>${partLinks(path, this.#paths(basis, year))}<div class="scroll" role="region" tabindex="0" aria-labelledby="heat-name"><table class="heat"><caption id="heat-name">${t('heat')} – ${year}</caption><thead><tr><th scope="col">${t('province')}</th>${head}</tr></thead><tbody>
${rows}</tbody></table></div>`;
  }

  #switches(path: string, basis: Basis, year: number): Html {
    const to = (b: Basis, y: number): string => from(path, heatPath(b, y, 0));
    const other = (b: Basis): number => (this.years(b).includes(year) ? year : this.years(b)[0]!);
    return html`<nav class="years" aria-labelledby="years-name"><span id="years-name">${t('years')}:</span> ${this.years(basis).map((y) => html`<a href="${to(basis, y)}"${y === year ? html` aria-current="true"` : ''}>${y}</a> `)}<br>${bases.filter((b) => this.years(b).length > 0).map((b) => html`<a href="${to(b, other(b))}"${b === basis ? html` aria-current="true"` : ''}>${t(b)}</a> `)}</nav>`;
  }

  #paths(basis: Basis, year: number): string[] {
    const parts = Math.ceil(this.#columns.get(basis)!.get(year)!.size / columnsEach);
    return Array.from({ length: parts }, (_, part) => heatPath(basis, year, part));
  }

  *pages(names: ReadonlyMap<string, string>): Generator<SiteFile> {
    for (const basis of bases) {
      for (const year of this.years(basis)) {
        for (const [part, path] of this.#paths(basis, year).entries()) {
          yield page({ path, wide: true, title: { vi: `${say('heat', 'vi')} ${year}`, en: `${say('heat', 'en')} ${year}` }, body: html`<p>${t(basis)}</p>${this.table(path, basis, year, part, names)}` });
        }
      }
    }
  }
}

const heatPath = (basis: Basis, year: number, part: number): string => `heat/${year}${basis === 'merged' ? '-merged' : ''}${part === 0 ? '' : `.${part + 1}`}.html`;

// Signs say what colours say: pages are printed in black and read by ear.
function heatCell(cell: HeatCell | undefined): Html {
  if (cell === undefined) return html`<td class="missing">·<span class="unseen">${t('missing')}</span></td>`;
  if (cell.state === 'conflicting') return html`<td class="conflicting">≠<span class="unseen">${t('conflicting')}</span></td>`;
  return html`<td class="${cell.against ?? 'alone'}">${cell.shown}${cell.against === null ? '' : html` <span aria-hidden="true">${signs[cell.against]}</span><span class="unseen">${t(cell.against)}</span>`}</td>`;
}
