import assert from 'node:assert/strict';
import { drawGraph } from '../../../../../src/core/index.ts';
import type { Point, Rect } from '../../../../../src/core/presentation/graph/layout/geometry.ts';
import { layoutPicture } from '../../../../../src/core/presentation/graph/layout/layoutPicture.ts';
import type { Scene } from '../../../../../src/core/presentation/graph/layout/scene.ts';
import { shownPicture } from '../../../../../src/core/presentation/graph/shownPicture.ts';
import { cluster, nodesOf } from '../connections.ts';

const SIZES = [
  [1, 0],
  [3, 0],
  [1, 5],
  [3, 24],
] as const;

function sceneOf(controlPlanes: number, workers: number, width = 1500): Scene {
  const connections = cluster(controlPlanes, workers);
  return layoutPicture(
    shownPicture(drawGraph({ connections, findings: [], causes: 0, nodes: nodesOf(connections) }).picture),
    width,
  );
}

function pairs<T>(items: readonly T[]): readonly (readonly [T, T])[] {
  return items.flatMap((a, at) => items.slice(at + 1).map((b) => [a, b] as const));
}

function overlap(a: Rect, b: Rect): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

function contains(outer: Rect, inner: Rect): boolean {
  return (
    inner.x >= outer.x &&
    inner.y >= outer.y &&
    inner.x + inner.width <= outer.x + outer.width &&
    inner.y + inner.height <= outer.y + outer.height
  );
}

/** Whether a level or upright part of a line runs through the inside of the rectangle. */
function cuts(a: Point, b: Point, { x, y, width, height }: Rect): boolean {
  const [left, right] = [Math.min(a.x, b.x), Math.max(a.x, b.x)];
  const [top, bottom] = [Math.min(a.y, b.y), Math.max(a.y, b.y)];
  return right > x + 0.5 && left < x + width - 0.5 && bottom > y + 0.5 && top < y + height - 0.5;
}

for (const [controlPlanes, workers] of SIZES) {
  describe(`the layout of ${controlPlanes} control planes and ${workers} workers`, () => {
    const scene = sceneOf(controlPlanes, workers);

    it('keeps boxes and frames apart, and each box in its frame', () => {
      for (const [a, b] of pairs(scene.boxes)) assert.ok(!overlap(a.rect, b.rect), `${a.box.id} and ${b.box.id}`);
      for (const [a, b] of pairs(scene.frames)) assert.ok(!overlap(a.rect, b.rect), `${a.frame.id} and ${b.frame.id}`);
      for (const { frame, rect } of scene.frames) {
        const own = scene.boxes.filter(({ box }) => frame.boxes.includes(box));
        assert.equal(own.length, frame.boxes.length);
        for (const box of own) assert.ok(contains(rect, box.rect), box.box.id);
      }
    });

    it('keeps everything on the canvas', () => {
      const canvas = { x: 0, y: 0, width: scene.width, height: scene.height };
      for (const { rect } of [...scene.frames, ...scene.boxes]) assert.ok(contains(canvas, rect));
      for (const { points, edge } of scene.edges) {
        for (const { x, y } of points) assert.ok(contains(canvas, { x, y, width: 0, height: 0 }), edge.id);
      }
    });

    it('has an edge for every connection, from border to border of its boxes', () => {
      assert.equal(scene.edges.length, cluster(controlPlanes, workers).length);
      const rects = new Map(scene.boxes.map(({ box, rect }) => [box.id, rect]));
      for (const { edge, points } of scene.edges) {
        for (const [id, point] of [
          [edge.from, points[0]],
          [edge.to, points.at(-1)],
        ] as const) {
          const rect = rects.get(id);
          assert.ok(rect && point && contains(rect, { ...point, width: 0, height: 0 }), edge.id);
          assert.ok(!cuts(point, point, rect), edge.id);
        }
      }
    });

    it('runs lines level and upright, and through no box', () => {
      for (const { edge, points } of scene.edges) {
        points.slice(1).forEach((point, at) => {
          const before = points[at] ?? point;
          assert.ok(before.x === point.x || before.y === point.y, edge.id);
          const crossed = scene.boxes.filter(({ rect }) => cuts(before, point, rect));
          assert.deepEqual(
            crossed.map(({ box }) => box.id),
            [],
            edge.id,
          );
        });
      }
    });

    it('gives every mark a separate place', () => {
      for (const [a, b] of pairs(scene.edges)) {
        assert.ok(Math.hypot(a.badge.x - b.badge.x, a.badge.y - b.badge.y) > 19, `${a.edge.id} and ${b.edge.id}`);
      }
    });

    it('is the same each time', () => {
      assert.deepEqual(sceneOf(controlPlanes, workers), scene);
    });
  });
}

describe('layoutPicture', () => {
  it('puts more machines into a row where there is more room', () => {
    const rowsAt = (width: number) => new Set(sceneOf(1, 12, width).frames.map(({ rect }) => rect.y)).size;
    assert.ok(rowsAt(3000) < rowsAt(1300));
  });

  it('crosses no machine with a line that neither starts nor ends there', () => {
    const scene = sceneOf(3, 24);
    const frameOf = (id: string) => scene.frames.find(({ frame }) => frame.boxes.some((box) => box.id === id));
    for (const { edge, points } of scene.edges) {
      const others = scene.frames.filter((frame) => frame !== frameOf(edge.from) && frame !== frameOf(edge.to));
      points.slice(1).forEach((point, at) => {
        for (const { rect, frame } of others)
          assert.ok(!cuts(points[at] ?? point, point, rect), `${edge.id}: ${frame.id}`);
      });
    }
  });

  it('draws an empty picture', () => {
    const scene = layoutPicture(
      shownPicture(drawGraph({ connections: [], findings: [], causes: 0, nodes: [] }).picture),
      800,
    );
    assert.deepEqual([scene.boxes, scene.edges, scene.frames], [[], [], []]);
    assert.ok(Number.isFinite(scene.width) && Number.isFinite(scene.height));
  });
});
