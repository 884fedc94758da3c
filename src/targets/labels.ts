import type { Span } from '../model/provenance.js';
import { noteMarks } from '../text/note-marks.js';
import { alternatives, lowerInPlace } from '../quantities/lower.js';
import { findQuantities } from '../quantities/quantities.js';
import { findDues } from './due.js';
import { bracketDepth } from './segments.js';
import { attainWords, doingWords, leadWords, levelBodies, levelWords, predicateWords, producingVerbs, purposeWords, sharedPredicates, shortLevelWords, verbsInNouns } from './words.js';

const edge = '(?![A-Za-zÀ-ỹ\\d])';
const lead = new RegExp(`^(?!cụ thể ho[áa]|cụ thể hóa)(?:${alternatives(leadWords)})${edge}[ ,:]*`, 'u');
const doing = new RegExp(`^(?:${alternatives(doingWords)})${edge} *`, 'u');
const attain = new RegExp(`(?<![A-Za-zÀ-ỹ\\d])(?:${alternatives(attainWords)})[ :,]*$`, 'u');
const marker = /^\s*(?:[-+•*·]+\s*)*(?:\(?\d{1,2}(?:\.\d{1,2}){0,3}[.)]\s+|\(\d{1,2}\)\s*|\(?[a-zđ]\)\s+)?/u;
const purpose = new RegExp(`,? *(?:, (?:${alternatives(purposeWords)})${edge}| (?:góp phần|nhằm|và từng bước|và góp phần|và các (?:mục tiêu|chỉ tiêu|nhiệm vụ) (?:khác|đã|đề ra|của|được|nêu))${edge}).*$`, 'u');
const predicate = new RegExp(`(?<![A-Za-zÀ-ỹ\\d])(?:${alternatives(predicateWords)})${edge}`, 'u');
const sharedPredicate = new RegExp(`(?<![A-Za-zÀ-ỹ\\d])(?:${alternatives(sharedPredicates)})${edge}`, 'u');
const verbInNoun = new RegExp(`(?<![A-Za-zÀ-ỹ\\d])(?:${alternatives(verbsInNouns)})${edge}`, 'gu');
const producing = new RegExp(`^(?:${alternatives(producingVerbs)})(?: được| mới| thêm)?$`, 'u');
/** "100% khu công nghiệp phải triển khai …": the modal says nothing of what is measured. */
const modal = / (?:cần |đều )?phải (?=(?:triển khai|thực hiện|có|đạt|được|bảo đảm|đảm bảo|hoàn thành|áp dụng|sử dụng|ứng dụng|kết nối|đáp ứng|ban hành|xây dựng|công bố|công khai|tổ chức|bố trí|lắp đặt|tham gia)(?![A-Za-zÀ-ỹ]))/gu;
const passive = /(?<![A-Za-zÀ-ỹ\d])(?:được|bị)(?![A-Za-zÀ-ỹ\d])/u;
const having = /(?<![A-Za-zÀ-ỹ\d])có(?![A-Za-zÀ-ỹ\d])/u;
const punctuation = /^[\s,;:.\-–*+•]+|[\s,;:.\-–*+•]+$/gu;

/** Due phrases out of a wording; what stands in brackets stays. */
export function withoutDues(text: string): string {
  const depth = bracketDepth(text);
  let out = '';
  let last = 0;
  for (const due of findDues(text)) {
    if (due.kind === 'baseline' || depth[due.span[0]] === 1) continue;
    out += `${text.slice(last, due.span[0])} `;
    last = due.span[1];
  }
  return tidy(out + text.slice(last));
}

/** Single blanks, no punctuation at the ends, no blank before a comma. */
export function tidy(text: string): string {
  return text.replace(/\s{2,}|[^\S ]/g, ' ').replace(/ ([,;:.])/g, '$1').replace(/,(?: ?,)+/g, ',').replace(punctuation, '').trim();
}

/** What a wording says before its value: marker, due phrases, words of commitment and verbs of attainment taken off. */
export function subjectOf(before: string): string {
  let text = tidy(withoutDues(before.replace(marker, '')));
  for (let i = 0; i < 8; i++) {
    const cut = lead.exec(lowerInPlace(text));
    if (!cut || (/^có/iu.test(cut[0]) && says(text.slice(cut[0].length)))) break;
    text = text.slice(cut[0].length);
  }
  text = stripAttain(text);
  const cut = doing.exec(lowerInPlace(text));
  const rest = cut ? text.slice(cut[0].length) : '';
  const subject = tidy(rest === '' ? text : stripAgain(rest));
  return producing.test(lowerInPlace(subject)) ? '' : subject;
}

/** "Có tài khoản thanh toán điện tử đạt …": "có" is part of the wording, unless a share or a value follows it. */
const says = (rest: string): boolean => stripAttain(rest) !== '' && !/^(?:tỷ lệ|tỉ lệ|tỷ trọng|tỉ trọng|số|ít nhất|trên|thêm)(?![A-Za-zÀ-ỹ])/iu.test(rest);

function stripAgain(text: string): string {
  const cut = lead.exec(lowerInPlace(text));
  return cut && cut[0].length < text.length ? text.slice(cut[0].length) : text;
}

/** Verbs of attainment off the end ("… đạt", "… chiếm", "… phủ tới" keeps "phủ"). */
export function stripAttain(before: string): string {
  let text = tidy(before);
  for (let i = 0; i < 6; i++) {
    const cut = attain.exec(lowerInPlace(text));
    if (!cut) break;
    text = tidy(text.slice(0, cut.index));
  }
  return text;
}

/** What a wording says after its value: clauses of purpose and trailing due phrases cut off. */
export function complementOf(after: string): string {
  let text = withoutModal(tidy(withoutValueBrackets(after)));
  const cut = purpose.exec(lowerInPlace(text));
  if (cut) text = tidy(text.slice(0, cut.index));
  text = tidy(text.replace(/^(?:số|tổng số)\s+(?=[A-Za-zÀ-ỹ])/iu, ''));
  return tidy(trailingDueOff(text));
}

function withoutModal(text: string): string {
  const lower = lowerInPlace(text);
  let out = '';
  let last = 0;
  for (const found of lower.matchAll(modal)) {
    if (/(?<![A-Za-zÀ-ỹ])(?:không|chưa|thuế|nợ|mà|đang|gặp)$/u.test(lower.slice(0, found.index))) continue;
    out += `${text.slice(last, found.index)} `;
    last = found.index + found[0].length;
  }
  return out + text.slice(last);
}

function trailingDueOff(text: string): string {
  const depth = bracketDepth(text);
  const due = findDues(text).at(-1);
  if (!due || due.kind === 'baseline' || depth[due.span[0]] === 1) return text;
  if (due.span[0] === 0 || text.length - due.span[1] <= 1) return tidy(text.slice(0, due.span[0]) + text.slice(due.span[1]));
  return text;
}

/** Brackets that hold a value of their own ("(năm 2022 đạt 45%)", "(trong đó: …)") out of a wording. */
export function withoutValueBrackets(text: string): string {
  return text.replace(/\s*\([^()]{0,300}\)/gu, (bracket) => (findQuantities(bracket).length > 0 || isRemark(bracket) ? '' : bracket));
}

/** "(trong đó …)", "(năm 2026)": says nothing of what is measured. */
function isRemark(bracket: string): boolean {
  if (/^\s*\((?:trong đó|[\d.,/ ]+\)$|\d[\d.,]*(?: ?\/ ?\d[\d.,]*)?(?: [A-Za-zÀ-ỹ ]{1,24})?\)$)/iu.test(bracket)) return true;
  const due = findDues(bracket)[0];
  return due !== undefined && due.kind !== 'baseline' && bracket.length - (due.span[1] - due.span[0]) <= 4;
}

/** Whether a value-first phrase has a predicate of its own. */
export const hasPredicate = (text: string): boolean => predicate.test(lowerInPlace(text));

/** The predicate that values before it share ("được xử lý …", else from the first predicate word); null where there is none. */
export function predicateTail(text: string): string | null {
  const lower = lowerInPlace(text).replace(verbInNoun, (words) => '-'.repeat(words.length));
  const found = passive.exec(lower) ?? predicate.exec(lower) ?? having.exec(lower) ?? sharedPredicate.exec(lower);
  return found ? text.slice(found.index) : null;
}

/** What a wording says its predicate of ("Nhiệm vụ được theo dõi …" → "Nhiệm vụ"); null where there is no predicate, or nothing before it. */
export function predicateSubject(text: string): string | null {
  const tail = predicateTail(text);
  const subject = tail === null ? '' : tidy(text.slice(0, text.length - tail.length));
  return subject === '' ? null : subject;
}

export type Level = 'province' | 'district' | 'commune';

const levelPatterns = levelWords.map(([level, words]) => [level, new RegExp(`(?<![A-Za-zÀ-ỹ\\d])(?:${alternatives(words)})${edge}`, 'gu')] as const);
const shortLevelPatterns = shortLevelWords.map(([level, words]) => [level, new RegExp(`^(?:các |ở |tại |đối với )?(?:${alternatives(words)})$`, 'u')] as const);

export interface LevelMention {
  readonly level: Level;
  readonly span: Span;
}

/** Words for a level of government, in order. */
export function levelMentions(text: string): LevelMention[] {
  const lower = lowerInPlace(text);
  return levelPatterns
    .flatMap(([level, pattern]) => [...lower.matchAll(pattern)].map((m) => ({ level, span: [m.index, m.index + m[0].length] as Span })))
    .sort((a, b) => a.span[0] - b.span[0]);
}

/** No wording of nothing but levels is longer. */
const longestLevel = 120;

/** The level of a wording that is nothing but a level ("cấp huyện", "đối với cấp xã"); `short` takes "huyện", "xã" too. */
export function onlyLevel(text: string, short: boolean): Level | null {
  if (text.length > longestLevel) return null;
  const lower = lowerInPlace(tidy(text)).replace(/^(?:ở|tại|đối với|của|là|các cơ quan|cơ quan|các) /u, '');
  for (const [level, pattern] of levelPatterns) {
    const found = [...lower.matchAll(pattern)][0];
    if (found && found[0].length === lower.length) return level;
  }
  if (!short) return null;
  return shortLevelPatterns.find(([, pattern]) => pattern.test(lower))?.[0] ?? listedLevel(lower);
}

/** "quận, huyện, thành phố Thủ Đức", "xã, phường, thị trấn": two or more bodies of one level. */
function listedLevel(lower: string): Level | null {
  const items = lower.split(/, | và /u).map((item) => item.replace(/^(?:ubnd|ủy ban nhân dân|uỷ ban nhân dân|các) /u, '').trim());
  if (items.length < 2 || items.length > 6) return null;
  const level = levelBodies.find(([, bodies]) => bodies.includes(items[0]!))?.[0] ?? null;
  const bodies = levelBodies.find(([l]) => l === level)?.[1] ?? [];
  return level !== null && items.every((item) => bodies.includes(item) || (level === 'district' && /^thành phố [A-Za-zÀ-ỹ ]{1,24}$/u.test(item))) ? level : null;
}

/** The level words of a wording replaced by those of another level ("hồ sơ tại cấp tỉnh" → "hồ sơ tại cấp huyện"). */
export function replaceLevel(text: string, words: string): string {
  const found = levelMentions(text)[0];
  return found ? text.slice(0, found.span[0]) + words + text.slice(found.span[1]) : `${text}: ${words}`;
}

/** First letter large, blanks single, no marks of footnotes. */
export function asLabel(text: string): string {
  const clean = unquoted(tidy(text.replace(noteMarks, '')));
  return clean.charAt(0).toUpperCase() + clean.slice(1);
}

/** A wording that is one quotation loses its quotation marks. */
const unquoted = (text: string): string => /^["“]([^"“”]+)["”]$/u.exec(text)?.[1] ?? text;

const provinceSubject = /^(?:(?:phấn đấu )?(?:đưa )?(?:tỉnh|thành phố)(?: [A-Za-zÀ-ỹ-]+){0,4} )?(?:thuộc|nằm trong|vào|trong|lọt vào|đứng trong|xếp trong|là một trong)(?: các)? (nhóm|top|tốp|tóp)?$/u;

/** "Tỉnh Ninh Thuận thuộc nhóm" → "nhóm": the province itself is no part of a rank's wording; another subject is. */
export function rankSubject(written: string): string {
  const subject = tidy(written.replace(/^.{0,120}?(?<![A-Za-zÀ-ỹ])trở thành (?=[A-Za-zÀ-ỹ])/iu, '').replace(/\s+(?:từ |đứng |đứng ở |xếp |ở )?(?:vị trí |vị )?thứ$/iu, ''));
  const found = provinceSubject.exec(lowerInPlace(subject));
  return found ? (found[1] ?? '') : subject;
}
