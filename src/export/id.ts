import type { DocumentFields } from '../model/record.js';
import { isCentralIssuer } from '../registers/issuers.js';
import { slug } from '../text/fold.js';

/** Bodies of the centre by the beginnings of their ids, beside those the register of issuers holds. */
const central = /^(?:chinh-phu|thu-tuong-chinh-phu|pho-thu-tuong|van-phong-chinh-phu|quoc-hoi|dang-doan-quoc-hoi|uy-ban-thuong-vu-quoc-hoi|van-phong-quoc-hoi|chu-tich-nuoc|bo-(?!chi-huy)|ban-bi-thu|ban-chap-hanh-trung-uong|trung-uong|ban-[a-z-]*trung-uong|uy-ban-trung-uong|uy-ban-quoc-gia|ngan-hang-nha-nuoc-viet-nam|toa-an-nhan-dan-toi-cao|vien-kiem-sat-nhan-dan-toi-cao|kiem-toan-nha-nuoc|thanh-tra-chinh-phu|bao-hiem-xa-hoi-viet-nam|cuc-|tong-cuc-)/;
/** File systems take 255 bytes a name; no real number or body comes near this. */
const longestPart = 100;

/** Stands for a province that the document does not tell; "trung-uong" would say that the centre issued it. */
const unknownPlace = 'khong-ro';

/**
 * `<province | trung-uong | khong-ro>/<year | undated>/<number>[@<issuer>]`; a blank or missing number gives the first 12 of the sha256.
 * `issuerQualifier` is null for the committee, council or Party committee of the province itself.
 */
export function recordId(fields: Pick<DocumentFields, 'number' | 'province' | 'issuedOn' | 'issuer'>, issuerQualifier: string | null, sha256: string): string {
  const place = fields.province !== null ? slug(fields.province.name) : isCentral(fields.issuer?.id ?? '') ? 'trung-uong' : unknownPlace;
  const year = fields.issuedOn?.slice(0, 4) ?? 'undated';
  const blank = fields.number === null || !/^\s*\d/.test(fields.number);
  const number = blank ? sha256.slice(0, 12) : slug(fields.number!).slice(0, longestPart);
  return `${place}/${year}/${number}${issuerQualifier === null ? '' : `@${issuerQualifier.slice(0, longestPart)}`}`;
}

function isCentral(issuer: string): boolean {
  return isCentralIssuer(issuer) || central.test(issuer);
}
