import { signed } from './ink.js';
import { fade, grain, skew, soften, speckle, unevenPaper, type Step } from './steps.js';

export type Encoding = { readonly kind: 'jpeg'; readonly quality: number } | { readonly kind: 'bilevel'; readonly across: number; readonly down: number };
/** What becomes of the pages: each a picture, two on a sheet, every other left as it was, or with a scanner's poor text behind. */
export type Binding = 'pages' | 'two-up' | 'mixed' | 'wrong-layer';

export interface Profile {
  readonly about: string;
  readonly dpi: number;
  readonly steps: readonly Step[];
  readonly encoding: Encoding;
  readonly binding?: Binding;
}

const office: readonly Step[] = [signed, fade(12), soften(0.055), skew(0.15, 0.6), unevenPaper(250, 1), speckle(0.3, 0, 0.25), grain(2.2)];
const jpeg = (quality: number): Encoding => ({ kind: 'jpeg', quality });

export const profiles: Readonly<Record<string, Profile>> = {
  clean300: { about: '300 dpi, straight, clean', dpi: 300, steps: [unevenPaper(250, 0.5), grain(1.2)], encoding: jpeg(81) },
  office200: { about: '200 dpi from an office scanner: stamp, signature, up to 0.6 degrees askew', dpi: 200, steps: office, encoding: jpeg(60) },
  poor150: {
    about: '150 dpi copy of a copy: grey uneven paper, faded print, faint rules, specks, about 1 degree askew',
    dpi: 150,
    steps: [signed, fade(105, 70), soften(0.155), skew(0.6, 1.2), speckle(2, 2, 0.25), unevenPaper(222, 28, 12), grain(4.3)],
    encoding: jpeg(44),
  },
};
