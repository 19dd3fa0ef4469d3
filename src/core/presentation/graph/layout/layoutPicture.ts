import { append } from '../../../model/collections/lookup.ts';
import type { ShownEdge, ShownPicture } from '../shownPicture.ts';
import { boxPlaces, runOf } from './columns.ts';
import { flowFrames } from './flowFrames.ts';
import type { Rect } from './geometry.ts';
import { layoutFrame, sidePadding } from './layoutFrame.ts';
import { placeEdges } from './placeEdges.ts';
import type { PlacedLegendItem, Scene } from './scene.ts';

/** Title and summary stand above this. */
const HEADER = 84;

/** Around frames where edges run between them, and where none does. */
const WIDE_GUTTER = 52;

const NARROW_GUTTER = 24;

/** Places everything of the picture in about the width; wider where a single machine needs more. */
export function layoutPicture(picture: ShownPicture, width: number): Scene {
  const places = boxPlaces(picture.frames);
  const crosses = picture.edges.some((edge) => runOf(edge, places) === 'cross');
  const gutter = crosses ? WIDE_GUTTER : NARROW_GUTTER;
  const padding = sidePadding(picture.edges, places);
  const edgesOf = new Map<number | undefined, ShownEdge[]>();
  for (const edge of picture.edges) {
    for (const at of new Set([edge.from, edge.to].map((id) => places.get(id)?.frame))) append(edgesOf, at, edge);
  }
  const layouts = picture.frames.map((frame, at) => layoutFrame(frame, edgesOf.get(at) ?? [], places, padding));
  const widest = Math.max(0, ...layouts.map((layout) => layout.width)) + gutter * 2;
  const legend = placeLegend(picture, gutter, HEADER, Math.max(width, widest) - gutter * 2);
  const flow = flowFrames(layouts, Math.max(width, widest), legend.bottom, gutter);

  const rects = new Map<string, Rect>();
  const heights = new Map<string, number>();
  const frames = picture.frames.map((frame, at) => {
    const layout = layouts[at];
    const { x = 0, y = 0 } = flow.corners[at] ?? {};
    for (const [id, rect] of layout?.rects ?? []) rects.set(id, { ...rect, x: x + rect.x, y: y + rect.y });
    for (const [id, height] of layout?.edgeHeights ?? []) heights.set(id, y + height);
    return { frame, rect: { x, y, width: layout?.width ?? 0, height: layout?.height ?? 0 } };
  });
  const boxes = picture.frames.flatMap((frame) =>
    frame.boxes.flatMap((box) => {
      const rect = rects.get(box.id);
      return rect ? [{ box, rect }] : [];
    }),
  );
  return {
    width: Math.max(flow.width, legend.right + gutter, gutter * 2 + 320),
    height: flow.bottom,
    legend: legend.items,
    frames,
    boxes,
    edges: placeEdges({ picture, places, rects, frames, flow, heights }),
  };
}

/** Full size, and smaller ones that may bring more machines into a row. */
const SCALES = [1, 0.85, 0.7];

const SMALLEST = 0.6;

/** How much less height a smaller scale must bring: more than what only being smaller brings. */
const PRICE = 1.2;

/** The picture at the largest scale at which a smaller one would not bring much more of it into sight. */
export function fitPicture(picture: ShownPicture, width: number): { readonly scene: Scene; readonly scale: number } {
  const candidates = SCALES.map((wanted) => {
    const scene = layoutPicture(picture, width / wanted);
    const scale = Math.max(SMALLEST, Math.min(wanted, width / scene.width));
    return { scene, scale, cost: (scene.height * scale) / scale ** PRICE };
  });
  return candidates.reduce((best, one) => (one.cost < best.cost ? one : best));
}

const LEGEND_SIZE = 12;

const LINE = 24;

const VERDICTS = { ok: 'Works', broken: 'Fails', follows: 'One end does not start', unknown: 'Unknown' } as const;

/** The legend's items in lines of the width, from a first baseline down. Returns where they end, too. */
function placeLegend(
  { domains, edges, outcomes = VERDICTS }: ShownPicture,
  left: number,
  top: number,
  width: number,
): { readonly items: readonly PlacedLegendItem[]; readonly right: number; readonly bottom: number } {
  const items: PlacedLegendItem[] = [];
  let x = left;
  let y = top;
  let right = left;
  const advance = (text: string) => {
    const size = 24 + text.length * LEGEND_SIZE * 0.53 + 18;
    if (x > left && x + size > left + width) {
      x = left;
      y += LINE;
    }
    const place = { x, y };
    x += size;
    right = Math.max(right, x);
    return place;
  };
  for (const domain of domains) {
    const text = domain.authorities.length > 0 ? `${domain.label} (${domain.authorities.join(', ')})` : domain.label;
    items.push({ kind: 'domain', domain, text, ...advance(text) });
  }
  for (const verdict of ['ok', 'broken', 'follows', 'unknown'] as const) {
    if (!edges.some((edge) => edge.verdict === verdict)) continue;
    const text = outcomes[verdict];
    items.push({ kind: 'verdict', verdict, text, ...advance(text) });
  }
  return { items, right, bottom: items.length > 0 ? y + LINE / 2 : top };
}
