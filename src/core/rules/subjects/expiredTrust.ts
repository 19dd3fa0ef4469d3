import { certificateListOf } from '../../model/credentialSource.ts';
import { derived } from '../../model/memo/derived.ts';
import type { KubeconfigView } from '../../model/node.ts';
import type { Text } from '../../model/text/text.ts';
import type { Consumer } from '../../uses/views/consumers.ts';

/**
 * The CAs of the kubeconfigs that present a client certificate, if all of these CAs have expired: then each client rejects the API server before it
 * presents anything (crypto/x509 checks the dates of roots as well). Undefined if one client may get further.
 */
export function expiredTrustOf(consumers: readonly Consumer[], now: number): Text | undefined {
  // A component that references a kubeconfig reads only what the kubeconfig provides.
  const clients = consumers.filter(({ role }) => role !== 'kubeconfig');
  const expired = clients.flatMap(({ kubeconfig }) => {
    const trust = kubeconfig && trustIn(kubeconfig);
    return trust && trust.ends < now ? [trust.label] : [];
  });
  return expired.length === clients.length ? expired[0] : undefined;
}

interface Trust {
  readonly label: Text;
  /** When the last of the CAs expires. */
  readonly ends: number;
}

/** What the current cluster trusts. Undefined if that is unknown, or if the client does not look at it. */
const trustIn = derived(({ current: { cluster } }: KubeconfigView): Trust | undefined => {
  const authority = cluster?.certificateAuthority;
  if (!authority?.known || cluster?.cluster.insecureSkipTlsVerify?.value === true) return undefined;
  const ends = certificateListOf(authority).map(({ notAfter }) => notAfter);
  return ends.length === 0 ? undefined : { label: authority.label, ends: Math.max(...ends) };
});
