import { markerAt, type Marker } from '../markers/markers.js';
import type { Line } from '../model/flow.js';
import type { Zone } from '../model/document.js';

/** What the line breaks of a document look like: how wide its lines are, so that a break that need not have been is seen. */
export interface Measure {
  /** Right edge of the text in points (PDF), or characters a line (text). */
  readonly width: number;
  readonly geometric: boolean;
  /** Gaps (a blank line, a new Markdown block) part paragraphs in this document; in others they stand between any two lines. */
  readonly gapsPart: boolean;
}

/** Openings that always begin a paragraph, whatever stands before them. */
const openings =
  /^(?:Nơi nhận|NƠI NHẬN|PHỤ LỤC|Phụ lục\s+(?:\d|[IVX])|QUYẾT ĐỊNH\s*:|QUYẾT NGHỊ\s*:|Căn cứ |Thực hiện (?:Quyết định|Nghị quyết|Kế hoạch|Chương trình|Nghị định|Chỉ thị|Công văn|Luật)|Theo đề nghị |Xét đề nghị|Trên cơ sở đề xuất|Trên đây là|\((?:Ban hành )?[Kk]èm theo|\((?:Có|Chi tiết) |\([^()]*[Pp]hụ lục[^()]*\)\.?$)/u;

/** The closing words of a plan; they begin a paragraph where a sentence ends before them. */
const closings = /^(?:Trong quá trình (?:tổ chức |triển khai )*thực hiện|Yêu cầu (?:các|Thủ trưởng|Giám đốc)|Đề nghị (?:các|Thủ trưởng) (?:sở|cơ quan|đơn vị))/u;

/** Names with a dash inside that a line break may cut before the dash. */
const dashedNames: readonly (readonly [before: RegExp, after: RegExp])[] = [
  [/lao động$/iu, /^[-–]\s*thương binh/iu],
  [/(?:kinh tế|chính trị|văn hóa|văn hoá)$/iu, /^[-–]\s*xã hội/iu],
  [/(?:phát thanh|phát thanh và)$/iu, /^[-–]\s*truyền hình/iu],
  [/phan rang$/iu, /^[-–]\s*tháp chàm/iu],
  [/bà rịa$/iu, /^[-–]\s*vũng tàu/iu],
  [/thừa thiên$/iu, /^[-–]\s*huế/iu],
  [/khoa học$/iu, /^[-–]\s*(?:công nghệ|kỹ thuật)/iu],
  [/văn hóa$/iu, /^[-–]\s*thể thao/iu],
  [/việt nam$/iu, /^[-–]\s*chi nhánh/iu],
  [/quốc phòng$/iu, /^[-–]\s*an ninh/iu],
];

/** "Kết quả đạt được" is a whole heading, no sentence cut before its agent. */
const doneEnding = /(?:đạt|làm|thu) được$/iu;

/** Verbs a duty opens with; amid a sentence none of them has a capital letter. */
const dutyVerb = /^(?:Chủ trì|Phối hợp|Tham mưu|Chịu trách nhiệm|Hướng dẫn|Triển khai|Chỉ đạo|Giúp|Bố trí|Cân đối|Tăng cường|Đẩy mạnh|Thực hiện|Rà soát|Đôn đốc|Theo dõi|Tuyên truyền|Vận động)(?=[ ,])/u;

/** A heading that fills its line: what follows with such a verb is the duty, unless the line ends inside a name ("Ban / Chỉ đạo"). */
const opensDuty = (before: readonly Line[], text: string): boolean =>
  dutyVerb.test(text) && before.length <= 3 && markerAt(before[0]!.text.value) !== null && !before.some((l) => /[;:]|\.(?=\s*$)/u.test(l.text.value)) && !/(?:^|\s)(?:Sở|Bộ|Ban|Cục|Phòng|Tổ|Đoàn|Trung tâm|và|theo|của|với|về|các|những|,)$/u.test(before.at(-1)!.text.value);

/** A line that is nothing but the marker of an annex. */
const annexAlone = /^(?:PHỤ LỤC|Phụ lục)(?:\s+(?:số\s+|SỐ\s+)?(?:\d{1,2}|[IVXL]{1,5}))?\s*[:.]?$/u;

const endsSentence = (text: string): boolean => /[.;:!?…]["”’)]*$/u.test(text);
const startsLower = (text: string): boolean => /^["“‘(]?\p{Ll}/u.test(text);
const shouted = (text: string): boolean => /\p{Lu}{2}/u.test(text) && !/\p{Ll}{2}/u.test(text.replace(/\([^)]*\)/g, ''));

/** How wide the document's lines are, from the lines of running text. */
export function measureLines(lines: readonly Line[]): Measure {
  const boxed = lines.filter((line) => line.bbox !== null && line.segments.length === 1);
  if (boxed.length > 0 && boxed.length * 2 > lines.length) {
    const rights = boxed.map((line) => line.bbox![2]).sort((a, b) => a - b);
    return { geometric: true, width: percentile(rights, 0.85), gapsPart: false };
  }
  const lengths = lines.map((line) => line.text.value.length).sort((a, b) => a - b);
  return { geometric: false, width: percentile(lengths, 0.9), gapsPart: gapsPart(lines) };
}

const gapBefore = (line: Line, previous: Line): boolean => (line.block === null ? line.blanksBefore > 0 : line.block !== previous.block);

/** Lines that surely go on with a sentence tell: where hardly any of them stands behind a gap, gaps mean something. */
function gapsPart(lines: readonly Line[]): boolean {
  let wrapped = 0;
  let gaps = 0;
  for (let i = 1; i < lines.length; i++) {
    const [previous, line] = [lines[i - 1]!, lines[i]!];
    if (!startsLower(line.text.value) || markerAt(line.text.value) !== null || endsSentence(previous.text.value)) continue;
    wrapped++;
    if (gapBefore(line, previous)) gaps++;
  }
  return wrapped >= 5 ? gaps <= wrapped * 0.08 : lines.some((l) => l.block !== null);
}

function percentile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

/** Would the first word of `next` have fitted on `line`? Then the break was meant. Proportional type in a text file: a tenth is left open. */
function breakWasMeant(line: Line, next: Line, measure: Measure): boolean {
  if (next.breakBefore !== undefined) return next.breakBefore === 'meant';
  const word = /^\S*/.exec(next.text.value)![0].length + 1;
  if (measure.geometric && line.bbox !== null) {
    const perLetter = (line.bbox[2] - line.bbox[0]) / Math.max(1, line.text.value.length);
    return line.bbox[2] + word * perLetter < measure.width - 2 * perLetter;
  }
  return line.text.value.length + word < measure.width * 0.88;
}

/** Zones whose lines are entries, not running text. */
const listZones: ReadonlySet<Zone> = new Set(['header', 'signature']);

/** Lines of one paragraph, with the zone they stand in. */
export interface ParagraphLines {
  readonly zone: Zone;
  readonly lines: readonly Line[];
}

/**
 * Lines → paragraphs. A line begins a paragraph where it carries a marker that fits the numbering so far, opens with one of the fixed wordings,
 * or where the break before it was meant; else it continues the one before, over blank lines and page breaks.
 */
export function joinParagraphs(lines: readonly { line: Line; zone: Zone; newStart: boolean }[], measure: Measure): ParagraphLines[] {
  const out: { zone: Zone; lines: Line[] }[] = [];
  const counter = new MarkerCounter();
  for (const { line, zone, newStart } of lines) {
    const current = out.at(-1);
    const marker = markerAt(line.text.value);
    const joins = current !== undefined && !newStart && current.zone === zone && continues(current.lines, line, zone, marker, counter, measure);
    if (joins) current.lines.push(line);
    else {
      out.push({ zone, lines: [line] });
      if (marker !== null) counter.see(marker);
    }
  }
  return out;
}

/** Remembers which markers came last, to tell "2. Mục tiêu" from a sentence that wraps before "2030." */
class MarkerCounter {
  private readonly last = new Map<string, number>();

  see(marker: Marker): void {
    if (marker.ordinal !== null) this.last.set(this.key(marker), marker.ordinal);
  }

  expects(marker: Marker): boolean {
    if (marker.ordinal === null || marker.ordinal === 1) return true;
    const last = this.last.get(this.key(marker)) ?? 0;
    return marker.ordinal > last && marker.ordinal <= last + 2;
  }

  private key(marker: Marker): string {
    return `${marker.kind}|${marker.path.slice(0, -1).join('.')}`;
  }
}

function continues(before: readonly Line[], line: Line, zone: Zone, marker: Marker | null, counter: MarkerCounter, measure: Measure): boolean {
  const previous = before.at(-1)!;
  const text = line.text.value;
  const earlier = previous.text.value;
  if (openings.test(text) && !citesAnnex(previous, line)) return false;
  if (annexAlone.test(earlier)) return false;
  if (closings.test(text) && endsSentence(earlier)) return false;
  if (listZones.has(zone)) return false;
  if (zone === 'recipients') return marker === null && startsLower(text) && !endsSentence(earlier);
  if (marker !== null) return !beginsItem(before, line, marker, counter, measure);
  if (line.block !== null && line.block === previous.block) return true;
  if (before.length === 1 && markerAt(earlier)?.length === earlier.length) return true;
  if (previous.role === 'heading' || line.role === 'heading') return false;
  if (line.role === 'list-item' || opensDuty(before, text)) return false;
  return continuesText(before, line, measure);
}

/** "… chi tiết tại mục 5 / Phụ lục I ban hành kèm theo": a line that was full goes on with the name of an annex. */
const citesAnnex = (previous: Line, line: Line): boolean =>
  line.breakBefore === 'wrapped' && /^Phụ lục \S+ \p{Ll}/u.test(line.text.value) && !endsSentence(previous.text.value) && !shouted(previous.text.value);

/** Is the marker at the start of `line` one, or does a sentence happen to wrap there? */
function beginsItem(before: readonly Line[], line: Line, marker: Marker, counter: MarkerCounter, measure: Measure): boolean {
  const previous = before.at(-1)!;
  const earlier = previous.text.value;
  const text = line.text.value;
  if (line.role === 'list-item' || line.role === 'heading') return true;
  if (marker.kind === 'bullet' || marker.kind === 'plus') {
    if (dashedNames.some(([before, after]) => before.test(earlier) && after.test(text))) return false;
    if (/^[-–—]\s*\d/u.test(text) && /\d%?$/u.test(earlier) && !breakWasMeant(previous, line, measure)) return false;
    if (endsSentence(earlier) || breakWasMeant(previous, line, measure)) return true;
    return !startsLower(text.slice(marker.length)) && !amidLongSentence(before);
  }
  if (endsSentence(earlier)) return true;
  if (breakWasMeant(previous, line, measure)) return marker.kind !== 'decimal' || counter.expects(marker) || text.length > marker.length + 25;
  if (marker.kind === 'letter' && /\($/u.test(earlier)) return false;
  return counter.expects(marker);
}

/** Longer than any heading, no bullet itself, and not introduced by a colon: a dash here is part of the sentence. */
function amidLongSentence(before: readonly Line[]): boolean {
  const first = markerAt(before[0]!.text.value)?.kind;
  return first !== 'bullet' && first !== 'plus' && before.reduce((sum, l) => sum + l.text.value.length, 0) > 350;
}

function continuesText(before: readonly Line[], line: Line, measure: Measure): boolean {
  const previous = before.at(-1)!;
  const text = line.text.value;
  const earlier = previous.text.value;
  if (startsLower(text) && !/^["“(]/u.test(text)) return true;
  if (/[,([\-–]$/u.test(earlier) || /(?:^|\s)(?:và|hoặc|của|tại|theo|với|cho|về|các|những|trong|từ|là|được|bằng|do)$/u.test(earlier) && !doneEnding.test(earlier)) return true;
  if (/(?:^|\s)(?:ngày|tháng|năm|đến|trên|tối thiểu)$/u.test(earlier) && /^\d/.test(text)) return true;
  if (/(?:^|\s)số$/u.test(earlier) && /^\d+\s*[/-]\s*\S/.test(text)) return true;
  if (measure.gapsPart && gapBefore(line, previous)) return false;
  if (shouted(earlier) !== shouted(text) && before.every((l) => shouted(l.text.value)) && /[A-Za-zÀ-ỹ]{2}/u.test(text)) return false;
  if (before.every((l) => l.bold) && !line.bold && measure.geometric) return false;
  if (measure.geometric && line.bbox !== null && previous.bbox !== null && line.page === previous.page && indented(line, previous, before.length === 1)) return false;
  return !breakWasMeant(previous, line, measure);
}

/** PDF: the line starts farther right than the paragraph's lines: a first line's indent (1 or 1.27 cm by Nghị định 30/2020/NĐ-CP). */
function indented(line: Line, previous: Line, previousIsFirst: boolean): boolean {
  const shift = line.bbox![0] - previous.bbox![0];
  return previousIsFirst ? shift > 40 : shift > 15;
}
