import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './run.js';

/** A plan as short as plans get, with a number of its own. */
export const shortPlan = (n: number): string => `ỦY BAN NHÂN DÂN
TỈNH LÀO CAI
Số: ${n}/KH-UBND
Lào Cai, ngày 12 tháng 3 năm 2024
KẾ HOẠCH
Chuyển đổi số năm 2024
I. MỤC TIÊU
1. 100% dịch vụ công trực tuyến toàn trình được cung cấp.
II. NHIỆM VỤ
1. Sở Thông tin và Truyền thông chủ trì, phối hợp với các sở triển khai nền tảng số, hoàn thành trước ngày 30/6/2024.
`;

/** A real plan of a few pages under another number. */
const longPlan = readFileSync(join(root, 'fixtures/documents/synth-003.txt'), 'utf8');
export const plan = (n: number): string => longPlan.replace(/Số:\s*\d+/, `Số: ${n}`) + `\n${n}\n`;

/** Writes `count` documents into a folder. */
export function writeAll(folder: string, count: number, text: (n: number) => string): void {
  mkdirSync(folder, { recursive: true });
  for (let n = 1; n <= count; n++) writeFileSync(join(folder, `${String(n).padStart(6, '0')}.txt`), text(n));
}
