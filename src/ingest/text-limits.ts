import { InputError } from './errors.js';

/** What a text may hold for each page a document may have, and in one line: several times what the fullest pages do. */
export const textLimits = { charactersPerPage: 20_000, linesPerPage: 300, line: 4_000_000 } as const;

/** @throws {InputError} the text is longer than documents are */
export function checkText(text: string, maxPages: number): void {
  const characters = maxPages * textLimits.charactersPerPage;
  const raise = 'a plan has not; if it is one, raise --max-pages';
  if (text.length > characters) throw new InputError('too-large', `The text has ${text.length} characters, more than the ${characters} of ${maxPages} full pages: ${raise}.`);
  const lines = maxPages * textLimits.linesPerPage;
  let count = 0;
  for (let start = 0; start < text.length; ) {
    const found = text.indexOf('\n', start);
    const end = found === -1 ? text.length : found;
    if (end - start > textLimits.line) throw new InputError('too-large', `Line ${count + 1} of the text has ${end - start} characters, more than ${textLimits.line}: break the text into lines.`);
    if (++count > lines) throw new InputError('too-large', `The text has more than ${lines} lines, as many as ${maxPages} pages hold: ${raise}.`);
    start = end + 1;
  }
}
