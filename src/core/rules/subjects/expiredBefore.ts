import { parseUrls } from '../../kubernetes/values/flagValue.ts';
import type { Certificate } from '../../model/artifacts/certificate.ts';
import { type CredentialSource, certificateListOf, leafOf } from '../../model/credentialSource.ts';
import { shortName } from '../../model/labels/names.ts';
import { derived } from '../../model/memo/derived.ts';
import type { KubeconfigClusterView, NodeView } from '../../model/node.ts';
import type { Party, PeerVerification } from '../../model/peerVerification.ts';
import { phrase, type Text } from '../../model/text/text.ts';
import { clientOf, listeningFor } from '../../uses/sides.ts';
import type { Consumer } from '../../uses/views/consumers.ts';
import type { RuleContext } from '../engine/rule.ts';
import { sendingContexts, type UserStanding, userStanding } from './kubeconfigStanding.ts';
import { expiredServing } from './servingByNames.ts';

/**
 * The other expired certificate, if because of it each client that presents the certificate rejects the API server before it presents anything: the
 * CAs in its kubeconfig (crypto/x509 checks the dates of roots as well), or the certificate of the API server. Undefined if one client may get
 * further. A user that only other contexts name connects to their clusters.
 */
export function expiredBefore(node: NodeView, consumers: readonly Consumer[], context: Known): Expired | undefined {
  // A component that references a kubeconfig reads only what the kubeconfig provides.
  const clients = consumers.filter(({ role }) => role !== 'kubeconfig');
  const expired = clients.flatMap((consumer) => expiredIn(node, clustersOf(node, consumer), context) ?? []);
  return expired.length === clients.length ? leastCertain(expired) : undefined;
}

/** The expired CAs, or the expired certificate of a server, because of which clients reject it. */
export interface Expired {
  readonly label: Text;
  /** Only its names and its CA show that the server presents it. */
  readonly isByNames?: true;
}

/** A client of etcd that rejects etcd before it presents its own certificate, with the expired certificate that is the reason. */
export interface BehindEtcd {
  readonly client: Party;
  readonly trust: Text;
}

/** The first of the clients that present a certificate to etcd, if all of them reject etcd before they present it. */
export function expiredBeforeEtcd(node: NodeView, clients: readonly Party[], context: Known): BehindEtcd | undefined {
  const behind = clients.flatMap((client) => {
    const trust = expiredForClient(node, client, context);
    return trust ? { client, trust } : [];
  });
  return behind.length === clients.length ? behind[0] : undefined;
}

function expiredForClient(node: NodeView, client: Party, { now, verifications }: Known): Text | undefined {
  const trusts = clientOf(node, client, 'etcd')?.trusts;
  const trust = trusts && trustOf(trusts);
  if (!trust) return undefined;
  if (trust.ends < now) return trust.label;
  const known = outcomesBy(trust, verifications);
  // No rule judges what kubeadm's check verifies: it connects to the etcd of its node.
  const serving = leafOf(listeningFor(node, 'etcd')?.pairs[0]?.certificate)?.certificate;
  const isCheckOfExpired = client === 'etcd-health-check' && serving !== undefined && serving.notAfter < now;
  const isRejected = known.length > 0 ? known.every(isExpired) : isCheckOfExpired;
  return isRejected ? phrase('The serving certificate of etcd') : undefined;
}

/** The first context by which a client of the user may get an answer of the API server, else the first. */
export function answeredContext(node: NodeView, standing: UserStanding, context: Known): string | undefined {
  const contexts = sendingContexts(standing, node);
  const answered = contexts.find(({ cluster }) => expiredIn(node, [cluster], context) === undefined);
  return (answered ?? contexts[0])?.name;
}

type Known = Pick<RuleContext, 'now' | 'signatures' | 'verifications'>;

function clustersOf(node: NodeView, consumer: Consumer): readonly (KubeconfigClusterView | undefined)[] {
  const standing = userStanding(consumer);
  if (standing?.connects === 'byContext') return sendingContexts(standing, node).map(({ cluster }) => cluster);
  return [consumer.kubeconfig?.current.cluster];
}

function expiredIn(
  node: NodeView,
  clusters: readonly (KubeconfigClusterView | undefined)[],
  context: Known,
): Expired | undefined {
  const found: Expired[] = [];
  for (const cluster of new Set(clusters)) {
    const expired = cluster && expiredAt(node, cluster, context);
    if (!expired) return undefined;
    found.push(expired);
  }
  return leastCertain(found);
}

function leastCertain(all: readonly Expired[]): Expired | undefined {
  return all.find(({ isByNames }) => isByNames) ?? all[0];
}

/** The expired CAs or certificate because of which clients reject the API server of the cluster. */
function expiredAt(node: NodeView, cluster: KubeconfigClusterView, context: Known): Expired | undefined {
  const trust = trustIn(cluster);
  if (!trust) return undefined;
  if (trust.ends < context.now) return { label: trust.label };
  const known = outcomesBy(trust, context.verifications);
  if (known.length > 0) return known.every(isExpired) ? { label: SERVER } : undefined;
  const { server, tlsServerName } = cluster.cluster;
  const host = tlsServerName?.value ?? parseUrls(server?.value)[0]?.host;
  const serving = host === undefined ? undefined : expiredServing(node, host, trust.authorities, context);
  return serving && { label: phrase('{name}', { name: shortName(serving.subject) }), isByNames: true };
}

const SERVER = phrase('The serving certificate of kube-apiserver');

/** The outcomes of what is known to be verified by the CAs. */
function outcomesBy({ at }: Trust, verifications: readonly PeerVerification[]): readonly PeerVerification[] {
  return verifications.filter(
    ({ purpose, trusted, outcome }) =>
      purpose === 'serverAuth' && outcome && trusted.at.uri === at.uri && trusted.at.span.start === at.span.start,
  );
}

function isExpired({ outcome }: PeerVerification): boolean {
  return outcome?.kind === 'refused' && outcome.failure.kind === 'expired';
}

interface Trust extends Pick<CredentialSource, 'label' | 'at'> {
  readonly authorities: readonly Certificate[];
  /** When the last of the CAs expires. */
  readonly ends: number;
}

/** Undefined if it is unknown, or if the client does not use it. */
const trustIn = derived(({ cluster, certificateAuthority }: KubeconfigClusterView): Trust | undefined =>
  certificateAuthority && cluster.insecureSkipTlsVerify?.value !== true ? trustOf(certificateAuthority) : undefined,
);

function trustOf(authorities: CredentialSource): Trust | undefined {
  const certificates = authorities.known ? certificateListOf(authorities) : [];
  if (certificates.length === 0) return undefined;
  const ends = Math.max(...certificates.map(({ notAfter }) => notAfter));
  return { label: authorities.label, at: authorities.at, authorities: certificates, ends };
}
