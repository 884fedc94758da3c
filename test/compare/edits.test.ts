import { beforeAll, describe, expect, test } from '@jest/globals';
import { diffRecords } from '../../src/compare/compare.js';
import type { DocumentRecord, Section } from '../../src/model/record.js';
import { copy, readFixture, summary } from './support.js';

let base: DocumentRecord;
beforeAll(async () => {
  base = await readFixture('binh-dinh.md');
});

type Edit = (record: DocumentRecord) => void;
const everyPlace = (record: DocumentRecord, change: (place: { page: number; span: readonly [number, number] | null }) => void): void => {
  for (const t of record.targets) t.mentions.forEach(change);
  for (const t of record.tasks) change(t.evidence);
  for (const c of record.citations) c.mentions.forEach(change);
  for (const f of record.findings) f.evidence.forEach(change);
};
const walk = (nodes: readonly Section[], change: (node: Section) => void): void => nodes.forEach((node) => {
  change(node);
  walk(node.children, change);
});
const insertFirst = (record: DocumentRecord): void => {
  const [first] = record.sections;
  record.sections.unshift({ ...copy(first!), id: 'new', title: 'Những vấn đề hoàn toàn mới được đặt ra', text: null, children: [] });
};
const newRow = (record: DocumentRecord): void => {
  const { rows, columns } = record.tables[0]!;
  rows.splice(2, 0, { ...copy(rows[2]!), kind: 'row', marker: '99', cells: columns.map((_, i) => (i === 0 ? '99' : `ô chưa từng có thứ ${i}`)) });
};

const edits: [why: string, edit: Edit, expected: string[]][] = [
  ['nothing', () => undefined, []],
  ['a fact that only moved is no change', (r) => everyPlace(r, (place) => Object.assign(place, { page: place.page + 3, span: [0, 1] })), []],
  ['sections that only moved are no change', (r) => walk(r.sections, (s) => Object.assign(s, { page: s.page + 1, span: [0, 1] })), []],
  ['ids that shift are no change', (r) => { for (const t of r.targets) t.id = `${t.id}-b`; for (const t of r.tasks) t.id += 'x'; walk(r.sections, (s) => Object.assign(s, { id: `${s.id}~2` })); }, []],
  ['which words matched an indicator is no fact', (r) => { r.targets[0]!.match = { score: 0.5, method: 'other', runnerUp: null }; }, []],
  ['a value', (r) => { r.targets[0]!.min = 12.5; }, ['targets ~min']],
  ['the year', (r) => { r.targets[0]!.year = 2041; }, ['targets ~year']],
  ['a label word for word but one', (r) => { r.targets[0]!.label += ' (nếu có)'; }, ['targets ~label']],
  ['case and stops are spelling', (r) => { r.targets[0]!.label = `${r.targets[0]!.label.toUpperCase()}.`; }, ['targets ~label(spelling)']],
  ['place of the tone mark is spelling', (r) => { r.tasks[0]!.deliverable = 'Khoẻ'; }, ['tasks ~deliverable']],
  ['review is told apart from value', (r) => { r.targets[0]!.needsReview = !r.targets[0]!.needsReview; r.targets[1]!.confidence = { level: 'low', reasons: ['doubtful-reading'], score: null }; }, ['targets ~needsReview(trust) ~confidence(trust),reasons(trust)']],
  ['an agency more', (r) => { r.tasks[0]!.coordinating.push({ id: 'so-moi', name: 'Sở Mới', text: 'Sở Mới' }); }, ['tasks ~coordinating']],
  ['order of agencies is no change, nor how they are written', (r) => { for (const t of r.tasks) { t.coordinating.reverse(); t.lead.forEach((a) => { a.text = 'x'; }); } }, []],
  ['an amended task is the same task', (r) => { r.tasks[0]!.text += ' và báo cáo kết quả'; r.tasks[0]!.marker = '77'; }, ['tasks ~text,marker']],
  ['a task lost, another gained', (r) => { r.tasks[0]!.text = 'Zzz yyy xxx www.'; r.tasks[0]!.marker = null; }, ['tasks +1 -1']],
  ['a citation keeps its key', (r) => { r.citations[0]!.issuedOn = '1999-01-01'; }, ['citations ~issuedOn']],
  ['a cell', (r) => { const row = r.tables[0]!.rows.find((each) => each.kind === 'row')!; row.cells[1] = `${row.cells[1]!} thêm`; }, ['rows ~NỘI DUNG MỤC TIÊU CỤ THỂ']],
  ['a row more; those behind it do not change', newRow, ['rows +1']],
  ['a column renamed is no change of its rows', (r) => { r.tables[0]!.columns[1]!.name = 'CHỈ TIÊU'; }, ['tables ~columns']],
  ['a section before all others', insertFirst, ['sections +1']],
  ['a heading renumbered; what stands in it stays', (r) => { r.sections.find((s) => s.children.length > 0)!.marker = 'LX'; }, ['sections ~marker']],
  ['sections taken out of their parent', (r) => { const last = r.sections.find((s) => s.children.length > 0)!; r.sections.push(last.children.pop()!); }, ['sections ~within']],
  ['document fields', (r) => { r.document.issuedOn = '2020-01-01'; r.document.recipients.reverse(); r.document.title = r.document.title!.toLowerCase(); }, ['document title(spelling),issuedOn']],
  ['told from outside', (r) => { r.source.url = 'https://example.org/a'; }, ['document source.url']],
  ['a finding gone', (r) => { r.findings.pop(); }, ['findings -1']],
  ['a parameter of a finding', (r) => { const found = r.findings.find((f) => f.code === 'duplicate-marker')!; found.params = { marker: '1.2.x' }; }, ['findings ~marker']],
  ['the file and how pages were read are no facts', (r) => { r.source.file = 'other.pdf'; r.source.pages.forEach((p) => { p.method = 'ocr'; }); r.tables.forEach((t) => { t.method = 'ruled'; }); }, []],
];

describe('small edits', () => {
  test.each(edits)('%s', (_, edit, expected) => {
    const edited = copy(base);
    edit(edited);
    expect(summary(diffRecords(base, edited))).toEqual(expected);
  });
});
