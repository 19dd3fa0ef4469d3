import { holdsFor } from '../../cluster/nodes/componentVersion.ts';
import { areUnset, isUnset } from '../../cluster/nodes/settings.ts';
import { isTemplated } from '../../formats/placeholder.ts';
import { BEHAVIORS } from '../../kubernetes/versions/behaviors.ts';
import { type CredentialSource, certificatesOf } from '../../model/credentialSource.ts';
import { shortName } from '../../model/labels/names.ts';
import { componentOf, type NodeView } from '../../model/node.ts';
import { phrase, type Text } from '../../model/text/text.ts';
import { USERNAME_HEADERS_FLAG } from '../../uses/lookup/requestAuthentication.ts';
import { listeningFor } from '../../uses/sides.ts';
import { sharedCertificates } from '../../uses/views/credentialUses.ts';

/** The bundles by which an API server verifies front proxies and clients, and what they share. */
export interface SharedProxyCa {
  readonly frontProxy: CredentialSource;
  readonly clients: CredentialSource;
  /** Certificates of the first whose keys the second has too; empty if both flags name one file that is not in the workspace. */
  readonly shared: ReturnType<typeof certificatesOf>;
  readonly label: Text;
}

/** Undefined if they share nothing, or nothing is known of it. */
export function sharedProxyCa(node: NodeView): SharedProxyCa | undefined {
  const frontProxy = listeningFor(node, 'aggregation')?.trusts;
  const clients = listeningFor(node, 'api')?.trusts;
  if (!frontProxy || !clients) return undefined;
  const shared = sharedCertificates(frontProxy, clients);
  const [first] = shared;
  if (first) {
    const label = phrase('CA "{name}"', { name: shortName(first.certificate.subject) });
    return { frontProxy, clients, shared, label };
  }
  const path = unreadPath(frontProxy);
  if (path === undefined || path !== unreadPath(clients)) return undefined;
  return { frontProxy, clients, shared, label: phrase('The CA in {path}', { path }) };
}

/** The path in a flag whose file is not in the workspace. */
function unreadPath({ reference }: CredentialSource): string | undefined {
  const isUnread = reference?.resolution.kind === 'unknown' && !isTemplated(reference.path);
  return isUnread ? reference.path : undefined;
}

/**
 * The consequence. Without names, each client can send the headers of a front proxy, and newer API servers do not start if the bundles have the same
 * certificate (kube-apiserver, BuiltInAuthenticationOptions.Validate). Undefined if there is none: without the name of a header, no header names a
 * user (k8s.io/apiserver, headerrequest.requestHeaderAuthRequestHandler).
 */
export function effectOfSharing(
  node: NodeView,
  { shared, clients }: SharedProxyCa,
): { readonly message: 'named' | 'anyone' | 'exits'; readonly severity?: 'error' } | undefined {
  const apiserver = componentOf(node, 'kube-apiserver');
  const isAnyone = areUnset(apiserver, 'requestheader-allowed-names');
  const known = new Set(certificatesOf(clients).map(({ certificate }) => certificate.sha256));
  const isSame = shared.length === 0 || shared.some(({ certificate }) => known.has(certificate.sha256));
  const isRefused = isAnyone && isSame && holdsFor(apiserver, BEHAVIORS.sharedProxyCaRefused) === 'yes';
  if (isRefused) return { message: 'exits', severity: 'error' };
  if (isUnset(apiserver, USERNAME_HEADERS_FLAG).is !== 'no') return undefined;
  return { message: isAnyone ? 'anyone' : 'named' };
}
