import type { Line } from '../model/flow.js';
import { letterOrder } from '../markers/markers.js';
import { decimalStart, numeralStart } from './recognised-marks.js';
import { headingAt } from './recognised-numerals.js';
import type { Splice } from './splice.js';

/** What engines read for the letters of lists. */
const alike: Readonly<Record<string, string>> = { a: 'äàáâãøạ48', b: '6hị', c: 'eoçé©€¢9', d: 'đ', đ: 'dä', e: 'cêéèẹo€®', g: 'øq9sợạ', h: 'bn', i: '1lïíìj¡', k: 'x', l: '1i', m: 'n', n: 'm', o: '0', p: 'ø', q: '9g' };
/** "a)", and "a8)" where the letter's bow was read as a sign of its own. */
const letterStart = /^(\S|[a-zđ]\d)\s?([)}])\s*(?=[A-Za-zÀ-ỹĐ“"])/u;
const dottedHeading = /^\d{1,2}(?:\.\d{1,2}){1,3}\.?\s/u;
const strokeStart = /^([lIi|¡íÍ])\s?\.\s+(?=[A-Za-zÀ-ỹ])/u;

/** The mark of the next line that has one. */
function nextMark(lines: readonly Line[], from: number): string | undefined {
  for (const line of lines.slice(from + 1)) {
    const mark = letterStart.exec(line.text.value)?.[1];
    if (mark !== undefined) return mark;
  }
  return undefined;
}

function letterMeant(read: string, expected: string): string {
  if (read === expected || read === 'a' || expected === '') return read;
  if (read.length === 2) return read[0] === expected && (alike[expected] ?? '').includes(read[1]!) ? expected : read;
  return (alike[expected] ?? '').includes(read) ? expected : read;
}

/** Whether the next letter of the list, before another heading, is "b)": then this one is "a)". */
function opensWithB(lines: readonly Line[], at: number): boolean {
  const next = lines.slice(at + 1).find(({ text: { value } }) => letterStart.test(value) || decimalStart.test(value) || numeralStart.test(value));
  return next !== undefined && letterStart.exec(next.text.value)?.[1] === 'b';
}

/** Letters of lists by their order: "d)" after "d)" is "đ)", "6)" after "a)" is "b)". */
export function letterSplices(lines: readonly Line[]): Map<number, Splice> {
  const out = new Map<number, Splice>();
  let last = '';
  let number: number | null = null;
  lines.forEach((line, i) => {
    const text = line.text.value;
    const match = letterStart.exec(text);
    if (match === null) {
      if (decimalStart.test(text) || dottedHeading.test(text) || numeralStart.test(text)) [last, number] = ['', null];
      return;
    }
    const read = match[1]!.toLowerCase();
    const expected = last === '' ? 'a' : (letterOrder[letterOrder.indexOf(last) + 1] ?? '');
    const follows = /^\d$/.test(read) && (number === Number(read) - 1 || nextMark(lines, i) === String(Number(read) + 1));
    const isFirst = last === '' && read.length === 1 && opensWithB(lines, i);
    const meant = follows ? read : isFirst ? 'a' : letterMeant(read, expected);
    // Lists may be numbered "1)", "2)" as well; such a figure is no letter.
    number = /^\d$/.test(meant) ? Number(meant) : null;
    // A capital in a list of small letters is a small one that stands out.
    if (meant !== read || (last !== '' && match[1] !== read)) out.set(i, { start: 0, end: match[1]!.length, value: meant });
    last = letterOrder.includes(meant) ? meant : last;
  });
  return out;
}

/** "16." after "1.5." is "1.6.": the dot was lost. */
const dottedStart = /^(\d{1,2}(?:\.\d{1,2}){0,2})(\.?)\s+(?=[A-Za-zÀ-ỹĐ“"])/u;
export function dotSplices(lines: readonly Line[]): Map<number, Splice> {
  const out = new Map<number, Splice>();
  let last: readonly number[] = [];
  lines.forEach((line, i) => {
    const match = dottedStart.exec(line.text.value);
    if (match === null) return;
    const written = match[1]!;
    const next = last.length < 2 ? [] : [[...last.slice(0, -1), last.at(-1)! + 1], [...last, 1]];
    const first = last.length === 1 ? [[...last, 1]] : [];
    const lost = written.includes('.') ? undefined : [...next, ...first].find((path) => path.join('') === written && path.length > 1);
    if (lost !== undefined && written.length >= 2 && Number(written) !== (last[0] ?? 0) + 1) {
      out.set(i, { start: 0, end: written.length, value: lost.join('.') });
      last = lost;
    } else last = written.split('.').map(Number);
  });
  return out;
}

/** "l." or "I." where the next number is 2: the stroke is a 1. */
export function decimalSplices(lines: readonly Line[]): Map<number, Splice> {
  const out = new Map<number, Splice>();
  lines.forEach((line, i) => {
    const match = strokeStart.exec(line.text.value);
    if (match === null || headingAt(line.text.value, i)?.sound === true) return;
    const next = lines.slice(i + 1).find((l) => decimalStart.test(l.text.value));
    if (next !== undefined && decimalStart.exec(next.text.value)![1] === '2') out.set(i, { start: 0, end: match[0].length, value: '1. ' });
  });
  return out;
}

/** "2." between "2." and "4." is "3."; "3 Sở Y tế" between "2." and "4." lost its dot. */
const bareNumber = /^(\d{1,2})(\.?)\s+(?=[A-ZÀ-ỸĐ])/u;
const commaNumber = /^(\d{1,2}),\s+(?=\p{Lu}\p{Ll})/u;
export function orderSplices(lines: readonly Line[]): Map<number, Splice> {
  const out = new Map<number, Splice>();
  const marks = lines.flatMap((line, at) => {
    const match = bareNumber.exec(line.text.value);
    return match !== null ? [{ at, value: Number(match[1]), dotted: match[2] === '.', length: match[0].length }] : numeralStart.test(line.text.value) ? [{ at, value: 0, dotted: true, length: 0 }] : [];
  });
  marks.forEach(({ at, value, dotted, length }, i) => {
    const [before, after] = [marks[i - 1]?.value, marks[i + 1]?.value];
    if (length === 0 || before === undefined || before === 0 || after !== before + 2) return;
    if (value === before + 1 ? !dotted : value === before) out.set(at, { start: 0, end: length, value: `${before + 1}. ` });
  });
  return out;
}

/** "9, Tổ chức …" below a sentence, after "8.": the tail is the dot's. What lists numbers ("khoản 8, / 9, Điều 2") stands within one. */
export function commaSplices(lines: readonly Line[]): Map<number, Splice> {
  const out = new Map<number, Splice>();
  let last = 0;
  lines.forEach((line, i) => {
    const text = line.text.value;
    const own = decimalStart.exec(text)?.[1] ?? commaNumber.exec(text)?.[1];
    if (numeralStart.test(text)) last = 0;
    else if (own !== undefined && decimalStart.test(text)) last = Number(own);
    else if (own !== undefined && Number(own) === last + 1 && last > 0 && /[.;:]$/u.test(lines[i - 1]?.text.value ?? '')) {
      out.set(i, { start: own.length, end: own.length + 1, value: '.' });
      last = Number(own);
    }
  });
  return out;
}

/** Dashes of lists as engines read them. */
const dashStart = /^(?:[—–~=»«•·_¬]|-{2,3})\s+(?=[A-Za-zÀ-ỹĐ“"])/u;
export function dashSplices(lines: readonly Line[]): Map<number, Splice> {
  return new Map(lines.flatMap((line, i) => {
    const match = dashStart.exec(line.text.value);
    return match === null ? [] : [[i, { start: 0, end: match[0].length, value: '- ' }] as const];
  }));
}
