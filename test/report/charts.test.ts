import { describe, expect, test } from '@jest/globals';
import fc from '../support/laws.js';
import { html } from '../../src/report/html.js';
import { domainOf, scaleChart, type ScalePoint } from '../../src/report/scale-chart.js';
import { svgMarkup, type SvgNode } from '../../src/report/svg.js';
import { fromHtml } from './tree.js';

const gte = (min: number): ScalePoint['value'] => ({ comparator: 'gte', min, max: null });
const point = (name: string, min: number): ScalePoint => ({ name, value: gte(min), href: `../documents/a.html#t${min}`, against: 'under' });
const elementsOf = (text: string): ReturnType<typeof fromHtml>['elements'] => fromHtml(`<!DOCTYPE html><html><body>${text}</body></html>`).elements;

describe('the scale of an indicator', () => {
  const { text } = scaleChart(html`label`, 's1', [point('Huế', 10), point('<Hà Nội>', 20), point('Đà Nẵng', 20), { ...point('Lào Cai', 5), value: { comparator: 'range', min: 5, max: 7.5 }, against: null }], gte(30), [0, 100]);
  const elements = elementsOf(text);

  test('a link for each province with its name and value, the highest first', () => {
    expect(elements.filter(({ name }) => name === 'a').map(({ attributes }) => [attributes['aria-label'], attributes['href']])).toEqual([
      ['&lt;Hà Nội&gt;: ≥ 20', '../documents/a.html#t20'], ['Đà Nẵng: ≥ 20', '../documents/a.html#t20'], ['Huế: ≥ 10', '../documents/a.html#t10'], ['Lào Cai: 5–7,5', '../documents/a.html#t5'],
    ]);
  });

  test('marks stand where their values are; the national line among them', () => {
    const xOf = (at: number): number => 170 + (at / 100) * (720 - 170 - 70);
    const marks = [...text.matchAll(/<path[^>]*transform="translate\(([\d.]+),[\d.]+\)"[^>]*><title>/g)].map((match) => Number(match[1]));
    expect(marks).toEqual([20, 20, 10, 7.5].map(xOf));
    const national = /<g[^>]*stroke-dasharray="5 3"[^>]*><line([^>]*)>/.exec(text)![1]!;
    expect(Number(/x1="([\d.]+)"/.exec(national)![1])).toBe(xOf(30));
  });

  test('no style, no name in English, no fixed font; what has no links is not read out', () => {
    expect(text).not.toMatch(/<style|style=|font-family|axis|tick/);
    expect(elements.filter(({ name, attributes }) => name === 'g' && attributes['aria-hidden'] !== 'true')).toHaveLength(1);
  });

  test('nothing to draw, no chart', () => {
    expect([scaleChart(html`x`, 's', [], gte(3), [0, 1]).text, scaleChart(html`x`, 's', [{ ...point('a', 1), value: { comparator: 'eq', min: null, max: null } }], null, [0, 1]).text]).toEqual(['', '']);
  });

  test('whatever a province is called, it stays text', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (name) => {
      const seen = elementsOf(scaleChart(html`x`, 's', [point(name, 10)], null, [0, 100]).text);
      expect(seen.filter((each) => each.name === 'a')).toHaveLength(1);
      expect(new Set(seen.map((each) => each.name))).toEqual(new Set(['html', 'head', 'body', 'figure', 'figcaption', 'div', 'svg', 'g', 'line', 'text', 'path', 'a', 'title']));
    }), { numRuns: 30 });
  }, 30_000);
});

test.each<[ScalePoint['value'][], string, [number, number] | null, string]>([
  [[gte(20), gte(80)], 'percent', [0, 100], 'shares from 0 to 100'],
  [[gte(20), gte(180)], 'percent', [0, 180], 'shares over 100'],
  [[gte(5)], 'count', [0, 5], 'numbers from 0'],
  [[gte(-5), gte(3)], 'count', [-5, 3], 'under 0'],
  [[gte(0)], 'count', [0, 1], 'nothing but 0'],
  [[], 'count', null, 'nothing'],
])('scale of %j in %s: %j (%s)', (values, unit, expected) => expect(domainOf(values, unit)).toEqual(expected));

test('markup that is not on the list stays away', () => {
  const text = (textContent: string): SvgNode => ({ nodeType: 3, localName: '', textContent, attributes: [], childNodes: [] });
  const node = (localName: string, attributes: Record<string, string>, childNodes: SvgNode[] = []): SvgNode => ({ nodeType: 1, localName, textContent: '', attributes: Object.entries(attributes).map(([name, value]) => ({ name, value })), childNodes });
  const root = node('svg', { viewBox: '0 0 1 1', onload: 'x', width: '9' }, [node('script', {}, [text('alert(1)')]), node('style', {}, [text('*{}')]), node('text', { style: 'x', fill: '"><b>' }, [text('<i>')])]);
  expect(svgMarkup(root, html``).text).toBe('<svg viewBox="0 0 1 1"><text fill="&quot;&gt;&lt;b&gt;">&lt;i&gt;</text></svg>');
});
