import { romanValue } from '../markers/markers.js';

/** Signs that engines read for the strokes of Roman numerals. */
export const strokes: Readonly<Record<string, string>> = { H: 'II', U: 'II', N: 'II', M: 'III', l: 'I', 1: 'I', '|': 'I', '!': 'I', Í: 'I', Ì: 'I', J: 'I', i: 'I', T: 'I', L: 'I', Y: 'V' };
export const romans = ['', 'I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X', 'XI', 'XII', 'XIII', 'XIV', 'XV'];

/** What such signs are worth as a Roman numeral, or null. */
export const strokesValue = (read: string): number | null => romanValue([...read].map((sign) => strokes[sign] ?? sign).join(''));

/** A line that begins as a heading with a Roman numeral does. */
export const numeralStart = /^([IVXHUNMLTYJÍÌil1|!]{1,6})(?:\s*([.,:;·]?)\s+(?=[A-Za-zÀ-ỹĐ“"])|\s*([.,:;·])(?=[A-ZÀ-ỸĐ]{2}))/u;
/** … as a heading with a number does. */
export const decimalStart = /^(\d{1,2})\.\s/u;
