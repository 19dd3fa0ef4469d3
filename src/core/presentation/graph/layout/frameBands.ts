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
  readonly middle?: ShownBox;
  readonly left: ShownBox[];
  readonly right: ShownBox[];
}

/**
 * Stacks the boxes of a frame: a band an API server, which is as tall as its neighbours' stacks, so that every edge
 * between them runs level.
 */
export function stackFrame(
  frame: ShownFrame,
  edges: readonly ShownEdge[],
  places: ReadonlyMap<string, BoxPlace>,
): FrameRows {
  const rows = new Map<string, BoxRow>();
  const edgeHeights = new Map<string, number>();
  const straight = edges.filter((edge) => runOf(edge, places) === 'straight');
  let top = 0;
  let height = 0;
  for (const band of bandsOf(frame, straight)) {
    const extent = Math.max(hubHeight(band.middle), stackHeight(band.left), stackHeight(band.right));
    place(band.left, top, extent);
    place(band.right, top, extent);
    if (band.middle) rows.set(band.middle.id, { y: top, height: extent });
    height = top + extent;
    const loops = band.middle !== undefined && edges.some(({ from, to }) => from === band.middle?.id && from === to);
    if (loops) height += LOOP_HEIGHT;
    top = height + BOX_GAP;
  }
  return { rows, edgeHeights, height };

  function stackHeight(boxes: readonly ShownBox[]): number {
    return boxes.reduce((sum, box) => sum + heightOf(box), BOX_GAP * Math.max(0, boxes.length - 1));
  }

  function heightOf({ id }: ShownBox): number {
    const own = edges.filter(({ from, to }) => from === id || to === id);
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
      const own = straight.filter((edge) => edge.from === box.id || edge.to === box.id);
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

function bandsOf({ boxes }: ShownFrame, straight: readonly ShownEdge[]): readonly Band[] {
  const inColumn = (column: Column) => boxes.filter(({ component }) => columnOf(component) === column);
  const middles = inColumn('middle');
  const bands: Band[] = (middles.length > 0 ? middles : [undefined]).map((middle) => ({ middle, left: [], right: [] }));
  for (const side of ['left', 'right'] as const) {
    for (const box of inColumn(side)) {
      const edge = straight.find(({ from, to }) => from === box.id || to === box.id);
      const band = bands.find(({ middle }) => middle && (middle.id === edge?.from || middle.id === edge?.to));
      (band ?? bands[0])?.[side].push(box);
    }
  }
  return bands;
}
