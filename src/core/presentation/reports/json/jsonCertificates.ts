import { type CertificateArtifact, pemIndexOf, yamlPathOf } from '../../../model/artifacts/artifact.ts';
import type { Certificate, DistinguishedName, GeneralName } from '../../../model/artifacts/certificate.ts';
import { compareText } from '../../../model/collections/compareText.ts';
import { append } from '../../../model/collections/lookup.ts';
import type { DecodedFile } from '../../../model/decodedFile.ts';
import { isAuthority } from '../../../model/labels/certificates.ts';
import { derivedOfLatest } from '../../../model/memo/derived.ts';
import type { Report } from '../../../model/report.ts';
import { shownStartIn } from '../../../model/shownPlace.ts';
import { contentOf } from '../../../model/text/untrusted.ts';
import type { PathOf } from './paths.ts';

/** A certificate and its place, in a report and in a file that is decoded alone. */
export interface JsonCertificate {
  readonly file: string;
  readonly yamlPath: string | null;
  readonly pemIndex: number;
  readonly line: number;
  readonly subject: readonly { readonly type: string; readonly value: string }[];
  readonly issuer: readonly { readonly type: string; readonly value: string }[];
  readonly serialNumber: string;
  readonly notBefore: string;
  readonly notAfter: string;
  readonly subjectAltNames: readonly string[];
  readonly publicKey: {
    readonly algorithm: string;
    readonly bits?: number | undefined;
    readonly curve?: string | undefined;
  };
  readonly signatureAlgorithm: string;
  readonly keyUsage: readonly string[];
  readonly extendedKeyUsage: readonly string[];
  readonly isCA: boolean;
  readonly sha256: string;
}

/**
 * The certificates of all files, sorted by their places. Those of one file are made at a time: all of a
 * thousand nodes, and their text, take some 75 MB.
 */
export function* certificatesInOrder({ files }: Report, pathOf: PathOf): Generator<JsonCertificate> {
  const byPath = new Map<string, DecodedFile[]>();
  for (const file of files.values()) append(byPath, pathOf(file.uri), file);
  for (const path of [...byPath.keys()].sort()) {
    const certificates = (byPath.get(path) ?? []).flatMap((file) => jsonCertificates(file, path));
    yield* certificates.sort(
      (a, b) => a.line - b.line || a.pemIndex - b.pemIndex || compareText(a.yamlPath ?? '', b.yamlPath ?? ''),
    );
  }
}

/** Every certificate of one file, in its order. */
export function jsonCertificates(file: DecodedFile, path: string): readonly JsonCertificate[] {
  return file.artifacts
    .filter((artifact): artifact is CertificateArtifact => artifact.kind === 'certificate')
    .map((artifact) => jsonCertificate(artifact, file, path));
}

/** One of a file's certificates. */
export function jsonCertificate(
  artifact: CertificateArtifact,
  file: DecodedFile | undefined,
  path: string,
): JsonCertificate {
  return {
    file: path,
    yamlPath: yamlPathOf(artifact) ?? null,
    pemIndex: pemIndexOf(artifact),
    line: (file ? shownStartIn(file, artifact.origin.span).line : 0) + 1,
    ...membersOfLatest(artifact.certificate),
  };
}

/** A bundle may repeat one certificate thousands of times, which is decoded once. */
const membersOfLatest = derivedOfLatest(certificateMembers);

function certificateMembers(certificate: Certificate) {
  const { algorithm, bits, curve } = certificate.publicKey;
  return {
    subject: nameMembers(certificate.subject),
    issuer: nameMembers(certificate.issuer),
    serialNumber: certificate.serialNumber,
    notBefore: isoSeconds(certificate.notBefore),
    notAfter: isoSeconds(certificate.notAfter),
    subjectAltNames: (certificate.subjectAltNames ?? []).map(generalNameText),
    publicKey: { algorithm, bits, curve },
    signatureAlgorithm: certificate.signatureAlgorithm.name,
    keyUsage: certificate.keyUsage ?? [],
    extendedKeyUsage: certificate.extendedKeyUsage ?? [],
    isCA: isAuthority(certificate),
    sha256: certificate.sha256,
  };
}

/** The attributes of a name, in its order. */
export function nameMembers(name: DistinguishedName) {
  return name.attributes.map(({ type, value }) => ({ type, value: contentOf(value) }));
}

/** "DNS:a", "IP:10.96.0.1", "email:…", "URI:…", "dirName:CN=…". */
export function generalNameText(name: GeneralName): string {
  switch (name.kind) {
    case 'dns':
      return `DNS:${contentOf(name.value)}`;
    case 'ip':
      return `IP:${name.value}`;
    case 'email':
      return `email:${contentOf(name.value)}`;
    case 'uri':
      return `URI:${contentOf(name.value)}`;
    case 'directory':
      return `dirName:${name.name.attributes.map(({ type, value }) => `${type}=${contentOf(value)}`).join(',')}`;
    case 'registeredId':
      return `RID:${contentOf(name.value)}`;
    case 'other':
      return `othername:${contentOf(name.value)}`;
  }
}

/** ISO 8601 in UTC, whole seconds. Years beyond 9999 cannot occur in X.509 times. */
export function isoSeconds(time: number): string {
  return `${new Date(time).toISOString().slice(0, -5)}Z`;
}
