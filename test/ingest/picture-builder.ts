import { readFileSync } from 'node:fs';
import { deflateSync } from 'node:zlib';
import { buildPdf } from './pdf-builder.js';

/** A file of test/ingest/data: two lines of black print, 620 × 120 pixels, in several codings. */
export const data = (name: string): Buffer => readFileSync(new URL(`data/${name}`, import.meta.url));

export const [width, height] = [620, 120] as const;

export interface BuiltImage {
  readonly entries: string;
  readonly bytes: Uint8Array;
}

/** A page of the image's proportions that it covers, as programs of scanners write them. */
export function imagePdf(images: readonly BuiltImage[], content = 'q 446.4 0 0 86.4 0 0 cm /Im Do Q'): Uint8Array {
  const first = 5 + 3 * images.length;
  const objects = images.map(({ entries, bytes }) => {
    const body = Buffer.from(bytes).toString('latin1');
    return `<< /Type /XObject /Subtype /Image /Width ${width} /Height ${height} ${entries} /Length ${body.length} >>\nstream\n${body}\nendstream`;
  });
  return buildPdf(images.map((_, i) => ({ width: 446.4, height: 86.4, content, image: first + i })), { objects });
}

const segment = (number: number, type: number, body: Uint8Array): Buffer => {
  const head = Buffer.alloc(11);
  head.writeUInt32BE(number, 0);
  head.set([type, 0, 1], 4);
  head.writeUInt32BE(body.length, 7);
  return Buffer.concat([head, body]);
};

/** A JBIG2 stream as PDF embeds it: the page, and one generic region of Group 4 data (ITU-T T.88, 7.4.6, MMR). */
export function jbig2(group4: Uint8Array): Buffer {
  const page = Buffer.alloc(19);
  page.writeUInt32BE(width, 0);
  page.writeUInt32BE(height, 4);
  const region = Buffer.alloc(18);
  region.writeUInt32BE(width, 0);
  region.writeUInt32BE(height, 4);
  region[17] = 1;
  return Buffer.concat([segment(0, 48, page), segment(1, 38, Buffer.concat([region, group4]))]);
}

const oneBit = '/BitsPerComponent 1 /ColorSpace /DeviceGray';

/** The two lines of print in each coding of images that scans come in. The Group 4 data has black for white. */
export function codings(grey: Uint8Array): Readonly<Record<string, BuiltImage>> {
  const group4 = data('two-lines.g4');
  return {
    'CCITT Group 4': { entries: `${oneBit} /Filter /CCITTFaxDecode /DecodeParms << /K -1 /Columns ${width} /Rows ${height} /BlackIs1 true >>`, bytes: group4 },
    JBIG2: { entries: `${oneBit} /Filter /JBIG2Decode /Decode [1 0]`, bytes: jbig2(group4) },
    'JPEG 2000': { entries: '/BitsPerComponent 8 /ColorSpace /DeviceGray /Filter /JPXDecode', bytes: data('two-lines.jp2') },
    deflated: { entries: '/BitsPerComponent 8 /ColorSpace /DeviceGray /Filter /FlateDecode', bytes: deflateSync(grey) },
  };
}
