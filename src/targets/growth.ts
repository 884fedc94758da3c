import type { Span } from '../model/provenance.js';
import type { Quantity } from '../quantities/quantities.js';
import type { Piece } from './pieces.js';

const annualWords = /(?<![A-Za-zÀ-ỹ])(?:hàng năm|hằng năm|mỗi năm|bình quân|\/năm|hàng\/năm)(?![A-Za-zÀ-ỹ])/iu;
export const growthWords = /(?<![A-Za-zÀ-ỹ])(?:tăng|giảm|tăng trưởng|tốc độ|tốc độ tăng)(?![A-Za-zÀ-ỹ])/iu;

/** A rate of growth per year, by its own words (units-comparators: "Năng suất lao động hàng năm tăng tối thiểu 7%"). */
export function annual(quantity: Quantity, words: string): boolean {
  if (quantity.unit === 'percent-per-year') return true;
  if (quantity.unit !== 'percent') return false;
  return (annualWords.test(words) && growthWords.test(words)) || /(?<![A-Za-zÀ-ỹ])tốc độ tăng|năng suất lao động.{0,40}(?<![A-Za-zÀ-ỹ])tăng(?![A-Za-zÀ-ỹ])/iu.test(words);
}

/** The quantity of a piece with the unit its sentence gives it: a yearly rate, a count of points ("Số lượng điểm chấp nhận … 12.000 điểm"). */
export function growth(piece: Piece, text: string, sentence: Span): Quantity {
  if (piece.quantity.unit === 'score') return points(piece, text);
  const pre = text.slice(piece.span[0], piece.quantity.span[0]);
  const post = text.slice(piece.quantity.span[1], piece.span[1]);
  const led = /^[\s\-+•]*(?:[\d.)(]+\s*|[a-zđ]\)\s*)?(?:hàng năm|hằng năm|mỗi năm)/iu.test(text.slice(...sentence)) && growthWords.test(pre) ? `hàng năm ${pre}` : pre;
  const after = /^\s*(?:mỗi năm|hàng năm|hằng năm|bình quân (?:hàng|hằng|mỗi) năm)|(?<![A-Za-zÀ-ỹ])(?:mỗi|hàng|hằng) năm[\s.;,]*$/iu.test(post) && growthWords.test(pre);
  return after || annual(piece.quantity, led) ? { ...piece.quantity, unit: 'percent-per-year', perYear: true } : piece.quantity;
}

function points(piece: Piece, text: string): Quantity {
  const pre = text.slice(piece.span[0], piece.quantity.span[0]);
  const places = /(?<![A-Za-zÀ-ỹ])(?:số lượng |số )?điểm (?!số|dti|đánh giá|trung bình|bình quân)[A-Za-zÀ-ỹ]/iu.test(pre) && !/chỉ số|thang điểm|chấm điểm/iu.test(pre);
  return places ? { ...piece.quantity, unit: 'count' } : piece.quantity;
}
