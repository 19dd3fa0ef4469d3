import type { CertificateArtifact } from '../../model/artifacts/artifact.ts';
import type { Certificate, PublicKey } from '../../model/artifacts/certificate.ts';
import { append, groupBy } from '../../model/collections/lookup.ts';
import { derivedOfLatest } from '../../model/memo/derived.ts';
import type { Report } from '../../model/report.ts';
import { issuersOf } from '../../trust/issuers.ts';
import { verifySignatures } from '../../trust/signatures.ts';
import { referenceIndex } from './referenceIndex.ts';

/** Who signed a certificate that lies in no file of the report, by verified signature. */
export type WorkspaceSigner =
  | { readonly kind: 'self' }
  | { readonly kind: 'found'; readonly artifact: CertificateArtifact }
  /** None did; `namesake` has the issuer's name and another key. */
  | { readonly kind: 'absent'; readonly namesake?: CertificateArtifact | undefined }
  /** The host cannot verify the signature, or too many certificates have the issuer's name. */
  | { readonly kind: 'unchecked' };

/** The certificates of a report by what other certificates and keys name them by; each content once. */
interface WorkspaceCertificates {
  readonly bySubject: ReadonlyMap<string, readonly CertificateArtifact[]>;
  readonly byKey: ReadonlyMap<string, readonly CertificateArtifact[]>;
}

const workspaceCertificates = derivedOfLatest(({ nodes }: Report): WorkspaceCertificates => {
  const bySubject = new Map<string, CertificateArtifact[]>();
  const byKey = new Map<string, CertificateArtifact[]>();
  const seen = new Set<string>();
  const files = nodes.flatMap(({ view }) => view.files);
  // A copy that nothing reads any more may be the only one that is left of the signer.
  for (const { file } of files.sort((a, b) => Number(a.archived) - Number(b.archived))) {
    for (const artifact of file.artifacts) {
      if (artifact.kind !== 'certificate' || seen.has(artifact.certificate.sha256)) continue;
      const { sha256, subject, publicKey } = artifact.certificate;
      seen.add(sha256);
      append(bySubject, subject.key, artifact);
      append(byKey, publicKey.id, artifact);
    }
  }
  return { bySubject, byKey };
});

/** The certificates of the report that hold a public key, each at its foremost place. */
export function certificatesOfKey({ id }: PublicKey, report: Report): readonly CertificateArtifact[] {
  return (workspaceCertificates(report).byKey.get(id) ?? []).map((artifact) => foremost(artifact, report));
}

/** A certificate file comes before a copy in a kubeconfig. */
function foremost(artifact: CertificateArtifact, report: Report): CertificateArtifact {
  const [first] = referenceIndex(report).placesOf(artifact.certificate.sha256);
  return first?.artifact ?? artifact;
}

/** The most CAs of one name that are compared with each certificate; no cluster has more. */
const MAX_NAMESAKES = 200;

/** The signers of decoded certificates, looked for among themselves and in the report; by SHA-256. */
export async function workspaceSigners(
  decoded: readonly CertificateArtifact[],
  report: Report | undefined,
): Promise<ReadonlyMap<string, WorkspaceSigner>> {
  const known = report ? workspaceCertificates(report).bySubject : new Map<string, readonly CertificateArtifact[]>();
  const names = new Set(decoded.map(({ certificate }) => certificate.issuer.key));
  const candidates = [...[...names].flatMap((name) => known.get(name) ?? []), ...decoded];
  const certificates = candidates.map(({ certificate }) => certificate);
  const signatures = await verifySignatures(certificates);
  const { issuers, uncheckedIssuers } = issuersOf(certificates, signatures);
  const byContent = new Map([...candidates].reverse().map((one) => [one.certificate.sha256, one]));
  const byName = groupBy([...byContent.values()], ({ certificate }) => certificate.subject.key);
  const placed = (artifact: CertificateArtifact) => (report ? foremost(artifact, report) : artifact);
  const signerOf = (child: Certificate): WorkspaceSigner => {
    const issuer = issuers.get(child.sha256);
    if (issuer === child.sha256) return { kind: 'self' };
    const artifact = issuer === undefined ? undefined : byContent.get(issuer);
    if (artifact) return { kind: 'found', artifact: placed(artifact) };
    const named = byName.get(child.issuer.key) ?? [];
    if (uncheckedIssuers?.has(child.sha256) || named.length > MAX_NAMESAKES) return { kind: 'unchecked' };
    const namesakes = named.filter((one) => one.certificate.sha256 !== child.sha256);
    const isRefuted = namesakes.every(({ certificate }) => signatures.verdict(child, certificate) === 'invalid');
    if (!isRefuted) return { kind: 'unchecked' };
    return { kind: 'absent', namesake: namesakes[0] && placed(namesakes[0]) };
  };
  return new Map(decoded.map(({ certificate }) => [certificate.sha256, signerOf(certificate)]));
}
