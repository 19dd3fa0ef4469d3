import { flagUrls } from '../../cluster/nodes/flags.ts';
import { layoutProofOf } from '../../cluster/nodes/layoutProof.ts';
import { HEALTH_CHECK_PAIR } from '../../kubernetes/layouts/kubeadmLayout.ts';
import { type DialedUrl, parseUrls } from '../../kubernetes/values/flagValue.ts';
import { type ComponentView, componentOf, type NodeView } from '../../model/node.ts';
import { fileCredentials } from '../lookup/fileCredentials.ts';
import { canonicalHost, isLoopback } from '../lookup/hosts.ts';
import { sideTrust } from '../side/pairAndTrust.ts';
import type { ConnectingSide } from '../side/side.ts';
import type { Participant } from './participant.ts';

/** kubeadm's check of etcd's health, whose client no flag names (kubernetes.io, "PKI certificates and requirements"). */
export const healthCheck: Participant = { connects: dialsEtcd };

function dialsEtcd(node: NodeView): readonly ConnectingSide[] {
  const certificate = fileCredentials(node, HEALTH_CHECK_PAIR.certificate);
  const evidence = layoutProofOf(node).of(HEALTH_CHECK_PAIR.certificate);
  // A name alone says nothing about Kubernetes.
  if (!certificate || evidence === 'inferred') return [];
  const etcd = componentOf(node, 'etcd');
  const url = etcd && checkedUrl(etcd);
  return [
    {
      does: 'connects',
      service: 'etcd',
      end: { component: 'etcd-health-check', uri: certificate.uri, node: node.id },
      at: certificate.at,
      evidence,
      targets: url ? [{ url, asks: { value: url.host, at: certificate.at } }] : [],
      asksFor: [],
      presents: {
        certificate,
        key: fileCredentials(node, HEALTH_CHECK_PAIR.key),
        evidence,
      },
      trusts: fileCredentials(node, '/etc/kubernetes/pki/etcd/ca.crt') ?? sideTrust(etcd, 'listens etcd'),
    },
  ];
}

/** The loopback address that etcd listens on, which is ::1 on an IPv6 node. */
function checkedUrl(etcd: ComponentView): DialedUrl | undefined {
  const listener = flagUrls(etcd, 'listen-client-urls').find(({ host }) => isLoopback(host));
  const host = canonicalHost(listener?.host ?? '127.0.0.1');
  return parseUrls(`https://${host.includes(':') ? `[${host}]` : host}:${listener?.port ?? 2379}`)[0];
}
