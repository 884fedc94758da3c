import { citationId } from '../links.js';
import { dayOf, yearOf } from '../dates.js';
import type { Reading } from '../facts.js';
import type { Column, TableDefinition } from '../model.js';
import { provinceKey } from '../provinces.js';

const textColumn = (name: string, heading: string, en: string, vi: string, of: Column<Reading>['of'], width = 20): Column<Reading> => ({ name, type: 'string', heading, en, vi, of, width });
const count = (name: string, heading: string, en: string, vi: string, of: (reading: Reading) => number): Column<Reading> => ({ name, type: 'integer', required: true, heading, en, vi, of, width: 10 });
const severities = (severity: string) => ({ record }: Reading): number => record.findings.filter((f) => f.severity === severity).length;

export const documents: TableDefinition<Reading> = {
  name: 'documents', heading: 'Văn bản', key: ['document'],
  en: 'One row for every record. Where one document came as several files, the best reading has the facts; the others have duplicate_of and no facts. Count documents where duplicate_of is empty.',
  vi: 'Mỗi bản ghi một dòng. Văn bản có nhiều tệp: dữ kiện chỉ lấy từ bản đọc tốt nhất; các bản khác ghi duplicate_of và không có dữ kiện. Khi đếm văn bản, chỉ đếm dòng có duplicate_of trống.',
  foreign: [
    { fields: ['duplicate_of'], table: 'documents', to: ['document'] },
    { fields: ['amends'], table: 'documents', to: ['document'] },
    { fields: ['province'], table: 'provinces', to: ['province'] },
    { fields: ['province_now'], table: 'provinces', to: ['province'] },
  ],
  columns: [
    { name: 'document', type: 'string', required: true, width: 34, heading: 'Văn bản', en: 'Key: the record’s id; with # and the first 8 of the sha256 for a reading that is not used', vi: 'Khóa: mã bản ghi; thêm # và 8 ký tự đầu của sha256 nếu là bản đọc không dùng', of: (r) => r.document },
    textColumn('duplicate_of', 'Trùng với', 'The document of which this file is another copy', 'Văn bản mà tệp này là một bản khác', (r) => r.duplicateOf),
    textColumn('amends', 'Sửa đổi văn bản', 'The document of this data set that this one amends or replaces, by its title', 'Văn bản trong bộ dữ liệu mà văn bản này sửa đổi, thay thế (theo trích yếu)', (r) => r.amends),
    textColumn('type', 'Loại', 'Slug of the type: ke-hoach, quyet-dinh, …', 'Loại văn bản: ke-hoach, quyet-dinh, …', (r) => r.record.document.type, 13),
    textColumn('number', 'Số, ký hiệu', 'Number and symbol', 'Số và ký hiệu', (r) => r.record.document.number),
    textColumn('title', 'Trích yếu', 'Title, without the type word', 'Trích yếu nội dung', (r) => r.record.document.title, 60),
    textColumn('issuer', 'Mã cơ quan ban hành', 'Id of the issuing body', 'Mã cơ quan ban hành', (r) => r.record.document.issuer?.id, 24),
    textColumn('issuer_name', 'Cơ quan ban hành', 'Name of the issuing body', 'Tên cơ quan ban hành', (r) => r.record.document.issuer?.name, 26),
    textColumn('province', 'Mã tỉnh', 'The province when the document was issued', 'Tỉnh, thành phố lúc ban hành', (r) => provinceKey(r.record.document.province), 20),
    textColumn('province_name', 'Tỉnh, thành phố', 'Its name', 'Tên tỉnh, thành phố', (r) => r.record.document.province?.name),
    textColumn('province_now', 'Mã tỉnh sau 1/7/2025', 'The province it belongs to since 2025-07-01', 'Tỉnh, thành phố từ ngày 1/7/2025', (r) => provinceKey(r.record.document.province, 'merged')),
    { name: 'province_wide', type: 'boolean', required: true, width: 11, heading: 'Cấp tỉnh', en: 'Issued for a whole province by its committee, council or Party committee; only these fill the matrix', vi: 'Do UBND, HĐND hoặc Tỉnh ủy ban hành cho toàn tỉnh; chỉ các văn bản này được đưa vào bảng ma trận', of: (r) => isProvinceWide(r) },
    textColumn('issued_on', 'Ngày ban hành (như ghi)', 'Date as far as it is given: 2023-12-18, 2023-12, 2023', 'Ngày ban hành, ghi đến đâu lấy đến đó', (r) => r.record.document.issuedOn, 13),
    { name: 'issued_date', type: 'date', width: 12, heading: 'Ngày ban hành', en: 'The same where the day is known', vi: 'Ngày ban hành khi biết đủ ngày, tháng, năm', of: (r) => dayOf(r.record.document.issuedOn) },
    { name: 'issued_year', type: 'integer', width: 8, heading: 'Năm', en: 'Year of issue', vi: 'Năm ban hành', of: (r) => yearOf(r.record.document.issuedOn) },
    { name: 'period_from', type: 'integer', width: 9, heading: 'Từ năm', en: 'First year of the plan', vi: 'Năm đầu của kế hoạch', of: (r) => r.record.document.period.from },
    { name: 'period_to', type: 'integer', width: 9, heading: 'Đến năm', en: 'Last year of the plan', vi: 'Năm cuối của kế hoạch', of: (r) => r.record.document.period.to },
    { name: 'vision', type: 'integer', width: 9, heading: 'Tầm nhìn', en: 'Year of its outlook (định hướng, tầm nhìn)', vi: 'Năm định hướng, tầm nhìn', of: (r) => r.record.document.period.vision },
    textColumn('place', 'Nơi ban hành', 'Place of issue', 'Địa danh', (r) => r.record.document.place, 14),
    textColumn('signatory_name', 'Người ký', 'Who signed', 'Người ký', (r) => r.record.document.signatory?.name),
    textColumn('signatory_role', 'Chức vụ', 'Role of who signed', 'Chức vụ người ký', (r) => r.record.document.signatory?.role),
    textColumn('signatory_capacity', 'Thẩm quyền ký', 'In whose place it was signed', 'Thẩm quyền ký (TM., KT. …)', (r) => r.record.document.signatory?.capacity),
    textColumn('promulgates_type', 'Ban hành kèm theo', 'Type of what a decision promulgates', 'Loại văn bản được ban hành kèm theo', (r) => r.record.document.promulgates?.type, 14),
    textColumn('promulgates_title', 'Tên văn bản kèm theo', 'Title of what it promulgates', 'Tên văn bản được ban hành kèm theo', (r) => r.record.document.promulgates?.title, 40),
    textColumn('recipients', 'Nơi nhận', 'Recipients, one a line', 'Nơi nhận, mỗi nơi một dòng', (r) => r.record.document.recipients.join('\n') || null, 30),
    textColumn('citation', 'Khóa viện dẫn', 'How citations name this document (citations.citation)', 'Khóa dùng khi văn bản khác viện dẫn (citations.citation)', (r) => citationId(r.record), 26),
    textColumn('file', 'Tệp', 'Name of the file', 'Tên tệp', (r) => r.record.source.file, 26),
    { ...textColumn('sha256', 'SHA-256', 'Hash of the file', 'Mã băm của tệp', (r) => r.record.source.sha256), required: true },
    { ...count('bytes', 'Dung lượng', 'Size of the file', 'Dung lượng tệp', (r) => r.record.source.bytes), unit: 'byte' },
    textColumn('media_type', 'Định dạng', 'Media type of the file', 'Kiểu tệp', (r) => r.record.source.mediaType, 18),
    textColumn('url', 'Địa chỉ', 'Where it was published, if told', 'Địa chỉ đăng tải, nếu có', (r) => r.record.source.url, 30),
    textColumn('published_on', 'Ngày đăng', 'When it was published, if told', 'Ngày đăng tải, nếu có', (r) => r.record.source.publishedOn, 12),
    count('pages', 'Số trang', 'Pages', 'Số trang', (r) => r.record.source.pages.length),
    count('pages_ocr', 'Trang nhận dạng', 'Pages read from their pictures', 'Số trang nhận dạng từ ảnh', (r) => r.record.source.pages.filter((p) => p.method === 'ocr').length),
    count('targets', 'Số chỉ tiêu', 'Targets the record states (in targets only where duplicate_of is empty)', 'Số chỉ tiêu của bản ghi', (r) => r.record.targets.length),
    count('tasks', 'Số nhiệm vụ', 'Tasks the record states', 'Số nhiệm vụ của bản ghi', (r) => r.record.tasks.length),
    count('findings_error', 'Phát hiện: lỗi', 'Findings of severity error', 'Số phát hiện mức lỗi', severities('error')),
    count('findings_warning', 'Phát hiện: cảnh báo', 'Findings of severity warning', 'Số phát hiện mức cảnh báo', severities('warning')),
    count('reviewed', 'Đã xem', 'Targets and tasks a person confirmed, corrected or added', 'Số chỉ tiêu, nhiệm vụ đã được người xem xác nhận, sửa hoặc bổ sung', (r) => (r.review === undefined ? 0 : r.review.confirmed + r.review.corrected + r.review.added)),
    count('rejected', 'Đã bỏ', 'What was read as a target or task and a person rejected: it is in no table', 'Số chỉ tiêu, nhiệm vụ bị người xem bỏ: không có trong bảng nào', (r) => r.review?.rejected ?? 0),
    count('decisions_lost', 'Quyết định không còn khớp', 'Decisions of people that no longer fit the reading and have no effect (findings review-not-found, review-outdated)', 'Số quyết định không còn khớp với bản đọc nên không có hiệu lực (phát hiện review-not-found, review-outdated)', (r) => r.review?.lost ?? 0),
    textColumn('kehoach_version', 'Phiên bản', 'Version of kehoach that read it', 'Phiên bản kehoach đã đọc', (r) => r.record.pipeline.version, 10),
  ],
};

/** Ids of the bodies of a province itself bear no `@` (contract of the record's id). */
export function isProvinceWide({ record }: Pick<Reading, 'record'>): boolean {
  return record.document.province !== null && !record.id.includes('@');
}
