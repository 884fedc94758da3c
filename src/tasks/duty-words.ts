import { level } from '../times/tokens.js';

/** Headings under which everybody named is charged with something. */
export const organising = /tổ chức (?:triển khai )?(?:thực hiện|theo dõi|triển khai)|phân công|^(?:\S+ ){0,2}trách nhiệm (?:của|thực hiện|thi hành|và)|trách nhiệm (?:thực hiện|thi hành)$|nhiệm vụ (?:của các|các) (?:cơ quan|sở|đơn vị)|^điều khoản thi hành$/u;

/** Such a heading on a line of its own without a number. */
export const looseHeading = /^(?:tổ chức (?:triển khai )?thực hiện|phân công (?:nhiệm vụ|trách nhiệm|thực hiện|tổ chức thực hiện))(?: kế hoạch)?(?: này)?\s*:?$/u;

/** Headings of who reports to whom; "Kiểm tra, đánh giá" is one only behind "Tổ chức thực hiện". */
const reportRegime = /^(?:về )?(?:chế độ|công tác)?(?:,? ?(?:và )?(?:thông tin|báo cáo|sơ kết|tổng kết)){1,4}(?: định kỳ| kết quả| tình hình)?(?: thực hiện| triển khai)*(?: kế hoạch)?$/u;
const followUp = /^(?:về )?(?:chế độ |công tác |tổ chức )?(?:(?:,| và)? ?(?:theo dõi|kiểm tra|giám sát|thanh tra|đôn đốc|đánh giá|sơ kết|tổng kết|thông tin|báo cáo|kết quả|tiến độ|tình hình)){1,6}(?:,? ?(?:tổ chức |triển khai |việc )*thực hiện)?(?: (?:kế hoạch|nhiệm vụ|chương trình|đề án))?$/u;

/** Whether a heading charges whom its items open with. `behind`: one that organises went before. */
export function chargesItsItems(heading: string, behind: boolean): boolean {
  const words = level(heading).replace(/\s*:\s*$/u, '');
  if (words.length >= 200) return false;
  return organising.test(words) || reportRegime.test(words) || (behind && followUp.test(words));
}

/** Headings that name agencies but charge them with nothing. */
export const reporting = /kết quả|tình hình|đánh giá|thực trạng|thành phần|hạn chế|tồn tại|nguyên nhân|kinh phí|nguồn vốn|đối tượng|phạm vi/u;

/** Headings inside "Tổ chức thực hiện" that are no actor, though their neighbours are. */
export const noActor = /^(?:(?:ở |đối với )?(?:các )?cấp (?:tỉnh|thành phố)$|nhiệm vụ|kinh phí|chế độ|công tác|thời gian|giải pháp|tổ chức|theo dõi|kiểm tra|báo cáo|yêu cầu|phân công|trách nhiệm|một số|đối với|quy định|điều khoản|hiệu lực|nguồn|cơ chế|tiến độ|phương thức|nội dung)(?= |$)/u;

/** Closing words of a plan, no duty. */
const closing = /^(?:trên đây là|trong quá trình|yêu cầu (?:các|thủ trưởng|giám đốc)|đề nghị (?:các cơ quan, đơn vị|thủ trưởng)|kế hoạch này|nơi nhận)/u;

/** "… chịu trách nhiệm thi hành Quyết định này": the formula that closes a decision or resolution (Nghị định 30/2020/NĐ-CP, Phụ lục III). */
const enacting = /^[^.]*(?:thi hành|thực hiện) (?:quyết định|nghị quyết|chỉ thị|thông báo)(?: này)?(?: kể từ [^.;]{0,40}| theo [^.;]{0,60})?\s*(?:[./]*$|\. (?=nghị quyết|quyết định|chỉ thị))|chịu trách nhiệm (?:tổ chức )?thi hành|căn cứ (?:quyết định|nghị quyết|chỉ thị)(?: này)?,? (?:để )?(?:tổ chức )?(?:thi hành|thực hiện)/u;
const otherCharge = /(?<![A-Za-zÀ-ỹ])(?:chủ trì|tham mưu|hướng dẫn|xây dựng|báo cáo|kiểm tra)(?![A-Za-zÀ-ỹ])/u;

/** Whether an item says nothing that somebody is to do: closing words, the enacting formula, a note in brackets. */
export function chargesNobody(text: string, marked: boolean): boolean {
  const low = level(text);
  if (closing.test(low) && !(marked && low.startsWith('yêu cầu'))) return true;
  return isNote(low) || (enacting.test(low) && !otherCharge.test(low));
}

/** "(Một số nhiệm vụ có Phụ lục kèm theo)", "Chi tiết tại Phụ lục I kèm theo": a note that points to an annex. */
function isNote(low: string): boolean {
  const words = low.replace(/[\s.;,]+$/u, '');
  if (/^\([^()]*(?:\([^()]*\)[^()]*)*\)$/u.test(words)) return true;
  return /^(?:chi tiết|có|nội dung chi tiết)[^.;]{0,60}(?:phụ lục|biểu|danh mục|bảng)[^.;]{0,60}(?:kèm theo|đính kèm)$/u.test(words);
}

/** A sentence that only opens what follows. */
export const opens = /(?::|như sau|sau đây|sau)\s*[.;,]?$/u;

/** The agency is the subject of a report, not charged ("Sở Y tế đã triển khai …"). */
export const reports = (rest: string): boolean => /^,? ?(?:đã|được thành lập|hiện có|gồm)(?= )/u.test(rest);

/** "Căn cứ Kế hoạch này, các sở …", "Định kỳ hằng năm, Sở …": what may stand before the one who is charged. */
export const adverbial = /^(?:căn cứ|trên cơ sở|theo|từ|định kỳ|hàng (?:năm|quý|tháng)|trước ngày|chậm nhất|đồng thời|ngoài ra|bên cạnh đó|trong phạm vi|để|nhằm|sau khi|khi|tùy|tuỳ)(?= |,)/u;

/** What one who is charged is to do, right behind the name. */
export const predicate = /^(?: ?\([^()]{0,120}\))?,? (?:(?:có|chịu) trách nhiệm|(?:chủ động|tích cực|thường xuyên|kịp thời|định kỳ|nghiêm túc|khẩn trương|tiếp tục|phải|cần|nghiên cứu|căn cứ|theo|trên cơ sở|chủ trì|phối hợp|tham mưu|tổng hợp|tổ chức|triển khai|thực hiện|xây dựng|ban hành|báo cáo|hướng dẫn|theo dõi|kiểm tra|giám sát|đôn đốc|đánh giá|rà soát|đề xuất|cân đối|bố trí|thẩm định|tuyên truyền|phổ biến|quán triệt|cụ thể hóa|lồng ghép|cung cấp|gửi|lập|chỉ đạo|tăng cường|đẩy mạnh|bảo đảm|đảm bảo|quản lý|cập nhật|công bố|đưa|giúp|làm|là|vận động|phát động|hỗ trợ|huy động|chuẩn bị|hoàn thành|tiếp nhận|xử lý|tập trung|quan tâm|lãnh đạo|trình)(?![A-Za-zÀ-ỹ]))/u;

/** "(riêng nội dung thứ 8 do … chủ trì)", "trừ các nhiệm vụ …": part of the duty is somebody else's. */
export const exception = /(?<![A-Za-zÀ-ỹ])(?:riêng|trừ|ngoại trừ) (?:[^.;()]{0,160}(?<![A-Za-zÀ-ỹ])(?:do|giao) [^.;()]{0,140}(?:chủ trì|thực hiện|phụ trách|tham mưu|đảm nhiệm)|(?:các |những )?(?:nội dung|nhiệm vụ|mục|điểm|khoản)(?= (?:thứ |số |\d|do |giao |đã |tại |thuộc )))/u;

/** "Giao Sở …": an order that charges wherever it stands. */
export const order = /^(?:đồng thời,? )?giao (?:cho )?(?!lưu|dịch|thông|nhận|tiếp)/u;
