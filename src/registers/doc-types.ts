import { foldSpelling } from '../text/fold.js';
import { issuerBySymbol } from './issuers.js';
import { filledCell, listCell, matchingCell, once, oneOf, readTsv, row } from './tsv.js';

/** A type of document (Nghị định 30/2020/NĐ-CP, Phụ lục III; normative and Party types beside). */
export interface DocType {
  readonly slug: string;
  readonly name: string;
  /** The symbols in its number: KH, QĐ, CTr … */
  readonly symbols: readonly string[];
  readonly family: 'admin' | 'copy' | 'normative' | 'party';
}

const Row = row({
  slug: matchingCell(/^[a-z-]+$/),
  name: filledCell,
  variants: listCell,
  symbols: listCell,
  family: oneOf('admin', 'copy', 'normative', 'party'),
  source: filledCell,
});

interface Names {
  readonly bySymbol: ReadonlyMap<string, DocType>;
  /** Folded names, longest first. */
  readonly names: readonly { readonly folded: string; readonly type: DocType }[];
  readonly bySlug: ReadonlyMap<string, DocType>;
}

const register = once((): Names => {
  const rows = readTsv(new URL('./doc-types.tsv', import.meta.url), Row);
  const bySymbol = new Map<string, DocType>();
  const bySlug = new Map<string, DocType>();
  const names: { folded: string; type: DocType }[] = [];
  for (const { slug, name, symbols, variants, family } of rows) {
    const type = { slug, name, symbols, family };
    bySlug.set(slug, type);
    for (const symbol of symbols) if (!bySymbol.has(symbol)) bySymbol.set(symbol, type);
    for (const wording of [name, ...variants]) names.push({ folded: foldSpelling(wording), type });
  }
  names.sort((a, b) => b.folded.length - a.folded.length || (a.folded < b.folded ? -1 : 1));
  return { bySymbol, names, bySlug };
});

/** The type of a name ("Kế hoạch", "CHƯƠNG TRÌNH HÀNH ĐỘNG"); null for any other text. */
export function docTypeByName(name: string): DocType | null {
  const folded = foldSpelling(name);
  return register().names.find((entry) => entry.folded === folded)?.type ?? null;
}

/** The type whose name begins the text, the longest name first; `length` counts in `text`, leading blanks included. */
export function docTypeAtStart(text: string): { type: DocType; length: number } | null {
  const head = text.slice(0, 200);
  for (const { folded, type } of register().names) {
    const length = prefixLength(head, folded);
    if (length > 0) return { type, length };
  }
  return null;
}

/** How much of `text` folds to `folded`, whole words only; 0 if it does not begin so. */
function prefixLength(text: string, folded: string): number {
  const wanted = folded.split(' ').length;
  let count = 0;
  for (const word of text.matchAll(/[A-Za-zÀ-ỹ\p{M}\d]+/gu)) {
    if (++count < wanted) continue;
    const end = word.index + word[0].length;
    return foldSpelling(text.slice(0, end)) === folded ? end : 0;
  }
  return 0;
}

/**
 * The type of a number's symbol. Takes the type symbol alone ("KH"), the symbol part ("KH-UBND") or a whole number
 * ("61/UBND-TTTT", "09-NQ/TU", "80/2021/NĐ-CP", "148/2025/QH15"). A number without a type symbol is a công văn;
 * one of the legislature alone is a law. Null where nothing of it is known.
 */
export function docTypeBySymbol(symbol: string): DocType | null {
  const clean = symbol.normalize('NFC').replace(/[ÐĐ]/g, 'Đ').replace(/[–—‑‐]/g, '-').replace(/\s/g, '');
  const { bySymbol, bySlug } = register();
  const alone = bySymbol.get(clean);
  if (alone !== undefined) return alone;
  const parts = clean.split(/[/-]/).filter((part) => part !== '' && !/^\d/.test(part));
  // In the state's order the symbol comes first behind the number, in the Party's behind the dash; either way first.
  const first = parts[0] === undefined ? undefined : bySymbol.get(parts[0]) ?? foldedSymbol(parts[0]);
  if (first !== undefined) return first;
  if (/(?:^|\/)QH\d+$/.test(clean)) return bySlug.get('luat') ?? null;
  if (/(?:^|\/)UBTVQH\d+$/.test(clean)) return bySlug.get('phap-lenh') ?? null;
  const isNumber = /^\d|^\//.test(clean);
  return parts.length > 0 && (isNumber || issuerBySymbol(parts[0]!) !== null) ? bySlug.get('cong-van') ?? null : null;
}

/** Symbols in another letter case: "Qđ", "NQ", "TTR"; not where two symbols differ by case alone (CT, CTr do not). */
function foldedSymbol(part: string): DocType | undefined {
  for (const [symbol, type] of register().bySymbol) if (symbol.toUpperCase() === part.toUpperCase()) return type;
  return undefined;
}

/** The type of a slug, as records name it. */
export const docTypeBySlug = (slug: string): DocType | null => register().bySlug.get(slug) ?? null;
