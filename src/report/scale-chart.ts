import { axisX, axisY, dot, gridX, gridY, link, plot, ruleX, text, type PlotOptions } from '@observablehq/plot';
import type { Against } from '../dataset/gap.js';
import { bounds, cutAt, number, type Valued } from './format.js';
import { html, type Html } from './html.js';
import { chartDocument, svgMarkup, type SvgNode } from './svg.js';

type Bounds = Omit<Valued, 'unit'>;

/** One value on the scale. */
export interface ScalePoint {
  readonly name: string;
  readonly value: Bounds;
  readonly href: string;
  readonly against: Against | null;
}

/** Lowest and highest value of several scales, so that all of an indicator's years share one. */
export type Domain = readonly [number, number];

// Shapes say what colours say. Each colour stands out from white by 4.5 : 1 or more.
const kinds = ['over', 'meets', 'under', 'alone'] as const;
const shapes = ['triangle', 'square', 'diamond', 'circle'];
const colours = ['#1f6f3d', '#1d5fa8', '#b3261e', '#57606a'];
const [width, rowHeight, left] = [720, 20, 170] as const;

const ends = ({ min, max }: Bounds): number[] => [min, max].filter((end) => end !== null);
const at = (value: Bounds): number => ends(value)[0]!;
const far = (value: Bounds): number => ends(value).at(-1)!;

/** The scale that all values fit on; of percentages from 0 to 100. Null where there are no values. */
export function domainOf(values: readonly Bounds[], unit: string): Domain | null {
  const all = values.flatMap(ends);
  if (all.length === 0) return null;
  const [low, high] = [all.reduce((a, b) => Math.min(a, b)), all.reduce((a, b) => Math.max(a, b))];
  if (unit === 'percent' && low >= 0 && high <= 100) return [0, 100];
  return low === high ? [Math.min(0, low), Math.max(0, high) || 1] : [Math.min(0, low), high];
}

/**
 * Provinces in rows, the highest value first, on one scale; a dashed line is the national target. Each point is a link named by its province and value.
 * The table beside it says the same in words.
 */
export function scaleChart(caption: Html, id: string, points: readonly ScalePoint[], national: Bounds | null, domain: Domain | null): Html {
  const shown = points.filter(({ value }) => ends(value).length > 0).sort((a, b) => far(b.value) - far(a.value) || (a.name < b.name ? -1 : 1));
  if (shown.length === 0 || domain === null) return html``;
  const root = plot(chartOptions(shown, national !== null && ends(national).length > 0 ? national : null, domain)) as unknown as SvgNode;
  return html`<figure class="chart"><figcaption id="${id}">${caption}</figcaption><div class="scroll" role="region" tabindex="0" aria-labelledby="${id}">${svgMarkup(root, html` role="group" aria-labelledby="${id}"`)}</div></figure>`;
}

function chartOptions(points: readonly ScalePoint[], national: Bounds | null, domain: Domain): PlotOptions {
  const labels = new Map(points.map(({ name }, n) => [n, cutAt(name.replace(/\s+/g, ' '), 26)]));
  const rows = points.map((point, n) => ({ ...point, n, from: at(point.value), to: far(point.value), kind: point.against ?? 'alone', words: bounds(point.value) }));
  const line = national === null ? [] : [{ from: at(national), words: bounds(national) }];
  return {
    document: chartDocument(), width, height: 48 + points.length * rowHeight, marginLeft: left, marginRight: 70, marginTop: 24, marginBottom: 24,
    x: { domain: [...domain], label: null }, y: { type: 'point', domain: rows.map(({ n }) => n), label: null },
    color: { type: 'categorical', domain: [...kinds], range: colours }, symbol: { domain: [...kinds], range: shapes },
    marks: [
      gridX({ stroke: '#c8ced6', strokeOpacity: 1 }), gridY({ stroke: '#eef1f5', strokeOpacity: 1 }),
      axisX({ tickFormat: number, ticks: 6, fontSize: 12 }), axisY({ tickFormat: (n: number) => labels.get(n) ?? '', tickSize: 0, fontSize: 13 }),
      ruleX(line, { x: 'from', stroke: '#a40e26', strokeWidth: 2, strokeDasharray: '5 3' }),
      text(line, { x: 'from', frameAnchor: 'top', dy: -16, text: 'words', fontSize: 12, fontWeight: 'bold', fill: '#a40e26' }),
      link(rows, { x1: 'from', x2: 'to', y1: 'n', y2: 'n', stroke: 'kind', strokeWidth: 3 }),
      text(rows, { x: 'to', y: 'n', text: 'words', dx: 10, textAnchor: 'start', fontSize: 12, stroke: '#fff', strokeWidth: 3, fill: '#1b1f24' }),
      dot(rows, { x: 'to', y: 'n', r: 5, fill: 'kind', symbol: 'kind', href: 'href', title: (row: (typeof rows)[number]) => `${row.name}: ${row.words}` }),
    ],
  };
}
