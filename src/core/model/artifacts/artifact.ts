import type { Span } from '../source/span.ts';
import type { Untrusted } from '../text/untrusted.ts';
import type { Certificate, CertificateRequest, PrivateKeyFacts, PublicKey, RevocationList } from './certificate.ts';
import type { CertificateText } from './certificateText.ts';
import type { Container } from './container.ts';
import type { GoError } from './goError.ts';
import type { Token } from './token.ts';

/** A step from the file to an artifact, outermost first. */
export type Hop =
  | { readonly kind: 'yaml'; readonly path: string }
  | { readonly kind: 'base64' }
  | { readonly kind: 'pem'; readonly index: number; readonly label: string }
  | { readonly kind: 'der' }
  /** `index` counts the certificates of the SignedData, then its CRLs. */
  | { readonly kind: 'pkcs7'; readonly index: number }
  /** `name` is the friendlyName of the bag, where it has one. */
  | { readonly kind: 'pkcs12'; readonly index: number; readonly name?: Untrusted | undefined };

/** The source of an artifact. `span` is the PEM block, the base64 scalar (or the part of it), or the whole file. */
export interface Origin {
  readonly uri: string;
  readonly span: Span;
  readonly trail: readonly Hop[];
  /** Present where Go's PEM reader loses the block or client-go passes over it; see the file's problems for why. */
  readonly hiddenFromGo?: boolean;
  /** A hidden block that Go's PEM reader does find, while client-go passes over it because of its label or headers. */
  readonly passedOver?: boolean;
  /** The error of Go's crypto/x509 when it parses the content, if it rejects content that can be shown here. */
  readonly goError?: GoError | undefined;
  /** Go's error when it parses a block with another label as a certificate: etcd parses every block of a bundle. */
  readonly certificateError?: GoError | undefined;
}

export interface CertificateArtifact {
  readonly kind: 'certificate';
  readonly origin: Origin;
  readonly certificate: Certificate;
}

export type Artifact =
  | CertificateArtifact
  /** A certificate of which only a text is at hand: nothing takes it for the certificate. */
  | { readonly kind: 'certificateText'; readonly origin: Origin; readonly certificate: CertificateText }
  | { readonly kind: 'certificateRequest'; readonly origin: Origin; readonly request: CertificateRequest }
  | { readonly kind: 'privateKey'; readonly origin: Origin; readonly key: PrivateKeyFacts }
  /** `isPkcs1`: a bare RSAPublicKey, which client-go does not read; absent for a SubjectPublicKeyInfo. */
  | { readonly kind: 'publicKey'; readonly origin: Origin; readonly key: PublicKey; readonly isPkcs1?: true }
  | { readonly kind: 'revocationList'; readonly origin: Origin; readonly list: RevocationList }
  | { readonly kind: 'token'; readonly origin: Origin; readonly token: Token }
  /** A key store or PKCS#7 bundle as a whole; the certificates and CRLs of a bundle are separate artifacts. */
  | { readonly kind: 'container'; readonly origin: Origin; readonly container: Container }
  /** A block whose label is known but whose content is not decoded (DH PARAMETERS, ATTRIBUTE CERTIFICATE …). */
  | { readonly kind: 'other'; readonly origin: Origin; readonly label: Untrusted };

export type PrivateKeyArtifact = Extract<Artifact, { kind: 'privateKey' }>;

/** The YAML path that led to the artifact; undefined if it does not lie inside YAML. */
export function yamlPathOf(artifact: Artifact): string | undefined {
  for (const hop of artifact.origin.trail) if (hop.kind === 'yaml') return hop.path;
  return undefined;
}

/** Index of the PEM block among those of its text, 0 for DER. */
export function pemIndexOf(artifact: Artifact): number {
  for (const hop of artifact.origin.trail) if (hop.kind === 'pem') return hop.index;
  return 0;
}

/**
 * Whose key signed a token. `verified`: that artifact's; `refused`: the token names this key, whose check fails;
 * `absent`: no key at hand; `unchecked`: this host cannot check it; `unpaid`: the budget ended before its key was found.
 */
export type TokenSigner =
  | { readonly kind: 'verified' | 'refused'; readonly artifact: Artifact }
  | { readonly kind: 'absent' | 'unchecked' | 'unpaid' };
