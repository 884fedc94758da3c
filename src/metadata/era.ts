import type { Period } from '../times/years.js';

/** The day the 34 new provinces and the two-level local government began (Nghị quyết 202/2025/QH15; Luật Tổ chức chính quyền địa phương 2025). */
export const reformDay = '2025-07-01';

/** A document's number with its date behind it: when a text was written, it had been issued. */
const issuedDate =
  /\d{1,5}\s{0,2}[/-]\s{0,2}(?:\d{4}\s?\/\s?)?\p{Lu}[A-Za-zÀ-ỹ\d&/_-]{1,24}(?:[,\s]{1,3}|\s(?:của|do)\s[^;.,\d]{3,70}?[,\s]{1,3})ngày\s{0,3}(\d{1,2})\s{0,3}(?:[/.-]|tháng)\s{0,3}(\d{1,2})\s{0,3}(?:[/.-]|,?\s?năm|tháng)\s{0,3}(20\d{2})(?!\d)/gu;

/** Bodies and levels that ended in 2025 (Nghị quyết 176/2025/QH15 and local decisions of March; the district level on the day of the reform). */
const ofOldTime =
  /(?<![A-Za-zÀ-ỹ])(?:(?:UBND|Ủy ban nhân dân|Uỷ ban nhân dân|HĐND|Hội đồng nhân dân|Chủ tịch UBND)\s+(?:các\s+|cấp\s+)?(?:quận|huyện|thị xã)|(?:xã|phường), (?:phường, |xã, )?thị trấn|cấp huyện|các huyện|huyện ủy|Sở (?:Thông tin và Truyền thông|TT&TT|TTTT|Kế hoạch và Đầu tư|KH&ĐT|Lao động\s?[-–]\s?Thương binh|LĐ-?TB|Tài nguyên và Môi trường|TN&MT|Giao thông vận tải|GTVT|Nông nghiệp và Phát triển nông thôn|NN&PTNT)|Bộ (?:Thông tin và Truyền thông|Kế hoạch và Đầu tư|Lao động\s?[-–]\s?Thương binh|Tài nguyên và Môi trường|Giao thông vận tải))(?![A-Za-zÀ-ỹ])/iu;
/** What began with it. */
const ofNewTime = /(?<![A-Za-zÀ-ỹ])(?:đặc khu|(?:02|2|hai) cấp|(?:UBND|Ủy ban nhân dân|Uỷ ban nhân dân)\s+(?:các\s+)?(?:xã,\s+phường|phường,\s+xã))(?![A-Za-zÀ-ỹ])/iu;
/** A body named beside what it was is no sign: "(nay là Sở Tài chính)", "(trước đây là …)". */
const formerly = /\([^()]{0,80}(?:nay là|trước đây|cũ|trước khi)[^()]{0,80}\)/giu;

/**
 * Whether an undated text is surely of the time after the reform: it cites what was issued then; or it plans for years from 2026 on or
 * speaks of the new levels, and of nothing that ended. `gone`: its province bears a name that ended too; then only what it cites counts.
 */
export function standsAfterReform(text: string, period: Period, gone: boolean): boolean {
  if (newestCited(text) >= reformDay) return true;
  if (gone) return false;
  const plain = text.replace(formerly, ' ');
  return !ofOldTime.test(plain) && ((period.from ?? 0) >= 2026 || ofNewTime.test(plain));
}

function newestCited(text: string): string {
  let newest = '';
  for (const [, day, month, year] of text.matchAll(issuedDate)) {
    const date = `${year}-${month!.padStart(2, '0')}-${day!.padStart(2, '0')}`;
    if (date > newest && Number(month) <= 12 && Number(day) <= 31) newest = date;
  }
  return newest;
}
