import { docTypeBySlug } from '../registers/doc-types.js';
import { wording } from '../findings/report.js';
import type { Finding } from '../model/finding.js';
import type { Comparator } from '../model/record.js';
import { bounds, unitWords } from './format.js';
import type { Words } from './words.js';

const w = (vi: string, en: string): Words => ({ vi, en });

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
