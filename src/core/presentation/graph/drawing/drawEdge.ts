import type { Point } from '../layout/geometry.ts';
import { roundedPath } from '../layout/roundedPath.ts';
import type { Caption, PlacedEdge } from '../layout/scene.ts';
import { type Drawing, svg } from './drawing.ts';
import { badge, seal } from './marks.ts';

const HEAD = 9;

/** A connection: the line with its arrowhead, the seals of both certificates, the mark and the caption. */
export function drawEdge({ edge, points, badge: at, clientSeal, serverSeal, caption }: PlacedEdge): Drawing {
  const path = roundedPath(shortened(points));
  return svg(
    'g',
    {
      class: `item edge ${edge.verdict}`,
      role: 'button',
      tabindex: -1,
      'aria-label': edge.sentence,
      'data-id': edge.id,
      'data-from': edge.from,
      'data-to': edge.to,
    },
    svg('path', { class: 'reach', d: path }),
    svg('path', { class: 'line', d: path }),
    head(points),
    seal(edge.clientDomain, clientSeal),
    seal(edge.serverDomain, serverSeal),
    badge(edge.verdict, at),
    ...(caption ? drawCaption(caption) : []),
  );
}

/** The color of the trust domain below the line. All are in one layer, so that they do not add up where lines share a way. */
export function drawBand({ edge, points }: PlacedEdge): Drawing {
  const domain = edge.clientDomain ?? edge.serverDomain ?? 'none';
  return svg('path', { class: `band ${domain}`, d: roundedPath(shortened(points)) });
}

/** Only the line, to lie above others that share its way. */
export function drawOverlay({ edge, points }: PlacedEdge): Drawing {
  return svg(
    'g',
    { class: `edge overlay ${edge.verdict}` },
    svg('path', { class: 'line', d: roundedPath(shortened(points)) }),
  );
}

function drawCaption({ x, y, label, note, below }: Caption): readonly Drawing[] {
  return [
    svg('text', { class: 'label', x, y: below ? y + 25 : y - 15, 'text-anchor': 'middle' }, label),
    svg('text', { class: 'note', x, y: below ? y + 39 : y + 23, 'text-anchor': 'middle' }, note),
  ];
}

/** The line ends inside the head, not at its tip. */
function shortened(points: readonly Point[]): readonly Point[] {
  const last = points.at(-1);
  const before = points.at(-2);
  if (!last || !before) return points;
  const { x, y } = direction(before, last);
  return [...points.slice(0, -1), { x: last.x - x * HEAD, y: last.y - y * HEAD }];
}

function head(points: readonly Point[]): Drawing {
  const tip = points.at(-1) ?? { x: 0, y: 0 };
  const { x, y } = direction(points.at(-2) ?? tip, tip);
  const corner = (side: number) => `${tip.x - x * (HEAD + 1) - y * side} ${tip.y - y * (HEAD + 1) + x * side}`;
  return svg('path', { class: 'head', d: `M${tip.x - x} ${tip.y - y}L${corner(5.5)}L${corner(-5.5)}Z` });
}

function direction(from: Point, to: Point): Point {
  const length = Math.hypot(to.x - from.x, to.y - from.y) || 1;
  return { x: (to.x - from.x) / length, y: (to.y - from.y) / length };
}
