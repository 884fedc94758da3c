import { PDFDict, PDFName, PDFString, type PDFContext, type PDFRef } from '@cantoo/pdf-lib';
import { ascent, descent } from '../../layout/fragments.js';
import { glyphlessFont, letterGlyph, letterWidth, unitsPerEm } from './glyphless-font.js';

const units = (em: number): number => Math.round(em * unitsPerEm);
const hex = (value: number): string => value.toString(16).toUpperCase().padStart(4, '0');
/** Entries one block of a ToUnicode map may have (Adobe Technical Note 5014, bfchar). */
const mostEntries = 100;
/** Codes have two bytes; 0 stays free for `.notdef`. */
const mostCodes = 0xffff;

/** UTF-16BE in hexadecimal digits, as a ToUnicode map gives text. */
function utf16(character: string): string {
  return Array.from({ length: character.length }, (_, i) => hex(character.charCodeAt(i))).join('');
}

/**
 * The font of invisible text: a code for every character that occurs (numbered as they come), each with its Unicode text and
 * one empty glyph. One for a whole document.
 */
export class TextFont {
  private readonly codes = new Map<string, number>();
  /** Reference of the Type0 font, whose objects `write` makes. */
  readonly ref: PDFRef;

  constructor(private readonly context: PDFContext) {
    this.ref = context.nextRef();
  }

  /** The codes of `text` as a PDF string; `length` counts the characters. Characters beyond the 65 535th different one are left out. */
  encode(text: string): { readonly string: string; readonly length: number } {
    const codes: string[] = [];
    for (const character of text) {
      let code = this.codes.get(character);
      if (code === undefined) {
        if (this.codes.size >= mostCodes) continue;
        code = this.codes.size + 1;
        this.codes.set(character, code);
      }
      codes.push(hex(code));
    }
    return { string: `<${codes.join('')}>`, length: codes.length };
  }

  /** Add the font to the document; call once, after all text was encoded. */
  write(): void {
    const { context } = this;
    const fontFile = context.register(context.flateStream(glyphlessFont({ ascent: units(ascent), descent: units(descent) })));
    const descriptor = context.register(context.obj({
      Type: 'FontDescriptor', FontName: 'Glyphless', Flags: 5, FontBBox: [0, -units(descent), letterWidth, units(ascent)], ItalicAngle: 0,
      Ascent: units(ascent), Descent: -units(descent), CapHeight: units(ascent), StemV: 80, FontFile2: fontFile,
    }));
    const map = new Uint8Array(2 * (this.codes.size + 1));
    for (let i = 1; i < map.length; i += 2) map[i] = letterGlyph;
    const descendant = context.register(context.obj({
      Type: 'Font', Subtype: 'CIDFontType2', BaseFont: 'Glyphless', DW: letterWidth, FontDescriptor: descriptor,
      CIDSystemInfo: { Registry: PDFString.of('Adobe'), Ordering: PDFString.of('Identity'), Supplement: 0 },
      CIDToGIDMap: context.register(context.flateStream(map)),
    }));
    const font = context.obj({ Type: 'Font', Subtype: 'Type0', BaseFont: 'Glyphless', Encoding: 'Identity-H', DescendantFonts: [descendant] }) as PDFDict;
    font.set(PDFName.of('ToUnicode'), context.register(context.flateStream(this.toUnicode())));
    context.assign(this.ref, font);
  }

  private toUnicode(): string {
    const entries = [...this.codes].map(([character, code]) => `<${hex(code)}> <${utf16(character)}>`);
    const blocks = Array.from({ length: Math.ceil(entries.length / mostEntries) }, (_, i) => {
      const block = entries.slice(i * mostEntries, (i + 1) * mostEntries);
      return `${block.length} beginbfchar\n${block.join('\n')}\nendbfchar\n`;
    });
    return [
      '/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n',
      '/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n',
      '1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n',
      ...blocks,
      'endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n',
    ].join('');
  }
}
