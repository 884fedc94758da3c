import type { GreyPicture, Picture } from '../model/picture.js';

/** Channels that differ by less are grey paper or black ink under a coloured lamp; by more than the second, coloured ink, thin and pale strokes too. */
const littleColour = 10;
const fullColour = 30;
/** Ink darkens its own channel, too: so much of its colour is given back, less where it is dark, up to a limit that leaves print in strong colours on the page. */
const givenBack = 0.5;
const mostGivenBack = 22;

/** How bright a colour is to the eye: 0 to 255. */
export const lumaOf = (r: number, g: number, b: number): number => (r * 77 + g * 150 + b * 29) >> 8;

/**
 * Grey values in which coloured ink (red stamps, blue signatures) has gone pale: a coloured pixel counts as bright as its brightest channel,
 * in which ink of that colour hardly shows and black print under it still does. A page whose print itself is coloured keeps all its ink.
 */
export function toGrey(picture: Picture): GreyPicture {
  const { width, height, dpi } = picture;
  if (picture.channels === 1) return picture as GreyPicture;
  const [rgb, size] = [picture.data, width * height];
  const data = new Uint8Array(size);
  const keeps = isPrintedInColour(picture);
  for (let i = 0, k = 0; i < size; i++, k += 3) {
    const [r, g, b] = [rgb[k]!, rgb[k + 1]!, rgb[k + 2]!];
    const max = r > g ? (r > b ? r : b) : g > b ? g : b;
    const min = r < g ? (r < b ? r : b) : g < b ? g : b;
    const luma = lumaOf(r, g, b);
    const colour = max - min;
    if (colour <= littleColour || keeps) {
      data[i] = luma;
      continue;
    }
    const back = givenBack * colour;
    const pale = max + ((back < mostGivenBack ? back : mostGivenBack) * max) / 255;
    const grey = colour >= fullColour ? pale : luma + ((pale - luma) * (colour - littleColour)) / (fullColour - littleColour);
    data[i] = grey < 255 ? grey : 255;
  }
  return { width, height, channels: 1, data, dpi };
}

/** Every so manieth pixel is looked at, in so many bands of rows; ink is darker than this and fills so much of a band with print. */
const step = 3;
const bandCount = 64;
const inkLuma = 150;
const printShare = 0.003;
/** Print in colour stands in so much of the page, and in so much of what is printed; a stamp with its signature takes less. */
const ofPage = 0.25;
const ofPrint = 0.5;

function isPrintedInColour({ width, height, data }: Picture): boolean {
  const [black, coloured] = [new Uint32Array(bandCount), new Uint32Array(bandCount)];
  for (let y = 0; y < height; y += step) {
    const band = Math.floor((y * bandCount) / height);
    for (let x = 0, k = y * width * 3; x < width; x += step, k += 3 * step) {
      const [r, g, b] = [data[k]!, data[k + 1]!, data[k + 2]!];
      if (lumaOf(r, g, b) >= inkLuma) continue;
      const counts = Math.max(r, g, b) - Math.min(r, g, b) >= fullColour ? coloured : black;
      counts[band]!++;
    }
  }
  const fewest = (printShare * width * height) / (step * step * bandCount);
  const inked = black.filter((n, i) => n + coloured[i]! > fewest).length;
  const inColour = coloured.filter((n, i) => n > fewest && n > 2 * black[i]!).length;
  return inColour >= ofPage * bandCount && inColour >= ofPrint * inked;
}
