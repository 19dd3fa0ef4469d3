import type { ShownEdge, ShownPicture } from '../shownPicture.ts';
import { type BoxPlace, runOf } from './columns.ts';
import type { Flow } from './flowFrames.ts';
import { cutTo, type Point, type Rect } from './geometry.ts';
import { outerPorts, type Port } from './ports.ts';
import { Lanes, type OuterEnd, routeOutside } from './routeOutside.ts';
import type { Caption, PlacedEdge, PlacedFrame } from './scene.ts';

/** Text sizes of captions; the style sheet has the same. */
const LABEL_SIZE = 11.5;
const NOTE_SIZE = 10.5;

const SEAL_DISTANCE = 13;
const BADGE_DISTANCE = 38;
/** How far a loop leaves its column, and how far below its box an API server's own hangs. */
const LOOP_REACH = 30;
const LOOP_DEPTH = 26;

export interface EdgeContext {
  readonly picture: ShownPicture;
  readonly places: ReadonlyMap<string, BoxPlace>;
  readonly rects: ReadonlyMap<string, Rect>;
  readonly frames: readonly PlacedFrame[];
  readonly flow: Flow;
  /** Height of each straight edge by its id. */
  readonly heights: ReadonlyMap<string, number>;
}

/** Draws every edge whose boxes are placed. */
export function placeEdges(context: EdgeContext): readonly PlacedEdge[] {
  const { picture, places, rects, flow } = context;
  const ports = outerPorts(picture.edges, rects, places);
  const lanes = new Lanes(7, 5);
  return picture.edges.flatMap((edge): readonly PlacedEdge[] => {
    const [from, to] = [rects.get(edge.from), rects.get(edge.to)];
    const [start, end] = [ports.start.get(edge.id), ports.end.get(edge.id)];
    if (!from || !to) return [];
    const run = runOf(edge, places);
    if (run === 'straight' || run === 'across') {
      const y = context.heights.get(edge.id);
      return [y === undefined ? across(edge, from, to) : straight(edge, from, to, y)];
    }
    if (!start || !end) return [];
    if (run === 'loop') return [loop(edge, start, end)];
    const group = groupOf(edge, places);
    const points = routeOutside(outerEnd(edge.from, start), outerEnd(edge.to, end), group, flow, lanes);
    // A trunk is shared, so the mark stands at the end that is not.
    const atEnd = places.get(edge.from)?.column === 'middle';
    const badge = atEnd ? along(points.toReversed(), BADGE_DISTANCE) : along(points, BADGE_DISTANCE);
    return [finish(edge, points, badge)];
  });

  function outerEnd(id: string, port: Port): OuterEnd {
    const frame = places.get(id)?.frame ?? 0;
    const rect = context.frames[frame]?.rect ?? { x: 0, y: 0, width: 0, height: 0 };
    return { port, frame, rect, row: flow.corners[frame]?.row ?? 0 };
  }

  function straight(edge: ShownEdge, from: Rect, to: Rect, y: number): PlacedEdge {
    const rightwards = from.x < to.x;
    const points = rightwards
      ? [
          { x: from.x + from.width, y },
          { x: to.x, y },
        ]
      : [
          { x: from.x, y },
          { x: to.x + to.width, y },
        ];
    const [a, b] = points.map(({ x }) => x);
    const middle = { x: ((a ?? 0) + (b ?? 0)) / 2, y };
    const width = Math.abs((a ?? 0) - (b ?? 0)) - 20;
    return finish(edge, points, middle, captionOf(edge, middle, width, false));
  }

  /** From one outer column to the other, below everything between. */
  function across(edge: ShownEdge, from: Rect, to: Rect): PlacedEdge {
    const rightwards = from.x < to.x;
    const y = from.y + from.height - 12;
    const targetY = to.y + to.height - 12;
    const lowest = Math.max(...[...rects.values()].map((rect) => rect.y + rect.height)) + 10;
    const x = rightwards ? from.x + from.width : from.x;
    const targetX = rightwards ? to.x : to.x + to.width;
    const step = rightwards ? 40 : -40;
    const points = [
      { x, y },
      { x: x + step, y },
      { x: x + step, y: lowest },
      { x: targetX - step, y: lowest },
      { x: targetX - step, y: targetY },
      { x: targetX, y: targetY },
    ];
    return finish(edge, points, { x: (x + targetX) / 2, y: lowest });
  }

  function loop(edge: ShownEdge, start: Port, end: Port): PlacedEdge {
    if (start.side === 'bottom') {
      const y = start.y + LOOP_DEPTH;
      const middle = { x: (start.x + end.x) / 2, y };
      const points = [start, { x: start.x, y }, { x: end.x, y }, end];
      return finish(edge, points, middle, captionOf(edge, middle, 190, true));
    }
    const x = start.side === 'left' ? Math.min(start.x, end.x) - LOOP_REACH : Math.max(start.x, end.x) + LOOP_REACH;
    return finish(edge, [start, { x, y: start.y }, { x, y: end.y }, end], { x, y: (start.y + end.y) / 2 });
  }

  function finish(edge: ShownEdge, points: readonly Point[], badge: Point, caption?: Caption): PlacedEdge {
    return {
      edge,
      frame: places.get(edge.from)?.frame ?? 0,
      points,
      badge,
      clientSeal: along(points, SEAL_DISTANCE),
      // Clear of the arrow's head.
      serverSeal: along(points.toReversed(), SEAL_DISTANCE + 7),
      caption,
    };
  }
}

/** Edges that share a trunk: those of one API server in one direction, else those of one box. */
function groupOf({ from, to }: ShownEdge, places: ReadonlyMap<string, BoxPlace>): string {
  if (places.get(from)?.column === 'middle') return `from ${from}`;
  return places.get(to)?.column === 'middle' ? `to ${to}` : `from ${from}`;
}

function captionOf({ label, note }: ShownEdge, { x, y }: Point, width: number, below: boolean): Caption {
  return { x, y, width, label: cutTo(label, width, LABEL_SIZE), note: cutTo(note, width, NOTE_SIZE), below };
}

/** The point that far along the first part of the line. */
function along(points: readonly Point[], length: number): Point {
  const [a = { x: 0, y: 0 }, b = a] = points;
  const whole = Math.hypot(b.x - a.x, b.y - a.y) || 1;
  const share = Math.min(1, length / whole);
  return { x: a.x + (b.x - a.x) * share, y: a.y + (b.y - a.y) * share };
}
