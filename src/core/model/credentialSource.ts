import type { Artifact, CertificateArtifact, PrivateKeyArtifact } from './artifacts/artifact.ts';
import type { Certificate, PublicKey } from './artifacts/certificate.ts';
import type { Problem, ProblemCode } from './artifacts/problem.ts';
import type { Evidence } from './evidence.ts';
import { derived } from './memo/derived.ts';
import type { FileReference } from './resolution.ts';
import type { Location } from './source/span.ts';
import type { Text } from './text/text.ts';

/**
 * The content that a flag, field or file gives a component: the artifacts, independent of their places. `known` is false if the content is unknown
 * (not copied, unreadable, damaged), and nothing may then be concluded from it.
 */
export interface CredentialSource {
  /** For messages: "--etcd-cafile", "certificate-authority-data of cluster "kubernetes"", "pki/ca.crt". */
  readonly label: Text;
  /** The place at which the consumer names it. */
  readonly at: Location;
  /** Present where it comes through a path; absent for embedded data. */
  readonly reference?: FileReference;
  readonly known: boolean;
  /** Present where the content is not the real one: scrubbed, or a template. */
  readonly isWithheld?: true | undefined;
  readonly artifacts: readonly Artifact[];
  /** The parts that could not be decoded. */
  readonly problems?: readonly Problem[] | undefined;
  /** The file that holds it: the referenced file, or the kubeconfig itself. */
  readonly uri: string;
  /** The evidence that its consumer reads it, if no file that was read names it. */
  readonly evidence?: Evidence | undefined;
}

/** Whether the path leads to an empty file. */
export function isEmptyFile({ reference, isWithheld }: CredentialSource): boolean {
  return !isWithheld && reference?.resolution.kind === 'file' && reference.resolution.file.size === 0;
}

/** In file order: Go takes the first as the leaf. */
export function certificatesOf({ artifacts }: Pick<CredentialSource, 'artifacts'>): readonly CertificateArtifact[] {
  return certificatesAmong(artifacts);
}

/** The certificates alone, in the same list for each connection that uses the file, so that each list is indexed and named once. */
export function certificateListOf({ artifacts }: Pick<CredentialSource, 'artifacts'>): readonly Certificate[] {
  return listAmong(artifacts);
}

const certificatesAmong = derived((artifacts: readonly Artifact[]): readonly CertificateArtifact[] =>
  artifacts.filter((artifact) => artifact.kind === 'certificate'),
);

const listAmong = derived((artifacts: readonly Artifact[]): readonly Certificate[] =>
  certificatesAmong(artifacts).map(({ certificate }) => certificate),
);

/** The certificate that Go's tls.X509KeyPair takes for the leaf. */
export function leafOf(credentials: CredentialSource | undefined): CertificateArtifact | undefined {
  return credentials?.artifacts.find((artifact) => artifact.kind === 'certificate');
}

/** Whether a block before the first certificate is damaged: then Go takes a certificate for the leaf that is not meant to be one. */
export function isLeafDamaged(credentials: CredentialSource): boolean {
  const first = leafOf(credentials);
  const { problems = [] } = credentials;
  return problems.some(({ code, span }) => DAMAGED_BLOCK.has(code) && first && span.start < first.origin.span.start);
}

const DAMAGED_BLOCK: ReadonlySet<ProblemCode> = new Set<ProblemCode>([
  'pem-bad-base64',
  'pem-bad-der',
  'pem-unterminated',
  'pem-cert-headers',
]);

/** The key that Go's tls.X509KeyPair takes: the first private-key block. */
export function privateKeyOf(credentials: CredentialSource | undefined): PrivateKeyArtifact | undefined {
  return credentials?.artifacts.find((artifact) => artifact.kind === 'privateKey');
}

/** Every public key that a service-account verification file offers: public keys, halves of private ones, certificates'. */
export function publicKeysOf(credentials: Pick<CredentialSource, 'artifacts'>): readonly PublicKey[] {
  const keys: PublicKey[] = [];
  for (const artifact of credentials.artifacts) {
    if (artifact.kind === 'publicKey') keys.push(artifact.key);
    else if (artifact.kind === 'certificate') keys.push(artifact.certificate.publicKey);
    else if (artifact.kind === 'privateKey' && artifact.key.publicKey) keys.push(artifact.key.publicKey);
  }
  return keys;
}

/** Whether a fault is in one of the credentials: in the content itself, at its place, or at the place that names its file. */
export function isFaultOf(
  credentials: readonly (CredentialSource | undefined)[],
  { content, at }: { readonly content?: CredentialSource | undefined; readonly at?: Location | undefined },
): boolean {
  const isThere = (place: Location | undefined) =>
    place !== undefined && place.uri === at?.uri && place.span.start === at.span.start;
  return credentials.some((one) => one && (one === content || isThere(one.at) || isThere(one.reference?.at)));
}
