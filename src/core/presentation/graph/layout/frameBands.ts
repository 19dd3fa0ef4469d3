import { append } from '../../../model/collections/lookup.ts';
import type { ShownBox, ShownEdge, ShownFrame } from '../shownPicture.ts';
import {
  BOX_GAP,
  BOX_HEIGHT,
  type BoxPlace,
  type Column,
  columnOf,
  LOOP_HEIGHT,
  MAX_BOX_GAP,
  PORT_GAP,
  ROW_HEIGHT,
  runOf,
} from './columns.ts';

/** A box's place down its column, and the height at which each of its straight edges meets it. */
export interface BoxRow {
  readonly y: number;
  readonly height: number;
}

export interface FrameRows {
  readonly rows: ReadonlyMap<string, BoxRow>;
  /** Height of a straight edge, by its id; the same at both ends. */
  readonly edgeHeights: ReadonlyMap<string, number>;
  readonly height: number;
}

/** An API server with the boxes on its sides that speak to it; or boxes that speak to none. */
interface Band {
  readonly middle?: ShownBox | undefined;
  readonly left: ShownBox[];
  readonly right: ShownBox[];
}

/**
 * Stacks the boxes of a frame: a band an API server, which is as tall as its neighbors' stacks, so that every edge
 * between them runs level.
 */
export function stackFrame(
  frame: ShownFrame,
  edges: readonly ShownEdge[],
  places: ReadonlyMap<string, BoxPlace>,
): FrameRows {
  const rows = new Map<string, BoxRow>();
  const edgeHeights = new Map<string, number>();
  const edgesOf = byEnd(edges);
  const straightOf = byEnd(edges.filter((edge) => runOf(edge, places) === 'straight'));
  let top = 0;
  let height = 0;
  for (const band of bandsOf(frame, straightOf)) {
    const extent = Math.max(hubHeight(band.middle), stackHeight(band.left), stackHeight(band.right));
    place(band.left, top, extent);
    place(band.right, top, extent);
    if (band.middle) rows.set(band.middle.id, { y: top, height: extent });
    height = top + extent;
    const loops = (edgesOf.get(band.middle?.id ?? '') ?? []).some(({ from, to }) => from === to);
    if (loops) height += LOOP_HEIGHT;
    top = height + BOX_GAP;
  }
  return { rows, edgeHeights, height };

  function stackHeight(boxes: readonly ShownBox[]): number {
    return boxes.reduce((sum, box) => sum + heightOf(box), BOX_GAP * Math.max(0, boxes.length - 1));
  }

  function heightOf({ id }: ShownBox): number {
    const own = edgesOf.get(id) ?? [];
    const inner = own.filter((edge) => !isOuter(edge)).length;
    const outer = own.filter(isOuter).reduce((sum, { from, to }) => sum + (from === to ? 2 : 1), 0);
    return Math.max(BOX_HEIGHT, inner * ROW_HEIGHT + 8, outer * PORT_GAP + 14);
  }

  function isOuter(edge: ShownEdge): boolean {
    const run = runOf(edge, places);
    return run === 'cross' || run === 'loop';
  }

  /** Spread over the extent, though not far apart, in its middle. */
  function place(boxes: readonly ShownBox[], from: number, extent: number): void {
    const free = extent - boxes.reduce((sum, box) => sum + heightOf(box), 0);
    const gap = boxes.length > 1 ? Math.min(MAX_BOX_GAP, free / (boxes.length - 1)) : 0;
    let y = from + (free - gap * (boxes.length - 1)) / 2;
    for (const box of boxes) {
      const size = heightOf(box);
      rows.set(box.id, { y, height: size });
      const own = straightOf.get(box.id) ?? [];
      own.forEach((edge, at) => {
        edgeHeights.set(edge.id, y + size / 2 + (at - (own.length - 1) / 2) * ROW_HEIGHT);
      });
      y += size + gap;
    }
  }
}

function hubHeight(middle: ShownBox | undefined): number {
  if (!middle) return 0;
  return middle.atHand ? BOX_HEIGHT * 2 : BOX_HEIGHT;
}

/** The edges of each box, in their order. */
function byEnd(edges: readonly ShownEdge[]): ReadonlyMap<string, readonly ShownEdge[]> {
  const found = new Map<string, ShownEdge[]>();
  for (const edge of edges) for (const id of new Set([edge.from, edge.to])) append(found, id, edge);
  return found;
}

function bandsOf({ boxes }: ShownFrame, straightOf: ReadonlyMap<string, readonly ShownEdge[]>): readonly Band[] {
  const inColumn = (column: Column) => boxes.filter(({ component }) => columnOf(component) === column);
  const middles = inColumn('middle');
  const bands: Band[] = (middles.length > 0 ? middles : [undefined]).map((middle) => ({ middle, left: [], right: [] }));
  const bandOf = new Map(bands.map((band) => [band.middle?.id, band]));
  for (const side of ['left', 'right'] as const) {
    for (const box of inColumn(side)) {
      const [edge] = straightOf.get(box.id) ?? [];
      const band = edge && (bandOf.get(edge.from) ?? bandOf.get(edge.to));
      (band ?? bands[0])?.[side].push(box);
    }
  }
  return bands;
}
