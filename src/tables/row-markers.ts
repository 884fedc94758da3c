/** Kinds of row markers, from the outermost in. `null` level: the row has no marker. */
export type RowMarkerKind = 'letter' | 'roman' | 'decimal' | 'small-letter' | 'bullet';

interface Rule {
  readonly kind: RowMarkerKind;
  readonly pattern: RegExp;
}

/** A marker as a cell of its own, with or without closing punctuation. Tried in order: I, V and X are numerals before they are letters. */
const rules: readonly Rule[] = [
  { kind: 'decimal', pattern: /^\(?\d{1,3}(?:\.\d{1,2}){0,4}[.)/:-]?\)?$/u },
  { kind: 'roman', pattern: /^\(?[IVX]{1,7}(?:\.\d{1,2}){0,3}[.)/:-]?\)?$/u },
  { kind: 'letter', pattern: /^[A-ZĐ][.)/:-]?$/u },
  { kind: 'small-letter', pattern: /^(?:[a-zđ]|[a-zđ]\.?\d{1,2}|\d{1,2}[a-zđ]|\d{1,2}\.[a-zđ])[.)/:-]?$/u },
  { kind: 'bullet', pattern: /^[-–—+•*▪●]$/u },
];

/** What kind of marker a cell holds; null where it is no marker ("2025" is a year). */
export function markerKind(text: string): RowMarkerKind | null {
  const trimmed = text.trim();
  if (trimmed === '' || trimmed.length > 12) return null;
  return rules.find((rule) => rule.pattern.test(trimmed))?.kind ?? null;
}

/** The marker as written, without its closing punctuation. */
export function bareMarker(text: string): string {
  const trimmed = text.trim();
  return trimmed.length > 1 ? trimmed.replace(/(?<=[A-Za-zÀ-ỹ\d])[.)/:-]+$/u, '') : trimmed;
}

/** A marker that opens a title ("I. NÂNG CAO NHẬN THỨC", "A - PHÁT TRIỂN", "1.2. Hạ tầng số"). */
const prefix = /^(?:(?<mark>[IVX]{1,7}|[A-HĐ]|\d{1,2}(?:\.\d{1,2}){0,3}|[a-zđ](?=\)))(?:\s*[.):/]\s*-?|\s+[-–])\s*|(?<plain>\d{1,2}(?:\.\d{1,2}){1,3})\s+)(?=[A-Za-zÀ-ỹ“"(])/u;

/** The marker a text begins with and how long it is with its punctuation; null where there is none. */
export function leadingMarker(text: string): { readonly marker: string; readonly length: number } | null {
  const match = prefix.exec(text);
  const marker = match?.groups?.['mark'] ?? match?.groups?.['plain'];
  return match === null || marker === undefined ? null : { marker, length: match[0].length };
}

/** Depth of a decimal marker: 1 → 1, 1.2 → 2. */
const depth = (marker: string): number => marker.split('.').length;

/**
 * Does a row marked `inner` right after a row marked `outer` stand under it? A → I or 1, I → 1, 1 → 1.1, 1 → a, a → -.
 * Markers without closing punctuation.
 */
export function isChildMarker(outer: string, inner: string): boolean {
  const [a, b] = [markerKind(outer), markerKind(inner)];
  if (a === null || b === null || b === 'letter') return false;
  if (b === 'bullet') return a !== 'bullet';
  if (a === 'letter') return b === 'roman' || b === 'decimal';
  if (a === 'roman') return (b === 'decimal' && depth(inner) <= 2) || b === 'small-letter' || (b === 'roman' && inner.startsWith(`${outer}.`));
  if (a === 'decimal') return (b === 'decimal' && depth(inner) > depth(outer) && inner.startsWith(`${outer}.`)) || b === 'small-letter';
  return false;
}
