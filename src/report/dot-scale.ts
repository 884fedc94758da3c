import { bounds, number, type Valued } from './format.js';
import { html, trusted, type Html } from './html.js';

/** One value on the scale. */
export interface Dot {
  readonly name: string;
  readonly value: Omit<Valued, 'unit'>;
  readonly href: string;
  readonly against: 'under' | 'meets' | 'over' | null;
}

const [width, left, right, rowHeight, dotSize] = [640, 20, 20, 12, 5];
const at = ({ min, max }: Omit<Valued, 'unit'>): number => (min ?? max)!;

/**
 * A scale with one dot a province and a line for the national target, as SVG text; dots that would meet are stacked. Each dot is a link with a name.
 * The one place that draws: a chart library would stand here.
 */
export function dotScale(label: Html, dots: readonly Dot[], national: Omit<Valued, 'unit'> | null): Html {
  const shown = dots.filter(({ value }) => value.min !== null || value.max !== null);
  if (shown.length === 0) return html``;
  const values = [...shown.map(({ value }) => at(value)), ...(national === null || (national.min ?? national.max) === null ? [] : [at(national)])];
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const x = (value: number): number => Math.round(left + (high === low ? 0.5 : (value - low) / (high - low)) * (width - left - right));
  const rows: number[] = [];
  const placed = [...shown].sort((a, b) => at(a.value) - at(b.value) || (a.name < b.name ? -1 : 1)).map((dot) => {
    const cx = x(at(dot.value));
    let level = rows.findIndex((last) => cx - last > 2 * dotSize);
    if (level < 0) level = rows.length;
    rows[level] = cx;
    return { dot, cx, level };
  });
  const base = 20 + Math.max(rows.length, 1) * rowHeight;
  const marks = placed.map(({ dot, cx, level }) => {
    const name = `${dot.name}: ${bounds(dot.value)}`;
    return html`<a href="${dot.href}" aria-label="${name}"><circle class="dot ${dot.against ?? 'alone'}" cx="${cx}" cy="${base - 8 - level * rowHeight}" r="${dotSize}"><title>${name}</title></circle></a>`.text;
  });
  const line = national === null || (national.min ?? national.max) === null ? html`` : html`<line class="national" x1="${x(at(national))}" x2="${x(at(national))}" y1="4" y2="${base}"/>`;
  const ends = low === high ? [low] : [low, high];
  return html`<figure><figcaption>${label}</figcaption><svg class="scale" viewBox="0 0 ${width} ${base + 22}" role="group">${line}<line class="axis" x1="${left}" x2="${width - right}" y1="${base}" y2="${base}"/>${trusted(marks.join(''))}${
    ends.map((end, n) => html`<text x="${x(end)}" y="${base + 16}" text-anchor="${ends.length === 1 ? 'middle' : n === 0 ? 'start' : 'end'}">${number(end)}</text>`)}</svg></figure>`;
}
