import { isBlank, textOf, type GridRow } from './cells.js';
import type { Column } from './columns.js';

/** Names of bodies as cells of agencies begin. */
const body = /(?:^|\s)(?:Sở|UBND|Ủy ban nhân dân|Công an|Cục|Chi cục|Ban|Văn phòng|Hội|Ngân hàng|Bộ Chỉ huy|Trung tâm|Thanh tra|Kho bạc|Bảo hiểm)\s+(?=\p{Lu})/gu;
/** What stands before a name that the sentence itself goes on with. */
const goesOn = /(?:^|[,(“"/&–-]|(?:^|\s)(?:của|do|với|từ|tại|cho|và|các|thuộc|giữa|gửi|về|đến|là|ở|vào|bởi|theo|như|gồm|trong|trên|bằng))$/iu;
/** A name of a body is no longer than this (characters). */
const longestName = 70;

/** Whether a text ends with the name of a body that its sentence does not lead to. */
export function endsWithBody(text: string): boolean {
  const at = [...text.matchAll(body)].at(-1)?.index;
  return at !== undefined && text.length - at <= longestName && !goesOn.test(text.slice(0, at).trimEnd()) && !/[.;:]\s*$/u.test(text);
}

/**
 * Rows whose content seems to hold the next cell, too, since the rule between them was not seen: it ends with the name of a body, and the cell of the agency
 * is empty, unlike most. By row: the columns that are doubtful.
 */
export function runTogether(rows: readonly GridRow[], columns: readonly Column[]): ReadonlyMap<GridRow, readonly number[]> {
  const content = columns.findIndex(({ role }) => role === 'content');
  const agency = columns.findIndex(({ role }, i) => i > content && (role === 'lead' || role === 'implementing' || role === 'coordinating'));
  if (content < 0 || agency !== content + 1) return new Map();
  const named = rows.filter((row) => !isBlank(row[agency])).length;
  if (named * 2 < rows.length) return new Map();
  return new Map(rows.filter((row) => isBlank(row[agency]) && row[agency]?.covered !== 'above' && endsWithBody(textOf(row[content]).trim())).map((row) => [row, [content, agency]]));
}
