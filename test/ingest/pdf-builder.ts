import { deflateSync } from 'node:zlib';

/** Makes small PDFs for tests: one Helvetica, ASCII text, content streams as written. */
export interface BuiltPage {
  readonly width?: number;
  readonly height?: number;
  readonly rotate?: number;
  readonly content: string;
  /** The content is deflated, as nearly all programs do. */
  readonly deflated?: boolean;
  /** Number of the object that is the page's image, named /Im. */
  readonly image?: number;
  /** A form XObject named /Fm with its matrix. */
  readonly form?: { readonly matrix: readonly number[]; readonly content: string };
}

export interface BuildOptions {
  /** Entries for the trailer, e.g. an /Encrypt reference; `objects` are appended to the file. */
  readonly trailer?: string;
  readonly objects?: readonly string[];
}

const stream = (dictionary: string, content: string) => `<< ${dictionary} /Length ${content.length} >>\nstream\n${content}\nendstream`;

const deflatedStream = (content: string) => stream('/Filter /FlateDecode', deflateSync(Buffer.from(content, 'latin1')).toString('latin1'));

function pageObjects(page: BuiltPage, first: number): string[] {
  const { width = 595, height = 842, rotate = 0, content, form, image } = page;
  const named = [form === undefined ? '' : `/Fm ${first + 2} 0 R`, image === undefined ? '' : `/Im ${image} 0 R`].join(' ').trim();
  const xobject = named === '' ? '' : ` /XObject << ${named} >>`;
  return [
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${width} ${height}] /Rotate ${rotate} /Contents ${first + 1} 0 R /Resources << /Font << /F 3 0 R /B 4 0 R >>${xobject} >> >>`,
    page.deflated === true ? deflatedStream(content) : stream('', content),
    form === undefined ? 'null' : stream(`/Type /XObject /Subtype /Form /BBox [-2000 -2000 4000 4000] /Matrix [${form.matrix.join(' ')}]`, form.content),
  ];
}

export function buildPdf(pages: readonly BuiltPage[], options: BuildOptions = {}): Uint8Array {
  const fonts = ['ABCDEF+Helvetica', 'Helvetica-BoldOblique'].map((name) => `<< /Type /Font /Subtype /Type1 /BaseFont /${name} /Encoding /WinAnsiEncoding >>`);
  const kids = pages.map((_, i) => `${5 + 3 * i} 0 R`).join(' ');
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`,
    ...fonts,
    ...pages.flatMap((page, i) => pageObjects(page, 5 + 3 * i)),
    ...(options.objects ?? []),
  ];
  let text = '%PDF-1.7\n';
  const offsets = objects.map((object, i) => {
    const at = text.length;
    text += `${i + 1} 0 obj\n${object}\nendobj\n`;
    return at;
  });
  const start = text.length;
  const table = offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('');
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R ${options.trailer ?? ''} >>\nstartxref\n${start}\n%%EOF\n`;
  return Uint8Array.from(text, (letter) => letter.charCodeAt(0));
}

/** Text operators: each entry is set with its baseline at x, y from the bottom left. */
export function show(entries: readonly (readonly [x: number, y: number, text: string, size?: number, font?: 'F' | 'B'])[]): string {
  return entries.map(([x, y, text, size = 12, font = 'F']) => `BT /${font} ${size} Tf 1 0 0 1 ${x} ${y} Tm (${text}) Tj ET`).join('\n');
}

/** Enough ordinary text that a page counts as a page of text. */
export const filler = show(Array.from({ length: 8 }, (_, i) => [72, 300 - 16 * i, 'the body of the page goes on and on in one plain line of text'] as const));
