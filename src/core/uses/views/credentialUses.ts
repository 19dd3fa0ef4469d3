import type { CertificateArtifact } from '../../model/artifacts/artifact.ts';
import {
  type CredentialSource,
  certificatesOf,
  isLeafDamaged,
  leafOf,
  privateKeyOf,
} from '../../model/credentialSource.ts';
import type { Evidence } from '../../model/evidence.ts';
import type { NodeView } from '../../model/node.ts';
import type { Party, PeerVerification } from '../../model/peerVerification.ts';
import { SERVICES } from '../side/services.ts';
import type { ConnectingSide, ListeningSide } from '../side/side.ts';
import { type SidesOf, sidesOf } from '../sides.ts';

/** A certificate that a component shows to another, for one purpose. */
export interface CredentialUse {
  readonly purpose: 'serverAuth' | 'clientAuth';
  readonly by: Party;
  /** Who verifies it. */
  readonly to: Party;
  readonly credentials: CredentialSource;
  /** The private key it is used with, where it is known. */
  readonly key?: CredentialSource | undefined;
  /** The evidence for this use. */
  readonly evidence: Evidence;
  /** Members of etcd are server and client to each other. */
  readonly peer?: boolean;
  /** Its user has another credential that the server accepts without the certificate. */
  readonly logsInOtherwise?: true;
  /** The names it is chosen for, of one of `--tls-sni-cert-key`; empty if its own count. */
  readonly sni?: readonly string[];
}

/** Every certificate that a component of the node or one of its kubeconfigs shows to somebody. */
export function credentialUses(node: NodeView, sides: SidesOf = sidesOf): readonly CredentialUse[] {
  const { listening, connecting } = sides(node);
  return [...listening.flatMap(served), ...connecting.flatMap(presented)];
}

function served({ service, end, pairs }: ListeningSide): readonly CredentialUse[] {
  const to = SERVICES[service].connects[0];
  if (to === undefined) return [];
  return pairs.flatMap(({ certificate, key, names, evidence }): readonly CredentialUse[] => {
    // Pairs that a component creates for itself are checked as files.
    if (!certificate?.known || evidence === 'default') return [];
    const use = { purpose: 'serverAuth', by: end.component, to, credentials: certificate, key, evidence } as const;
    return [{ ...use, ...(service === 'etcd-peer' && { peer: true }), ...(names && { sni: names }) }];
  });
}

function presented({ service, end, presents, isUnused, logsInOtherwise }: ConnectingSide): readonly CredentialUse[] {
  // As a client, a member of etcd presents the pair that it presents as a server.
  if (!presents?.certificate?.known || isUnused || service === 'etcd-peer') return [];
  const { certificate: credentials, key, evidence } = presents;
  const use = {
    purpose: 'clientAuth',
    by: end.component,
    to: SERVICES[service].listens,
    credentials,
    key,
    evidence,
  } as const;
  return [{ ...use, ...(logsInOtherwise && { logsInOtherwise }) }];
}

/**
 * The certificate that the peer sees: the one that belongs to the key if the file contains it, otherwise the first, as Go takes it.
 * Undefined if a block before it is damaged, which was probably the leaf.
 */
export function leafInUse({
  credentials,
  key,
}: Pick<CredentialUse, 'credentials' | 'key'>): CertificateArtifact | undefined {
  const certificates = certificatesOf(credentials);
  const id = privateKeyOf(key)?.key.publicKey?.id;
  if (isLeafDamaged(credentials)) return undefined;
  return certificates.find(({ certificate }) => certificate.publicKey.id === id) ?? certificates[0];
}

/**
 * True if the other side does not even know the CA: such a certificate was meant for another purpose, and its other faults are a consequence of that.
 */
export function isFromOtherCa({ credentials }: CredentialUse, verifications: readonly PeerVerification[]): boolean {
  const sha256 = leafOf(credentials)?.certificate.sha256;
  return verifications.some(
    ({ presented, outcome }) =>
      presented.uri === credentials.uri &&
      leafOf(presented)?.certificate.sha256 === sha256 &&
      outcome?.kind === 'refused' &&
      outcome.failure.kind === 'unknownAuthority',
  );
}

/** Certificates of the first bundle whose key the second holds as well: one CA, however often it was renewed. */
export function sharedCertificates(
  bundle: CredentialSource | undefined,
  other: CredentialSource | undefined,
): readonly CertificateArtifact[] {
  if (!bundle || !other) return [];
  const keys = new Set(certificatesOf(other).map(({ certificate }) => certificate.publicKey.id));
  return certificatesOf(bundle).filter(({ certificate }) => keys.has(certificate.publicKey.id));
}
