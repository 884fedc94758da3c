import type { Span } from '../model/provenance.js';
import { isRegisteredAgency, readAgencies } from '../registers/agencies.js';
import { isCentralIssuer } from '../registers/issuers.js';
import { findProvince, type Province } from '../registers/provinces.js';
import { foldSpelling, slug } from '../text/fold.js';
import { flatten } from './view.js';

/** Who issues: agency id, canonical name, and what the letterhead says of its place. */
export interface IssuerRead {
  readonly id: string;
  readonly name: string;
  readonly province: Province | null;
  /** A body of the state or the Party as a whole: no province is theirs. */
  readonly central: boolean;
  /** Slug of the unit below the province whose body it is ("huyen-moc-chau"); null for bodies of other levels. */
  readonly unit: string | null;
  /** The cells of its name: offsets in the text the issuer was read from. */
  readonly pieces: readonly Span[];
  readonly line: string;
}

/** How the name of a body begins in a letterhead, flat. */
const heads = [
  'chu tich uy ban nhan dan', 'chu tich nhan dan', 'chu tich', 'uy ban nhan dan', 'ubnd', 'thuong truc hoi dong nhan dan', 'hoi dong nhan dan', 'hdnd', 'doan dai bieu quoc hoi',
  'uy ban mat tran', 'uy ban mttq', 'uy ban', 'mat tran to quoc', 'so', 'ban', 'bo', 'chinh phu', 'thu tuong chinh phu', 'quoc hoi', 'tinh uy', 'tinh doan', 'thanh uy', 'huyen uy',
  'thi uy', 'quan uy', 'dang uy', 'dang bo', 'dang doan', 'chi bo', 'van phong', 'cuc', 'chi cuc', 'tong cuc', 'truong', 'trung tam', 'benh vien', 'cong an', 'hoi', 'lien doan',
  'lien hiep', 'lien minh', 'bao hiem xa hoi', 'kho bac', 'ngan hang', 'vien', 'toa an', 'phong', 'to', 'tieu ban', 'bo chi huy', 'bo tu lenh', 'hat', 'thanh tra', 'doan', 'kiem toan', 'vien kiem sat',
];
const head = new RegExp(`^(?:${[...heads].sort((a, b) => b.length - a.length).join('|')})(?![A-Za-zÀ-ỹ\\d])`, 'u');
const headInside = /(?<=[.!?]\s{1,4}|\s{3})(?:chu tich )?(?:uy ban nhan dan|ubnd|hoi dong nhan dan|chinh phu|so |ban )/u;

/** Heads that other words look like without their marks ("số", "hỏi", "tô"); as they are spelt. */
const spelt: Readonly<Record<string, string>> = {
  ban: 'ban', so: 'sở', bo: 'bộ', dang: 'đảng', huyen: 'huyện', thi: 'thị', quan: 'quận', to: 'tổ', hoi: 'hội', vien: 'viện', phong: 'phòng', truong: 'trường', hat: 'hạt', doan: 'đoàn', cuc: 'cục',
};

/** Whether a cell begins as the name of a body does. Text that lost all its marks is believed. */
export function opensBody(text: string, flat: string): boolean {
  if (!head.test(flat) || /^ban hanh(?![A-Za-zÀ-ỹ])/u.test(flat)) return false;
  const first = /^[A-Za-zÀ-ỹ]+/u.exec(foldSpelling(text))?.[0] ?? '';
  const wanted = spelt[flatten(first)];
  return wanted === undefined || first === wanted || first === flatten(first);
}

/** A name of a body is never longer; nor does it hold years or document numbers. */
const longestName = 160;
const notName = /(?:19|20)\d{2}|\d\s?[/-]\s?\p{Lu}|[;:]/u;

/** Session and congress lines, stray marks: "KHÓA IX - KỲ HỌP THỨ 18". */
const aside = /^(?:khoa|ky hop|nhiem ky|lan thu|\*|\(|mat|toi mat|tuyet mat|khan|thuong khan|hoa toc|du thao|sao y|trich sao|sao luc|v\/v|kinh gui)(?![A-Za-zÀ-ỹ])|@|^\S*\d\S*$|\d{1,2}[:/.]\d{2}/u;

interface Cell {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

interface Body {
  text: string;
  readonly pieces: Span[];
}

/** The bodies of a letterhead, parent first. Rows are cells of it with their offsets. */
function bodiesOf(text: string): Body[] {
  const bodies: Body[] = [];
  for (const cell of cellsOf(text)) {
    const flat = flatten(cell.text).replace(/\s+/gu, ' ');
    if (aside.test(flat)) continue;
    const last = bodies.at(-1);
    const starts = opensBody(cell.text, flat) && !(last !== undefined && continues(flatten(last.text), flat));
    if (starts) bodies.push({ text: cell.text, pieces: [[cell.start, cell.end]] });
    else if (last !== undefined && !notName.test(cell.text)) {
      last.text += ` ${cell.text}`;
      last.pieces.push([cell.start, cell.end]);
    }
  }
  return bodies;
}

/** Words that look like a head but go on with the name above: "BAN CHẤP HÀNH / ĐẢNG BỘ TỈNH", "ỦY BAN / …". */
function continues(before: string, flat: string): boolean {
  return (/ban chap hanh$|ban thuong vu$/u.test(before) && /^(?:dang bo|tinh uy|thanh uy)/u.test(flat)) || /(?: va| -|,)$/u.test(before) || /^ban nhan dan/u.test(flat) || (before === 'chu tich' && /^(?:uy ban|ubnd|nhan dan|hoi dong|hdnd)/u.test(flat));
}

function cellsOf(text: string): Cell[] {
  const cells: Cell[] = [];
  for (const match of text.matchAll(/[^\s](?:[^\n\t]{0,200}?)(?=\s{3}|\t|\n|$)/gu)) {
    const inner = headInside.exec(flatten(match[0]));
    const start = match.index + (inner?.index ?? 0);
    const value = text.slice(start, match.index + match[0].length).trim();
    if (/[A-Za-zÀ-ỹ]/u.test(value)) cells.push({ text: value, start, end: start + value.length });
  }
  return cells;
}

/**
 * The issuing body among those of the letterhead: the last, an organ of it aside; among equals the first.
 * `date`: the document's own, as far as known; it tells a city of the centre from one of a province (Huế until 2025).
 */
export function readIssuer(letterhead: string, date: string | null = null): IssuerRead | null {
  const bodies = bodiesOf(letterhead).filter((b) => b.text.length <= longestName && !notName.test(b.text));
  if (bodies.length === 0) return null;
  const ministries = bodies.filter((b) => /^bo /u.test(flatten(b.text)));
  const organ = bodies.length > 1 && /^ban thuong (?:truc|vu)/u.test(flatten(bodies.at(-1)!.text));
  const chosen = ministries.length > 1 ? ministries[0]! : bodies[bodies.length - (organ ? 2 : 1)]!;
  const parents = bodies.filter((b) => b !== chosen);
  const above = parents.map((b) => placeIn(b.text)).find((p) => p !== null) ?? null;
  const read = canonicalIssuer(officeOf(chosen.text, parents), { above, date });
  const province = read.province ?? above;
  const central = (read.central || isCentralIssuer(read.id) || bodies.some((b) => centralBody.test(flatten(b.text)))) && province === null;
  return { ...read, province, central, pieces: chosen.pieces, line: chosen.text };
}

/** "UBND TỈNH X / VĂN PHÒNG": the office is that committee's. */
function officeOf(text: string, parents: readonly Body[]): string {
  const parent = parents.find((b) => /^(?:ubnd|uy ban nhan dan)/u.test(flatten(b.text)));
  return parent !== undefined && /^van phong$/u.test(flatten(text).trim()) ? `${text} ${parent.text}` : text;
}

/** "tỉnh Lào Cai", "THÀNH PHỐ HUẾ", "Hà Nội" at the end of a body's name. */
function placeIn(text: string): Province | null {
  const named = /(?:tinh|thanh pho|tp\.?)\s+([^,]{2,40})$/u.exec(flatten(text));
  if (named !== null) return findProvince(text.slice(named.index + named[0].length - named[1]!.length));
  const words = text.split(/\s+/u);
  for (let count = Math.min(5, words.length - 1); count >= 1; count--) {
    const found = findProvince(words.slice(-count).join(' '));
    if (found !== null) return found;
  }
  return null;
}

/** Bodies of a province that are named by level alone; the name stands for any province or city. */
const fixed: readonly (readonly [RegExp, string, string])[] = [
  [/^chu tich (?:uy ban nhan dan|ubnd|nhan dan)/u, 'chu-tich-uy-ban-nhan-dan-tinh', 'Chủ tịch Ủy ban nhân dân tỉnh'],
  [/^(?:uy ban nhan dan|ubnd)/u, 'uy-ban-nhan-dan-tinh', 'Ủy ban nhân dân tỉnh'],
  [/^(?:thuong truc )?(?:hoi dong nhan dan|hdnd)/u, 'hoi-dong-nhan-dan-tinh', 'Hội đồng nhân dân tỉnh'],
  [/^(?:ban thuong vu )?(?:tinh uy|thanh uy)|^ban chap hanh dang bo/u, 'tinh-uy', 'Tỉnh ủy'],
  [/^uy ban (?:mttq|mat tran to quoc)|^mat tran to quoc/u, 'uy-ban-mat-tran-to-quoc-viet-nam', 'Ủy ban Mặt trận Tổ quốc Việt Nam'],
];

const centralBody = /^(?:chinh phu|thu tuong|quoc hoi|uy ban thuong vu quoc hoi|dang doan quoc hoi|bo (?!chi huy|tu lenh)|ban chap hanh trung uong|bo chinh tri|ban bi thu|tong cuc|van phong (?:chinh phu|quoc hoi|trung uong)|ngan hang nha nuoc viet nam|thanh tra chinh phu|uy ban quoc gia|ban chi dao trung uong|kiem toan nha nuoc)/u;
/** A level below the province; "xã hội", "quản lý", "quân sự", "phương tiện" only look like one. */
const lowerLevel = /(?:^|\s)((?:huyen|thi xa|quan(?!\s+(?:ly|doi|su|dan|tri|trac))|xa(?!\s+hoi)|phuong(?!\s+(?:tien|an|phap))|thi tran|dac khu)\s+[A-Za-zÀ-ỹ\d].*)$/u;

interface Placing {
  /** The province of the body above, as the letterhead names it. */
  readonly above: Province | null;
  readonly date: string | null;
}

/** The unit below the province a name speaks of: "HUYỆN MỘC CHÂU", "QUẬN 1", or a city that is none of the centre's. */
function lowerUnit(flat: string, province: Province | null, { above, date }: Placing): string | null {
  const named = lowerLevel.exec(flat);
  if (named !== null) return named[1]!;
  const city = /\s(thanh pho\s+\S.*)$/u.exec(flat);
  if (city === null) return null;
  const notYet = province !== null && province.kind === 'thành phố' && date !== null && province.from !== null && date < province.from;
  const below = above !== null && above.slug !== province?.slug;
  return province === null || notYet || below ? city[1]! : null;
}

/** Id and name of a body as a letterhead or a sentence writes it ("UBND TỈNH LÀO CAI", "Ban Chỉ đạo về chuyển đổi số tỉnh"). */
export function canonicalIssuer(written: string, placing: Placing = { above: null, date: null }): Pick<IssuerRead, 'id' | 'name' | 'province' | 'central' | 'unit'> {
  const text = written.replace(/\([^)]*\)/gu, ' ').replace(/\s+/gu, ' ').replace(/^ban thường (?:trực|vụ) (?=ủy ban|uỷ ban|hội đồng)/iu, '').replace(/(?<=\S)\s+ban thường trực$/iu, '').replace(/(?<![A-Za-zÀ-ỹ])MTTQ(?![A-Za-zÀ-ỹ])/gu, 'Mặt trận Tổ quốc').trim();
  const flat = flatten(text);
  const province = placeIn(text);
  const lower = lowerUnit(flat, province, placing);
  const unit = lower === null ? null : slug(lower.replace(/\sban thuong (?:truc|vu)$/u, ''));
  const rest = { province, central: centralBody.test(flat), unit };
  const known = lower !== null ? undefined : fixed.find(([pattern]) => pattern.test(flat));
  if (known !== undefined) return { ...rest, id: known[1], name: known[2], central: false };
  const name = withoutPlace(text, flat, province !== null && lower === null);
  const listed = lower !== null ? null : (inRegister(text, province) ?? inRegister(name, province));
  if (listed !== null) return { ...rest, ...listed };
  return { ...rest, id: slug(name.replace(/^ban chỉ đạo về /iu, 'Ban Chỉ đạo ')), name: nameCase(name) };
}

/** The body of the register that a whole name is; some are nothing without "tỉnh" ("Công an tỉnh"). */
function inRegister(name: string, province: Province | null): { id: string; name: string } | null {
  const found = readAgencies(name, { province, issuedOn: null });
  if (found.length !== 1 || !isRegisteredAgency(found[0]!.id) || found[0]!.text.length < 0.9 * name.length) return null;
  return { id: found[0]!.id, name: nameCase(found[0]!.name) };
}

function withoutPlace(text: string, flat: string, known: boolean): string {
  const at = flat.search(/\s(?:tinh|thanh pho|tp\.?)(?:\s|$)(?!uy)/u);
  return at > 0 && (known || /\s(?:tinh|thanh pho)$/u.test(flat)) ? text.slice(0, at) : text;
}

/** Capitals of a letterhead in running text: "SỞ CÔNG THƯƠNG" → "Sở Công Thương"; small words stay small. */
function nameCase(name: string): string {
  if ((name.match(/\p{Lu}/gu)?.length ?? 0) <= (name.match(/\p{Ll}/gu)?.length ?? 0)) return name;
  const small = new Set(['và', 'của', 'về', 'nhân', 'dân']);
  return name.toLowerCase().split(' ').map((word, i) => (i > 0 && small.has(word) ? word : word.charAt(0).toUpperCase() + word.slice(1))).join(' ');
}
