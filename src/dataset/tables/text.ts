import { wording } from '../../findings/report.js';
import { sectionKinds, type DocumentRecord, type RecordTable } from '../../model/record.js';
import { dayOf } from '../dates.js';
import type { CellFact, CitationFact, Of, SectionFact } from '../facts.js';
import type { TableDefinition } from '../model.js';
import { documentColumn, evidenceColumns, idColumn, toDocument } from './shared.js';

type FindingFact = Of<DocumentRecord['findings'][number]> & { readonly order: number };

export const sections: TableDefinition<SectionFact> = {
  name: 'sections', heading: 'Mục', key: ['document', 'section'],
  en: 'The tree of every document, in reading order.', vi: 'Cây đề mục của từng văn bản, theo thứ tự đọc.',
  foreign: [toDocument, { fields: ['document', 'parent'], table: 'sections', to: ['document', 'section'] }],
  columns: [
    documentColumn, idColumn('section', 'Mã mục', 'Id of the section in its document', 'Mã mục trong văn bản'),
    { name: 'parent', type: 'string', width: 20, heading: 'Mục cha', en: 'The section it stands in', vi: 'Mục chứa nó', of: (s) => s.parent },
    { name: 'order', type: 'integer', required: true, width: 7, heading: 'Thứ tự', en: 'Place in reading order, from 1', vi: 'Thứ tự đọc, tính từ 1', of: (s) => s.order },
    { name: 'depth', type: 'integer', required: true, width: 6, heading: 'Bậc', en: 'Depth in the tree, from 1', vi: 'Bậc trong cây, tính từ 1', of: (s) => s.depth },
    { name: 'annex', type: 'string', width: 14, heading: 'Phụ lục', en: 'The annex it stands in; empty in the body', vi: 'Phụ lục chứa mục; để trống nếu ở phần thân', of: (s) => s.annex },
    { name: 'kind', type: 'string', required: true, values: sectionKinds, width: 10, heading: 'Loại', en: 'Kind of its number', vi: 'Kiểu đánh số', of: ({ it }) => it.kind },
    { name: 'marker', type: 'string', width: 8, heading: 'Số mục', en: 'Number or letter as written', vi: 'Số, chữ như ghi', of: ({ it }) => it.marker },
    { name: 'title', type: 'string', width: 50, heading: 'Đề mục', en: 'Its heading', vi: 'Đề mục', of: ({ it }) => it.title },
    { name: 'text', type: 'string', width: 70, heading: 'Nội dung', en: 'The whole item, where it is a paragraph', vi: 'Toàn bộ nội dung, nếu là một đoạn', of: ({ it }) => it.text },
    { name: 'page', type: 'integer', required: true, width: 7, heading: 'Trang', en: 'Page, from 1', vi: 'Trang, tính từ 1', of: ({ it }) => it.page },
    { name: 'span_start', type: 'integer', required: true, unit: 'UTF-16 units', width: 10, heading: 'Từ vị trí', en: 'Where it begins in the reading text', vi: 'Vị trí bắt đầu trong văn bản đọc', of: ({ it }) => it.span[0] },
    { name: 'span_end', type: 'integer', required: true, unit: 'UTF-16 units', width: 10, heading: 'Đến vị trí', en: 'Where it ends, exclusive', vi: 'Vị trí kết thúc (không gồm)', of: ({ it }) => it.span[1] },
  ],
};

export const citations: TableDefinition<CitationFact> = {
  name: 'citations', heading: 'Viện dẫn', key: ['document', 'citation'],
  en: 'Every document that a document refers to.', vi: 'Các văn bản được viện dẫn.',
  foreign: [toDocument, { fields: ['cited_document'], table: 'documents', to: ['document'] }],
  columns: [
    documentColumn,
    { name: 'citation', type: 'string', required: true, width: 30, heading: 'Khóa viện dẫn', en: 'Number with year and, for local ones, the province’s code: join on it', vi: 'Số hiệu kèm năm và mã tỉnh (nếu là văn bản địa phương): dùng để nối', of: (c) => c.id },
    { name: 'key', type: 'string', required: true, width: 22, heading: 'Số hiệu', en: 'The number alone, or the slug of a law', vi: 'Riêng số hiệu, hoặc tên luật viết không dấu', of: ({ it }) => it.key },
    { name: 'type', type: 'string', required: true, width: 14, heading: 'Loại', en: 'Slug of its type', vi: 'Loại văn bản', of: ({ it }) => it.type },
    { name: 'number', type: 'string', width: 20, heading: 'Số, ký hiệu', en: 'Number as written', vi: 'Số, ký hiệu như ghi', of: ({ it }) => it.number },
    { name: 'issuer', type: 'string', width: 24, heading: 'Cơ quan ban hành', en: 'Who issued it', vi: 'Cơ quan ban hành', of: ({ it }) => it.issuer },
    { name: 'issued_on', type: 'string', width: 13, heading: 'Ngày (như ghi)', en: 'Its date as far as it is given', vi: 'Ngày, ghi đến đâu lấy đến đó', of: ({ it }) => it.issuedOn },
    { name: 'issued_date', type: 'date', width: 12, heading: 'Ngày', en: 'The same where the day is known', vi: 'Ngày khi biết đủ', of: ({ it }) => dayOf(it.issuedOn) },
    { name: 'title', type: 'string', width: 50, heading: 'Trích yếu', en: 'Its title', vi: 'Trích yếu', of: ({ it }) => it.title },
    { name: 'in_preamble', type: 'boolean', required: true, width: 10, heading: 'Căn cứ', en: 'The preamble rests on it', vi: 'Là căn cứ ban hành', of: (c) => c.basis },
    { name: 'cited_document', type: 'string', width: 30, heading: 'Có trong bộ dữ liệu', en: 'The same document, where it is in this data set', vi: 'Chính văn bản đó, nếu có trong bộ dữ liệu', of: (c) => c.cited },
    { name: 'mentions', type: 'integer', required: true, width: 8, heading: 'Số lần nhắc', en: 'How often it is named', vi: 'Số lần nhắc đến', of: ({ it }) => it.mentions.length },
    ...evidenceColumns<CitationFact>(({ it }) => it.mentions[0]),
  ],
};

export const tables: TableDefinition<Of<RecordTable>> = {
  name: 'tables', heading: 'Bảng', key: ['document', 'table'], foreign: [toDocument],
  en: 'Every table of a document; what stands in it is in table_cells.', vi: 'Các bảng trong văn bản; nội dung ở bảng table_cells.',
  columns: [
    documentColumn, idColumn('table', 'Mã bảng', 'Id of the table in its document', 'Mã bảng trong văn bản'),
    { name: 'annex', type: 'string', width: 14, heading: 'Phụ lục', en: 'The annex it stands in', vi: 'Phụ lục chứa bảng', of: ({ it }) => it.annex?.marker },
    { name: 'annex_title', type: 'string', width: 40, heading: 'Tên phụ lục', en: 'Title of the annex', vi: 'Tên phụ lục', of: ({ it }) => it.annex?.title },
    { name: 'caption', type: 'string', width: 40, heading: 'Tên bảng', en: 'Caption', vi: 'Tên bảng', of: ({ it }) => it.caption },
    { name: 'method', type: 'string', required: true, width: 11, heading: 'Cách nhận ra', en: 'How it was seen: ruled, aligned, markdown, bars, flattened', vi: 'Cách nhận ra bảng', of: ({ it }) => it.method },
    { name: 'page_from', type: 'integer', width: 9, heading: 'Từ trang', en: 'First page', vi: 'Trang đầu', of: ({ it }) => it.pages[0] },
    { name: 'page_to', type: 'integer', width: 9, heading: 'Đến trang', en: 'Last page', vi: 'Trang cuối', of: ({ it }) => it.pages.at(-1) },
    { name: 'columns', type: 'integer', required: true, width: 8, heading: 'Số cột', en: 'Columns', vi: 'Số cột', of: ({ it }) => it.columns.length },
    { name: 'rows', type: 'integer', required: true, width: 8, heading: 'Số dòng', en: 'Rows, group rows included', vi: 'Số dòng, kể cả dòng nhóm', of: ({ it }) => it.rows.length },
  ],
};

export const tableCells: TableDefinition<CellFact & { readonly table: RecordTable }> = {
  name: 'table_cells', heading: 'Ô bảng', key: ['document', 'table', 'row', 'column'],
  en: 'Every cell of every table, one a row.', vi: 'Từng ô của các bảng, mỗi ô một dòng.',
  foreign: [toDocument, { fields: ['document', 'table'], table: 'tables', to: ['document', 'table'] }],
  columns: [
    documentColumn, idColumn('table', 'Mã bảng', 'The table', 'Bảng'),
    { name: 'row', type: 'integer', required: true, width: 7, heading: 'Dòng', en: 'Row, from 1', vi: 'Dòng, tính từ 1', of: (c) => c.row },
    { name: 'column', type: 'integer', required: true, width: 7, heading: 'Cột', en: 'Column, from 1', vi: 'Cột, tính từ 1', of: (c) => c.column },
    { name: 'row_kind', type: 'string', required: true, values: ['group', 'row'], width: 9, heading: 'Loại dòng', en: 'A row of content, or one that heads others', vi: 'Dòng nội dung hoặc dòng nhóm', of: (c) => c.rowKind },
    { name: 'name', type: 'string', width: 26, heading: 'Tên cột', en: 'Heading of the column', vi: 'Tên cột', of: (c) => c.table.columns[c.column - 1]?.name },
    { name: 'role', type: 'string', width: 13, heading: 'Vai trò cột', en: 'What the column holds: content, lead, timeframe, target:2025, …', vi: 'Nội dung của cột: content, lead, timeframe, target:2025, …', of: (c) => c.table.columns[c.column - 1]?.role },
    { name: 'text', type: 'string', width: 60, heading: 'Nội dung', en: 'What the cell says', vi: 'Nội dung ô', of: ({ it }) => it },
    ...evidenceColumns<CellFact & { readonly table: RecordTable }>((c) => c.evidence, false),
  ],
};

export const findings: TableDefinition<FindingFact> = {
  name: 'findings', heading: 'Phát hiện', key: ['document', 'finding'], foreign: [toDocument],
  en: 'What a person should look at.', vi: 'Những điểm cần người xem.',
  columns: [
    documentColumn,
    { name: 'finding', type: 'integer', required: true, width: 8, heading: 'Thứ tự', en: 'Place in the record, from 1', vi: 'Thứ tự trong bản ghi, tính từ 1', of: (f) => f.order },
    { name: 'code', type: 'string', required: true, width: 22, heading: 'Mã', en: 'Code, one of docs/findings.md', vi: 'Mã phát hiện (docs/findings.md)', of: ({ it }) => it.code },
    { name: 'severity', type: 'string', required: true, values: ['error', 'warning', 'info'], width: 9, heading: 'Mức', en: 'error, warning or info', vi: 'error lỗi, warning cảnh báo, info thông tin', of: ({ it }) => it.severity },
    { name: 'message', type: 'string', required: true, width: 60, heading: 'Nội dung (tiếng Anh)', en: 'In English', vi: 'Nội dung tiếng Anh', of: ({ it }) => it.message },
    { name: 'message_vi', type: 'string', required: true, width: 60, heading: 'Nội dung', en: 'In Vietnamese', vi: 'Nội dung tiếng Việt', of: ({ it }) => wording(it, 'vi') },
    { name: 'params', type: 'string', required: true, width: 30, heading: 'Tham số', en: 'What the wording is filled with, as JSON', vi: 'Tham số của câu, dạng JSON', of: ({ it }) => JSON.stringify(it.params) },
    ...evidenceColumns<FindingFact>(({ it }) => it.evidence[0]),
  ],
};
