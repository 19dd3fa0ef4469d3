import type { PlacedEdge, Scene } from '../layout/scene.ts';
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
  return starts.map((top, at) => drawRow(scene, top, starts[at + 1] ?? scene.height));
}

/** The first with the legend above it, others in the middle between rows. */
function startsOf({ frames }: Scene): readonly number[] {
  const tops = [...new Set(frames.map(({ rect }) => rect.y))].sort((a, b) => a - b);
  return tops.map((top, at) => {
    if (at === 0) return HEADING_BOTTOM;
    const above = Math.max(...frames.filter(({ rect }) => rect.y < top).map(({ rect }) => rect.y + rect.height));
    return Math.round((above + top) / 2);
  });
}

function drawRow(scene: Scene, top: number, bottom: number): DrawnRow {
  const isHere = ({ rect }: { readonly rect: { readonly y: number } }) => rect.y >= top && rect.y < bottom;
  const edges = scene.edges.filter((edge) => reaches(edge, top, bottom));
  const broken = edges.filter(({ edge, caption }) => edge.verdict === 'broken' && !caption);
  return {
    top,
    bottom,
    content: [
      ...(top === HEADING_BOTTOM ? [drawLegend(scene)] : []),
      ...scene.frames.filter(isHere).map(drawFrame),
      svg('g', { class: 'bands' }, ...edges.map(drawBand)),
      ...scene.boxes.filter(isHere).map(drawBox),
      ...edges.map(drawEdge),
      ...broken.map(drawOverlay),
    ],
  };
}

function reaches({ points }: PlacedEdge, top: number, bottom: number): boolean {
  const heights = points.map(({ y }) => y);
  return Math.max(...heights) >= top && Math.min(...heights) <= bottom;
}
