import {
  type Connection,
  type ConnectionEnd,
  type ConnectionKind,
  phrase,
  type TrustDomain,
  untrusted,
} from '../../../../src/core/index.ts';

/** Connections made by hand: a layout needs no certificates. */
export function connection(
  from: ConnectionEnd,
  to: ConnectionEnd,
  more: Partial<Omit<Connection, 'from' | 'to'>> = {},
): Connection {
  const uri = from.uri ?? to.uri ?? 'file:///none';
  return {
    id: [more.kind ?? 'api', from.component, from.uri, to.component, to.uri, more.host?.value].join(' '),
    kind: 'api',
    domain: 'cluster',
    from,
    to,
    verdict: 'ok',
    evidence: 'configured',
    at: { uri, span: { start: 3, end: 5 } },
    ...more,
  };
}

function end(node: string, component: ConnectionEnd['component'], file: string): ConnectionEnd {
  return { node, component, uri: `${node}/${file}` };
}

/** Everything a control-plane node has. */
export function controlPlane(node: string): readonly Connection[] {
  const apiserver = end(node, 'kube-apiserver', 'kube-apiserver.yaml');
  const manager = end(node, 'kube-controller-manager', 'controller-manager.conf');
  const etcd = end(node, 'etcd', 'etcd.yaml');
  const of = (kind: ConnectionKind, domain: TrustDomain | 'tokens') => ({ kind, domain }) as const;
  return [
    connection(end(node, 'kubectl', 'admin.conf'), apiserver),
    connection(end(node, 'kubectl', 'super-admin.conf'), apiserver),
    connection(manager, apiserver),
    connection(manager, apiserver, of('tokens', 'tokens')),
    connection(manager, apiserver, of('signing', 'cluster')),
    connection(apiserver, apiserver, of('tokens', 'tokens')),
    connection(end(node, 'kube-scheduler', 'scheduler.conf'), apiserver, {
      verdict: 'broken',
      side: 'server',
      error: untrusted('x509: certificate has expired or is not yet valid'),
      reason: phrase('It expired yesterday.'),
    }),
    connection(end(node, 'kubelet', 'kubelet.conf'), apiserver),
    connection(apiserver, end(node, 'kubelet', 'config.yaml'), of('kubelet', 'kubelet-serving')),
    connection(apiserver, etcd, of('etcd', 'etcd')),
    connection(end(node, 'etcd-health-check', 'healthcheck-client.crt'), etcd, of('etcd', 'etcd')),
    connection(
      apiserver,
      { component: 'extension-apiserver' },
      { ...of('aggregation', 'front-proxy'), verdict: 'unknown' },
    ),
  ];
}

/** Control planes whose etcd members connect to each other, and workers that connect to the first of them. */
export function cluster(controlPlanes: number, workers: number): readonly Connection[] {
  const names = Array.from({ length: controlPlanes }, (_, at) => `file:///cp-${at + 1}`);
  const first = end(names[0] ?? '', 'kube-apiserver', 'kube-apiserver.yaml');
  const peers = names.flatMap((from) =>
    names
      .filter((to) => to !== from)
      .map((to) =>
        connection(end(from, 'etcd', 'etcd.yaml'), end(to, 'etcd', 'etcd.yaml'), {
          kind: 'etcd-peer',
          domain: 'etcd-peer',
        }),
      ),
  );
  const kubelets = Array.from({ length: workers }, (_, at) => `file:///worker-${at + 1}`).flatMap((node) => [
    connection(end(node, 'kubelet', 'kubelet.conf'), first),
    connection(first, end(node, 'kubelet', 'config.yaml'), { kind: 'kubelet', domain: 'kubelet-serving' }),
  ]);
  return [...names.flatMap(controlPlane), ...peers, ...kubelets];
}

/** The nodes that the connections name, labeled by the last part of their id. */
export function nodesOf(
  connections: readonly Connection[],
): readonly { readonly id: string; readonly label: string }[] {
  const ids = new Set(connections.flatMap(({ from, to }) => [from.node ?? [], to.node ?? []].flat()));
  return [...ids].map((id) => ({ id, label: id.slice(id.lastIndexOf('/') + 1) }));
}
