import { expect, test } from '@jest/globals';
import { loadCatalogue } from '../../src/catalogue/catalogue.js';
import { tellingWords } from '../../src/suggest/words.js';
import { suggest } from './support.js';

const catalogue = loadCatalogue();

const pairs: [string, string, boolean, string][] = [
  ['Xã, phường không ma túy', 'Tỷ lệ xã, phường không có ma túy', true, 'tỷ lệ and có do not count'],
  ['Diện tích rừng ngập mặn trên địa bàn tỉnh Bến Tre', 'Diện tích rừng ngập mặn trên địa bàn tỉnh Cà Mau', true, 'whose plan it is does not count'],
  ['Trạm y tế cấp xã trên toàn tỉnh đủ điều kiện xác định tình trạng nghiện ma túy', 'Trạm y tế xã, phường trên thành phố đủ điều kiện xác định tình trạng nghiện ma túy', true, 'from two plans'],
  ['Hộ nghèo', 'Hộ cận nghèo', false, 'cận'],
  ['Xã, phường có ma túy', 'Xã, phường không có ma túy', false, 'negation'],
  ['Hộ dân nông thôn được dùng nước hợp vệ sinh theo quy chuẩn của Bộ Y tế', 'Hộ dân thành thị được dùng nước hợp vệ sinh theo quy chuẩn của Bộ Y tế', false, 'nông thôn, thành thị'],
  ['Số vụ phạm tội về ma túy có tổ chức được phát hiện', 'Số vụ phạm tội về ma túy lợi dụng không gian mạng được phát hiện', false, 'each says what the other does not'],
  ['Cơ sở cai nghiện ma túy công lập đủ điều kiện xác định tình trạng nghiện ma túy', 'Cơ sở cai nghiện ma túy công lập bảo đảm điều kiện theo quy định của Luật Phòng, chống ma túy', false, 'another duty of the same bodies'],
];

test.each(pairs)('%s | %s: one group %s (%s)', (a, b, together) => {
  const { suggestions } = suggest([{ number: 1, targets: [{ label: a }] }, { number: 2, targets: [{ label: b }] }], catalogue);
  expect(suggestions.map(({ wordings }) => wordings.length)).toEqual(together ? [2] : [1, 1]);
});

test('the same words of another kind of figure are another group; of the same kind they are one, its values by unit', () => {
  const label = 'Mô hình nuôi thủy sản tuần hoàn';
  const { suggestions } = suggest([{ number: 1, targets: [{ label, unit: 'percent' }, { label, unit: 'count', min: 3 }, { label, unit: 'household', min: 40 }, { label, unit: 'count', min: 9 }] }], catalogue);
  expect(suggestions.map(({ entry, values }) => [entry.id, entry.unit, values])).toEqual([
    ['mo-hinh-nuoi-thuy-san-tuan-hoan', 'count', [{ unit: 'count', targets: 2, least: 3, most: 9 }, { unit: 'household', targets: 1, least: 40, most: 40 }]],
    ['mo-hinh-nuoi-thuy-san-tuan-hoan-2', 'percent', [{ unit: 'percent', targets: 1, least: 80, most: 80 }]],
  ]);
});

test.each([
  ['Tỷ lệ hộ nghèo trên địa bàn tỉnh Lào Cai', 'Hộ nghèo'],
  ['Số lượng các hộ nghèo của thành phố Huế', 'hộ nghèo'],
  ['Tỷ lệ', 'tỷ lệ'],
])('telling words of %s', (label, left) => {
  expect(tellingWords(label)).toEqual(tellingWords(left));
  expect(tellingWords(label).length).toBeGreaterThan(0);
});
