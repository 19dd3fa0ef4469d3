import { type CredentialSource, certificateListOf } from '../../model/credentialSource.ts';
import { derived } from '../../model/memo/derived.ts';
import type { KubeconfigClusterView, KubeconfigOwner, NodeView } from '../../model/node.ts';
import type { PeerVerification } from '../../model/peerVerification.ts';
import { phrase, type Text } from '../../model/text/text.ts';
import { clientOf } from '../../uses/sides.ts';
import type { Consumer } from '../../uses/views/consumers.ts';
import type { RuleContext } from '../engine/rule.ts';
import { sendingContexts, type UserStanding, userStanding } from './kubeconfigStanding.ts';

/**
 * The other expired certificate, if because of it each client that presents the certificate rejects the API server before it presents anything: the
 * CAs in its kubeconfig (crypto/x509 checks the dates of roots as well), or the certificate of the API server. Undefined if one client may get
 * further. A user that only other contexts name connects to their clusters.
 */
export function expiredBefore(node: NodeView, consumers: readonly Consumer[], context: Known): Text | undefined {
  // A component that references a kubeconfig reads only what the kubeconfig provides.
  const clients = consumers.filter(({ role }) => role !== 'kubeconfig');
  const expired = clients.flatMap((consumer) => expiredIn(clustersOf(node, consumer), context) ?? []);
  return expired.length === clients.length ? expired[0] : undefined;
}

/** A client of etcd that rejects etcd before it presents its own certificate, with the expired certificate that is the reason. */
export interface BehindEtcd {
  readonly client: KubeconfigOwner;
  readonly trust: Text;
}

/** The first of the clients that present a certificate to etcd, if all of them reject etcd before they present it. */
export function expiredBeforeEtcd(
  node: NodeView,
  consumers: readonly Consumer[],
  context: Known,
): BehindEtcd | undefined {
  const owners = [...new Set(consumers.map(({ owner }) => owner))];
  const behind = owners.flatMap((client) => {
    const trust = expiredForClient(node, client, context);
    return trust ? { client, trust } : [];
  });
  return behind.length === owners.length ? behind[0] : undefined;
}

function expiredForClient(node: NodeView, client: KubeconfigOwner, { now, verifications }: Known): Text | undefined {
  const trusts = clientOf(node, client, 'etcd')?.trusts;
  const trust = trusts && trustOf(trusts);
  if (!trust) return undefined;
  if (trust.ends < now) return trust.label;
  return rejectsServer(trust, verifications) ? phrase('The serving certificate of etcd') : undefined;
}

/** The first context by which a client of the user may get an answer of the API server, else the first. */
export function answeredContext(node: NodeView, standing: UserStanding, context: Known): string | undefined {
  const contexts = sendingContexts(standing, node);
  const answered = contexts.find(({ cluster }) => expiredIn([cluster], context) === undefined);
  return (answered ?? contexts[0])?.name;
}

type Known = Pick<RuleContext, 'now' | 'verifications'>;

function clustersOf(node: NodeView, consumer: Consumer): readonly (KubeconfigClusterView | undefined)[] {
  const standing = userStanding(consumer);
  if (standing?.connects === 'byContext') return sendingContexts(standing, node).map(({ cluster }) => cluster);
  return [consumer.kubeconfig?.current.cluster];
}

function expiredIn(
  clusters: readonly (KubeconfigClusterView | undefined)[],
  { now, verifications }: Known,
): Text | undefined {
  let first: Text | undefined;
  for (const cluster of new Set(clusters)) {
    const trust = cluster && trustIn(cluster);
    const isExpired = trust && trust.ends < now;
    if (!trust || !(isExpired || rejectsServer(trust, verifications))) return undefined;
    first ??= isExpired ? trust.label : SERVER;
  }
  return first;
}

const SERVER = phrase('The serving certificate of kube-apiserver');

function rejectsServer({ at }: Trust, verifications: readonly PeerVerification[]): boolean {
  const own = verifications.filter(
    ({ purpose, trusted, outcome }) =>
      purpose === 'serverAuth' && outcome && trusted.at.uri === at.uri && trusted.at.span.start === at.span.start,
  );
  const isExpired = ({ outcome }: PeerVerification) =>
    outcome?.kind === 'refused' && outcome.failure.kind === 'expired';
  return own.length > 0 && own.every(isExpired);
}

interface Trust extends Pick<CredentialSource, 'label' | 'at'> {
  /** When the last of the CAs expires. */
  readonly ends: number;
}

/** Undefined if it is unknown, or if the client does not use it. */
const trustIn = derived(({ cluster, certificateAuthority }: KubeconfigClusterView): Trust | undefined =>
  certificateAuthority && cluster.insecureSkipTlsVerify?.value !== true ? trustOf(certificateAuthority) : undefined,
);

function trustOf(authorities: CredentialSource): Trust | undefined {
  const ends = authorities.known ? certificateListOf(authorities).map(({ notAfter }) => notAfter) : [];
  if (ends.length === 0) return undefined;
  return { label: authorities.label, at: authorities.at, ends: Math.max(...ends) };
}
