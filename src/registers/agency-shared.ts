import { longestWording, type RegisteredAgency } from './agency-register.js';
import { wordKey, type Word } from './words.js';

/** One of the bodies a shared head stands for; `from` and `to` are indexes of its own words. */
interface Shared {
  readonly agency: RegisteredAgency;
  readonly from: number;
  readonly to: number;
}

/** Kinds of bodies that share one head word in a list. */
const heads = new Set(['sở', 'bộ', 'ban', 'hội', 'cục'].map(wordKey));
const plural = wordKey('các');
const links = new Set(['và', 'cùng', 'với'].map(wordKey));
/** No registered name is longer. */
const longestName = 14;

/**
 * A list under one head: "Các Sở: Tài chính, Y tế, Văn hóa, Thể thao và Du lịch" names three departments. Each must be registered; null where
 * fewer than two are. `next` is the index of the word behind the list.
 */
export function readSharedHead(words: readonly Word[], at: number): { found: Shared[]; next: number } | null {
  const head = words[at + 1];
  if (words[at]?.key !== plural || head === undefined || !heads.has(head.key) || words[at + 2] === undefined) return null;
  const found: Shared[] = [];
  let next = at + 2;
  for (let start = next; start < words.length; start = links.has(words[next]?.key ?? '') ? next + 1 : next) {
    const named = longestWording([head, { ...words[start]!, gap: 'blank' }, ...words.slice(start + 1, start + longestName)], 0);
    if (named === null || named.next < 2 || named.value.agency.kind !== 'body') break;
    next = start + named.next - 1;
    found.push({ agency: named.value.agency, from: start, to: next });
    if (words[next] === undefined || (words[next]!.gap === 'blank' && !links.has(words[next]!.key))) break;
  }
  return found.length < 2 ? null : { found, next };
}
