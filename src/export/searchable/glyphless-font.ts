/**
 * A TrueType font with two empty glyphs (`.notdef` and the one all letters share). Invisible text needs a font file only so that
 * viewers ask for no other; its widths agree with `letterWidth`, as PDF/A demands.
 */

/** Units of the font in an em; also those of PDF widths. */
export const unitsPerEm = 1000;
/** Every letter is so wide; each word is then stretched to its box. */
export const letterWidth = 500;
/** Glyph of all letters. */
export const letterGlyph = 1;

const glyphCount = 2;
/** `head.checkSumAdjustment` brings the sum of the whole file to this (OpenType, "head"). */
const magicSum = 0xb1b0afba;

type Field = readonly [bytes: 1 | 2 | 4, value: number];
const u8 = (value: number): Field => [1, value];
const u16 = (value: number): Field => [2, value];
const u32 = (value: number): Field => [4, value];
const zeros = (count: number): Field[] => Array.from({ length: count }, () => u16(0));

function pack(fields: readonly Field[]): Uint8Array {
  const view = new DataView(new ArrayBuffer(fields.reduce((sum, [bytes]) => sum + bytes, 0)));
  let at = 0;
  for (const [bytes, value] of fields) {
    if (bytes === 1) view.setUint8(at, value);
    else if (bytes === 2) view.setUint16(at, value & 0xffff);
    else view.setUint32(at, value >>> 0);
    at += bytes;
  }
  return new Uint8Array(view.buffer);
}

interface Heights {
  /** Above and below the baseline, both positive, font units. */
  readonly ascent: number;
  readonly descent: number;
}

/** Tables in the order of their tags, as the table directory wants them; fields as OpenType lists them. */
function tables({ ascent, descent }: Heights): [tag: string, data: Uint8Array][] {
  const os2 = [
    u16(3), u16(letterWidth), u16(400), u16(5), u16(0), ...zeros(10), u16(0), ...Array.from({ length: 10 }, () => u8(0)),
    u32(0), u32(0), u32(0), u32(0), u32(0x20202020), u16(0x40), u16(0x20), u16(0x20),
    u16(ascent), u16(-descent), u16(0), u16(ascent), u16(descent), u32(1), u32(0), u16(0), u16(ascent), u16(0), u16(0x20), u16(1),
  ];
  const cmap = [u16(0), u16(1), u16(3), u16(1), u32(12), u16(6), u16(12), u16(0), u16(0x20), u16(1), u16(letterGlyph)];
  const head = [
    u16(1), u16(0), u16(1), u16(0), u32(0), u32(0x5f0f3cf5), u16(0b1011), u16(unitsPerEm), ...zeros(8),
    u16(0), u16(-descent), u16(letterWidth), u16(ascent), u16(0), u16(8), u16(2), u16(0), u16(0),
  ];
  const hhea = [u16(1), u16(0), u16(ascent), u16(-descent), u16(0), u16(letterWidth), u16(0), u16(0), u16(0), u16(1), ...zeros(7), u16(1)];
  const maxp = [u16(1), u16(0), u16(glyphCount), ...zeros(4), u16(1), ...zeros(8)];
  const name = 'Glyphless';
  const names = [u16(0), u16(1), u16(18), u16(3), u16(1), u16(0x409), u16(6), u16(2 * name.length), u16(0), ...[...name].map((letter) => u16(letter.charCodeAt(0)))];
  return [
    ['OS/2', pack(os2)],
    ['cmap', pack(cmap)],
    // Both glyphs are empty: they end where they begin.
    ['glyf', pack([u16(0)])],
    ['head', pack(head)],
    ['hhea', pack(hhea)],
    ['hmtx', pack([u16(letterWidth), u16(0), u16(0)])],
    ['loca', pack(zeros(glyphCount + 1))],
    ['maxp', pack(maxp)],
    ['name', pack(names)],
    ['post', pack([u32(0x00030000), u32(0), u16(0), u16(0), u32(1), u32(0), u32(0), u32(0), u32(0)])],
  ];
}

function checkSum(data: Uint8Array): number {
  let sum = 0;
  for (let i = 0; i < data.length; i += 4) {
    sum = (sum + (((data[i] ?? 0) << 24) | ((data[i + 1] ?? 0) << 16) | ((data[i + 2] ?? 0) << 8) | (data[i + 3] ?? 0))) >>> 0;
  }
  return sum;
}

/** The font file: the same bytes for the same heights. */
export function glyphlessFont(heights: Heights): Uint8Array {
  const all = tables(heights);
  const power = Math.floor(Math.log2(all.length));
  const directory: Field[] = [u32(0x00010000), u16(all.length), u16(16 << power), u16(power), u16(16 * all.length - (16 << power))];
  let offset = 12 + 16 * all.length;
  const places = all.map(([tag, data]) => {
    directory.push(...[...tag].map((letter) => u8(letter.charCodeAt(0))), u32(checkSum(data)), u32(offset), u32(data.length));
    const place = { tag, data, offset };
    offset += Math.ceil(data.length / 4) * 4;
    return place;
  });
  const file = new Uint8Array(offset);
  file.set(pack(directory));
  for (const { data, offset: at } of places) file.set(data, at);
  const head = places.find(({ tag }) => tag === 'head')!.offset;
  new DataView(file.buffer).setUint32(head + 8, (magicSum - checkSum(file)) >>> 0);
  return file;
}
