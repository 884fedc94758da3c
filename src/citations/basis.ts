import { bisect } from '../text/bisect.js';
import { findCitations, type Mention } from './find.js';

/** How a ground begins. */
const opener = /^(?:[-–+•*]\s*|\(?\d{1,2}[.)]\s*|[a-zđ]\)\s*)?(?:căn\s+c[ứưu](?:\s+căn\s+cứ)?|thực\s+hiện(?:\s+nghiêm)?|triển\s+khai(?:\s+thực\s+hiện)?|thi\s+hành|tiếp\s+tục\s+(?:triển\s+khai\s+)?thực\s+hiện|theo|xét|trên\s+cơ\s+sở|để\s+(?:tiếp\s+tục\s+)?(?:triển\s+khai\s+)?(?:tổ\s+chức\s+)?thực\s+hiện(?:\s+nghiêm)?|nhằm\s+(?:tiếp\s+tục\s+)?(?:triển\s+khai\s+)?thực\s+hiện)(?![A-Za-zÀ-ỹ])/iu;
/** Grounds whose document stands at the end: "Theo đề nghị của Giám đốc Sở … tại Tờ trình số …". */
const proposal = /^(?:[-–+•*]\s*)?(?:theo|xét|trên\s+cơ\s+sở)(?![A-Za-zÀ-ỹ])/iu;

interface Piece {
  readonly start: number;
  readonly end: number;
}

/** Clauses of the recital: parted by semicolons, full stops and the openings of grounds. */
function clauses(text: string): Piece[] {
  const out: Piece[] = [];
  let start = 0;
  for (const match of text.matchAll(/;|(?<=[;.:,”"]\s{0,3})\n|\n(?=\s*(?:[-–+•]\s|\d{1,2}[.)]\s|[a-zđ]\)\s|Căn cứ|Thực hiện|Theo|Xét|Trên cơ sở))|[.](?=\s+\p{Lu})|(?=(?<=[\s,.])(?:Căn cứ|Theo đề nghị|Xét đề nghị|Xét Tờ trình)\s)/gu)) {
    if (match.index > start) out.push({ start, end: match.index });
    start = match.index + match[0].length;
  }
  if (start < text.length) out.push({ start, end: text.length });
  return out;
}

/**
 * Keys of the documents a recital rests on, in order: what "Căn cứ …", "Thực hiện …" and the Tờ trình of "Theo đề nghị … tại Tờ trình số …" name
 * themselves; not what stands inside another's title, nor a law that only amends the one named.
 */
export function basisOf(preamble: string): string[] {
  const text = preamble.normalize('NFC');
  const mentions = findCitations(text);
  const keys = new Set<string>();
  let grounded = false;
  for (const piece of clauses(text)) {
    const clause = text.slice(piece.start, piece.end).trimStart();
    const opened = opener.exec(clause);
    const sentenceStart = piece.start === 0 || /[.\n]\s*$/u.test(text.slice(Math.max(0, piece.start - 6), piece.start));
    if (opened !== null) grounded = true;
    else if (sentenceStart) grounded = false;
    if (!grounded) continue;
    for (const mention of topLevel(text, piece, within(mentions, piece), opened !== null, proposal.test(clause))) keys.add(mention.key);
  }
  return keys.size > 0 ? [...keys] : carriedOut(text, mentions);
}

/** A narrative recital: the plan is issued "để triển khai thực hiện Nghị quyết số …". */
function carriedOut(text: string, mentions: readonly Mention[]): string[] {
  const issue = /ban hành\s+(?:kế hoạch|chương trình)\s+(?:triển khai\s+)?(?:thực hiện\s+)?$/iu;
  const found = mentions.find((m) => issue.test(text.slice(Math.max(0, m.span[0] - 60), m.span[0])));
  return found === undefined ? [] : [found.key];
}

/** The mentions of a clause; both stand in order. */
function within(mentions: readonly Mention[], piece: Piece): Mention[] {
  const out: Mention[] = [];
  for (let i = bisect(mentions.length, (k) => mentions[k]!.span[0] >= piece.start); i < mentions.length && mentions[i]!.span[1] <= piece.end; i++) out.push(mentions[i]!);
  return out;
}

/** The documents a clause names itself: the first where it opens the clause, and what is joined to it by "và" or a comma. */
function topLevel(text: string, piece: Piece, inside: readonly Mention[], opened: boolean, proposed: boolean): Mention[] {
  const out: Mention[] = [];
  let before: { mention: Mention; top: boolean } | null = null;
  for (const mention of inside) {
    const between = text.slice(before === null ? piece.start : before.mention.span[1], mention.span[0]);
    const top: boolean = before === null ? opensClause(between, opened, proposed) : before.top && joined(between, text, before.mention, proposed);
    if (top) out.push(mention);
    if (before === null || top || !enclosed(between)) before = { mention, top };
  }
  return out;
}

/** A nested document keeps the reading of what follows within it. */
function enclosed(between: string): boolean {
  return /\($/u.test(between.trim());
}

const nestingVerb = /(?<![A-Za-zÀ-ỹ])(?:về|hướng dẫn|quy định|thi hành|sửa đổi|bổ sung|bởi|kèm theo|phê duyệt|công bố|bãi bỏ|thay thế|ban hành)(?![A-Za-zÀ-ỹ])/iu;

/** "… ban hành kèm theo Quyết định số …": the act that issued the document named before stands for it. */
const issuedBy = /[\s(](?:ban hành\s+(?:kèm\s+)?theo|kèm\s+theo|phê duyệt\s+(?:kèm\s+theo|theo|tại))$/iu;
/** The last of the documents named before, from its type word on: a name without a number. */
const namedWithoutNumber = /(?:^|[,;]\s|\svà\s)(?:(?:các|nội dung|nhiệm vụ)\s)?(?:Kế hoạch|Chương trình|Đề án|Chiến lược|Quy hoạch|Quy chế|Quy định|Phương án|Khung|Kiến trúc|Bộ tiêu chí)\s[^;:]{3,260}$/u;

/** A document named in words with the number of the act that issued it. */
function namedByItsAct(words: string): boolean {
  const act = issuedBy.exec(words);
  return act !== null && namedWithoutNumber.test(words.slice(0, act.index));
}

function opensClause(between: string, opened: boolean, proposed: boolean): boolean {
  const words = between.replace(opener, '').trim();
  if (proposed || namedByItsAct(words)) return true;
  if (opened) return words.length < 160 && !nestingVerb.test(words);
  return words.length < 45 && !nestingVerb.test(words) && !/(?:UBND|ủy ban nhân dân|uỷ ban nhân dân|ban chỉ đạo)/iu.test(words);
}

const joint = /(?:[,;]|\svà|\scùng)\s*(?:(?:các|của|tại|số|căn cứ)\s*)*$/iu;

/** "… của Thủ tướng Chính phủ phê duyệt Chiến lược … và Nghị quyết số …": joined on the clause's own level. */
function joined(between: string, text: string, before: Mention, proposed: boolean): boolean {
  if (proposed) return !/(?<![A-Za-zÀ-ỹ])(?:thực hiện|hướng dẫn|quy định|bởi)(?![A-Za-zÀ-ỹ])/iu.test(between) || joint.test(between);
  if (/(?:sửa đổi|bổ sung|điều chỉnh|thay thế)[^;]{0,60}(?:bởi|theo|tại|bằng)\s*(?:các\s)?$/iu.test(between)) return false;
  if (/\svà\s/u.test(between) && namedByItsAct(between.slice(between.lastIndexOf(' và ')).trimEnd())) return true;
  if (!joint.test(between)) return false;
  const opens = (between.match(/[“"(]/gu) ?? []).length;
  const closes = (between.match(/[”")]/gu) ?? []).length;
  return opens <= closes || text.slice(before.span[0], before.span[1]) === '';
}
