import { groupBy } from '../model/collections/lookup.ts';
import type { NodeView } from '../model/node.ts';
import type { Report } from '../model/report.ts';

/** One node in two states. Either is absent if only the other has the node. */
export interface PairedNode {
  /** For people, and the same in both states; empty if each state has but one node. */
  readonly name: string;
  readonly before?: NodeView | undefined;
  readonly after?: NodeView | undefined;
}

/** The nodes of two states, by their names; where each has but one, these are the same. */
export function pairNodes(before: Report, after: Report): readonly PairedNode[] {
  const [old, current] = [wholeNodes(before), wholeNodes(after)];
  if (old.length === 1 && current.length === 1) return [{ name: '', before: old[0], after: current[0] }];
  const names = new Map<string, { before?: NodeView; after?: NodeView }>();
  for (const [name, view] of uniquelyNamed(old)) names.set(name, { before: view });
  for (const [name, view] of uniquelyNamed(current)) names.set(name, { ...names.get(name), after: view });
  return [...names].map(([name, views]) => ({ name, ...views }));
}

/** Files outside all nodes count as one node if there is no other. */
function wholeNodes({ nodes }: Report): readonly NodeView[] {
  const views = nodes.map(({ view }) => view);
  const rooted = views.filter(({ root }) => root !== undefined);
  return rooted.length > 0 ? rooted : views;
}

/** By label; by its path below the folder where several have one label. */
function uniquelyNamed(views: readonly NodeView[]): ReadonlyMap<string, NodeView> {
  const named = new Map<string, NodeView>();
  for (const [label, same] of groupBy(views, (view) => view.label)) {
    for (const view of same) named.set(same.length === 1 ? label : (view.root?.path ?? label), view);
  }
  return named;
}

/** The name of a file in both states: its path on the node, or below its folder if that path is unknown. */
export function placeNames(node: NodeView | undefined): ReadonlyMap<string, string> {
  return new Map((node?.files ?? []).map(({ file, hostPath, path }) => [file.uri, hostPath ?? path]));
}
