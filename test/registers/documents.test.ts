import { describe, expect, test } from '@jest/globals';
import { docTypeAtStart, docTypeByName, docTypeBySymbol } from '../../src/registers/doc-types.js';
import { knownDocument } from '../../src/registers/documents.js';
import { issuerBySymbol } from '../../src/registers/issuers.js';

describe('document types', () => {
  test.each([
    ['KH', 'ke-hoach'],
    ['KH-UBND', 'ke-hoach'],
    ['61/UBND-TTTT', 'cong-van'],
    ['1129/TTg-KGVX', 'cong-van'],
    ['09-NQ/TU', 'nghi-quyet'],
    ['59-CTr/BCSĐ', 'chuong-trinh'],
    ['80/2021/NĐ-CP', 'nghi-dinh'],
    ['80/TTr-STTTT', 'to-trinh'],
    ['148/2025/QH15', 'luat'],
    ['66.7/2025/NQ-CP', 'nghi-quyet'],
    ['/QĐ-UBND', 'quyet-dinh'],
    ['05/1999/TTLT/BLĐTBXH-BYT-BTC', 'thong-tu-lien-tich'],
    ['12/QÐ-UBND', 'quyet-dinh'],
    ['xyz', undefined],
    ['', undefined],
  ])('the symbol %j is %s', (symbol, slug) => {
    expect(docTypeBySymbol(symbol)?.slug).toBe(slug);
  });

  test.each([
    ['CHƯƠNG TRÌNH  HÀNH ĐỘNG thực hiện Nghị quyết', 'chuong-trinh', 23],
    ['Chương trình chuyển đổi số', 'chuong-trinh', 12],
    ['Kế hoạch số 210/KH-UBND', 'ke-hoach', 8],
    ['Thông tư liên tịch số 37', 'thong-tu-lien-tich', 18],
    ['Quyết định này', 'quyet-dinh', 10],
  ])('%j begins with %s', (text, slug, length) => {
    const found = docTypeAtStart(text);
    expect([found?.type.slug, found?.length]).toEqual([slug, length]);
  });

  test('a word that only begins alike is no type', () => {
    expect(docTypeAtStart('Kế hoạchx')).toBeNull();
    expect(docTypeByName('kế hoạch năm 2023')).toBeNull();
    expect(docTypeByName('Nghị Quyết')?.slug).toBe('nghi-quyet');
  });
});

test.each([
  ['TTg', 'thu-tuong-chinh-phu', false],
  ['CP', 'chinh-phu', false],
  ['TU', 'tinh-uy', true],
  ['UBND', 'uy-ban-nhan-dan-tinh', true],
  ['UBND-TTTT', 'uy-ban-nhan-dan-tinh', true],
  ['HĐND', 'hoi-dong-nhan-dan-tinh', true],
  ['BTTTT', 'bo-thong-tin-va-truyen-thong', false],
  ['STTTT', 'so-thong-tin-va-truyen-thong', true],
  ['SVHTT&DL', 'so-van-hoa-the-thao-va-du-lich', true],
  ['QH15', 'quoc-hoi', false],
  ['UBTVQH14', 'uy-ban-thuong-vu-quoc-hoi', false],
])('%s issues as %s (local: %s)', (symbol, id, local) => {
  expect(issuerBySymbol(symbol)).toMatchObject({ id, local });
});

test('an unknown symbol has no issuer', () => {
  expect(issuerBySymbol('ZZZ')).toBeNull();
  expect(issuerBySymbol('')).toBeNull();
});

test('a number that exists in two years is known only with the year', () => {
  expect(knownDocument('942/QĐ-TTg')).toBeNull();
  expect(knownDocument('942/QĐ-TTg', 2021)?.issuedOn).toBe('2021-06-15');
  expect(knownDocument('942/QĐ-TTg', 2022)?.issuedOn).toBe('2022-08-05');
  expect(knownDocument(' 411 /QĐ-TTg')?.issuedOn).toBe('2022-03-31');
  expect(knownDocument('411/QĐ-TTg', 2020)).toBeNull();
});
