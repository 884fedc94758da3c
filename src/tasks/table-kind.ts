import type { PlacedTable } from '../model/document.js';
import { level } from '../times/tokens.js';

/** Words of a title, a group row or a column name that say what its rows are. */
const taskWords = /nhiệm vụ|giải pháp|công việc|hoạt động|phân công|đề án|dự án|chương trình|nội dung (?:thực hiện|triển khai)/u;
const targetWords = /chỉ tiêu|mục tiêu/u;

/** Tables that are neither targets nor tasks: procedures, price lists, blank forms, rosters (variant 83). */
const otherWords = /quy trình|thủ tục hành chính|biểu mẫu|mẫu số|phiếu|bảng giá|đơn giá|danh sách|lịch (?:học|thi|họp|trực)|thực đơn|thời khóa biểu|toạ độ|tọa độ/u;

export type TableKind = 'tasks' | 'targets' | 'mixed' | 'other';

/** Column of what part the agency beside it has ("Vai trò": Chủ trì / Phối hợp); -1 where there is none. */
export function partColumn(table: PlacedTable): number {
  return table.columns.findIndex((c) => /^(?:vai trò|hình thức tham gia|tư cách)(?! trò)(?:$|[ /(:])/u.test(level(c.name).trim()) && c.role === 'other');
}

/** Column of the agencies such a part belongs to. */
export function agencyColumn(table: PlacedTable): number {
  const byRole = (['lead', 'implementing', 'coordinating'] as const).map((role) => table.columns.findIndex((c) => c.role === role)).find((i) => i >= 0);
  return byRole ?? table.columns.findIndex((c) => c.role !== 'content' && /cơ quan|đơn vị|sở|ngành/u.test(level(c.name)));
}

/**
 * What the rows of a table state. The name of the content column says it, else the title of the annex or the caption, else the other
 * columns: a time or a product belongs to a task, a unit or year columns to a target.
 */
export function tableKind(table: PlacedTable): TableKind {
  const roles = table.columns.map((c) => c.role);
  const has = (role: string): boolean => roles.some((r) => r === role);
  const parted = partColumn(table) >= 0 && agencyColumn(table) >= 0;
  if (!has('content') || !(parted || has('lead') || has('coordinating') || has('implementing') || has('timeframe'))) return 'other';
  if (roles.some((r) => r.startsWith('target:')) || (has('unit') && !parted)) return 'targets';
  const title = level(`${table.annex?.title ?? ''} ${table.caption ?? ''}`);
  const column = level(table.columns[roles.indexOf('content')]!.name);
  const dated = has('timeframe') || has('deliverable');
  if (otherWords.test(title)) return 'other';
  if (parted || has('lead') || has('coordinating')) return byWords(column) ?? byWords(title) ?? (dated ? 'tasks' : byRows(table, roles.indexOf('content')));
  // nobody leads: only a table that calls itself one of tasks is one
  const said = byWords(column) ?? byWords(title);
  return said === 'tasks' && (dated || has('implementing')) ? 'tasks' : said === 'targets' ? 'targets' : 'other';
}

/** `text` is levelled. Both words: "Mục tiêu, nhiệm vụ" is mixed where it is a column name's or a title's list. */
export function byWords(text: string): TableKind | null {
  const task = taskWords.test(text);
  const target = targetWords.test(text);
  if (task && target) return /(?:chỉ tiêu|mục tiêu)[^.;]{0,12}nhiệm vụ|nhiệm vụ[^.;]{0,4}(?:,|và) ?(?:chỉ tiêu|mục tiêu)/u.test(text) ? 'mixed' : firstOf(text);
  return task ? 'tasks' : target ? 'targets' : null;
}

/** "Phân công thực hiện các chỉ tiêu" states targets, "Nhiệm vụ thực hiện mục tiêu …" tasks. */
function firstOf(text: string): TableKind {
  return /nhiệm vụ|giải pháp|công việc/u.test(text) ? 'tasks' : 'targets';
}

/** Without any word: most rows with a percentage or a bound state targets. */
function byRows(table: PlacedTable, content: number): TableKind {
  const rows = table.rows.filter((r) => r.kind === 'row');
  const valued = rows.filter((r) => statesValue(r.cells[content]?.text ?? '')).length;
  return rows.length > 0 && valued * 2 > rows.length ? 'targets' : 'tasks';
}

/** A row that states a value to reach. */
export function statesValue(text: string): boolean {
  return /\d ?%|(?:đạt|trên|tối thiểu|ít nhất|khoảng|dưới|chiếm) (?:[A-Za-zÀ-ỹ]+ )?\d|≥|≤/u.test(level(text));
}
