import type { ColumnRole } from '../model/document.js';
import { foldPlain } from '../text/fold.js';
import { Neighbours } from './neighbours.js';

/**
 * What a column holds, by its title. Titles are compared folded (no marks, lower case, single blanks), so tone slips of a scanned
 * head ("ĐÔN ĐÓC", "PHÓI HỢP") are the same title. Wordings are data: adding one is adding a row.
 */

type PlainRole = Exclude<ColumnRole, `target:${number}`>;

/** A known whole title of a column. */
export interface HeadTitle {
  readonly role: PlainRole;
  readonly title: string;
  /** `foldPlain(title)`. */
  readonly folded: string;
}

/** Who: the first half of a title of an agency column. */
const bodies = ['Cơ quan', 'Đơn vị', 'Cơ quan, đơn vị', 'Cơ quan/đơn vị', 'Sở, ngành', 'Sở, ban, ngành', 'Ngành', 'Tổ chức', 'Phòng, đơn vị', 'Bộ phận', 'Cán bộ', ''];

/** What the body does: the second half. */
const deeds: readonly (readonly [PlainRole, readonly string[]])[] = [
  ['lead', [
    'chủ trì', 'chủ trì thực hiện', 'chủ trì theo dõi', 'chủ trì theo dõi, đôn đốc', 'chủ trì đôn đốc', 'chủ trì tham mưu', 'chủ trì triển khai', 'chủ trì, phối hợp',
    'chủ trì/phối hợp', 'phụ trách', 'đầu mối', 'theo dõi, đôn đốc', 'theo dõi, đánh giá', 'chịu trách nhiệm', 'tham mưu', 'chủ trì báo cáo',
  ]],
  ['coordinating', ['phối hợp', 'phối hợp thực hiện', 'phối hợp đôn đốc', 'phối hợp theo dõi', 'phối hợp theo dõi, đôn đốc', 'phối hợp triển khai', 'phối hợp tham mưu', 'liên quan']],
  ['implementing', ['thực hiện', 'triển khai', 'triển khai thực hiện', 'tổ chức thực hiện']],
];

const wholeTitles: readonly (readonly [PlainRole, readonly string[]])[] = [
  ['marker', ['STT', 'TT', 'Số TT', 'Số thứ tự', 'S TT', 'ST T', 'S T T', 'T T', 'Stt/TT']],
  ['content', [
    'Nội dung', 'Nội dung nhiệm vụ', 'Nội dung mục tiêu', 'Nội dung mục tiêu cụ thể', 'Nội dung chỉ tiêu', 'Nội dung công việc', 'Nội dung thực hiện', 'Nội dung, nhiệm vụ',
    'Nội dung hoạt động', 'Nội dung triển khai', 'Nhiệm vụ', 'Nhiệm vụ, giải pháp', 'Nhiệm vụ và giải pháp', 'Nhiệm vụ/giải pháp', 'Nhiệm vụ cụ thể', 'Nhiệm vụ trọng tâm', 'Nhiệm vụ thực hiện', 'Tên nhiệm vụ',
    'Nhóm nhiệm vụ', 'Tên nhiệm vụ, giải pháp', 'Tên nhiệm vụ, dự án', 'Tên dự án', 'Tên đề án', 'Tên chương trình', 'Tên công việc', 'Tên hoạt động', 'Tên chỉ tiêu', 'Chỉ tiêu', 'Các chỉ tiêu', 'Chỉ tiêu cụ thể',
    'Mục tiêu', 'Mục tiêu cụ thể', 'Mục tiêu, chỉ tiêu', 'Mục tiêu/chỉ tiêu', 'Chỉ tiêu, mục tiêu', 'Chỉ tiêu, nhiệm vụ', 'Mục tiêu, nhiệm vụ', 'Giải pháp', 'Công việc', 'Hoạt động', 'Hạng mục', 'Danh mục', 'Danh mục nhiệm vụ', 'Danh mục dự án',
    'Đầu việc', 'Tiêu chí', 'Các nhiệm vụ', 'Chỉ số',
  ]],
  ['lead', ['Phân công', 'Phân công chủ trì', 'Người phụ trách', 'Người chịu trách nhiệm', 'Trách nhiệm', 'Chủ đầu tư', 'Đơn vị được giao']],
  ['implementing', ['Người thực hiện', 'Phân công thực hiện', 'Tổ chức, cá nhân thực hiện', 'Đối tượng thực hiện', 'Trách nhiệm thực hiện']],
  ['timeframe', [
    'Thời gian', 'Thời gian thực hiện', 'Thời gian hoàn thành', 'Thời gian dự kiến hoàn thành', 'Thời gian triển khai', 'Thời gian dự kiến', 'Thời gian, tiến độ', 'Dự kiến thời gian hoàn thành', 'Thời gian bắt đầu',
    'Thời gian kết thúc', 'Thời hạn', 'Thời hạn hoàn thành', 'Thời hạn thực hiện', 'Tiến độ', 'Tiến độ thực hiện', 'Tiến độ hoàn thành', 'Thời điểm hoàn thành', 'Mốc thời gian', 'Lộ trình', 'Lộ trình thực hiện', 'Hoàn thành',
    'Năm hoàn thành', 'Năm thực hiện', 'Dự kiến hoàn thành', 'Ngày hoàn thành', 'Hạn hoàn thành', 'Giai đoạn thực hiện',
  ]],
  ['deliverable', [
    'Sản phẩm', 'Sản phẩm đầu ra', 'Sản phẩm dự kiến', 'Sản phẩm hoàn thành', 'Sản phẩm, kết quả', 'Sản phẩm/kết quả', 'Kết quả', 'Kết quả dự kiến', 'Kết quả đầu ra', 'Kết quả, sản phẩm', 'Kết quả/sản phẩm', 'Kết quả đạt được',
    'Kết quả cần đạt', 'Kết quả thực hiện', 'Kết quả hoàn thành', 'Dự kiến sản phẩm', 'Dự kiến kết quả', 'Dự kiến kết quả đạt được', 'Yêu cầu kết quả', 'Sản phẩm chủ yếu', 'Đầu ra',
  ]],
  ['unit', ['Đơn vị tính', 'ĐVT', 'ĐV tính', 'Đơn vị đo', 'Đ.V.T']],
  ['funding', ['Kinh phí', 'Nguồn kinh phí', 'Kinh phí thực hiện', 'Kinh phí dự kiến', 'Dự kiến kinh phí', 'Nguồn vốn', 'Nguồn lực', 'Nguồn lực thực hiện', 'Tổng kinh phí', 'Nhu cầu kinh phí', 'Dự toán', 'Dự toán kinh phí', 'Tổng mức đầu tư']],
  ['note', ['Ghi chú', 'Chú thích', 'Lưu ý']],
];

const asHead = (role: PlainRole, title: string): HeadTitle => ({ role, title, folded: foldPlain(title) });

/** Every known whole title, longest first (for reading a head that was flattened into a line). */
export const headTitles: readonly HeadTitle[] = [
  ...wholeTitles.flatMap(([role, titles]) => titles.map((title) => asHead(role, title))),
  ...deeds.flatMap(([role, list]) =>
    list.flatMap((deed) => bodies.filter((body) => body !== '' || !/^(?:thực hiện|triển khai|liên quan|tham mưu|tổ chức)/u.test(deed)).map((body) => asHead(role, capital(`${body} ${deed}`.trim())))),
  ),
].sort((a, b) => b.folded.length - a.folded.length || (a.folded < b.folded ? -1 : a.folded > b.folded ? 1 : 0));

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Titles of one common word; no part of `headTitles`, since a line of text holds them anywhere. */
const loneTimes: ReadonlySet<string> = new Set(['Tháng', 'Quý', 'Năm', 'Ngày'].map(foldPlain));

const byTitle = new Map(headTitles.map((t) => [t.folded, t.role]));

/** Words that decide a title they are part of, most specific first. `at`: where in the title the phrase stands. */
interface TitleWord {
  readonly role: PlainRole;
  readonly at: 'start' | 'anywhere';
  readonly phrases: readonly string[];
}

const word = (role: PlainRole, at: TitleWord['at'], phrases: readonly string[]): TitleWord => ({ role, at, phrases: phrases.map(foldPlain) });

const titleWords: readonly TitleWord[] = [
  word('marker', 'start', ['STT', 'số thứ tự', 'số TT']),
  word('note', 'start', ['ghi chú', 'chú thích']),
  word('deliverable', 'start', ['sản phẩm', 'dự kiến sản phẩm', 'hình thức sản phẩm', 'tên sản phẩm đầu ra']),
  word('lead', 'start', ['vai trò chủ trì', 'vai trò đầu mối', 'vai trò CT', 'vai trò của đơn vị chủ trì', 'vai trò của cơ quan chủ trì']),
  word('coordinating', 'start', ['vai trò phối hợp']),
  word('other', 'anywhere', ['vai trò', 'lãnh đạo', 'cung cấp số liệu', 'giải quyết', 'đơn giá', 'thành tiền', 'số lượng', 'điểm chuẩn']),
  word('content', 'start', ['nội dung', 'nhiệm vụ', 'tên', 'nhóm nhiệm vụ', 'các nhiệm vụ', 'danh mục nhiệm vụ', 'công việc', 'hoạt động', 'giải pháp', 'chương trình, nhiệm vụ', 'đề án, nhiệm vụ', 'danh mục']),
  word('unit', 'anywhere', ['đơn vị tính', 'ĐVT', 'ĐV tính', 'đơn vị đo']),
  word('lead', 'anywhere', ['chủ trì']),
  word('coordinating', 'anywhere', ['phối hợp']),
  word('funding', 'anywhere', ['kinh phí', 'nguồn vốn', 'nguồn lực', 'nhu cầu vốn', 'mức đầu tư', 'dự toán', 'vốn đầu tư']),
  word('timeframe', 'anywhere', ['thời gian', 'thời hạn', 'tiến độ', 'thời điểm', 'ngày hoàn thành', 'năm hoàn thành', 'hạn hoàn thành', 'dự kiến hoàn thành', 'hoàn thành trước']),
  word('lead', 'anywhere', ['phụ trách', 'đầu mối', 'chịu trách nhiệm', 'theo dõi, đôn đốc', 'tham mưu', 'đôn đốc']),
  word('implementing', 'anywhere', ['cơ quan thực hiện', 'đơn vị thực hiện', 'ngành thực hiện', 'người thực hiện', 'cơ quan triển khai', 'đơn vị triển khai', 'phân công', 'tổ chức thực hiện', 'địa phương thực hiện', 'cá nhân thực hiện', 'bộ phận thực hiện', 'phòng thực hiện', 'cán bộ thực hiện', 'ban thực hiện', 'đơn vị tổ chức']),
  word('deliverable', 'start', ['kết quả', 'dự kiến kết quả', 'yêu cầu', 'đầu ra']),
  word('deliverable', 'anywhere', ['sản phẩm đầu ra', 'kết quả dự kiến', 'kết quả đầu ra']),
  word('other', 'anywhere', ['phê duyệt', 'ban hành', 'thẩm quyền', 'hướng dẫn', 'căn cứ', 'văn bản']),
  word('timeframe', 'start', ['lộ trình', 'giai đoạn', 'thời kỳ']),
  word('content', 'start', ['mục tiêu', 'chỉ tiêu', 'các chỉ tiêu', 'các mục tiêu', 'tiêu chí', 'chỉ số', 'hạng mục', 'dự án', 'đề án', 'chương trình', 'thủ tục', 'đầu việc', 'mô hình', 'lĩnh vực', 'địa điểm', 'sản phẩm']),
  word('implementing', 'start', ['cơ quan', 'sở, ngành', 'sở, ban, ngành']),
  word('note', 'anywhere', ['ghi chú']),
];

/** Words of a column that says what is, not what shall be: a year beside them is no due year. */
const presentState = [
  'hiện hành', 'ƯTH', 'ước thực hiện', 'ước TH', 'ước', 'hiện trạng', 'hiện nay', 'hiện tại', 'thực trạng', 'thực hiện', 'TH', 'kết quả', 'năm gốc', 'đã đạt', 'đạt được', 'thực tế', 'so với', 'so sánh', 'tăng trưởng', 'tình hình',
  'xuất phát', 'cơ sở', 'đầu kỳ', 'số liệu',
].map(foldPlain);

/** Words that tell of a present state even in brackets ("Năm 2024 (ước thực hiện)"). */
const presentAnywhere = ['hiện hành', 'ƯTH', 'ước thực hiện', 'ước', 'hiện trạng', 'thực hiện', 'đã đạt'].map(foldPlain);

/** With these a year names what shall be, although "thực hiện" stands beside it ("Kế hoạch thực hiện 2026"). */
const planned = ['kế hoạch', 'KH', 'mục tiêu', 'chỉ tiêu', 'phấn đấu', 'dự kiến', 'dự báo', 'lộ trình', 'đến năm', 'cần đạt'].map(foldPlain);

/** Roles that a year in the title does not turn into a target column. */
const firmerThanYear: ReadonlySet<PlainRole> = new Set(['marker', 'note', 'unit', 'lead', 'coordinating', 'implementing', 'funding', 'timeframe']);

/** Columns of bodies; beside them "Vai trò (Chủ trì/Phối hợp)" says which part they play and names nobody. */
const bodyRoles: ReadonlySet<PlainRole> = new Set(['lead', 'coordinating', 'implementing']);

/** Times that, with a year, head a column of values ("GIAI ĐOẠN 2026 - 2030" over "Năm 2026"). */
const softTimes = ['lộ trình', 'giai đoạn', 'thời kỳ'].map(foldPlain);

/** Contents from the plainest to the vaguest; where a table has several, the plainest is the content. */
const contentRank = ['nội dung', 'tên', 'nhiệm vụ', 'công việc', 'hoạt động', 'chỉ tiêu', 'mục tiêu', 'giải pháp', 'hạng mục', 'tiêu chí', 'chỉ số', 'danh mục', 'dự án', 'đề án', 'chương trình', 'thủ tục', 'nhóm', 'lĩnh vực', 'địa điểm', 'sản phẩm'].map(foldPlain);

const hasPhrase = (title: string, phrase: string): boolean => ` ${title} `.includes(` ${phrase} `);
const startsWith = (title: string, phrase: string): boolean => title === phrase || title.startsWith(`${phrase} `);

/**
 * The role of a column by its title. `siblings` are the titles of the table's columns (with or without this one): some wordings
 * mean one thing alone and another beside others ("Đơn vị" beside year columns is the unit; "Mục tiêu 2025" beside "Chỉ tiêu" a value).
 */
export function columnRole(name: string, siblings: readonly string[] = []): ColumnRole {
  return roleBeside(name, new Neighbours(siblings));
}

function roleBeside(name: string, beside: Neighbours): ColumnRole {
  const folded = foldPlain(name);
  if (folded === '') return 'other';
  const plain = plainRole(folded);
  const due = dueYear(folded, name);
  const firm = firmerThanYear.has(plain) && !softTimes.some((p) => startsWith(folded, p));
  if (due !== null && !firm) return roleWithYear(folded, plain, due, beside);
  if (due === null && plain === 'deliverable' && yearIn(folded) !== null) return 'other';
  if (startsWith(folded, 'vai tro') && beside.others(folded, isBody)) return 'other';
  if (folded === 'don vi') return beside.others(folded, showsValues) ? 'unit' : 'implementing';
  if (plain === 'content') return isBestContent(folded, beside) ? 'content' : 'other';
  if (plain === 'deliverable' && folded.startsWith('san pham') && !beside.others(folded, isContent)) return 'content';
  return plain;
}

/** Roles of all columns of a table, by their titles. A second column of the same content rank is `other`. */
export function columnRoles(titles: readonly string[]): ColumnRole[] {
  const beside = new Neighbours(titles);
  const roles = titles.map((title) => roleBeside(title, beside));
  const first = { content: roles.indexOf('content'), marker: roles.indexOf('marker') };
  return roles.map((role, i) => ((role === 'content' || role === 'marker') && i !== first[role] ? 'other' : role));
}

const isBody = (folded: string): boolean => bodyRoles.has(plainRole(folded));
const isContent = (folded: string): boolean => plainRole(folded) === 'content';
const isContentOfNoYear = (folded: string): boolean => isContent(folded) && yearIn(folded) === null;

/** True where a title is one that plans use as it stands. */
export function isWholeTitle(name: string): boolean {
  return byTitle.has(foldPlain(name));
}

/** True where a title is one that plans use (whole, or by a word that decides it). */
export function isKnownTitle(name: string): boolean {
  const folded = foldPlain(name);
  return folded !== '' && (byTitle.has(folded) || plainRole(folded) !== 'other' || dueYear(folded, name) !== null);
}

function plainRole(folded: string): PlainRole {
  const whole = byTitle.get(folded);
  if (whole !== undefined) return whole;
  if (loneTimes.has(folded)) return 'timeframe';
  for (const { role, at, phrases } of titleWords) {
    if (phrases.some((p) => (at === 'start' ? startsWith(folded, p) : hasPhrase(folded, p)))) return role;
  }
  return 'other';
}

/** A year that is due in this title: the last one outside brackets; null where the title tells of a present state. */
function dueYear(folded: string, name: string): number | null {
  // "VN-2000" and "80/2021/NĐ-CP" are names, not years.
  const named = name.replace(/[A-Za-zÀ-ỹ][-–]?(?:19|20)\d\d|\d\/(?:19|20)\d\d\/\p{Lu}/gu, ' ');
  const outside = foldPlain(named.replace(/\([^()]*\)/gu, ' '));
  const title = yearIn(outside) === null ? foldPlain(named) : outside;
  const year = yearIn(title);
  if (year === null) return null;
  const present = presentState.some((p) => hasPhrase(title, p)) || presentAnywhere.some((p) => hasPhrase(folded, p));
  if (!present) return year;
  return planned.some((p) => hasPhrase(title, p)) && !hasPhrase(title, 'hien hanh') && !hasPhrase(title, 'uoc') ? year : null;
}

function yearIn(folded: string): number | null {
  const years = folded.match(/(?<!\d)(?:19|20)\d\d(?!\d)/gu);
  return years === null ? null : Number(years[years.length - 1]);
}

/** A column that holds values of a year, so that a bare "Đơn vị" beside it is the unit of measure. */
function showsValues(folded: string): boolean {
  const plain = plainRole(folded);
  return folded === 'chi tieu' || folded === 'muc tieu' || (yearIn(folded) !== null && (!firmerThanYear.has(plain) || softTimes.some((p) => startsWith(folded, p))));
}

/** "Mục tiêu đến năm 2025" is the content where the table has no other content, a value column where it has. */
function roleWithYear(folded: string, plain: PlainRole, year: number, beside: Neighbours): ColumnRole {
  const asTarget: ColumnRole = `target:${year}`;
  if (plain === 'content') {
    const firm = ['noi dung', 'nhiem vu', 'ten', 'cong viec', 'danh muc', 'hoat dong'].some((p) => startsWith(folded, p));
    return firm || !beside.others(folded, isContent) ? 'content' : asTarget;
  }
  return plain === 'deliverable' ? 'deliverable' : asTarget;
}

function isBestContent(folded: string, beside: Neighbours): boolean {
  return rankOf(folded) <= beside.least(isContentOfNoYear, rankOf);
}

function rankOf(folded: string): number {
  const at = contentRank.findIndex((p) => startsWith(folded, p) || startsWith(folded.replace(/^(?:cac|nhom|danh muc) /u, ''), p));
  return at < 0 ? contentRank.length : at + (folded.startsWith('nhom ') ? 0.5 + contentRank.length : 0);
}
