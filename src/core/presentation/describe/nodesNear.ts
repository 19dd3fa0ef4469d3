import type { InspectedNode, Report } from '../../model/report.ts';

/** The nodes of a report, those first that lie nearest to a file which need not be in it. */
export function nodesNear({ nodes }: Report, uri: string): readonly InspectedNode[] {
  const near = new Map(nodes.map((node) => [node, sharedLength(node.view.id, uri)]));
  return [...nodes].sort((a, b) => (near.get(b) ?? 0) - (near.get(a) ?? 0));
}

/** How much of their paths is the same folder. */
function sharedLength(one: string, other: string): number {
  let at = 0;
  while (at < one.length && one[at] === other[at]) at++;
  return one.lastIndexOf('/', at) + 1;
}
