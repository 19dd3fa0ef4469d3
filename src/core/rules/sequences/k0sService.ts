import { hasFileBelow } from '../../cluster/nodes/nodeFiles.ts';
import { K0S_DATA, K0S_LAYOUT } from '../../kubernetes/layouts/k0sLayout.ts';
import type { NodeView } from '../../model/node.ts';

/** The service that starts the components of a node as its children (k0s, `k0s install`); undefined if k0s does not run the node. */
export function k0sService(node: NodeView): string | undefined {
  if (hasFileBelow(node, K0S_LAYOUT.folder)) return 'k0scontroller';
  return hasFileBelow(node, K0S_DATA) ? 'k0sworker' : undefined;
}
