import { addTo } from '../text/add-to.js';
import { dice } from '../text/fold.js';

/** Two wordings are near from this dice coefficient on. */
const nearEnough = 0.9;
/** What two bags of words that near have in common at least, as a share of either: 9/11 follows from 0.9. */
const leastShared = nearEnough / (2 - nearEnough);
/** Words held of all a remark's words, from which it says nothing else. */
const mostlyHeld = 0.9;

/** Words of a bag told apart where one stands twice: "a", "a 2". */
function numbered(words: readonly string[]): string[] {
  const seen = new Map<string, number>();
  return words.map((word) => {
    const n = (seen.get(word) ?? 0) + 1;
    seen.set(word, n);
    return n === 1 ? word : `${word} ${n}`;
  });
}

/**
 * Finds the first of many wordings that is near a given one, without comparing it to all of them. Near wordings share at least one of their
 * rarest words (prefix filtering: Chaudhuri, Ganti, Kaushik, ICDE 2006), so only those that do are compared.
 */
export class NearWordings<T> {
  private readonly frequency = new Map<string, number>();
  private readonly byWord = new Map<string, { readonly order: number; readonly words: readonly string[]; readonly item: T }[]>();
  private added = 0;

  /** @param all every wording that will be asked for or added: their words' frequencies say which are rare */
  constructor(all: Iterable<readonly string[]>) {
    for (const words of all) for (const word of numbered(words)) this.frequency.set(word, (this.frequency.get(word) ?? 0) + 1);
  }

  /** @param kind only wordings of one kind are compared */
  add(kind: string, words: readonly string[], item: T): void {
    const entry = { order: this.added++, words, item };
    for (const word of this.rarest(words)) addTo(this.byWord, `${kind}|${word}`, entry);
  }

  /** The one added first of those that are near. */
  find(kind: string, words: readonly string[]): T | undefined {
    // Wordings share many words: each is compared once.
    const tried = new Set<number>();
    let best: { readonly order: number; readonly item: T } | undefined;
    for (const word of this.rarest(words)) {
      for (const entry of this.byWord.get(`${kind}|${word}`) ?? []) {
        if (best !== undefined && entry.order >= best.order) break;
        if (tried.has(entry.order)) continue;
        tried.add(entry.order);
        if (dice(entry.words, words) >= nearEnough) best = entry;
      }
    }
    return best?.item;
  }

  private rarest(words: readonly string[]): readonly string[] {
    if (words.length === 0) return [''];
    const kept = words.length - Math.ceil(leastShared * words.length - 1e-9) + 1;
    return numbered(words).sort((a, b) => (this.frequency.get(a) ?? 0) - (this.frequency.get(b) ?? 0) || (a < b ? -1 : 1)).slice(0, kept);
  }
}

/** Finds the first of many wordings that holds nearly all words of a given one. */
export class HoldingWordings<T> {
  private readonly byWord = new Map<string, { readonly order: number; readonly words: ReadonlySet<string>; readonly item: T }[]>();
  private added = 0;

  add(kind: string, words: ReadonlySet<string>, item: T): void {
    const entry = { order: this.added++, words, item };
    for (const word of words) addTo(this.byWord, `${kind}|${word}`, entry);
  }

  find(kind: string, words: readonly string[]): T | undefined {
    const least = mostlyHeld * words.length;
    const lists = words.map((word) => this.byWord.get(`${kind}|${word}`) ?? []).sort((a, b) => a.length - b.length);
    // Wordings share many words: each is compared once.
    const tried = new Set<number>();
    let best: { readonly order: number; readonly item: T } | undefined;
    // One of so many words is held, whichever they are: the rarest are looked up.
    for (const list of lists.slice(0, words.length - Math.ceil(least - 1e-9) + 1)) {
      for (const entry of list) {
        if (best !== undefined && entry.order >= best.order) break;
        if (tried.has(entry.order)) continue;
        tried.add(entry.order);
        if (words.filter((word) => entry.words.has(word)).length >= least) best = entry;
      }
    }
    return best?.item;
  }
}
