import type { ShownEdge } from '../shownPicture.ts';
import { type BoxPlace, PORT_GAP, runOf } from './columns.ts';
import type { Point, Rect } from './geometry.ts';

/** The point at which an edge that runs outside meets a box, and the direction in which it leaves. */
export interface Port extends Point {
  readonly side: 'left' | 'right' | 'top' | 'bottom';
}

export interface Ports {
  readonly start: ReadonlyMap<string, Port>;
  readonly end: ReadonlyMap<string, Port>;
}

/**
 * The outer ends of edges: on the outside of the left and right columns one each; an API server takes all that come from
 * other machines at its top, and sends to them from its bottom, in one trunk each.
 */
export function outerPorts(
  edges: readonly ShownEdge[],
  rects: ReadonlyMap<string, Rect>,
  places: ReadonlyMap<string, BoxPlace>,
): Ports {
  const start = new Map<string, Port>();
  const end = new Map<string, Port>();
  const onSide = new Map<string, { readonly edge: ShownEdge; readonly at: 'start' | 'end' }[]>();
  for (const edge of edges) {
    const run = runOf(edge, places);
    if (run !== 'cross' && run !== 'loop') continue;
    for (const at of ['start', 'end'] as const) {
      const id = at === 'start' ? edge.from : edge.to;
      const rect = rects.get(id);
      if (!rect) continue;
      if (places.get(id)?.column === 'middle') {
        (at === 'start' ? start : end).set(edge.id, trunk(rect, run, at));
        continue;
      }
      const list = onSide.get(id) ?? [];
      onSide.set(id, list);
      list.push({ edge, at });
    }
  }
  for (const [id, list] of onSide) {
    const rect = rects.get(id);
    if (!rect) continue;
    // A loop leads to a box further down, so its end is the lowest.
    list.sort((a, b) => Number(isLoop(a.edge)) - Number(isLoop(b.edge)));
    const side = places.get(id)?.column === 'right' ? 'right' : 'left';
    list.forEach(({ edge, at }, index) => {
      const y = rect.y + rect.height / 2 + (index - (list.length - 1) / 2) * PORT_GAP;
      (at === 'start' ? start : end).set(edge.id, { x: side === 'left' ? rect.x : rect.x + rect.width, y, side });
    });
  }
  return { start, end };

  function isLoop(edge: ShownEdge): boolean {
    return runOf(edge, places) === 'loop';
  }
}

/** A loop hangs below the left half, so that the trunk to other machines has the right one. */
function trunk(rect: Rect, run: 'cross' | 'loop', at: 'start' | 'end'): Port {
  const bottom = rect.y + rect.height;
  if (run === 'loop') return { x: rect.x + (at === 'start' ? 28 : 112), y: bottom, side: 'bottom' };
  if (at === 'start') return { x: rect.x + rect.width - 28, y: bottom, side: 'bottom' };
  return { x: rect.x + rect.width / 2, y: rect.y, side: 'top' };
}
