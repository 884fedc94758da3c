import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** Folder of the decoders that pdf.js does not have in its own code, with a slash at its end. */
export const wasmFolder = `${join(dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json')), 'wasm')}/`;

/** The beginning of a JPEG 2000 picture of one pixel: enough that its decoder is asked for. */
const jpeg2000 = 'FF4FFF51002900000000000100000001000000000000000000000001000000010000000000000000000107 0101'.replace(' ', '');

/** A PDF of one page whose images, damaged as they are, need every decoder. */
export function decodersPdf(): Uint8Array {
  const image = (filter: string, hex: string): string =>
    `<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /BitsPerComponent ${filter === 'JPXDecode' ? 8 : 1} /ColorSpace /DeviceGray /Filter [/ASCIIHexDecode /${filter}] /Length ${hex.length + 1} >>\nstream\n${hex}>\nendstream`;
  const draw = '/A Do /B Do';
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>', '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 4 0 R /Resources << /XObject << /A 5 0 R /B 6 0 R >> >> >>',
    `<< /Length ${draw.length} >>\nstream\n${draw}\nendstream`, image('JBIG2Decode', '00'), image('JPXDecode', jpeg2000),
  ];
  const text = `%PDF-1.7\n${objects.map((object, i) => `${i + 1} 0 obj\n${object}\nendobj\n`).join('')}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\n%%EOF\n`;
  return Uint8Array.from(text, (letter) => letter.charCodeAt(0));
}
