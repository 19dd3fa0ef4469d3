import type { Artifact, CertificateArtifact } from '../../model/artifacts/artifact.ts';
import type { Certificate } from '../../model/artifacts/certificate.ts';
import type { GoError } from '../../model/artifacts/goError.ts';
import type { CredentialSource } from '../../model/credentialSource.ts';
import { isBalancer } from '../../model/documents/component.ts';
import { derived } from '../../model/memo/derived.ts';
import type { HandshakeSpec } from '../joins/handshakeSpec.ts';

/**
 * Who reads a bundle, each in its own way: client-go as a client, its package util/cert in servers, etcd. Every other one takes what it can
 * of it.
 */
export type BundleReader = 'client-go' | 'util/cert' | 'etcd' | 'other';

/** A PEM block that Go's encoding/pem finds. `goError` is present where Go's parser refuses its content. */
export interface GoBlock {
  readonly label: string;
  /** For its headers or its label, which only client-go minds. */
  readonly passedOver: boolean;
  /** Absent if the content is damaged. */
  readonly artifact?: Artifact;
  readonly goError?: GoError | undefined;
  /** Go's error when it parses the block as a certificate, whatever its label. */
  readonly certificateError?: GoError | undefined;
}

/** In text order. Excludes bare DER and blocks that the PEM reader loses, which Go does not see. Computed once for all connections. */
export const blocksFoundByGo = derived((credentials: CredentialSource): readonly GoBlock[] => {
  const found: { readonly at: number; readonly block: GoBlock }[] = [];
  for (const artifact of credentials.artifacts) {
    const { origin } = artifact;
    const label = origin.trail.find((hop) => hop.kind === 'pem')?.label;
    if (label === undefined || (origin.hiddenFromGo === true && origin.passedOver !== true)) continue;
    const passedOver = origin.passedOver === true;
    const { goError, certificateError = artifact.kind === 'certificate' ? goError : undefined } = origin;
    found.push({ at: origin.span.start, block: { label, passedOver, artifact, goError, certificateError } });
  }
  for (const { unparsed, span } of credentials.problems ?? []) {
    if (unparsed) found.push({ at: span.start, block: unparsed });
  }
  return found.sort((one, other) => one.at - other.at).map(({ block }) => block);
});

/** The blocks that crypto/tls takes for the certificates of a pair, leaf first. */
export function pairCertificateBlocks(credentials: CredentialSource): readonly GoBlock[] {
  return blocksFoundByGo(credentials).filter(({ label }) => label === 'CERTIFICATE');
}

/** The certificates of a pair as they are shown; what Go cannot parse is left out. */
export const shownCertificates = derived((credentials: CredentialSource): readonly CertificateArtifact[] =>
  pairCertificateBlocks(credentials).flatMap(parsed),
);

/** The certificates that the reader makes anchors of: one list for all connections, so that it is indexed once. */
export function anchorsOf(bundle: CredentialSource, reader: BundleReader): readonly Certificate[] {
  return reader === 'etcd' ? anchorsOfEtcd(bundle) : anchorsOfOthers(bundle);
}

const anchorsOfEtcd = derived((bundle: CredentialSource) => certificatesAmong(blocksFoundByGo(bundle)));

const anchorsOfOthers = derived((bundle: CredentialSource) =>
  certificatesAmong(blocksFoundByGo(bundle).filter(({ label, passedOver }) => label === 'CERTIFICATE' && !passedOver)),
);

function certificatesAmong(blocks: readonly GoBlock[]): readonly Certificate[] {
  return blocks.flatMap(parsed).map(({ certificate }) => certificate);
}

function parsed({ artifact, goError }: GoBlock): readonly CertificateArtifact[] {
  return artifact?.kind === 'certificate' && goError === undefined ? [artifact] : [];
}

/** A kubeconfig and a caBundle are read by client-go; etcd's members and the API server's etcd client read their bundles alike. */
export function clientReader({ kind, from }: HandshakeSpec): BundleReader {
  if (isBalancer(from.component)) return 'other';
  if (kind === 'api' || kind === 'bootstrap') return from.uri === undefined ? 'other' : 'client-go';
  if (kind === 'webhook' || kind === 'aggregation') return 'client-go';
  // k8s.io/apiserver, plugin/pkg/authenticator/token/oidc, NewPoolFromBytes.
  if (kind === 'oidc') return 'util/cert';
  return kind === 'etcd' || kind === 'etcd-peer' ? 'etcd' : 'other';
}

/** etcd takes every block of its bundle for a certificate. */
export function serverReader({ to }: HandshakeSpec): BundleReader {
  return to.component === 'etcd' ? 'etcd' : 'other';
}
