import type { GreyPicture, PixelRule } from '../model/picture.js';
import { darknessOf, ridgesOf, transpose, type Darkness, type Ridges } from './ridges.js';
import { completeGrid, type Sight } from './rule-grid.js';
import { acrossAt, darkAlong, darkShare, findPieces, type Piece } from './rule-pieces.js';

/** Beside a rule there is paper; beside the strokes of a line of letters there are letters. Where that is looked for (mm), and how much is too much. */
const besides = [0.7, 1, 1.3];
const mostBeside = 0.18;
/** With more than this it must show between the letters, too: so much of it. */
const littleBeside = 0.06;
const leastInGaps = 0.35;
/** Text may stand close to a rule, above and below. Where it leaves gaps a rule is dark, and what letters make of a line is not: so much of the gaps for a line of its own, for a stretch of one, and so much of them (mm, share of the stretch). */
const darkInGaps = 0.75;
const traceInGaps = 0.4;
const fewestGaps = 2;
const gapShare = 0.12;
/** Strokes of letters side by side, or of three lines one below the other, can look like a rule: it is longer (mm), and so much of it is dark. */
const leastAmongText = { horizontal: 12, vertical: 20 } as const;
const darkAmongText = 0.85;
/** Rules that cross no other are kept from this length on (mm): underlines, separators. */
const shortestAlone = 8;
/** They have no table to bear them out: so much of them is dark, and so little beside them. */
const shareAlone = 0.9;
const besideAlone = 0.1;
/** The thickest rule (mm). */
const thickest = 1.5;

interface Layer {
  readonly map: Darkness;
  readonly ridges: Ridges;
}

const layerOf = (map: Darkness): Layer => ({ map, ridges: ridgesOf(map) });

/** The usual darkness along a line. */
function darknessAlong({ map }: Layer, line: Piece, from: number, to: number): number {
  let [sum, count] = [0, 0];
  for (let x = Math.max(0, Math.round(from)); x < Math.min(map.width, to); x++) {
    const y = Math.round(acrossAt(line, x));
    if (y < 1 || y >= map.height - 1) continue;
    const i = y * map.width + x;
    sum += Math.max(map.data[i]!, map.data[i - map.width]!, map.data[i + map.width]!);
    count++;
  }
  return count === 0 ? 0 : sum / count;
}

/** The share of a stretch beside which there is ink, at the side and distance where there is most. */
function inkBeside(layer: Layer, line: Piece, from: number, to: number): number {
  const { map } = layer;
  const limit = Math.max(40, darknessAlong(layer, line, from, to) / 2);
  let most = 0;
  for (const distance of besides.flatMap((d) => [d * map.perMm, -d * map.perMm])) {
    let [ink, count] = [0, 0];
    for (let x = Math.max(0, Math.round(from)); x < Math.min(map.width, to); x++) {
      const y = Math.round(acrossAt(line, x) + distance);
      if (y < 0 || y >= map.height) continue;
      count++;
      if (map.data[y * map.width + x]! > limit) ink++;
    }
    if (count > 0) most = Math.max(most, ink / count);
  }
  return most;
}

/** The share of a line that is dark where nothing stands beside it; 0 where too little of it is so. */
function shareInGaps({ map, ridges }: Layer, line: Piece, from: number, to: number): number {
  const limit = Math.max(40, darknessAlong({ map, ridges }, line, from, to) / 2);
  const around = besides.flatMap((d) => [d * map.perMm, -d * map.perMm]);
  let [gaps, dark] = [0, 0];
  for (let x = Math.max(0, Math.round(from)); x < Math.min(map.width, to); x++) {
    const middle = acrossAt(line, x);
    const inked = around.some((distance) => {
      const y = Math.round(middle + distance);
      return y >= 0 && y < map.height && map.data[y * map.width + x]! > limit;
    });
    if (inked) continue;
    gaps++;
    dark += darkAlong(ridges, line, x);
  }
  return gaps < Math.max(fewestGaps * map.perMm, gapShare * (to - from)) ? 0 : dark / gaps;
}

/** `least`: how long (mm) a piece is that has letters beside it. */
function rulePieces(layer: Layer, least: number): Piece[] {
  const amongText = (p: Piece): boolean => p.to - p.from >= least * layer.map.perMm && darkShare(layer.ridges, p, p.from, p.to) >= darkAmongText && shareInGaps(layer, p, p.from, p.to) >= darkInGaps;
  return findPieces(layer.ridges).filter((p) => {
    const beside = inkBeside(layer, p, p.from, p.to);
    return beside <= littleBeside || (beside <= mostBeside && shareInGaps(layer, p, p.from, p.to) >= leastInGaps) || amongText(p);
  });
}

function standsAlone(layer: Layer, piece: Piece): boolean {
  const { from, to } = piece;
  if (to - from < shortestAlone * layer.map.perMm) return false;
  return darkShare(layer.ridges, piece, from, to) >= shareAlone && inkBeside(layer, piece, from, to) <= besideAlone;
}

/** How much of a stretch of a line the picture shows; where letters are beside it, how much between them, if that is a good part. */
function drawnIn(layer: Layer, amongText: boolean): Sight['drawn'] {
  return (line, from, to) => {
    if (inkBeside(layer, line, from, to) <= mostBeside) return darkShare(layer.ridges, line, from, to);
    const share = amongText ? shareInGaps(layer, line, from, to) : 0;
    return share >= traceInGaps ? share : 0;
  };
}

/** A figure has so much ink (mm²); specks have less. */
const fewestInk = 1;
const inkFrom = 60;

/** Whether something is written between two places across and two along the rows of a map. */
function isInked({ map }: Layer, before: number, after: number, from: number, to: number): boolean {
  let ink = 0;
  for (let y = Math.max(0, Math.round(before)); y < Math.min(map.height, after); y++) {
    for (let x = Math.max(0, Math.round(from)); x < Math.min(map.width, to); x++) if (map.data[y * map.width + x]! > inkFrom) ink++;
  }
  return ink >= fewestInk * map.perMm ** 2;
}

const sightOf = (layer: Layer, amongText: boolean): Sight => ({
  drawn: drawnIn(layer, amongText),
  beside: (line, from, to) => inkBeside(layer, line, from, to),
  inked: (before, after, from, to) => isInked(layer, before, after, from, to),
});

/** Rows of the map that are dark across a line, at its middle half. */
function thicknessOf({ map }: Layer, line: Piece): number {
  const step = Math.max(1, Math.round((line.to - line.from) / 60));
  const found: number[] = [];
  const reach = Math.round(thickest * map.perMm);
  for (let x = Math.round(line.from); x < Math.min(map.width, line.to); x += step) {
    const middle = Math.round(acrossAt(line, x));
    let top = -1;
    for (let y = Math.max(0, middle - 1); y <= Math.min(map.height - 1, middle + 1); y++) if (top < 0 || map.data[y * map.width + x]! > map.data[top * map.width + x]!) top = y;
    const value = (y: number): number => (y < 0 || y >= map.height ? 0 : map.data[y * map.width + x]!);
    const limit = value(top) / 2;
    if (value(top) < 20) continue;
    let [up, down] = [top, top];
    while (top - up < reach && value(up - 1) > limit) up--;
    while (down - top < reach && value(down + 1) > limit) down++;
    found.push(down - up + 1);
  }
  return found.sort((a, b) => a - b)[found.length >> 1] ?? 1;
}

/** A piece in pixels of the picture; pixels of a coarser map are put back. */
function toRule(direction: PixelRule['direction'], layer: Layer, piece: Piece): PixelRule {
  const { factor } = layer.map;
  const place = (value: number): number => Math.round((value + 0.5) * factor * 100 - 50) / 100;
  const [from, to] = [place(piece.from), place(piece.to)];
  const [start, end] = [place(acrossAt(piece, piece.from)), place(acrossAt(piece, piece.to))];
  const thickness = thicknessOf(layer, piece) * factor;
  return direction === 'horizontal' ? { direction, x0: from, y0: start, x1: to, y1: end, thickness } : { direction, x0: start, y0: from, x1: end, y1: to, thickness };
}

/**
 * The ruling lines of a page: those of tables whole from crossing to crossing (gaps closed, see `completeGrid`), and others of some length.
 * @param grey paper white, straightened to about 0.1°, `dpi` set. Rules of one pixel do not outlive a median filter: better before it.
 */
export function findRules(grey: GreyPicture): PixelRule[] {
  const map = darknessOf(grey);
  const down = layerOf(transpose(map));
  const vertical = rulePieces(down, leastAmongText.vertical);
  // Without two lines from above to below there is no table, and rules elsewhere hinder no reading.
  if (vertical.length < 2) return [];
  const across = layerOf(map);
  const pieces = { horizontal: rulePieces(across, leastAmongText.horizontal), vertical };
  const grid = completeGrid(pieces, { horizontal: sightOf(across, true), vertical: sightOf(down, false) }, map.perMm);
  return [
    ...[...grid.horizontal, ...grid.alone.horizontal.filter((p) => standsAlone(across, p))].map((p) => toRule('horizontal', across, p)),
    ...[...grid.vertical, ...grid.alone.vertical.filter((p) => standsAlone(down, p))].map((p) => toRule('vertical', down, p)),
  ];
}
