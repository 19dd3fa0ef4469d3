import { type CredentialSource, certificateListOf } from '../../model/credentialSource.ts';
import { derived } from '../../model/memo/derived.ts';
import type { KubeconfigView } from '../../model/node.ts';
import type { PeerVerification } from '../../model/peerVerification.ts';
import { phrase, type Text } from '../../model/text/text.ts';
import type { Consumer } from '../../uses/views/consumers.ts';
import type { RuleContext } from '../engine/rule.ts';

/**
 * The other expired certificate, if because of it each client that presents the certificate rejects the API server before it presents anything: the
 * CAs in its kubeconfig (crypto/x509 checks the dates of roots as well), or the certificate of the API server. Undefined if one client may get
 * further.
 */
export function expiredBefore(
  consumers: readonly Consumer[],
  { now, verifications }: Pick<RuleContext, 'now' | 'verifications'>,
): Text | undefined {
  // A component that references a kubeconfig reads only what the kubeconfig provides.
  const clients = consumers.filter(({ role }) => role !== 'kubeconfig');
  const expired = clients.flatMap(({ kubeconfig }) => {
    const trust = kubeconfig && trustIn(kubeconfig);
    if (trust && trust.ends < now) return [trust.label];
    return trust && rejectsServer(trust, verifications) ? [SERVER] : [];
  });
  return expired.length === clients.length ? expired[0] : undefined;
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

/** The trust of the current cluster. Undefined if it is unknown, or if the client does not use it. */
const trustIn = derived(({ current: { cluster } }: KubeconfigView): Trust | undefined => {
  const authority = cluster?.certificateAuthority;
  if (!authority?.known || cluster?.cluster.insecureSkipTlsVerify?.value === true) return undefined;
  const ends = certificateListOf(authority).map(({ notAfter }) => notAfter);
  return ends.length === 0 ? undefined : { label: authority.label, at: authority.at, ends: Math.max(...ends) };
});
