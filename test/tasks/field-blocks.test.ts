import { describe, expect, test } from '@jest/globals';
import { labelledParts, labelOf, valueOf } from '../../src/tasks/labels.js';
import { brief, bullet, heading, item, paragraph, read } from './support.js';

describe('labels', () => {
  test.each([
    ['Cơ quan chủ trì: Sở Y tế', 'lead'],
    ['Đơn vị chủ trì thực hiện: Sở Y tế', 'lead'],
    ['Cơ quan, đơn vị chủ trì: Sở Y tế', 'lead'],
    ['Chủ trì: Sở Y tế', 'lead'],
    ['Đơn vị phối hợp thực hiện: Sở Y tế', 'coordinating'],
    ['Phối hợp: Sở Y tế', 'coordinating'],
    ['Cơ quan thực hiện:', 'implementing'],
    ['Sản phẩm đầu ra/Tiêu chí giám sát: số lớp', 'deliverable'],
    ['Kết quả, sản phẩm: báo cáo', 'deliverable'],
    ['Kết quả dự kiến: báo cáo', 'deliverable'],
    ['Thời gian thực hiện: Năm 2022', 'timeframe'],
    ['Thời gian dự kiến hoàn thành: Năm 2022', 'timeframe'],
    ['Thời hạn hoàn thành: Quý I', 'timeframe'],
    ['Tiến độ: 2023', 'timeframe'],
    ['Nhiệm vụ: Tham mưu', 'text'],
    ['Nguồn kinh phí: ngân sách', 'other'],
    ['Thời gian (dự kiến): 2023', 'timeframe'],
    ['Sở Y tế: Tham mưu', null],
    ['Chủ trì, phối hợp với Sở Y tế triển khai', null],
    ['Kết quả thực hiện được báo cáo', null],
  ])('%s is %s', (text, field) => {
    expect(labelOf(text)).toBe(field);
  });

  test('labels inside one paragraph', () => {
    const text = 'Triển khai bệnh án điện tử. Cơ quan chủ trì: Sở Y tế. - Đơn vị phối hợp: Các sở, ban, ngành; thời gian: Quý I/2023.';
    expect(labelledParts(text).map((p) => [p.field, valueOf(text, p)])).toEqual([
      ['lead', 'Sở Y tế.'],
      ['coordinating', 'Các sở, ban, ngành'],
      ['timeframe', 'Quý I/2023.'],
    ]);
  });
});

describe('items with labelled lines', () => {
  const expected = {
    kind: 'field-block', text: 'Triển khai bệnh án điện tử.', lead: ['so-y-te'], coordinating: ['so-tai-chinh'], deliverable: 'Bệnh án điện tử.', time: '2022-Q1|2022-Q1|',
  };
  const lines = (make: (text: string) => ReturnType<typeof bullet>): ReturnType<typeof bullet>[] =>
    ['Cơ quan chủ trì: Sở Y tế.', 'Cơ quan phối hợp: Sở Tài chính.', 'Sản phẩm đầu ra: Bệnh án điện tử.', 'Thời gian thực hiện: Quý I/2022.'].map(make);

  test('as bullets of their item', () => {
    const { tasks } = read([heading('roman', 'III', 'NHIỆM VỤ', heading('decimal', '1', 'Y tế', item('letter', 'a', 'Triển khai bệnh án điện tử.', ...lines((t) => bullet(t)))))]);
    expect(tasks.map(brief)).toEqual([{ ...expected, marker: 'a' }]);
    expect(tasks[0]!.group).toEqual(['NHIỆM VỤ', 'Y tế']);
  });

  test('as paragraphs, under a heading', () => {
    const { tasks } = read([heading('roman', 'III', 'NHIỆM VỤ', heading('decimal', '1.1', 'Triển khai bệnh án điện tử.', ...lines(paragraph)))]);
    expect(tasks.map(brief)).toEqual([{ ...expected, marker: '1.1' }]);
  });

  test('as siblings of bullet items, block after block', () => {
    const { tasks } = read([heading('roman', 'III', 'NHIỆM VỤ', bullet('Triển khai bệnh án điện tử.'), ...lines((t) => bullet(t)), bullet('Xây dựng Cổng dữ liệu mở.'), bullet('Đơn vị chủ trì: Sở Khoa học và Công nghệ'))]);
    expect(tasks.map(brief)).toEqual([
      { ...expected, marker: '-' },
      { kind: 'field-block', marker: '-', text: 'Xây dựng Cổng dữ liệu mở.', lead: ['so-khoa-hoc-va-cong-nghe'], coordinating: [] },
    ]);
  });

  test('as letters: a) Nhiệm vụ, b) Cơ quan thực hiện with lines of its own, c) Thời gian', () => {
    const { tasks } = read([
      heading('roman', 'II', 'NHIỆM VỤ',
        heading('decimal', '1.1', 'Xây dựng chiến lược:',
          item('letter', 'a', 'Nhiệm vụ: Rà soát, hoàn thiện Chiến lược dữ liệu.'),
          item('letter', 'b', 'Cơ quan thực hiện:', bullet('Đơn vị chủ trì: Sở Khoa học và Công nghệ.'), bullet('Đơn vị phối hợp: Các Sở, ban, ngành.')),
          item('letter', 'c', 'Thời gian thực hiện: Hoàn thành trong năm 2025.'))),
    ]);
    expect(tasks.map(brief)).toEqual([
      { kind: 'field-block', marker: '1.1', text: 'Rà soát, hoàn thiện Chiến lược dữ liệu.', lead: ['so-khoa-hoc-va-cong-nghe'], coordinating: ['cac-so-ban-nganh'], time: '2025|2025|' },
    ]);
  });

  test('in one paragraph', () => {
    const { tasks } = read([heading('roman', 'II', 'NHIỆM VỤ', item('decimal', '1', 'Triển khai bệnh án điện tử. Cơ quan chủ trì: Sở Y tế; cơ quan phối hợp: Sở Tài chính; thời gian: Quý I/2022.'))]);
    expect(tasks.map(brief)).toEqual([{ kind: 'field-block', marker: '1', text: 'Triển khai bệnh án điện tử.', lead: ['so-y-te'], coordinating: ['so-tai-chinh'], time: '2022-Q1|2022-Q1|' }]);
  });

  test('a time alone, or a colon in running text, makes no block', () => {
    expect(read([heading('decimal', '1', 'Quan trắc', item('letter', 'a', 'Thời gian thực hiện: Từ tháng 3.')), paragraph('Kết quả: đạt 90%.')]).tasks).toEqual([]);
  });

  test('a block inside "Tổ chức thực hiện" is read once', () => {
    const { tasks } = read([heading('roman', 'IV', 'TỔ CHỨC THỰC HIỆN', heading('decimal', '1', 'Sở Y tế', item('letter', 'a', 'Triển khai bệnh án điện tử.', ...lines((t) => bullet(t)))))]);
    expect(tasks.map((t) => t.kind)).toEqual(['field-block']);
  });

  test('an item nobody leads is flagged', () => {
    const { tasks, findings } = read([item('letter', 'a', 'Triển khai bệnh án điện tử.', bullet('Cơ quan chủ trì:'), bullet('Thời gian thực hiện: Năm 2022, 2023, 2034, 2025'))]);
    expect(tasks[0]).toMatchObject({ lead: [], needsReview: true, confidence: { level: 'low', reasons: ['missing-lead', 'impossible-year'] } });
    expect(findings.map((f) => f.code)).toEqual(['impossible-year', 'missing-lead']);
  });
});
