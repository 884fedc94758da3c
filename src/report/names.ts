import { createHash } from 'node:crypto';
import { slug } from '../text/fold.js';

const longestName = 150;
const safe = /^[a-z0-9@-]+(?:\/[a-z0-9@-]+)*$/;

/** Names of files made of ids, the same on every system and free of signs that addresses treat specially. What is not plain keeps its letters and gets a hash. */
export function stemOf(id: string): string {
  if (safe.test(id) && id.length <= longestName) return id.replaceAll('/', '_');
  const letters = slug(id).replace(/[^a-z0-9-]/g, '').slice(0, longestName - 20);
  return `${letters}_h${createHash('sha256').update(id).digest('hex').slice(0, 12)}`;
}

/** Address of one of the pages of something, from the site's root; page 1 has no number. */
export const pageFile = (folder: string, stem: string, page = 1): string => `${folder}${folder === '' ? '' : '/'}${stem}${page === 1 ? '' : `.${page}`}.html`;

export const documentStem = stemOf;
export const indicatorHref = (id: string): string => pageFile('indicators', stemOf(id));
export const agencyHref = (id: string): string => pageFile('agencies', stemOf(id));
