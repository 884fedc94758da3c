import type { Catalogue } from '../catalogue/catalogue.js';
import type { Reading } from '../dataset/facts.js';
import type { DocumentRecord } from '../model/record.js';
import { anchor, citationPart, findingPart, sectionPart, tableParts, targetPart, taskPart } from './document-rows.js';
import { rejectedIn } from './decided.js';
import { count, date, longest, cutAt } from './format.js';
import { html, scriptValue, type Html } from './html.js';
import { documentStem, pageFile } from './names.js';
import { imagePath, type PageImage } from './page-image.js';
import { page, partLinks, type SiteFile } from './page.js';
import { paginate } from './paginate.js';
import { rowFiles } from './row-files.js';
import { typeOf } from './codes-in-words.js';
import { both, say, t, type WordKey } from './words.js';

/** Letters of reading text in one script file. */
const textLetters = 150_000;

export interface DocumentPages {
  readonly files: readonly SiteFile[];
  /** Address, from the site's root, of a fact by its kind and order from 1. */
  readonly hrefOf: (kind: Parameters<typeof anchor>[0], order: number) => string;
}

/** What a document is called in lists: its number, else its title, else its key. */
export const documentName = ({ document: { number, title } }: Pick<DocumentRecord, 'document'>, key: string): string => number ?? (title === null ? key : cutAt(title, 120));

/** All pages of a document; `text` is its reading text, null where none lies beside the record; `images` are the pages whose pictures lie beside. */
export function documentPages(reading: Reading, text: string | null, catalogue: Catalogue, images: readonly PageImage[] = []): DocumentPages {
  const { record, document } = reading;
  const stem = documentStem(document);
  const parts = [findingPart(reading), targetPart(reading, catalogue), taskPart(reading), ...tableParts(record), sectionPart(record, document), citationPart(reading)];
  const { pages, pageOf } = paginate(parts);
  const texts = text === null ? [] : textFiles(stem, text);
  const others = rowFiles(stem, reading, catalogue, pageOf);
  const paths = pages.map((_, n) => pageFile('documents', stem, n + 1));
  const name = documentName(record, document);
  const files = pages.map((body, n) => page({
    path: paths[n]!, wide: true, scripts: ['assets/fold.js', 'assets/filter.js', 'assets/document.js', ...texts.map(({ path }) => path)],
    title: { vi: `${say('document', 'vi')} ${name}${pages.length > 1 ? ` – ${say('partOf', 'vi', { page: n + 1, pages: pages.length })}` : ''}`, en: `${say('document', 'en')} ${name}${pages.length > 1 ? ` – ${say('partOf', 'en', { page: n + 1, pages: pages.length })}` : ''}` },
    body: html`${n === 0 ? fields(reading) : ''}${partLinks(paths[n]!, paths)}${contents(reading, paths, pageOf)}<div class="beside"><div class="facts" data-stem="${stem}" data-files="${others.length}">${body}</div>${textPane(text, sheet(stem, images))}</div>`,
  }));
  return { files: [...files, ...texts, ...others], hrefOf: (kind, order) => `${paths[pageOf.get(anchor(kind, order)) ?? 0]!}#${anchor(kind, order)}` };
}

/** Links to the parts of a document, with how many rows each has, on whichever of its pages they begin. */
function contents({ record, ...reading }: Reading, paths: readonly string[], pageOf: ReadonlyMap<string, number>): Html {
  const parts: readonly (readonly [WordKey, string, string, number])[] = [
    ['findings', 'findings', anchor('f', 1), record.findings.length + rejectedIn(reading).length], ['targets', 'targets', anchor('t', 1), record.targets.length], ['tasks', 'tasks', anchor('k', 1), record.tasks.length],
    ['tables', anchor('b', 1), anchor('b', 1), record.tables.length], ['sections', 'sections', anchor('s', 1), record.sections.length], ['citations', 'citations', anchor('c', 1), record.citations.length],
  ];
  const links = parts.filter(([, , first]) => pageOf.has(first)).map(([key, id, first, size]) => html`<li><a href="../${paths[pageOf.get(first)!]!}#${id}">${t(key)}</a>${key === 'sections' ? '' : ` (${count(size)})`}</li>`);
  return links.length === 0 ? html`` : html`<nav class="contents" aria-labelledby="contents-name"><span id="contents-name" class="unseen">${t('contents')}</span><ul>${links}</ul></nav>`;
}

/** The reading text comes by script, so that rows are there at once and text of any length leaves pages small. */
function textPane(text: string | null, picture: Html): Html {
  if (text === null) return html`<aside id="text" aria-labelledby="text-name" tabindex="-1"><h2 id="text-name">${t('text')}</h2><p>${t('noText')}</p>${picture}</aside>`;
  return html`<aside id="text" aria-labelledby="text-name" tabindex="-1"><h2 id="text-name">${t('text')}</h2><p class="hint">${t('textHint')}</p>${picture}<div id="reading" lang="vi" role="region" aria-labelledby="text-name" tabindex="0"></div></aside>`;
}

/** The picture of a page with the box of what is pointed at; the script says which page. */
function sheet(stem: string, images: readonly PageImage[]): Html {
  if (images.length === 0) return html``;
  const pages = images.map(({ page: number, width, height }) => `${number} ${width} ${height}`).join(';');
  return html`<figure id="sheet" hidden data-pages="${pages}" data-file="${imagePath(stem, 0).replace('documents/', '')}"><figcaption id="sheet-name">${t('pageImage')} <output></output></figcaption><div class="frame" role="region" tabindex="0" aria-labelledby="sheet-name"><svg role="img" aria-labelledby="sheet-name"><image></image><rect></rect></svg></div></figure>`;
}

function textFiles(stem: string, text: string): SiteFile[] {
  const files: SiteFile[] = [];
  for (let at = 0; at < text.length || at === 0; at += textLetters) {
    files.push({ path: `documents/${stem}.text${files.length === 0 ? '' : `.${files.length + 1}`}.js`, text: `kehoachText(${scriptValue(text.slice(at, at + textLetters))});\n` });
  }
  return files;
}

function fields({ record, amends }: Reading): Html {
  const { document, source } = record;
  const { from, to } = document.period;
  const type = typeOf(document.type);
  const line = (key: WordKey, value: Html | string | null): Html => (value === null || value === '' ? html`` : html`<dt>${t(key)}</dt><dd lang="vi">${value}</dd>`);
  return html`<dl class="fields">${line('title', document.title === null ? null : cutAt(document.title, longest))}${line('number', document.number)}${line('type', type === null ? null : both(type))}${line('issuedOn', date(document.issuedOn))}${line('issuer', document.issuer?.name ?? null)}${line('province', document.province?.name ?? null)}${
    line('period', from === null && to === null ? null : `${from ?? ''}–${to ?? ''}`)}${line('signatory', document.signatory?.name ?? null)}${
    line('amends', amends === null ? null : html`<a href="../${pageFile('documents', documentStem(amends))}">${amends}</a>`)}${line('file', source.file)}${line('url', source.url)}</dl>`;
}
