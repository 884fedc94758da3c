import { lowerInPlace } from '../quantities/lower.js';

/**
 * What kind of text a heading opens: targets listed; work charged; money; a report of what was reached; nothing known.
 * A value counts as a commitment by itself under `target` and (shares only) `work`; elsewhere it needs a word of commitment.
 */
export type PlaceKind = 'target' | 'work' | 'money' | 'review' | 'plain';

/** "Chương trình mục tiêu quốc gia", "thông số (chỉ tiêu) quan trắc": the words without the thing. */
export const notTargets = /chương trình mục tiêu|mục tiêu quốc gia|mtqg|bổ sung có mục tiêu|thông số \(chỉ tiêu\)|chỉ tiêu (?:quan trắc|phân tích|thủy lý|môi trường|kim loại|chất lượng|lý hóa|hóa lý|biên chế)/gu;
const targets = /mục tiêu|chỉ tiêu/u;
const work = /nhiệm vụ|giải pháp|tổ chức thực hiện|phân công|trách nhiệm|nội dung|yêu cầu|mục đích|quan điểm|kế hoạch thực hiện|hoạt động|biện pháp|triển khai|lộ trình/u;
const strongWork = /nhiệm vụ|giải pháp|tổ chức thực hiện/u;
const review = /đánh giá (?:kết quả|tình hình|thực trạng|chung|việc)|kết quả (?:thực hiện|đạt được|triển khai|nổi bật)|thực trạng|tình hình|hạn chế|tồn tại|khó khăn|bối cảnh|sự cần thiết|đặc điểm/u;
/** Foreseen, or a budget: no commitments even where its lines are called "chỉ tiêu". */
const foreseen = /dự báo|trả nợ|ước thực hiện|dự toán|nsnn|thu,? chi|cân đối ngân sách|kế hoạch (?:tài chính|vốn|đầu tư công)/u;
const money = /kinh phí|nguồn lực|nguồn vốn|dự toán|khái toán|ngân sách|tài chính/u;

/** A heading that opens with the report of something, its marker aside. */
const reviewOpening =
  /^[^A-Za-zÀ-ỹ]*(?:(?:phần|chương) (?:thứ )?[A-Za-zÀ-ỹ\d]+[.:)-]* +)?(?:về |những |một số |khái quát |tổng quan |công tác |các )*(?:đánh giá|kết quả|tình hình|tổng kết|sơ kết|kiểm điểm|nhìn lại|ưu điểm|những mặt)(?![A-Za-zÀ-ỹ])/u;
/** What the report is of: the targets or tasks after these words are its object. */
const carriedOut = /(?<![A-Za-zÀ-ỹ])(?:thực hiện|đạt được|triển khai|hoàn thành)(?![A-Za-zÀ-ỹ])/u;
/** "Mục tiêu, chỉ tiêu đã đạt được" */
const reachedAlready = /(?<![A-Za-zÀ-ỹ])đã (?:đạt|thực hiện|hoàn thành|triển khai)(?![A-Za-zÀ-ỹ])/u;
/** "Kết quả cần đạt", "Kết quả dự kiến": no report. */
const expected = /cần đạt|phải đạt|dự kiến|phấn đấu|đầu ra|mong đợi|yêu cầu|phương hướng/u;
/** "Kiểm tra, đánh giá kết quả thực hiện": how the plan is followed, not what was reached. */
const monitoring = /^[^A-Za-zÀ-ỹ]*(?:tổ chức |công tác |chế độ )*(?:kiểm tra|giám sát|theo dõi|đôn đốc|thông tin|báo cáo|thanh tra|đo lường|tổ chức)(?![A-Za-zÀ-ỹ])/u;
const halves = /^(.*?(?:19|20)\d\d.*?)(?: và |[;:] ?|, )((?:phương hướng|kế hoạch|mục tiêu|nhiệm vụ|chỉ tiêu).*(?:19|20)\d\d.*)$/u;

/** What is longer is no heading; the pattern of halves is not tried beyond. */
const longestHeading = 300;

/** Whether a heading opens a report; null where it opens a report and a plan at once ("Kết quả năm 2025 và nhiệm vụ năm 2026"). */
function opensReview(lower: string): boolean | null {
  if (monitoring.test(lower)) return false;
  if (reachedAlready.test(lower)) return true;
  if (!reviewOpening.test(lower) || expected.test(lower)) return false;
  const both = halves.exec(lower.slice(0, longestHeading));
  if (both && lastYearOf(both[2]!) > lastYearOf(both[1]!)) return null;
  return carriedOut.test(lower);
}

const lastYearOf = (text: string): number => Number([...text.matchAll(/(?:19|20)\d\d/g)].at(-1)?.[0] ?? 0);

/** A heading under a report that looks ahead again ("Phương hướng thời gian tới", "Mục tiêu cụ thể"). */
export const looksAhead = (heading: string): boolean => /phương hướng|thời gian tới|năm tới|giai đoạn tới|sắp tới|^[^A-Za-zÀ-ỹ]*(?:mục tiêu|chỉ tiêu) (?:tổng quát|cụ thể|chung|phấn đấu|của kế hoạch|kế hoạch|đặt ra)/u.test(lowerInPlace(heading));

/** The kind a heading sets for what stands under it; null where it sets none. */
export function placeKind(heading: string): PlaceKind | null {
  const lower = lowerInPlace(heading).replace(notTargets, ' ');
  if (foreseen.test(lower) && !strongWork.test(lower)) return 'review';
  const reports = opensReview(lower);
  if (reports === null) return null;
  if (reports) return 'review';
  const isTarget = targets.test(lower);
  if (review.test(lower) && !isTarget && !strongWork.test(lower)) return monitoring.test(lower) ? 'work' : 'review';
  if (isTarget) return strongWork.test(lower) && !/^[^,]{0,12}(?:mục tiêu|chỉ tiêu)/u.test(lower) && !/(?:phân công|theo dõi|giao)/u.test(lower) ? 'work' : 'target';
  if (money.test(lower) && !strongWork.test(lower)) return 'money';
  return work.test(lower) ? 'work' : null;
}
