import { append, groupBy } from '../../../model/collections/lookup.ts';
import type { PlacedBox, PlacedEdge, PlacedFrame, Scene } from '../layout/scene.ts';
import { drawBox, drawFrame } from './drawBox.ts';
import { drawBand, drawEdge, drawOverlay } from './drawEdge.ts';
import { type Drawing, svg } from './drawing.ts';
import { drawLegend } from './drawScene.ts';

/** A row of machines, to be shown without the others: what lies between two heights of the scene. */
export interface DrawnRow {
  readonly top: number;
  readonly bottom: number;
  readonly content: readonly Drawing[];
}

/** Above this a scene has its heading and summary. */
const HEADING_BOTTOM = 66;

/** The scene row by row, so that no page ends inside a machine. Below each other the rows join without a seam. */
export function drawRows(scene: Scene): readonly DrawnRow[] {
  const starts = startsOf(scene);
  const frames = groupBy(scene.frames, ({ rect }) => rowAt(starts, rect.y));
  const boxes = groupBy(scene.boxes, ({ rect }) => rowAt(starts, rect.y));
  const edges = new Map<number, PlacedEdge[]>();
  for (const edge of scene.edges) {
    const heights = edge.points.map(({ y }) => y);
    const last = rowAt(starts, Math.max(...heights));
    for (let at = rowAt(starts, Math.min(...heights)); at <= last; at++) append(edges, at, edge);
  }
  return starts.map((top, at) => ({
    top,
    bottom: starts[at + 1] ?? scene.height,
    content: [
      ...(at === 0 ? [drawLegend(scene)] : []),
      ...rowContent(frames.get(at) ?? [], boxes.get(at) ?? [], edges.get(at) ?? []),
    ],
  }));
}

/** The last row that begins at the height or above it. */
function rowAt(starts: readonly number[], y: number): number {
  let [low, high] = [0, starts.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((starts[middle] ?? 0) <= y) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** The first with the legend above it, others in the middle between rows. */
function startsOf({ frames }: Scene): readonly number[] {
  const starts: number[] = [];
  let [row, above] = [Number.NEGATIVE_INFINITY, HEADING_BOTTOM];
  for (const { rect } of frames.toSorted((one, other) => one.rect.y - other.rect.y)) {
    if (rect.y > row) starts.push(starts.length === 0 ? HEADING_BOTTOM : Math.round((above + rect.y) / 2));
    row = rect.y;
    above = Math.max(above, rect.y + rect.height);
  }
  return starts;
}

function rowContent(
  frames: readonly PlacedFrame[],
  boxes: readonly PlacedBox[],
  edges: readonly PlacedEdge[],
): readonly Drawing[] {
  const broken = edges.filter(({ edge, caption }) => edge.verdict === 'broken' && !caption);
  return [
    ...frames.map(drawFrame),
    svg('g', { class: 'bands' }, ...edges.map(drawBand)),
    ...boxes.map(drawBox),
    ...edges.map(drawEdge),
    ...broken.map(drawOverlay),
  ];
}
