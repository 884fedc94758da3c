import { JpegEmbedder, PDFName, type PDFContext, type PDFRef } from '@cantoo/pdf-lib';
import { InputError } from '../../ingest/errors.js';

const pngSignature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const startsWith = (bytes: Uint8Array, signature: readonly number[]): boolean => signature.every((byte, i) => bytes[i] === byte);

/** What a PNG file holds, as far as a PDF can take it over. */
interface Png {
  readonly width: number;
  readonly height: number;
  readonly bits: number;
  /** PNG's colour type: 0 grey, 2 RGB, 3 palette. */
  readonly colour: 0 | 2 | 3;
  readonly palette: Uint8Array | null;
  /** The compressed rows. */
  readonly data: Uint8Array;
}

function join(parts: readonly Uint8Array[]): Uint8Array {
  const out = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
  return out;
}

/** Chunks by name; throws where the file ends before its end chunk. */
function pngChunks(bytes: Uint8Array): Map<string, Uint8Array[]> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const chunks = new Map<string, Uint8Array[]>();
  for (let at = pngSignature.length; !chunks.has('IEND'); ) {
    const length = view.getUint32(at);
    const name = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    const end = at + 8 + length;
    if (end + 4 > bytes.length) throw new RangeError('cut short');
    chunks.set(name, [...(chunks.get(name) ?? []), bytes.subarray(at + 8, end)]);
    at = end + 4;
  }
  return chunks;
}

/** The PNG's parts; null for kinds PDF has no equal of: transparency, interlaced rows. */
function readPng(bytes: Uint8Array): Png | null {
  const chunks = pngChunks(bytes);
  const header = chunks.get('IHDR')![0]!;
  const view = new DataView(header.buffer, header.byteOffset, header.byteLength);
  const [bits, colour, interlaced] = [header[8]!, header[9]!, header[12] !== 0];
  if (interlaced || chunks.has('tRNS') || (colour !== 0 && colour !== 2 && colour !== 3)) return null;
  const palette = colour === 3 ? (chunks.get('PLTE')?.[0] ?? null) : null;
  if (colour === 3 && palette === null) throw new RangeError('no palette');
  return { width: view.getUint32(0), height: view.getUint32(4), bits, colour, palette, data: join(chunks.get('IDAT') ?? []) };
}

/** PDF decodes PNG's rows itself (ISO 32000-1, 7.4.4.4), so they are taken over as they are. */
function embedRows(context: PDFContext, png: Png): PDFRef {
  const palette = png.palette === null ? null : context.register(context.flateStream(png.palette));
  const space = palette === null ? PDFName.of(png.colour === 2 ? 'DeviceRGB' : 'DeviceGray') : context.obj(['Indexed', 'DeviceRGB', png.palette!.length / 3 - 1, palette]);
  const parameters = { Predictor: 15, Colors: png.colour === 2 ? 3 : 1, BitsPerComponent: png.bits, Columns: png.width };
  return context.register(context.stream(png.data, {
    Type: 'XObject', Subtype: 'Image', Width: png.width, Height: png.height, BitsPerComponent: png.bits, ColorSpace: space, Filter: 'FlateDecode', DecodeParms: parameters,
  }));
}

/** On white, without transparency or interlacing. */
async function flattened(bytes: Uint8Array): Promise<Uint8Array> {
  const { default: sharp } = await import('sharp');
  return sharp(bytes).flatten({ background: '#ffffff' }).png({ progressive: false, palette: false }).toBuffer();
}

async function embedPng(context: PDFContext, bytes: Uint8Array): Promise<PDFRef> {
  const png = readPng(bytes) ?? readPng(await flattened(bytes));
  if (png === null || png.data.length === 0 || png.width === 0 || png.height === 0) throw new RangeError('no rows');
  return embedRows(context, png);
}

/**
 * Put a JPEG or PNG file into the document; its bytes are taken over where PDF knows the kind. What a camera says of the orientation
 * (EXIF) is not obeyed.
 * @throws {InputError} `damaged` where it is neither, or cut short
 */
export async function embedPicture(context: PDFContext, bytes: Uint8Array, page: number): Promise<PDFRef> {
  try {
    if (startsWith(bytes, pngSignature)) return await embedPng(context, bytes);
    if (startsWith(bytes, [0xff, 0xd8])) return await (await JpegEmbedder.for(bytes)).embedIntoContext(context);
  } catch {
    throw new InputError('damaged', `The picture of page ${page} is damaged or cut short: no searchable PDF can be made of it.`);
  }
  throw new InputError('damaged', `The picture of page ${page} is neither JPEG nor PNG.`);
}
