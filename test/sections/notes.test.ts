import { expect, test } from '@jest/globals';
import { readDocument } from '../../src/pipeline.js';
import { withoutNotes } from '../../src/sections/notes.js';
import { extract } from '../../src/index.js';

const plan = (mark: string, note: string): string => `ỦY BAN NHÂN DÂN
TỈNH LÀO CAI
Số: 5/KH-UBND
Lào Cai, ngày 11 tháng 7 năm 2023

KẾ HOẠCH
Phát triển kinh tế số đến năm 2025

Căn cứ Quyết định số 411/QĐ-TTg ngày 31/3/2022 của Thủ tướng Chính phủ;

I. MỤC TIÊU ĐẾN NĂM 2025

1. Tỷ lệ hộ gia đình có cáp quang đạt 80%${mark}.
${note}
2. Tỷ lệ doanh nghiệp sử dụng hóa đơn điện tử đạt 90%.

II. TỔ CHỨC THỰC HIỆN

1. Sở Công Thương

Triển khai sàn thương mại điện tử của tỉnh${mark}.
`;
const note = '\n[1] Quyết định số 12/QĐ-BTTTT ngày 01/02/2020 của Bộ Thông tin và Truyền thông, khi đó đạt 12,3%.\n';
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

test('a note is no target and no task, and its mark no part of their words', async () => {
  const [bare, noted] = await Promise.all([plan('', ''), plan('[1]', note)].map((text) => extract(bytes(text), { file: 'a.txt' })));
  const facts = (record: typeof bare): unknown => [record!.targets.map((t) => [t.label, t.min, t.year]), record!.tasks.map((t) => [t.text, t.lead.map((a) => a.id)])];
  expect(facts(noted)).toEqual(facts(bare));
  expect(noted!.targets).toHaveLength(2);
  expect(noted!.citations.map((c) => c.key)).toContain('12/QĐ-BTTTT');
});

test('a note stays in the sections; a paragraph whose mark nothing bears is no note', async () => {
  const noted = await readDocument(bytes(plan('[1]', note)), { file: 'a.txt', maxBytes: 1e6, maxPages: 9 });
  const count = (nodes: readonly { readonly children: readonly unknown[] }[]): number => nodes.reduce((sum, node) => sum + 1 + count(node.children as typeof nodes), 0);
  expect(count(withoutNotes(noted.sections, noted.text.value))).toBe(count(noted.sections) - 1);
  const unmarked = await readDocument(bytes(plan('', note)), { file: 'a.txt', maxBytes: 1e6, maxPages: 9 });
  expect(count(withoutNotes(unmarked.sections, unmarked.text.value))).toBe(count(unmarked.sections));
});

test('marks and notes in the recital and title change neither grounds nor title', async () => {
  const noted = plan('', '').replace('đến năm 2025\n', 'đến năm 2025[1]\n').replace('Chính phủ;\n', 'Chính phủ;[2]\nTheo đề nghị tại Tờ trình số 80/TTr-STTTT ngày 15/11/2022.\n\n[2] Được bổ sung bởi Quyết định số 9/QĐ-TTg ngày 01/01/2023.\n');
  const bare = plan('', '').replace('Chính phủ;\n', 'Chính phủ;\nTheo đề nghị tại Tờ trình số 80/TTr-STTTT ngày 15/11/2022.\n');
  const [one, other] = await Promise.all([bare, noted].map((text) => extract(bytes(text), { file: 'a.txt' })));
  expect([other!.document.basis, other!.document.title]).toEqual([one!.document.basis, one!.document.title]);
  expect(one!.document.basis).toEqual(['411/QĐ-TTg', '80/TTr-STTTT']);
});
