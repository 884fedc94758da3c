import type { DocumentFields } from '../model/record.js';
import { slug } from '../text/fold.js';

/**
 * `<province | trung-uong>/<year | undated>/<number>[@<issuer>]`; a blank or missing number gives the first 12 of the sha256.
 * `issuerQualifier` is null for the committee, council or Party committee of the province itself.
 */
export function recordId(fields: Pick<DocumentFields, 'number' | 'province' | 'issuedOn'>, issuerQualifier: string | null, sha256: string): string {
  const place = fields.province === null ? 'trung-uong' : slug(fields.province.name);
  const year = fields.issuedOn?.slice(0, 4) ?? 'undated';
  const blank = fields.number === null || !/^\s*\d/.test(fields.number);
  const number = blank ? sha256.slice(0, 12) : slug(fields.number!);
  return `${place}/${year}/${number}${issuerQualifier === null ? '' : `@${issuerQualifier}`}`;
}
