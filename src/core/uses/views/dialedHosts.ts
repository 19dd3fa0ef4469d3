import { flagText } from '../../cluster/nodes/flags.ts';
import { componentOf, type NodeView } from '../../model/node.ts';
import { tlsHosts, valuePlace } from '../lookup/hosts.ts';
import { isAddressOf, isPlainServer, listensAt } from '../lookup/reach.ts';
import { serviceHosts } from '../participants/pods.ts';
import type { DialedHost } from '../side/dialedHost.ts';
import { connectingTo, listeningFor } from '../sides.ts';
import { schemeMismatches } from './schemeMismatches.ts';

/** The names in-cluster clients use, the first service addresses, the advertised address, and kubeconfigs' servers. */
export function apiserverHosts(node: NodeView): readonly DialedHost[] {
  return [
    ...serviceHosts(node),
    ...(listeningFor(node, 'api')?.advertises ?? []),
    ...connectingTo(node, 'api').flatMap(({ kubeconfig, asksFor }) => (kubeconfig ? asksFor : [])),
  ];
}

/** The hosts of `--etcd-servers` that are this node's own etcd, and those it advertises. */
export function etcdHosts(node: NodeView): readonly DialedHost[] {
  const apiserver = componentOf(node, 'kube-apiserver');
  const server = listeningFor(node, 'etcd');
  const at = valuePlace(apiserver, 'etcd-servers');
  // A listener without TLS shows no certificate.
  const plain = new Set(schemeMismatches(node).map(({ dialed: { host } }) => host));
  const dialed = tlsHosts(flagText(apiserver, 'etcd-servers')).filter(
    (host) => (listensAt(node, host) || isAddressOf(node, host)) && !plain.has(host),
  );
  const advertised = server && !isPlainServer(server) ? server.advertises : [];
  return [...dialed.map((host): DialedHost => ({ host, why: 'etcd-client', at })), ...advertised];
}

/** The hosts by which the other members connect to this one. */
export function etcdPeerHosts(node: NodeView): readonly DialedHost[] {
  return listeningFor(node, 'etcd-peer')?.advertises ?? [];
}
