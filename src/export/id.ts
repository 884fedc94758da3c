import type { DocumentFields } from '../model/record.js';
import { slug } from '../text/fold.js';

/** Issuers whose numbers are unique in their province and year. */
const ownIssuers = /^(?:uy-ban-nhan-dan|hoi-dong-nhan-dan|chu-tich-uy-ban-nhan-dan)-(?:tinh|thanh-pho)$|^(?:tinh-uy|thanh-uy)$/;
const unitBelow = /(?<![\p{L}])(?<unit>(?:xã|phường|thị trấn|đặc khu|huyện|quận|thị xã)\s+\p{Lu}[\p{L}\s'-]*)$/iu;

/** `<province | trung-uong>/<year | undated>/<number>[@<issuer>]`; a blank or missing number gives the first 12 of the sha256. */
export function recordId(fields: Pick<DocumentFields, 'number' | 'issuer' | 'province' | 'issuedOn'>, sha256: string): string {
  const place = fields.province === null ? 'trung-uong' : slug(fields.province.name);
  const year = fields.issuedOn?.slice(0, 4) ?? 'undated';
  const blank = fields.number === null || !/^\s*\d/.test(fields.number);
  const number = blank ? sha256.slice(0, 12) : slug(fields.number!);
  return `${place}/${year}/${number}${issuerSuffix(fields.issuer)}`;
}

function issuerSuffix(issuer: DocumentFields['issuer']): string {
  if (issuer === null || ownIssuers.test(issuer.id)) return '';
  const below = unitBelow.exec(issuer.name)?.groups?.['unit'];
  return `@${below === undefined ? issuer.id : slug(below)}`;
}
