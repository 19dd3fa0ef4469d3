import { readsScrapeConfigurations } from '../../kubernetes/flags/scrapers.ts';
import type { Purpose } from '../../model/chainOutcome.ts';
import { type CredentialSource, certificatesOf } from '../../model/credentialSource.ts';
import { isBalancer } from '../../model/documents/component.ts';
import { weakest } from '../../model/evidence.ts';
import type { NodeView } from '../../model/node.ts';
import type { PeerVerificationSpec } from '../../model/peerVerification.ts';
import { isPlainServer, reaches } from '../lookup/reach.ts';
import { servedPair } from '../lookup/servedPair.ts';
import { SERVICES } from '../side/services.ts';
import type { ConnectingSide, ListeningSide } from '../side/side.ts';
import { connectingTo, type SidesOf, sidesOf } from '../sides.ts';

/**
 * Every verification that the node's own files allow, both sides named: each client against the server on the same node, unless its file shows
 * that the two never meet.
 */
export function peerVerificationSpecs(node: NodeView, sides: SidesOf = sidesOf): readonly PeerVerificationSpec[] {
  return sides(node).listening.flatMap((server) => {
    if (server.service === 'etcd-peer') return withItself(server);
    // A node may have as many such servers as clients.
    if (SEPARATE.has(server.service)) return [];
    const clients = connectingTo(node, server.service, sides);
    return clients.flatMap((client) => (reaches(node, client, server) ? between(client, server) : []));
  });
}

function between(client: ConnectingSide, server: ListeningSide): readonly PeerVerificationSpec[] {
  if (client.isStray || (client.isUnused && client.kubeconfig)) return [];
  const served = pairFor(client, server);
  return [
    ...(isWitness(client, 'serverAuth') && !client.isInsecure
      ? verification(server, 'serverAuth', client, served, client.trusts)
      : []),
    // With a token besides, the server lets the client in whatever it makes of the certificate.
    ...(isWitness(client, 'clientAuth') && !client.logsInOtherwise && !isOnlyAssumed(client, server)
      ? verification(server, 'clientAuth', client, client.presents?.certificate, server.trusts)
      : []),
  ];
}

/** Each member of etcd presents one pair as a server and as a client. */
function withItself(member: ListeningSide): readonly PeerVerificationSpec[] {
  if (isPlainServer(member)) return [];
  const presented = member.pairs[0]?.certificate;
  return (['serverAuth', 'clientAuth'] as const).flatMap((purpose) =>
    verification(member, purpose, member, presented, member.trusts),
  );
}

function verification(
  server: ListeningSide,
  purpose: Purpose,
  client: Pick<ConnectingSide, 'end' | 'evidence'> & Partial<Pick<ConnectingSide, 'targets'>>,
  presented: CredentialSource | undefined,
  trusted: CredentialSource | undefined,
): readonly PeerVerificationSpec[] {
  if (!presented || !trusted) return [];
  const { domain, clientDomain = domain } = SERVICES[server.service];
  const [byServer, byClient] = [server.end.component, client.end.component];
  const evidence = weakest(client.evidence, server.evidence);
  const hosts = (client.targets ?? []).map(({ asks }) => asks.value);
  return purpose === 'serverAuth'
    ? [{ domain, purpose, presented, presentedBy: byServer, trusted, trustedBy: byClient, hosts, evidence }]
    : [{ domain: clientDomain, purpose, presented, presentedBy: byClient, trusted, trustedBy: byServer, evidence }];
}

function pairFor(client: ConnectingSide, server: ListeningSide): CredentialSource | undefined {
  if (server.service !== 'api') return server.pairs[0]?.certificate;
  return servedPair(server.component, client.targets[0]?.asks.value)?.certificate;
}

/** Services whose servers have separate CAs: neither half counts for what belongs together. */
const SEPARATE: ReadonlySet<string> = new Set([
  'konnectivity',
  'egress',
  'hubble',
  'clustermesh',
  'rancher',
  'supervisor',
  'talos',
  'druid',
  'druid-peer',
  'druid-backup',
  'webhook',
  'oidc',
  'scheduler',
  'controller-manager',
]);

/**
 * Whether the half counts for what belongs together. kube-proxy and a published ConfigMap repeat what the controller manager publishes; the
 * health check trusts the file next to its own; a kubelet's server and an extension server may have certificates of any CA; and none of
 * monitoring and load balancers need have certificates of the cluster's CAs.
 */
function isWitness({ service, end, kubeconfig, evidence }: ConnectingSide, purpose: Purpose): boolean {
  if (readsScrapeConfigurations(end.component) || isBalancer(end.component)) return false;
  if (purpose === 'clientAuth') return true;
  if (service === 'kubelet' || service === 'aggregation' || end.component === 'etcd-health-check') return false;
  return service !== 'api' || kubeconfig !== undefined || evidence === 'default';
}

/**
 * On a worker, kubeadm's copy of the CA is taken for the API server's. Where the kubeconfig brings another, that disagreement is
 * all that is known.
 */
function isOnlyAssumed({ trusts: own }: ConnectingSide, server: ListeningSide): boolean {
  if (server.service !== 'api') return false;
  const { trusts: clientCa } = server;
  if (!clientCa || clientCa.reference || server.pairs[0]?.certificate?.known || !own?.known) return false;
  const keys = new Set(certificatesOf(clientCa).map(({ certificate }) => certificate.publicKey.id));
  return !certificatesOf(own).some(({ certificate }) => keys.has(certificate.publicKey.id));
}
