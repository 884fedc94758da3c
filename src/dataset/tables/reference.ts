import type { Indicator } from '../../catalogue/catalogue.js';
import type { NationalTarget } from '../../catalogue/national.js';
import type { MatrixCell } from '../matrix.js';
import type { Column, TableDefinition } from '../model.js';
import type { ProvinceRow } from '../provinces.js';
import { boundColumns, comparatorColumn, unitColumn } from './targets.js';

const levels = ['all', 'province', 'district', 'commune'] as const;
const prefixed = <S>(prefix: string, vi: string, column: Column<S>): Column<S> => (
  { ...column, name: `${prefix}_${column.name}`, heading: `${column.heading} – ${vi}` }
);

export const indicators: TableDefinition<Indicator> = {
  name: 'indicators', heading: 'Danh mục chỉ tiêu', key: ['indicator'], foreign: [],
  en: 'The catalogue of indicators that targets are mapped to.', vi: 'Danh mục chỉ tiêu dùng chung.',
  columns: [
    { name: 'indicator', type: 'string', required: true, width: 34, heading: 'Mã chỉ tiêu chung', en: 'Key', vi: 'Khóa', of: (i) => i.id },
    { name: 'name', type: 'string', required: true, width: 60, heading: 'Tên chỉ tiêu', en: 'Official wording', vi: 'Tên chính thức', of: (i) => i.name },
    { name: 'domain', type: 'string', width: 18, heading: 'Lĩnh vực', en: 'Domain', vi: 'Lĩnh vực', of: (i) => i.domain || null },
    { name: 'unit', type: 'string', required: true, width: 14, heading: 'Đơn vị', en: 'What its values count in', vi: 'Đơn vị của giá trị', of: (i) => i.unit },
    { name: 'direction', type: 'string', values: ['up', 'down'], width: 9, heading: 'Chiều', en: 'up: more is better; down: less is better', vi: 'up: càng cao càng tốt; down: càng thấp càng tốt', of: (i) => i.direction || null },
  ],
};

export const nationalTargetsTable: TableDefinition<NationalTarget & { readonly unit: string }> = {
  name: 'national_targets', heading: 'Chỉ tiêu quốc gia', key: ['indicator', 'year', 'level'],
  en: 'What national decisions ask for.', vi: 'Chỉ tiêu theo các quyết định của trung ương.',
  foreign: [{ fields: ['indicator'], table: 'indicators', to: ['indicator'] }],
  columns: [
    { name: 'indicator', type: 'string', required: true, width: 34, heading: 'Mã chỉ tiêu chung', en: 'The indicator', vi: 'Chỉ tiêu', of: (n) => n.indicator },
    { name: 'year', type: 'integer', required: true, width: 7, heading: 'Năm', en: 'By the end of', vi: 'Đến hết năm', of: (n) => n.year },
    { name: 'level', type: 'string', required: true, values: levels, width: 10, heading: 'Cấp', en: 'Level of government; all where levels are not told apart', vi: 'Cấp chính quyền; all nếu không quy định riêng', of: (n) => n.level ?? 'all' },
    { name: 'scope', type: 'string', required: true, values: ['each', 'nation'], width: 9, heading: 'Phạm vi', en: 'each: comparable with a province’s own value; nation: a sum or rank of the country, not compared', vi: 'each: so được với từng tỉnh; nation: số chung cả nước, không so', of: (n) => n.scope },
    { ...comparatorColumn<NationalTarget & { readonly unit: string }>((n) => n.comparator), required: true }, ...boundColumns<NationalTarget & { readonly unit: string }>((n) => n), { ...unitColumn<NationalTarget & { readonly unit: string }>((n) => n.unit), required: true },
    { name: 'decision', type: 'string', required: true, width: 30, heading: 'Quyết định', en: 'The decisions that say so', vi: 'Văn bản quy định', of: (n) => n.decision },
    { name: 'note', type: 'string', width: 30, heading: 'Ghi chú', en: 'Note', vi: 'Ghi chú', of: (n) => n.note || null },
  ],
};

export const provinces: TableDefinition<ProvinceRow> = {
  name: 'provinces', heading: 'Tỉnh, thành phố', key: ['province'], foreign: [{ fields: ['successor'], table: 'provinces', to: ['province'] }],
  en: 'Provinces before and since 2025-07-01.', vi: 'Các tỉnh, thành phố trước và từ ngày 1/7/2025.',
  columns: [
    { name: 'province', type: 'string', required: true, width: 22, heading: 'Mã tỉnh', en: 'Key: slug of the name with -63 for a unit before 2025-07-01, -34 for one since', vi: 'Khóa: tên không dấu, thêm -63 nếu là tỉnh trước 1/7/2025, -34 nếu từ ngày đó', of: (p) => p.key },
    { name: 'code', type: 'string', required: true, width: 8, heading: 'Mã số', en: 'Official two-digit code; old and new units share codes', vi: 'Mã hành chính hai chữ số; tỉnh cũ và mới có thể trùng mã', of: (p) => p.code },
    { name: 'name', type: 'string', required: true, width: 22, heading: 'Tên', en: 'Name', vi: 'Tên', of: (p) => p.name },
    { name: 'kind', type: 'string', width: 12, heading: 'Loại', en: 'tỉnh or thành phố', vi: 'Tỉnh hoặc thành phố', of: (p) => p.kind },
    { name: 'valid_from', type: 'date', width: 12, heading: 'Từ ngày', en: 'First day, where it is recent', vi: 'Ngày bắt đầu', of: (p) => p.from },
    { name: 'valid_to', type: 'date', width: 12, heading: 'Đến ngày', en: 'Last day', vi: 'Ngày kết thúc', of: (p) => p.to },
    { name: 'successor', type: 'string', width: 22, heading: 'Tỉnh mới', en: 'The unit it became on 2025-07-01; empty for a unit of that date', vi: 'Tỉnh sau sắp xếp; để trống nếu là tỉnh mới', of: (p) => p.successor },
  ],
};

type NamedCell = MatrixCell & { readonly provinceName: string };

export const matrix: TableDefinition<NamedCell> = {
  name: 'matrix', heading: 'Ma trận', key: ['indicator', 'basis', 'province', 'year', 'level'],
  en: 'Indicators × provinces × years, once by the provinces that issued and once as merged on 2025-07-01 (filter on basis, or rows count twice). A row for every province with a document and every year some document or the nation states for the indicator.',
  vi: 'Chỉ tiêu × tỉnh × năm, theo tỉnh lúc ban hành và theo tỉnh sau sắp xếp 1/7/2025 (phải lọc cột basis, nếu không sẽ tính hai lần). Có dòng cho mọi tỉnh có văn bản và mọi năm mà văn bản hoặc trung ương đặt chỉ tiêu.',
  foreign: [
    { fields: ['indicator'], table: 'indicators', to: ['indicator'] }, { fields: ['province'], table: 'provinces', to: ['province'] }, { fields: ['document'], table: 'documents', to: ['document'] },
    { fields: ['document', 'target'], table: 'targets', to: ['document', 'target'] },
  ],
  columns: [
    { name: 'indicator', type: 'string', required: true, width: 30, heading: 'Mã chỉ tiêu chung', en: 'The indicator', vi: 'Chỉ tiêu', of: (c) => c.indicator.id },
    { name: 'indicator_name', type: 'string', required: true, width: 50, heading: 'Tên chỉ tiêu', en: 'Its official wording', vi: 'Tên chính thức', of: (c) => c.indicator.name },
    { name: 'basis', type: 'string', required: true, values: ['issued', 'merged'], width: 9, heading: 'Theo tỉnh', en: 'issued: provinces as they were; merged: as they are since 2025-07-01', vi: 'issued: tỉnh lúc ban hành; merged: tỉnh sau 1/7/2025', of: (c) => c.basis },
    { name: 'province', type: 'string', required: true, width: 20, heading: 'Mã tỉnh', en: 'The province', vi: 'Tỉnh', of: (c) => c.province },
    { name: 'province_name', type: 'string', required: true, width: 20, heading: 'Tỉnh, thành phố', en: 'Its name', vi: 'Tên tỉnh', of: (c) => c.provinceName },
    { name: 'year', type: 'integer', required: true, width: 7, heading: 'Năm', en: 'The year the value is due', vi: 'Năm phải đạt', of: (c) => c.year },
    { name: 'level', type: 'string', required: true, values: levels, width: 10, heading: 'Cấp', en: 'Level of government the value is for; all where levels are not told apart', vi: 'Cấp áp dụng; all nếu không quy định riêng', of: (c) => c.level },
    { name: 'state', type: 'string', required: true, values: ['present', 'missing', 'conflicting'], width: 11, heading: 'Tình trạng', en: 'present: one value; missing: no document states one; conflicting: documents in force state different ones (alternatives)', vi: 'present: có một giá trị; missing: không văn bản nào nêu; conflicting: các văn bản nêu khác nhau (cột alternatives)', of: (c) => c.state },
    comparatorColumn<NamedCell>((c) => c.value?.comparator), ...boundColumns<NamedCell>((c) => c.value), unitColumn<NamedCell>((c) => c.value?.unit),
    { name: 'documents', type: 'integer', required: true, width: 9, heading: 'Số văn bản', en: 'Documents that state a value; copies of a file and amended documents do not count', vi: 'Số văn bản nêu giá trị; không tính bản trùng và văn bản đã bị sửa đổi', of: (c) => c.documents },
    { name: 'document', type: 'string', width: 30, heading: 'Văn bản', en: 'The latest document that states the value', vi: 'Văn bản mới nhất nêu giá trị', of: (c) => c.document },
    { name: 'target', type: 'string', width: 26, heading: 'Mã chỉ tiêu', en: 'Its target', vi: 'Chỉ tiêu trong văn bản đó', of: (c) => c.target },
    { name: 'needs_review', type: 'boolean', required: true, width: 10, heading: 'Cần xem lại', en: 'A person should look at a target behind this cell', vi: 'Có chỉ tiêu cần người xem lại', of: (c) => c.review },
    { name: 'alternatives', type: 'string', width: 50, heading: 'Các giá trị khác nhau', en: 'Of a conflicting cell: every value with its documents', vi: 'Ô mâu thuẫn: từng giá trị và văn bản nêu', of: (c) => c.alternatives },
    prefixed('national', 'quốc gia', comparatorColumn<NamedCell>((c) => c.national?.comparator)), ...boundColumns<NamedCell>((c) => c.national).map((column) => ({ ...prefixed('national', 'quốc gia', column), unit: 'unit of the indicator' })),
    { name: 'gap', type: 'number', unit: 'unit of the indicator', width: 11, heading: 'Chênh lệch', en: 'The province’s bound less the national one, turned so that below 0 is less ambitious; empty where they cannot be compared', vi: 'Mức của tỉnh trừ mức quốc gia; nhỏ hơn 0 là thấp hơn yêu cầu; để trống nếu không so được', of: (c) => c.gap },
    { name: 'against_national', type: 'string', values: ['under', 'meets', 'over'], width: 11, heading: 'So với quốc gia', en: 'under, meets or over; “80%” is under “trên 80%” though the gap is 0', vi: 'under thấp hơn, meets bằng, over cao hơn; “80%” là under so với “trên 80%” dù chênh lệch bằng 0', of: (c) => c.against },
  ],
};
