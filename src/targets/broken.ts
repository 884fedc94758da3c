import type { PlacedRow, PlacedTable, Sectioned } from '../model/document.js';
import type { Span } from '../model/provenance.js';

/** What the text around a value shows of damage: columns run together, a row cut in two. */
export interface Damage {
  /** The place is a row, or a part of one, that was not put together. */
  readonly cut: boolean;
  /** Nothing but the order of characters says which cell is which (a text file, a page without rules). */
  readonly loose: boolean;
}

export const noDamage: Damage = { cut: false, loose: false };

/** The head row of a table that stands as a paragraph: its columns were not found. */
const headLine = /^(?:STT|TT|Stt|Số TT)\s+(?=[A-ZĐÀ-Ỹ])/u;
const loneHead = /^(?:STT|TT|Stt|Số TT)\s*$/u;
const opensLower = /^[\s(]*(?!(?:m²|pH)(?![A-Za-zÀ-ỹ]))[a-zđà-ỹ]/u;
/** The first letter is small though "ỹ" is the end of the range; capitals of the range are told by their own small form. */
const small = (text: string): boolean => opensLower.test(text) && startsSmall(text.replace(/^[\s(]+/u, ''));
const startsSmall = (text: string): boolean => text.charAt(0) === text.charAt(0).toLowerCase() && text.charAt(0) !== text.charAt(0).toUpperCase();

/** Where an annex holds a table that was not built: from its head line to the annex's end. */
export function unbuiltTables(document: Sectioned): readonly Span[] {
  return document.annexes.flatMap((annex): Span[] => {
    const own = document.paragraphs.filter((p) => p.zone === 'annex' && p.span[0] >= annex.span[0] && p.span[1] <= annex.span[1]);
    const head = own.find((p) => headLine.test(p.text) || loneHead.test(p.text));
    return head === undefined ? [] : [[head.span[0], annex.span[1]]];
  });
}

/** The damage of each row of a table: one that opens in the middle of a phrase is the rest of the row above. */
export function rowDamage(table: PlacedTable): (row: PlacedRow) => Damage {
  const loose = table.method === 'aligned' || table.method === 'flattened';
  if (!loose) return () => noDamage;
  const contents = table.columns.flatMap((c, i) => (c.role === 'content' || c.role === 'deliverable' ? [i] : []));
  const years = table.columns.flatMap((c, i) => (c.role.startsWith('target:') ? [i] : []));
  const rests = table.rows.map((row) => row.kind === 'row' && contents.some((i) => small(row.cells[i]?.text ?? '')));
  const cut = new Map(table.rows.map((row, i) => [row, rests[i]! || (rests[i + 1] ?? false) || gapped(row, years)]));
  return (row) => ({ cut: cut.get(row) ?? false, loose });
}

/** Values for some of the years only. */
function gapped(row: PlacedRow, years: readonly number[]): boolean {
  const filled = years.filter((i) => (row.cells[i]?.text.trim() ?? '') !== '').length;
  return row.kind === 'row' && filled > 0 && filled < years.length;
}

/** Half a comparator: "đạt tối … thiểu 10%". */
const halfComparator = /(?<![A-Za-zÀ-ỹ])(?:(?<!(?:tối|giảm) )thiểu(?! (?:số|năng))|(?:đạt|chiếm|là|phủ) tối(?! (?:thiểu|đa|ưu))|(?:đạt|chiếm|có) ít(?! (?:nhất|hơn)))(?![A-Za-zÀ-ỹ])/iu;
const halfAtEnd = /(?<![A-Za-zÀ-ỹ])(?:tối|ít|không|trên|từ)\s*$/iu;
/** The title of another column, or an agency where no sentence names one. */
const foreignTitle = /(?<![A-Za-zÀ-ỹ])(?:cơ quan (?:chủ trì|phối hợp)|đơn vị (?:chủ trì|phối hợp|thực hiện)|thời gian (?:thực hiện|hoàn thành))(?![A-Za-zÀ-ỹ])/iu;
const foreignAgency = /(?<![A-Za-zÀ-ỹ])(?:Sở [A-ZĐ]|UBND (?:các|tỉnh)|Các sở,|Công an tỉnh|NN&PTNT)/u;
const otherValue = /\d\s*%/u;
const word = /[A-Za-zÀ-ỹ]{2,}/gu;

/** Whether a wording shows that its text was cut or run together with another cell. */
export function brokenLabel(label: string, damage: Damage): boolean {
  const words = label.match(word)?.length ?? 0;
  if (words === 0 || halfComparator.test(label) || halfAtEnd.test(label)) return true;
  if (!damage.loose && !damage.cut) return false;
  return words < 2 || damage.cut || foreignTitle.test(label) || foreignAgency.test(label) || otherValue.test(label);
}
