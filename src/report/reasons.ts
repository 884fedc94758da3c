import { docTypeBySlug } from '../registers/doc-types.js';
import { wording } from '../findings/report.js';
import type { Finding } from '../model/finding.js';
import type { Comparator } from '../model/record.js';
import { bounds, unitWords } from './format.js';
import type { Words } from './words.js';

const w = (vi: string, en: string): Words => ({ vi, en });

/** Why a value is doubted, in words. */
export const reasonWords: Readonly<Record<string, Words>> = {
  'stray-value': w('trị số lạc chỗ', 'a value out of place'), 'impossible-value': w('trị số không thể có', 'a value that cannot be'), 'ambiguous-number': w('số đọc được nhiều cách', 'a number that can be read in more ways than one'),
  'bounded-range': w('khoảng trị số có dấu so sánh', 'a range with a comparison'), 'unpaired-values': w('nhiều trị số chưa rõ ứng với gì', 'several values; unclear which goes with what'), 'rank-change': w('thay đổi thứ hạng', 'a change of rank'),
  'broken-text': w('câu bị đứt', 'broken text'), 'no-year': w('không rõ năm', 'no year'), 'year-of-document': w('năm lấy theo văn bản', 'year taken from the document'), 'outside-target-list': w('nằm ngoài danh mục chỉ tiêu', 'stated outside the list of targets'),
  'no-indicator': w('chưa khớp danh mục', 'not in the catalogue'), 'close-runner-up': w('chỉ số khác cũng gần khớp', 'another indicator fits nearly as well'), 'conflicting-values': w('các trị số khác nhau', 'conflicting values'),
  'shared-indicator': w('nhiều chỉ tiêu cùng một chỉ số', 'several targets of one indicator'), 'doubtful-row': w('dòng bảng chưa chắc', 'a doubtful row'), 'missing-lead': w('không có cơ quan chủ trì', 'nobody leads'), 'missing-timeframe': w('không có thời hạn', 'no time'),
  'inherited-lead': w('cơ quan chủ trì lấy theo nhóm', 'lead taken from the group'), 'unresolved-reference': w('dẫn chiếu chưa rõ', 'a reference that leads nowhere'), exception: w('có ngoại lệ', 'an exception is stated'),
  'impossible-year': w('năm không thể có', 'a year that cannot be'), 'impossible-date': w('ngày không thể có', 'a date that cannot be'), 'unread-timeframe': w('thời hạn chưa đọc được', 'a time that was not understood'),
  'damaged-page': w('trang bị hỏng', 'a damaged page'), 'doubtful-reading': w('số nhận dạng chưa chắc', 'digits recognised with doubt'), 'doubtful-words': w('chữ nhận dạng chưa chắc', 'words recognised with doubt'),
};

/** Reasons in words, once each; a code nobody has words for is shown as it is. */
export function reasonsOf(codes: readonly string[]): Words {
  const all = [...new Set(codes)].map((code) => (Object.hasOwn(reasonWords, code) ? reasonWords[code]! : w(code, code)));
  return { vi: all.map(({ vi }) => vi).join('; '), en: all.map(({ en }) => en).join('; ') };
}

/** English names of the types that plans are written in and cite; the others bear their Vietnamese name in both languages. */
const englishTypes: Readonly<Record<string, string>> = {
  'ke-hoach': 'plan', 'quyet-dinh': 'decision', 'nghi-quyet': 'resolution', 'chi-thi': 'directive', 'chuong-trinh': 'programme', 'de-an': 'scheme', 'du-an': 'project', 'bao-cao': 'report', 'thong-bao': 'notice', 'cong-van': 'official letter',
  'huong-dan': 'guideline', 'quy-che': 'regulation', 'quy-dinh': 'rules', 'phuong-an': 'proposal', 'to-trinh': 'submission', luat: 'law', 'nghi-dinh': 'decree', 'thong-tu': 'circular',
};

/** A document's type in words. */
export function typeOf(slug: string | null): Words | null {
  if (slug === null) return null;
  const name = docTypeBySlug(slug)?.name ?? slug;
  return w(name, Object.hasOwn(englishTypes, slug) ? `${englishTypes[slug]!} (${name})` : name);
}

const valueCode = /\b(eq|gte|gt|lte|lt|range|approx) (-?\d+(?:\.\d+)?)(?:(?:-|–|\.\.)(\d+(?:\.\d+)?))?(?: ([a-z]+(?:-[a-z0-9]+)*)(?![a-z]))?/g;

/** Values as codes ("gte 80.5 percent") in words ("≥ 80,5%"), where records and the catalogue put them into text. */
export function readable(text: string, language: keyof Words): string {
  return text.replace(valueCode, (_, comparator: Comparator, low: string, high: string | undefined, unit: string | undefined) => {
    const words = unit !== undefined && Object.hasOwn(unitWords, unit) ? unitWords[unit]![language] : unit === undefined ? '' : ` ${unit}`;
    return `${bounds({ comparator, min: Number(low), max: high === undefined ? null : Number(high) })}${words}`;
  });
}

/** A finding in words, its values readable. Only what is a value from end to end is taken for one: parameters quote documents as well. */
export function findingWords(found: Pick<Finding, 'code' | 'params'>): Words {
  const inWords = (language: keyof Words): string => {
    const params = Object.fromEntries(Object.entries(found.params).map(([key, param]) => [key, typeof param === 'string' && param.replace(valueCode, '') === '' ? readable(param, language) : param]));
    return wording({ code: found.code, params }, language);
  };
  return w(inWords('vi'), inWords('en'));
}
