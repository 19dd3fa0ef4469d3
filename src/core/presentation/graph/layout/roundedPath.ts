import type { Point } from './geometry.ts';

const RADIUS = 10;

/** An SVG path through the points with rounded corners. Empty for less than two points. */
export function roundedPath(points: readonly Point[]): string {
  const way = points.filter((point, at) => at === 0 || distance(point, points[at - 1] ?? point) > 0.01);
  const [first] = way;
  const last = way.at(-1);
  if (!first || !last || way.length < 2) return '';
  const parts = [`M${text(first)}`];
  for (let at = 1; at < way.length - 1; at++) {
    const [before, corner, after] = [way[at - 1], way[at], way[at + 1]];
    if (!before || !corner || !after) continue;
    const radius = Math.min(RADIUS, distance(before, corner) / 2, distance(corner, after) / 2);
    parts.push(`L${text(towards(corner, before, radius))}Q${text(corner)} ${text(towards(corner, after, radius))}`);
  }
  parts.push(`L${text(last)}`);
  return parts.join('');
}

function towards(from: Point, to: Point, length: number): Point {
  const whole = distance(from, to) || 1;
  return { x: from.x + ((to.x - from.x) * length) / whole, y: from.y + ((to.y - from.y) * length) / whole };
}

function distance(a: Point, b: Point): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}

function text({ x, y }: Point): string {
  return `${round(x)} ${round(y)}`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
