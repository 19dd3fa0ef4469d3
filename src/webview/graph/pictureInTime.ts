import type { Picture, PictureEdge, PictureStep } from '../protocol/picture.ts';

/** The picture as it is after the first `count` of its changes, under another summary. */
export function pictureAfter(
  picture: Picture,
  changes: readonly PictureStep[],
  count: number,
  summary: string,
): Picture {
  const edges = new Map<string, PictureEdge>();
  const boxes = new Map<string, PictureStep['boxes'][number]>();
  for (const change of changes.slice(0, count)) {
    for (const edge of change.edges) edges.set(edge.id, edge);
    for (const box of change.boxes) boxes.set(box.id, box);
  }
  return {
    ...picture,
    summary,
    edges: picture.edges.map((edge) => edges.get(edge.id) ?? edge),
    frames: picture.frames.map((frame) => ({
      ...frame,
      boxes: frame.boxes.map((box) => ({ ...box, ...boxes.get(box.id) })),
    })),
  };
}
