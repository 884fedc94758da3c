import { level } from './tokens.js';

/** The years a document's title gives its period, or a heading gives what stands under it. */
export interface Period {
  readonly from: number | null;
  readonly to: number | null;
  readonly vision: number | null;
}

const year = '((?:19|20)\\d{2})(?!\\d)';
const edge = '(?<![A-Za-zÀ-ỹ\\d])';

/**
 * Years that belong to the date or number of a document named in the text, and base years; blanked out with as many blanks.
 * (Numbers: "80/2021/NĐ-CP", "45/2021/QH15"; dates: "ngày 31/3/2022", "ngày 31 tháng 3 năm 2022".)
 */
const foreign: readonly RegExp[] = [
  /\d{1,5} ?\/ ?(?:19|20)\d{2} ?\/ ?[A-Za-zÀ-ỹ]{1,10}[A-Za-zÀ-ỹ\d-]*/gu,
  /ngày ?\d{1,2} ?[/.-] ?\d{1,2} ?[/.-] ?\d{4}/gu,
  /(?:ngày ?\d{0,2} ?)?tháng ?\d{1,2} ?(?:năm|\/)? ?(?:19|20)\d{2}/gu,
  /\d{1,2} ?\/ ?\d{1,2} ?\/ ?\d{4}/gu,
  /ngày ?\d{1,2} ?\/ ?\d{1,2}/gu,
];

/** Years something is measured from or against, never a due year. */
const base: readonly RegExp[] = [
  new RegExp(`${edge}(?:so với|so cùng kỳ|cùng kỳ|tính từ|kể từ|từ|sau|thực hiện|ước)(?: cuối| đầu| hết)?(?: năm| kỳ)? ?${year}(?! ?[-,])`, 'gu'),
  new RegExp(`${edge}(?:chuẩn nghèo|chuẩn|nhiệm kỳ|khóa|luật [A-Za-zÀ-ỹ]+(?: [A-Za-zÀ-ỹ]+){0,4}|hiến pháp)(?: [^.;:]{0,30}?)?(?:giai đoạn|năm)? ?${year}(?: ?- ?${year})?`, 'gu'),
];

/** "Thực hiện Chiến lược … đến năm 2030": the title of another document, up to the next stop. Its years are its own. */
const otherTitle = new RegExp(
  `${edge}(?:(?:thực hiện|triển khai|theo|phê duyệt|ban hành|căn cứ|của|tại|trong) (?:các |nội dung |hiệu quả |có hiệu quả )*)?` +
    `(?:quyết định|nghị quyết|chỉ thị|nghị định|thông tư|công văn|kết luận|thông báo|kế hoạch|chương trình|đề án|chiến lược|quy hoạch)(?: [^.;:,]{0,60}?)? số ?\\d[^.;:]*`,
  'gu',
);
const namedTitle = new RegExp(
  `${edge}(?:thực hiện|triển khai|theo|phê duyệt|ban hành|của|tại) (?:các |nội dung |hiệu quả |có hiệu quả )*(?:chương trình|đề án|chiến lược|quy hoạch|dự án|kế hoạch)(?! này)[^.;:]*`,
  'gu',
);

const visionWords = 'định hướng|tầm nhìn|hướng tới|hướng đến';
const vision = new RegExp(`${edge}(?:${visionWords})(?: tới| đến)?(?: hết| cuối)?(?: năm)? ?${year}(?: ?- ?${year})?`, 'gu');

/** What names a due year, strongest first; the last year in the match counts. */
const due: readonly RegExp[] = [
  new RegExp(`${edge}(?:đến|tới|hết|cuối|trước)(?: hết| cuối)?(?: năm)? ?${year}`, 'gu'),
  new RegExp(`${edge}(?:giai đoạn|thời kỳ|từ năm|từ|các năm|những năm|05 năm|5 năm|năm)? ?${year} ?(?:-|đến|đến năm|,|và|và năm|, năm) ?${year}(?: ?(?:,|và) ?${year})*`, 'gu'),
  new RegExp(`${edge}năm(?: học)? ?${year}`, 'gu'),
  new RegExp(`^[^A-Za-zÀ-ỹ\\d]*${year}[^A-Za-zÀ-ỹ\\d]*$`, 'gu'),
  new RegExp(`${edge}(?:mục tiêu|chỉ tiêu|kế hoạch|kh|quý (?:iv|i{1,3})(?:/|-| ))[ :]*${year}`, 'gu'),
];

const blank = (text: string, patterns: readonly RegExp[]): string => patterns.reduce((t, p) => t.replace(p, (m) => ' '.repeat(m.length)), text);

const yearsIn = (text: string): number[] => (text.match(/(?:19|20)\d{2}/g) ?? []).map(Number);

/** Lower-cased, blanks folded, the years of other documents' numbers and dates taken out. */
function own(text: string): string {
  return blank(level(text.replace(/\s+/gu, ' ').trim()), foreign);
}

/**
 * The year a heading, a column name or a clause says something is due: "đến hết năm 2025", "ĐẾN NĂM 2030", "năm 2023",
 * "giai đoạn 2021-2025" → 2025. A vision ("định hướng đến năm 2030") counts only where nothing else is said; years of
 * documents named, base years ("so với năm 2020") and years in the titles of other documents do not count.
 * Several: "đến …" before a stretch of years, before "năm …"; among equals the first.
 */
export function dueYear(text: string): number | null {
  const clean = blank(own(text), [otherTitle, namedTitle]);
  const without = blank(clean, [vision]);
  for (const candidate of [blank(without, base), without]) {
    for (const pattern of due) {
      const match = pattern.exec(candidate);
      pattern.lastIndex = 0;
      if (match) return yearsIn(match[0]).at(-1)!;
    }
    if (/(?:đến|giai đoạn)/u.test(candidate)) continue;
    break;
  }
  const far = vision.exec(clean);
  vision.lastIndex = 0;
  return far ? yearsIn(far[0]).at(-1)! : null;
}

/**
 * The period of a plan from its title (trích yếu): "năm 2023" → {2023, 2023, null}; "đến năm 2025, định hướng đến năm 2030" →
 * {null, 2025, 2030}; "giai đoạn 2021-2025, tầm nhìn đến 2030" → {2021, 2025, 2030}. A single year within a stretch is the
 * plan's own ("Chương trình … giai đoạn 2021-2025 năm 2024" → 2024).
 */
export function readPeriod(title: string): Period {
  const clean = own(title);
  const period = periodIn(blank(clean, [termOfOffice]));
  return period.from === null && period.to === null && period.vision === null && !notOwnTerm.test(clean) ? periodIn(clean) : period;
}

/** "bầu cử … nhiệm kỳ 2026-2031", "đại hội lần thứ XIV, nhiệm kỳ 2025 - 2030": how long somebody is elected for. */
const termOfOffice = new RegExp(`${edge}(?:nhiệm kỳ|khóa)(?: [A-Za-zÀ-ỹ\\d]{1,8})?[ ,(]*(?:giai đoạn |từ năm |năm )?${year} ?(?:-|đến|đến năm) ?${year}`, 'gu');
/** What is done before, at the end of, or for the sake of a term: its years are not those of the plan. */
const notOwnTerm = /bầu cử|ứng cử|(?:tổ chức|tiến tới|chào mừng|phục vụ|tuyên truyền)[^.;]{0,30}đại hội|nhân sự|tổng kết|kiện toàn|quy hoạch cán bộ|chuyển giao/u;

function periodIn(clean: string): Period {
  const far = vision.exec(clean);
  vision.lastIndex = 0;
  const seen = far ? yearsIn(far[0]).at(-1)! : null;
  const without = blank(clean, [vision]);
  const range = rangeIn(without);
  const single = range ? lastSingle(blank(without, [stretch])) : lastSingle(without);
  if (range && !(single !== null && single >= (range.from ?? -Infinity) && single <= range.to)) return { ...range, vision: seen };
  if (single !== null) return { from: single, to: single, vision: seen };
  const end = new RegExp(`${edge}(?:đến|tới|hết)(?: hết| cuối)?(?: năm)? ?${year}`, 'u').exec(without);
  const begin = end === null ? onwards.exec(without) : null;
  return { from: begin ? Number(begin[1]) : null, to: end ? Number(end[1]) : null, vision: seen };
}

const until = '(?:đến|tới)(?: hết| cuối)?(?: năm)?';
/** Years that belong together: "2021-2025", "2024, 2025", "2025 và đến năm 2030", "2026 và giai đoạn 2026-2030". A year of its own behind a comma ("giai đoạn 2021-2025, năm 2024") is none of a stretch. */
const stretch = new RegExp(`${year} ?(?:-|(?:, ?|và )?${until}|,|và|(?:và|,) năm|(?:và|,) giai đoạn) ?${year}(?: ?(?:-|,|và(?: năm)?|(?:, ?|và )${until}) ?${year})*`, 'gu');
/** "đến năm 2025 và (đến) năm 2030": two ends and no beginning. */
const endsOnly = new RegExp(`${edge}${until} ?$`, 'u');

/** The last stretch of years in a title: the plan's own stands after what it carries out. */
function rangeIn(text: string): { from: number | null; to: number } | null {
  const found = [...text.matchAll(stretch)].map((m) => ({ words: m[0], years: yearsIn(m[0]), open: endsOnly.test(text.slice(Math.max(0, m.index - 20), m.index)) })).filter(({ years }) => years[0]! <= years[1]!);
  const last = found.at(-1);
  if (last === undefined) return null;
  const open = last.open && !/^\d{4} ?-/u.test(last.words);
  return { from: open ? null : last.years[0]!, to: Math.max(...last.years) };
}

/** "từ năm 2025 và những năm tiếp theo", "từ năm 2025 trở đi". */
const onwards = new RegExp(`${edge}từ(?: đầu| cuối)?(?: năm)? ?${year} ?(?:(?:và |, ?)(?:các|những) năm (?:tiếp theo|sau)|trở đi)`, 'u');

/** The last "năm 2024" that is no "đến năm 2024". */
function lastSingle(text: string): number | null {
  const found = [...text.matchAll(new RegExp(`(?<!(?:đến|tới|hết|cuối|từ|so với|sau|trước|luật|khóa|nhiệm kỳ) ?(?:cuối |hết )?)${edge}năm(?: học| ngân sách)? ?${year}`, 'gu'))];
  const match = found.at(-1);
  return match ? Number(match[1]) : null;
}
