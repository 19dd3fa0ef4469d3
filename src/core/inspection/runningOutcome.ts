import type { Connection } from '../model/connection.ts';

/**
 * What components that go on running notice of a certificate that has expired: `open`: connections that are open go on working; `nextRequest`:
 * the server verifies the certificate with each request, so that it refuses the client at once.
 */
export type RunningOutcome = 'open' | 'nextRequest';

/**
 * What holds until the client connects again; undefined where that is what holds for a new connection too. TLS verifies certificates when a
 * connection is made, and kube-apiserver and the kubelet verify those of clients with each request as well (tried with Kubernetes 1.37.2 and etcd
 * 3.6.6).
 */
export function runningOutcome({ verdict, failure, side, kind }: Connection): RunningOutcome | undefined {
  if (verdict !== 'broken' || failure?.kind !== 'expired') return undefined;
  if (side === 'server' && (kind === 'api' || kind === 'kubelet')) return 'nextRequest';
  // Of a webhook or an extension API server, connections are made again and again.
  return kind === 'etcd' || kind === 'etcd-peer' || (side === 'client' && kind === 'api') ? 'open' : undefined;
}
