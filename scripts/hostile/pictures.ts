import sharp, { type Sharp } from 'sharp';
import { crc32, deflateSync, gzipSync } from 'node:zlib';
import { either, latin, refused, type Hostile } from './model.js';

const chunk = (type: string, data: Uint8Array): Buffer => {
  const out = Buffer.alloc(12 + data.length);
  out.writeUInt32BE(data.length, 0);
  out.write(type, 4, 'latin1');
  out.set(data, 8);
  out.writeUInt32BE(sum(out.subarray(4, 8 + data.length)), 8 + data.length);
  return out;
};

/** CRC-32 (ISO 3309), also where Node has none of its own yet. */
function sum(data: Uint8Array): number {
  if (typeof crc32 === 'function') return crc32(data);
  let crc = ~0;
  for (const byte of data) {
    crc ^= byte;
    for (let i = 0; i < 8; i++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return ~crc >>> 0;
}

function png(width: number, height: number, data: Uint8Array, more: readonly Uint8Array[] = []): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 0, 0, 0, 0], 8);
  return Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), chunk('IHDR', head), ...more, chunk('IDAT', data), chunk('IEND', Buffer.alloc(0))]);
}

/** TIFF, little-endian: directories of entries [tag, type, count, value], each followed by the offset of the next. */
function tiff(directories: readonly (readonly (readonly [number, number, number, number])[])[], next: (index: number, offsets: readonly number[]) => number, data: Uint8Array = Buffer.alloc(0)): Buffer {
  const sizes = directories.map((entries) => 2 + 12 * entries.length + 4);
  const offsets = sizes.map((_, i) => 8 + sizes.slice(0, i).reduce((a, b) => a + b, 0));
  const head = Buffer.alloc(8);
  head.write('II*\0', 'latin1');
  head.writeUInt32LE(offsets[0] ?? 8, 4);
  const blocks = directories.map((entries, i) => {
    const block = Buffer.alloc(sizes[i]!);
    block.writeUInt16LE(entries.length, 0);
    entries.forEach(([tag, type, count, value], k) => {
      block.writeUInt16LE(tag, 2 + 12 * k);
      block.writeUInt16LE(type, 4 + 12 * k);
      block.writeUInt32LE(count, 6 + 12 * k);
      block.writeUInt32LE(value, 10 + 12 * k);
    });
    block.writeUInt32LE(next(i, offsets), block.length - 4);
    return block;
  });
  return Buffer.concat([head, ...blocks, data]);
}

const page = (width: number, height: number, rows = height, at = 8, bytes = 1, compression = 1): readonly (readonly [number, number, number, number])[] => [
  [256, 4, 1, width], [257, 4, 1, height], [258, 3, 1, 8], [259, 3, 1, compression], [262, 3, 1, 1], [273, 4, 1, at], [277, 3, 1, 1], [278, 4, 1, rows], [279, 4, 1, bytes],
];

/** JPEG heads that promise what is not there. */
function jpegs(): Hostile[] {
  const frame = (width: number, height: number): Buffer => Buffer.from([0xff, 0xd8, 0xff, 0xc0, 0, 11, 8, height >> 8, height & 255, width >> 8, width & 255, 1, 1, 0x11, 0]);
  return [
    { name: 'jpeg-65535.jpg', bytes: () => Buffer.concat([frame(65535, 65535), Buffer.from([0xff, 0xda, 0, 8, 1, 1, 0, 0, 63, 0, 0, 0xff, 0xd9])]), expected: refused('too-large', 'damaged'), options: { ocr: 'auto' } },
    { name: 'jpeg-empty.jpg', bytes: () => Buffer.from([0xff, 0xd8, 0xff, 0xd9]), expected: either },
    { name: 'jpeg-start.jpg', bytes: () => Buffer.from([0xff, 0xd8, 0xff]), expected: either },
    { name: 'jpeg-markers-many.jpg', bytes: () => Buffer.concat([Buffer.from([0xff, 0xd8]), Buffer.alloc(2_000_000, Buffer.from([0xff, 0xfe, 0, 2])), Buffer.from([0xff, 0xd9])]), expected: either },
  ];
}

function tiffs(): Hostile[] {
  const ends = (): number => 0;
  return [
    { name: 'tiff-loop.tif', bytes: () => tiff([page(100, 100)], (_, offsets) => offsets[0]!), expected: either, heavy: true },
    { name: 'tiff-loop-of-two.tif', bytes: () => tiff([page(100, 100), page(100, 100)], (i, offsets) => offsets[1 - i]!), expected: either, heavy: true },
    { name: 'tiff-pages-5000.tif', bytes: () => tiff(Array.from({ length: 5000 }, () => page(10, 10)), (i, offsets) => offsets[i + 1] ?? 0), expected: refused('too-many-pages', 'damaged', 'too-large'), heavy: true },
    { name: 'tiff-100000.tif', bytes: () => tiff([page(100_000, 100_000)], ends), expected: refused('too-large', 'damaged'), options: { ocr: 'auto' } },
    { name: 'tiff-strips-huge.tif', bytes: () => tiff([page(9000, 9000, 1, 8, 4_000_000_000)], ends), expected: either, heavy: true },
    { name: 'tiff-deflate-bomb.tif', bytes: () => { const data = deflateSync(Buffer.alloc(99_000_000), { level: 9 }); return tiff([page(9900, 10_000, 10_000, 122, data.length, 8)], ends, data); }, expected: either, heavy: true, slow: true },
    { name: 'tiff-entries-65535.tif', bytes: () => Buffer.concat([latin('II*\0\x08\0\0\0\xff\xff'), Buffer.alloc(65_535 * 12, 7)]), expected: either },
    { name: 'tiff-directory-outside.tif', bytes: () => latin('II*\0\xff\xff\xff\x7f'), expected: refused('damaged', 'not-text') },
    { name: 'tiff-count-huge.tif', bytes: () => tiff([[...page(100, 100), [282, 5, 0xffffffff, 0xfffffff0]]], ends), expected: either },
    { name: 'tiff-resolution-odd.tif', bytes: () => tiff([[...page(9, 9, 9, 146, 81), [282, 5, 1, 0]]], ends, Buffer.alloc(81, 255)), expected: either },
    { name: 'tiff-own-directories.tif', bytes: () => tiff([[...page(100, 100), [330, 4, 1, 8], [34665, 4, 1, 8]]], ends), expected: either },
  ];
}

export function pictures(): Hostile[] {
  const auto = { options: { ocr: 'auto' as const } };
  return [
    { name: 'png-100000.png', bytes: () => png(100_000, 100_000, deflateSync(Buffer.alloc(10))), expected: refused('too-large', 'damaged'), ...auto },
    { name: 'png-zero.png', bytes: () => png(0, 0, deflateSync(Buffer.alloc(10))), expected: refused('damaged'), ...auto },
    { name: 'png-negative.png', bytes: () => png(0xffffffff, 0xffffffff, deflateSync(Buffer.alloc(10))), expected: refused('too-large', 'damaged'), ...auto },
    { name: 'png-bomb-small.png', bytes: () => png(10, 10, deflateSync(Buffer.alloc(200_000_000), { level: 9 })), expected: either, heavy: true },
    { name: 'png-bomb-of-100-million.png', bytes: () => png(9999, 10_000, deflateSync(Buffer.alloc(100_000_000), { level: 9 })), expected: either, heavy: true, slow: true, ...auto },
    { name: 'png-text-bomb.png', bytes: () => png(9, 9, deflateSync(Buffer.alloc(90)), [chunk('zTXt', Buffer.concat([latin('a\0\0'), deflateSync(Buffer.alloc(100_000_000), { level: 9 })]))]), expected: either, heavy: true },
    { name: 'png-profile-bomb.png', bytes: () => png(9, 9, deflateSync(Buffer.alloc(90)), [chunk('iCCP', Buffer.concat([latin('a\0\0'), deflateSync(Buffer.alloc(100_000_000), { level: 9 })]))]), expected: either, heavy: true },
    { name: 'png-head-only.png', bytes: () => Buffer.from('89504e470d0a1a0a', 'hex'), expected: either },
    { name: 'png-long-strip.png', bytes: () => png(1, 1_000_000, deflateSync(Buffer.alloc(2_000_000, 0))), expected: either, heavy: true, ...auto },
    { name: 'webp-16383.webp', bytes: () => Buffer.concat([latin('RIFF\x1a\0\0\0WEBPVP8L\x0d\0\0\0\x2f\xff\xff\xff\x0f'), Buffer.alloc(8)]), expected: either },
    { name: 'webp-empty.webp', bytes: () => latin('RIFF\x04\0\0\0WEBP'), expected: either },
    { name: 'gzip-bomb.gz', bytes: () => gzipSync(Buffer.alloc(200_000_000), { level: 9 }), expected: refused('unknown-type') },
    { name: 'svg-bomb.svg', bytes: () => latin('<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]><svg xmlns="http://www.w3.org/2000/svg" width="100000" height="100000"><text>&b;</text></svg>'), expected: either },
    ...jpegs(), ...tiffs(),
  ];
}

/** A sound picture of some grey in each format, to be broken. */
export async function soundPictures(): Promise<Readonly<Record<string, Uint8Array>>> {
  const raw = Buffer.from(Array.from({ length: 120 * 90 }, (_, i) => ((i * 7919) % 251)));
  const image = (): Sharp => sharp(raw, { raw: { width: 120, height: 90, channels: 1 } });
  return { 'grey.png': await image().png().toBuffer(), 'grey.jpg': await image().jpeg().toBuffer(), 'grey.tif': await image().tiff().toBuffer(), 'grey.webp': await image().webp().toBuffer() };
}
