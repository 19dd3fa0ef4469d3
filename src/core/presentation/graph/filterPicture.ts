import { domainsOf } from './foldPicture.ts';
import type { ShownBox, ShownEdge, ShownFrame, ShownPicture } from './shownPicture.ts';

/** The items that contain the text, ignoring case, with the ends of their connections: nodes, components, files, users and errors. */
export function filterPicture(picture: ShownPicture, text: string): ShownPicture {
  const wanted = text.trim().toLowerCase();
  if (wanted === '') return picture;
  const has = (...texts: readonly string[]) => texts.some((one) => one.toLowerCase().includes(wanted));
  const isFound = ({ title, subtitle }: ShownBox, { label }: ShownFrame) => has(label, title, subtitle);
  const found = new Set(
    picture.frames.flatMap((frame) => frame.boxes.filter((box) => isFound(box, frame)).map(({ id }) => id)),
  );
  const isKept = ({ from, to, label, note }: ShownEdge) => found.has(from) || found.has(to) || has(label, note);
  const edges = picture.edges.filter(isKept);
  const kept = new Set([...found, ...edges.flatMap(({ from, to }) => [from, to])]);
  const frames = picture.frames.map((frame) => ({ ...frame, boxes: frame.boxes.filter(({ id }) => kept.has(id)) }));
  return {
    ...picture,
    edges,
    frames: frames.filter(({ boxes }) => boxes.length > 0),
    domains: domainsOf(picture, edges),
  };
}
