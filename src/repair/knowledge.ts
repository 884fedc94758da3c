import { once } from '../registers/tsv.js';
import { loadConfusions, type Confusions } from './confusions.js';
import { loadWordModel, type WordModel } from './word-model.js';

/** What readings are repaired with. */
export interface Knowledge {
  readonly words: WordModel;
  readonly confusions: Confusions;
}

/** Knowledge from a folder with words.tsv, bigrams.tsv and confusions.tsv. */
export function loadKnowledge(folder: URL): Knowledge {
  return { words: loadWordModel(folder), confusions: loadConfusions(folder) };
}

/** The knowledge that stands beside the code. */
export const ownKnowledge = once(() => loadKnowledge(new URL('./data/', import.meta.url)));
