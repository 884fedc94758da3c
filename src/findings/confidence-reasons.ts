import { findingKinds, type FindingCode } from './codes.js';

export interface Words { readonly vi: string; readonly en: string }

/** Why a fact asks for a person, is less than sure, or is trusted: codes of `confidence.reasons`, each in a sentence. A test holds that every code in use is here. */
export const confidenceReasons: Readonly<Record<string, Words>> = {
  'conflicting-values': { vi: 'Văn bản ghi trị số khác ở một nơi khác.', en: 'The document states another value elsewhere.' },
  'shared-indicator': { vi: 'Một chỉ tiêu khác của văn bản cũng khớp chỉ số này.', en: 'Another target of the document maps to the same indicator.' },
  'stray-value': { vi: 'Có trị số thứ hai đứng cạnh trị số này.', en: 'A second value stands beside this one.' },
  'impossible-value': { vi: 'Trị số không thể có (ví dụ tỷ lệ quá 100%).', en: 'The value cannot be (a share above 100 %, for one).' },
  'ambiguous-number': { vi: 'Con số có thể hiểu theo nhiều cách.', en: 'The number can be read in more than one way.' },
  'bounded-range': { vi: 'Khoảng trị số có thêm cận khác.', en: 'A range that bears a bound of its own.' },
  'rank-change': { vi: 'Có thể là mức tăng, giảm hạng, không phải thứ hạng.', en: 'May be a change of rank rather than a rank.' },
  'unpaired-values': { vi: 'Nhiều trị số (“lần lượt”, “tương ứng”): chưa chắc trị số nào của nội dung nào.', en: 'Several values in turn (“lần lượt”): which belongs to what is not certain.' },
  'broken-text': { vi: 'Câu có thể bị đứt đoạn.', en: 'The sentence may be broken off.' },
  'no-year': { vi: 'Không rõ năm phải đạt.', en: 'The year it is due is not known.' },
  'year-of-document': { vi: 'Năm lấy theo giai đoạn của cả văn bản.', en: 'The year is that of the whole document.' },
  'outside-target-list': { vi: 'Nêu ngoài phần mục tiêu.', en: 'Stated outside the lists of targets.' },
  'no-indicator': { vi: 'Chưa khớp chỉ số nào của danh mục.', en: 'It fits no indicator of the catalogue.' },
  'close-runner-up': { vi: 'Một chỉ số khác của danh mục khớp gần như vậy.', en: 'Another indicator fits almost as well.' },
  'doubtful-reading': { vi: 'Con số đọc từ ảnh, có thể nhận dạng sai.', en: 'A number read from a picture, perhaps wrongly.' },
  'doubtful-words': { vi: 'Chữ đọc từ ảnh, có thể nhận dạng sai.', en: 'Words read from a picture, perhaps wrongly.' },
  'damaged-page': { vi: 'Tệp bị hỏng ở trang này.', en: 'The file is damaged where it holds this page.' },
  'doubtful-row': { vi: 'Các ô của dòng có thể lệch cột.', en: 'Cells of the row may stand in the wrong columns.' },
  'missing-lead': { vi: 'Chưa rõ cơ quan chủ trì.', en: 'No agency is charged with it.' },
  'missing-timeframe': { vi: 'Chưa có thời gian thực hiện.', en: 'No time is given.' },
  'inherited-lead': { vi: 'Cơ quan chủ trì ghi chung cho nhiều dòng.', en: 'The lead is given once for several rows.' },
  'unresolved-reference': { vi: 'Không tìm thấy mục được dẫn chiếu.', en: 'The item it refers to was not found.' },
  'impossible-year': { vi: 'Năm nằm ngoài giai đoạn của văn bản.', en: 'A year lies outside the period of the document.' },
  'cut-years': { vi: 'Khoảng năm có một đầu không đủ chữ số.', en: 'A span of years of which one end is not whole.' },
  'reversed-years': { vi: 'Các năm đi ngược.', en: 'The years run backwards.' },
  'impossible-date': { vi: 'Ngày không thể có.', en: 'A date that cannot be.' },
  'unread-timeframe': { vi: 'Chưa hiểu thời gian.', en: 'The time was not understood.' },
  exception: { vi: 'Có điều kiện loại trừ (“trừ”) chưa được tách riêng.', en: 'It holds an exception (“trừ”) that is not told apart.' },
  'review-outdated': { vi: 'Nay đọc khác với lúc người xem quyết định.', en: 'It is read otherwise now than when a person decided on it.' },
  'confirmed-by-person': { vi: 'Người xem đã xác nhận.', en: 'A person has confirmed it.' },
  'corrected-by-person': { vi: 'Người xem đã sửa.', en: 'A person has corrected it.' },
  'added-by-person': { vi: 'Người xem đã bổ sung.', en: 'A person has added it.' },
};

/** A reason in both languages; a code of findings gives its wording without what it is filled with; an unknown one stands as it is. */
export function reasonIn(code: string): Words {
  if (Object.hasOwn(confidenceReasons, code)) return confidenceReasons[code]!;
  const bare = (text: string): string => text.replace(/[(“]?\{\w+\}[)”]?/g, '…');
  if (!Object.hasOwn(findingKinds, code)) return { vi: code, en: code };
  const kind = findingKinds[code as FindingCode];
  return { vi: bare(kind.vi), en: bare(kind.en) };
}

/** Reasons one after another, once each. */
export function reasonsIn(codes: readonly string[]): Words {
  const all = [...new Set(codes)].map(reasonIn);
  return { vi: all.map(({ vi }) => vi).join(' '), en: all.map(({ en }) => en).join(' ') };
}
