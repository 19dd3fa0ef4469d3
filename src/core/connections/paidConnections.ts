import { nodeBudgetOf, payConnections, payNode } from '../model/budget.ts';
import { derived } from '../model/memo/derived.ts';
import type { NodeView } from '../model/node.ts';
import { sidesOf } from '../uses/sides.ts';

/** The number of connections that the budget covers, by node id. Excludes fully covered nodes. */
export function paidConnections(nodes: readonly NodeView[]): ReadonlyMap<string, number> {
  const budget = nodeBudgetOf(nodes.map((node) => ({ size: sizeOf(node) })));
  for (const _ of nodes) payNode(budget);
  const limits = new Map<string, number>();
  for (const node of nodes) {
    const count = targetsOf(node);
    const paid = payConnections(budget, count);
    if (paid < count) limits.set(node.id, paid);
  }
  return limits;
}

/** The lower one of two limits, by the ids of each pair of nodes of which either is not fully covered in its state. */
export function paidInBoth(
  pairs: readonly { readonly before?: NodeView | undefined; readonly after?: NodeView | undefined }[],
): ReadonlyMap<string, number> {
  const [old, current] = [
    paidConnections(pairs.flatMap(({ before }) => before ?? [])),
    paidConnections(pairs.flatMap(({ after }) => after ?? [])),
  ];
  const limits = new Map<string, number>();
  for (const { before: { id: one = '' } = {}, after: { id: other = '' } = {} } of pairs) {
    const least = Math.min(old.get(one) ?? Number.POSITIVE_INFINITY, current.get(other) ?? Number.POSITIVE_INFINITY);
    if (Number.isFinite(least)) limits.set(one, least).set(other, least);
  }
  return limits;
}

const sizeOf = derived(({ files }: NodeView): number => files.reduce((sum, { file }) => sum + file.size, 0));

/** The number of URLs that the node's clients connect to: finding their servers is part of what is paid for. */
const targetsOf = derived((node: NodeView): number =>
  sidesOf(node).connecting.reduce((sum, { targets }) => sum + targets.length, 0),
);

/** The first items, which are all that is made of them. */
export function* firstOf<Item>(items: Iterable<Item>, limit = Number.POSITIVE_INFINITY): Generator<Item> {
  let count = 0;
  for (const item of items) {
    if (count++ >= limit) return;
    yield item;
  }
}
