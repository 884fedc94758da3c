import type { Severity } from '../model/finding.js';

/** What one code means. Wording has `{param}` places; both languages are filled from the same parameters. */
export interface FindingKind {
  readonly severity: Severity;
  readonly en: string;
  readonly vi: string;
}

/**
 * The closed list of findings. One row per code; adding a finding is adding a row (docs/findings.md is generated from it).
 * Keys are kebab-case and say what is odd, not what was done.
 */
export const findingKinds = {
  'blank-number': { severity: 'warning', en: 'The number is blank ({text}).', vi: 'Số hiệu để trống ({text}).' },
  'blank-date': { severity: 'warning', en: 'The date is incomplete ({text}).', vi: 'Ngày ban hành chưa đầy đủ ({text}).' },
  'missing-header': { severity: 'warning', en: 'No letterhead was found.', vi: 'Không thấy phần đầu văn bản (quốc hiệu, cơ quan, số).' },
  'missing-title': { severity: 'info', en: 'No title stands above the text; it calls itself “{text}”.', vi: 'Không có trích yếu; văn bản tự gọi là “{text}”.' },
  'text-before-letterhead': { severity: 'info', en: 'Text before the letterhead or title is set aside: {text}', vi: 'Có nội dung đứng trước phần đầu văn bản, không xét đến: {text}' },
  'field-from-site': { severity: 'info', en: 'The letterhead does not say it; taken from the fields a site set before the text: {text}.', vi: 'Phần đầu văn bản không ghi; lấy theo khung thông tin của trang đăng: {text}.' },
  'portal-differs': { severity: 'warning', en: 'The site says “{portal}” for {field}, the document says “{document}”.', vi: 'Khung thông tin của trang ghi {field} là “{portal}”, văn bản ghi “{document}”.' },
  'site-furniture': { severity: 'info', en: '{count} pieces of the web page that belong to the site were set aside: {text}', vi: 'Bỏ ra {count} đoạn thuộc khung của trang mạng: {text}' },
  'hidden-text': { severity: 'warning', en: 'Text that the file hides was not read ({count} pieces): {text}', vi: 'Bỏ qua chữ bị ẩn trong tệp ({count} đoạn): {text}' },
  'impossible-date': { severity: 'warning', en: 'A date that cannot be: {text}.', vi: 'Ngày không thể có: {text}.' },
  'conflicting-dates': { severity: 'warning', en: '{text} is dated {first} in one place, {second} in another.', vi: '{text}: nơi ghi ngày {first}, nơi ghi ngày {second}.' },
  'malformed-date': { severity: 'warning', en: 'A date written wrongly: {text}.', vi: 'Ngày viết sai: {text}.' },
  'malformed-number': { severity: 'warning', en: 'The number {text} bears a symbol of nobody; the words name {issuer}.', vi: 'Số hiệu {text} ghi sai ký hiệu; theo lời văn là văn bản của {issuer}.' },
  'duplicate-marker': { severity: 'warning', en: 'Marker {marker} is used twice.', vi: 'Số mục {marker} dùng hai lần.' },
  'skipped-marker': { severity: 'info', en: 'Marker {found} follows {previous}; {expected} was expected.', vi: 'Sau mục {previous} là {found}; lẽ ra là {expected}.' },
  'no-structure': { severity: 'warning', en: 'No recognisable structure was found.', vi: 'Không nhận ra cấu trúc văn bản.' },
  'conflicting-values': { severity: 'warning', en: '“{label}” ({year}): {first} in one place, {second} in another.', vi: '“{label}” ({year}): nơi ghi {first}, nơi ghi {second}.' },
  'value-in-brackets': { severity: 'info', en: 'A value in brackets beside a target was not taken as a target of its own: {text}.', vi: 'Trị số trong ngoặc cạnh chỉ tiêu, chưa lấy thành chỉ tiêu riêng: {text}.' },
  'table-without-targets': { severity: 'info', en: 'Table {table} holds values by year, but reports, foresees or budgets them ({title}): no targets were read from it.', vi: 'Bảng {table} có số liệu theo năm nhưng là bảng kết quả, dự báo hoặc dự toán ({title}): không lấy chỉ tiêu.' },
  'stray-value': { severity: 'warning', en: 'A second value stands beside the first: {text}.', vi: 'Có trị số thừa cạnh trị số đầu: {text}.' },
  'unmapped-indicator': { severity: 'info', en: '{count} targets fit no indicator of the catalogue (nearest in brackets): {labels}', vi: '{count} chỉ tiêu không khớp danh mục (gần nhất trong ngoặc): {labels}' },
  'impossible-year': { severity: 'warning', en: 'Year {year} lies outside the period ({text}).', vi: 'Năm {year} nằm ngoài giai đoạn ({text}).' },
  'timeframe-before-issue': { severity: 'info', en: 'The time {text} begins before the document was issued.', vi: 'Thời gian {text} bắt đầu trước khi văn bản được ban hành.' },
  'missing-lead': { severity: 'warning', en: 'No agency is charged with “{text}”.', vi: 'Chưa rõ cơ quan chủ trì: “{text}”.' },
  'missing-timeframe': { severity: 'info', en: 'No time is given for “{text}”.', vi: 'Chưa có thời gian thực hiện: “{text}”.' },
  'duplicate-agency': { severity: 'info', en: '“{agency}” is named twice in one list.', vi: '“{agency}” ghi hai lần trong một danh sách.' },
  'lead-also-coordinating': { severity: 'info', en: '“{agency}” both leads and coordinates.', vi: '“{agency}” vừa chủ trì vừa phối hợp.' },
  'unresolved-reference': { severity: 'info', en: 'No item was found for the reference “{text}”.', vi: 'Không tìm thấy mục được dẫn chiếu: “{text}”.' },
  'unspecified-reference': { severity: 'info', en: 'The annex referred to is not named: “{text}”.', vi: 'Dẫn chiếu phụ lục nhưng không nêu phụ lục nào: “{text}”.' },
  'unread-timeframe': { severity: 'info', en: 'The time was not understood: {text}.', vi: 'Chưa hiểu thời gian: {text}.' },
  'unknown-agency': { severity: 'info', en: 'Not in the register of agencies: {text}.', vi: 'Không có trong danh bạ cơ quan: {text}.' },
  'unread-value': { severity: 'warning', en: 'A number in a place for targets was not understood: {text}.', vi: 'Chưa hiểu con số ở chỗ của chỉ tiêu: {text}.' },
  'impossible-value': { severity: 'warning', en: 'A value that cannot be: {text}.', vi: 'Trị số không thể có: {text}.' },
  'doubtful-value': { severity: 'warning', en: 'The value can be read in more than one way: {text}.', vi: 'Trị số có thể hiểu nhiều cách: {text}.' },
  'garbled-text': { severity: 'warning', en: 'Text that cannot be read: {text}.', vi: 'Chữ hỏng, không đọc được: {text}.' },
  'set-aside': { severity: 'info', en: 'Page {page}: marks in the picture that are no text were set aside: {text}', vi: 'Trang {page}: bỏ ra các dấu trong ảnh không phải chữ: {text}' },
  'doubtful-numbers': { severity: 'warning', en: 'Page {page}: {count} numbers beside the facts were probably read wrong from the picture: {text}', vi: 'Trang {page}: {count} con số ngoài các dữ kiện có lẽ bị nhận dạng sai: {text}' },
  'doubtful-reading': { severity: 'warning', en: 'A number that may have been read wrong from the picture: {text}.', vi: 'Con số có thể bị nhận dạng sai từ ảnh: {text}.' },
  'page-without-text': { severity: 'warning', en: 'Page {page} is an image without a text layer; nothing of it was read.', vi: 'Trang {page} là ảnh, không có lớp chữ; chưa đọc được gì.' },
  'unreadable-picture': { severity: 'warning', en: 'Page {page} could not be read from its picture ({cause}); what stands on it is missing.', vi: 'Không đọc được ảnh của trang {page} ({cause}); thiếu nội dung của trang này.' },
  'empty-page': { severity: 'warning', en: 'No text was found on page {page}; the file may be damaged there.', vi: 'Trang {page} không có chữ; tệp có thể bị hỏng ở trang này.' },
  'damaged-page': { severity: 'warning', en: 'The file is damaged where it holds page {pages}: words and figures may be missing or wrong there.', vi: 'Tệp bị hỏng ở phần chứa trang {pages}: chữ và số ở đó có thể thiếu hoặc sai.' },
  'damaged-file': { severity: 'warning', en: 'Parts of the file are damaged, of which pages cannot be told: words, figures or whole pages may be missing or wrong.', vi: 'Một số phần của tệp bị hỏng, không rõ thuộc trang nào: chữ, số hoặc cả trang có thể thiếu hoặc sai.' },
  'macros-not-run': { severity: 'info', en: 'The file holds macros ({text}); they were neither opened nor run.', vi: 'Tệp có chứa macro ({text}); không mở, không chạy.' },
  'external-content': { severity: 'info', en: 'The file points to {count} things outside it, which were not fetched: {text}', vi: 'Tệp trỏ tới {count} nội dung bên ngoài, không tải về: {text}' },
  'tracked-changes': { severity: 'info', en: 'The file keeps tracked changes ({inserted} insertions, {deleted} deletions, {moved} moves); they were read as accepted.', vi: 'Tệp còn theo dõi sửa đổi ({inserted} chỗ thêm, {deleted} chỗ xóa, {moved} chỗ chuyển); đọc theo bản đã chấp nhận.' },
  'unknown-numbering': { severity: 'warning', en: 'Numbers of the kind {format} are written as figures here ({count} paragraphs); Word shows them otherwise.', vi: 'Số thứ tự kiểu {format} được ghi bằng chữ số ({count} đoạn); Word hiển thị khác.' },
  'unread-object': { severity: 'warning', en: 'What the file holds as pictures or embedded objects was not read ({count}): {text}', vi: 'Chưa đọc ảnh hoặc đối tượng nhúng trong tệp ({count}): {text}' },
  'deep-tables': { severity: 'info', en: 'Tables stand inside tables, {depth} deep; the inner ones were read as lines.', vi: 'Bảng lồng trong bảng, sâu {depth} lớp; các bảng trong đọc thành dòng.' },
  'page-margin-text': { severity: 'info', en: 'Text in the head or foot of the pages was set aside: {text}', vi: 'Bỏ ra chữ ở đầu hoặc chân trang: {text}' },
  'split-word': { severity: 'info', en: 'A word cut by a blank: “{before}”, read as “{after}”.', vi: 'Từ bị tách: “{before}”, đọc là “{after}”.' },
  'repeated-word': { severity: 'info', en: 'Said twice in a row: {text}.', vi: 'Lặp từ: {text}.' },
  misspelling: { severity: 'info', en: 'Written “{text}”; “{meant}” is meant.', vi: 'Viết “{text}”; đúng là “{meant}”.' },
  'stray-quote': { severity: 'info', en: 'A quotation mark without its partner: {text}', vi: 'Dấu ngoặc kép không thành cặp: {text}' },
  'missing-space': { severity: 'info', en: 'No blank after the dots: {text}.', vi: 'Thiếu khoảng trắng: {text}.' },
  'unfinished-text': { severity: 'info', en: 'The text seems to break off: {text}', vi: 'Câu có thể còn thiếu: {text}' },
  'empty-cell': { severity: 'info', en: 'Row {row}: the cell “{column}” is empty, unlike those of other rows.', vi: 'Dòng {row}: ô “{column}” để trống, khác các dòng khác.' },
  'doubtful-row': { severity: 'warning', en: 'Row {row}: the cells do not fit their columns, one may be missing: {text}', vi: 'Dòng {row}: các ô không khớp cột, có thể thiếu ô: {text}' },
  'doubtful-columns': { severity: 'warning', en: 'Which column the cells of a table belong to cannot be told for certain; its columns were read as: {text}', vi: 'Chưa chắc các ô của bảng thuộc cột nào; các cột đã đọc: {text}' },
  'unnumbered-row': { severity: 'info', en: 'A row without a number: {text}', vi: 'Dòng không có số thứ tự: {text}' },
  'role-conflict': { severity: 'info', en: 'The task says “Phối hợp …”, yet {lead} stands as the lead: {text}', vi: 'Nội dung là “Phối hợp …” nhưng {lead} ở cột chủ trì: {text}' },
  'annex-absent': { severity: 'warning', en: 'Phụ lục {name} is named but is not there.', vi: 'Có nhắc Phụ lục {name} nhưng không thấy phụ lục này.' },
  'annex-name-mismatch': { severity: 'info', en: 'The text says Phụ lục {named}, the annex is headed {found}.', vi: 'Thân gọi Phụ lục {named}, phụ lục mang số {found}.' },
  'annex-not-named': { severity: 'info', en: '{name} is there but the text never names it.', vi: 'Có {name} nhưng phần thân không nhắc đến.' },
  'duplicate-task': { severity: 'info', en: 'The same task is given twice ({first}, {second}): {text}', vi: 'Cùng một việc giao hai lần ({first}, {second}): {text}' },
  'lead-differs-between-years': { severity: 'info', en: '“{label}”: the lead differs between years ({first}; {second}).', vi: '“{label}”: cơ quan chủ trì khác nhau giữa các năm ({first}; {second}).' },
  'wording-differs': { severity: 'info', en: 'The same indicator in other words: “{first}” / “{second}”.', vi: 'Cùng chỉ tiêu, lời khác nhau: “{first}” / “{second}”.' },
  'target-falls': { severity: 'warning', en: '“{label}” asks for less in a later year ({first}; {second}).', vi: '“{label}”: năm sau thấp hơn năm trước ({first}; {second}).' },
  'targets-without-agency': { severity: 'info', en: '{count} of {total} targets name no agency.', vi: '{count} trong {total} chỉ tiêu không nêu cơ quan nào.' },
  'date-order': { severity: 'info', en: '{first} ({firstDate}) proposes what rests on {second}, dated later ({secondDate}).', vi: '{first} ({firstDate}) có trước {second} ({secondDate}) mà nó căn cứ.' },
  'cited-after-issue': { severity: 'warning', en: '{key} is dated {date}, after the document itself ({own}).', vi: '{key} ghi ngày {date}, sau ngày ban hành của văn bản ({own}).' },
  'title-mismatch': { severity: 'info', en: 'The plan is named otherwise than in its title: {text}', vi: 'Tên kế hoạch nhắc lại khác trích yếu: {text}' },
} as const satisfies Record<string, FindingKind>;

export type FindingCode = keyof typeof findingKinds;
