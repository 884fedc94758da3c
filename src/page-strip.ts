import type { Picture } from './model/picture.js';
import type { Box } from './model/provenance.js';
import type { Sized } from './page-pictures.js';

/** Points shown above and below a box: some lines of text. */
const margin = 70;
/** Widest strip, in pixels. */
const mostWidth = 1600;

const clamp = (value: number, least: number, most: number): number => Math.min(most, Math.max(least, value));

/** A strip of a page as wide as the page round a box, with the box drawn, as PNG. */
export async function cutStrip(picture: Picture, sheet: Sized, [x0, y0, x1, y1]: Box): Promise<Uint8Array> {
  const [across, down] = [picture.width / sheet.width, picture.height / sheet.height];
  const top = clamp(Math.floor((y0 - margin) * down), 0, picture.height - 1);
  const bottom = clamp(Math.ceil((y1 + margin) * down), top + 1, picture.height);
  const shrink = Math.min(1, mostWidth / picture.width);
  const size = { width: Math.max(1, Math.round(picture.width * shrink)), height: Math.max(1, Math.round((bottom - top) * shrink)) };
  const [x, y] = [(value: number): number => value * across * shrink, (value: number): number => (value * down - top) * shrink];
  const box = `<rect x="${x(x0) - 4}" y="${y(y0) - 4}" width="${x(x1) - x(x0) + 8}" height="${y(y1) - y(y0) + 8}" fill="#ffd400" fill-opacity="0.25" stroke="#b00020" stroke-width="3"/>`;
  const { default: sharp } = await import('sharp');
  const strip = await sharp(picture.data, { raw: { width: picture.width, height: picture.height, channels: picture.channels } })
    .extract({ left: 0, top, width: picture.width, height: bottom - top }).resize({ ...size, fit: 'fill' }).toColourspace('srgb').png().toBuffer();
  return sharp(strip).composite([{ input: Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="${size.width}" height="${size.height}">${box}</svg>`) }]).png().toBuffer();
}
