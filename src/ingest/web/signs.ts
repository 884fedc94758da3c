import { foldPlain } from '../../text/fold.js';
import type { Element } from 'hast';
import type { Leaf } from './page.js';
import { letters } from './runs.js';

/** What a line of a Vietnamese document shows itself by (Nghị định 30/2020/NĐ-CP, Phụ lục I). */
export type SignKind = 'state' | 'number' | 'issuer' | 'type' | 'recital' | 'recipients' | 'signature' | 'annex' | 'division';

interface SignRule {
  readonly kind: SignKind;
  /** On the folded line. */
  readonly pattern: RegExp;
  /** On the line as written, where capitals or the colon matter. */
  readonly written?: (line: string) => boolean;
}

const capitals = (line: string): boolean => line === line.toUpperCase() && /\p{Lu}{2}/u.test(line);
const like = (pattern: RegExp) => (line: string): boolean => pattern.test(line);
const rules: readonly SignRule[] = [
  { kind: 'state', pattern: /cong hoa xa hoi chu nghia viet nam|doc lap tu do hanh phuc|^dang cong san viet nam$/ },
  { kind: 'number', pattern: /^so (?:\d+ )?(?:\d{4} )?(?:kh|qd|nq|ct|ttr|ctr|tb|hd|bc|pa|da) /, written: like(/^S[Ốố]\s*:?\s*[\d.…\s]*[/-]/u) },
  { kind: 'issuer', pattern: /^(?:uy ban|ubnd|hoi dong nhan dan|tinh uy|thanh uy|huyen uy|dang uy|so |bo |ban |van phong |cong an |thu tuong|chinh phu$|lien minh|hoi )/, written: capitals },
  { kind: 'type', pattern: /^(?:ke hoach|quyet dinh|nghi quyet|chi thi|chuong trinh|chuong trinh hanh dong|de an|phuong an|thong bao|to trinh|bao cao|huong dan|cong dien|thong tu|nghi dinh|quy che|quy dinh|quyet nghi)$/, written: capitals },
  { kind: 'recital', pattern: /^(?:can cu |thuc hien (?:ke hoach|quyet dinh|nghi quyet|chi thi|chuong trinh|nghi dinh|cong van|luat) |xet de nghi |theo de nghi )/, written: like(/^.{40,}/su) },
  { kind: 'recipients', pattern: /^noi nhan$|^noi nhan /, written: like(/^Nơi nhận\s*:?/iu) },
  { kind: 'signature', pattern: /^(?:tm|kt|tl|tuq) (?:chu tich|uy ban|giam doc|bo truong|thu truong|ban |hoi dong|thu tuong|chinh phu)/, written: like(/^(?:TM|KT|TL|TUQ)\s*[./]/u) },
  { kind: 'annex', pattern: /^phu luc(?: |$)/, written: like(/^(?:PHỤ LỤC|Phụ lục(?:\s+(?:số\s+)?(?:\d{1,2}|[IVX]{1,5}))?\s*[.:]?$)/u) },
  { kind: 'division', pattern: /^(?:dieu \d+|phan thu |chuong [ivx\d]+|[ivx]+ [a-z])/, written: like(/^(?:Điều\s+\d+|PHẦN|Phần thứ|Chương\s|CHƯƠNG\s|[IVX]{1,5}\s*\.)/u) },
];

/** Signs open a line; what stands further in is not looked at. */
const looked = 160;

/** What a site writes as well where it links to a document or to parts of it; a link has no such sign. */
const linkedToo = new Set<SignKind>(['number', 'issuer', 'type', 'annex', 'division']);
const isLink = (leaf: Leaf): boolean => linkShare(leaf) >= 0.9;

/** The signs of a leaf's lines. */
export function signsOf(leaf: Leaf): ReadonlySet<SignKind> {
  const found = new Set<SignKind>();
  const linked = isLink(leaf);
  for (const line of leaf.text.slice(0, 1000).split('\n')) {
    const written = line.replace(/[\s\u00a0]+/gu, ' ').trim().slice(0, looked);
    if (written === '') continue;
    const folded = foldPlain(written).trim();
    for (const { kind, pattern, written: also } of rules) if (!(linked && linkedToo.has(kind)) && pattern.test(folded) && (also === undefined || also(written))) found.add(kind);
  }
  return found;
}

/** Elements that hold what belongs to the site. */
const siteTags = new Set(['nav', 'header', 'footer', 'aside', 'dialog']);
const siteRoles = new Set(['navigation', 'banner', 'contentinfo', 'complementary', 'search', 'menu', 'menubar', 'dialog', 'alertdialog', 'toolbar', 'tablist']);
/** Words of classes and ids, between hyphens, underscores and capitals. */
const siteWords = new Set([
  'breadcrumb', 'breadcrumbs', 'menu', 'submenu', 'navbar', 'nav', 'navigation', 'sidebar', 'footer', 'topbar', 'comment', 'comments', 'share', 'sharing', 'social', 'related', 'relate', 'banner', 'ads', 'adv',
  'advert', 'advertisement', 'adsense', 'cookie', 'cookies', 'popup', 'login', 'search', 'pagination', 'pager', 'toolbar', 'rating', 'hotline', 'copyright', 'newsletter', 'subscribe', 'weblink',
  'lienquan', 'tinlienquan', 'binhluan', 'quangcao', 'chantrang', 'dautrang', 'congcu', 'tienich', 'tinkhac', 'tinmoi', 'chiase', 'duongdan',
]);
const siteNames = /^(?:header|site-?header|main-?header|page-?header|top-?header|header-?wrapper|wrapper-?header|masthead)$/i;

/** Does an element say that it holds the site's own things? */
export function saysSite(element: Element): boolean {
  // "header" is said of head rows of tables; sites are laid out with other cells.
  if (element.tagName === 'th' || (element.tagName === 'tr' && element.children.some((cell) => cell.type === 'element' && cell.tagName === 'th'))) return false;
  if (siteTags.has(element.tagName) || siteRoles.has(String(element.properties['role'] ?? '').toLowerCase())) return true;
  const names = [element.properties['id'], element.properties['className']].flat().filter((name): name is string => typeof name === 'string');
  return names.some((name) => siteNames.test(name) || name.replace(/([a-z])([A-Z])/g, '$1-$2').toLowerCase().split(/[-_\s]+/).some((word) => siteWords.has(word)));
}

/** Headings below which a site goes on with its own things to the end. */
const siteHeadings = new Set([
  'tin lien quan', 'cac tin lien quan', 'tin bai lien quan', 'bai viet lien quan', 'van ban lien quan', 'cac van ban lien quan', 'van ban cung linh vuc', 'van ban cung chuyen muc', 'van ban cung loai', 'cac van ban cung loai', 'van ban khac', 'cac van ban khac', 'cac tin khac', 'tin khac',
  'tin cung chuyen muc', 'cac tin cung chuyen muc', 'bai viet cung chuyen muc', 'tin moi', 'tin moi nhat', 'tin moi hon', 'tin cu hon', 'van ban moi', 'van ban moi nhat', 'tin noi bat', 'xem nhieu', 'doc nhieu', 'binh luan', 'y kien ban doc', 'gui binh luan', 'y kien cua ban',
  'lien ket website', 'thong ke truy cap', 'van ban duoc huong dan', 'van ban dan chieu', 'quang cao', 'tu khoa', 'tags',
]);
/** Things to press, and counts of visitors. */
const siteLines = /^(?:trang chu|tai ve|tai van ban|tai xuong|tai file|download|in trang|in van ban|in bai|in|chia se|gui email|quay lai|tro ve|ve dau trang|dang nhap|dang ky|tim kiem|theo doi|luu|facebook|zalo|twitter|tai file dinh kem|xem them|co chu|do tuong phan|nghe doc bai|luot xem(?: \d[\d ]*)?|so luot (?:xem|truy cap|tai)(?: \d[\d ]*)?|ngay dang(?: [\d ]+)?|chia se facebook|a a(?: a)?|kich thuoc chu)$/;

export const isSiteHeading = (text: string): boolean => text.length < 60 && siteHeadings.has(foldPlain(text).trim());
export const isSiteLine = (text: string): boolean => text.length < 60 && siteLines.test(foldPlain(text).trim());

/** The share of a leaf's letters that stand in links. */
export const linkShare = (leaf: Leaf): number => leaf.linked / Math.max(1, letters(leaf.text));

const issuer = rules.find(({ kind }) => kind === 'issuer')!.pattern;

/** A line of capitals, or the name of one who issues documents: it may stand above the name of the state. */
export const isLetterhead = (text: string): boolean => text.length < 100 && (capitals(text) || issuer.test(foldPlain(text).trim()));
