import { type Artifact, pemIndexOf, yamlPathOf } from '../../../model/artifacts/artifact.ts';
import type { PublicKey, RevocationList } from '../../../model/artifacts/certificate.ts';
import type { CertificateText } from '../../../model/artifacts/certificateText.ts';
import type { Container } from '../../../model/artifacts/container.ts';
import type { Token } from '../../../model/artifacts/token.ts';
import type { DecodedFile } from '../../../model/decodedFile.ts';
import {
  generalNameText,
  isoSeconds,
  type JsonCertificate,
  jsonCertificates,
  nameMembers,
} from './jsonCertificates.ts';

/** The output of `kubernetes-pki decode --format json`: certificates as in a report, with every other kind next to them. */
export interface JsonFile {
  readonly certificates: readonly JsonCertificate[];
  readonly requests: readonly object[];
  readonly privateKeys: readonly object[];
  readonly publicKeys: readonly object[];
  readonly revocationLists: readonly object[];
  readonly tokens: readonly object[];
  /** Key stores and PKCS#7 bundles; what a bundle holds is among the others. */
  readonly containers: readonly object[];
  readonly others: readonly object[];
  /** Certificates that openssl has printed, without their bytes. */
  readonly certificateTexts: readonly object[];
}

export function jsonFile(file: DecodedFile, path: string): JsonFile {
  const place = (artifact: Artifact) => ({
    file: path,
    yamlPath: yamlPathOf(artifact) ?? null,
    pemIndex: pemIndexOf(artifact),
    line: file.lines.positionAt(artifact.origin.span.start).line + 1,
  });
  const result: Record<Exclude<keyof JsonFile, 'certificates'>, object[]> = {
    requests: [],
    privateKeys: [],
    publicKeys: [],
    revocationLists: [],
    tokens: [],
    containers: [],
    others: [],
    certificateTexts: [],
  };
  for (const artifact of file.artifacts) {
    switch (artifact.kind) {
      case 'certificate':
        break;
      case 'certificateRequest':
        result.requests.push({
          ...place(artifact),
          subject: nameMembers(artifact.request.subject),
          subjectAltNames: (artifact.request.subjectAltNames ?? []).map(generalNameText),
          publicKey: keyMembers(artifact.request.publicKey),
          signatureAlgorithm: artifact.request.signatureAlgorithm.name,
          keyUsage: artifact.request.keyUsage ?? [],
          extendedKeyUsage: artifact.request.extendedKeyUsage ?? [],
          sha256: artifact.request.sha256,
        });
        break;
      case 'privateKey':
        result.privateKeys.push({
          ...place(artifact),
          format: artifact.key.format,
          encrypted: artifact.key.encrypted,
          algorithm: artifact.key.algorithm,
          bits: artifact.key.bits,
          curve: artifact.key.curve,
          encryption: artifact.key.encryption,
          publicKeySha256: artifact.key.publicKey?.id ?? null,
        });
        break;
      case 'publicKey':
        result.publicKeys.push({ ...place(artifact), ...keyMembers(artifact.key), sha256: artifact.key.id });
        break;
      case 'revocationList':
        result.revocationLists.push({ ...place(artifact), ...revocationListMembers(artifact.list) });
        break;
      case 'token':
        result.tokens.push({ ...place(artifact), ...tokenMembers(artifact.token) });
        break;
      case 'container':
        result.containers.push({ ...place(artifact), ...containerMembers(artifact.container) });
        break;
      case 'certificateText':
        result.certificateTexts.push({ ...place(artifact), ...textMembers(artifact.certificate) });
        break;
      case 'other':
        result.others.push({ ...place(artifact), label: artifact.label });
        break;
    }
  }
  return { certificates: jsonCertificates(file, path), ...result };
}

function textMembers({ subject, issuer, serialNumber, notBefore, notAfter, names, usages }: CertificateText) {
  return {
    subject,
    issuer,
    serialNumber: serialNumber ?? null,
    notBefore: isoSeconds(notBefore),
    notAfter: isoSeconds(notAfter),
    names,
    usages,
  };
}

function keyMembers({ algorithm, bits, curve }: PublicKey) {
  return { algorithm, bits, curve };
}

/** A CRL as `decode --format json` prints it; `revoked` counts all, `certificates` lists the first of them. */
function revocationListMembers(list: RevocationList) {
  return {
    issuer: nameMembers(list.issuer),
    thisUpdate: isoSeconds(list.thisUpdate),
    nextUpdate: timeMember(list.nextUpdate),
    number: list.number ?? null,
    deltaOf: list.deltaOf ?? null,
    signatureAlgorithm: list.signatureAlgorithm.name,
    authorityKeyId: list.authorityKeyId ?? null,
    revoked: list.revokedCount,
    certificates: list.revoked.map(({ serialNumber, revokedAt, reason }) => ({
      serialNumber,
      revokedAt: isoSeconds(revokedAt),
      reason: reason ?? null,
    })),
  };
}

/** A token: what it says of itself, never its text. */
function tokenMembers(token: Token) {
  if (token.kind === 'bootstrap') return { kind: token.kind, id: token.id };
  if (token.kind === 'join') return { kind: token.kind, caHash: token.caHash, user: token.user ?? null };
  const { issuedAt, notBefore, expiry, ...facts } = token;
  return {
    ...facts,
    issuedAt: timeMember(issuedAt),
    notBefore: timeMember(notBefore),
    expiry: timeMember(expiry),
  };
}

/** A key store or bundle: how it is guarded, and how many things it holds. */
function containerMembers(container: Container) {
  if (container.format !== 'PKCS#7') return container;
  const { format, certificates, revocationLists, damage } = container;
  return { format, certificates: certificates.length, revocationLists: revocationLists.length, damage };
}

function timeMember(time: number | undefined): string | null {
  return time === undefined ? null : isoSeconds(time);
}
