import { mkdir, stat } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import { EncryptedPDFError, PDFArray, PDFDict, PDFDocument, PDFName, PDFNumber, PDFString, type PDFPage, type PDFRef } from '@cantoo/pdf-lib';
import { InputError } from '../ingest/errors.js';
import { embedPicture } from './searchable/page-picture.js';
import { pageRotation, quarterTurn, shownToUser, viewBox, type Matrix } from './searchable/page-geometry.js';
import { dropSignatures, dropUnused } from './searchable/sweep.js';
import { TextFont } from './searchable/text-font.js';
import { number, textLayer, type SearchableLine } from './searchable/text-layer.js';
import { writeWhole } from '../write-whole.js';

export type { SearchableLine, SearchableWord } from './searchable/text-layer.js';

/** One page that was read by OCR. Sizes and boxes in points on the page as shown, origin at the top left. */
export interface SearchablePage {
  /** From 1. */
  readonly number: number;
  readonly width: number;
  readonly height: number;
  /** Quarter turn clockwise under which the original's page shows as its boxes say; of no account without an original. */
  readonly rotation: number;
  /**
   * The whole page as shown, upright, as a JPEG or PNG file. Given, the page is made anew of it and its old text is gone; null leaves the
   * original's page as it is and adds the text.
   */
  readonly picture: { readonly bytes: Uint8Array } | null;
  /** In reading order. */
  readonly lines: readonly SearchableLine[];
}

export interface SearchableInput {
  /** The PDF that was read; null where pictures were read. Its pages that are not named stay as they are. */
  readonly original: Uint8Array | null;
  readonly pages: readonly SearchablePage[];
  readonly title: string;
}

const unencrypted = 'save it without a password first';

async function openOriginal(bytes: Uint8Array): Promise<PDFDocument> {
  try {
    const document = await PDFDocument.load(bytes, { updateMetadata: false });
    if (document.getPageCount() > 0) return document;
  } catch (error) {
    if (error instanceof EncryptedPDFError) throw new InputError('encrypted', `The PDF is encrypted, so no searchable copy can be made; ${unencrypted}.`);
  }
  throw new InputError('damaged', 'The PDF is damaged: no searchable copy can be made of it.');
}

/** The entry's own dictionary on this page: what pages share is copied before it is changed. */
function ownDictionary(owner: PDFDict, name: PDFName, inherited: unknown): PDFDict {
  const own = inherited instanceof PDFDict ? inherited.clone() : owner.context.obj({});
  owner.set(name, own);
  return own;
}

function contentRefs(page: PDFPage): PDFRef[] {
  const { node } = page;
  const value = node.get(PDFName.Contents);
  const contents = node.context.lookup(value);
  if (contents instanceof PDFArray) return contents.asArray() as PDFRef[];
  return contents === undefined || value === undefined ? [] : [value as PDFRef];
}

/** Add the text to what the page shows. The page's own operators are put in brackets, so that what they leave behind does not count. */
function addText(page: PDFPage, layer: (fontName: string) => string, font: PDFRef): void {
  const { context } = page.node;
  const resources = ownDictionary(page.node, PDFName.Resources, page.node.Resources());
  const fonts = ownDictionary(resources, PDFName.Font, resources.lookup(PDFName.Font));
  const name = fonts.uniqueKey('Searchable');
  fonts.set(name, font);
  const own = contentRefs(page);
  const stream = (text: string) => context.register(context.flateStream(text));
  const text = stream(layer(name.asString()));
  page.node.set(PDFName.Contents, context.obj(own.length === 0 ? [text] : [stream('q\n'), ...own, stream('\nQ\n'), text]));
}

/** Make the page anew: the picture over all that is shown, and the text. */
function rebuild(page: PDFPage, operators: string, font: PDFRef, picture: PDFRef, toUser: Matrix, shown: SearchablePage): void {
  const { context } = page.node;
  const [a, b, c, d, e, f] = toUser;
  const place = [a * shown.width, b * shown.width, -c * shown.height, -d * shown.height, c * shown.height + e, d * shown.height + f];
  page.node.set(PDFName.Resources, context.obj({ Font: { F: font }, XObject: { Im: picture } }));
  page.node.set(PDFName.Contents, context.register(context.flateStream(`q\n${place.map(number).join(' ')} cm\n/Im Do\nQ\n${operators}`)));
}

async function makeSearchable(document: PDFDocument, page: PDFPage, read: SearchablePage, font: TextFont): Promise<void> {
  const rotation = quarterTurn(read.rotation);
  if (rotation !== pageRotation(page.node)) page.node.set(PDFName.of('Rotate'), PDFNumber.of(rotation));
  const toUser = shownToUser(viewBox(page.node), rotation, read);
  const layer = (fontName: string) => textLayer(read.lines, toUser, font, fontName);
  if (read.picture !== null) rebuild(page, layer('/F'), font.ref, await embedPicture(document.context, read.picture.bytes, read.number), toUser, read);
  else if (read.lines.length > 0) addText(page, layer, font.ref);
}

/** Title and language where the document says none. */
function describe(document: PDFDocument, title: string): void {
  if ((document.getTitle() ?? '').trim() === '') document.setTitle(title.normalize('NFC'));
  if (document.catalog.get(PDFName.of('Lang')) === undefined) document.catalog.set(PDFName.of('Lang'), PDFString.of('vi'));
}

/**
 * A PDF that shows the pages and holds the text that was read, invisible, each word over its place: to be searched, marked and copied.
 * The same input gives the same bytes.
 * @throws {InputError} `encrypted` or `damaged`: the original; `damaged`: a picture
 * @throws {RangeError} a page that the original does not have, a box or size that is no number
 */
export async function searchablePdf({ original, pages, title }: SearchableInput): Promise<Uint8Array> {
  const document = original === null ? await PDFDocument.create({ updateMetadata: false }) : await openOriginal(original);
  const font = new TextFont(document.context);
  const inOrder = [...pages].sort((a, b) => a.number - b.number);
  for (const read of inOrder) {
    const page = original === null ? document.addPage([read.width, read.height]) : document.getPages()[read.number - 1];
    if (page === undefined) throw new RangeError(`The PDF has no page ${read.number}.`);
    await makeSearchable(document, page, original === null ? { ...read, rotation: 0 } : read, font);
  }
  font.write();
  describe(document, title);
  if (original !== null) dropSignatures(document.context, document.catalog);
  dropUnused(document.context);
  return document.save({ useObjectStreams: true, updateFieldAppearances: false, addDefaultPage: false });
}

/** Name of the searchable PDF of an input: its base name without ending, made safe for any file system, and `.pdf`. */
export function searchableName(input: string): string {
  const base = basename(input.replaceAll('\\', '/'));
  const stem = base.slice(0, base.length - extname(base).length).normalize('NFC').replace(/[\0-\x1f<>:"|?*]+/g, '_').replace(/^[. ]+|[. ]+$/g, '');
  return `${stem === '' ? 'document' : stem}.pdf`;
}

/** By what the file system says, since names may differ in case or lead over links. */
async function isSameFile(a: string, b: string): Promise<boolean> {
  const [one, other] = await Promise.all([a, b].map((path) => stat(path).catch(() => null)));
  return one != null && other != null && one.ino === other.ino && one.dev === other.dev;
}

/**
 * Write a searchable PDF into a folder, whole or not at all.
 * @param input path of the document that was read; gives the name and is never written over
 * @returns the path written: `<name>.pdf`, or `<name>.searchable.pdf` where that is the input itself
 */
export async function writeSearchablePdf(folder: string, input: string, bytes: Uint8Array): Promise<string> {
  await mkdir(folder, { recursive: true });
  const name = searchableName(input);
  const path = join(folder, name);
  const target = (await isSameFile(path, input)) ? join(folder, name.replace(/\.pdf$/, '.searchable.pdf')) : path;
  await writeWhole(target, bytes);
  return target;
}
