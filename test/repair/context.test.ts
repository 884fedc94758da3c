import { expect, test } from '@jest/globals';
import { repairedDateWord, repairedPair } from '../../src/repair/collocations.js';
import { repairedSymbol } from '../../src/repair/symbols.js';

test.each<[string, string | undefined, string | undefined, string | undefined, string | null, string]>([
  ['thúng', 'ngày', '29', '6', 'tháng', 'between a day and a month'],
  ['thóng', 'ngày', '11', '7', 'tháng', 'another vowel'],
  ['tháng', 'ngày', '29', '6', null, 'right already'],
  ['thúng', 'ngày', '29', '26', null, 'no month has that number'],
  ['thúng', 'ngày', '39', '6', null, 'no day has that number'],
  ['thúng', 'có', '29', '6', null, 'no date'],
  ['đến', 'ngày', '29', '6', null, 'another word'],
  ['thúng', undefined, '29', '6', null, 'nothing before'],
])('%s after %s %s before %s: %s (%s)', (text, first, second, after, expected) => {
  expect(repairedDateWord(text, [first, second], after)).toBe(expected);
});

test.each<[string, readonly string[], string | null, string]>([
  ['11/TTT-STTTT', ['Tờ', 'trình', 'số'], '11/TTr-STTTT', 'the name of the kind tells its letters'],
  ['191/TTt-STTTT', ['tại', 'Tờ', 'trình', 'số'], '191/TTr-STTTT', 'one letter off, the kind is named'],
  ['210/KH-UBND', ['Kế', 'hoạch', 'số'], null, 'right already'],
  ['411/QD-TTg', ['Quyết', 'định', 'số'], '411/QĐ-TTg', 'a mark is missing'],
  ['1073KH-UBND', ['Số:'], '1073/KH-UBND', 'the slash was overlooked'],
  ['1073KHUBND', ['Số:'], null, 'too much is missing'],
  ['12XY-ABC', ['Số:'], null, 'letters nobody knows'],
])('%s after %j: %s (%s)', (text, before, expected) => {
  expect(repairedSymbol(text, 0.9, before.slice(-3))).toBe(expected);
});

test.each<[string, string | undefined, string | undefined, string | null, string]>([
  ['chỉ', 'hỗ', 'phí', 'chi', 'no text holds "chỉ phí"'],
  ['Chỉ', undefined, 'tiết,', 'Chi', 'a capital, a comma behind the pair'],
  ['đọc', 'ngành', 'đóng', 'dọc', 'the second of the pair'],
  ['"đối', undefined, 'mới', '"đổi', 'a quote before it stays'],
  ['chỉ', 'hỗ', 'phía', null, 'another neighbour'],
  ['chỉ,', undefined, 'phí', null, 'a clause ends between them'],
  ['phí', 'chỉ', 'tư', null, 'the other word of a pair is right'],
  ['chi', 'hỗ', 'phí', null, 'right already'],
  ['chỉ', 'hỗ', undefined, null, 'nothing after'],
])('%s between %s and %s: %s (%s)', (text, before, after, expected) => expect(repairedPair(text, before, after)).toBe(expected));
