import type { ShownEdge, ShownFrame } from '../shownPicture.ts';
import {
  type BoxPlace,
  COLUMN_GAP,
  type Column,
  columnOf,
  FRAME_HEADER,
  FRAME_PADDING,
  OUTER_PADDING,
  runOf,
  WIDTHS,
} from './columns.ts';
import { stackFrame } from './frameBands.ts';
import type { Rect } from './geometry.ts';

/** A frame by itself, its corner at 0, 0. */
export interface FrameLayout {
  readonly width: number;
  readonly height: number;
  readonly rects: ReadonlyMap<string, Rect>;
  /** Height of each straight edge by its id. */
  readonly edgeHeights: ReadonlyMap<string, number>;
}

/** Left and right of the columns: the same in all frames, so that theirs stand below each other. */
export interface SidePadding {
  readonly left: number;
  readonly right: number;
}

const COLUMNS: readonly Column[] = ['left', 'middle', 'right'];

/** Lays the boxes of one machine out in three columns, of which those without a box take no room. */
export function layoutFrame(
  frame: ShownFrame,
  edges: readonly ShownEdge[],
  places: ReadonlyMap<string, BoxPlace>,
  padding: SidePadding,
): FrameLayout {
  const { rows, edgeHeights, height } = stackFrame(frame, edges, places);
  const used = COLUMNS.filter((column) => frame.boxes.some(({ component }) => columnOf(component) === column));
  const starts = new Map<Column, number>();
  let x = padding.left;
  for (const column of used) {
    starts.set(column, x);
    x += WIDTHS[column] + COLUMN_GAP;
  }
  const top = FRAME_HEADER;
  const rects = new Map<string, Rect>();
  for (const { id, component } of frame.boxes) {
    const column = columnOf(component);
    const row = rows.get(id);
    if (row) rects.set(id, { x: starts.get(column) ?? 0, y: top + row.y, width: WIDTHS[column], height: row.height });
  }
  return {
    width: x - COLUMN_GAP + padding.right,
    height: top + height + FRAME_PADDING,
    rects,
    edgeHeights: new Map([...edgeHeights].map(([id, at]) => [id, top + at])),
  };
}

/** Wide where an edge leaves a column on its outside anywhere. */
export function sidePadding(edges: readonly ShownEdge[], places: ReadonlyMap<string, BoxPlace>): SidePadding {
  const outer = edges.filter((edge) => ['cross', 'loop'].includes(runOf(edge, places)));
  const columns = new Set(outer.flatMap(({ from, to }) => [places.get(from)?.column, places.get(to)?.column]));
  const widthOf = (column: Column) => (columns.has(column) ? OUTER_PADDING : FRAME_PADDING);
  return { left: widthOf('left'), right: widthOf('right') };
}
