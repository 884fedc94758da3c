import type { GreyPicture, Picture } from '../model/picture.js';

/** Channels that differ by less are grey paper or black ink under a coloured lamp; by more than the second, coloured ink. */
const littleColour = 30;
const fullColour = 75;

/**
 * Grey values in which coloured ink (red stamps, blue signatures) has gone pale: a coloured pixel counts as bright as its brightest channel,
 * in which ink of that colour hardly shows and black print under it still does.
 */
export function toGrey(picture: Picture): GreyPicture {
  const { width, height, dpi } = picture;
  if (picture.channels === 1) return picture as GreyPicture;
  const [rgb, size] = [picture.data, width * height];
  const data = new Uint8Array(size);
  for (let i = 0, k = 0; i < size; i++, k += 3) {
    const [r, g, b] = [rgb[k]!, rgb[k + 1]!, rgb[k + 2]!];
    const max = r > g ? (r > b ? r : b) : g > b ? g : b;
    const min = r < g ? (r < b ? r : b) : g < b ? g : b;
    const luma = (r * 77 + g * 150 + b * 29) >> 8;
    const colour = max - min;
    data[i] = colour <= littleColour ? luma : colour >= fullColour ? max : luma + ((max - luma) * (colour - littleColour)) / (fullColour - littleColour);
  }
  return { width, height, channels: 1, data, dpi };
}
