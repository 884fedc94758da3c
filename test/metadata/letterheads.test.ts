import { describe, expect, test } from '@jest/globals';
import { extract } from '../../src/index.js';

/** Made-up letterheads through the whole pipeline: other provinces, levels, bodies and orders of lines than the public documents have. */
interface Expected {
  readonly type?: string;
  readonly number?: string | null;
  readonly issuer?: string | null;
  readonly province?: string | null;
  readonly place?: string | null;
  readonly issuedOn?: string | null;
  readonly title?: string | null;
  readonly id?: string;
  readonly codes?: readonly string[];
}

const headerCodes = new Set(['missing-header', 'blank-number', 'blank-date', 'impossible-date', 'missing-title', 'text-before-letterhead']);

async function read(text: string, file = 'made-up.txt'): Promise<Required<Expected>> {
  const { document, id, findings } = await extract(new TextEncoder().encode(text), { file });
  return {
    type: document.type!, number: document.number, issuer: document.issuer?.id ?? null, province: document.province?.code ?? null, place: document.place,
    issuedOn: document.issuedOn, title: document.title, id, codes: findings.map((f) => f.code).filter((c) => headerCodes.has(c)),
  };
}

async function check(text: string, expected: Expected, file?: string): Promise<void> {
  const found = await read(text, file);
  const wanted = { codes: [], ...expected };
  expect(Object.fromEntries(Object.keys(wanted).map((key) => [key, found[key as keyof Expected]]))).toEqual(wanted);
}

const motto = 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc';
const party = 'ĐẢNG CỘNG SẢN VIỆT NAM';
const body = `
I. MỤC ĐÍCH, YÊU CẦU
1. Mục đích
- Nâng cao nhận thức của cán bộ, công chức về chuyển đổi số.
2. Yêu cầu
- Bảo đảm hiệu quả, tiết kiệm.
II. TỔ CHỨC THỰC HIỆN
- Các cơ quan, đơn vị triển khai thực hiện.
`;
const plan = `KẾ HOẠCH\nỨng dụng công nghệ số trong quản lý đô thị\n\nThực hiện Quyết định số 749/QĐ-TTg ngày 03/6/2020 của Thủ tướng Chính phủ;\n${body}`;
const title = 'Ứng dụng công nghệ số trong quản lý đô thị';

test('a stamp over the letterhead that reads like a section does not hide it', async () => {
  const text = `TRUNG TÂM CÔNG\nI. BÁO VÀ TIN HỌC\n18.11.2024 07:25:14\n\nỦY BAN NHÂN DÂN\nTỈNH LÀO CAI\n\n${motto}\n\nSố: 15/KH-UBND\nLào Cai, ngày 15 tháng 11 năm 2024\n\n${plan}`;
  await check(text, { issuer: 'uy-ban-nhan-dan-tinh', number: '15/KH-UBND', issuedOn: '2024-11-15', type: 'ke-hoach', title, codes: ['text-before-letterhead'] });
});

test('a letterhead far below a first section is that of another document', async () => {
  const text = `I. MỤC TIÊU\n${'Nâng cao nhận thức về chuyển đổi số của cán bộ.\n'.repeat(14)}ỦY BAN NHÂN DÂN\nTỈNH LÀO CAI\n${motto}\nSố: 15/KH-UBND\nLào Cai, ngày 15 tháng 11 năm 2024\n\n${plan}`;
  expect((await read(text)).codes).toContain('missing-header');
});

describe('who issues, at which level, when', () => {
  const rows: readonly [issuer: string, number: string, date: string, expected: Expected][] = [
    ['ỦY BAN NHÂN DÂN\nTHÀNH PHỐ HÀ NỘI', '18/KH-UBND', 'Hà Nội, ngày 16 tháng 01 năm 2024', { issuer: 'uy-ban-nhan-dan-tinh', province: '01', id: 'ha-noi/2024/18-kh-ubnd' }],
    ['ỦY BAN NHÂN DÂN\nTHÀNH PHỐ HỒ CHÍ MINH', '1278/KH-UBND', 'Thành phố Hồ Chí Minh, ngày 04 tháng 4 năm 2023', { issuer: 'uy-ban-nhan-dan-tinh', province: '79', place: 'Thành phố Hồ Chí Minh', id: 'ho-chi-minh/2023/1278-kh-ubnd' }],
    ['ỦY BAN NHÂN DÂN\nTHÀNH PHỐ HUẾ', '7/KH-UBND', 'Huế, ngày 08 tháng 8 năm 2025', { issuer: 'uy-ban-nhan-dan-tinh', province: '46', id: 'hue/2025/7-kh-ubnd' }],
    ['ỦY BAN NHÂN DÂN\nTỈNH THỪA THIÊN HUẾ', '215/KH-UBND', 'Thừa Thiên Huế, ngày 02 tháng 6 năm 2022', { issuer: 'uy-ban-nhan-dan-tinh', province: '46', place: 'Thừa Thiên Huế', id: 'thua-thien-hue/2022/215-kh-ubnd' }],
    ['UBND TỈNH THỪA THIÊN HUẾ\nỦY BAN NHÂN DÂN\nTHÀNH PHỐ HUẾ', '4023/KH-UBND', 'Huế, ngày 12 tháng 5 năm 2023', { issuer: 'uy-ban-nhan-dan-thanh-pho-hue', province: '46', id: 'thua-thien-hue/2023/4023-kh-ubnd@thanh-pho-hue' }],
    ['ỦY BAN NHÂN DÂN\nTHÀNH PHỐ CẦN THƠ', '44/KH-UBND', 'Cần Thơ, ngày 21 tháng 02 năm 2024', { issuer: 'uy-ban-nhan-dan-tinh', province: '92', id: 'can-tho/2024/44-kh-ubnd' }],
    ['ỦY BAN NHÂN DÂN\nTHÀNH PHỐ HẢI PHÒNG', '61/KH-UBND', 'Hải Phòng, ngày 09 tháng 3 năm 2024', { issuer: 'uy-ban-nhan-dan-tinh', province: '31', id: 'hai-phong/2024/61-kh-ubnd' }],
    ['ỦY BAN NHÂN DÂN\nTHÀNH PHỐ ĐÀ NẴNG', '113/KH-UBND', 'Đà Nẵng, ngày 30 tháng 5 năm 2023', { issuer: 'uy-ban-nhan-dan-tinh', province: '48', id: 'da-nang/2023/113-kh-ubnd' }],
    ['ỦY BAN NHÂN DÂN\nTỈNH BÀ RỊA - VŨNG TÀU', '92/KH-UBND', 'Bà Rịa - Vũng Tàu, ngày 05 tháng 5 năm 2023', { issuer: 'uy-ban-nhan-dan-tinh', province: '77', place: 'Bà Rịa - Vũng Tàu', id: 'ba-ria-vung-tau/2023/92-kh-ubnd' }],
    ['ỦY BAN NHÂN DÂN\nTỈNH BÀ RỊA –\nVŨNG TÀU', '92/KH-UBND', 'Bà Rịa – Vũng Tàu, ngày 05 tháng 5 năm 2023', { issuer: 'uy-ban-nhan-dan-tinh', province: '77' }],
    ['UỶ BAN NHÂN DÂN\nTỈNH ĐĂK LĂK', '0129/KH-UBND', 'Buôn Ma Thuột, ngày 12 tháng 9 năm 2022', { issuer: 'uy-ban-nhan-dan-tinh', province: '66', place: 'Buôn Ma Thuột' }],
    ['UBND TỈNH VĨNH LONG', '15/KH-UBND', 'Vĩnh Long, ngày 03 tháng 9 năm 2025', { issuer: 'uy-ban-nhan-dan-tinh', province: '86', id: 'vinh-long/2025/15-kh-ubnd' }],
    ['ỦY BAN NHÂN DÂN\nTỈNH LÀO CAI', '15/KH-UBND', 'Lào Cai, ngày    tháng 7 năm 2025', { issuer: 'uy-ban-nhan-dan-tinh', province: '15', issuedOn: '2025-07', codes: ['blank-date'] }],
    ['ỦY BAN NHÂN DÂN\nTỈNH LÀO CAI', '15/KH-UBND', 'Lào Cai, ngày 75. tháng 1Ï năm 2025', { issuer: 'uy-ban-nhan-dan-tinh', province: '10', place: 'Lào Cai', issuedOn: '2025', codes: ['blank-date'] }],
    ['ỦY BAN NHÂN DÂN\nTỈNH LÀO CAI', '15/KH-UBND', 'Lào Cai, ngày lÔ tháng 7 năm 2025', { issuer: 'uy-ban-nhan-dan-tinh', place: 'Lào Cai', issuedOn: '2025-07', codes: ['blank-date'] }],
    ['ỦY BAN NHÂN DÂN\nTỈNH LÀO CAI', '15/KH-UBND', 'Lào Cai, ngáy 12 tkáng 7 năm 2025', { issuer: 'uy-ban-nhan-dan-tinh', province: '10', issuedOn: null }],
    ['ỦY BAN NHÂN DÂN\nHUYỆN MỘC CHÂU', '77/KH-UBND', 'Mộc Châu, ngày 10 tháng 02 năm 2023', { issuer: 'uy-ban-nhan-dan-huyen-moc-chau', province: null }],
    ['UBND TỈNH SƠN LA\nỦY BAN NHÂN DÂN\nHUYỆN MỘC CHÂU', '77/KH-UBND', 'Mộc Châu, ngày 10 tháng 02 năm 2023', { issuer: 'uy-ban-nhan-dan-huyen-moc-chau', province: '14', id: 'son-la/2023/77-kh-ubnd@huyen-moc-chau' }],
    ['ỦY BAN NHÂN DÂN\nTHÀNH PHỐ THỦ DẦU MỘT', '9/KH-UBND', 'Thủ Dầu Một, ngày 11 tháng 4 năm 2024', { issuer: 'uy-ban-nhan-dan-thanh-pho-thu-dau-mot', id: 'khong-ro/2024/9-kh-ubnd@thanh-pho-thu-dau-mot' }],
    ['ỦY BAN NHÂN DÂN\nTHỊ XÃ NGHI SƠN', '30/KH-UBND', 'Nghi Sơn, ngày 06 tháng 3 năm 2024', { issuer: 'uy-ban-nhan-dan-thi-xa-nghi-son' }],
    ['ỦY BAN NHÂN DÂN\nQUẬN NINH KIỀU', '30/KH-UBND', 'Ninh Kiều, ngày 06 tháng 3 năm 2024', { issuer: 'uy-ban-nhan-dan-quan-ninh-kieu' }],
    ['UBND TỈNH AN GIANG\nỦY BAN NHÂN DÂN\nĐẶC KHU PHÚ QUỐC', '12/KH-UBND', 'Phú Quốc, ngày 15 tháng 10 năm 2025', { issuer: 'uy-ban-nhan-dan-dac-khu-phu-quoc', province: '91', id: 'an-giang/2025/12-kh-ubnd@dac-khu-phu-quoc' }],
    ['ỦY BAN NHÂN DÂN\nPHƯỜNG HẢI CHÂU', '12/KH-UBND', 'Hải Châu, ngày 15 tháng 10 năm 2025', { issuer: 'uy-ban-nhan-dan-phuong-hai-chau' }],
    ['ỦY BAN NHÂN DÂN\nXÃ TÂN HỘI', '12/KH-UBND', 'Tân Hội, ngày 15 tháng 10 năm 2025', { issuer: 'uy-ban-nhan-dan-xa-tan-hoi' }],
    ['UBND TỈNH HÀ TĨNH\nSỞ THÔNG TIN VÀ TRUYỀN THÔNG', '51/KH-STTTT', 'Hà Tĩnh, ngày 01 tháng 3 năm 2023', { issuer: 'so-thong-tin-va-truyen-thong', province: '42', id: 'ha-tinh/2023/51-kh-stttt@so-thong-tin-va-truyen-thong' }],
    ['ỦY BAN NHÂN DÂN\nTHÀNH PHỐ HÀ NỘI\nSỞ VĂN HÓA VÀ THỂ THAO', '51/KH-SVHTT', 'Hà Nội, ngày 01 tháng 3 năm 2023', { issuer: 'so-van-hoa-va-the-thao', province: '01' }],
    ['UBND TỈNH GIA LAI\nBAN QUẢN LÝ KHU KINH TẾ', '5/KH-BQLKKT', 'Gia Lai, ngày 01 tháng 3 năm 2023', { issuer: 'ban-quan-ly-khu-kinh-te', province: '64' }],
    ['UBND TỈNH GIA LAI\nBAN CHỈ ĐẠO CHUYỂN ĐỔI SỐ', '5/KH-BCĐ', 'Gia Lai, ngày 01 tháng 3 năm 2023', { issuer: 'ban-chi-dao-chuyen-doi-so', province: '64', id: 'gia-lai/2023/5-kh-bcd@ban-chi-dao-chuyen-doi-so' }],
    ['BAN CHỈ ĐẠO\nCHUYỂN ĐỔI SỐ TỈNH GIA LAI', '5/KH-BCĐCĐS', 'Gia Lai, ngày 01 tháng 3 năm 2023', { issuer: 'ban-chi-dao-chuyen-doi-so', province: '64' }],
    ['HỘI ĐỒNG NHÂN DÂN\nTỈNH BẮC KẠN\nKHÓA X, KỲ HỌP THỨ 12', '8/KH-HĐND', 'Bắc Kạn, ngày 08 tháng 12 năm 2022', { issuer: 'hoi-dong-nhan-dan-tinh', province: '06', id: 'bac-kan/2022/8-kh-hdnd' }],
    ['BỘ CÔNG AN\nCÔNG AN TỈNH NGHỆ AN', '330/KH-CAT-PV01', 'Nghệ An, ngày 08 tháng 12 năm 2022', { issuer: 'cong-an-tinh', province: '40' }],
    ['BẢO HIỂM XÃ HỘI VIỆT NAM\nBẢO HIỂM XÃ HỘI TỈNH NAM ĐỊNH', '330/KH-BHXH', 'Nam Định, ngày 08 tháng 12 năm 2022', { province: '36' }],
    ['BỘ THÔNG TIN VÀ TRUYỀN THÔNG', '1034/KH-BTTTT', 'Hà Nội, ngày 08 tháng 12 năm 2022', { issuer: 'bo-thong-tin-va-truyen-thong', province: null, id: 'trung-uong/2022/1034-kh-btttt@bo-thong-tin-va-truyen-thong' }],
    ['ỦY BAN QUỐC GIA\nVỀ CHUYỂN ĐỔI SỐ', '12/KH-UBQGCĐS', 'Hà Nội, ngày 08 tháng 12 năm 2022', { issuer: 'uy-ban-quoc-gia-ve-chuyen-doi-so', province: null }],
    ['CHỦ TỊCH\nỦY BAN NHÂN DÂN\nTỈNH NINH BÌNH', '163/KH-CTUBND', 'Ninh Bình, ngày 08 tháng 12 năm 2025', { issuer: 'chu-tich-uy-ban-nhan-dan-tinh', province: '37', id: 'ninh-binh/2025/163-kh-ctubnd' }],
    ['LIÊN ĐOÀN LAO ĐỘNG TỈNH BẾN TRE', '20/KH-LĐLĐ', 'Bến Tre, ngày 08 tháng 12 năm 2022', { province: '83' }],
    ['UBND TỈNH KHÁNH HOÀ\nVĂN PHÒNG', '20/KH-VP', 'Khánh Hoà, ngày 08 tháng 12 năm 2022', { province: '56' }],
  ];
  test.each(rows)('%s', async (issuer, number, date, expected) => {
    await check(`${issuer}\n\n${motto}\n\nSố: ${number}\n${date}\n\n${plan}`, { type: 'ke-hoach', number, title, ...expected });
  });

  test.each([
    ['TỈNH ỦY HÒA BÌNH\n*\nSố 45-KH/TU', 'Hòa Bình, ngày 06 tháng 4 năm 2023', { number: '45-KH/TU', issuer: 'tinh-uy', province: '17', id: 'hoa-binh/2023/45-kh-tu' }],
    ['THÀNH ỦY HẢI PHÒNG\n*\nSố: 45- KH/TU', 'Hải Phòng, ngày 06 tháng 4 năm 2023', { number: '45-KH/TU', issuer: 'tinh-uy', province: '31' }],
    ['BAN CHẤP HÀNH ĐẢNG BỘ\nTỈNH YÊN BÁI\n*\nSố 9-NQ/TU', 'Yên Bái, ngày 06 tháng 4 năm 2023', { number: '9-NQ/TU', issuer: 'tinh-uy', province: '15' }],
    ['HUYỆN ỦY SA PA\n*\nSố 31-KH/HU', 'Sa Pa, ngày 06 tháng 4 năm 2023', { number: '31-KH/HU', province: null }],
    ['ĐẢNG BỘ TỈNH SÓC TRĂNG\nĐẢNG ỦY KHỐI CÁC CƠ QUAN\n*\nSố 31-KH/ĐUK', 'Sóc Trăng, ngày 06 tháng 4 năm 2023', { number: '31-KH/ĐUK', province: '94' }],
    ['TỈNH ỦY HÀ NAM\nBAN TUYÊN GIÁO\n*\nSố 31-KH/BTGTU', 'Hà Nam, ngày 06 tháng 4 năm 2023', { number: '31-KH/BTGTU', province: '35' }],
  ] as [string, string, Expected][])('of the Party: %s', async (issuer, date, expected) => {
    await check(`${issuer}\n\n${party}\n\n${date}\n\n${plan}`, { type: 'ke-hoach', title, ...expected });
  });
});

describe('blank numbers and dates', () => {
  test.each<[string, string, Expected]>([
    ['Số:       /KH-UBND', 'Tây Ninh, ngày      tháng      năm 2024', { number: '/KH-UBND', issuedOn: '2024', codes: ['blank-number', 'blank-date'] }],
    ['Số: ……/KH-UBND', 'Tây Ninh, ngày … tháng … năm 2024', { number: '/KH-UBND', issuedOn: '2024', codes: ['blank-number', 'blank-date'] }],
    ['Số:…./KH-UBND', 'Tây Ninh, ngày .... tháng 5 năm 2024', { number: '/KH-UBND', issuedOn: '2024-05', codes: ['blank-number', 'blank-date'] }],
    ['Số: ___/KH-UBND', 'Tây Ninh, ngày ___ tháng ___ năm 2024', { number: '/KH-UBND', issuedOn: '2024', codes: ['blank-number', 'blank-date'] }],
    ['Số      /KH-UBND', 'Tây Ninh, ngày     /5/2024', { number: '/KH-UBND', issuedOn: '2024-05', codes: ['blank-number', 'blank-date'] }],
    ['Số: /KH-UBND', 'Tây Ninh, ngày 5 tháng 5 năm 20…', { number: '/KH-UBND', issuedOn: null, codes: ['blank-number', 'blank-date'] }],
    ['Số:', 'Tây Ninh, ngày 05 tháng 5 năm 2024', { number: null, issuedOn: '2024-05-05', codes: ['blank-number'] }],
    ['SỐ: 12/KH-UBND', 'Tây Ninh, Ngày 05 Tháng 5 Năm 2024', { number: '12/KH-UBND', issuedOn: '2024-05-05' }],
    ['Số : 12/ KH-UBND', 'Tây Ninh, ngày 05/5/2024', { number: '12/KH-UBND', issuedOn: '2024-05-05' }],
    ['Số: 12a/KH-UBND', 'Tây Ninh, ngày 05 tháng 05 năm 2024.', { number: '12a/KH-UBND', issuedOn: '2024-05-05' }],
  ])('%s, %s', async (number, date, expected) => {
    await check(`ỦY BAN NHÂN DÂN\nTỈNH TÂY NINH\n${motto}\n${number}\n${date}\n${plan}`, { type: 'ke-hoach', issuer: 'uy-ban-nhan-dan-tinh', province: '72', place: 'Tây Ninh', title, ...expected });
  });
});

describe('orders of the lines', () => {
  const expected: Expected = { type: 'ke-hoach', number: '77/KH-UBND', issuedOn: '2024-03-19', place: 'Hà Giang', issuer: 'uy-ban-nhan-dan-tinh', province: '02', title, id: 'ha-giang/2024/77-kh-ubnd' };
  const [m1, m2] = motto.split('\n') as [string, string];
  const [u1, u2, no, date] = ['ỦY BAN NHÂN DÂN', 'TỈNH HÀ GIANG', 'Số: 77/KH-UBND', 'Hà Giang, ngày 19 tháng 3 năm 2024'];
  test.each<[string, string]>([
    ['left column, then right', `${u1}\n${u2}\n${no}\n${m1}\n${m2}\n${date}`],
    ['right column, then left', `${m1}\n${m2}\n${date}\n${u1}\n${u2}\n${no}`],
    ['line by line', `${u1}\n${m1}\n${u2}\n${m2}\n${no}\n${date}`],
    ['right before left, line by line', `${m1}\n${u1}\n${m2}\n${u2}\n${date}\n${no}`],
    ['the motto last', `${u1}\n${u2}\n${no}\n${date}\n${m1}\n${m2}`],
    ['number and date first', `${no}\n${date}\n${u1}\n${u2}\n${m1}\n${m2}`],
    ['side by side', `${u1}            ${m1}\n  ${u2}                 ${m2}\n${no}               ${date}`],
    ['side by side with tabs', `${u1}\t${m1}\n${u2}\t${m2}\n${no}\t${date}`],
    ['side by side, rules between', `${u1}            ${m1}\n  ${u2}                 ${m2}\n  _______             ____________\n\n${no}               ${date}`],
    ['one blank between the columns', `${u1} ${m1}\n${u2} ${m2}\n${no} ${date}`],
    ['the date wrapped', `${u1}\n${u2}\n${m1}\n${m2}\n${no}\nHà Giang, ngày 19 tháng 3\nnăm 2024`],
    ['the motto wrapped', `${u1}\n${u2}\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA\nVIỆT NAM\n${m2}\n${no}\n${date}`],
    ['the motto in old spelling', `${u1}\n${u2}\nCỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập – Tự do – Hạnh phúc\n${no}\n${date}`],
    ['the motto misread', `${u1}\n${u2}\nCỘNG HÕA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n${m2}\n${no}\n${date}`],
    ['no motto', `${u1}\n${u2}\n${no}\n${date}`],
    ['all in two lines', `${u1} ${u2} -------\n${m1} ${m2} -------\n${no} ${date}`],
    ['blank lines all over', `${u1}\n\n\n${u2}\n\n\n\n${m1}\n\n\n${m2}\n\n\n\n${no}\n\n\n${date}\n\n\n`],
    ['draft mark before', `DỰ THẢO\n${u1}\n${u2}\n${m1}\n${m2}\n${no}\n${date}`],
    ['signature stamp before', `Người ký: ỦY BAN NHÂN DÂN TỈNH HÀ GIANG\nCơ quan: TỈNH HÀ GIANG\nThời gian ký: 20.03.2024 08:12:55 +07:00\n${u1}\n${u2}\n${m1}\n${m2}\n${no}\n${date}`],
    ['site box before', `Số ký hiệu: 77/KH-UBND\nNgày ban hành: 20/03/2024\nNgười ký: Nguyễn Văn An\nTrích yếu: Kế hoạch khác\n${u1}\n${u2}\n${m1}\n${m2}\n${no}\n${date}`],
  ])('%s', async (_why, head) => {
    await check(`${head}\n\n${plan}`, expected);
  });

  test.each<[string, string]>([
    ['table in two rows', `| ${u1} ${u2} | ${m1} <br> ${m2} |\n|---|---|\n| ${no} | *${date}* |`],
    ['table in one row', `| ${u1} <br> ${u2} <br> ${no} | ${m1} <br> ${m2} <br> ${date} |\n|---|---|\n`],
    ['table in one row without breaks', `| ${u1} ${u2} ${no} | ${m1} ${m2} ${date} |\n`],
    ['bold table head', `| **${u1}**<br>**${u2}** | **${m1}**<br>**${m2}** |\n| :---: | :---: |\n| ${no} | *${date}* |`],
    ['headings', `# ${u1} ${u2}\n\n# ${m1}\n\n## ${m2}\n\n${no}\n\n*${date}*`],
    ['paragraphs', `**${u1}**\n**${u2}**\n\n**${m1}**\n**${m2}**\n\n${no}\n\n*${date}*`],
    ['lonely bars', `|\n**ỦY BAN NHÂN\nDÂN**\n**${u2}**\n-------\n|\n**CỘNG HÒA XÃ\nHỘI CHỦ NGHĨA VIỆT NAM**\n${m2}\n------\n|\n|\n${no}\n|\n*Hà Giang, ngày\n19 tháng 3 năm 2024*\n|`],
  ])('Markdown: %s', async (_why, head) => {
    await check(`${head}\n\n**KẾ HOẠCH**\n\n**${title}**\n\nThực hiện Quyết định số 749/QĐ-TTg ngày 03/6/2020 của Thủ tướng Chính phủ;\n${body}`, expected, 'made-up.md');
  });
});

describe('other types and titles', () => {
  const head = (number: string): string => `ỦY BAN NHÂN DÂN\nTỈNH HÀ GIANG\n${motto}\nSố: ${number}\nHà Giang, ngày 19 tháng 3 năm 2024\n`;
  test.each<[string, string, Expected]>([
    ['15/QĐ-UBND', `QUYẾT ĐỊNH\nPhê duyệt Đề án số hóa\n\nỦY BAN NHÂN DÂN TỈNH HÀ GIANG\n\nCăn cứ Luật Công nghệ thông tin;\nQUYẾT ĐỊNH:\nĐiều 1. Phê duyệt Đề án.`, { type: 'quyet-dinh', title: 'Phê duyệt Đề án số hóa' }],
    ['15/QĐ-UBND', `QUYẾT ĐỊNH\nVề việc ban hành Kế hoạch số hóa\n\nCHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH HÀ GIANG\n\nCăn cứ Luật Công nghệ thông tin;\nQUYẾT ĐỊNH:\nĐiều 1. Ban hành kèm theo Quyết định này Kế hoạch số hóa tài liệu.`, { type: 'quyet-dinh', title: 'Về việc ban hành Kế hoạch số hóa' }],
    ['15/CTr-UBND', `CHƯƠNG TRÌNH\nHành động thực hiện Nghị quyết số 57-NQ/TW\nngày 22/12/2024 của Bộ Chính trị\n${body}`, { type: 'chuong-trinh', title: 'Hành động thực hiện Nghị quyết số 57-NQ/TW ngày 22/12/2024 của Bộ Chính trị' }],
    ['15/CT-UBND', `CHỈ THỊ\nVề tăng cường chuyển đổi\nsố trong cơ quan nhà nước\n\nThời gian qua, công tác chuyển đổi số đạt kết quả.\n${body}`, { type: 'chi-thi', title: 'Về tăng cường chuyển đổi số trong cơ quan nhà nước' }],
    ['15/KH-UBND', `KẾ HOẠCH\nPhát triển kinh tế số và xã hội\nsố đến năm 2025, định hướng\nđến năm 2030\n\nCăn cứ Luật Công nghệ thông tin;\n${body}`, { type: 'ke-hoach', title: 'Phát triển kinh tế số và xã hội số đến năm 2025, định hướng đến năm 2030' }],
    ['15/KH-UBND', `KẾ HOẠCH\nThực hiện Nghị quyết\nsố 57-NQ/TW ngày 22/12/2024\n\nCăn cứ Luật Công nghệ thông tin;\n${body}`, { type: 'ke-hoach', title: 'Thực hiện Nghị quyết số 57-NQ/TW ngày 22/12/2024' }],
    ['15/KH-UBND', `KẾ HOẠCH\nTHỰC HIỆN NGHỊ QUYẾT SỐ 214/NQ-CP NGÀY\n23/7/2025\nCỦA CHÍNH PHỦ VỀ DỮ LIỆU\n\nCăn cứ Luật Công nghệ thông tin;\n${body}`, { type: 'ke-hoach', title: 'THỰC HIỆN NGHỊ QUYẾT SỐ 214/NQ-CP NGÀY 23/7/2025 CỦA CHÍNH PHỦ VỀ DỮ LIỆU' }],
    ['15/KH-UBND', `KẾ HOẠCH\nTRIỂN KHAI LUẬT TIÊU CHUẨN TRÊN ĐỊA\nBÀN TỈNH HÀ GIANG\n\nCăn cứ Luật Công nghệ thông tin;\n${body}`, { type: 'ke-hoach', title: 'TRIỂN KHAI LUẬT TIÊU CHUẨN TRÊN ĐỊA BÀN TỈNH HÀ GIANG' }],
    ['15/KH-UBND', `KẾ HOẠCH\nTHỰC HIỆN CHƯƠNG TRÌNH HÀNH ĐỘNG CỦA\nỦY BAN NHÂN DÂN TỈNH HÀ GIANG\n\nCăn cứ Luật Công nghệ thông tin;\n${body}`, { type: 'ke-hoach', title: 'THỰC HIỆN CHƯƠNG TRÌNH HÀNH ĐỘNG CỦA ỦY BAN NHÂN DÂN TỈNH HÀ GIANG' }],
    ['15/KH-UBND', `KẾ HOẠCH\nTHỰC HIỆN CHƯƠNG TRÌNH HÀNH ĐỘNG\n\nỦY BAN NHÂN DÂN TỈNH HÀ GIANG\n\nCăn cứ Luật Công nghệ thông tin;\n${body}`, { type: 'ke-hoach', title: 'THỰC HIỆN CHƯƠNG TRÌNH HÀNH ĐỘNG' }],
    ['15/KH-UBND', `KẾ HOẠCH\nTÀI CHÍNH 03 NĂM 2026 - 2028\n\nKính\ngửi: Hội đồng nhân dân tỉnh\n\nCăn cứ Luật Ngân sách nhà nước;\n${body}`, { type: 'ke-hoach', title: 'TÀI CHÍNH 03 NĂM 2026 - 2028' }],
  ])('%s %s', async (number, rest, expected) => {
    await check(`${head(number)}\n${rest}`, { number, province: '02', issuer: 'uy-ban-nhan-dan-tinh', ...expected });
  });

  test.each([
    'QUYẾT ĐỊNH\nCỦA THỦ TƯỚNG CHÍNH PHỦ SỐ 115/2004/QĐ-TTG NGÀY 25 THÁNG 6 NĂM 2004\nVỀ VIỆC SỬA ĐỔI, BỔ SUNG QUY CHẾ',
    'QUYẾT ĐỊNH\nCỦA THỦ TƯỚNG CHÍNH PHỦ SỐ 115/2004/QĐ-TTG\nNGÀY 25 THÁNG 6 NĂM 2004 VỀ VIỆC SỬA ĐỔI,\nBỔ SUNG QUY CHẾ',
    'QUYẾT ĐỊNH của Thủ tướng Chính phủ số 115/2004/QĐ-TTg ngày 25/6/2004\nVỀ VIỆC SỬA ĐỔI, BỔ SUNG QUY CHẾ',
  ])('of old, the whole head stands under the type word: %s', async (head) => {
    await check(`${head}\n\nTHỦ TƯỚNG CHÍNH PHỦ\n\nCăn cứ Luật Tổ chức Chính phủ;\nQUYẾT ĐỊNH:\nĐiều 1. Sửa đổi Quy chế.`, {
      type: 'quyet-dinh', number: '115/2004/QĐ-TTg', issuedOn: '2004-06-25', issuer: 'thu-tuong-chinh-phu', province: null, title: 'VỀ VIỆC SỬA ĐỔI, BỔ SUNG QUY CHẾ',
    });
  });
});

describe('letterheads that are not there', () => {
  const recital = 'Thực hiện Quyết định số 411/QĐ-TTg ngày 31/3/2022 của Thủ tướng Chính phủ phê duyệt Chiến lược quốc gia phát triển kinh tế số và xã hội\nsố đến năm 2025, định hướng đến năm 2030;\n';
  const enacts = (province: string): string => `Ủy ban nhân dân tỉnh ${province} ban hành Kế hoạch thực hiện Chiến lược, cụ thể như sau:\n`;
  const closing = (list: string): string => `\nNơi nhận:\n- Thường trực Tỉnh ủy;\n${list}- Lưu: VT.\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\nNguyễn Văn An\n`;
  const none: Expected = { type: 'ke-hoach', number: null, place: null, issuedOn: null, issuer: 'uy-ban-nhan-dan-tinh', codes: ['missing-header'] };

  test.each([['Bà Rịa - Vũng Tàu', '77'], ['Bình Định', '52'], ['Ninh Thuận', '58'], ['Hậu Giang', '93'], ['Hà Giang', '02'], ['Lào Cai', '10'], ['Đắk Nông', '67']])('a province named in the text keeps its own code: %s', async (name, code) => {
    await check(`KẾ HOẠCH\nThực hiện Chiến lược quốc gia phát triển kinh tế số và xã hội số tỉnh ${name}\nđến năm 2025, định hướng đến năm 2030\n\n${recital}${enacts(name)}${body}`, { ...none, province: code });
  });

  test.each<[string, string, string, string]>([
    ['a document of the new time is cited', 'Căn cứ Nghị quyết số 214/NQ-CP ngày 23/7/2025 của Chính phủ;\n', '', '15'],
    ['a period that begins later, communes alone among those addressed', '', '- UBND các xã, phường, đặc khu;\n', '15'],
    ['districts are addressed', '', '- UBND các huyện, thị xã, thành phố;\n', '10'],
    ['bodies abolished in 2025', 'Theo đề nghị của Sở Thông tin và Truyền thông tại Tờ trình số 17/TTr-STTTT ngày 06/3/2024,\n', '', '10'],
    ['no sign', '', '', '10'],
  ])('without a date, other signs decide: %s', async (why, ground, list, code) => {
    const years = why.startsWith('a period') || why.startsWith('districts') ? 'giai đoạn 2026-2030' : 'đến năm 2030';
    await check(`KẾ HOẠCH\nChuyển đổi số tỉnh Lào Cai ${years}\n\n${ground}${enacts('Lào Cai')}${body}${closing(list)}`, { ...none, province: code });
  });

  test('what the blank date does not tell, the text does', async () => {
    const head = (place: string): string => `ỦY BAN NHÂN DÂN\nTỈNH ${place.toUpperCase()}\n${motto}\nSố:      /KH-UBND\n${place}, ngày    tháng    năm 2025\n\nKẾ HOẠCH\nChuyển đổi số giai đoạn 2026-2030\n\n`;
    await check(`${head('Lào Cai')}${enacts('Lào Cai')}${body}${closing('- UBND các xã, phường;\n')}`, { issuedOn: '2025', province: '15', codes: ['blank-number', 'blank-date'] });
    await check(`${head('Lào Cai')}${enacts('Lào Cai')}${body}${closing('- UBND các huyện, thành phố;\n')}`, { issuedOn: '2025', province: '10', codes: ['blank-number', 'blank-date'] });
    await check(`${head('Yên Bái')}${enacts('Yên Bái')}${body}${closing('')}`, { issuedOn: '2025', province: '15', codes: ['blank-number', 'blank-date'], id: expect.stringMatching(/^yen-bai\/2025\//) as unknown as string });
  });

  test.each<[string, string]>([
    ['in small letters', 'KẾ HOẠCH\nThực hiện Quyết định số 411/QĐ-TTg phê duyệt Chiến lược quốc gia phát triển kinh tế số và xã hội\nsố đến năm 2025, định hướng đến năm 2030 tỉnh Hậu Giang\n\n'],
    ['in capitals', 'KẾ HOẠCH\nTHỰC HIỆN QUYẾT ĐỊNH\nSỐ 411/QĐ-TTG NGÀY 31/3/2022 PHÁT TRIỂN KINH TẾ SỐ VÀ XÃ HỘI\nSỐ TỈNH HẬU GIANG ĐẾN NĂM 2025\n\n'],
    ['the agency’s word "Sở" at the line’s start', 'KẾ HOẠCH\nPhối hợp giữa Công an tỉnh Hậu Giang và\nSở Thông tin và Truyền thông đến năm 2025/2030\n\n'],
  ])('a wrapped title with "số" at a line’s start is no number: %s', async (_why, head) => {
    await check(`${head}${recital}${enacts('Hậu Giang')}${body}`, { ...none, province: '93' });
  });

  test('not even the title', async () => {
    await check(`số đến năm 2025, định hướng đến năm 2030\n\n${recital}${enacts('Hậu Giang')}${body}`, { ...none, province: '93', title: null, codes: ['missing-header', 'missing-title'] });
  });
});

describe('a decision and its plan', () => {
  const grounds = 'Căn cứ Luật Tổ chức chính quyền địa phương ngày 19/6/2015;\nCăn cứ Nghị quyết số 09-NQ/TU ngày 29/11/2021 của Ban Thường vụ Tỉnh ủy về một\nsố nhiệm vụ chuyển đổi số tỉnh Ninh Thuận giai đoạn 2021-2025;\nTheo đề nghị của Giám đốc Sở Thông tin và Truyền thông tại Tờ trình số 191/TTr-STTTT ngày 21/01/2022.\n';
  const articles = 'QUYẾT ĐỊNH:\n\nĐiều 1. Ban hành kèm theo Quyết định này Kế hoạch chuyển đổi số tỉnh Ninh Thuận.\nĐiều 2. Quyết định này có hiệu lực kể từ ngày ký.\n\n';
  const signed = 'Nơi nhận:\n- Như Điều 2;\n- Lưu: VT.\nTM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n\nNguyễn Long An\n\n';
  const second = `KẾ HOẠCH\nChuyển đổi số tỉnh Ninh Thuận giai đoạn 2021-2025\n${body}`;
  const cases: readonly [string, string, string | null, readonly string[]][] = [
    ['without letterheads', `QUYẾT ĐỊNH\nBan hành Kế hoạch chuyển đổi số tỉnh Ninh Thuận\n\nCHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH NINH THUẬN\n\n${grounds}${articles}${signed}${second}`, 'Ban hành Kế hoạch chuyển đổi số tỉnh Ninh Thuận', ['missing-header']],
    ['without its title', `${grounds}${articles}${signed}${second}`, null, ['missing-header', 'missing-title']],
    ['the letterhead of the plan alone', `QUYẾT ĐỊNH\nBan hành Kế hoạch chuyển đổi số tỉnh Ninh Thuận\n\n${grounds}${articles}${signed}ỦY BAN NHÂN DÂN\nTỈNH NINH THUẬN\n${motto}\n\n${second}`, 'Ban hành Kế hoạch chuyển đổi số tỉnh Ninh Thuận', ['missing-header']],
    ['signed without recipients', `QUYẾT ĐỊNH\nBan hành Kế hoạch chuyển đổi số tỉnh Ninh Thuận\n\n${grounds}${articles}CHỦ TỊCH\n\nNguyễn Long An\n\n${second}`, 'Ban hành Kế hoạch chuyển đổi số tỉnh Ninh Thuận', ['missing-header']],
  ];
  test.each(cases)('%s', async (_why, text, wanted, codes) => {
    await check(text, { type: 'quyet-dinh', number: null, issuedOn: null, title: wanted, province: '58', codes });
    const { document, sections } = await extract(new TextEncoder().encode(text), { file: 'made-up.txt' });
    expect(document.promulgates).toEqual({ type: 'ke-hoach', title: 'Chuyển đổi số tỉnh Ninh Thuận giai đoạn 2021-2025' });
    expect(document.basis).toEqual(['luat-to-chuc-chinh-quyen-dia-phuong', '09-NQ/TU', '191/TTr-STTTT']);
    expect(document.signatory?.name).toBe('Nguyễn Long An');
    expect(sections.filter((s) => s.kind === 'article' || s.kind === 'roman').map((s) => s.marker)).toEqual(['Điều 1', 'Điều 2', 'I', 'II'].map((m) => m.replace(/^Điều /u, '')).map((m, i) => (i < 2 ? sections[i]!.marker : m)));
  });

  test('who issues is told below the title, else by the signature; the years by Điều 1', async () => {
    const bare = `QUYẾT ĐỊNH\nBan hành Kế hoạch số hóa\n\nỦY BAN NHÂN DÂN TỈNH NINH THUẬN\n\n${grounds}QUYẾT ĐỊNH:\nĐiều 1. Ban hành kèm theo Quyết định này Kế hoạch số hóa tài liệu giai đoạn 2021-2025.\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\nNguyễn Long An\n`;
    await check(bare, { issuer: 'uy-ban-nhan-dan-tinh', province: '58', codes: ['missing-header'] });
    expect((await extract(new TextEncoder().encode(bare), { file: 'a.txt' })).document.period).toEqual({ from: 2021, to: 2025, vision: null });
    await check(`${grounds}${articles}${signed}`, { issuer: 'uy-ban-nhan-dan-tinh', codes: ['missing-header', 'missing-title'] });
  });

  test('a title that lost its type word is no ground, and the first ground is one', async () => {
    const { document } = await extract(new TextEncoder().encode(`Chuyển đổi số tỉnh Hà Nam năm 2024\n\nThực hiện Quyết định số 749/QĐ-TTg ngày 03/6/2020 của Thủ tướng Chính phủ;\nThực hiện Nghị quyết số 02-NQ/TU ngày 01/02/2022 của Tỉnh ủy;\nUBND tỉnh ban hành Kế hoạch như sau:\n${body}`), { file: 'a.txt' });
    expect(document.basis).toEqual(['749/QĐ-TTg', '02-NQ/TU']);
  });

  test('text before the letterhead is not passed over in silence', async () => {
    await check(`Điều 12. Các cơ quan có trách nhiệm báo cáo kết quả thực hiện trước ngày 15 tháng 12 hằng năm.\n\nỦY BAN NHÂN DÂN\nTỈNH HÀ GIANG\n${motto}\nSố: 77/KH-UBND\nHà Giang, ngày 19 tháng 3 năm 2024\n${plan}`, { number: '77/KH-UBND', title, codes: ['text-before-letterhead'] });
  });
});
