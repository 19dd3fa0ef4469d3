import { flagPlace, flagUrls } from '../../cluster/nodes/flags.ts';
import { unknownOf, unreadFor } from '../../cluster/nodes/settings.ts';
import { type ComponentView, type NodeView, onlyComponentOf } from '../../model/node.ts';
import { phrase } from '../../model/text/text.ts';
import { sidePair, sideTrust } from '../side/pairAndTrust.ts';
import type { ConnectingSide, ListeningSide } from '../side/side.ts';
import type { Participant } from './participant.ts';

/**
 * Cluster Mesh of Cilium: the etcd in the pod of clustermesh-apiserver, to which this program connects, and with KVStoreMesh the agents of
 * the same cluster (docs.cilium.io, "Setting up Cluster Mesh"). With a CA for clients, etcd requires a certificate.
 */
export const clusterMesh: Participant = { listens: serves, connects: dialsEtcd };

function serves(node: NodeView): readonly ListeningSide[] {
  const etcd = onlyComponentOf(node, 'clustermesh-etcd');
  const pair = etcd && sidePair(etcd, 'listens clustermesh');
  if (!etcd || !pair?.certificate) return [];
  const trusts = sideTrust(etcd, 'listens clustermesh');
  return [
    {
      does: 'listens',
      service: 'clustermesh',
      end: { component: 'clustermesh-etcd', uri: etcd.uri, node: node.id },
      at: flagPlace(etcd, 'cert-file'),
      evidence: 'configured',
      component: etcd,
      pairs: [pair],
      trusts,
      demand: trusts ? 'required' : 'none',
      unknownDemand: unreadFor(etcd, 'trusted-ca-file'),
      unreadPair: unknownOf(etcd, 'cert-file'),
      advertises: [],
    },
  ];
}

function dialsEtcd(node: NodeView): readonly ConnectingSide[] {
  const etcd = onlyComponentOf(node, 'clustermesh-etcd');
  if (!etcd) return [];
  // The container of KVStoreMesh has the settings of its neighbor.
  const inPod = node.components.find((one) => one.name === 'clustermesh-apiserver' && isOnePod(one, etcd));
  const agents = node.components.filter((one) => one.name === 'cilium-clustermesh' && isOwnService(one, etcd));
  return [...(inPod ? [inPod] : []), ...agents].flatMap((client) => toEtcd(node, client));
}

function toEtcd(node: NodeView, client: ComponentView): readonly ConnectingSide[] {
  const [url] = flagUrls(client, 'endpoints');
  if (!url) return [];
  const at = flagPlace(client, 'endpoints');
  const trusts = sideTrust(client, 'connects clustermesh');
  return [
    {
      does: 'connects',
      service: 'clustermesh',
      end: { component: client.name, uri: client.uri, node: node.id },
      at,
      evidence: 'configured',
      targets: [{ url, asks: { value: url.host, at } }],
      asksFor: [],
      presents: sidePair(client, 'connects clustermesh'),
      trusts,
      ...(!trusts && { unreadTrust: phrase('the system’s root certificates') }),
      unreadPair: unknownOf(client, 'trusted-ca-file', 'cert-file'),
    },
  ];
}

function isOnePod({ document: one }: ComponentView, { document: other }: ComponentView): boolean {
  return one !== undefined && one.uri === other?.uri && one.span === other.span;
}

/** Whether the endpoint is the Service of the etcd in the same namespace; any other is one of another cluster. */
function isOwnService(client: ComponentView, { document }: ComponentView): boolean {
  const [url] = flagUrls(client, 'endpoints');
  const { namespace } = client.document ?? {};
  return (
    namespace !== undefined &&
    namespace === document?.namespace &&
    url?.host === `clustermesh-apiserver.${namespace}.svc`
  );
}
