import { alternatives } from './lower.js';
import { functionWords } from './units.js';

/** A number that is no quantity, and why. */
export type TrapKind =
  | 'document-number' | 'date' | 'year' | 'section' | 'grade' | 'age' | 'base' | 'phone' | 'time' | 'footnote' | 'name' | 'ratio' | 'list-marker' | 'tier';

const documentWords =
  'luật|bộ luật|pháp lệnh|nghị quyết|nghị định|quyết định|chỉ thị|thông tư|thông báo|kết luận|công văn|văn bản|tờ trình|đề án|kế hoạch|chương trình|hướng dẫn|quy định|công điện|báo cáo|dự án|biên bản|giấy phép';
const year = '(?:19[4-9]\\d|20\\d\\d|2100)';

/** A kind, its pattern, and strings of which a text holds one wherever the pattern can match: without them it is not tried. */
type Trap = readonly [kind: TrapKind, pattern: RegExp, needs?: readonly string[]];

/** What can follow a name: an end, or a word that no count stands before. */
const afterName = `(?= {0,2}(?:$|[.,;:)\\]”"/]|(?:${alternatives(functionWords)})(?![A-Za-zÀ-ỹ\\d])))`;

/** Patterns over the text as written: capitals tell a document's symbol from a rate ("80/2021/NĐ-CP", not "80/người"). */
const written: readonly Trap[] = [
  ['document-number', /(?<![A-Za-zÀ-ỹ\d])\d{1,5}[a-z]?(?: ?\/ ?\d{4})? ?[/_-] ?(?:\p{Lu}{2,}|\p{Lu}[A-Za-zÀ-ỹ]*-?\p{Lu})[A-Za-zÀ-ỹ\d]*(?: ?[-/&] ?[\p{Lu}\d][A-Za-zÀ-ỹ\d]*)*/gu, ['/', '-', '_']],
  // "COP 26", "VNeID 2": after an abbreviation or a name of several capitals
  ['name', new RegExp(`(?<![A-Za-zÀ-ỹ\\d])(?!TOP |TỐP )\\p{Lu}[A-Za-zÀ-ỹ]{0,12}?\\p{Lu}[A-Za-zÀ-ỹ\\d]{0,12} {1,2}[1-9]\\d?(?![\\d%])(?![.,]\\d)${afterName}`, 'gu')],
  // "nhà máy điện gió Tân Phú Đông 1": after a capital that does not open the sentence
  ['name', new RegExp(`(?<=[A-Za-zÀ-ỹ\\d,] )(?!(?:Top|Tốp|Tóp|Nhóm|Hạng|Thứ|Trên|Dưới|Hơn|Đạt|Từ|Khoảng|Số|Có|Còn|Thiểu|Nhất) )\\p{Lu}\\p{Ll}{1,12} {1,2}[1-9]\\d?(?![\\d%])(?![.,]\\d)${afterName}`, 'gu')],
  ['name', /(?<![A-Za-zÀ-ỹ\d])(?:ISO|TCVN|QCVN|TCN|IEC|ITU|RFC|PCI DSS|COVID)(?:\/[A-Z]{2,6})?[ :/-]{0,2}\d[\d:./-]*(?![\d%])(?! {0,2}%)/giu, ['ISO', 'TC', 'QC', 'IEC', 'ITU', 'RFC', 'PCI', 'COVID', 'Covid', 'covid', 'iso', 'Iso']],
];

/** Patterns over the lower-case text. */
const lowered: readonly Trap[] = [
  ['document-number', new RegExp(`(?<![A-Za-zÀ-ỹ])(?:${documentWords})(?: {1,2}số)? {1,2}\\d+(?![\\d.,]*\\d* {0,2}%)(?! {0,2}(?:%|người|hộ|tỷ|triệu))`, 'gu')],
  ['name', /(?<!tổng |(?:[A-Za-zÀ-ỹ][A-Za-zÀ-ỹ][A-Za-zÀ-ỹ]) chỉ |người |hộ )(?<![A-Za-zÀ-ỹ])số:? {0,2}\d+(?:[./]\d+)*(?![\d.,]*\d* {0,2}%)/gu, ['số']],
  ['date', /(?<![\d])\d{1,2} ?[/.-] ?\d{1,2} ?[/.-] ?\d{4}(?!\d)/gu, ['/', '.', '-']],
  ['date', /(?<![A-Za-zÀ-ỹ])(?:sáng |chiều |tối )?ngày {0,2}\d{1,2}(?: ?[/-] ?\d{1,2})?(?: {0,2}tháng {0,2}\d{1,2})?(?: {0,2}năm {0,2}\d{4})?(?!\d|%)/gu, ['ngày']],
  ['date', /(?<![A-Za-zÀ-ỹ])tháng {0,2}\d{1,2}(?: ?[/-] ?\d{4}| {0,2}năm {0,2}\d{4})?(?![\d%])/gu, ['tháng']],
  ['date', /(?<![A-Za-zÀ-ỹ])qu[ýí] {0,2}\d(?: ?[/-] ?\d{4}| {0,2}năm {0,2}\d{4})?(?![\d%])/gu, ['qu']],
  ['date', new RegExp(`(?<!\\d)(?:0?[1-9]|1[0-2]) ?/ ?${year}(?!\\d)`, 'gu'), ['/']],
  ['date', /(?<![A-Za-zÀ-ỹ])ngày [A-Za-zÀ-ỹ ]{1,60}\d{1,2}\/\d{1,2}(?!\d)/gu, ['ngày ']],
  ['year', new RegExp(`(?<!\\d)${year} ?- ?${year}(?!\\d)`, 'gu'), ['-']],
  ['section', /(?<![A-Za-zÀ-ỹ])(?:điều|khoản|tiết|tiểu mục|mục|chương|phần|phụ lục|bảng|biểu|biểu mẫu|mẫu|trang|hình|bước|gạch đầu dòng)(?: số)? {1,2}\d+(?:[.,]\d+)*(?![\d%])(?! {0,2}%)/gu],
  ['section', /(?<=(?:tại|theo|của|và|,|các|nêu) )điểm \d+(?:\.\d+)*(?![\d%])/gu, ['điểm ']],
  ['grade', /(?<![A-Za-zÀ-ỹ])(?:mức độ|cấp độ|mức|loại|lớp|khối|giai đoạn|đợt|khóa|khoá|phiên bản|vùng|khu vực|tầng|hạng mục|ca|tổ|đội|bậc|trình độ|level) {1,2}[1-9]\d?(?![\d.,]*\d)(?! {0,2}(?:%|-|\/))/gu],
  ['name', /(?<![A-Za-zÀ-ỹ])(?:dự án|tiểu dự án|hợp phần|tiểu hợp phần|gói thầu|lô|nội dung thành phần) {1,2}(?:số )?\d{1,2}(?: ?(?:,|và|&|-) ?\d{1,2})*(?![\d.,%])(?! {0,2}[A-Za-zÀ-ỹ])/gu, ['dự án', 'hợp phần', 'gói thầu', 'lô', 'thành phần']],
  ['grade', /(?<![A-Za-zÀ-ỹ])(?:mức độ|cấp độ) {1,2}[1-5](?: {0,2}(?:,|và|hoặc|-) {0,2}(?:(?:mức độ|cấp độ) )?[1-5])*(?![\d%])/gu, ['mức độ', 'cấp độ']],
  ['grade', /(?<![A-Za-zÀ-ỹ])cấp {1,2}[1-5](?= {0,2}(?:$|[,;.)]|và|trở))/gu, ['cấp ']],
  ['grade', /(?<!xếp |thứ |đứng |trong )(?<![A-Za-zÀ-ỹ])hạng {1,2}[1-5](?![\d.,%])/gu, ['hạng ']],
  ['grade', /(?<![A-Za-zÀ-ỹ])nhóm {1,2}\d(?! {0,2}(?:\/|tỉnh|thành phố|địa phương|quốc gia|nước|đơn vị|huyện|xã|cả nước|dẫn đầu|đầu))(?!\d)/gu, ['nhóm ']],
  ['name', /(?<![A-Za-zÀ-ỹ\d])h\dn\d+/gu, ['h']],
  ['tier', /(?<![A-Za-zÀ-ỹ\d])tier {0,2}\d/gu, ['tier']],
  ['name', /(?<![A-Za-zÀ-ỹ])(?:cách mạng|công nghiệp|web|nền kinh tế|industry|windows|bluetooth|nông nghiệp|wi-fi|wifi|html|usb|covid-) ?(?:công nghiệp )?(?:lần thứ )?(?:4\.0|\d\.0|\d+)(?![\d%])(?! {0,2}%)/gu],
  ['name', /(?<![\d.,])[1-5]\.0(?![\d%])(?! {0,2}(?:%|điểm|triệu|tỷ))/gu, ['.0']],
  ['name', /(?<=(?:mô hình|bảo vệ|kiến trúc|nhiều|theo) (?:[A-Za-zÀ-ỹ]{1,8} ){0,3})\d{1,2} lớp(?! {0,2}(?:tập huấn|học|đào tạo|bồi dưỡng))(?![A-Za-zÀ-ỹ])/gu, [' lớp']],
  ['name', /(?<![A-Za-zÀ-ỹ])(?:quốc lộ|tỉnh lộ|hương lộ|đường tỉnh|ql|dt|đt|khu phố|ấp|tổ dân phố|thôn|km) {0,2}\d+[a-z]?(?! {0,2}%)(?![\d.,%])/gu],
  ['name', /(?<![A-Za-zÀ-ỹ])(?:lần|khóa|khoá|kỳ|phiên|hội nghị|đại hội) (?:họp )?thứ {1,2}\d+/gu, ['thứ ']],
  ['age', /(?:(?:từ|trên|dưới|đủ|đến|độ tuổi|tuổi) {1,2})*\d{1,3}(?: {0,2}(?:-|đến|tới) {0,2}(?:dưới )?\d{1,3})? tuổi(?: trở (?:lên|xuống))?/gu, [' tuổi']],
  ['base', /(?:(?:trên|\/|cho|tính trên) {0,2})(?:100|1\.000|1000|10\.000|10000|100\.000|1 vạn) (?:dân|người|hộ|hộ dân|trẻ|ca|lao động|đơn vị)(?![A-Za-zÀ-ỹ])/gu, ['100', '000', 'vạn']],
  ['base', /(?<![\d.,])0?[2-3] cấp(?! {0,2}(?:độ|phép|thẻ|mã))(?![A-Za-zÀ-ỹ])/gu, [' cấp']],
  ['phone', /(?:điện thoại|đt|tel|fax|hotline|đường dây nóng|tổng đài)[:. ]{1,3}(?:số )?[\d.() -]{7,20}\d|(?:điện thoại|đt|hotline|đường dây nóng|tổng đài)[:. ]{1,3}(?:số )?1?\d{2,4}(?! {0,2}(?:%|[A-Za-zÀ-ỹ]))/gu, ['điện thoại', 'đt', 'tel', 'fax', 'hotline', 'đường dây nóng', 'tổng đài']],
  ['phone', /(?<![\d.,])0\d{2,3}[. -]?\d{3}[. -]?\d{3,4}(?![\d%])/gu],
  ['time', /(?<!\d)(?:24 ?\/ ?7|24 ?\/ ?24(?: ?h| giờ)?|7 ?\/ ?7|365 ?\/ ?365)(?!\d)/gu, ['24', '7', '365']],
  ['time', /(?<!\d)\d{1,2}(?:h\d{2}|:\d{2}(?::\d{2})?| giờ \d{1,2}(?: phút)?)(?!\d)/gu, ['h', ':', 'giờ']],
  ['footnote', /\[\d{1,3}\]|\(\d{1,2}\)/gu, ['[', '(']],
  ['ratio', /(?:tỷ lệ|tỉ lệ) 1 ?[:/] ?[\d.]+|(?<![\d.,])1 ?[:/] ?(?:[1-9]00|[1-9]\.?000|[1-9]0\.?000)(?![\d%])/gu, ['tỷ lệ', 'tỉ lệ', '1:', '1/', '1 :', '1 /']],
  // "100% (204/204 xã)", "100% (206 sản phẩm)": how many the share is of
  ['ratio', /(?<=% {0,2})\(\d[\d.,]*(?: ?\/ ?\d[\d.,]*)?(?: [A-Za-zÀ-ỹ ]{1,24})?\)/gu, ['%(', '% (', '%  (']],
  ['list-marker', /^ {0,8}(?:[-+•*] ?)?(?:\d{1,2}(?:\.\d{1,2}){0,3}[.)] |\(\d{1,2}\) )/gu],
];

/** Marks every unit of the text that belongs to a number which is no quantity. */
export function trapMask(text: string, lower: string): Uint8Array {
  const mask = new Uint8Array(text.length);
  for (const trap of written) mark(mask, text, trap);
  for (const trap of lowered) mark(mask, lower, trap);
  return mask;
}

function mark(mask: Uint8Array, text: string, [, pattern, needs]: Trap): void {
  if (needs !== undefined && !needs.some((part) => text.includes(part))) return;
  // exec, not matchAll: that would copy the pattern for every text
  pattern.lastIndex = 0;
  for (let found = pattern.exec(text); found !== null; found = pattern.exec(text)) mask.fill(1, found.index, pattern.lastIndex);
}

const bareYear = new RegExp(`^${year}$`);
const timeWordBefore = /(?:năm|đến|tới|từ|giai đoạn|trước|sau|hết|tháng|quý|kỳ|và|cuối|đầu|thời kỳ|nhiệm kỳ|-|,|\/) {0,2}$/u;

/** "2030" is a year unless a known unit follows and no word of time stands before ("đào tạo 2000 người"). */
export function isYear(numeral: string, lower: string, at: number, knownUnit: boolean): boolean {
  if (!bareYear.test(numeral)) return false;
  return !knownUnit || timeWordBefore.test(lower.slice(Math.max(0, at - 14), at));
}
