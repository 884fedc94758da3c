import { describe, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { extractWithText } from '../../../src/extract.js';
import { RecordSchema, type DocumentRecord } from '../../../src/model/record.js';
import { pageOf, type Style } from './portal-pages.js';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const read = async (text: string, file: string): Promise<{ record: DocumentRecord; text: string }> => extractWithText(bytes(text), { file });

/** Where a fact stands, and how a table was seen, are not what it says. */
const places = new Set(['evidence', 'cellEvidence', 'mentions', 'method', 'pages', 'page', 'span', 'spans', 'textSpan']);
const said = (_key: string, value: unknown): unknown => (value !== null && typeof value === 'object' && !Array.isArray(value) ? Object.fromEntries(Object.entries(value).filter(([key]) => !places.has(key))) : value);

/** What a record says, without where it stands. */
function facts({ document, sections, annexes, targets, tasks, citations, tables }: DocumentRecord): unknown {
  return { fields: Object.keys(document.evidence), ...(JSON.parse(JSON.stringify({ document, sections, annexes, targets, tasks, citations, tables }, said)) as object) };
}

describe('a page gives the record of its text', () => {
  const files = ['documents/synth-006.md', 'made-up/bac-kan-2023.md', 'made-up/can-tho-2023.md', 'made-up/ha-giang-2024.md', 'made-up/lam-dong-2025.md', 'made-up/quang-tri-2025.md'];
  test.each(files)('%s', async (file) => {
    const markdown = readFileSync(new URL(`../../../fixtures/${file}`, import.meta.url), 'utf8');
    const twin = (await read(markdown, 'a.md')).record;
    const box = [{ label: 'Số hiệu:', value: twin.document.number ?? '' }, { label: 'Loại văn bản:', value: 'Kế hoạch' }, { label: 'Ngày hiệu lực:', value: 'Đã biết' }, { label: 'Tình trạng:', value: 'Còn hiệu lực' }];
    for (const style of ['modern', 'old', 'word'] satisfies Style[]) {
      const { record } = await read(pageOf(markdown, style, box), 'a.html');
      expect({ style, facts: facts(record) }).toEqual({ style, facts: facts(twin) });
      expect(record.source.mediaType).toBe('text/html');
    }
  });
});

describe('a portal page', () => {
  const html = readFileSync(new URL('../../../fixtures/documents/trang-cong-thong-tin.html', import.meta.url), 'utf8');

  test('is a record of the document alone', async () => {
    const { record, text } = await read(html, 'portal.html');
    expect(RecordSchema.parse(record)).toBeDefined();
    expect(record.document).toMatchObject({ type: 'ke-hoach', number: '41/KH-UBND', issuedOn: '2024-03-13', place: 'Yên Bái', title: 'Chuyển đổi số tỉnh Yên Bái năm 2024', signatory: { name: 'Nguyễn Văn Ví Dụ' }, recipients: ['Như trên', 'Lưu: VT'] });
    expect(record.targets.map((t) => t.min)).toEqual([80, 70]);
    expect(record.tasks.map((t) => [t.text, t.lead.map((a) => a.name)])).toEqual([['Xây dựng kho dữ liệu dùng chung', ['Sở Thông tin và Truyền thông']], ['Tập huấn kỹ năng số cho cán bộ', ['Sở Thông tin và Truyền thông']]]);
    expect(record.citations.map((c) => c.key)).toEqual(['749/QĐ-TTg']);
    for (const words of ['Trang chủ', 'Tải về', '95%', '60%', '12,5%', '99%', '0216', '»']) expect(text).not.toContain(words);
    expect(record.targets[0]!.mentions[0]!.place).toMatchObject({ section: 1 });
    expect(record.tasks[1]!.evidence.place).toMatchObject({ cell: { row: 3 } });
  });

  test('loses nothing: what is no part of the document is set aside', async () => {
    const { record } = await read(html, 'portal.html');
    const aside = record.furniture.map((f) => `${f.reason}: ${f.text}`).join('\n');
    for (const words of ['site: - Trang chủ', '95% năm 2030', '60% là thấp', 'Tăng trưởng 12,5%', 'Điện thoại: 0216.000.000', 'site: Tải về', 'hidden: Tỷ lệ đạt 99%.', 'Kế hoạch 41/KH-UBND năm 2024']) expect(aside).toContain(words);
    expect(record.findings.map((f) => f.code)).toEqual(expect.arrayContaining(['site-furniture', 'hidden-text']));
  });

  test('tells where the portal and the document differ', async () => {
    const { record } = await read(html, 'portal.html');
    const differs = record.findings.filter((f) => f.code === 'portal-differs');
    expect(differs.map((f) => f.params)).toEqual([{ field: 'issuedOn', portal: '2024-03-15', document: '2024-03-13' }]);
    expect(differs[0]!.evidence.map((e) => e.text)).toEqual(['15/03/2024', 'Yên Bái, ngày 13 tháng 3 năm 2024']);
  });

  test('same bytes, same record', async () => {
    expect(JSON.stringify((await read(html, 'a.html')).record)).toBe(JSON.stringify((await read(html, 'a.html')).record));
  });
});
