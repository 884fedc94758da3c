/** Words for comparing: letter case, punctuation and where a tone mark stands do not count. */
export function foldWords(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/đ/gu, 'd').replace(/[^\p{L}\p{N}%≥≤<>]+/gu, ' ').trim();
}
