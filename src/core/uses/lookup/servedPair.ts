import { flagCredentials } from '../../cluster/nodes/flags.ts';
import { unreadFor } from '../../cluster/nodes/settings.ts';
import { type SniServing, sniServings } from '../../cluster/nodes/sniParts.ts';
import { parseIp, sameIp } from '../../formats/x509/ipAddress.ts';
import { commonName, dnsNames } from '../../formats/x509/subjectNames.ts';
import type { Certificate } from '../../model/artifacts/certificate.ts';
import { type CredentialSource, leafOf } from '../../model/credentialSource.ts';
import type { ComponentView } from '../../model/node.ts';
import { asciiLower, matchesHost, withoutFinalDot } from '../../trust/hostname.ts';
import { signingRefusal } from '../../trust/tlsLimits.ts';

/** The pair that a server presents to a client that asks for a host. */
export interface ServedPair {
  readonly certificate?: CredentialSource | undefined;
  readonly key?: CredentialSource | undefined;
  /** True for one that was chosen by the name. */
  readonly isByName: boolean;
}

/**
 * The API server's pair for a host: of `--tls-sni-cert-key` the one that the name maps to, else the first that is valid for the name, that of
 * `--tls-cert-file` before all others (k8s.io/apiserver dynamiccertificates, BuildNamedCertificates; Go, Config.getCertificate). Undefined if it is
 * unknown, or depends on chance.
 */
export function servedPair(apiserver: ComponentView | undefined, host: string | undefined): ServedPair | undefined {
  const byDefault: ServedPair = {
    certificate: flagCredentials(apiserver, 'tls-cert-file'),
    key: flagCredentials(apiserver, 'tls-private-key-file'),
    isByName: false,
  };
  if (host === undefined) return byDefault;
  const servings = sniServings(apiserver);
  const address = parseIp(host);
  if (address !== undefined) {
    // Clients do not send it. One that the flag lists is compared with the address that the connection came in at.
    const listed = servings.find(({ names }) => names.some((name) => isSameAddress(name, address)));
    return listed ? byName(listed) : byDefault;
  }
  if (unreadFor(apiserver, 'tls-sni-cert-key')) return undefined;
  const name = withoutFinalDot(asciiLower(host));
  const mapped = mappedServing(servings, name);
  if (mapped !== 'none') return mapped && byName(mapped);
  const own = byDefault.certificate && leafOf(byDefault.certificate)?.certificate;
  if (!own || isOffered(own, name)) return byDefault;
  const others = servings.filter(({ certificate }) => {
    const leaf = leafOf(certificate)?.certificate;
    return !leaf || isOffered(leaf, name);
  });
  const [other] = others;
  if (!other) return byDefault;
  return others.length === 1 && leafOf(other.certificate) ? byName(other) : undefined;
}

function byName({ certificate, key }: SniServing): ServedPair {
  return { certificate, key, isByName: true };
}

function isSameAddress(name: string, address: Uint8Array): boolean {
  const listed = parseIp(name);
  return listed !== undefined && sameIp(listed, address);
}

/** Go's TLS chooses a certificate for the name by itself if its key can sign. */
function isOffered(leaf: Certificate, name: string): boolean {
  return matchesHost(leaf, name) && signingRefusal(leaf)?.isUnsupported !== true;
}

/**
 * The pair that a name maps to: exactly, else by a wildcard; of names that the flag lists before those of certificates, of equal ones the first.
 * Undefined if a certificate that is not at hand may have the name.
 */
function mappedServing(servings: readonly SniServing[], name: string): SniServing | undefined | 'none' {
  const [, ...rest] = name.split('.');
  const isOpen = servings.some(({ certificate, names }) => names.length === 0 && !leafOf(certificate));
  for (const wanted of [name, ['*', ...rest].join('.')]) {
    const listed = servings.find(({ names }) => names.includes(wanted));
    if (listed) return listed;
    if (isOpen) return undefined;
    const named = servings.find(
      ({ names, certificate }) => names.length === 0 && ownNames(certificate).includes(wanted),
    );
    if (named) return named;
  }
  return 'none';
}

/** A common name counts where it may be a domain's. */
function ownNames(certificate: CredentialSource): readonly string[] {
  const leaf = leafOf(certificate)?.certificate;
  if (!leaf) return [];
  const cn = commonName(leaf);
  return [...(parseIp(cn) === undefined ? [cn] : []), ...dnsNames(leaf)];
}
