import { fileOfUri } from '../cluster/nodes/nodeFiles.ts';
import { type Connection, type ConnectionEnd, processKey } from '../model/connection.ts';
import { componentOf, type NodeView } from '../model/node.ts';
import { phrase } from '../model/text/text.ts';
import type { StopByFiles } from './stopsByFiles.ts';

/** A component that does not start because etcd does not. */
export interface StoppedWithEtcd {
  readonly end: ConnectionEnd;
  readonly stop: StopByFiles;
}

/**
 * The components that do not start because k3s runs them in one process with etcd, and etcd does not start (k3s, pkg/daemons/executor: the first
 * component that exits ends the process). RKE2 runs each in a static pod.
 */
export function endsWithEtcd(
  node: NodeView,
  etcd: StopByFiles,
  connections: readonly Connection[],
): readonly StoppedWithEtcd[] {
  if (!isEmbedded(node)) return [];
  const ends = new Map<string, ConnectionEnd>();
  for (const end of [{ component: 'kube-apiserver', node: node.id } as const, ...clientsOf(node, connections)])
    ends.set(processKey(end), end);
  const { at, connections: broken, finding } = etcd;
  return [...ends.values()].map((end) => ({
    end,
    stop: {
      by: 'files',
      reason: phrase('{component} does not start: k3s runs it in one process with {other}, which does not start.', {
        component: end.component,
        other: 'etcd',
      }),
      at,
      connections: broken,
      ...(finding && { finding }),
    },
  }));
}

/** Whether k3s has written the configuration of etcd. */
function isEmbedded(node: NodeView): boolean {
  const { uri } = componentOf(node, 'etcd') ?? {};
  return uri !== undefined && /\/k3s\/server\/db\/etcd\/config$/.test(fileOfUri(node, uri)?.hostPath ?? '');
}

/** The components whose kubeconfigs k3s has written for itself. */
function clientsOf(node: NodeView, connections: readonly Connection[]): readonly ConnectionEnd[] {
  return connections.flatMap(({ from }) => {
    if (from.node !== node.id || from.uri === undefined || from.component === 'kubectl') return [];
    return /\/k3s\/(?:server\/cred|agent)\/[^/]+\.kubeconfig$/.test(fileOfUri(node, from.uri)?.hostPath ?? '')
      ? from
      : [];
  });
}
