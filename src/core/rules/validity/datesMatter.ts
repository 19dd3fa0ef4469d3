import { commonName } from '../../formats/x509/subjectNames.ts';
import type { CredentialSource } from '../../model/credentialSource.ts';
import type { Severity } from '../../model/finding.ts';
import type { NodeView } from '../../model/node.ts';
import { connectingTo } from '../../uses/sides.ts';
import { type CertificateUse, certificateUses } from '../../uses/views/certificateUses.ts';
import type { Consumer } from '../../uses/views/consumers.ts';
import { perNode } from '../engine/rule.ts';
import { isRenewable } from '../subjects/certificateClock.ts';
import { isUnsent, userStanding } from '../subjects/kubeconfigStanding.ts';

/**
 * Whether anything checks the dates of a certificate. `unread`: only its public key is used, or it is never sent. `besides`: the user has
 * another credential, which the API server tries next (k8s.io/apiserver, authentication/request/union). `spare`: nothing here references
 * it, and another certificate with the same name is in use. `replaced`: only flags reference it that a later value replaces. `otherContext` and `noContext`: it belongs to users
 * of kubeconfigs that the current context does not name, and other contexts do, or none does.
 */
export function datesMatter(
  use: CertificateUse,
  node: NodeView,
  now: number,
): 'matter' | 'unread' | keyof typeof UNCHECKED {
  const { certificate } = use;
  // A component that references a kubeconfig reads only what the kubeconfig provides.
  const consumers = use.consumers.filter(({ role }) => role !== 'kubeconfig');
  if (consumers.length === 0) {
    if (use.superseded.length > 0) return 'replaced';
    // The names in kubernetes-the-hard-way and of RKE; tokens need only its public key.
    if (/^(?:service-accounts?|kube-service-account-token)$/.test(commonName(certificate))) return 'unread';
    const inUse = endOfUsed(node).get(certificate.subject.key) ?? Number.NEGATIVE_INFINITY;
    return !isRenewable(use, node) && inUse > now && inUse > certificate.notAfter ? 'spare' : 'matter';
  }
  const looking = consumers.filter(
    (consumer) => !isKeyOnly(consumer) && !isUnsent(consumer, node) && !isOneOfTrusted(use, consumer),
  );
  if (looking.length === 0) return 'unread';
  const besides = presentedBesides(node);
  if (looking.every(({ credentials }) => besides.has(credentials))) return 'besides';
  const standings = looking.map((consumer) => userStanding(consumer)?.connects);
  if (standings.every((one) => one === 'never')) return 'noContext';
  return standings.every((one) => one === 'never' || one === 'byContext') ? 'otherContext' : 'matter';
}

/** The severity of dates that nothing checks at the moment. */
export const UNCHECKED = {
  besides: 'info',
  spare: 'hint',
  replaced: 'warning',
  otherContext: 'warning',
  noContext: 'hint',
} as const satisfies Readonly<Record<string, Severity>>;

/** By subject, the latest expiry of the certificates that something here references or that kubeadm keeps at this path. */
const endOfUsed = perNode((node): ReadonlyMap<string, number> => {
  const ends = new Map<string, number>();
  for (const use of certificateUses(node)) {
    if (use.consumers.length === 0 && !isRenewable(use, node)) continue;
    const { subject, notAfter } = use.certificate;
    ends.set(subject.key, Math.max(ends.get(subject.key) ?? notAfter, notAfter));
  }
  return ends;
});

/** Tokens are verified with the public key of a certificate only (k8s.io/client-go, util/keyutil). */
function isKeyOnly({ role }: Consumer): boolean {
  return role === 'verificationKeys' || role === 'signingKey';
}

/** A leaf among others in a bundle, whose reader never presents it. A leaf alone is the only trusted server. */
function isOneOfTrusted({ bundle }: CertificateUse, { role }: Consumer): boolean {
  return role === 'trustBundle' && bundle.length > 1;
}

/** The client certificates of users of kubeconfigs who have another credential. Other programs may present theirs to servers of any kind. */
const presentedBesides = perNode(
  (node): ReadonlySet<CredentialSource> =>
    new Set(
      connectingTo(node, 'api').flatMap(({ kubeconfig, presents, logsInOtherwise }) =>
        kubeconfig && logsInOtherwise && presents?.certificate ? [presents.certificate] : [],
      ),
    ),
);
