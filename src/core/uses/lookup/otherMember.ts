import { flagText } from '../../cluster/nodes/flags.ts';
import { isPlacedByEvidence } from '../../cluster/roots/root.ts';
import { type CredentialSource, leafOf } from '../../model/credentialSource.ts';
import { type ComponentView, componentOf, type NodeView } from '../../model/node.ts';
import { matchesHost } from '../../trust/hostname.ts';
import { canonicalHost, isLoopback, memberUrls, tlsHosts, valuePlace } from './hosts.ts';

/**
 * Whether the certificate that a member of etcd presents belongs to another member. Such a copy on the node itself is a fault. If only
 * evidence leads from a path to the certificate, or to the file that sets the member's addresses, the two may be of two hosts whose files lie in one
 * repository.
 */
export function isOtherMembers(node: NodeView, etcd: ComponentView, presented: CredentialSource | undefined): boolean {
  const leaf = leafOf(presented);
  if (!leaf) return false;
  const places = [presented?.uri, ...OWN.map((flag) => valuePlace(etcd, flag)?.uri)];
  if (!places.some((uri) => uri !== undefined && isPlacedByEvidence(node.root, uri))) return false;
  const own = new Set(OWN.flatMap((flag) => tlsHosts(flagText(etcd, flag)).map(canonicalHost)));
  const names = (host: string) => !isLoopback(host) && matchesHost(leaf.certificate, host);
  const apiserver = componentOf(node, 'kube-apiserver');
  const members = [...memberUrls(etcd).map(({ host }) => host), ...tlsHosts(flagText(apiserver, 'etcd-servers'))];
  return own.size > 0 && ![...own].some(names) && members.some((host) => !own.has(canonicalHost(host)) && names(host));
}

const OWN = ['initial-advertise-peer-urls', 'listen-peer-urls', 'advertise-client-urls', 'listen-client-urls'];
