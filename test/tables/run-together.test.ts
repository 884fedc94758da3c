import { describe, expect, test } from '@jest/globals';
import { endsWithBody } from '../../src/tables/run-together.js';

describe('a text that ends with a body its sentence does not lead to', () => {
  test.each<[string, boolean, string]>([
    ['Tỷ lệ hợp đồng điện tử đạt 80% Sở Công Thương', true, 'the next cell'],
    ['Cấp mã số vùng trồng trực tuyến Sở Nông nghiệp và PTNT', true, 'the same without a number'],
    ['Kinh tế số chiếm 10% GRDP', false, 'no body'],
    ['Sở Công Thương', false, 'nothing before it'],
    ['Phối hợp với Sở Công Thương', false, 'the sentence goes on'],
    ['Trang thông tin điện tử của Sở Y tế', false, 'whose it is'],
    ['Các sở, ban, ngành, UBND các huyện', false, 'no name behind it'],
    ['Đào tạo cho cán bộ Sở Nội vụ.', false, 'a sentence that ends'],
    ['Sở Y tế chủ trì hướng dẫn các cơ sở khám bệnh, chữa bệnh trên địa bàn tỉnh kết nối dữ liệu', false, 'a body at the beginning'],
    ['', false, 'nothing'],
  ])('%s', (text, expected) => expect(endsWithBody(text)).toBe(expected));
});
