import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import fc from '../support/laws.js';
import { agencyPrefix, isAgencyList, isRegisteredAgency, readAgencies, readAgencyPrefix } from '../../src/registers/agencies.js';
import { agencyById } from '../../src/registers/agency-register.js';
import { allProvinces, findProvince } from '../../src/registers/provinces.js';
import { parseTsv } from '../../src/registers/tsv.js';
import { slug } from '../../src/text/fold.js';
import { z } from 'zod';

const ids = (text: string, province = 'Bình Thuận'): string => readAgencies(text, { province: findProvince(province), issuedOn: null }).map((agency) => agency.id).join(' ');

describe('lists as people write them', () => {
  test.each([
    ['Sở Công Thương,\nSở TT&TT, Cục Thống kê', 'so-cong-thuong so-thong-tin-va-truyen-thong cuc-thong-ke', 'line break behind a comma'],
    ['Sở Lao động -\nThương binh và Xã hội; Sở VH,TT&DL', 'so-lao-dong-thuong-binh-va-xa-hoi so-van-hoa-the-thao-va-du-lich', 'a name over two lines, commas in an abbreviation'],
    ['Các sở, ban, ngành, địa phương; các trường Tiểu học, THCS, THPT', 'cac-so-ban-nganh cac-dia-phuong cac-truong-tieu-hoc-trung-hoc-co-so-trung-hoc-pho-thong', 'a collective phrase, commas in a name'],
    ['Sở Y tế, Sở Giáo dục và Đào tạo, Ngân hành Nhà nước tỉnh', 'so-y-te so-giao-duc-va-dao-tao ngan-hang-nha-nuoc-chi-nhanh', 'a slip of the pen'],
    ['Sở Văn hóa, Thể thao và Du lịch, Sở Nội vụ', 'so-van-hoa-the-thao-va-du-lich so-noi-vu', 'a comma in a name'],
    ['Các doanh nghiệp sở, ban, ngành, địa phương', 'cac-doanh-nghiep cac-so-ban-nganh cac-dia-phuong', 'a separator forgotten'],
    ['Các sở, ban, ngành, địa phương; doanh nghiệp viễn thông, CNTT', 'cac-so-ban-nganh cac-dia-phuong doanh-nghiep-vien-thong-cong-nghe-thong-tin', 'an abbreviation spelled out'],
    ['Cấp ủy các cấp thuộc các Sở, ban, ngành, địa phương.', 'cap-uy-cac-cap', 'whose, not who'],
    ['Mặt trận Tổ quốc Việt Nam và các hội, đoàn thể của tỉnh.', 'uy-ban-mat-tran-to-quoc-viet-nam cac-hoi-doan-the', 'và between bodies'],
    ['Sở Nội vụ, Sở Thông tin và Truyền Thông, Công an tỉnh (thực hiện theo chức năng, nhiệm vụ của ngành) và các Sở, ngành được giao chủ trì đối với các lĩnh vực ưu tiên', 'so-noi-vu so-thong-tin-va-truyen-thong cong-an-tinh cac-so-ban-nganh', 'brackets and what follows dropped'],
    ['Ban Tuyên giáo, Ban Dân vận, Mặt trận các cấp; Đài Phát thanh và Truyền hình tỉnh, Báo Ninh Thuận.', 'ban-tuyen-giao ban-dan-van mat-tran-to-quoc-viet-nam-cac-cap dai-phat-thanh-va-truyen-hinh bao-ninh-thuan', 'Party bodies, a newspaper'],
    ['Kho bạc, Ngân hàng Nhà nước tỉnh', 'kho-bac-nha-nuoc ngan-hang-nha-nuoc-chi-nhanh', 'short names'],
    ['Ngân hàng Nhà nước Việt Nam - Chi nhánh Bình Thuận', 'ngan-hang-nha-nuoc-chi-nhanh', 'the province dropped'],
    ['Trung tâm Giám sát an toàn không gian mạng quốc gia, Công an tỉnh, Cục An toàn thông tin, Đơn vị tư vấn.', 'trung-tam-giam-sat-an-toan-khong-gian-mang-quoc-gia cong-an-tinh cuc-an-toan-thong-tin don-vi-tu-van', 'verbs in names'],
    ['Các viện nghiên cứu, trường đại học, doanh nghiệp công nghệ số', 'cac-vien-nghien-cuu truong-dai-hoc doanh-nghiep-cong-nghe-so', 'heads behind commas'],
    ['Ủy ban nhân dân cấp huyện, cấp xã', 'ubnd-cap-huyen ubnd-cap-xa', 'two levels'],
    ['UBND các xã, phường, đặc khu', 'ubnd-cap-xa', 'units since 2025-07'],
    ['UBND các quận, huyện, thị xã', 'ubnd-cap-huyen', 'districts of a city'],
    ['Ủy ban nhân dân 04 xã', 'ubnd-cap-xa', 'a number of communes'],
    ['Ủy ban nhân dân tỉnh', 'uy-ban-nhan-dan-tinh', 'nothing without the level'],
    ['Ngân hàng Nhà nước khu vực 5; Thuế tỉnh Cà Mau; Chi cục Thuế khu vực XII', 'ngan-hang-nha-nuoc-khu-vuc thue-tinh chi-cuc-thue-khu-vuc', 'bodies of 2025'],
    ['Sở Nông nghiệp và Môi trường; Sở Dân tộc và Tôn giáo', 'so-nong-nghiep-va-moi-truong so-dan-toc-va-ton-giao', 'departments of 2025'],
    ['VNPT Ninh Thuận, Viettel Ninh Thuận, MobiFone tỉnh', 'vnpt viettel mobifone', 'enterprises'],
    ['Tỉnh đoàn Bình Định; LĐLĐ tỉnh; Hội LHPN tỉnh; Liên minh HTX tỉnh', 'tinh-doan lien-doan-lao-dong hoi-lien-hiep-phu-nu lien-minh-hop-tac-xa', 'associations'],
    ['Giám đốc Sở Tài chính; Thủ trưởng các sở, ban, ngành; Chủ tịch UBND các huyện, thị xã, thành phố', 'so-tai-chinh cac-so-ban-nganh ubnd-cap-huyen', 'heads of bodies'],
    ['Đồng chí Giám đốc Công an tỉnh - Phó Trưởng ban; Đồng chí Giám đốc Sở Y tế', 'cong-an-tinh so-y-te', 'two offices before the body, a post behind it'],
    ['Chánh Văn phòng UBND tỉnh; Giám đốc các sở, ngành; Chủ tịch UBND các xã, phường', 'van-phong-ubnd-tinh cac-so-ban-nganh ubnd-cap-xa', 'heads of a shorter collective'],
    ['Mặt trận Tổ quốc Việt Nam và các tổ chức chính trị - xã hội tỉnh', 'uy-ban-mat-tran-to-quoc-viet-nam cac-to-chuc-chinh-tri-xa-hoi', '"tỉnh" dropped from a collective'],
    ['UBND thành phố Thủ Đức; Công an thành phố Vinh; UBND thành phố Cần Thơ', 'uy-ban-nhan-dan-thanh-pho-thu-duc cong-an-thanh-pho-vinh uy-ban-nhan-dan-tinh', 'a city inside a province'],
    ['Chủ tịch Ủy ban nhân dân thành phố Thủ Đức và các quận, huyện', 'ubnd-cap-huyen', 'districts, one by its name'],
    ['HĐND TP; Viện KSND TP, TAND TP', 'hoi-dong-nhan-dan-tinh vien-kiem-sat-nhan-dan toa-an-nhan-dan', 'abbreviations in a city'],
    ['Công an thành phố, Thành ủy, Sở Xây dựng thành phố', 'cong-an-tinh tinh-uy so-xay-dung', 'a city'],
    ['Báo và Phát thanh, Truyền hình Cần Thơ', 'bao-va-phat-thanh-truyen-hinh', 'merged media'],
    ['Trường ĐH BR-VT', 'truong-dai-hoc-ba-ria-vung-tau', 'nothing without its place'],
    ['Chi cục Trồng trọt và Bảo vệ thực vật', 'chi-cuc-trong-trot-va-bao-ve-thuc-vat', 'an unknown body with a verb in its name'],
    ['các cơ quan, tổ chức, doanh nghiệp', 'cac-co-quan-don-vi-lien-quan cac-doanh-nghiep', 'a phrase split'],
    ['Người dân', '', 'no body'],
    ['', '', 'nothing'],
  ])('%j → %s (%s)', (text, expected) => {
    expect(ids(text)).toBe(expected);
  });

  test('a paper without its name takes the province of the document', () => {
    expect(ids('Báo tỉnh, Đài PT-TH tỉnh', 'Lào Cai')).toBe('bao-lao-cai dai-phat-thanh-va-truyen-hinh');
  });

  test('the text is as written', () => {
    expect(readAgencies('Sở TT&TT; Công an tỉnh Bình Định').map(({ name, text }) => [name, text])).toEqual([
      ['Sở Thông tin và Truyền thông', 'Sở TT&TT'],
      ['Công an tỉnh', 'Công an tỉnh Bình Định'],
    ]);
  });
});

describe('a list at the beginning of a sentence', () => {
  test.each([
    ['Sở XD, Sở GD&ĐT tổng hợp, đánh giá mức độ', 'Sở XD, Sở GD&ĐT'],
    ['Sở Nông nghiệp và Phát triển nông thôn tổng hợp, đánh giá', 'Sở Nông nghiệp và Phát triển nông thôn'],
    ['các sở, ngành và địa phương có liên quan tham mưu Ủy ban nhân dân tỉnh', 'các sở, ngành và địa phương có liên quan'],
    ['các cơ quan, đơn vị liên quan căn cứ Nghị quyết', 'các cơ quan, đơn vị liên quan'],
    ['doanh nghiệp, viện nghiên cứu, trường đại học tổ chức đào tạo', 'doanh nghiệp, viện nghiên cứu, trường đại học'],
    ['các địa phương nghiên cứu, đề xuất', 'các địa phương'],
    ['Các cơ quan, đơn vị được giao chủ trì xây dựng, thực hiện các kế hoạch', 'Các cơ quan, đơn vị được giao chủ trì'],
    ['Các Sở, ban, ngành, Ủy ban nhân dân các huyện, thành phố nghiêm túc quán triệt', 'Các Sở, ban, ngành, Ủy ban nhân dân các huyện, thành phố'],
    ['Ban Chỉ đạo Chuyển đổi số của tỉnh chỉ đạo chung', 'Ban Chỉ đạo Chuyển đổi số của tỉnh'],
    ['Ban Đại diện cha mẹ học sinh thường xuyên nhắc nhở', 'Ban Đại diện cha mẹ học sinh'],
    ['các tổ chức chi trả dịch vụ thực hiện ký kết', 'các tổ chức chi trả dịch vụ'],
    ['Sở Y tế, tổ chức tập huấn cho cán bộ', 'Sở Y tế'],
    ['Sở Tài chính: Tham mưu Ủy ban nhân dân tỉnh', 'Sở Tài chính'],
    ['các sở, ngành, Liên đoàn Lao động tỉnh và địa phương -Thời gian thực hiện', 'các sở, ngành, Liên đoàn Lao động tỉnh và địa phương'],
    ['Thuế tỉnh, Sở Công Thương, Sở Xây dựng triển khai', 'Thuế tỉnh, Sở Công Thương, Sở Xây dựng'],
  ])('%j', (text, prefix) => {
    expect(text.slice(0, agencyPrefix(text))).toBe(prefix);
  });

  test.each(['Chủ trì tổ chức triển khai thực hiện', 'Tổ chức thực hiện', 'Báo cáo kết quả', 'Chính phủ điện tử', 'Tổ chức hiệp thương lần thứ nhất', 'bảo hiểm xã hội, bảo hiểm y tế', 'Ban hành kế hoạch', 'Phòng, chống tham nhũng', 'Thuế giá trị gia tăng', 'Bộ'])('%j names no body', (text) => {
    expect(agencyPrefix(text)).toBe(0);
  });

  test.each([
    ['Sở Thông tin và Truyền thông (cơ quan thường trực)', true],
    ['Các sở, ban, ngành và UBND các huyện, thị xã, thành phố:', true],
    ['Sở Tài chính tham mưu bố trí kinh phí', false],
    ['Mục đích, yêu cầu', false],
    ['Tổ chức thực hiện', false],
  ])('the whole of %j is a list: %s', (text, expected) => {
    expect(isAgencyList(text)).toBe(expected);
  });
});

const gold = readdirSync(new URL('../../fixtures/gold/', import.meta.url)).filter((name) => name.endsWith('.json'));

interface Gold {
  readonly document: { readonly province: string; readonly issuedOn: string };
  readonly tables: readonly { readonly columns: readonly { readonly role: string }[]; readonly rows: readonly { readonly cells: readonly string[] }[] }[];
  readonly tasks: readonly { readonly kind: string; readonly text: string; readonly [role: string]: unknown }[];
}

/** Cells of the gold tables whose row gives one target or task. */
function goldCells(file: string): { cell: string; expected: string[]; code: string; issuedOn: string }[] {
  const { document, tables, tasks } = JSON.parse(readFileSync(new URL(`../../fixtures/gold/${file}`, import.meta.url), 'utf8')) as Gold;
  const found = [];
  for (const { columns, rows } of tables) {
    for (const { cells } of rows) {
      const hits = tasks.filter((task) => task.kind === 'table-row' && cells.includes(task.text));
      if (hits.length !== 1) continue;
      for (const [i, { role }] of columns.entries()) {
        if (!['lead', 'coordinating', 'implementing'].includes(role) || cells[i]!.trim() === '') continue;
        found.push({ cell: cells[i]!, expected: hits[0]![role] as string[], code: document.province, issuedOn: document.issuedOn });
      }
    }
  }
  return found;
}

test('every cell of the gold tables gives the gold ids', () => {
  const cells = gold.flatMap(goldCells);
  expect(cells.length).toBeGreaterThan(100);
  const plain = (list: readonly string[]): string[] => [...new Set(list.map((id) => id.replace(/^cac-/, '')))].sort();
  for (const { cell, expected, code, issuedOn } of cells) {
    const context = { province: allProvinces().find((unit) => unit.code === code) ?? null, issuedOn };
    expect([cell, plain(readAgencies(cell, context).map((agency) => agency.id))]).toEqual([cell, plain(expected)]);
  }
});

describe('the register', () => {
  const Row = z.looseObject({ id: z.string(), name: z.string(), variants: z.string(), successor_id: z.string() });
  const rows = parseTsv(readFileSync(new URL('../../src/registers/agencies.tsv', import.meta.url), 'utf8'), Row, 'agencies.tsv');
  /** Ids the contract fixes differently from the slug of the full name. */
  const fixed = new Set(['van-phong-ubnd-tinh', 'ubnd-cap-huyen', 'ubnd-cap-xa']);

  test('an id is the slug of its name, unless the contract fixes it; successors exist', () => {
    for (const { id, name, successor_id } of rows) {
      expect(fixed.has(id) || slug(name) === id ? id : `${id} ≠ ${name}`).toBe(id);
      if (successor_id !== '') expect(agencyById(successor_id)?.id).toBe(successor_id);
      expect(isRegisteredAgency(id)).toBe(true);
    }
    expect(new Set(rows.map((row) => row.id)).size).toBe(rows.length);
  });

  test('every wording reads as its own body', () => {
    const wrong: string[] = [];
    for (const { id, name, variants } of rows) {
      for (const wording of [name, ...variants.split('|')].map((text) => text.replace('<tỉnh>', 'tỉnh').trim()).filter((text) => text !== '')) {
        const found = readAgencies(wording).map((agency) => agency.id).join(' ');
        if (found !== id) wrong.push(`${wording} → ${found}, not ${id}`);
      }
    }
    expect(wrong).toEqual([]);
  });
});

describe('laws', () => {
  const soup = fc.array(fc.constantFrom('Sở', 'Y tế', 'các', 'sở,', 'ban,', 'ngành', 'và', ',', ';', 'UBND', 'huyện', 'xã', 'tổ chức', '(', ')', 'thuộc', 'Báo', 'tỉnh', 'Bình Định', '\n- ', 'triển khai', 'doanh nghiệp', 'Hội', 'liên quan', '100%', '&', '.'), { maxLength: 40 }).map((words) => words.join(' '));

  test('never throws; a prefix lies within the text and reads alike alone', () => {
    fc.assert(
      fc.property(fc.oneof(soup, fc.string()), (text) => {
        expect(Array.isArray(readAgencies(text))).toBe(true);
        const prefix = readAgencyPrefix(text);
        if (prefix === null) return;
        expect(prefix.end).toBeGreaterThan(0);
        expect(prefix.end).toBeLessThanOrEqual(text.length);
      }),
    );
  });

  test('a list of registered names reads as those, in any order', () => {
    const names = ['Sở Y tế', 'Sở Công Thương', 'Công an tỉnh', 'Tỉnh đoàn', 'Sở Văn hóa, Thể thao và Du lịch', 'Các sở, ban, ngành', 'Bộ Tài chính'];
    fc.assert(
      fc.property(fc.uniqueArray(fc.constantFrom(...names), { minLength: 1 }), fc.constantFrom(', ', '; ', ' và ', ',\n'), (list, separator) => {
        expect(readAgencies(list.join(separator)).map((agency) => agency.id)).toEqual(list.map((name) => slug(name)));
      }),
    );
  });
});
