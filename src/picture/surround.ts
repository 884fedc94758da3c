import type { GreyPicture } from '../model/picture.js';
import { clumps, findSolid, type Blocks, type Clump } from './solid.js';

/** Holes of punches and binders (mm): how wide and high, how far their middles lie from the edge at most, how much of their box is dark. */
const holeSize = [3, 9] as const;
const holeZone = 28;
const holeFill = 0.6;
const holeRound = 1.45;
/** Light islands of such a size (blocks) in a dark border, so many of them, are letters: no border, but a printed banner. */
const islandSize = [3, 250] as const;
const mostIslands = 5;
/** With less of the picture left it is no border. */
const leastLeft = 0.2;
/** A border has so many blocks at least; what is thinner is a rule, unless it lies along the edge. */
const smallestBorder = 6;
const threadWidth = 2;
/** A border's blocks hold no print: pixels at both ends of a block differ by more than so many grey levels in few of them. */
const printContrast = 40;
const mostPrinted = 0.03;
/** A border ends at once, a shadow little by little: so much brighter (share of the paper) is what lies some blocks further. */
const leastJump = 0.2;
const jumpBlocks = 3;
/** Round what is taken off, its rim goes too: so many blocks, as far as pixels darker than this share of paper hang together. */
const rimBlocks = 2;
const rimShare = 0.86;

/** What stands on the picture and is not on the page. */
export interface Surround {
  readonly blocks: Blocks;
  /** Dark from the picture's edge inwards: a copier's lid, a desk. */
  readonly border: readonly Clump[];
  readonly holes: readonly Clump[];
}

const touchesEdge = ({ x0, y0, x1, y1 }: Clump, { columns, rows }: Blocks): boolean => x0 === 0 || y0 === 0 || x1 === columns || y1 === rows;

function isHole({ blocks: inside, x0, y0, x1, y1 }: Clump, { perMm, columns, rows }: Blocks): boolean {
  const [w, h] = [(x1 - x0) / perMm, (y1 - y0) / perMm];
  const sized = Math.min(w, h) >= holeSize[0] && Math.max(w, h) <= holeSize[1] && Math.max(w, h) <= holeRound * Math.min(w, h);
  const inMargin = Math.min(x0 + x1, 2 * columns - x0 - x1, y0 + y1, 2 * rows - y0 - y1) / 2 <= holeZone * perMm;
  return sized && inMargin && inside.length >= holeFill * (x1 - x0) * (y1 - y0);
}

/** Whether what a border encloses is a page, not letters left out of a printed banner. */
function isAround(border: readonly Clump[], blocks: Blocks): boolean {
  const wall = new Uint8Array(blocks.solid.length);
  for (const clump of border) for (const at of clump.blocks) wall[at] = 1;
  const light = clumps(blocks, (at) => wall[at] === 0).map((clump) => clump.blocks.length);
  const left = light.reduce((sum, size) => sum + size, 0);
  return left >= leastLeft * wall.length && light.filter((size) => size >= islandSize[0] && size <= islandSize[1]).length <= mostIslands;
}

/** A rule that runs to the edge is no border; a black line along the edge is one. */
function isThread({ blocks: inside, x0, y0, x1, y1 }: Clump, { columns, rows }: Blocks): boolean {
  const along = x1 <= threadWidth || y1 <= threadWidth || x0 >= columns - threadWidth || y0 >= rows - threadWidth;
  return !along && inside.length < threadWidth * Math.max(x1 - x0, y1 - y0);
}

/** Whether clumps are dark ground without print, and not paper in a shadow. */
function isGround(border: readonly Clump[], grey: GreyPicture, { block, columns, rows, solid, paper }: Blocks): boolean {
  const middle = (at: number, dx = 0): number => grey.data[Math.min(grey.height - 1, Math.floor(at / columns) * block + (block >> 1)) * grey.width + Math.min(grey.width - 1, (at % columns) * block + (block >> 1) + dx)]!;
  let [seen, printed] = [0, 0];
  const jumps: number[] = [];
  for (const clump of border) {
    for (const at of clump.blocks) {
      seen++;
      const [x, y] = [at % columns, Math.floor(at / columns)];
      const inside = x > 0 && x + 1 < columns && y > 0 && y + 1 < rows && solid[at - 1] === 1 && solid[at + 1] === 1 && solid[at - columns] === 1 && solid[at + columns] === 1;
      if (inside && Math.abs(middle(at, -(block >> 1)) - middle(at, (block >> 1) - 1)) > printContrast) printed++;
      for (const [dx, dy] of [[1, 0], [-1, 0], [0, 1], [0, -1]] as const) {
        const [u, v] = [x + jumpBlocks * dx, y + jumpBlocks * dy];
        if (u < 0 || v < 0 || u >= columns || v >= rows || solid[at + dx + dy * columns] === 1) continue;
        jumps.push(middle(v * columns + u) - middle(at));
      }
    }
  }
  jumps.sort((a, b) => a - b);
  return printed <= mostPrinted * seen && (jumps[jumps.length >> 1] ?? 0) >= leastJump * paper;
}

/** The dark border round a page and the holes in its margins; null where there are none. `share`: see `findSolid`. */
export function findSurround(grey: GreyPicture, share?: number): Surround | null {
  const blocks = findSolid(grey, share);
  if (blocks === null || !blocks.solid.includes(1)) return null;
  const dark = clumps(blocks, (at) => blocks.solid[at] === 1);
  const edge = dark.filter((clump) => clump.blocks.length >= smallestBorder && touchesEdge(clump, blocks) && !isThread(clump, blocks));
  const border = edge.length > 0 && isGround(edge, grey, blocks) && isAround(edge, blocks) ? edge : [];
  const holes = dark.filter((clump) => !touchesEdge(clump, blocks) && isHole(clump, blocks));
  return border.length + holes.length === 0 ? null : { blocks, border, holes };
}

/** How far blocks are from what is taken off: 1 inside, 2 and more in the rim, 0 elsewhere. */
function zones({ blocks: { columns, rows, solid }, border, holes }: Surround): Uint8Array {
  const zone = new Uint8Array(solid.length);
  let front = [...border, ...holes].flatMap((clump) => clump.blocks as number[]);
  for (const at of front) zone[at] = 1;
  for (let step = 0; step < rimBlocks; step++) {
    const next: number[] = [];
    for (const at of front) {
      const x = at % columns;
      const y = (at - x) / columns;
      for (let v = Math.max(0, y - 1); v <= Math.min(rows - 1, y + 1); v++) {
        for (let u = Math.max(0, x - 1); u <= Math.min(columns - 1, x + 1); u++) {
          if (zone[v * columns + u] !== 0) continue;
          zone[v * columns + u] = 2 + step;
          next.push(v * columns + u);
        }
      }
    }
    front = next;
  }
  return zone;
}

/** The brightness of the paper nearest to each block of the zones (grey levels). */
function paperNear(grey: GreyPicture, zone: Uint8Array, { block, columns, rows, paper }: Blocks): Uint8Array {
  const values = new Uint8Array(zone.length);
  const queue: number[] = [];
  const bright = (at: number): number => {
    const [x, y] = [(at % columns) * block, Math.floor(at / columns) * block];
    const found: number[] = [];
    for (let v = y; v < Math.min(grey.height, y + block); v += 2) for (let u = x; u < Math.min(grey.width, x + block); u += 2) found.push(grey.data[v * grey.width + u]!);
    return found.sort((a, b) => a - b)[Math.floor(0.6 * found.length)] ?? paper;
  };
  const neighbours = (at: number): number[] => {
    const x = at % columns;
    return [...(x > 0 ? [at - 1] : []), ...(x + 1 < columns ? [at + 1] : []), ...(at >= columns ? [at - columns] : []), ...(at + columns < rows * columns ? [at + columns] : [])];
  };
  zone.forEach((z, at) => {
    if (z === 0 && neighbours(at).some((next) => zone[next] !== 0)) {
      values[at] = Math.max(1, bright(at));
      queue.push(at);
    }
  });
  for (let i = 0; i < queue.length; i++) {
    for (const next of neighbours(queue[i]!)) {
      if (zone[next] === 0 || values[next] !== 0) continue;
      values[next] = values[queue[i]!]!;
      queue.push(next);
    }
  }
  return values.map((value) => (value === 0 ? paper : value));
}

/** The picture with border and holes in the brightness of the paper beside them: white would look like a bright spot on grey paper. */
export function paintOver(grey: GreyPicture, surround: Surround): GreyPicture {
  const { width, height } = grey;
  const { blocks } = surround;
  const { block, columns } = blocks;
  const data = Uint8Array.from(grey.data);
  const zone = zones(surround);
  const near = paperNear(grey, zone, blocks);
  const rim = rimShare * blocks.paper;
  const stack: number[] = [];
  const painted = new Uint8Array(data.length);
  const visit = (x: number, y: number): void => {
    if (x < 0 || y < 0 || x >= width || y >= height) return;
    const i = y * width + x;
    const at = Math.floor(y / block) * columns + Math.floor(x / block);
    if (painted[i] === 1 || zone[at]! < 2 || data[i]! >= Math.min(rim, rimShare * near[at]!)) return;
    painted[i] = 1;
    stack.push(i);
  };
  zone.forEach((z, at) => {
    if (z !== 1) return;
    const [left, top] = [(at % columns) * block, Math.floor(at / columns) * block];
    const [right, bottom] = [Math.min(width, left + block), Math.min(height, top + block)];
    for (let y = top; y < bottom; y++) data.fill(near[at]!, y * width + left, y * width + right);
    for (let x = left; x < right; x++) for (const y of [top - 1, bottom]) visit(x, y);
    for (let y = top; y < bottom; y++) for (const x of [left - 1, right]) visit(x, y);
  });
  while (stack.length > 0) {
    const i = stack.pop()!;
    const [x, y] = [i % width, Math.floor(i / width)];
    data[i] = near[Math.floor(y / block) * columns + Math.floor(x / block)]!;
    visit(x - 1, y);
    visit(x + 1, y);
    visit(x, y - 1);
    visit(x, y + 1);
  }
  return { ...grey, data };
}
