import type { DraftTable } from '../model/document.js';
import type { Line } from '../model/flow.js';
import { foldPlain } from '../text/fold.js';

/** Most lines a title takes with its annex, its "(Kèm theo …)" and its unit. */
const titleLines = 8;
const longestTitle = 220;

/** The unit of a whole table, over it or in its head: "Đơn vị: Triệu đồng", "ĐVT: tỷ đồng", "(triệu đồng)". Folded. */
const unitOver = /(?:^| )(?:don vi(?: tinh)?|dvt|dv tinh) (?:(?:1 000|nghin|ngan|trieu|ty) )?(?:viet nam )?(?:dong|vnd)(?: |$)/u;
const unitEnd = /^.{0,30}(?:dong|vnd)$/u;
const unitInHead = /(?:^| )(?:nghin|ngan|trieu|ty) dong(?: |$)/u;

/** What is taken in and spent, borrowed and paid back. Folded. */
const budget = /(?:^| )(?:du toan|ngan sach|nsnn|nsdp|thu noi dia|boi chi|boi thu|vay|tra no|no goc|kinh phi|nguon von|ke hoach von|von dau tu cong|mua sam)(?: |$)/u;

/**
 * In a table of thu, chi, vay or dự toán, with one unit of money for all of it, columns of years hold sums of money and no targets
 * ("Dự kiến 03 năm kế hoạch Năm 2026"). `before`: what stands before the table.
 */
export function nameMoney(table: DraftTable, before: readonly { readonly kind: string }[]): DraftTable {
  const roles = table.columns.map((column) => column.role);
  if (roles.includes('unit') || !roles.some((role) => role.startsWith('target:'))) return table;
  const title = foldPlain(titlesBefore(before));
  const names = table.columns.map((column) => foldPlain(column.name));
  const inMoney = unitOver.test(title) || names.some((name) => unitInHead.test(name));
  if (!inMoney || ![title, ...names].some((text) => budget.test(text))) return table;
  return { ...table, columns: table.columns.map((column) => (column.role.startsWith('target:') ? { ...column, role: 'funding' as const } : column)) };
}

/** The lines right before a table that are its title, as one text: none that ends a sentence, but for the unit itself. */
function titlesBefore(before: readonly { readonly kind: string }[]): string {
  const found: string[] = [];
  for (let i = before.length - 1; i >= 0 && found.length < titleLines; i--) {
    const line = before[i] as Line;
    if (line.kind !== 'line') break;
    const text = line.text.value.trim();
    if (text === '') continue;
    if (text.length > longestTitle || (/[.;]$/u.test(text) && !unitEnd.test(foldPlain(text)))) break;
    found.unshift(text);
  }
  return found.join(' ');
}
