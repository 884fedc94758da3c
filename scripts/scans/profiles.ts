import { photographed, shade } from './camera-steps.js';
import { signed } from './ink.js';
import { faintRules, holes, lidOpen, linesPerInch, showThrough, turned, twoLevels } from './sheet-steps.js';
import { fade, grain, skew, soften, speckle, unevenPaper, type Step } from './steps.js';

export type Encoding = { readonly kind: 'jpeg'; readonly quality: number } | { readonly kind: 'bilevel' };
/** What becomes of the pages: each a picture, two on a sheet, every other left as it was, or with a scanner's poor text behind. */
export type Binding = 'pages' | 'two-up' | 'mixed' | 'wrong-layer';

export interface Profile {
  readonly about: string;
  readonly dpi: number;
  readonly steps: readonly Step[];
  readonly encoding: Encoding;
  readonly binding: Binding;
  /** Whether the back of the sheet must be drawn, too. */
  readonly showsBack: boolean;
}

const jpeg = (quality: number): Encoding => ({ kind: 'jpeg', quality });
const scan = (about: string, dpi: number, steps: readonly Step[], encoding: Encoding, binding: Binding = 'pages'): Profile => ({ about, dpi, steps, encoding, binding, showsBack: false });

const machine: readonly Step[] = [skew(0.15, 0.6), unevenPaper(250, 1), speckle(0.3, 0, 0.25), grain(2.2)];
const office: readonly Step[] = [signed, fade(12), soften(0.055), ...machine];
const copy: readonly Step[] = [fade(105, 70), soften(0.155), skew(0.6, 1.2), speckle(2, 2, 0.25), unevenPaper(222, 28, 12), grain(4.3)];
const camera: readonly Step[] = [signed, fade(25), soften(0.08), photographed(0.01, 0.06), shade(0.55), grain(4)];
const fax = (lines: number): readonly Step[] => [fade(20, 40), soften(0.06), skew(0.2, 0.7), speckle(1, 0.5, 0.3), grain(12), linesPerInch(lines), twoLevels(165, 0.002)];

/** What can happen to a page on its way. Degrees, millimetres and grey levels were set so that the engine errs as on real scans (docs/scans.md). */
export const profiles: Readonly<Record<string, Profile>> = {
  clean300: scan('300 dpi, straight, clean', 300, [unevenPaper(250, 0.5), grain(1.2)], jpeg(81)),
  office200: scan('200 dpi from an office scanner: stamp, signature, up to 0.6 degrees askew', 200, office, jpeg(60)),
  poor150: scan('150 dpi copy of a copy: grey uneven paper, faded print, faint rules, specks, about 1 degree askew', 150, [faintRules(0, 1.6), signed, ...copy], jpeg(44)),
  photo: scan('photographed on a desk: perspective, shade, grain', 200, camera, jpeg(75)),
  'show-through': { ...scan('200 dpi, thin paper: the next page shows through, mirrored', 200, [signed, fade(12), showThrough(0.22), soften(0.055), ...machine], jpeg(60)), showsBack: true },
  fax: scan('fax in fine mode, 204 x 196 dpi, black and white, some lines lost', 204, fax(196), { kind: 'bilevel' }),
  'fax-standard': scan('fax in standard mode, 204 x 98 dpi, black and white: marks of letters are hardly there', 204, fax(98), { kind: 'bilevel' }),
  punched: scan('200 dpi with two punched holes', 200, [signed, fade(12), holes, soften(0.055), ...machine], jpeg(60)),
  lid: scan('200 dpi copy with the lid open: black round the sheet, about 1 degree askew, two punched holes', 200, [signed, fade(12), holes, soften(0.055), lidOpen(12, 1.2), speckle(0.3, 0, 0.25), grain(2.2)], jpeg(60)),
  rotated: scan('200 dpi, each page a quarter, half or three quarter turn out', 200, [...office, turned], jpeg(60)),
  'two-up': scan('300 dpi, two pages side by side on a landscape sheet', 300, office, jpeg(60), 'two-up'),
  mixed: scan('every other page a 200 dpi scan, the others as they were', 200, office, jpeg(60), 'mixed'),
  'wrong-layer': scan("200 dpi, the scanner's own text behind the picture, without marks on its letters", 200, office, jpeg(60), 'wrong-layer'),
};
