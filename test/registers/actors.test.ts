import { describe, expect, test } from '@jest/globals';
import { agencyPrefix, isAgencyList, readAgencies } from '../../src/registers/agencies.js';
import { findProvince } from '../../src/registers/provinces.js';

const ids = (text: string): string => readAgencies(text).map((agency) => agency.id).join(' ');

describe('actors that are not in the register are named by their whole phrase', () => {
  test.each([
    ['các tổ chức hoạt động khai thác khoáng sản', 'cac-to-chuc-hoat-dong-khai-thac-khoang-san', 'verbs that say which'],
    ['Các Sở, ban, ngành; Các tổ chức, cá nhân hoạt động khoáng sản', 'cac-so-ban-nganh cac-to-chuc-ca-nhan-hoat-dong-khoang-san', ''],
    ['Tổ chức cung cấp dịch vụ chi trả', 'to-chuc-cung-cap-dich-vu-chi-tra', ''],
    ['Các phòng ban tham gia đào tạo', 'cac-phong-ban-tham-gia-dao-tao', ''],
    ['các doanh nghiệp được cấp phép khai thác cát và các cơ quan liên quan', 'cac-doanh-nghiep-duoc-cap-phep-khai-thac-cat cac-co-quan-don-vi-lien-quan', 'a clause'],
    ['Ban Thường trực Ủy ban MTTQ Việt Nam xã', 'ban-thuong-truc-uy-ban-mat-tran-to-quoc-viet-nam-xa', 'a registered name of another level'],
    ['Hội Nông dân các huyện, thị xã, thành phố; Sở Y tế', 'hoi-nong-dan-cac-huyen-thi-xa-thanh-pho so-y-te', 'of several units'],
    ['Thủ trưởng các đơn vị trực thuộc Sở Y tế', 'thu-truong-cac-don-vi-truc-thuoc-so-y-te', 'of one body'],
    ['các cơ quan của Tỉnh ủy', 'cac-co-quan-cua-tinh-uy', '"của Tỉnh ủy" is not "của tỉnh"'],
    ['các sở, ban, ngành tỉnh, Ủy ban nhân dân các xã', 'cac-so-ban-nganh ubnd-cap-xa', '"tỉnh, Ủy" is not "Tỉnh ủy"'],
    ['các sở, ban, ngành tỉnh và Ủy ban nhân dân các xã', 'cac-so-ban-nganh ubnd-cap-xa', 'nor is "tỉnh và Ủy"'],
    ['Ban Quản lý dự án đầu tư xây dựng các công trình giao thông tỉnh', 'ban-quan-ly-du-an-dau-tu-xay-dung-cac-cong-trinh-giao-thong', 'verbs in a name'],
    ['Các cơ quan báo chí, truyền thông trên địa bàn tỉnh', 'cac-co-quan-bao-chi-truyen-thong', 'behind a comma'],
    ['Sở Sây dựng', 'so-xay-dung', 'a slip in a short name'],
    ['Sở Ngoại vụ', 'so-ngoai-vu', 'not a slip of Sở Nội vụ'],
  ])('%s → %s %s', (text, expected) => {
    expect(ids(text)).toBe(expected);
  });

  test.each([
    ['Đồng chí Phó Chủ tịch Thường trực, phụ trách lĩnh vực Giám sát và Phản biện xã hội', 'pho-chu-tich-thuong-truc-phu-trach-linh-vuc-giam-sat-va-phan-bien-xa-hoi'],
    ['Chuyên viên phụ trách lĩnh vực Hành chính, Văn phòng; Kế toán', 'chuyen-vien-phu-trach-linh-vuc-hanh-chinh-van-phong ke-toan'],
    ['Các đồng chí thành viên BCĐ', 'cac-thanh-vien-ban-chi-dao'],
    ['Thành viên Tổ giúp việc', 'thanh-vien-to-giup-viec'],
    ['Công chức Văn hóa - Xã hội, Trưởng thôn', 'cong-chuc-van-hoa-xa-hoi truong-thon'],
    ['Giám đốc Sở Y tế', 'so-y-te'],
  ])('posts: %s → %s', (text, expected) => {
    expect(ids(text)).toBe(expected);
  });

  test.each([
    ['các tổ chức cung cấp dịch vụ chi trả thực hiện mở tài khoản', 'các tổ chức cung cấp dịch vụ chi trả'],
    ['Phó Chủ tịch UBND xã chỉ đạo các thôn', 'Phó Chủ tịch UBND xã'],
    ['Ủy ban nhân dân các xã: Gia Thuận, Tân Điền, Gò Công Đông, Sở Y tế tổ chức', 'Ủy ban nhân dân các xã: Gia Thuận, Tân Điền, Gò Công Đông, Sở Y tế'],
    ['UBND các xã, phường: Rà soát, thống kê', 'UBND các xã, phường'],
    ['phòng CNTT tổ chức khai mạc', 'phòng CNTT'],
  ])('at the head of a sentence: %s', (text, prefix) => {
    expect(text.slice(0, agencyPrefix(text))).toBe(prefix);
  });
});

describe('several under one head', () => {
  test.each([
    ['Các Sở: Tài chính, Y tế, Văn hóa, Thể thao và Du lịch; UBND các xã', 'so-tai-chinh so-y-te so-van-hoa-the-thao-va-du-lich ubnd-cap-xa'],
    ['các Sở Tài chính, Xây dựng và Công an tỉnh', 'so-tai-chinh so-xay-dung cong-an-tinh'],
    ['Giám đốc các Sở: Nội vụ, Tài chính', 'so-noi-vu so-tai-chinh'],
    ['Các Hội: Nông dân, Cựu chiến binh', 'hoi-nong-dan hoi-cuu-chien-binh'],
    ['Các cơ quan, đơn vị: Sở Tài chính, Kho bạc Nhà nước; Công an tỉnh', 'so-tai-chinh kho-bac-nha-nuoc cong-an-tinh'],
    ['các sở, ban, ngành', 'cac-so-ban-nganh'],
  ])('%s → %s', (text, expected) => {
    expect(ids(text)).toBe(expected);
    expect(isAgencyList(text)).toBe(true);
  });
});

test('names of bodies of a city; the ids stay', () => {
  const read = (text: string, province: string): string[] => readAgencies(text, { province: findProvince(province), issuedOn: null }).map(({ id, name }) => `${id}: ${name}`);
  expect(read('Công an Thành phố; UBND TP; Thành ủy; Thành đoàn; VP UBND TP', 'Hà Nội')).toEqual([
    'cong-an-tinh: Công an thành phố', 'uy-ban-nhan-dan-tinh: Ủy ban nhân dân thành phố', 'tinh-uy: Thành ủy', 'tinh-doan: Thành đoàn', 'van-phong-ubnd-tinh: Văn phòng Ủy ban nhân dân thành phố',
  ]);
  expect(read('Công an tỉnh; Tỉnh ủy', 'Lào Cai')).toEqual(['cong-an-tinh: Công an tỉnh', 'tinh-uy: Tỉnh ủy']);
});
