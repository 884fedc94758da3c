import { comparators, units, type Agency, type Target } from '../../model/record.js';
import { agencyRoles, type AgencyFact, type MentionFact, type Of } from '../facts.js';
import type { Column, TableDefinition } from '../model.js';
import { documentColumn, evidenceColumns, idColumn, toDocument, trustColumns } from './shared.js';

export const comparatorColumn = <S>(of: Column<S>['of']): Column<S> => ({
  name: 'comparator', type: 'string', values: comparators, width: 9, heading: 'So sánh', of,
  en: 'eq is, gt over, gte at least, lt under, lte at most, range from min to max, approx about', vi: 'eq đạt, gt trên, gte tối thiểu, lt dưới, lte tối đa, range từ min đến max, approx khoảng',
});
export const boundColumns = <S>(of: (source: S) => { readonly min: number | null; readonly max: number | null } | null): Column<S>[] => [
  { name: 'min', type: 'number', unit: 'column:unit', width: 12, heading: 'Giá trị (từ)', en: 'The value, or the lower bound; empty for lt and lte', vi: 'Giá trị, hoặc cận dưới; để trống với lt và lte', of: (s) => of(s)?.min },
  { name: 'max', type: 'number', unit: 'column:unit', width: 12, heading: 'Giá trị (đến)', en: 'The value, or the upper bound; empty for gt and gte', vi: 'Giá trị, hoặc cận trên; để trống với gt và gte', of: (s) => of(s)?.max },
];
export const unitColumn = <S>(of: Column<S>['of']): Column<S> => (
  { name: 'unit', type: 'string', width: 12, heading: 'Đơn vị', en: `What the value counts in: ${units.join(', ')}`, vi: 'Đơn vị của giá trị: percent là %, vnd là đồng, …', of }
);

export const targets: TableDefinition<Of<Target>> = {
  name: 'targets', heading: 'Chỉ tiêu', key: ['document', 'target'],
  en: 'One row for every quantified commitment of a document.', vi: 'Mỗi chỉ tiêu định lượng của văn bản một dòng.',
  foreign: [toDocument, { fields: ['indicator'], table: 'indicators', to: ['indicator'] }],
  columns: [
    documentColumn, idColumn('target', 'Mã chỉ tiêu', 'Id of the target in its document', 'Mã chỉ tiêu trong văn bản'),
    { name: 'label', type: 'string', required: true, width: 60, heading: 'Chỉ tiêu (như ghi)', en: 'Wording of the document, without value and verb', vi: 'Tên chỉ tiêu theo văn bản, không gồm giá trị', of: ({ it }) => it.label },
    { name: 'indicator', type: 'string', width: 28, heading: 'Mã chỉ tiêu chung', en: 'Indicator of the catalogue; empty where none fits', vi: 'Mã trong danh mục chỉ tiêu; để trống nếu không khớp', of: ({ it }) => it.indicator },
    { name: 'match_score', type: 'number', required: true, width: 9, heading: 'Độ khớp', en: 'How well it fits, 0 to 1', vi: 'Mức khớp với danh mục, từ 0 đến 1', of: ({ it }) => it.match.score },
    { name: 'match_method', type: 'string', required: true, width: 11, heading: 'Cách khớp', en: 'How it was found', vi: 'Cách tìm ra', of: ({ it }) => it.match.method },
    { name: 'year', type: 'integer', width: 7, heading: 'Năm', en: 'The year it is due', vi: 'Năm phải đạt', of: ({ it }) => it.year },
    { name: 'period_from', type: 'integer', width: 9, heading: 'Từ năm', en: 'First year of the period it is stated for', vi: 'Năm đầu của giai đoạn', of: ({ it }) => it.period?.from },
    { name: 'period_to', type: 'integer', width: 9, heading: 'Đến năm', en: 'Last year of it', vi: 'Năm cuối của giai đoạn', of: ({ it }) => it.period?.to },
    { name: 'level', type: 'string', values: ['province', 'district', 'commune'], width: 10, heading: 'Cấp', en: 'Level of government the value is for, where the document tells them apart', vi: 'Cấp chính quyền áp dụng, nếu văn bản quy định riêng từng cấp', of: ({ it }) => it.level },
    { ...comparatorColumn<Of<Target>>(({ it }) => it.comparator), required: true }, ...boundColumns<Of<Target>>(({ it }) => it), { ...unitColumn<Of<Target>>(({ it }) => it.unit), required: true },
    { name: 'mentions', type: 'integer', required: true, width: 8, heading: 'Số lần nêu', en: 'How often the document states it (target_mentions)', vi: 'Số lần văn bản nêu (bảng target_mentions)', of: ({ it }) => it.mentions.length },
    ...trustColumns<Of<Target>>(({ it }) => it), ...evidenceColumns<Of<Target>>(({ it }) => it.mentions[0]),
  ],
};

const orderColumn: Column<{ readonly order: number }> = { name: 'order', type: 'integer', required: true, width: 7, heading: 'Thứ tự', en: 'Place in its list, from 1', vi: 'Thứ tự trong danh sách, tính từ 1', of: (s) => s.order };

export const targetMentions: TableDefinition<MentionFact> = {
  name: 'target_mentions', heading: 'Nơi nêu chỉ tiêu', key: ['document', 'target', 'order'],
  en: 'Every place that states a target.', vi: 'Từng nơi trong văn bản nêu chỉ tiêu.',
  foreign: [toDocument, { fields: ['document', 'target'], table: 'targets', to: ['document', 'target'] }],
  columns: [
    documentColumn, idColumn('target', 'Mã chỉ tiêu', 'The target', 'Chỉ tiêu'), orderColumn, ...evidenceColumns<MentionFact>(({ it }) => it),
    { name: 'raw', type: 'string', width: 40, heading: 'Như trong tệp', en: 'What was written, where cleaning changed letters of it', vi: 'Nguyên văn trong tệp, nếu khi làm sạch có đổi chữ', of: ({ it }) => it.raw },
  ],
};

const agencyTable = (name: 'target_agencies' | 'task_agencies', of: 'target' | 'task', heading: string, en: string, vi: string): TableDefinition<AgencyFact> => ({
  name, heading, en, vi, key: ['document', of, 'role', 'order'],
  foreign: [toDocument, { fields: ['document', of], table: `${of}s`, to: ['document', of] }, { fields: ['agency'], table: 'agencies', to: ['agency'] }],
  columns: [
    documentColumn, idColumn(of, of === 'task' ? 'Mã nhiệm vụ' : 'Mã chỉ tiêu', `The ${of}`, of === 'task' ? 'Nhiệm vụ' : 'Chỉ tiêu'),
    { name: 'role', type: 'string', required: true, values: agencyRoles, width: 13, heading: 'Vai trò', en: 'lead, coordinating or implementing', vi: 'lead chủ trì, coordinating phối hợp, implementing thực hiện', of: (s) => s.role },
    orderColumn,
    { name: 'agency', type: 'string', required: true, width: 30, heading: 'Mã cơ quan', en: 'The agency', vi: 'Cơ quan', of: ({ it }) => it.id },
    { name: 'text', type: 'string', width: 34, heading: 'Tên như ghi', en: 'As the document writes it', vi: 'Tên như văn bản ghi', of: ({ it }) => it.text },
    { name: 'inherited', type: 'boolean', required: true, width: 10, heading: 'Theo nhóm', en: 'Named once for a group or a merged cell', vi: 'Chỉ ghi một lần cho cả nhóm hoặc ô gộp', of: ({ it }) => it.inherited === true },
  ],
});
export const targetAgencies = agencyTable('target_agencies', 'target', 'Cơ quan – chỉ tiêu', 'Who is charged with a target.', 'Cơ quan được giao chỉ tiêu.');
export const taskAgencies = agencyTable('task_agencies', 'task', 'Cơ quan – nhiệm vụ', 'Who is charged with a task.', 'Cơ quan được giao nhiệm vụ.');

export const agencies: TableDefinition<Pick<Agency, 'id' | 'name'>> = {
  name: 'agencies', heading: 'Cơ quan', key: ['agency'], foreign: [],
  en: 'Every agency charged with a target or task. “Sở Tài chính” of all provinces is one agency: join with documents for the province.',
  vi: 'Các cơ quan được giao chỉ tiêu hoặc nhiệm vụ. “Sở Tài chính” của mọi tỉnh là một dòng: nối với bảng documents để biết tỉnh.',
  columns: [
    { name: 'agency', type: 'string', required: true, width: 40, heading: 'Mã cơ quan', en: 'Key: slug of the full name without the province', vi: 'Khóa: tên đầy đủ không gồm tên tỉnh, viết không dấu', of: (a) => a.id },
    { name: 'name', type: 'string', required: true, width: 40, heading: 'Tên cơ quan', en: 'Name; where documents differ, the most frequent one', vi: 'Tên; nếu các văn bản ghi khác nhau, lấy tên gặp nhiều nhất', of: (a) => a.name },
  ],
};
