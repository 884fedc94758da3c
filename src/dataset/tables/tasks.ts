import { recurrences, type Task } from '../../model/record.js';
import { edgeDay } from '../dates.js';
import type { Of } from '../facts.js';
import type { TableDefinition } from '../model.js';
import { documentColumn, evidenceColumns, idColumn, toDocument, trustColumns } from './shared.js';

export const tasks: TableDefinition<Of<Task>> = {
  name: 'tasks', heading: 'Nhiệm vụ', key: ['document', 'task'], foreign: [toDocument],
  en: 'One row for everything somebody is charged with.', vi: 'Mỗi nhiệm vụ được giao một dòng.',
  columns: [
    documentColumn, idColumn('task', 'Mã nhiệm vụ', 'Id of the task in its document', 'Mã nhiệm vụ trong văn bản'),
    { name: 'kind', type: 'string', required: true, values: ['table-row', 'field-block', 'duty'], width: 11, heading: 'Dạng', en: 'Row of a table, item with labelled lines, or duty of an agency', vi: 'Dòng bảng, mục có nhãn, hoặc việc phân công', of: ({ it }) => it.kind },
    { name: 'marker', type: 'string', width: 8, heading: 'STT', en: 'Number or letter as written', vi: 'Số thứ tự như ghi', of: ({ it }) => it.marker },
    { name: 'text', type: 'string', required: true, width: 70, heading: 'Nội dung', en: 'What is to be done', vi: 'Nội dung công việc', of: ({ it }) => it.text },
    { name: 'group', type: 'string', width: 40, heading: 'Nhóm', en: 'Headings over it, outer first, parted by “ > ”', vi: 'Các đề mục bên trên, từ ngoài vào trong, cách nhau bằng “ > ”', of: ({ it }) => it.group.join(' > ') || null },
    { name: 'deliverable', type: 'string', width: 30, heading: 'Sản phẩm', en: 'What is to come of it', vi: 'Sản phẩm đầu ra', of: ({ it }) => it.deliverable },
    { name: 'timeframe', type: 'string', width: 20, heading: 'Thời gian (như ghi)', en: 'The time as written', vi: 'Thời gian như văn bản ghi', of: ({ it }) => it.timeframe?.text },
    { name: 'time_from', type: 'string', width: 11, heading: 'Từ', en: 'Begin as it is understood: 2022, 2023-Q1, 2023-09, 2022-12-31', vi: 'Bắt đầu: 2022, 2023-Q1, 2023-09, 2022-12-31', of: ({ it }) => it.timeframe?.from },
    { name: 'time_to', type: 'string', width: 11, heading: 'Đến', en: 'End as it is understood', vi: 'Kết thúc', of: ({ it }) => it.timeframe?.to },
    { name: 'starts_on', type: 'date', width: 12, heading: 'Ngày bắt đầu', en: 'First day of time_from', vi: 'Ngày đầu của time_from', of: ({ it }) => edgeDay(it.timeframe?.from, 'first') },
    { name: 'due_on', type: 'date', width: 12, heading: 'Hạn', en: 'Last day of time_to', vi: 'Ngày cuối của time_to', of: ({ it }) => edgeDay(it.timeframe?.to, 'last') },
    { name: 'recurrence', type: 'string', values: recurrences, width: 12, heading: 'Định kỳ', en: 'How often', vi: 'Định kỳ', of: ({ it }) => it.timeframe?.recurrence },
    { name: 'open_ended', type: 'boolean', width: 10, heading: 'Không kỳ hạn', en: 'Goes on after its end (“và những năm tiếp theo”)', vi: 'Còn tiếp tục sau thời hạn', of: ({ it }) => it.timeframe?.openEnded },
    { name: 'refers_to', type: 'string', width: 16, heading: 'Dẫn đến mục', en: 'Ids of the sections a duty points to, one a line', vi: 'Mã các mục được dẫn đến, mỗi mục một dòng', of: ({ it }) => it.refersTo?.join('\n') || null },
    ...trustColumns<Of<Task>>(({ it }) => it), ...evidenceColumns<Of<Task>>(({ it }) => it.evidence),
  ],
};
