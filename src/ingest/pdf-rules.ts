import { OPS } from './pdfjs.js';
import type { Rule } from '../model/page.js';
import type { Box } from '../model/provenance.js';

/** `[a, b, c, d, e, f]` as in ISO 32000-1, 8.3.3: x' = a·x + c·y + e, y' = b·x + d·y + f. */
export type Matrix = readonly [number, number, number, number, number, number];

/** What pdf.js gives for a page: operators and their arguments side by side. */
export interface OperatorList {
  readonly fnArray: readonly number[];
  readonly argsArray: readonly unknown[];
}

/** A filled shape thinner than this (points) is a line drawn as a rectangle; a stroke wider than this is a coloured area. */
const maxRuleThickness = 4;
/** Dots of a leader and corner squares are no rules (points). */
const minRuleLength = 1.5;
/** Maps and drawings: beyond this many rules a page holds no table that could be read from them. */
const maxRulesPerPage = 20_000;

/** Path commands inside the arguments of `constructPath` (pdf.js 5). */
const draw = { moveTo: 0, lineTo: 1, curveTo: 2, quadraticCurveTo: 3, closePath: 4 } as const;
const commandLength = [3, 3, 7, 5, 1];

const strokes = new Set<number>([OPS.stroke, OPS.closeStroke, OPS.fillStroke, OPS.eoFillStroke, OPS.closeFillStroke, OPS.closeEOFillStroke]);
const fills = new Set<number>([OPS.fill, OPS.eoFill, OPS.fillStroke, OPS.eoFillStroke, OPS.closeFillStroke, OPS.closeEOFillStroke]);
const images = new Set<number>([OPS.paintImageXObject, OPS.paintImageMaskXObject, OPS.paintSolidColorImageMask, OPS.paintInlineImageXObject]);

interface GraphicsState {
  matrix: Matrix;
  lineWidth: number;
  clip: Box | null;
}

export function multiply(m: Matrix, n: Matrix): Matrix {
  return [
    m[0] * n[0] + m[2] * n[1],
    m[1] * n[0] + m[3] * n[1],
    m[0] * n[2] + m[2] * n[3],
    m[1] * n[2] + m[3] * n[3],
    m[0] * n[4] + m[2] * n[5] + m[4],
    m[1] * n[4] + m[3] * n[5] + m[5],
  ];
}

export function applyMatrix(m: Matrix, x: number, y: number): readonly [number, number] {
  return [m[0] * x + m[2] * y + m[4], m[1] * x + m[3] * y + m[5]];
}

/** The box round a transformed box. */
export function transformBox(m: Matrix, [x0, y0, x1, y1]: Box): Box {
  const corners = [applyMatrix(m, x0, y0), applyMatrix(m, x1, y0), applyMatrix(m, x0, y1), applyMatrix(m, x1, y1)];
  const xs = corners.map(([x]) => x);
  const ys = corners.map(([, y]) => y);
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
}

function intersect(a: Box, b: Box | null): Box {
  return b === null ? a : [Math.max(a[0], b[0]), Math.max(a[1], b[1]), Math.min(a[2], b[2]), Math.min(a[3], b[3])];
}

function isMatrix(value: unknown): value is Matrix {
  // Arrays may come from another realm (test runners), so no instanceof.
  return (Array.isArray(value) || ArrayBuffer.isView(value)) && (value as ArrayLike<number>).length >= 6;
}

/** A rule, if the box is thin and long enough and anything of it shows. */
function boxToRule(box: Box, clip: Box | null): Rule | null {
  const width = box[2] - box[0];
  const height = box[3] - box[1];
  if (Math.min(width, height) > maxRuleThickness || Math.max(width, height) < minRuleLength) return null;
  if (Math.max(width, height) < 2 * Math.min(width, height)) return null;
  const shown = intersect(box, clip);
  if (!shown.every(Number.isFinite)) return null;
  if (shown[2] < shown[0] || shown[3] < shown[1]) return null;
  const direction = width >= height ? 'horizontal' : 'vertical';
  const length = direction === 'horizontal' ? shown[2] - shown[0] : shown[3] - shown[1];
  return length < minRuleLength ? null : { direction, bbox: shown };
}

/** The straight pieces of a path, as [x0, y0, x1, y1] in path coordinates, and the boxes of its closed parts. */
function pathToParts(data: ArrayLike<number>): { segments: Box[]; shapes: Box[] } {
  const segments: Box[] = [];
  const shapes: Box[] = [];
  let points: [number, number][] = [];
  const flush = () => {
    if (points.length > 2) shapes.push(boundsOf(points));
    points = [];
  };
  for (let i = 0; i < data.length; i += commandLength[data[i]!] ?? data.length) {
    const command = data[i]!;
    if (command === draw.moveTo) {
      flush();
      points.push([data[i + 1]!, data[i + 2]!]);
    } else if (command === draw.closePath) {
      const [first, last] = [points[0], points.at(-1)];
      if (first !== undefined && last !== undefined && points.length > 2) segments.push([...last, ...first]);
    } else {
      const at = i + (commandLength[command] ?? 1);
      const [x, y] = [data[at - 2]!, data[at - 1]!];
      const from = points.at(-1);
      if (command === draw.lineTo && from !== undefined) segments.push([...from, x, y]);
      points.push([x, y]);
    }
  }
  flush();
  return { segments, shapes };
}

function boundsOf(points: readonly (readonly [number, number])[]): Box {
  let [x0, y0, x1, y1] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x, y] of points) {
    x0 = Math.min(x0, x);
    y0 = Math.min(y0, y);
    x1 = Math.max(x1, x);
    y1 = Math.max(y1, y);
  }
  return [x0, y0, x1, y1];
}

/** A stroked straight piece with its pen's width; null where it is slanted. */
function segmentToBox(segment: Box, state: GraphicsState): Box | null {
  const [x0, y0] = applyMatrix(state.matrix, segment[0], segment[1]);
  const [x1, y1] = applyMatrix(state.matrix, segment[2], segment[3]);
  const [width, height] = [Math.abs(x1 - x0), Math.abs(y1 - y0)];
  if (Math.min(width, height) > Math.max(0.7, 0.01 * Math.max(width, height))) return null;
  const scale = Math.sqrt(Math.abs(state.matrix[0] * state.matrix[3] - state.matrix[1] * state.matrix[2]));
  const pen = (state.lineWidth * scale) / 2;
  const [dx, dy] = width >= height ? [0, pen] : [pen, 0];
  return [Math.min(x0, x1) - dx, Math.min(y0, y1) - dy, Math.max(x0, x1) + dx, Math.max(y0, y1) + dy];
}

function pathToBoxes(paint: number, data: ArrayLike<number>, state: GraphicsState): Box[] {
  const { segments, shapes } = pathToParts(data);
  const boxes: Box[] = [];
  if (strokes.has(paint)) for (const segment of segments) boxes.push(...[segmentToBox(segment, state)].filter((b) => b !== null));
  if (fills.has(paint)) for (const shape of shapes) boxes.push(transformBox(state.matrix, shape));
  return boxes;
}

/** Walks the operators with the graphics state they build up (ISO 32000-1, 8.4.2). */
class RuleReader {
  readonly rules: Rule[] = [];
  private state: GraphicsState;
  private readonly stack: GraphicsState[] = [];
  private clipNext = false;

  constructor(matrix: Matrix) {
    this.state = { matrix, lineWidth: 1, clip: null };
  }

  read(operator: number, args: unknown): void {
    const list = (args ?? []) as readonly unknown[];
    if (operator === OPS.constructPath) this.path(list);
    else if (operator === OPS.save) this.stack.push({ ...this.state });
    else if (operator === OPS.restore || operator === OPS.paintFormXObjectEnd) this.state = this.stack.pop() ?? this.state;
    else if (operator === OPS.transform && isMatrix(args)) this.state.matrix = multiply(this.state.matrix, args);
    else if (operator === OPS.setLineWidth) this.state.lineWidth = Number(list[0]) || 0;
    else if (operator === OPS.clip || operator === OPS.eoClip) this.clipNext = true;
    else if (operator === OPS.paintFormXObjectBegin) this.form(list);
    else if (images.has(operator)) this.add(transformBox(this.state.matrix, [0, 0, 1, 1]));
  }

  private form(args: readonly unknown[]): void {
    this.stack.push({ ...this.state });
    if (isMatrix(args[0])) this.state.matrix = multiply(this.state.matrix, args[0]);
  }

  private path(args: readonly unknown[]): void {
    const [paint, parts, bounds] = args as [number, readonly (ArrayLike<number> | null)[] | null, Box | null];
    const data = parts?.[0];
    if (data && (strokes.has(paint) || fills.has(paint))) for (const box of pathToBoxes(paint, data, this.state)) this.add(box);
    if (this.clipNext && bounds) this.state.clip = intersect(transformBox(this.state.matrix, bounds), this.state.clip);
    this.clipNext = false;
  }

  private add(box: Box): void {
    const rule = boxToRule(box, this.state.clip);
    if (rule !== null) this.rules.push(rule);
  }
}

/**
 * The straight ruling lines a page draws: strokes, thin filled shapes, thin images. What is clipped away is left out.
 * @param toPage maps the page's user space to points from the top left, rotation undone
 */
export function operatorsToRules(list: OperatorList, toPage: Matrix): Rule[] {
  const reader = new RuleReader(toPage);
  for (let i = 0; i < list.fnArray.length && reader.rules.length < maxRulesPerPage; i++) reader.read(list.fnArray[i]!, list.argsArray[i]);
  return reader.rules;
}
