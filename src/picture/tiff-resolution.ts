const xResolution = 282;
const yResolution = 283;
const rational = 5;
const mostEntries = 4096;

/**
 * How many times finer a page (counted from 0) of a TIFF is across than down: 2.08 for a fax of 204 × 98 dpi. 1 where the file does not say, and for
 * anything that is no TIFF. sharp tells one resolution only.
 */
export function pixelAspect(bytes: Uint8Array, page: number): number {
  try {
    return aspectOf(new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength), page);
  } catch {
    return 1; // offsets that lead out of the file
  }
}

function aspectOf(view: DataView, page: number): number {
  const order = view.getUint16(0);
  const little = order === 0x4949;
  if ((!little && order !== 0x4d4d) || view.getUint16(2, little) !== 42) return 1;
  let at = view.getUint32(4, little);
  for (let i = 0; i < page && at !== 0; i++) at = view.getUint32(at + 2 + 12 * view.getUint16(at, little), little);
  if (at === 0) return 1;
  const count = Math.min(mostEntries, view.getUint16(at, little));
  const found = new Map<number, number>();
  for (let entry = at + 2; entry < at + 2 + 12 * count; entry += 12) {
    if (view.getUint16(entry + 2, little) !== rational) continue;
    const value = view.getUint32(entry + 8, little);
    if (value + 8 <= view.byteLength) found.set(view.getUint16(entry, little), view.getUint32(value, little) / view.getUint32(value + 4, little));
  }
  const aspect = (found.get(xResolution) ?? 1) / (found.get(yResolution) ?? 1);
  return aspect >= 0.2 && aspect <= 5 ? aspect : 1;
}
