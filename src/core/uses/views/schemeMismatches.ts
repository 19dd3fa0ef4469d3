import type { DialedUrl } from '../../kubernetes/values/flagValue.ts';
import type { NodeView } from '../../model/node.ts';
import { isAddressOf, listenerAt, listensAt } from '../lookup/reach.ts';
import { clientOf, listeningFor } from '../sides.ts';

/** A URL of `--etcd-servers` and the listener of the node's etcd that has the other scheme. */
export interface SchemeMismatch {
  readonly dialed: DialedUrl;
  readonly listener: DialedUrl;
}

/** The addresses at which the node's API server and etcd disagree on TLS. */
export function schemeMismatches(node: NodeView): readonly SchemeMismatch[] {
  const server = listeningFor(node, 'etcd');
  const targets = clientOf(node, 'kube-apiserver', 'etcd')?.targets ?? [];
  return targets.flatMap(({ url: dialed }) => {
    const isOwn = listensAt(node, dialed.host) || isAddressOf(node, dialed.host);
    const listener = server && isOwn ? listenerAt(server, dialed) : undefined;
    return listener && listener.scheme !== dialed.scheme ? [{ dialed, listener }] : [];
  });
}
