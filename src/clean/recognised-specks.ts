import type { Line } from '../model/flow.js';
import { isSurname, surnameLike } from '../registers/surnames.js';
import { decimalStart, numeralStart } from './recognised-marks.js';
import type { Splice } from './splice.js';

/** Specks before a marker; one that touches a letter's may look like a dash. */
const speckStart = /^-(?=[a-zđ]\)\s)|^['‘’`.,·:;|*_~^"“”]+\s*(?=(?:\d{1,2}(?:\.\d{1,2}){0,3}[.)]|[a-zđ]\)|-)\s|[IVXHUNMLTYJl|!]{1,6}\s?\.\s?[A-ZÀ-ỸĐ]{2})/u;
export function speckSplices(lines: readonly Line[]): Map<number, Splice> {
  return new Map(lines.flatMap((line, i) => {
    const match = speckStart.exec(line.text.value);
    return match === null ? [] : [[i, { start: 0, end: match[0].length, value: '' }] as const];
  }));
}

/** A speck between a marker and what it marks ("b) 'Cơ quan"). */
const speckAfter = /^(?:[a-zđ]\)|\d{1,2}(?:\.\d{1,2}){0,3}\.|[-–])\s*(['‘’`ˆ^*~]{1,2}\s*)(?=\p{Lu}\p{Ll})/u;
export function speckAfterSplices(lines: readonly Line[]): Map<number, Splice> {
  return new Map(lines.flatMap((line, i) => {
    const text = line.text.value;
    const match = speckAfter.exec(text);
    // A quote that is closed again is one.
    if (match === null || /['’](?![A-Za-zÀ-ỹ])/u.test(text.slice(match[0].length))) return [];
    const start = match[0].length - match[1]!.length;
    return [[i, { start, end: match[0].length, value: /\s$/u.test(text.slice(0, start)) ? '' : ' ' }] as const];
  }));
}

/** A speck read as the dash of a list before a number: the one between those of the lines around it that have one. */
const dashedNumber = /^[-–•]\s+(?=(\d{1,2})\.\s+[A-ZÀ-ỸĐ])/u;
export function dashedNumberSplices(lines: readonly Line[]): Map<number, Splice> {
  const out = new Map<number, Splice>();
  let last: number | null = null;
  lines.forEach((line, i) => {
    const own = decimalStart.exec(line.text.value)?.[1];
    const match = dashedNumber.exec(line.text.value);
    if (own !== undefined) last = Number(own);
    else if (numeralStart.test(line.text.value)) last = null;
    else if (match !== null && last === Number(match[1]) - 1) {
      const next = lines.slice(i + 1).find((l) => decimalStart.test(l.text.value) || numeralStart.test(l.text.value));
      if (next === undefined || Number(decimalStart.exec(next.text.value)?.[1] ?? 1) !== Number(match[1]) + 1) return;
      out.set(i, { start: 0, end: match[0].length, value: '' });
      last = Number(match[1]);
    }
  });
  return out;
}

/** The head of the recipients, of which the first word is small and slanted and often lost. */
const recipientsStart = /^\S{1,5}\s+nh[ậâạấa]n\s?:/u;
/** Both words as one, the colon lost: a list follows. */
const recipientsAsOne = /^N[ơo]i\s?nh[ậâạấa][nm]\s?[:.;-]?(?=\s|$)/u;
export function recipientsSplices(lines: readonly Line[]): Map<number, Splice> {
  const listFollows = (at: number): boolean => lines.slice(at + 1, at + 4).some((line) => /^[-–]\s?\p{Lu}/u.test(line.text.value));
  return new Map(lines.flatMap((line, i) => {
    const match = recipientsStart.exec(line.text.value) ?? (listFollows(i) ? recipientsAsOne.exec(line.text.value) : null);
    return match === null || match[0] === 'Nơi nhận:' ? [] : [[i, { start: 0, end: match[0].length, value: 'Nơi nhận:' }] as const];
  }));
}

/** The name of who signs, with specks before and after it that strokes of the signature left. */
const specksAndName = /^((?:\P{Lu}{1,3}\s+|["“”'‘’*«‹_.,:;-]+\s*)?)(\p{Lu}\p{Ll}+)((?: \p{Lu}\p{Ll}+){1,4})(\s*[.,:;'’”"_*-]*)$/u;
const specksInside = /(?<=\s)[“”"'‘’*«‹_.,:;-]+(?=\p{Lu}\p{Ll})/gu;
export function nameSplices(lines: readonly Line[]): Map<number, Splice> {
  const pages = new Set<number>();
  return new Map(lines.flatMap((line, i) => {
    if (/^Nơi nhận/.test(line.text.value)) pages.add(line.page);
    // Only at the end of a document: elsewhere a line may hold the name of a place and its full stop.
    if (!pages.has(line.page)) return [];
    for (const [from, to] of line.segments) {
      const text = line.text.value.slice(from, to).trimEnd();
      const plain = text.replace(specksInside, '');
      const [, before, surname, given, after] = specksAndName.exec(plain) ?? [];
      if (surname === undefined) continue;
      const meant = isSurname(surname) ? surname : surnameLike(surname);
      if (meant === null || (before === '' && after === '' && meant === surname && plain === text)) continue;
      return [[i, { start: from, end: from + text.length, value: meant + given! }] as const];
    }
    return [];
  }));
}

/** "PHỤ LỤC J" is the first of several. */
const annexStroke = /^(PHỤ LỤC|Phụ lục)\s+[Jl|!]$/u;
export function annexSplices(lines: readonly Line[]): Map<number, Splice> {
  return new Map(lines.flatMap((line, i) => {
    const match = annexStroke.exec(line.text.value);
    return match === null ? [] : [[i, { start: 0, end: match[0].length, value: `${match[1]!} I` }] as const];
  }));
}
