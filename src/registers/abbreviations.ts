import { filledCell, once, oneOf, readTsv, row } from './tsv.js';

const Row = row({
  short: filledCell,
  long: filledCell,
  scope: oneOf('both', 'agency', 'none'),
  source: filledCell,
});

interface Table {
  readonly pattern: RegExp;
  readonly longs: ReadonlyMap<string, string>;
}

function table(keep: (scope: string) => boolean): Table {
  const rows = readTsv(new URL('./abbreviations.tsv', import.meta.url), Row).filter((row) => keep(row.scope));
  const shorts = rows.map((row) => row.short).sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
  const escaped = shorts.map((short) => short.replace(/[-&]/g, ' ?$& ?'));
  return { pattern: new RegExp(`(?<![A-Za-zÀ-ỹ\\d])(?:${escaped.join('|')})(?![A-Za-zÀ-ỹ\\d])`, 'gu'), longs: new Map(rows.map((row) => [row.short, row.long])) };
}

const general = once(() => table((scope) => scope === 'both'));
const agencies = once(() => table((scope) => scope !== 'none'));

function expandWith({ pattern, longs }: Table, text: string): string {
  return text.replace(pattern, (short) => longs.get(short.replace(/ /g, '')) ?? short);
}

/** Usual abbreviations spelled out: "DVCTT" → "dịch vụ công trực tuyến". Capitals only, as plans write them. */
export function expandAbbreviations(text: string): string {
  return expandWith(general(), text.normalize('NFC'));
}

/** As `expandAbbreviations`, with those that mean something only in the name of a body: "các trường ĐH, CĐ". */
export function expandAgencyAbbreviations(text: string): string {
  return expandWith(agencies(), text.normalize('NFC'));
}
