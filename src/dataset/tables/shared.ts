import type { Confidence } from '../../model/record.js';
import { reviewedReasons } from '../../review/reasons.js';
import type { Evidence, Of } from '../facts.js';
import type { Column, ForeignKey } from '../model.js';

export const toDocument: ForeignKey = { fields: ['document'], table: 'documents', to: ['document'] };

/** The first column of every table of facts. */
export const documentColumn: Column<{ readonly document: string }> = {
  name: 'document', type: 'string', required: true, width: 34, heading: 'Văn bản', en: 'The document, as in documents', vi: 'Văn bản, theo bảng documents', of: (s) => s.document,
};

/** Key of a fact in its document. */
export const idColumn = (name: string, heading: string, en: string, vi: string): Column<Of<unknown>> => (
  { name, type: 'string', required: true, width: 26, heading, en, vi, of: (s) => s.id }
);

/** Where something stands and what the words are. */
export function evidenceColumns<S>(of: (source: S) => Evidence | null | undefined, quote = true): Column<S>[] {
  const corner = (n: 0 | 1 | 2 | 3) => (s: S): number | undefined => of(s)?.bbox?.[n];
  const box = (name: string, heading: string, n: 0 | 1 | 2 | 3, en: string, vi: string): Column<S> => (
    { name, type: 'number', unit: 'pt', width: 9, heading, en: `${en} of its box on the page, in points from the top left; empty where the file has no geometry`, vi: `${vi} của khung trên trang, tính bằng point từ góc trên bên trái; để trống nếu tệp không có tọa độ`, of: corner(n) }
  );
  return [
    { name: 'page', type: 'integer', width: 7, heading: 'Trang', en: 'Page it stands on, from 1', vi: 'Trang chứa nội dung, tính từ 1', of: (s) => of(s)?.page },
    box('x0', 'Trái', 0, 'Left edge', 'Cạnh trái'), box('y0', 'Trên', 1, 'Top edge', 'Cạnh trên'), box('x1', 'Phải', 2, 'Right edge', 'Cạnh phải'), box('y1', 'Dưới', 3, 'Bottom edge', 'Cạnh dưới'),
    { name: 'span_start', type: 'integer', unit: 'UTF-16 units', width: 10, heading: 'Từ vị trí', en: 'Where it begins in the reading text beside the record', vi: 'Vị trí bắt đầu trong văn bản đọc (.txt) cạnh bản ghi', of: (s) => of(s)?.span?.[0] },
    { name: 'span_end', type: 'integer', unit: 'UTF-16 units', width: 10, heading: 'Đến vị trí', en: 'Where it ends, exclusive', vi: 'Vị trí kết thúc (không gồm)', of: (s) => of(s)?.span?.[1] },
    { name: 'paragraph', type: 'integer', width: 9, heading: 'Đoạn', en: 'Paragraph of a Word file or web page, from 1', vi: 'Đoạn văn trong tệp Word hoặc trang mạng, tính từ 1', of: (s) => of(s)?.place?.paragraph },
    ...(quote ? [{ name: 'quote', type: 'string', width: 60, heading: 'Trích nguyên văn', en: 'The words it rests on', vi: 'Câu chữ làm căn cứ', of: (s: S) => of(s)?.text } as const] : []),
  ];
}

const decisions = { confirmed: reviewedReasons.confirm, corrected: reviewedReasons.correct, added: reviewedReasons.add } as const;
const reviewedAs = ({ reasons }: Confidence): string | undefined => Object.entries(decisions).find(([, reason]) => reasons.includes(reason))?.[0];

/** How far a fact can be trusted. */
export function trustColumns<S>(of: (source: S) => { readonly confidence: Confidence; readonly needsReview: boolean }): Column<S>[] {
  return [
    { name: 'confidence', type: 'string', required: true, values: ['high', 'medium', 'low'], width: 11, heading: 'Độ tin cậy', en: 'How sure the reading is', vi: 'Mức chắc chắn của kết quả đọc', of: (s) => of(s).confidence.level },
    { name: 'confidence_reasons', type: 'string', width: 24, heading: 'Lý do giảm tin cậy', en: 'Codes of what lowers it, parted by blanks', vi: 'Mã các lý do làm giảm độ tin cậy, cách nhau bằng dấu cách', of: (s) => of(s).confidence.reasons.join(' ') || null },
    { name: 'needs_review', type: 'boolean', required: true, width: 10, heading: 'Cần xem lại', en: 'A person should look at it', vi: 'Cần người xem lại', of: (s) => of(s).needsReview },
    { name: 'reviewed', type: 'string', values: Object.keys(decisions), width: 11, heading: 'Đã xem', en: 'What a person decided: confirmed as read, corrected, or added where it was missed; empty where nobody has', vi: 'Kết quả người xem: confirmed xác nhận, corrected đã sửa, added bổ sung; để trống nếu chưa ai xem', of: (s) => reviewedAs(of(s).confidence) },
  ];
}
