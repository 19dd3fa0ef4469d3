import type { DialledUrl } from '../../kubernetes/values/flagValue.ts';
import type { NodeView } from '../../model/node.ts';
import { isAddressOf, listenerAt, listensAt } from '../lookup/reach.ts';
import { clientOf, listeningFor } from '../sides.ts';

/** A URL of `--etcd-servers` and the listener of the node's etcd that has the other scheme. */
export interface SchemeMismatch {
  readonly dialled: DialledUrl;
  readonly listener: DialledUrl;
}

/** The addresses at which the node's API server and etcd disagree on TLS. */
export function schemeMismatches(node: NodeView): readonly SchemeMismatch[] {
  const server = listeningFor(node, 'etcd');
  const targets = clientOf(node, 'kube-apiserver', 'etcd')?.targets ?? [];
  return targets.flatMap(({ url: dialled }) => {
    const isOwn = listensAt(node, dialled.host) || isAddressOf(node, dialled.host);
    const listener = server && isOwn ? listenerAt(server, dialled) : undefined;
    return listener && listener.scheme !== dialled.scheme ? [{ dialled, listener }] : [];
  });
}
