/** How what a document is about begins behind its number, date and issuer. */
const opening =
  /^(?:\s*\([^)]{1,60}\))?\s*,?\s*(?=[“"«]?(?:về|phê duyệt|ban hành|quy định|hướng dẫn|sửa đổi|triển khai|thực hiện|công bố|điều chỉnh|tăng cường|đẩy mạnh|thành lập|V\/v)(?![A-Za-zÀ-ỹ]))/iu;

/** Where the clause ends and another begins. */
const stop = /;|\.(?:\s|$|\/)|\n|[,]\s(?:UBND|Ủy ban nhân dân|Uỷ ban nhân dân|Ban Chỉ đạo|Căn cứ)|\s\((?:sau đây|viết tắt|gọi tắt|gọi là)/iu;

/** "về phê duyệt Đề án “…”": the quotation is the title itself, not a word of it ("cơ chế “một cửa”"). */
const quotedTitle = /^(?:(?:về|việc|về việc|phê duyệt|ban hành|triển khai|thực hiện|công bố|V\/v)\s+)*(?:(?:nội dung|bộ|bản)\s+)?(?:(?:Đề án|Chương trình|Chiến lược|Kế hoạch|Dự án|Quy hoạch|Quy chế|Quy định|Phương án|Phong trào|Đề cương|Khung)(?:\s\p{Ll}+){0,3}\s*:?\s*)?([“"«])/iu;
const closingOf: Readonly<Record<string, string>> = { '“': '”', '"': '"', '«': '»' };
/** What still belongs to a title behind its quotation marks: its years. */
const yearsBehind = /^\s+(?:giai đoạn|đến năm|năm|từ năm|thời kỳ)\s\d{4}(?:\s?[-–]\s?\d{4})?(?:(?:,|\svà)?\s+(?:định hướng|tầm nhìn)(?:\s[A-Za-zÀ-ỹ]+){0,2}\s\d{4})?/iu;

/** The next document on the level of this one: "… và Nghị quyết số 05-NQ/TU". */
const sibling = /(?:,|\s(?:và|cùng với|cùng))\s+(?:các\s)?(?:nghị quyết|nghị định|quyết định|chỉ thị|thông tư|kế hoạch|chương trình|kết luận|thông báo|công văn|công điện|đề án|hướng dẫn|luật|văn bản|tờ trình|báo cáo)(?:\s[A-Za-zÀ-ỹ]+){0,3}?\s+(?:số\s*:?\s*)?\d{1,5}\s?[/-]\s?[\dA-Za-zÀ-ỹ]/iu;
const numberInside = /\d{1,5}\s?[/-]\s?(?:\d{4}\s?\/\s?)?\p{Lu}/u;

/** Added by the local text that cites it. */
const localTail = /,?\s+(?:trên địa bàn|ở|tại) (?:toàn )?(?:tỉnh|thành phố)(?:\s\p{Lu}[A-Za-zÀ-ỹ–-]*(?:\s[-–]?\s?\p{Lu}[A-Za-zÀ-ỹ–-]*){0,4})?$/u;

/** No title is longer. */
const longest = 500;

/** Past the closing mark of a quoted title, its years included; null where the title is not quoted or never closed. */
function quotedEnd(rest: string): number | null {
  const quote = quotedTitle.exec(rest);
  if (quote === null) return null;
  const close = rest.indexOf(closingOf[quote[1]!]!, quote[0].length);
  if (close < 0 || close > longest || rest.slice(0, close).includes('\n')) return null;
  return close + 1 + (yearsBehind.exec(rest.slice(close + 1))?.[0].length ?? 0);
}

/** The end of the clause, or the next document named beside this one. */
function plainEnd(rest: string): number | null {
  const end = stop.exec(rest)?.index ?? rest.length;
  const next = sibling.exec(rest.slice(0, end + 1));
  // A number before it: the title itself names documents, and the next is one of those.
  const cut = next !== null && !numberInside.test(rest.slice(0, next.index)) ? next.index : end;
  return cut < 5 || cut > longest ? null : cut;
}

/**
 * What a document is about, from `at` (behind number, date, issuer) as far as its own words go.
 * `central`: of a body of the state or the Party as a whole, so that "trên địa bàn tỉnh" at the end is not of it.
 */
export function titleAfter(text: string, at: number, central: boolean): string | null {
  const reach = text.slice(at, at + longest + 60);
  const lead = opening.exec(reach);
  if (lead === null) return null;
  const rest = reach.slice(lead[0].length);
  const end = quotedEnd(rest) ?? plainEnd(rest);
  if (end === null) return null;
  const title = rest.slice(0, end).replace(/\s+/gu, ' ').trim();
  const bare = /^[“"«]/u.test(title) ? title.replace(/^[“"«]|[”"»]$/gu, '').trim() : title;
  return central ? bare.replace(localTail, '') : bare;
}
