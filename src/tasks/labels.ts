import { level } from '../times/tokens.js';

/** What a labelled line says about its task. `other`: a label that ends the one before it and says nothing here. */
export type Field = 'lead' | 'coordinating' | 'implementing' | 'deliverable' | 'timeframe' | 'text' | 'other';

export interface LabelledPart {
  readonly field: Field;
  /** The label's first unit and the value's bounds in the text given. */
  readonly start: number;
  readonly valueStart: number;
  readonly valueEnd: number;
}

const body = '(?:các )?(?:cơ quan|đơn vị|sở|ngành|tổ chức|bộ phận|người|cá nhân|lực lượng)(?:(?:,| và|/) ?(?:cơ quan|đơn vị|sở|ban|ngành|tổ chức|địa phương|cá nhân)){0,3}';
const verbs = '(?: ?,? ?(?:và )?(?:thực hiện|tham mưu|triển khai|theo dõi|đôn đốc|xây dựng|tổ chức|soạn thảo|chính|ban hành))*';

/**
 * Wording of the labels (levelled text), longest meaning first. Sources: the plans in the fixtures, variants 50, 51 and 73 of the
 * public list of variants.
 */
const labels: readonly (readonly [Field, string])[] = [
  ['lead', `(?:${body} )?(?:(?:được )?(?:giao|phân công) )?chủ trì${verbs}`],
  ['lead', `${body} (?:được (?:giao|phân công) )?(?:đầu mối|phụ trách|chịu trách nhiệm)${verbs}`],
  ['lead', '(?:giao|phân công)(?: (?:thực hiện|chủ trì|nhiệm vụ))?'],
  ['lead', 'trách nhiệm(?: chủ trì| thực hiện| chính)?'],
  ['lead', `${body} tham mưu(?: chính| trình| xây dựng)?`],
  ['coordinating', `(?:${body} )?(?:(?:được )?(?:giao|phân công) )?(?:tham gia )?phối hợp${verbs}`],
  ['coordinating', `${body} tham gia${verbs}`],
  ['implementing', `${body} (?:tổ chức )?(?:thực hiện|triển khai)(?: (?:thực hiện|chính))?`],
  ['deliverable', '(?:dự kiến )?(?:sản phẩm|kết quả|đầu ra)(?: ?(?:,|/|và)? ?(?:sản phẩm|kết quả|đầu ra|dự kiến|đạt được|cần đạt|chính|chủ yếu|hoàn thành|thực hiện|đầu ra|tiêu chí giám sát|tiêu chí đánh giá|tiêu chí|mục tiêu))*'],
  ['deliverable', 'tiêu chí giám sát|yêu cầu (?:kết quả|sản phẩm)|kết quả,? sản phẩm'],
  ['timeframe', '(?:dự kiến )?(?:thời gian|thời hạn|thời điểm|mốc(?: thời gian)?|tiến độ|lộ trình)(?: ?(?:,|và)? ?(?:thực hiện|hoàn thành|triển khai|dự kiến|tổ chức|kết thúc|trình))*'],
  ['timeframe', 'hoàn thành'],
  ['text', 'nhiệm vụ|nội dung(?: (?:thực hiện|nhiệm vụ|công việc|triển khai|chính|cụ thể))?|tên nhiệm vụ|công việc|nội dung,? nhiệm vụ'],
  ['other', '(?:dự toán |nguồn |tổng )?kinh phí(?: (?:thực hiện|dự kiến))?|nguồn (?:vốn|lực)|địa điểm|địa bàn|đối tượng(?: (?:thực hiện|thụ hưởng|tham gia))?|hình thức(?: văn bản)?|(?:đồng chí )?lãnh đạo (?:chỉ đạo|phụ trách|theo dõi)|(?:cấp|cơ quan) (?:trình|ban hành|phê duyệt|quyết định|chỉ đạo)|số lượng|phạm vi|mục tiêu|mục đích|yêu cầu|thành phần|quy mô|ghi chú|phương thức|cách thức|căn cứ'],
];

const named = labels.map(([field, words], i) => `(?<${field}${i}>${words})`).join('|');
const tail = '(?: ?\\([^()]{0,80}\\))? ?:';
/** One pattern for both: it is the largest of all, and compiling it takes longer than all its work on a document. */
const label = new RegExp(`(?:${named})${tail}`, 'uy');
/** Inside a paragraph a label stands after a stop, a semicolon, a bracket or a dash. */
const opening = /(?<=(?:[.;)] ?| )[-+•] ?|[.;)(] ?)(?=[A-Za-zÀ-ỹ])/gu;

function labelAt(text: string, at: number): RegExpExecArray | null {
  label.lastIndex = at;
  return label.exec(text);
}

/** The labels inside a text, in order; none begins in another. */
function labelsInside(text: string): RegExpExecArray[] {
  const found: RegExpExecArray[] = [];
  let from = 1;
  for (const { index } of text.matchAll(opening)) {
    const match = index < from ? null : labelAt(text, index);
    if (match === null) continue;
    found.push(match);
    from = index + match[0].length;
  }
  return found;
}

function fieldOf(groups: Record<string, string | undefined>): Field {
  const at = labels.findIndex(([field], i) => groups[`${field}${i}`] !== undefined);
  return labels[at]![0];
}

/** The field a line is labelled with, null for an unlabelled line. */
export function labelOf(text: string): Field | null {
  if (!text.includes(':')) return null;
  const match = labelAt(level(text), 0);
  return match ? fieldOf(match.groups!) : null;
}

/** The labelled parts of a line or paragraph, in order; what stands before the first is the item's own text. */
export function labelledParts(text: string): LabelledPart[] {
  if (!text.includes(':')) return [];
  const low = level(text);
  const first = labelAt(low, 0);
  const found = [...(first ? [first] : []), ...labelsInside(low)];
  return found.map((match, i) => {
    const valueStart = match.index + match[0].length;
    const next = found[i + 1]?.index ?? text.length;
    return { field: fieldOf(match.groups!), start: match.index, valueStart, valueEnd: Math.max(valueStart, next) };
  });
}

/** A value without the joint to the next label. */
export function valueOf(text: string, part: LabelledPart): string {
  return text.slice(part.valueStart, part.valueEnd).replace(/[\s;+(•-]+$/u, '').trim();
}
