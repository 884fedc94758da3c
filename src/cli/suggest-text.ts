import type { CatalogueEntry } from '../catalogue/entries.js';
import { oneLine } from '../suggest/ledger.js';
import type { Suggestion } from '../suggest/propose.js';
import { say, type Language } from './words.js';

/** Columns of the table, where no catalogue of the user's says which. The empty ones are for a person to fill. */
export const suggestedColumns = ['id', 'name', 'unit', 'direction', 'domain', 'variants', 'source'] as const;

/** Longer sentences are cut on the way to a person; JSON has them whole. */
const longestSentence = 240;

/** Columns of a user's TSV where suggestions fit under them; null where a column they need is missing. */
export function columnsOf(text: string): string[] | null {
  const columns = text.replace(/^\uFEFF/, '').split(/\r?\n/)[0]!.split('\t');
  return ['id', 'name', 'unit', 'variants'].every((column) => columns.includes(column)) ? columns : null;
}

/** Suggestions as a catalogue: a head, and for each a row under lines that begin with # and say what it rests on. */
export function suggestionTable(suggestions: readonly Suggestion[], columns: readonly string[], language: Language): string {
  const lines = [columns.join('\t')];
  for (const suggestion of suggestions) {
    lines.push('#', `# ${oneLine(restsOn(suggestion, language))}`, `# ${oneLine(exampleOf(suggestion, language))}`, rowOf(suggestion, columns));
  }
  return `${lines.join('\n')}\n`;
}

function rowOf({ entry, example }: Suggestion, columns: readonly string[]): string {
  const cells: CatalogueEntry = { ...entry, source: oneLine(example.document) };
  return columns.map((column) => {
    const cell: string | readonly string[] = cells[column as keyof CatalogueEntry];
    return typeof cell === 'string' ? cell : cell.join(' | ');
  }).join('\t');
}

function restsOn({ documents, provinces, years, values, wordings }: Suggestion, language: Language): string {
  const names = [...new Set(provinces.map(({ name }) => name))];
  const parts = [
    say(language, 'suggestDocuments', { documents, wordings: wordings.length }),
    provinces.length === 0 ? '' : say(language, 'suggestProvinces', { count: provinces.length, names: names.join(', ') }),
    years.join(', '),
    values.map(({ unit, least, most }) => (least === null ? unit : least === most ? `${least} ${unit}` : `${least}..${String(most)} ${unit}`)).join(', '),
  ];
  return parts.filter((part) => part !== '').join(' · ');
}

function exampleOf({ example: { document, target, page, text } }: Suggestion, language: Language): string {
  const sentence = text.length <= longestSentence ? text : `${text.slice(0, longestSentence).trimEnd()}…`;
  return `${document} ${target}${page === null ? '' : `, ${say(language, 'page')} ${page}`}: “${sentence}”`;
}
