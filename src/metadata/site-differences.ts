import { finding } from '../findings/report.js';
import type { Finding } from '../model/finding.js';
import { docTypeByName } from '../registers/doc-types.js';
import { provinceIn, provinceOn } from '../registers/provinces.js';
import { foldPlain, foldSpelling } from '../text/fold.js';
import type { MetadataContext } from './evidence.js';
import { canonicalIssuer, opensBody } from './issuer.js';
import type { Metadata } from './metadata.js';
import { siteEvidence, type SiteBox } from './site-box.js';
import { flatten } from './view.js';

type Name = keyof SiteBox;

interface Comparison {
  readonly site: Name;
  /** The document's field, as the record names it. */
  readonly field: 'number' | 'issuedOn' | 'type' | 'issuer' | 'signatory';
  /** What the document says; null where it says nothing that can be compared. */
  readonly said: (fields: Metadata) => string | null;
  readonly same: (site: string, said: string, fields: Metadata) => boolean;
}

const comparisons: readonly Comparison[] = [
  { site: 'number', field: 'number', said: ({ number }) => (number !== null && /^\d/.test(number) ? number : null), same: (site, said) => plainNumber(site) === plainNumber(said) },
  { site: 'date', field: 'issuedOn', said: ({ issuedOn }) => issuedOn, same: (site, said) => site.startsWith(said) },
  { site: 'type', field: 'type', said: ({ type }) => type, same: (site, said) => [said, null].includes(docTypeByName(site)?.slug ?? null) },
  { site: 'issuer', field: 'issuer', said: ({ issuer }) => issuer?.name ?? null, same: sameIssuer },
  { site: 'signer', field: 'signatory', said: ({ signatory }) => signatory?.name ?? null, same: (site, said) => samePerson(site, said) },
];

/** Of a box that is one: it tells number or type, not only who signed a file and when. */
const isBox = (box: SiteBox): boolean => box.number !== null || box.type !== null;

/** Where a site's own fields say other than the document. Fields that one of them leaves open are not compared. */
export function siteDifferences(box: SiteBox, fields: Metadata, context: MetadataContext): Finding[] {
  if (!isBox(box)) return [];
  return comparisons.flatMap(({ site, field, said, same }) => {
    const [portal, document] = [box[site], said(fields)];
    if (portal === null || document === null || same(portal.value, document, fields)) return [];
    const shown = [siteEvidence(portal, context), fields.evidence[field] ?? null].filter((evidence) => evidence !== null);
    return [finding('portal-differs', { field, portal: portal.value, document }, shown)];
  });
}

/** "0046/KH-UBND" and "46/KH-UBND" are one number, whatever letters and dashes a site writes it with. */
const plainNumber = (number: string): string => foldPlain(number.replace(/\s/gu, '')).trim().replace(/^0+(?=\d)/, '');

/** A site names the province ("Tỉnh An Giang"), the body, or both; each is compared where both say it. */
function sameIssuer(site: string, _said: string, { issuer, province, issuedOn }: Metadata): boolean {
  const place = provinceIn(site);
  if (place !== null && province !== null && provinceOn(place, issuedOn).code !== province.code) return false;
  if (!opensBody(site, flatten(site)) || issuer === null) return true;
  const plain = (id: string): string => id.replace(/^chu-tich-/, '');
  const [asked, own] = [plain(canonicalIssuer(site).id), plain(issuer.id)];
  // A site leaves the level out: "Ủy ban nhân dân".
  return asked.startsWith(own) || own.startsWith(asked);
}

/** Case and placement of tones aside; one of them may have a title before the name. */
function samePerson(site: string, said: string): boolean {
  const [a, b] = [foldSpelling(site), foldSpelling(said)];
  return a === b || a.endsWith(` ${b}`) || b.endsWith(` ${a}`);
}
