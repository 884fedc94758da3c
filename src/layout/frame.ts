import type { FlowElement, Line } from '../model/flow.js';
import type { Page } from '../model/page.js';
import { addTo } from '../text/add-to.js';

/** Where the text of pages of one size begins and ends (points from the left), null where nothing shows it. */
export interface TextFrame {
  readonly left: number | null;
  readonly right: number | null;
  readonly width: number;
}

/** A line's middle may be off by this much (points) and still be centred. */
const centreTolerance = 5;
/** A centred line leaves at least this much (points) free on both sides. */
const centreMargin = 8;
/** Lines narrower than this share of the page say nothing about where its text begins and ends. */
const wideLine = 0.5;
/** An edge of the text is shared by this many lines, and by this share of those that share the commonest. */
const fewestEdgeLines = 3;
const edgeShare = 0.2;
/** So many lines with the same left edge show an indent, not centring. */
const indentLines = 3;

const sizeKey = (page: Page) => `${Math.round(page.width ?? 0)}x${Math.round(page.height ?? 0)}`;

/** Values that enough lines share, to the point; none where the lines do not show an edge. */
function sharedEdges(values: readonly number[]): number[] {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(Math.round(value), (counts.get(Math.round(value)) ?? 0) + 1);
  const most = Math.max(0, ...counts.values());
  return [...counts].filter(([, count]) => count >= fewestEdgeLines && count >= edgeShare * most).map(([value]) => value);
}

/** The outermost shared edge: paragraphs' first lines share an indent, too, and can be more than the lines at the margin. */
const outermost = (edges: readonly number[], pick: (...values: number[]) => number) => (edges.length === 0 ? null : pick(...edges));

/** Text frames by page size: the left and right edge most one-column lines share, over the whole document. */
export function textFrames(pages: readonly Page[], lines: readonly (readonly Line[])[]): (page: Page) => TextFrame {
  const bySize = new Map<string, Line[]>();
  pages.forEach((page, i) => {
    const own = lines[i]!.filter((line) => line.segments.length === 1 && line.bbox![2] - line.bbox![0] > wideLine * (page.width ?? 0));
    addTo(bySize, sizeKey(page), ...own);
  });
  const frames = new Map<string, TextFrame>();
  for (const page of pages) {
    if (frames.has(sizeKey(page))) continue;
    const own = bySize.get(sizeKey(page)) ?? [];
    frames.set(sizeKey(page), {
      left: outermost(sharedEdges(own.map((l) => l.bbox![0])), Math.min),
      right: outermost(sharedEdges(own.map((l) => l.bbox![2])), Math.max),
      width: page.width ?? 0,
    });
  }
  return (page) => frames.get(sizeKey(page))!;
}

/** Left edges that several lines of the page share, to the point. */
function indents(lines: readonly Line[]): Set<number> {
  const counts = new Map<number, number>();
  for (const line of lines) counts.set(Math.round(line.bbox![0]), (counts.get(Math.round(line.bbox![0])) ?? 0) + 1);
  return new Set([...counts].filter(([, count]) => count >= indentLines).map(([x]) => x));
}

function isCentred(line: Line, frame: TextFrame, indented: ReadonlySet<number>): boolean | null {
  if (line.segments.length > 1 || line.bbox === null) return null;
  const [x0, , x1] = line.bbox;
  const [left, right] = [frame.left ?? 0, frame.right ?? frame.width];
  if (x0 - left < centreMargin && right - x1 < centreMargin) return null;
  if (x0 - left < centreMargin || right - x1 < centreMargin || indented.has(Math.round(x0))) return false;
  const middle = (x0 + x1) / 2;
  const middles = [(left + right) / 2, frame.width / 2];
  return middles.some((m) => Math.abs(m - middle) <= centreTolerance);
}

/** The usual distance between the baselines of neighbouring lines, in points. */
export function linePitch(lines: readonly Line[]): number {
  const steps: number[] = [];
  lines.forEach((line, i) => {
    const step = i === 0 ? 0 : line.bbox![3] - lines[i - 1]!.bbox![3];
    const height = line.bbox![3] - line.bbox![1];
    if (step > 0.8 * height && step < 2 * height) steps.push(step);
  });
  if (steps.length === 0) return 0;
  steps.sort((a, b) => a - b);
  return steps[(steps.length - 1) >> 1]!;
}

/** Blank lines between what ends at `bottom` and a line, in line heights beyond single spacing, rounded down. */
function blankLines(line: Line, bottom: number | null, pitch: number): number {
  if (bottom === null || line.bbox === null) return 0;
  const height = Math.max(pitch, line.bbox[3] - line.bbox[1]);
  return Math.max(0, Math.floor((line.bbox[3] - bottom) / height - 1 + 0.05));
}

/** Lines of one page learn what only the page shows: whether they are centred, and what space stands before them. */
export function describeLines(flow: readonly FlowElement[], frame: TextFrame): FlowElement[] {
  const lines = flow.filter((e): e is Line => e.kind === 'line');
  const [pitch, indented] = [linePitch(lines), indents(lines)];
  let bottom: number | null = null;
  return flow.map((element) => {
    const before: number | null = bottom;
    bottom = element.bbox?.[3] ?? before;
    if (element.kind !== 'line') return element;
    return { ...element, centred: isCentred(element, frame, indented), blanksBefore: blankLines(element, before, pitch) };
  });
}
