import { describe, expect, test } from '@jest/globals';
import fc from '../support/laws.js';
import { allProvinces, findProvince, provinceIn, provinceOn } from '../../src/registers/provinces.js';

describe('findProvince', () => {
  test.each([
    ['Thanh Hoá', '38', 'old tone placement'],
    ['tỉnh Thanh Hóa', '38', 'with the kind of unit'],
    ['Đắc Lắc', '66', 'old spelling'],
    ['Đăk Lăk', '66', 'variant'],
    ['Bà Rịa–Vũng Tàu', '77', 'dash without blanks'],
    ['BR-VT', '77', 'abbreviation'],
    ['Thừa Thiên - Huế', '46', 'dash'],
    ['TP.HCM', '79', 'abbreviation'],
    ['HCM', '79', 'abbreviation'],
    ['THÀNH PHỐ HỒ CHÍ MINH', '79', 'capitals'],
    ['TP. Hà Nội', '01', 'abbreviated kind'],
    ['Huế', '46', 'the city'],
  ])('%s → %s (%s)', (name, code) => {
    expect(findProvince(name)?.code).toBe(code);
  });

  test.each(['', 'Sài Gòn Giải Phóng', 'tỉnh', 'Bình', 'x'.repeat(500)])('%j is no province', (name) => {
    expect(findProvince(name)).toBeNull();
  });

  test('all 63 old and 34 new units are there, each found by its own name', () => {
    const old = allProvinces().filter((unit) => unit.successor !== null && unit.name !== 'Huế');
    const present = allProvinces().filter((unit) => unit.successor === null);
    expect([old.length, present.length]).toEqual([63, 34]);
    for (const unit of allProvinces()) expect(findProvince(`${unit.kind} ${unit.name}`)?.name).toBe(unit.name);
    for (const unit of old) expect(present.some((next) => next.code === unit.successor?.code && next.name === unit.successor.name)).toBe(true);
  });
});

describe('provinceIn', () => {
  test.each([
    ['ỦY BAN NHÂN DÂN TỈNH BÀ RỊA - VŨNG TÀU', 'Bà Rịa - Vũng Tàu'],
    ['Báo Bình Thuận', 'Bình Thuận'],
    ['trên địa bàn tỉnh Đắk Lắk, tỉnh Gia Lai', 'Đắk Lắk'],
    ['Thành phố Hồ Chí Minh, ngày 02 tháng 3', 'Hồ Chí Minh'],
    ['vì hòa bình và phát triển', undefined],
    ['Ủy ban nhân dân xã Lương Minh', undefined],
  ])('%s → %s', (text, name) => {
    expect(provinceIn(text)?.name).toBe(name);
  });
});

describe('provinceOn', () => {
  test.each([
    ['Gia Lai', '2024-01-01', '64', 'Gia Lai', 'a shared name before the reform'],
    ['Gia Lai', '2025-07-01', '52', 'Gia Lai', 'a shared name from the reform on'],
    ['Bình Định', '2023-12-18', '52', 'Bình Định', 'an old unit in its time'],
    ['Bình Định', '2025-08', '52', 'Gia Lai', 'an old unit after its end'],
    ['Huế', '2023', '46', 'Thừa Thiên Huế', 'the province before 2025'],
    ['Thừa Thiên Huế', '2025-01-01', '46', 'Huế', 'the city from 2025'],
    ['Đồng Tháp', '2025-11-19', '82', 'Đồng Tháp', 'new code'],
    ['An Giang', '2025', '89', 'An Giang', 'a year alone is before the day of the reform'],
  ])('%s on %s: %s %s (%s)', (name, date, code, expected) => {
    const unit = provinceOn(findProvince(name)!, date);
    expect([unit.code, unit.name]).toEqual([code, expected]);
  });

  test('a unit of the day stays itself', () => {
    fc.assert(
      fc.property(fc.constantFrom(...allProvinces()), fc.constantFrom('2010', '2024-06-30', '2025-03-01', '2025-07-01', '2026-12'), (unit, date) => {
        const once = provinceOn(unit, date);
        expect(provinceOn(once, date)).toEqual(once);
        expect(once.successor === null).toBe(date >= '2025-07-01');
      }),
    );
  });
});
