import type { PictureEdge, PictureFrame } from '../protocol/picture.ts';
import { type Column, columnOf } from './columns.ts';

/** How an edge runs: straight between neighbouring columns, around inside its frame, or to another frame. */
export type Run = 'straight' | 'loop' | 'across' | 'cross';

export interface BoxPlace {
  readonly frame: number;
  readonly column: Column;
}

/** Where each box belongs, by its id. */
export function boxPlaces(frames: readonly PictureFrame[]): ReadonlyMap<string, BoxPlace> {
  return new Map(
    frames.flatMap(({ boxes }, frame) =>
      boxes.map(({ id, component }) => [id, { frame, column: columnOf(component) }] as const),
    ),
  );
}

export function runOf({ from, to }: PictureEdge, places: ReadonlyMap<string, BoxPlace>): Run {
  const start = places.get(from);
  const end = places.get(to);
  if (start?.frame !== end?.frame) return 'cross';
  if (start?.column === end?.column) return 'loop';
  return start?.column === 'middle' || end?.column === 'middle' ? 'straight' : 'across';
}
