import type { GreyPicture } from '../../model/picture.js';
import type { Region, RegionLayout } from '../engine.js';

/** A region cut from its picture. */
export interface Crop {
  /** Its place in the list of regions. */
  readonly region: number;
  readonly layout: RegionLayout;
  /** Where its top left pixel lies in the whole picture. */
  readonly left: number;
  readonly top: number;
  readonly picture: GreyPicture;
}

/** Smaller than this, in pixels, nothing can be a letter, and engines refuse. */
const smallest = 4;

/** The regions' pixels, clipped to the picture; regions that hold too few pixels to be read are left out. */
export function cropRegions(picture: GreyPicture, regions: readonly Region[]): Crop[] {
  const crops: Crop[] = [];
  regions.forEach(({ bbox, layout }, region) => {
    const left = Math.max(0, Math.floor(bbox[0]));
    const top = Math.max(0, Math.floor(bbox[1]));
    const width = Math.min(picture.width, Math.ceil(bbox[2])) - left;
    const height = Math.min(picture.height, Math.ceil(bbox[3])) - top;
    if (width < smallest || height < smallest) return;
    crops.push({ region, layout, left, top, picture: crop(picture, left, top, width, height) });
  });
  return crops;
}

function crop(picture: GreyPicture, left: number, top: number, width: number, height: number): GreyPicture {
  if (width === picture.width && height === picture.height) return picture;
  const data = new Uint8Array(width * height);
  for (let y = 0; y < height; y++) {
    const from = (top + y) * picture.width + left;
    data.set(picture.data.subarray(from, from + width), y * width);
  }
  return { ...picture, width, height, data };
}
