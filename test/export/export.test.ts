import { describe, expect, test } from '@jest/globals';
import { recordJson, recordStem, type DocumentRecord } from '../../src/index.js';
import { recordId } from '../../src/export/id.js';

const sha = 'a1b2c3d4e5f60718293a4b5c6d7e8f90a1b2c3d4e5f60718293a4b5c6d7e8f90';
const province = { code: '60', name: 'Bình Thuận', successor: null };

describe('recordId', () => {
  const rows: [why: string, fields: Parameters<typeof recordId>[0], qualifier: string | null, id: string][] = [
    ['the usual plan', { number: '4181/KH-UBND', province, issuedOn: '2022-12-07', issuer: null }, null, 'binh-thuan/2022/4181-kh-ubnd'],
    ['a blank number gives the hash, so that no two documents share an id', { number: '/QĐ-UBND', province, issuedOn: '2022', issuer: null }, null, 'binh-thuan/2022/a1b2c3d4e5f6'],
    ['no number, no date', { number: null, province, issuedOn: null, issuer: null }, null, 'binh-thuan/undated/a1b2c3d4e5f6'],
    ['another issuer is named', { number: '16/KH-MTTQ-BTT', province: { code: '75', name: 'Đồng Nai', successor: null }, issuedOn: '2025-11-18', issuer: null }, 'xa-luong-minh', 'dong-nai/2025/16-kh-mttq-btt@xa-luong-minh'],
    ['a leading zero counts', { number: '0204/KH-UBND', province: { code: '96', name: 'Cà Mau', successor: null }, issuedOn: '2025-11-24', issuer: null }, null, 'ca-mau/2025/0204-kh-ubnd'],
    ['the centre', { number: '411/QĐ-TTg', province: null, issuedOn: '2022-03-31', issuer: { id: 'thu-tuong-chinh-phu', name: 'Thủ tướng Chính phủ' } }, 'thu-tuong-chinh-phu', 'trung-uong/2022/411-qd-ttg@thu-tuong-chinh-phu'],
    ['a national committee', { number: '27/QĐ-UBQGCĐS', province: null, issuedOn: '2022-03-15', issuer: { id: 'uy-ban-quoc-gia-ve-chuyen-doi-so', name: 'x' } }, 'uy-ban-quoc-gia-ve-chuyen-doi-so', 'trung-uong/2022/27-qd-ubqgcds@uy-ban-quoc-gia-ve-chuyen-doi-so'],
    ['a body of the register of issuers', { number: '1/QĐ-UBDT', province: null, issuedOn: '2022-03-15', issuer: { id: 'uy-ban-dan-toc', name: 'x' } }, 'uy-ban-dan-toc', 'trung-uong/2022/1-qd-ubdt@uy-ban-dan-toc'],
    ['a local body of that register is none of the centre', { number: '1/KH-SYT', province: null, issuedOn: '2022-03-15', issuer: { id: 'so-y-te', name: 'x' } }, 'so-y-te', 'khong-ro/2022/1-kh-syt@so-y-te'],
    ['a province that is not told is not the centre', { number: '16/KH-MTTQ-BTT', province: null, issuedOn: '2025-11-18', issuer: { id: 'uy-ban-mat-tran-to-quoc-viet-nam-xa-luong-minh', name: 'x' } }, 'xa-luong-minh', 'khong-ro/2025/16-kh-mttq-btt@xa-luong-minh'],
  ];
  test.each(rows)('%s', (_, fields, qualifier, id) => expect(recordId(fields, qualifier, sha)).toBe(id));

  test('never a path out of the folder, whatever the number says', () => {
    for (const number of ['../../etc/passwd', '1/../../x', 'C:\\x', '1/\u0000', '1/‮KH']) {
      const id = recordId({ number, province, issuedOn: '2022-01-01', issuer: null }, null, sha);
      expect(id).toMatch(/^[a-z-]+\/\d{4}\/[a-z0-9-]+$/);
    }
  });
});

test('lists of numbers stand on one line, and the JSON reads back equal', () => {
  const record = { id: 'x', source: { sha256: sha }, bbox: [1, 2.5, -3, 4e-7], text: 'a [\n 1,\n 2\n] "b"', list: [[1], [], ['1']] } as unknown as DocumentRecord;
  const json = recordJson(record);
  expect(json).toContain('"bbox": [1, 2.5, -3, 4e-7]');
  expect(JSON.parse(json)).toEqual(record);
  expect(recordStem(record)).toBe(`x.${sha.slice(0, 8)}`);
});
