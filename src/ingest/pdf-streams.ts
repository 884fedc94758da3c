import { constants, inflateRawSync, inflateSync } from 'node:zlib';

/** The data of one stream, with what stands between the head of its object and the data. */
interface Stream {
  readonly object: number;
  readonly dictionary: string;
  readonly data: Uint8Array;
}

/** A whole page of text inflates to less than this by far; what goes beyond is not looked at to its end. */
const mostInflated = 1 << 26;
/** Filters of ISO 32000-1, 7.4.1, with their short names. */
const filters: ReadonlySet<string> = new Set(
  'ASCIIHexDecode ASCII85Decode LZWDecode FlateDecode RunLengthDecode CCITTFaxDecode JBIG2Decode DCTDecode JPXDecode Crypt AHx A85 LZW Fl RL CCF DCT'.split(' '),
);
/** A stream's dictionary is looked for so far before its keyword, in bytes. */
const longestDictionary = 1 << 16;
/** Deflate makes at most this much of a byte (zlib's technical notes). */
const mostInflation = 1032;
const objectStart = /(\d{1,10})\s+\d{1,5}\s+obj\b/g;
const reference = /(\d{1,10})\s+\d{1,5}\s+R(?![A-Za-z])/g;
/** Keys that lead from a page to other pages, to what is clicked on, or to the outline of its structure. */
const leadAway = /\/(?:Parent|Annots|StructParents?|B|Dest|A|Thumb|PieceInfo|Metadata|Group|Next|Prev|P)\s*(?:\[[^\]]*\]|\d+\s+\d+\s+R)/g;
/** Page → resources → fonts → font → descendant → descriptor → file: no text lies deeper. */
const mostSteps = 8;

/** The streams of a file in their order, and the bytes between them. Streams are found by their keywords, not by tables that may be damaged. */
function* parts(bytes: Buffer): Generator<{ readonly between: readonly [number, number]; readonly stream: Stream | null }> {
  let last = 0;
  let from = 0;
  for (let at = bytes.indexOf('stream'); at >= 0; at = bytes.indexOf('stream', from)) {
    from = at + 6;
    const eol = bytes[from];
    if (eol !== 10 && eol !== 13) continue;
    const before = Math.max(last, at - longestDictionary);
    const open = before + Math.max(0, bytes.subarray(before, at).lastIndexOf(' obj'));
    const dictionary = bytes.toString('latin1', open, at);
    if (!dictionary.includes('<<') || !/[\s>]$/.test(dictionary)) continue;
    const end = bytes.indexOf('endstream', from);
    if (end < 0) break;
    const object = Number(/(\d{1,10})\s+\d{1,5}$/.exec(bytes.toString('latin1', Math.max(last, open - 20), open))?.[1] ?? -1);
    const start = from + (eol === 13 && bytes[from + 1] === 10 ? 2 : 1);
    yield { between: [last, at], stream: { object, dictionary, data: bytes.subarray(start, end) } };
    last = end;
    from = end + 9;
  }
  yield { between: [last, bytes.length], stream: null };
}

/** The data inflated as far as it is looked at; null where it does not inflate or its checksum (RFC 1950) is wrong. */
function inflate(data: Uint8Array): Buffer | null {
  try {
    return inflateSync(data, { maxOutputLength: mostInflated });
  } catch (error) {
    const { code } = error as { code?: string };
    if (code === 'ERR_BUFFER_TOO_LARGE') return Buffer.alloc(0);
    return code === 'Z_BUF_ERROR' ? inflateWithoutChecksum(data) : null;
  }
}

/** A checksum cut off is let pass where all data is there. */
function inflateWithoutChecksum(data: Uint8Array): Buffer | null {
  try {
    return inflateRawSync(data.subarray(2), { maxOutputLength: mostInflated });
  } catch {
    return null;
  }
}

const looksDeflated = (data: Uint8Array): boolean => data.length > 6 && data[0] === 0x78 && ((data[0] << 8) | data[1]!) % 31 === 0;

/** JPEG and JPEG 2000 end with the same mark (ITU-T T.81, EOI; T.800, EOC); scanners append a little. */
const ownEnds: ReadonlySet<string> = new Set(['DCTDecode', 'DCT', 'JPXDecode']);
const endWithin = 1024;

function isCutShort(filter: string, data: Uint8Array): boolean {
  return ownEnds.has(filter) && data.length > 0 && !Buffer.from(data.buffer, data.byteOffset, data.length).subarray(-endWithin).includes(Buffer.from([0xff, 0xd9]));
}

/** Is the stream damaged, and what does it inflate to (null: not looked at). */
function look({ dictionary, data }: Stream, images: boolean): { damaged: boolean; inflated: Buffer | null } {
  if (!/>>\s*$/.test(dictionary)) return { damaged: true, inflated: null };
  const image = /\/Subtype\s*\/Image\b/.test(dictionary);
  if (image && !images) return { damaged: false, inflated: null };
  const named = [...(/\/Filter\s*(\[[^\]]*\]|\/[^\s/<>[\]()]+)/.exec(dictionary)?.[1] ?? '').matchAll(/\/([^\s/<>[\]()]+)/g)].map((m) => m[1]!);
  if (named.some((name) => !filters.has(name))) return { damaged: true, inflated: null };
  const elsewhere = /\/Filter\s*\d/.test(dictionary);
  if (named[0] === 'FlateDecode' || named[0] === 'Fl' || (elsewhere && looksDeflated(data))) {
    const inflated = inflate(data);
    return { damaged: inflated === null || (image && named.length > 1 && isCutShort(named.at(-1)!, inflated)), inflated };
  }
  if (image) return { damaged: named.length === 1 && isCutShort(named[0]!, data), inflated: null };
  // Deflated data without a word of it: the dictionary is damaged.
  return { damaged: named.length === 0 && !elsewhere && looksDeflated(data), inflated: null };
}

/**
 * The number of an object whose stream unpacks to more than any page needs (64 MB), pictures aside; null where there is none. Asked before
 * pdf.js unpacks it into memory. Small streams cannot become so large and are not tried, unless they are packed more than once.
 */
export function findBomb(file: Uint8Array): number | null {
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.byteLength);
  for (const { stream } of parts(bytes)) {
    if (stream === null || /\/Subtype\s*\/Image\b/.test(stream.dictionary)) continue;
    const turns = Math.min(4, stream.dictionary.match(/\/(?:FlateDecode|Fl)\b/g)?.length ?? 0);
    if (turns > 0 && stream.data.length * mostInflation ** turns > mostInflated && unpacksTooFar(stream.data, turns)) return stream.object;
  }
  return null;
}

function unpacksTooFar(data: Uint8Array, turns: number): boolean {
  let packed = data;
  for (let turn = 0; turn < turns; turn++) {
    try {
      packed = inflateSync(packed, { maxOutputLength: mostInflated, finishFlush: constants.Z_SYNC_FLUSH });
    } catch (error) {
      return (error as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE';
    }
  }
  return false;
}

/** What a file is made of: the words of each object, and which objects are damaged. */
interface FileParts {
  /** Of objects that are streams: their dictionaries. Of one defined twice, the later. */
  readonly texts: ReadonlyMap<number, string>;
  readonly damaged: ReadonlySet<number>;
}

function readParts(bytes: Buffer, images: boolean): FileParts {
  const texts = new Map<number, string>();
  const damaged = new Set<number>();
  for (const { between, stream } of parts(bytes)) {
    const text = bytes.toString('latin1', ...between);
    const starts = [...text.matchAll(objectStart)];
    starts.forEach((start, i) => texts.set(Number(start[1]), text.slice(start.index + start[0].length, starts[i + 1]?.index)));
    if (stream === null) continue;
    const seen = look(stream, images);
    if (seen.damaged) damaged.add(stream.object);
    if (seen.inflated !== null && /\/Type\s*\/ObjStm\b/.test(stream.dictionary)) for (const [object, inner] of packedObjects(stream.dictionary, seen.inflated)) texts.set(object, inner);
  }
  return { texts, damaged };
}

/** Objects inside an object stream (ISO 32000-1, 7.5.7): pairs of number and offset, then the objects. */
function packedObjects(dictionary: string, inflated: Buffer): (readonly [number, string])[] {
  const first = Number(/\/First\s+(\d+)/.exec(dictionary)?.[1] ?? NaN);
  if (!Number.isFinite(first)) return [];
  const text = inflated.toString('latin1');
  const pairs = [...text.slice(0, first).matchAll(/(\d+)\s+(\d+)/g)].map((m) => [Number(m[1]), first + Number(m[2])] as const);
  return pairs.map(([object, start], i) => [object, text.slice(start, pairs[i + 1]?.[1])] as const);
}

/**
 * Looks for damage that readers of PDF pass over: nearly all streams are deflated, and deflated data carries a checksum; and what a page
 * refers to must be there. In encrypted files damage cannot be told: none is found.
 * @param pageObjects the object number of each page, in the order of pages; null where it is not known
 * @param images look at pictures, too: for pages that are read from theirs
 * @returns the numbers of the pages that lead to something damaged or missing, and whether something damaged belongs to none of them
 */
export function findDamage(file: Uint8Array, pageObjects: readonly (number | null)[], images = false): { pages: number[]; elsewhere: boolean } {
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.byteLength);
  if (bytes.includes('/Encrypt')) return { pages: [], elsewhere: false };
  const { texts, damaged } = readParts(bytes, images);
  const leads = referenceReader(texts);
  const placed = new Set<number>();
  const pages = pageObjects.flatMap((object, i) => {
    const bad = (object === null ? [] : [...reachedFrom(object, leads)]).filter((reached) => damaged.has(reached) || !texts.has(reached));
    for (const reached of bad) placed.add(reached);
    return bad.length === 0 ? [] : [i + 1];
  });
  return { pages, elsewhere: [...damaged].some((object) => !placed.has(object)) };
}

/** The objects an object refers to, as far as they belong to the same page; read once for each. */
function referenceReader(texts: ReadonlyMap<number, string>): (object: number, isPage: boolean) => readonly number[] {
  const known = new Map<number, readonly number[]>();
  return (object, isPage) => {
    let found = known.get(object);
    if (found === undefined) {
      const text = texts.get(object) ?? '';
      const other = !isPage && /\/Type\s*\/(?:Pages?|Catalog)\b/.test(text);
      found = other || !text.includes('R') ? [] : [...text.replace(leadAway, ' ').matchAll(reference)].map((m) => Number(m[1])).filter((number) => number > 0);
      known.set(object, found);
    }
    return found;
  };
}

function reachedFrom(page: number, leads: (object: number, isPage: boolean) => readonly number[]): Set<number> {
  const reached = new Set([page]);
  let edge: readonly number[] = [page];
  for (let step = 0; step < mostSteps && edge.length > 0; step++) {
    const next = new Set<number>();
    // Each object once: in a web of references the ways to it are many more than the objects.
    for (const object of edge) for (const to of leads(object, object === page)) if (!reached.has(to)) next.add(to);
    for (const object of next) reached.add(object);
    edge = [...next];
  }
  return reached;
}
