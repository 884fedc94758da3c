import { describe, expect, test } from '@jest/globals';
import { loadCatalogue, matchIndicator } from '../../src/catalogue/catalogue.js';
import type { PlacedTable, Sectioned } from '../../src/model/document.js';
import type { Span } from '../../src/model/provenance.js';
import type { Agency, Task, Target } from '../../src/model/record.js';
import { readDocument } from '../../src/pipeline.js';
import { evidenceOf } from '../../src/structure/evidence.js';
import { slug } from '../../src/text/fold.js';
import { readTargets, type TargetFacts, type TargetsRead } from '../../src/targets/targets.js';

const catalogue = loadCatalogue();
const options = { file: 'made-up.txt', url: null, publishedOn: null, maxBytes: 1e7, maxPages: 100 };
const agency = (text: string): Agency => ({ id: slug(text), name: text, text });

async function documentOf(lines: readonly string[]): Promise<Sectioned> {
  return readDocument(new TextEncoder().encode(`KẾ HOẠCH\nChuyển đổi số tỉnh Bắc Giang\n\n${lines.join('\n\n')}\n`), options as Parameters<typeof readDocument>[1]);
}

function read(document: Sectioned, more: Partial<TargetFacts> = {}): TargetsRead {
  return readTargets(document, {
    period: { from: null, to: 2025, vision: 2030 }, issuedOn: '2023-05-10', tasks: [],
    evidence: (span) => evidenceOf(document, span),
    match: (label, hint) => matchIndicator(label, catalogue, hint),
    agencies: (text) => text.split(/[,;] /u).map(agency),
    ...more,
  });
}

const line = (t: Target): string => `${t.indicator ?? t.label} ${t.year}${t.level === null ? '' : `/${t.level}`} ${t.comparator} ${t.min}..${t.max} ${t.unit} ×${t.mentions.length}`;
const codes = (r: TargetsRead): string[] => r.findings.map((f) => f.code).filter((c) => c !== 'unmapped-indicator');

/** A table laid over the reading text of a document: its cells get spans where their words stand, from `from` on. */
function table(document: Sectioned, columns: readonly [string, PlacedTable['columns'][number]['role']][], rows: readonly (readonly string[])[], more: Partial<PlacedTable> = {}): Sectioned {
  let at = document.text.value.length;
  let text = document.text.value;
  const placed = rows.map((cells) => {
    const start = at;
    const made = cells.map((cell) => {
      const span: Span = [at, at + cell.length];
      at += cell.length + 1;
      text += `${cell}\t`;
      return { text: cell, span, evidence: [], rowSpan: 1, bold: false };
    });
    const group = cells.slice(2).every((c) => c === '');
    return { kind: group ? ('group' as const) : ('row' as const), marker: cells[0] ?? null, cells: made, span: [start, at] as Span };
  });
  const one: PlacedTable = { id: 't1', method: 'markdown', annex: null, caption: null, pages: [1], columns: columns.map(([name, role]) => ({ name, role })), rows: placed, ...more };
  return { ...document, text: { value: text, origin: Array.from({ length: text.length }, () => -1) }, tables: [one] };
}

describe('due years', () => {
  test('the nearest that governs: sentence, heading, document', async () => {
    const document = await documentOf([
      'I. MỤC TIÊU', '1. Đến năm 2024', '- Tỷ lệ xã được phủ mạng băng rộng cáp quang đạt 90%.', '- Đến năm 2026, tỷ lệ thôn được phủ mạng băng rộng cáp quang đạt 80%.',
      '2. Mục tiêu khác', '- Tỷ lệ doanh nghiệp sử dụng hóa đơn điện tử đạt 100%.',
    ]);
    expect(read(document).targets.map(line)).toEqual([
      'fibre-commune 2024 eq 90..90 percent ×1', 'fibre-village 2026 eq 80..80 percent ×1', 'enterprise-e-invoice 2025 eq 100..100 percent ×1',
    ]);
  });

  test('in a task its time line goes before the headings', async () => {
    const document = await documentOf(['I. NHIỆM VỤ ĐẾN NĂM 2030', '1. Hạ tầng số', '- Phát triển hạ tầng; phấn đấu tỷ lệ xã được phủ mạng băng rộng cáp quang đạt 100%.']);
    const at = document.text.value.indexOf('Phát triển hạ tầng');
    const task = {
      id: 'x', kind: 'duty', marker: null, text: '', group: [], lead: [agency('Sở A')], coordinating: [], implementing: [], deliverable: null,
      timeframe: { text: '2024', from: '2024', to: '2024-12-31', recurrence: null, openEnded: false },
      evidence: { page: 1, bbox: null, span: [at, at + 90], text: '' }, confidence: { level: 'high', reasons: [], score: null }, needsReview: false,
    } as unknown as Task;
    const [target] = read(document, { tasks: [task] }).targets;
    expect(line(target!)).toBe('fibre-commune 2024 eq 100..100 percent ×1');
    expect(target!.lead.map((a) => a.id)).toEqual(['so-a']);
  });
});

describe('one target, several places', () => {
  const body = ['I. MỤC TIÊU ĐẾN NĂM 2025', '- Trên 90% doanh nghiệp sử dụng hóa đơn điện tử;', '- Tỷ lệ xã được phủ mạng băng rộng cáp quang đạt 100%.', '- 80% hộ chăn nuôi có chuồng trại kiên cố.'];
  const columns: [string, PlacedTable['columns'][number]['role']][] = [['TT', 'marker'], ['Nội dung chỉ tiêu', 'content'], ['Chủ trì', 'lead'], ['Phối hợp', 'coordinating']];

  test('body and annex row are one target: label of the body, agencies of the row, both places as mentions', async () => {
    const document = table(await documentOf(body), columns, [
      ['I', 'ĐẾN NĂM 2025', '', ''], ['1', 'Tỷ lệ doanh nghiệp sử dụng hóa đơn điện tử đạt hơn 90%', 'Cục Thuế', 'Sở Tài chính'], ['2', 'Tỷ lệ hộ chăn nuôi có chuồng trại kiên cố đạt 80%', 'Sở Giáo dục', ''],
    ]);
    const { targets, findings } = read(document);
    expect(targets.map(line)).toEqual(['enterprise-e-invoice 2025 gt 90..null percent ×2', 'fibre-commune 2025 eq 100..100 percent ×1', 'Hộ chăn nuôi có chuồng trại kiên cố 2025 eq 80..80 percent ×2']);
    expect(targets[0]!.label).toBe('Doanh nghiệp sử dụng hóa đơn điện tử');
    expect([targets[0]!.lead, targets[0]!.coordinating, targets[2]!.coordinating].map((l) => l.map((a) => a.id))).toEqual([['cuc-thue'], ['so-tai-chinh'], []]);
    expect(findings.filter((f) => f.severity !== 'info')).toEqual([]);
    expect(targets.every((t) => t.mentions.every((m) => m.text === document.text.value.slice(...m.span!)))).toBe(true);
  });

  test('where they disagree there are two, both flagged, and a finding', async () => {
    const document = table(await documentOf(body), columns, [['1', 'Tỷ lệ xã được phủ mạng băng rộng cáp quang đạt 95%', 'Sở TT', '']]);
    const { targets, findings } = read(document);
    expect(targets.filter((t) => t.needsReview).map(line)).toEqual(['fibre-commune 2025 eq 100..100 percent ×1', 'fibre-commune 2025 eq 95..95 percent ×1']);
    expect(findings.find((f) => f.code === 'conflicting-values')!.params).toMatchObject({ year: 2025, first: 'eq 100 percent', second: 'eq 95 percent' });
    expect(new Set(targets.map((t) => t.id)).size).toBe(targets.length);
  });

  test('a heading of a later year does not stand under an earlier one, whatever its marker', async () => {
    const document = table(await documentOf(['I. MỤC TIÊU']), [['TT', 'marker'], ['Nội dung mục tiêu', 'content'], ['Chủ trì', 'lead']], [
      ['', 'ĐẾN NĂM 2025', ''], ['1', 'Phát triển xã hội số', ''], ['1.1', 'Tỷ lệ xã được phủ mạng băng rộng cáp quang đạt 90%', 'Sở TT'],
      ['1.2', 'ĐẾN NĂM 2030', ''], ['1', 'Phát triển xã hội số', ''], ['1.1', 'Tỷ lệ xã được phủ mạng băng rộng cáp quang đạt 100%', 'Sở TT'],
      ['1.2', 'Năm 2028', ''], ['a', 'Tỷ lệ doanh nghiệp sử dụng hóa đơn điện tử đạt 95%', 'Cục Thuế'],
    ]);
    expect(read(document).targets.map(line)).toEqual(['fibre-commune 2025 eq 90..90 percent ×1', 'fibre-commune 2030 eq 100..100 percent ×1', 'enterprise-e-invoice 2028 eq 95..95 percent ×1']);
  });

  test('columns of values by year: one target for each, merged with the body', async () => {
    const document = table(await documentOf(body), [['TT', 'marker'], ['Chỉ tiêu', 'content'], ['ĐVT', 'unit'], ['Thực hiện 2022', 'target:2022'], ['Năm 2025', 'target:2025'], ['Năm 2030', 'target:2030'], ['Chủ trì', 'lead']], [
      ['1', 'Tỷ lệ xã được phủ mạng băng rộng cáp quang', '%', '70', '100', '100', 'Sở TT'], ['2', 'Thứ hạng chuyển đổi số (DTI)', 'Thứ bậc', '40', '≤ 30', 'Tối đa 20', 'Sở TT'], ['3', 'Mức độ hài lòng', '', '', 'Khá', 'Tốt', 'Sở Nội vụ'],
    ]);
    expect(read(document).targets.map(line)).toEqual([
      'enterprise-e-invoice 2025 gt 90..null percent ×1', 'fibre-commune 2025 eq 100..100 percent ×2', 'Hộ chăn nuôi có chuồng trại kiên cố 2025 eq 80..80 percent ×1',
      'fibre-commune 2030 eq 100..100 percent ×1', 'dti-rank 2025 lte null..30 rank ×1', 'dti-rank 2030 lte null..20 rank ×1',
    ]);
  });

  test('a table of a budget or a forecast gives none', async () => {
    const document = table(await documentOf([...body, 'DỰ BÁO MỘT SỐ CHỈ TIÊU KINH TẾ - XÃ HỘI']), [['TT', 'marker'], ['Chỉ tiêu', 'content'], ['Năm 2025', 'target:2025']], [['1', 'Tốc độ tăng trưởng GRDP', '10%']], { annex: { marker: 'Biểu', title: 'DỰ BÁO MỘT SỐ CHỈ TIÊU' } });
    const found = read({ ...document, tables: document.tables.map((t) => ({ ...t })) });
    expect(found.targets).toHaveLength(3);
    expect(found.findings.find((f) => f.code === 'table-without-targets')!.params).toEqual({ table: 't1', title: 'DỰ BÁO MỘT SỐ CHỈ TIÊU KINH TẾ - XÃ HỘI' });
  });

  test('the columns of a budget say so too', async () => {
    const document = table(await documentOf(body), [['TT', 'marker'], ['Nội dung', 'content'], ['Năm hiện hành 2025', 'other'], ['Năm 2026', 'target:2026']], [['1', 'Tổng sản phẩm trên địa bàn', '10', '11%']]);
    expect(codes(read(document))).toEqual(['table-without-targets']);
    expect(read(document).targets).toHaveLength(3);
  });

  test('the same commitment in other words is one target with all its places', async () => {
    const document = await documentOf([
      'I. MỤC TIÊU', '- Phấn đấu đến năm 2030 đạt ít nhất 50% số xã, phường trên toàn tỉnh không ma túy.', '- Đảm bảo 100% khu công nghiệp, cụm công nghiệp phải triển khai chương trình hỗ trợ đổi mới công nghệ.',
      'II. NHIỆM VỤ', '- Đến hết năm 2030, có ít nhất 50% đơn vị hành chính cấp xã trên toàn tỉnh “không ma túy”.',
      '- Hướng dẫn các địa phương xây dựng lộ trình đạt mục tiêu ít nhất 50% xã, phường không có ma tuý vào năm 2030 và các mục tiêu đã đề ra.',
      '- Đổi mới công nghệ: 100% khu công nghiệp, cụm công nghiệp triển khai chương trình hỗ trợ đổi mới công nghệ, gắn với chuyển đổi số.',
    ]);
    expect(read(document, { issuedOn: '2025-01-02', period: { from: 2025, to: 2030, vision: null } }).targets.map(line)).toEqual([
      'Xã, phường trên toàn tỉnh không ma túy 2030 gte 50..null percent ×3', 'Khu công nghiệp, cụm công nghiệp triển khai chương trình hỗ trợ đổi mới công nghệ 2030 eq 100..100 percent ×2',
    ]);
  });

  test('items of one list with one indicator and different values are different figures: the nearest wording keeps it', async () => {
    const document = await documentOf(['I. MỤC TIÊU', '- 80% trường học trên địa bàn chấp nhận thanh toán học phí không dùng tiền mặt.', '- 100% các trường đại học và cơ sở giáo dục nghề nghiệp tại thành phố chấp nhận thanh toán bằng phương thức không dùng tiền mặt.']);
    const { targets, findings } = read(document);
    expect(targets.map((t) => [t.indicator, t.needsReview])).toEqual([['cashless-education-institutions', false], [null, false]]);
    expect(findings.filter((f) => f.severity !== 'info')).toEqual([]);
  });

  test('a part of a value never takes its indicator', async () => {
    const document = await documentOf(['I. MỤC TIÊU', '- Tỷ lệ người dân hài lòng với việc giải quyết thủ tục hành chính đạt tối thiểu 95%, trong đó mức độ hài lòng về giải quyết thủ tục hành chính lĩnh vực đất đai đạt tối thiểu 85%.']);
    expect(read(document).targets.map((t) => [t.indicator, t.min, t.needsReview])).toEqual([['citizen-satisfaction-procedures', 95, false], [null, 85, false]]);
  });

  test('two ranks of one list contradict each other', async () => {
    const document = await documentOf(['I. MỤC TIÊU', '- Xếp hạng DTI từ thứ 20 trở lên.', '- Chỉ số DTI nằm trong top 10.']);
    expect(read(document).targets.map((t) => t.needsReview)).toEqual([true, true]);
  });
});

describe('doubts become findings', () => {
  test('stray, impossible and unread values', async () => {
    const document = await documentOf(['I. MỤC TIÊU', '- Tỷ lệ sản phẩm OCOP có mặt trên sàn thương mại điện tử đạt trên 80%; 70%.', '- Trên 100% doanh nghiệp sử dụng hóa đơn điện tử.', '- Bộ tiêu chí gồm 1.2.3 phần.']);
    const found = read(document);
    expect(codes(found)).toEqual(['stray-value', 'impossible-value', 'unread-value']);
    expect(found.targets.map((t) => t.needsReview)).toEqual([true, true]);
    expect(found.findings[0]!.params['text']).toMatch(/đạt trên 80%; 70%$/u);
    expect(found.findings[0]!.evidence[0]!.text).toMatch(/70%$/u);
  });

  test('values in brackets that are no target of their own are told', async () => {
    const document = await documentOf(['I. MỤC TIÊU', '- Tỷ lệ hộ nghèo giảm còn 2% (đô thị 1%, nông thôn 3%).']);
    expect(codes(read(document))).toEqual(['value-in-brackets']);
  });

  test('a target without any year asks for review', async () => {
    const document = await documentOf(['I. MỤC TIÊU', '- 100% doanh nghiệp sử dụng hóa đơn điện tử.']);
    const [target] = read(document, { period: { from: null, to: null, vision: null } }).targets;
    expect([target!.year, target!.needsReview, target!.confidence.reasons]).toEqual([null, true, ['no-year']]);
  });

  test('one finding for all targets without an indicator', async () => {
    const document = await documentOf(['I. MỤC TIÊU', ...['lúa', 'ngô', 'khoai', 'sắn', 'chè', 'cam'].map((crop) => `- 80% diện tích ${crop} được tưới tiết kiệm.`)]);
    const found = read(document).findings.filter((f) => f.code === 'unmapped-indicator');
    expect(found).toHaveLength(1);
    expect(found[0]!.params['count']).toBe(6);
    expect(found[0]!.evidence).toHaveLength(5);
  });

  test('a report of targets is no list of targets, whatever its headings say', async () => {
    const document = await documentOf([
      'I. TÌNH HÌNH THỰC HIỆN NHIỆM VỤ NĂM 2022', '- Phấn đấu hoàn thành 100% nhiệm vụ chi ngân sách.', '1. Về mục tiêu', '- 100% xã có tổ công nghệ số cộng đồng.',
      'II. MỤC TIÊU NĂM 2023', '- 90% doanh nghiệp sử dụng hóa đơn điện tử.',
    ]);
    expect(read(document).targets.map(line)).toEqual(['enterprise-e-invoice 2023 eq 90..90 percent ×1']);
  });

  test('a subject with a colon is no label of a result', async () => {
    const document = await documentOf(['I. MỤC TIÊU', '- Sản phẩm OCOP có mặt trên sàn thương mại điện tử: 100%.', 'II. NHIỆM VỤ', '- Chủ trì: Các sở. Thời hạn: Thường xuyên. Sản phẩm: Tối thiểu 20 bộ dữ liệu.']);
    expect(read(document).targets.map(line)).toEqual(['ocop-on-ecommerce 2025 eq 100..100 percent ×1', 'Bộ dữ liệu 2025 gte 20..null count ×1']);
  });

  test('two attributes the catalogue knows are two targets', async () => {
    const document = await documentOf(['I. MỤC TIÊU', '- Tỷ lệ dân số trưởng thành có tài khoản thanh toán điện tử, sử dụng dịch vụ công trực tuyến đạt 30% trở lên.']);
    expect(read(document).targets.map(line)).toEqual(['e-payment-account 2025 gte 30..null percent ×1', 'online-public-service-users 2025 gte 30..null percent ×1']);
  });

  test('a review of the past, money and norms give nothing', async () => {
    const document = await documentOf([
      'I. ĐÁNH GIÁ KẾT QUẢ THỰC HIỆN', '- Tỷ lệ xã được phủ mạng băng rộng cáp quang đạt 85%.', 'II. KINH PHÍ', '- Tổng kinh phí dự kiến 36.800 triệu đồng, ngân sách tỉnh chiếm 60%.',
      'III. TỔ CHỨC THỰC HIỆN', '- Triển khai 06 nhóm tiện ích; định kỳ 06 tháng báo cáo; hỗ trợ 50% chi phí cho doanh nghiệp.',
    ]);
    expect(read(document).targets).toEqual([]);
  });
});

test('the same document gives the same targets', async () => {
  const document = await documentOf(['I. MỤC TIÊU', '- 90% hồ sơ công việc tại cấp tỉnh; 80% hồ sơ công việc tại cấp huyện và 60% hồ sơ công việc tại cấp xã được xử lý trên môi trường mạng.']);
  const first = read(document);
  expect(first.targets.map((t) => t.id)).toEqual(['target-case-files-online-2025-province', 'target-case-files-online-2025-district', 'target-case-files-online-2025-commune']);
  expect(read(document)).toEqual(first);
});
