import { foldPlain } from '../../text/fold.js';
import { remembered } from './remembered.js';

/** Words and patterns that tell what a piece of a flattened table is. All compared with `foldPlain` unless said otherwise. */

const set = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/u).filter((w) => w !== ''));

/** A cell never ends with one of these (spelling with marks, lower case). */
export const connectives = set(
  'và của các về cho trong với theo tại đến từ hoặc để bằng là do trên được có vào những mỗi từng khi như cùng nhằm qua bởi trở không đã sẽ đang thuộc giữa phục thông kết tối ít việc',
);

/** Words a time is made of (`foldSpelling`, so that "thường" is not "Thương"). */
export const timeWords = set(
  `quý tháng năm ngày tuần trước sau trong từ đến tới hết cuối đầu giữa cả nửa suốt kỳ sáu chín và các những tiếp theo hàng thường xuyên định kỳ đột xuất giai đoạn xong hoàn thành dự kiến khi có yêu cầu
   phát sinh ngay liên tục khoảng mỗi lần i ii iii iv hoặc quyết kế hoạch tiến độ nay về thực hiện triển khai ban hành lộ trình kể tính toàn thời gian hạn sớm nhất chậm nhiệm vụ cấp thẩm quyền được phê duyệt quy theo`,
);

/** What makes a time of words that could be anything else; tested on the folded spelling. */
export const timeAnchor =
  /(?<!\d)(?:19|20)\d\d(?!\d)|(?<![A-Za-zÀ-ỹ])(?:quý (?:i{1,3}|iv|\d)|(?:hàng|mỗi|trong|cuối|đầu|giữa|hết|cả|suốt) (?:năm|quý|tháng|tuần|ngày|kỳ|giai đoạn)|thường xuyên|định kỳ|liên tục|(?:\d{1,2}|sáu|chín) tháng|tháng \d{1,2}|(?:trước|đến) \d{1,2} \d{1,2}(?!\d)|khi có|đột xuất|theo (?:kế hoạch|tiến độ|yêu cầu|quy định|lộ trình)|sau khi|trước ngày|ngày \d)/u;

/** How a time begins; a piece that begins so and holds a time anchor may hold other words too. */
export const timeStart = /^(?:quý|tháng|năm|ngày|trước|sau|trong|từ|đến|hết|cuối|đầu|giữa|nửa|suốt|hàng|thường xuyên|định kỳ|đột xuất|giai đoạn|xong|hoàn thành|dự kiến|khi|liên tục|theo|chu kỳ|mỗi|ngay|khoảng|chậm nhất|bắt đầu|kể từ|tới|lộ trình|thời|cả (?:năm|quý|kỳ|giai đoạn)|(?:sáu|chín) tháng|\d{1,4})(?:\s|$)/u;

/** First words of the names of bodies; a piece of an agency cell begins with one of them even where the register does not know the name. */
export const agencyStart =
  /^(?:cac |nhung |moi )?(?:so|s(?:tttt|khdt|ldtbxh|yt|tc|nv|gddt)|ban|ubnd|uy ban|van phong|vp|vpub|cong an|ca|cuc|chi cuc|hoi|lien|dai|bao|truong|doanh nghiep|dn|tinh doan|tinh uy|thanh|ngan hang|nhnn|bao hiem|bhxh|thanh tra|thue|kho bac|buu dien|vien|vnpt|viettel|mobifone|fpt|trung tam|tt|tap doan|cong ty|tong cong ty|hiep hoi|mat tran|mttq|doan|quan|huyen|xa|phuong|dia phuong|don vi|co quan|to chuc|bo|phong|chu tich|lanh dao|nganh|tong cuc|thi xa|hdnd|hoi dong|hop tac xa|lien minh|benh vien|chu dau tu|ldld|toa an|dang uy|dac khu|cap huyen|cap xa|bch|bql|thuong truc|thong ke)(?:\s|$)/u;

/** Bodies whose name alone says that a new one begins; without a comma or "và" before it the text is two cells run together. */
export const bodyStart = /(?<before>\S+)\s+(?:Sở|Các|UBND|Ủy ban|Công an|CA|Tỉnh đoàn|Văn phòng|VP|Cục|Ban|Hội|Đài|Báo|Ngân hàng|Bảo hiểm|Trường|Bộ|Liên|Thanh tra|Bưu điện|Doanh nghiệp)(?=\s)/gu;

/** Words that may stand right before the name of another body within one name ("Văn phòng UBND", "Liên hiệp các Hội"). */
export const bodyLeadIn = set('phòng vp tịch các cấp đạo trực của thuộc và viên với cùng hiệp đoàn hành cán hoặc ngành gồm đốc trưởng minh cơ quan bộ sở');

/** Bodies that hardly anything else begins like. */
export const firmBody = /^(?:cac |nhung )?(?:so|ubnd|uy ban|cong an|van phong|vp|cuc|chi cuc|tinh doan|bao hiem|ngan hang|thanh tra|kho bac|so ban nganh|cac so|cac dia phuong|cac doanh nghiep|ca tinh|bo chi huy|dai pt|dai phat thanh|hoi lien hiep|hoi nong dan|hoi lhpn|thue tinh|mat tran)(?:\s|$)/u;

/** Words that are no body alone: the name goes on behind them. */
export const bareBody = /^(?:cac )?(?:so|ban|vp|van phong|ubnd|uy ban|hoi|trung tam|cac|cuc|chi cuc|vien|truong|lien|dai|bao|ngan hang|nhnn|to|phong|bo|cong ty|ban quan ly)$/u;

/** A time that goes on before the place where it was cut. */
export const timeGoesOn = /^(?:năm|quý|quí|tháng|ngày|trước|đến|từ|hết|giai|đoạn|hằng|hàng|thường|trong|cuối|đầu|giữa|nửa|cả|suốt|nay|[ivx]+,?)$/iu;

/** Units of measure as they stand in a unit column. */
export const unitCell =
  /^(?:%|‰|(?:ti|ty) le(?: %)?|phan tram|thu bac|xep hang|hang|ha|nghin ha|m2|m3|km2?|tan|nghin tan|kg|con|nguoi|nghin nguoi|luot(?: nguoi)?|trieu luot(?: nguoi)?|ho|nha|lop|truong|xa|phuong|thon|huyen|co so|doanh nghiep|dn|dv|don vi|htx|hop tac xa|san pham|mo hinh|dich vu|he thong|nen tang|bo|cai|tram|diem|lan|giuong|bac si|bac sy|ty dong|trieu dong(?: (?:nguoi|nguoi nam))?|trieu dong nguoi nam|nghin dong|dong|usd|trieu usd|ty usd|nghin usd|trieu kwh|kwh|mw|mbps|gb s|thue bao(?: 100 dan)?|so luong|du an|de an|chi tieu|danh muc|thu tuc|tttt|dvc|ho so|van ban|chuong trinh|ke hoach|lieu|nam|thang|ngay|gio)$/u;

/** A value as it stands in a year column; tested on the written text, lower case, NFC. */
export const valueCell =
  /^(?:(?:≥|≤|>|<|=|~|\+|-|–|trên|hơn|dưới|tối thiểu|tối đa|ít nhất|không dưới|không quá|khoảng|từ|đạt|đạt trên|đạt tối thiểu|đến|gấp|top|xấp xỉ|giảm|tăng|còn|nhóm|phấn đấu)\s*){0,3}\d[\d.,]*(?:\s*(?:-|–|đến|÷)\s*\d[\d.,]*)?(?:\s*(?:%|‰|\/\S+|điểm|lần|tỷ đồng|triệu đồng|tỷ|triệu|nghìn|người|hộ|xã|trở lên|hạng|bậc|đơn vị|mô hình|cơ sở|giường|ha|tấn|%\/năm)){0,3}$/u;

/** A cell that says "nothing" or "yes". */
export const signCell = /^(?:-|–|—|x|X|\/|…|\.{2,}|0|✓|✔)$/u;

/** Funding cells. */
export const fundingCell = /^(?:(?:tu |von )?(?:ngan sach|nsnn|nstw|nsdp|nst)|kinh phi|nguon|von|xa hoi hoa|oda|chi thuong xuyen|su nghiep|theo (?:quy dinh|du toan)|long ghep|\d[\d ]*(?:ty|trieu|nghin)? ?(?:dong)?$)/u;

/** First words of what a task yields. */
export const deliverableStart =
  /^(?:ke hoach|bao cao|quyet dinh|he thong|van ban|to trinh|nghi quyet|de an|chuong trinh|co so du lieu|csdl|nen tang|kho|trung tam|mo hinh|ho so|tai lieu|danh sach|danh muc|hoi nghi|lop|cac lop|cac buoi|cac|phan mem|ung dung|san pham|quy che|quy dinh|huong dan|tin|chuyen trang|cong|ban do|bo|so lieu|phong|100|ty le|hoan thanh|du an|cong van|thong bao|chi thi|hop dong|giay|bien ban|benh an|mang)(?:\s|$)/u;

/** A line that opens what is no part of a table any more; tested on the written line. */
export const tableEnd: readonly RegExp[] = [
  /^(?:PHỤ LỤC|Phụ lục|PHỤ BIỂU|Phụ biểu|BIỂU|Biểu|MẪU|Mẫu)(?=$|\s*[:.\-–]|\s+(?:số\s|SỐ\s|\d|[IVX]+(?![A-Za-zÀ-ỹ\d])|[A-Z](?![A-Za-zÀ-ỹ\d])))/u,
  /^(?:N[ơờ]i nhận|NƠI NHẬN)\s*(?::|$)/u,
  /^(?:TM|KT|TL|TUQ|Q)\.\s*\p{Lu}/u,
  /^\(?(?:Kèm theo|Ban hành kèm theo)\s/u,
  /^(?:Ghi chú|GHI CHÚ|Chú thích|Lưu ý)\s*:/u,
  /^(?:Điều|ĐIỀU)\s+\d{1,3}\s*[.:]/u,
  /^(?:Chương|CHƯƠNG|Phần|PHẦN)\s+(?:thứ|THỨ|[IVX]+|\d)/u,
  /^(?:Mục|MỤC)\s+(?:[IVX]+|\d{1,2})(?:$|\s*[.:]|\s+\p{Lu}{2})/u,
  /^Trên đây là (?:Kế hoạch|Chương trình|Đề án|toàn bộ)/u,
];

/** Words of a piece, folded. */
export const folded = remembered(foldPlain);
