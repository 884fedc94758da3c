/** `YYYY-MM-DD` where it is a day of the calendar, else null: "2023" and 2023-02-30 are no days. */
export function dayOf(text: string | null | undefined): string | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text ?? '');
  if (match === null) return null;
  const [year, month, day] = match.slice(1).map(Number) as [number, number, number];
  return year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month) ? match[0] : null;
}

const daysIn = (year: number, month: number): number => {
  const last = new Date(Date.UTC(2000, month, 0));
  last.setUTCFullYear(year, month, 0);
  return last.getUTCDate();
};

const pad = (n: number, width = 2): string => String(n).padStart(width, '0');

/** The first (or last) day of a time as records write it: 2022, 2023-Q1, 2023-09, 2022-12-31. Null where it is none of these. */
export function edgeDay(text: string | null | undefined, edge: 'first' | 'last'): string | null {
  const match = /^(\d{4})(?:-Q([1-4])|-(\d{2})(?:-\d{2})?)?$/.exec(text ?? '');
  if (match === null) return null;
  if (match[0].length === 10) return dayOf(text);
  const [, year, quarter, month] = match;
  const [from, to] = quarter !== undefined ? [Number(quarter) * 3 - 2, Number(quarter) * 3] : month !== undefined ? [Number(month), Number(month)] : [1, 12];
  if (from < 1 || to > 12 || Number(year) < 1) return null;
  return edge === 'first' ? `${year}-${pad(from)}-01` : `${year}-${pad(to)}-${pad(daysIn(Number(year), to))}`;
}

/** The year a text of a date begins with. */
export const yearOf = (text: string | null): number | null => (/^\d{4}(?:-|$)/.test(text ?? '') ? Number(text!.slice(0, 4)) : null);
