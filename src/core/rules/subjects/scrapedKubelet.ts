import { type BrokenCause, refusedPeer } from '../../connections/causes/brokenCauses.ts';

/** The connection by which a program that reads metrics rejects the certificate of a kubelet; undefined for any other cause. */
export function rejectedKubelet({ connections: [connection] }: BrokenCause) {
  const { kind, side, from } = connection;
  if (kind !== 'kubelet' || side !== 'client' || from.component === 'kube-apiserver') return undefined;
  const { failure, half } = refusedPeer(connection) ?? {};
  const { presented, trusted } = half ?? {};
  if (failure?.kind !== 'unknownAuthority' && failure?.kind !== 'hostname') return undefined;
  return presented && trusted ? { connection, failure, presented, trusted } : undefined;
}
