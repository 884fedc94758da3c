/** A date beside a citation. */
export interface CitedDate {
  /** `YYYY-MM-DD`, `YYYY-MM`, `YYYY`; null where it cannot be. */
  readonly value: string | null;
  readonly start: number;
  readonly end: number;
  readonly fault: 'impossible-date' | 'malformed-date' | null;
}

const figure = '(\\d{1,2})\\s{0,3}[/.-]\\s{0,3}(\\d{1,2})\\s{0,3}[/.-]\\s{0,3}(\\d{4})(?!\\d)';
const words = '(\\d{1,2})\\s{0,3}tháng\\s{0,3}(\\d{1,2})\\s{0,3}[,/]?\\s{0,3}(năm|tháng)?\\s{0,3}(\\d{4})(?!\\d)';
const whole = new RegExp(`^(?:ngày\\s{0,3})(?:${words}|${figure})`, 'iu');
const bareFigure = new RegExp(`^(?:${figure})`, 'u');
const month = /^tháng\s{0,3}(\d{1,2})\s{0,3}(?:[/-]|năm)\s{0,3}(\d{4})(?!\d)/iu;
const year = /^(?:năm\s{0,3})((?:19|20)\d{2})(?!\d)/iu;

const two = (n: number): string => String(n).padStart(2, '0');

/** The date that begins at `at` ("ngày 31/3/2022", "ngày 31 tháng 3 năm 2022", "tháng 3/2022", "năm 2017"); day before month always. */
export function dateAt(text: string, at: number, allowYear: boolean): CitedDate | null {
  const rest = text.slice(at, at + 60);
  const full = whole.exec(rest) ?? null;
  if (full !== null) {
    const written = full[1] !== undefined;
    const [d, m, y] = written ? [full[1]!, full[2]!, full[4]!] : [full[5]!, full[6]!, full[7]!];
    const malformed = written && full[3]?.toLowerCase() === 'tháng';
    return made(Number(d), Number(m), Number(y), at, at + full[0].length, malformed);
  }
  const bare = bareFigure.exec(rest);
  if (bare !== null) return made(Number(bare[1]), Number(bare[2]), Number(bare[3]), at, at + bare[0].length, false);
  const ofMonth = month.exec(rest);
  if (ofMonth !== null && Number(ofMonth[1]) >= 1 && Number(ofMonth[1]) <= 12) return { value: `${ofMonth[2]}-${two(Number(ofMonth[1]))}`, start: at, end: at + ofMonth[0].length, fault: null };
  const ofYear = allowYear ? year.exec(rest) : null;
  return ofYear === null ? null : { value: ofYear[1]!, start: at, end: at + ofYear[0].length, fault: null };
}

function made(d: number, m: number, y: number, start: number, end: number, malformed: boolean): CitedDate {
  const can = y >= 1930 && y <= 2100 && m >= 1 && m <= 12 && d >= 1 && d <= new Date(Date.UTC(y, m, 0)).getUTCDate();
  return can ? { value: `${y}-${two(m)}-${two(d)}`, start, end, fault: malformed ? 'malformed-date' : null } : { value: null, start, end, fault: 'impossible-date' };
}
