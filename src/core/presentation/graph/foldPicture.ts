import { append, groupBy } from '../../model/collections/lookup.ts';
import type { ShownDomain, ShownEdge, ShownFrame, ShownPicture } from './shownPicture.ts';

/** Up to so many nodes a picture is looked at whole. */
export const MAX_UNFOLDED = 8;

/** A picture of what fails, and the nodes that it leaves out. */
export interface FoldedPicture {
  readonly picture: ShownPicture;
  /** Labels of the nodes that are left out, in their order: no connection of theirs fails. */
  readonly folded: readonly string[];
}

/**
 * Leaves only the nodes at the ends of broken connections, and of several nodes that fail in the same way the first, under its label and the
 * number of the others. Where nothing fails, control planes stay. A picture of few nodes stays as it is.
 */
export function foldPicture(picture: ShownPicture): FoldedPicture {
  const { frames, edges } = picture;
  if (frames.length <= MAX_UNFOLDED) return { picture, folded: [] };
  const frameOf = new Map(frames.flatMap((frame) => frame.boxes.map(({ id }) => [id, frame] as const)));
  const failing = new Set(
    edges.flatMap(({ verdict, from, to }) =>
      verdict === 'broken' || verdict === 'follows' ? [frameOf.get(from), frameOf.get(to)] : [],
    ),
  );
  const wanted = frames.filter((frame) => (failing.size > 0 ? failing.has(frame) : hasApiserver(frame)));
  const kept = wanted.length > 0 ? wanted : frames.slice(0, MAX_UNFOLDED);
  const shownOrAlike = new Set(kept);
  const groups = alike(kept, edges, frameOf);
  const shown = new Map([...groups].map(([[first], label]) => [first, label]));
  const left = edges.filter(({ from, to }) => [from, to].every((id) => shown.has(frameOf.get(id))));
  return {
    picture: {
      ...picture,
      frames: kept.flatMap((frame) => {
        const label = shown.get(frame);
        return label === undefined ? [] : [{ ...frame, label }];
      }),
      edges: left,
      domains: domainsOf(picture, left),
    },
    folded: frames.filter((frame) => !shownOrAlike.has(frame)).map(({ label }) => label),
  };
}

/** The legend of what is left. */
export function domainsOf({ domains }: ShownPicture, edges: readonly ShownEdge[]): readonly ShownDomain[] {
  const used = new Set(edges.flatMap(({ clientDomain, serverDomain }) => [clientDomain, serverDomain]));
  return domains.filter(({ id }) => used.has(id));
}

function hasApiserver({ boxes }: ShownFrame): boolean {
  return boxes.some(({ component, atHand }) => component === 'kube-apiserver' && atHand);
}

/** The frames in groups of those that look the same but for their names, each with its label. */
function alike(
  frames: readonly ShownFrame[],
  edges: readonly ShownEdge[],
  frameOf: ReadonlyMap<string, ShownFrame>,
): ReadonlyMap<readonly ShownFrame[], string> {
  const edgesOf = new Map<string, ShownEdge[]>();
  for (const edge of edges) {
    for (const id of new Set([edge.from, edge.to].map((end) => frameOf.get(end)?.id ?? ''))) append(edgesOf, id, edge);
  }
  const groups = groupBy(frames, (frame) =>
    hasApiserver(frame) ? frame.id : looksOf(frame, edgesOf.get(frame.id) ?? [], frameOf),
  );
  return new Map(
    [...groups.values()].map((group) => {
      const [{ label } = { label: '' }, ...others] = group;
      return [group, others.length === 0 ? label : `${label} +${others.length}`];
    }),
  );
}

/** The content of a frame without its names. `edges`: those with an end in it. */
function looksOf(
  { label, boxes }: ShownFrame,
  edges: readonly ShownEdge[],
  frameOf: ReadonlyMap<string, ShownFrame>,
): string {
  const nameless = (text: string) => text.replaceAll(label, '');
  const titles = new Map(boxes.map(({ id, title }) => [id, title]));
  const end = (id: string) => titles.get(id) ?? `${frameOf.get(id)?.id} ${id}`;
  const connections = edges.map(({ from, to, verdict, label: name, note }) => [
    end(from),
    end(to),
    verdict,
    nameless(name),
    nameless(note),
  ]);
  return JSON.stringify([boxes.map(({ title, subtitle }) => [title, subtitle]), connections]);
}
