/**
 * Words of letterhead, recital and closing block, flat (lower case, no diacritics). Sources: Nghị định 30/2020/NĐ-CP, Phụ lục I (cells 1–9b);
 * Thông tư 01/2011/TT-BNV; Hướng dẫn 36-HD/VPTW for Party documents; the rest seen in real documents.
 */

/** Names of document types as they stand on the type line; longest first, since one may begin another. */
export const typeNames: readonly (readonly [flat: string, slug: string])[] = [
  ['thong tu lien tich', 'thong-tu-lien-tich'], ['chuong trinh hanh dong', 'chuong-trinh'], ['chuong trinh cong tac', 'chuong-trinh'],
  ['quy che phoi hop', 'quy-che'], ['ke hoach hanh dong', 'ke-hoach'], ['nghi quyet', 'nghi-quyet'], ['quyet dinh', 'quyet-dinh'],
  ['ke hoach', 'ke-hoach'], ['chi thi', 'chi-thi'], ['chuong trinh', 'chuong-trinh'], ['thong bao', 'thong-bao'], ['thong cao', 'thong-cao'],
  ['thong tri', 'thong-tri'], ['thong tu', 'thong-tu'], ['ket luan', 'ket-luan'], ['huong dan', 'huong-dan'], ['bao cao', 'bao-cao'],
  ['to trinh', 'to-trinh'], ['de an', 'de-an'], ['du an', 'du-an'], ['phuong an', 'phuong-an'], ['quy che', 'quy-che'], ['quy dinh', 'quy-dinh'],
  ['quy trinh', 'quy-trinh'], ['cong dien', 'cong-dien'], ['cong van', 'cong-van'], ['nghi dinh', 'nghi-dinh'], ['phap lenh', 'phap-lenh'],
  ['bien ban', 'bien-ban'], ['giay moi', 'giay-moi'], ['luat', 'luat'], ['de cuong', 'de-cuong'], ['chien luoc', 'chien-luoc'],
];

/** Types that bring another text into force ("Ban hành kèm theo Quyết định này …"). */
export const promulgatingTypes: ReadonlySet<string> = new Set(['quyet-dinh', 'nghi-quyet', 'thong-tu']);

/** How a ground of the recital begins (Phụ lục I, cell 6; NĐ 30/2020, Điều 8). */
export const recitalOpeners: readonly string[] = [
  'can cu', 'thuc hien', 'theo de nghi', 'xet de nghi', 'xet to trinh', 'xet', 'tren co so', 'trien khai thuc hien', 'trien khai', 'thi hanh', 'thuc hien theo', 'theo chi dao',
  'thuc hien y kien', 'tiep theo', 'tiep tuc thuc hien', 'nham', 'de tiep tuc', 'de trien khai', 'de thuc hien', 'de chu dong',
];

/** "KT. CHỦ TỊCH", Party "T/M BAN THƯỜNG VỤ": capacity marks of cell 7a. */
export const capacityMark = /^(?:t ?m|k ?t|t ?l|tuq|q|t\/m|k\/t|t\/l|tu\/q)(?:\s?[./](?!\d)|\s(?=chu tich|uy ban|ubnd|giam doc|truong ban|ban |tinh uy|thanh uy|huyen uy|dang uy|thuong truc|hoi dong|hdnd|bo truong|cuc truong|chanh |so |doan )|$)/u;

/** "Q. CHỦ TỊCH": acting, part of the office and no capacity. */
export const acting = /^q\s?\.\s?(?=[A-Za-zÀ-ỹ])/u;

/** What stands between office and name: "(Đã ký)", the lines a digital signature shows. */
export const signedMark =
  /^[-–]? ?[[(]?(?:da ky|signature|signed|digitally signed|ky ten|ky,|ky boi|ky so|nguoi ky|thoi gian ky|ngay ky|co quan ky|co quan ?:|chuc vu ?:|email ?:|date ?:|reason ?:|location ?:|signature not verified)/u;
/** "Ký bởi: Nguyễn Văn A": where nothing else names who signed. */
export const signedBy = /^(?:ky boi|nguoi ky|signed by|digitally signed by)\s?:\s?/u;

/** Offices that sign; a signature line begins with one. */
export const offices: readonly string[] = [
  'pho chu tich thuong truc', 'pho chu tich', 'chu tich', 'pho truong ban thuong truc', 'pho truong ban', 'truong ban', 'pho giam doc', 'giam doc',
  'pho bi thu thuong truc', 'pho bi thu', 'bi thu', 'uy vien thuong truc', 'uy vien ban thuong vu', 'pho chanh van phong', 'chanh van phong', 'thu truong', 'bo truong',
  'pho thu tuong', 'thu tuong', 'pho thong doc', 'thong doc', 'pho tong thanh tra', 'tong thanh tra', 'pho tong cuc truong', 'tong cuc truong', 'pho tong giam doc', 'tong giam doc', 'pho cuc truong', 'cuc truong', 'pho chi cuc truong', 'chi cuc truong', 'vien truong', 'chanh an', 'chanh thanh tra',
  'pho hieu truong', 'hieu truong', 'pho truong phong', 'truong phong', 'chu nhiem', 'pho chu nhiem', 'tong bien tap', 'chi huy truong', 'pho truong doan', 'truong doan', 'quyen chu tich',
];

/** Where a section of the body begins: only the first of its kind opens the body. */
export const firstMarkers: readonly RegExp[] = [
  /^i\s?[.)/:-]\s?(?=\S)/u,
  /^a\s?[.-]\s?(?=[A-Za-zÀ-ỹ])/u,
  /^1\s?[.)/-]\s?(?=[A-Za-zÀ-ỹ])/u,
  /^1\.\d{0,2}\.?\s(?=[A-Za-zÀ-ỹ])/u,
  /^a\)\s?(?=\S)/u,
  /^\(?1\)\s/u,
  /^phan\s(?:thu nhat|i|1|mot|a)(?![A-Za-zÀ-ỹ\d])/u,
  /^chuong\s(?:i|1|mot)(?![A-Za-zÀ-ỹ\d])/u,
  /^muc\s(?:i|1)\s?(?:[.:]|$)/u,
  /^dieu\s1\s?(?:[.:]|$)/u,
];

/** A line that opens an annex: marker alone or with its title. */
export const annexMarker = /^(?:phu luc|phu bieu|bieu mau|bieu|mau|danh muc kem theo)(?:\s(?:so\s?)?[\divx]{1,5}[a-z]?)?\s?(?:[.:-].*|\(.*|$)/u;
