import { flagCredentials } from '../../cluster/nodes/flags.ts';
import { unreadFor } from '../../cluster/nodes/settings.ts';
import { type SniServing, sniServings } from '../../cluster/nodes/sniParts.ts';
import { parseIp, sameIp } from '../../formats/x509/ipAddress.ts';
import { commonName, dnsNames } from '../../formats/x509/subjectNames.ts';
import { type CredentialSource, leafOf } from '../../model/credentialSource.ts';
import type { ComponentView } from '../../model/node.ts';
import { matchesPattern } from '../../trust/hostname.ts';

/** What a server shows to a client that asks for a host. */
export interface ServedPair {
  readonly certificate?: CredentialSource;
  readonly key?: CredentialSource;
  /** True for one that was chosen by the name. */
  readonly isByName: boolean;
}

/**
 * The API server's pair for a host: one of `--tls-sni-cert-key` where its names cover the host, else that of `--tls-cert-file`
 * (k8s.io/apiserver dynamiccertificates, BuildNamedCertificates). Undefined where a pair whose names cannot be told may be meant.
 */
export function servedPair(apiserver: ComponentView | undefined, host: string | undefined): ServedPair | undefined {
  // An address is no name to choose by.
  const mayChoose = host !== undefined && parseIp(host) === undefined && unreadFor(apiserver, 'tls-sni-cert-key');
  if (mayChoose) return undefined;
  for (const serving of host === undefined ? [] : sniServings(apiserver)) {
    const covers = coversHost(serving, host ?? '');
    if (covers === undefined) return undefined;
    if (covers) return { certificate: serving.certificate, key: serving.key, isByName: true };
  }
  return {
    certificate: flagCredentials(apiserver, 'tls-cert-file'),
    key: flagCredentials(apiserver, 'tls-private-key-file'),
    isByName: false,
  };
}

/** An address is no name that a client asks for, but one that the flag lists is compared with the address it came in at. */
function coversHost({ certificate, names }: SniServing, host: string): boolean | undefined {
  const address = parseIp(host);
  if (names.length > 0) {
    return names.some((name) => {
      const listed = parseIp(name);
      if (address !== undefined) return listed !== undefined && sameIp(listed, address);
      return listed === undefined && matchesPattern(name, host);
    });
  }
  if (address !== undefined) return false;
  const leaf = leafOf(certificate)?.certificate;
  return leaf && [commonName(leaf), ...dnsNames(leaf)].some((name) => matchesPattern(name, host));
}
