import { lowerInPlace } from '../quantities/lower.js';

/**
 * What kind of text a heading opens: targets listed; work charged; money; a report of what was reached; nothing known.
 * A value counts as a commitment by itself under `target` and (shares only) `work`; elsewhere it needs a word of commitment.
 */
export type PlaceKind = 'target' | 'work' | 'money' | 'review' | 'plain';

/** "Chương trình mục tiêu quốc gia", "thông số (chỉ tiêu) quan trắc": the words without the thing. */
export const notTargets = /chương trình mục tiêu|mục tiêu quốc gia|mtqg|bổ sung có mục tiêu|thông số \(chỉ tiêu\)|chỉ tiêu (?:quan trắc|phân tích|thủy lý|môi trường|kim loại|chất lượng|lý hóa|hóa lý|biên chế)/gu;
const targets = /mục tiêu|chỉ tiêu/u;
const work = /nhiệm vụ|giải pháp|tổ chức thực hiện|phân công|trách nhiệm|nội dung|yêu cầu|mục đích|quan điểm|kế hoạch thực hiện|hoạt động|biện pháp|triển khai/u;
const strongWork = /nhiệm vụ|giải pháp|tổ chức thực hiện/u;
const review = /đánh giá (?:kết quả|tình hình|thực trạng|chung|việc)|kết quả (?:thực hiện|đạt được|triển khai|nổi bật)|thực trạng|tình hình|hạn chế|tồn tại|khó khăn|bối cảnh|sự cần thiết|đặc điểm/u;
/** Foreseen, or a budget: no commitments even where its lines are called "chỉ tiêu". */
const foreseen = /dự báo|trả nợ|ước thực hiện|dự toán|nsnn|thu,? chi|cân đối ngân sách|kế hoạch (?:tài chính|vốn|đầu tư công)/u;
const money = /kinh phí|nguồn lực|nguồn vốn|dự toán|khái toán|ngân sách|tài chính/u;

/** The kind a heading sets for what stands under it; null where it sets none. */
export function placeKind(heading: string): PlaceKind | null {
  const lower = lowerInPlace(heading).replace(notTargets, ' ');
  if (foreseen.test(lower) && !strongWork.test(lower)) return 'review';
  const isTarget = targets.test(lower);
  if (review.test(lower) && !isTarget && !strongWork.test(lower)) return 'review';
  if (isTarget) return strongWork.test(lower) && !/^[^,]{0,12}(?:mục tiêu|chỉ tiêu)/u.test(lower) && !/(?:phân công|theo dõi|giao)/u.test(lower) ? 'work' : 'target';
  if (money.test(lower) && !strongWork.test(lower)) return 'money';
  return work.test(lower) ? 'work' : null;
}
