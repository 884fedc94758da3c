/** Where words stand in a text: exactly, else with other blanks between them; of several places the one nearest to `near`. Null where they do not. */
export function findWords(text: string, words: string, near: number | null): [number, number] | null {
  const parts = words.trim().split(/\s+/u).filter((part) => part !== '');
  if (parts.length === 0) return null;
  const pattern = new RegExp(parts.map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('\\s+'), 'gu');
  let best: [number, number] | null = null;
  for (const match of text.matchAll(pattern)) {
    const found: [number, number] = [match.index, match.index + match[0].length];
    if (best === null || (near !== null && Math.abs(found[0] - near) < Math.abs(best[0] - near))) best = found;
  }
  return best;
}
