import { expandAbbreviations } from '../registers/abbreviations.js';
import { filledCell, listCell, once, readTsv, row } from '../registers/tsv.js';
import { blankBrackets, wordKey } from '../registers/words.js';

/**
 * The language of `requires` and `forbids` in the catalogue.
 *
 * - `requires`: groups parted by ` | `, alternatives of a group by ` / `; the label has to contain a wording of every group.
 * - `forbids`: wordings parted by ` | `; the label contains none of them (outside brackets). `X ~ Y / Z` forbids X unless Y or Z stands there too.
 * - `@name` stands for the wordings of a concept (`concepts.tsv`); `^wording` counts only where the label opens with it,
 *   "tỷ lệ", "số", "các" … aside.
 *
 * Wordings are whole words, compared without letter case, tone placement and punctuation.
 */
export interface Rules {
  readonly requires: readonly Wordings[];
  readonly forbids: Wordings;
  readonly forbidsUnless: readonly { readonly what: Wordings; readonly unless: Wordings }[];
}

interface Wordings {
  readonly anywhere: readonly string[];
  readonly opening: readonly string[];
}

/** A label, ready for comparing: its words' keys between blanks. */
export interface Phrase {
  /** Brackets included. */
  readonly whole: string;
  readonly outsideBrackets: string;
  /** `outsideBrackets` from the first word that says something on. */
  readonly opening: string;
  readonly words: readonly string[];
}

const ConceptRow = row({ concept: filledCell, wordings: listCell, source: filledCell });

const concepts = once(() => new Map(readTsv(new URL('./concepts.tsv', import.meta.url), ConceptRow).map((row) => [row.concept, row.wordings])));

/** Words whose syllables name other things alone: "xã" is no commune in "xã hội", "thôn" no village in "nông thôn". */
const compounds = ['xã hội', 'hợp tác xã', 'nông thôn', 'cán bộ', 'bảo hộ', 'hộ kinh doanh', 'hộ chiếu', 'hộ tịch'].map((compound) => compound.split(' ').map(wordKey));

/** Words that open a label and say nothing of its subject. */
const openers = new Set(['tỷ', 'lệ', 'trọng', 'số', 'lượng', 'các', 'những', 'mức', 'độ', 'tổng', 'có', 'đạt', 'phấn', 'đấu', 'trên', 'khoảng', 'chỉ', 'tiêu'].map(wordKey));

function keysOf(text: string): string[] {
  const keys = (text.normalize('NFC').match(/[A-Za-zÀ-ỹ\p{M}\d]+/gu) ?? []).map(wordKey);
  const out: string[] = [];
  for (let i = 0; i < keys.length; ) {
    const compound = compounds.find((parts) => parts.every((part, j) => keys[i + j] === part));
    out.push(compound === undefined ? keys[i]! : compound.join('_'));
    i += compound?.length ?? 1;
  }
  return out;
}

const spaced = (keys: readonly string[]): string => ` ${keys.join(' ')} `;

/** A label or a wording of the catalogue, abbreviations spelled out. */
export function phraseOf(text: string): Phrase {
  const full = expandAbbreviations(text);
  const outside = keysOf(blankBrackets(full));
  const words = outside.length > 0 ? outside : keysOf(full);
    const first = outside.findIndex((word) => !openers.has(word));
  return { whole: spaced(keysOf(full)), outsideBrackets: spaced(outside), opening: spaced(outside.slice(Math.max(0, first))), words };
}

function wordings(items: readonly string[]): Wordings {
  const anywhere: string[] = [];
  const opening: string[] = [];
  for (const item of items) {
    const isOpening = item.startsWith('^');
    const bare = isOpening ? item.slice(1).trim() : item;
    for (const wording of bare.startsWith('@') ? conceptWordings(bare.slice(1)) : [bare]) {
      (isOpening ? opening : anywhere).push(spaced(keysOf(expandAbbreviations(wording))));
    }
  }
  return { anywhere, opening };
}

function conceptWordings(name: string): readonly string[] {
  const found = concepts().get(name.trim());
  if (found === undefined) throw new Error(`unknown concept "@${name.trim()}"`);
  return found;
}

/** Whether every `@name` in a cell is a concept of `concepts.tsv`; the first that is not. */
export function unknownConcept(cell: string): string | null {
  return cell.split(/[|/~]/).map((item) => item.trim().replace(/^\^/, '').trim()).find((item) => item.startsWith('@') && !concepts().has(item.slice(1).trim())) ?? null;
}

const parts = (cell: string, separator: string): string[] => cell.split(separator).map((item) => item.trim()).filter((item) => item !== '');

export function rulesOf(requires: string, forbids: string): Rules {
  // The names of two concepts hold no bar and no slash, "24/7" does: a slash parts alternatives only between blanks.
  const [plain, unless] = [parts(forbids, '|').filter((item) => !item.includes('~')), parts(forbids, '|').filter((item) => item.includes('~'))];
  return {
    requires: parts(requires, '|').map((group) => wordings(parts(group, ' / '))),
    forbids: wordings(plain),
    forbidsUnless: unless.map((item) => ({ what: wordings(parts(item.split('~')[0]!, ' / ')), unless: wordings(parts(item.split('~')[1]!, ' / ')) })),
  };
}

/** Predicates that say something else of the same people ("được tuyên truyền"), without those an indicator's own wordings hold. */
export function otherPredicates(phrases: readonly Phrase[], rules: Rules): readonly string[] {
  const own = [...phrases.map((p) => p.whole), ...rules.requires.flatMap((group) => [...group.anywhere, ...group.opening])];
  return wordings(['@việc khác']).anywhere.filter((wording) => !own.some((text) => text.includes(wording) || (text.trim() !== '' && wording.includes(text))));
}

function contains(phrase: string, opening: string, list: Wordings): boolean {
  return list.anywhere.some((wording) => phrase.includes(wording)) || list.opening.some((wording) => opening.startsWith(wording));
}

/** Whether a label holds what the rules require and nothing they forbid; an indicator without `requires` decides nothing. */
export function obeys(phrase: Phrase, rules: Rules): boolean {
  if (!rules.requires.every((group) => contains(phrase.whole, phrase.opening, group)) || contains(phrase.outsideBrackets, phrase.opening, rules.forbids)) return false;
  return rules.forbidsUnless.every(({ what, unless }) => !contains(phrase.outsideBrackets, phrase.opening, what) || contains(phrase.whole, phrase.opening, unless));
}
