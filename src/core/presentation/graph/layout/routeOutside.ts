import type { Flow } from './flowFrames.ts';
import type { Point, Rect } from './geometry.ts';
import type { Port } from './ports.ts';

/** An end of an edge between frames. */
export interface OuterEnd {
  readonly port: Port;
  readonly frame: number;
  readonly rect: Rect;
  readonly row: number;
}

/**
 * The way from frame to frame through the gutters: out of the frame, along the gutter above or below its row, by the
 * outer margin where the other frame is in another row, and in again. No other frame is crossed.
 */
export function routeOutside(
  start: OuterEnd,
  end: OuterEnd,
  group: string,
  flow: Flow,
  lanes: Lanes,
): readonly Point[] {
  const leave = gutterOf(start, end.row, 'out');
  const enter = gutterOf(end, start.row, 'in');
  const leaveY = (flow.gutters[leave] ?? 0) + lanes.offset(`row ${leave}`, group);
  const enterY = (flow.gutters[enter] ?? 0) + lanes.offset(`row ${enter}`, group);
  const margin = flow.gutter / 2 + lanes.offset('margin', group);
  const out = besideFrame(start, group, leaveY, flow, lanes);
  const into = besideFrame(end, group, enterY, flow, lanes).toReversed();
  const between =
    leave === enter
      ? []
      : [
          { x: margin, y: leaveY },
          { x: margin, y: enterY },
        ];
  return [start.port, ...out, ...between, ...into, end.port];
}

/** The gutter an end uses: as its side demands, else the one towards the other row. */
function gutterOf({ port, row }: OuterEnd, other: number, direction: 'out' | 'in'): number {
  if (port.side === 'top') return row;
  if (port.side === 'bottom') return row + 1;
  if (other === row) return direction === 'out' ? row : row;
  return other > row ? row + 1 : row;
}

/** From the port to the height of the gutter. */
function besideFrame(
  { port, frame, rect }: OuterEnd,
  group: string,
  y: number,
  flow: Flow,
  lanes: Lanes,
): readonly Point[] {
  if (port.side === 'top' || port.side === 'bottom') return [{ x: port.x, y }];
  const middle = port.side === 'left' ? rect.x - flow.gutter / 2 : rect.x + rect.width + flow.gutter / 2;
  const x = middle + lanes.offset(`beside ${frame} ${port.side}`, group);
  return [
    { x, y: port.y },
    { x, y },
  ];
}

/** Assigns lanes: edges of one group share theirs, and other groups run next to it. */
export class Lanes {
  readonly #taken = new Map<string, Map<string, number>>();
  readonly #gap: number;
  readonly #most: number;

  /** `gap` apart, at most `most` of them in a gutter: after that they are shared. */
  constructor(gap: number, most: number) {
    this.#gap = gap;
    this.#most = most;
  }

  /** Distance of the group's lane from the gutter's middle. */
  offset(gutter: string, group: string): number {
    const groups = this.#taken.get(gutter) ?? new Map<string, number>();
    this.#taken.set(gutter, groups);
    const lane = groups.get(group) ?? groups.size % this.#most;
    groups.set(group, lane);
    // 0, +1, -1, +2, -2: the first in the middle.
    return (lane % 2 === 1 ? (lane + 1) / 2 : -lane / 2) * this.#gap;
  }
}
