import { html, type Html } from './html.js';

export interface Words { readonly vi: string; readonly en: string }
const w = (vi: string, en: string): Words => ({ vi, en });

/** What the pages say, in both languages; `{name}` is filled in. */
export const words = {
  site: w('Báo cáo các kế hoạch', 'Report on plans'), skip: w('Đến nội dung chính', 'Skip to content'), navigation: w('Điều hướng', 'Navigation'),
  overview: w('Tổng quan', 'Overview'), documents: w('Văn bản', 'Documents'), indicators: w('Chỉ số', 'Indicators'), agencies: w('Cơ quan', 'Agencies'), review: w('Cần xem lại', 'To review'),
  search: w('Tìm kiếm', 'Search'), heat: w('Tỉnh × chỉ số', 'Provinces × indicators'), provinces: w('Tỉnh, thành phố', 'Provinces'), province: w('Tỉnh', 'Province'),
  document: w('Văn bản', 'Document'), number: w('Số, ký hiệu', 'Number'), title: w('Trích yếu', 'Title'), issuedOn: w('Ngày ban hành', 'Issued on'), issuer: w('Cơ quan ban hành', 'Issuer'),
  period: w('Giai đoạn', 'Period'), type: w('Loại', 'Type'), signatory: w('Người ký', 'Signed by'), file: w('Tệp gốc', 'Source file'), url: w('Địa chỉ đăng', 'Published at'),
  copies: w('Các tệp khác của cùng văn bản (không tính lại): {count}', 'More files of documents shown here, not counted again: {count}'),
  targets: w('Chỉ tiêu', 'Targets'), target: w('Chỉ tiêu', 'Target'), mapped: w('Khớp danh mục', 'In the catalogue'), tasks: w('Nhiệm vụ', 'Tasks'), task: w('Nhiệm vụ', 'Task'), sections: w('Các mục', 'Sections'),
  section: w('Mục', 'Section'), tables: w('Bảng', 'Tables'), findings: w('Phát hiện', 'Findings'), finding: w('Phát hiện', 'Finding'), citations: w('Viện dẫn', 'Citations'), citation: w('Văn bản được viện dẫn', 'Cited document'),
  value: w('Trị số', 'Value'), year: w('Năm', 'Year'), indicator: w('Chỉ số', 'Indicator'), level: w('Cấp', 'Level'), agency: w('Cơ quan', 'Agency'), role: w('Vai trò', 'Role'), where: w('Vị trí', 'Place'),
  lead: w('Chủ trì', 'Leads'), coordinating: w('Phối hợp', 'Coordinates'), implementing: w('Thực hiện', 'Carries out'), deadline: w('Thời gian', 'Time'), deliverable: w('Sản phẩm', 'Deliverable'),
  severity: w('Mức', 'Severity'), error: w('Lỗi', 'Error'), warning: w('Cảnh báo', 'Warning'), info: w('Thông tin', 'Information'), reasons: w('Lý do', 'Reasons'), flagged: w('Cần xem', 'Flagged'),
  page: w('trang {page}', 'page {page}'), paragraph: w('đoạn {paragraph}', 'paragraph {paragraph}'), text: w('Văn bản đọc được', 'Reading text'),
  noText: w('Không có tệp văn bản đọc được cạnh bản ghi.', 'No reading text lies beside the record.'),
  pageImage: w('Ảnh trang', 'Picture of page'),
  textHint: w('Trỏ hoặc chuyển tiêu điểm vào một dòng để tô sáng chỗ làm căn cứ.', 'Point at a row or move the focus into it to see its evidence.'),
  filterAgency: w('Lọc theo cơ quan', 'Filter by agency'), filterDue: w('Hạn đến hết năm', 'Due by the end of'), all: w('Tất cả / All', 'Tất cả / All'),
  none: w('Không có.', 'None.'), partOf: w('Phần {page} trên {pages}', 'Part {page} of {pages}'), parts: w('Các phần', 'Parts'),
  filterWords: w('Có các từ (có dấu hoặc không dấu)', 'With words (diacritics or not)'), filterMapped: w('Danh mục', 'Catalogue'), filterState: w('Xem lại', 'Review'), elsewhere: w('Ở các phần khác của văn bản này:', 'On other parts of this document:'),
  national: w('Chỉ tiêu quốc gia', 'National target'), noNational: w('Không có chỉ tiêu quốc gia cho năm và cấp này.', 'There is no national target for this year and level.'),
  nation: w('{value} (cả nước; không so với từng tỉnh)', '{value} (for the country as a whole; provinces are not compared)'), against: w('So với quốc gia', 'Against the national one'),
  under: w('thấp hơn', 'under'), meets: w('bằng', 'equal'), over: w('cao hơn', 'over'), present: w('có', 'present'), missing: w('chưa có', 'missing'), conflicting: w('khác nhau', 'conflicting'),
  conflictHint: w('Các trị số khác nhau, không vẽ trên thang: {values}', 'Values conflict and are not drawn: {values}'),
  contents: w('Trên các trang của văn bản này', 'On the pages of this document'), quote: w('Câu', 'Quote'), sentence: w('Câu trong văn bản', 'Sentence'), otherUnit: w('khác đơn vị', 'other unit'), unmapped: w('chưa khớp danh mục', 'not in the catalogue'),
  scaleOf: w('Trị số năm {year}: mỗi dấu là một tỉnh (▲ cao hơn, ■ bằng, ◆ thấp hơn, ● không so), vạch đứt là chỉ tiêu quốc gia; mọi năm cùng một thang', 'Values for {year}: one mark a province (▲ over, ■ equal, ◆ under, ● not compared); the dashed line is the national target; all years share one scale'),
  everyLevel: w('mọi cấp', 'all levels'), 'level-province': w('cấp tỉnh', 'province level'), 'level-district': w('cấp huyện', 'district level'), 'level-commune': w('cấp xã', 'commune level'),
  coverage: w('Chỉ số có trị số / chỉ số cả nước yêu cầu', 'Indicators with a value / asked of provinces'), issued: w('Tỉnh khi ban hành', 'Provinces as issued'), merged: w('Tỉnh sau 01/07/2025', 'Provinces since 1 July 2025'),
  legend: w('Ký hiệu: ▲ cao hơn, = bằng, ▼ thấp hơn chỉ tiêu quốc gia; ≠ các văn bản ghi khác nhau; · chưa có', 'Signs: ▲ over, = equal to, ▼ under the national target; ≠ documents conflict; · missing'),
  years: w('Năm', 'Years'), noYears: w('Chưa có trị số nào khớp danh mục.', 'No value is in the catalogue yet.'), searchLabel: w('Từ cần tìm (có dấu hoặc không dấu)', 'Words, with or without diacritics'),
  searchNeedsScript: w('Tìm kiếm cần JavaScript.', 'Search needs JavaScript.'), facts: w('Gồm cả chỉ tiêu và nhiệm vụ.', 'Targets and tasks are included.'),
  noFacts: w('Quá nhiều chỉ tiêu và nhiệm vụ để tìm trong trang; chỉ tìm văn bản, chỉ số, cơ quan.', 'There are too many targets and tasks to search in a page: documents, indicators and agencies only.'),
  results: w('Kết quả', 'Results'), unknown: w('chưa rõ', 'unknown'), more: w('Xem tất cả', 'See all'), marker: w('Số mục', 'Marker'), mentions: w('Số lần nhắc', 'Mentions'),
  cut: w('(còn tiếp trong văn bản đọc được)', '(goes on in the reading text)'), annex: w('Phụ lục', 'Annex'), footer: w('Lập bằng kehoach {version} từ các bản ghi; số viết theo kiểu Việt Nam.', 'Made by kehoach {version} from records; numbers are written the Vietnamese way.'),
  'decided-confirm': w('Đã xác nhận', 'Confirmed'), 'decided-correct': w('Đã sửa', 'Corrected'), 'decided-add': w('Đã bổ sung', 'Added'), 'decided-reject': w('Đã loại', 'Rejected'), decidedBy: w('bởi {reviewer}', 'by {reviewer}'), wasRead: w('máy đọc: {value}', 'read as: {value}'),
  rejectedTarget: w('Không phải chỉ tiêu:', 'Not a target:'), rejectedTask: w('Không phải nhiệm vụ:', 'Not a task:'), decided: w('Đã quyết', 'Decided'), open: w('Còn chờ', 'Open'), reviewProgress: w('Người xem đã quyết {decided}; còn chờ {open}.', 'People have decided on {decided}; {open} still wait.'),
  tableOf: w('Bảng {id}', 'Table {id}'), amends: w('Sửa đổi', 'Amends'), showRow: w('Xem trong văn bản', 'See in the document'), group: w('Nhóm', 'Group'), decision: w('Theo', 'By'),
} as const satisfies Record<string, Words>;

export type WordKey = keyof typeof words;
export type Params = Readonly<Record<string, string | number>>;

const fill = (text: string, params: Params): string => text.replace(/\{(\w+)\}/g, (_, name: string) => String(params[name] ?? ''));

/** Words in one language, as text. */
export const say = (key: WordKey, language: keyof Words, params: Params = {}): string => fill(words[key][language], params);

/** Both languages; the page shows one of them (assets/site.css). */
export const both = ({ vi, en }: Words): Html => (vi === en ? html`${vi}` : html`<span class="vi" lang="vi">${vi}</span><span class="en" lang="en">${en}</span>`);

export const t = (key: WordKey, params: Params = {}): Html => both({ vi: say(key, 'vi', params), en: say(key, 'en', params) });
