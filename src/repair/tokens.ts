import { foldSpelling } from '../text/fold.js';

/** What stands for the beginning of a clause, and for anything with digits, in the word model. */
export const clause = '^';
export const figure = '#';

/** A word taken apart: marks before, letters, marks after. `core` is empty where the word is not plain letters between marks. */
export interface WordParts {
  readonly before: string;
  readonly core: string;
  readonly after: string;
}

const partsPattern = /^([^A-Za-zÀ-ỹ0-9]*)([A-Za-zÀ-ỹ]+)([^A-Za-zÀ-ỹ0-9]*)$/;

export function partsOf(text: string): WordParts {
  const m = partsPattern.exec(text);
  return m === null ? { before: text, core: '', after: '' } : { before: m[1]!, core: m[2]!, after: m[3]! };
}

export const hasDigit = (text: string): boolean => /[0-9]/.test(text);

/** Marks after which another clause begins; a hyphen alone is one too. */
const opens = /[([{“"«]/;
const closes = /[.,;:!?)\]}”"»…]/;

export const opensClause = (before: string): boolean => opens.test(before);
export const closesClause = (after: string): boolean => closes.test(after);

/** The form under which the word model counts a word: lower case, one placement of tone marks. */
export const modelKey = (core: string): string => foldSpelling(core);

/** A text as the word model sees it: forms as written, `^` between clauses, `#` for what holds digits. */
export function modelTokens(text: string): string[] {
  const out: string[] = [clause];
  const push = (token: string): void => {
    if (token !== clause || out[out.length - 1] !== clause) out.push(token);
  };
  for (const word of text.normalize('NFC').split(/\s+/).filter((w) => w !== '')) {
    const { before, core, after } = partsOf(word);
    if (core === '') push(hasDigit(word) ? figure : clause);
    else {
      if (opensClause(before)) push(clause);
      push(core);
      if (closesClause(after)) push(clause);
    }
  }
  return out;
}
