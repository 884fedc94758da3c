import { expect, test } from '@jest/globals';
import { readMetadata } from '../../src/metadata/metadata.js';
import { findZones } from '../../src/metadata/zones.js';
import { linesOf } from './lines.js';

/** Lines of a closing block and where they begin (points from the left), as they are read of a scan: those of the two columns seldom lie level. */
type Placed = readonly [text: string, x: number];
const head = `ỦY BAN NHÂN DÂN\nTỈNH HÀ GIANG\nSố: 77/KH-UBND\nHà Giang, ngày 19 tháng 3 năm 2024\nKẾ HOẠCH\nChuyển đổi số năm 2024\n\nI. MỤC TIÊU\n1. Nâng cao nhận thức về chuyển đổi số./.\n`;

function read(closing: readonly Placed[]) {
  const lines = linesOf(head + closing.map(([text]) => text).join('\n'));
  const first = lines.length - closing.length;
  const placed = lines.map((line, i) => {
    const [text, x] = closing[i - first] ?? ['', 85];
    return { ...line, bbox: [x, 20 * i, x + 5 * text.length, 20 * i + 12] as const };
  });
  const { recipients, signatory } = readMetadata(placed, findZones(placed), { evidence: () => null, span: () => ({ page: 1, bbox: null, span: null, text: '' }) }).fields;
  return { recipients, signed: signatory === null ? null : [signatory.name, signatory.role, signatory.capacity] };
}

const list = ['Như trên', 'Chủ tịch, các PCT UBND tỉnh', 'Lưu: VT, KGVX'];
const deputy = ['Hà Thị Minh Hạnh', 'PHÓ CHỦ TỊCH', 'KT. CHỦ TỊCH'];
const [left, word, right] = [85, 92, 380];

test.each<[why: string, closing: readonly Placed[]]>([
  ['lines of both columns by turns', [['Nơi nhận:', left], ['TM. ỦY BAN NHÂN DÂN', 350], ['- Như trên;', left], ['KT. CHỦ TỊCH', right], ['- Chủ tịch, các PCT UBND tỉnh;', left], ['PHÓ CHỦ TỊCH', right], ['- Lưu: VT, KGVX.', left], ['Hà Thị Minh Hạnh', right]]],
  ['an item without its dash after a line of the signature', [['Nơi nhận:', left], ['- Như trên;', left], ['KT. CHỦ TỊCH', right], ['Chủ tịch, các PCT UBND tỉnh;', word], ['PHÓ CHỦ TỊCH', right], ['- Lưu: VT, KGVX.', left], ['Hà Thị Minh Hạnh', right]]],
  ['strokes of the stamp between', [['Nơi nhận:', left], ['- Như trên;', left], ['KT. CHỦ TỊCH', right], ['le CHU x', 340], ['- Chủ tịch, các PCT UBND tỉnh;', left], ['. PHÓ CHỦ TỊCH', 374], ['1 S3 VI', 420], ['- Lưu: VT, KGVX.', left], ['- „ Hà Thị Minh Hạnh', 360]]],
  ['a dash misread', [['Nơi nhận:', left], ['- Như trên;', left], ['¬ Chủ tịch, các PCT UBND tỉnh;', left], ['ˆ - Lưu: VT, KGVX.', left], ['KT. CHỦ TỊCH', right], ['PHÓ CHỦ TỊCH', right], ['Hà Thị Minh Hạnh', right]]],
  ['the first dash not read', [['Nơi nhận:', left], ['Như trên;', word], ['- Chủ tịch, các PCT UBND tỉnh;', left], ['- Lưu: VT, KGVX.', left], ['KT. CHỦ TỊCH', right], ['PHÓ CHỦ TỊCH', right], ['Hà Thị Minh Hạnh', right]]],
  ['a stroke with a dash', [['Nơi nhận:', left], ['- Như trên; - xã', left], ['- Chủ tịch, các PCT UBND tỉnh; -', left], ['- Lưu: VT, KGVX.', left], ['KT. CHỦ TỊCH', right], ['PHÓ CHỦ TỊCH', right], ['Hà Thị Minh Hạnh', right]]],
])('%s', (_why, closing) => {
  expect(read(closing)).toEqual({ recipients: list, signed: deputy });
});

test('a line that goes on below the dash is no item of its own', () => {
  const wrapped: Placed[] = [['Nơi nhận:', left], ['- TT. Tỉnh ủy;', left], ['Ban Tuyên giáo;', left], ['- Lưu: VT.', left], ['CHỦ TỊCH', right], ['Hà Thị Minh Hạnh', right]];
  expect(read(wrapped).recipients).toEqual(['TT. Tỉnh ủy; Ban Tuyên giáo', 'Lưu: VT']);
});

test('what stands to the right on another page is not the signature’s', () => {
  const closing: Placed[] = [['Nơi nhận:', left], ['- Như trên;', left], ['- Lưu: VT.', left], ['CHỦ TỊCH', right], ['Hà Thị Minh Hạnh', right], ['DANH MỤC NHIỆM VỤ', 240]];
  expect(read(closing)).toEqual({ recipients: ['Như trên', 'Lưu: VT'], signed: ['Hà Thị Minh Hạnh', 'CHỦ TỊCH', null] });
});
