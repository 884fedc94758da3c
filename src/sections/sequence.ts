import { letterOrder, type Marker } from '../markers/markers.js';

/** From the outermost to the innermost, as Nghị định 30/2020/NĐ-CP orders them; decimals by how many numbers they have. */
const ranks: Readonly<Record<Marker['kind'], number>> = { part: 0, chapter: 1, article: 2, roman: 2, decimal: 3, letter: 7, bullet: 8, plus: 9 };

export function rankOf(marker: Marker | null): number {
  if (marker === null) return 10;
  if (marker.kind === 'decimal') return marker.style === '.' ? 2 + marker.path.length : 6.5;
  if (marker.kind === 'letter' && marker.style === 'A') return 1.5;
  return ranks[marker.kind];
}

/** Latin order, as some lists run: … d, e, f … without đ. */
const latin = 'abcdefghijklmnopqrstuvwxyz';

/**
 * Does `next` follow `last` in one list? Letters: the Vietnamese order, or the Latin one (`d) e)` and `d) đ) e)` are both met).
 * Numbers: the next one, on the same level.
 */
export function successor(last: Marker, next: Marker): boolean {
  if (last.kind !== next.kind || last.path.length !== next.path.length) return false;
  if (last.path.slice(0, -1).join('.') !== next.path.slice(0, -1).join('.')) return false;
  if (last.kind === 'letter') return followsIn(letterOrder, last.text, next.text) || followsIn(latin, last.text, next.text);
  return last.ordinal !== null && next.ordinal === last.ordinal + 1;
}

function followsIn(order: string, last: string, next: string): boolean {
  const at = order.indexOf(last.toLowerCase());
  return at >= 0 && order[at + 1] === next.toLowerCase();
}

const romanDigits = ['', 'I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X', 'XI', 'XII', 'XIII', 'XIV', 'XV', 'XVI', 'XVII', 'XVIII', 'XIX', 'XX'];

/** The marker that should follow, as it would be written. */
export function nextAfter(last: Marker): string {
  const next = (last.ordinal ?? 0) + 1;
  if (last.kind === 'letter') return letterOrder[next - 1] ?? '?';
  if (last.kind === 'roman') return romanDigits[next] ?? String(next);
  return last.kind === 'decimal' ? [...last.path.slice(0, -1), next].join('.') : String(next);
}
