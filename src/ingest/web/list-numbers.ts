import type { Element } from 'hast';
import { styleOf } from './styles.js';

/** Numbers the items of one list as a browser does (HTML, 4.4.5 to 4.4.8). */
export class ListNumbers {
  private next: number;
  private readonly step: number;

  constructor(private readonly list: Element) {
    const items = list.children.filter((child) => child.type === 'element' && child.tagName === 'li').length;
    this.step = isSet(list.properties['reversed']) ? -1 : 1;
    this.next = whole(list.properties['start']) ?? (this.step < 0 ? items : 1);
  }

  /** The marker before an item and one blank; null where none is shown. */
  markerOf(item: Element): string | null {
    if (this.list.tagName !== 'ol') return hidesMarker(this.list) || hidesMarker(item) ? null : '- ';
    const number = whole(item.properties['value']) ?? this.next;
    this.next = number + this.step;
    if (hidesMarker(this.list) || hidesMarker(item)) return null;
    return `${written(number, kindOf(item) ?? kindOf(this.list) ?? '1')}. `;
  }
}

const isSet = (value: unknown): boolean => value !== undefined && value !== null && value !== false;

function whole(value: unknown): number | null {
  const number = value === undefined || value === null || value === '' ? NaN : Number(value);
  return Number.isInteger(number) ? number : null;
}

const hidesMarker = (element: Element): boolean => /list-style(?:-type)?\s*:[^;]*none/i.test(styleOf(element));

const kinds: readonly (readonly [RegExp, string])[] = [
  [/list-style(?:-type)?\s*:[^;]*(?:lower-alpha|lower-latin)/i, 'a'], [/list-style(?:-type)?\s*:[^;]*(?:upper-alpha|upper-latin)/i, 'A'],
  [/list-style(?:-type)?\s*:[^;]*lower-roman/i, 'i'], [/list-style(?:-type)?\s*:[^;]*upper-roman/i, 'I'], [/list-style(?:-type)?\s*:[^;]*decimal/i, '1'],
];

function kindOf(element: Element): string | null {
  const type = String(element.properties['type'] ?? '');
  return kinds.find(([pattern]) => pattern.test(styleOf(element)))?.[1] ?? (/^[1aAiI]$/.test(type) ? type : null);
}

function written(number: number, kind: string): string {
  if (kind === '1' || number < 1 || number > 3999) return String(number);
  const text = kind.toLowerCase() === 'a' ? letters(number) : roman(number);
  return kind === kind.toUpperCase() ? text.toUpperCase() : text;
}

function letters(number: number): string {
  let text = '';
  for (let rest = number; rest > 0; rest = Math.floor((rest - 1) / 26)) text = String.fromCharCode(97 + ((rest - 1) % 26)) + text;
  return text;
}

const numerals: readonly (readonly [number, string])[] = [
  [1000, 'm'], [900, 'cm'], [500, 'd'], [400, 'cd'], [100, 'c'], [90, 'xc'], [50, 'l'], [40, 'xl'], [10, 'x'], [9, 'ix'], [5, 'v'], [4, 'iv'], [1, 'i'],
];

function roman(number: number): string {
  let [rest, text] = [number, ''];
  for (const [value, numeral] of numerals) for (; rest >= value; rest -= value) text += numeral;
  return text;
}
