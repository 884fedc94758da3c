import { slug } from '../text/fold.js';

/**
 * Names of laws and codes that hold a comma or go on after an "và", so that they are not cut there; and the usual others, so that they
 * end where the name ends. Source: titles of laws of Quốc hội terms XI–XVI as plans cite them (Cơ sở dữ liệu quốc gia về văn bản pháp luật).
 */
export const lawNames: readonly string[] = [
  'Tổ chức chính quyền địa phương', 'Tổ chức Chính phủ', 'Tổ chức Quốc hội', 'Tổ chức Hội đồng nhân dân và Ủy ban nhân dân', 'Tổ chức Tòa án nhân dân', 'Tổ chức Viện kiểm sát nhân dân',
  'Ban hành văn bản quy phạm pháp luật', 'Ngân sách nhà nước', 'Đầu tư công', 'Đầu tư theo phương thức đối tác công tư', 'Đầu tư', 'Đấu thầu', 'Đấu giá tài sản', 'Quy hoạch đô thị và nông thôn', 'Quy hoạch đô thị', 'Quy hoạch',
  'Quản lý, sử dụng tài sản công', 'Quản lý thuế', 'Quản lý ngoại thương', 'Quản lý, sử dụng vũ khí, vật liệu nổ và công cụ hỗ trợ', 'Quản lý và đầu tư vốn nhà nước tại doanh nghiệp', 'Quản lý nợ công',
  'Giao dịch điện tử', 'Công nghệ thông tin', 'Công nghệ cao', 'Công nghiệp công nghệ số', 'An toàn thông tin mạng', 'An ninh mạng', 'An ninh quốc gia', 'An toàn, vệ sinh lao động', 'An toàn thực phẩm', 'Viễn thông',
  'Tần số vô tuyến điện', 'Bưu chính', 'Báo chí', 'Xuất bản', 'Tiếp cận thông tin', 'Lưu trữ', 'Dữ liệu', 'Bảo vệ dữ liệu cá nhân', 'Trí tuệ nhân tạo', 'Chuyển đổi số', 'Căn cước công dân', 'Căn cước', 'Cư trú', 'Hộ tịch', 'Quốc tịch Việt Nam',
  'Khoa học, công nghệ và đổi mới sáng tạo', 'Khoa học và công nghệ', 'Chuyển giao công nghệ', 'Sở hữu trí tuệ', 'Tiêu chuẩn và quy chuẩn kỹ thuật', 'Chất lượng sản phẩm, hàng hóa', 'Đo lường', 'Năng lượng nguyên tử',
  'Hỗ trợ doanh nghiệp nhỏ và vừa', 'Doanh nghiệp', 'Hợp tác xã', 'Thương mại', 'Cạnh tranh', 'Phá sản', 'Kế toán', 'Kiểm toán độc lập', 'Kiểm toán nhà nước', 'Chứng khoán', 'Các tổ chức tín dụng', 'Ngân hàng Nhà nước Việt Nam', 'Kinh doanh bảo hiểm', 'Kinh doanh bất động sản',
  'Thuế giá trị gia tăng', 'Thuế thu nhập doanh nghiệp', 'Thuế thu nhập cá nhân', 'Thuế tiêu thụ đặc biệt', 'Thuế xuất khẩu, thuế nhập khẩu', 'Thuế bảo vệ môi trường', 'Thuế tài nguyên', 'Thuế sử dụng đất phi nông nghiệp', 'Phí và lệ phí', 'Hải quan', 'Giá', 'Thống kê',
  'Dự trữ quốc gia', 'Thực hành tiết kiệm, chống lãng phí', 'Phòng, chống tham nhũng', 'Phòng, chống rửa tiền', 'Phòng, chống ma túy', 'Phòng, chống mua bán người', 'Phòng, chống thiên tai', 'Phòng, chống bạo lực gia đình', 'Phòng, chống bệnh truyền nhiễm', 'Phòng, chống tác hại của rượu, bia', 'Phòng, chống tác hại của thuốc lá',
  'Phòng, chống nhiễm vi rút gây ra hội chứng suy giảm miễn dịch mắc phải ở người', 'Phòng bệnh', 'Phòng không nhân dân', 'Phòng thủ dân sự', 'Phòng cháy, chữa cháy và cứu nạn, cứu hộ', 'Phòng cháy và chữa cháy', 'Xử lý vi phạm hành chính', 'Tố tụng hành chính', 'Thi hành án dân sự', 'Thi hành án hình sự',
  'Cán bộ, công chức', 'Viên chức', 'Thanh tra', 'Khiếu nại', 'Tố cáo', 'Tiếp công dân', 'Thi đua, khen thưởng', 'Bảo vệ bí mật nhà nước', 'Thực hiện dân chủ ở cơ sở', 'Mặt trận Tổ quốc Việt Nam', 'Bầu cử đại biểu Quốc hội và đại biểu Hội đồng nhân dân', 'Trưng cầu ý dân',
  'Hoạt động giám sát của Quốc hội và Hội đồng nhân dân', 'Thủ đô', 'Phổ biến, giáo dục pháp luật', 'Trợ giúp pháp lý', 'Công chứng', 'Luật sư', 'Giám định tư pháp', 'Hòa giải ở cơ sở', 'Hòa giải, đối thoại tại Tòa án', 'Tư pháp người chưa thành niên', 'Trách nhiệm bồi thường của Nhà nước',
  'Đất đai', 'Nhà ở', 'Xây dựng', 'Kiến trúc', 'Bảo vệ môi trường', 'Tài nguyên nước', 'Tài nguyên, môi trường biển và hải đảo', 'Biển Việt Nam', 'Địa chất và khoáng sản', 'Khoáng sản', 'Khí tượng thủy văn', 'Đo đạc và bản đồ', 'Đa dạng sinh học', 'Lâm nghiệp', 'Thủy sản', 'Thủy lợi', 'Trồng trọt', 'Chăn nuôi', 'Thú y',
  'Bảo vệ và kiểm dịch thực vật', 'Đê điều', 'Điện lực', 'Dầu khí', 'Hóa chất', 'Sử dụng năng lượng tiết kiệm và hiệu quả', 'Giao thông đường bộ', 'Đường bộ', 'Trật tự, an toàn giao thông đường bộ', 'Đường sắt', 'Giao thông đường thủy nội địa', 'Hàng không dân dụng Việt Nam', 'Du lịch', 'Di sản văn hóa', 'Điện ảnh', 'Quảng cáo', 'Thư viện', 'Thể dục, thể thao',
  'Giáo dục nghề nghiệp', 'Giáo dục đại học', 'Giáo dục quốc phòng và an ninh', 'Giáo dục', 'Nhà giáo', 'Trẻ em', 'Thanh niên', 'Người cao tuổi', 'Người khuyết tật', 'Bình đẳng giới', 'Hôn nhân và gia đình', 'Nuôi con nuôi', 'Bảo hiểm xã hội', 'Bảo hiểm y tế', 'Bảo hiểm tiền gửi', 'Việc làm', 'Công đoàn', 'Khám bệnh, chữa bệnh', 'Dược', 'Hiến máu',
  'Người lao động Việt Nam đi làm việc ở nước ngoài theo hợp đồng', 'Tín ngưỡng, tôn giáo', 'Bảo vệ quyền lợi người tiêu dùng', 'Quốc phòng', 'Công an nhân dân', 'Cảnh vệ', 'Cảnh sát cơ động', 'Biên phòng Việt Nam', 'Biên giới quốc gia', 'Dân quân tự vệ', 'Nghĩa vụ quân sự', 'Lực lượng dự bị động viên', 'Sĩ quan Quân đội nhân dân Việt Nam', 'Lực lượng tham gia bảo vệ an ninh, trật tự ở cơ sở',
  'Xuất cảnh, nhập cảnh của công dân Việt Nam', 'Nhập cảnh, xuất cảnh, quá cảnh, cư trú của người nước ngoài tại Việt Nam', 'Điều ước quốc tế', 'Thỏa thuận quốc tế', 'Trọng tài thương mại', 'Công nghiệp quốc phòng, an ninh và động viên công nghiệp', 'Dân số', 'Trưng mua, trưng dụng tài sản', 'Lao động', 'Hình sự', 'Dân sự', 'Tố tụng hình sự', 'Tố tụng dân sự', 'Hàng hải Việt Nam',
];

/** Short forms plans use: folded short form → folded name. */
const shortNames: Readonly<Record<string, string>> = { nsnn: 'ngan-sach-nha-nuoc', bhxh: 'bao-hiem-xa-hoi', bhyt: 'bao-hiem-y-te', 'mttq-viet-nam': 'mat-tran-to-quoc-viet-nam' };

/** A law named in a text; offsets of "Luật …" to the name's end. */
export interface LawName {
  readonly start: number;
  readonly end: number;
  /** Of the whole name, "Luật" included: `luat-dau-tu-cong`. */
  readonly slug: string;
}

const wordPattern = /[A-Za-zÀ-ỹ\d]+/gu;
const known = buildKnown();

interface Node {
  readonly next: Map<string, Node>;
  ends: boolean;
}

function buildKnown(): Node {
  const root: Node = { next: new Map(), ends: false };
  for (const name of [...lawNames.map(slug), ...Object.keys(shortNames)]) {
    let node = root;
    for (const word of name.split('-')) {
      const child = node.next.get(word) ?? { next: new Map<string, Node>(), ends: false };
      node.next.set(word, child);
      node = child;
    }
    node.ends = true;
  }
  return root;
}

/** Past the end of the longest known name at `at`; -1 where none begins there. Punctuation other than a comma ends a name. */
function knownEnd(text: string, at: number): number {
  let node: Node | undefined = known;
  let end = -1;
  let last = at;
  wordPattern.lastIndex = at;
  for (let match = wordPattern.exec(text); match !== null && node !== undefined; match = wordPattern.exec(text)) {
    if (!/^[\s,]*$/u.test(text.slice(last, match.index)) || match.index - last > 8) break;
    node = node.next.get(slug(match[0]));
    last = match.index + match[0].length;
    if (node?.ends === true) end = last;
  }
  return end;
}

const opener = /(?<![A-Za-zÀ-ỹ])(?:Bộ luật|Bộ Luật|BỘ LUẬT|Luật|LUẬT)\s+(?=[A-Za-zÀ-ỹ])/gu;
const amends = /^(?:sửa đổi|SỬA ĐỔI|Sửa đổi)/u;
const amendsWhole = /^sửa đổi(?:, bổ sung)? một số điều (?:của )?(?:các |bộ )?(?=luật[\s:])/iu;
const notLaw = /^(?:sư|gia|này|định|pháp|số|và|hiện hành|trên|nêu)(?![A-Za-zÀ-ỹ])/iu;
/** A law that is not in the list counts only where its name visibly ends: at a date, a number, or punctuation. */
const unknownName = /^(\p{Lu}[A-Za-zÀ-ỹ]*(?:\s[A-Za-zÀ-ỹ]+){0,9}?)(?=\s(?:ngày|năm|số)\s|\s?[;.)\n]|\s\()/u;

/** All laws named in a text, an amending law with those it amends as one. */
export function findLaws(text: string): LawName[] {
  const found: LawName[] = [];
  let past = 0;
  for (const match of text.matchAll(opener)) {
    if (match.index < past) continue;
    const nameAt = match.index + match[0].length;
    const end = nameEnd(text, nameAt);
    if (end < 0) continue;
    found.push({ start: match.index, end, slug: lawSlug(text.slice(match.index, end)) });
    past = end;
  }
  return found;
}

function lawSlug(written: string): string {
  const whole = slug(written);
  const long = shortNames[whole.replace(/^luat-/u, '')];
  return long === undefined ? whole : `luat-${long}`;
}

function nameEnd(text: string, at: number): number {
  const rest = text.slice(at, at + 1200);
  if (notLaw.test(rest)) return -1;
  if (amends.test(rest)) {
    const whole = amendsWhole.exec(rest);
    return whole === null ? -1 : amendedEnd(text, at + whole[0].length);
  }
  const name = knownEnd(text, at);
  if (name >= 0) return name;
  const unknown = unknownName.exec(rest.slice(0, 120));
  return unknown === null ? -1 : at + unknown[1]!.length;
}

/** Words a slip added to a name ("Luật Đầu tư công theo phương thức đối tác công tư, Luật …"): stepped over where the list goes on. */
const strayWords = /^(?:\s\p{Ll}[A-Za-zÀ-ỹ]*){1,8}\s*(?:,|\svà)\s*(?:Bộ l|L)uật\s+/u;

/** "Luật A, Luật B và Luật C": as long as laws follow one another. */
function amendedEnd(text: string, at: number): number {
  let end = -1;
  let from = at;
  for (;;) {
    const joint = strayWords.exec(text.slice(from, from + 90))?.[0] ?? /^(?:\s*(?:,|và|:)\s*)?(?:của\s+)?(?:(?:bộ\s+)?luật\s*:?\s+)?/iu.exec(text.slice(from, from + 30))![0];
    if (end < 0 && joint !== '' && /^\s\p{Ll}/u.test(joint)) return -1;
    if (end >= 0 && joint.trim() === '') return end;
    const next = knownEnd(text, from + joint.length);
    if (next < 0) return end;
    end = from = next;
  }
}
