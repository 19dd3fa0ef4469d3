import { lazy } from '../lazy.ts';
import { type CertificateArtifact, pemIndexOf, yamlPathOf } from '../model/artifact.ts';
import type { Certificate, DistinguishedName, GeneralName } from '../model/certificate.ts';
import type { DecodedFile } from '../model/decodedFile.ts';
import type { Finding, Severity } from '../model/finding.ts';
import type { Report } from '../model/report.ts';
import { rulePageUrl } from '../rules/rulePage.ts';
import { type JsonConnection, jsonConnections } from './jsonConnections.ts';
import type { PathOf } from './paths.ts';

/** The object that `kubernetes-pki check --format json` prints; its shape is a contract and grows only by new members. */
export interface JsonReport {
  readonly schemaVersion: 1;
  readonly roots: readonly string[];
  readonly now: string;
  readonly summary: Readonly<Record<'files' | 'certificates' | 'errors' | 'warnings' | 'infos' | 'hints', number>>;
  readonly certificates: readonly JsonCertificate[];
  readonly connections: readonly JsonConnection[];
  readonly findings: readonly JsonFinding[];
}

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
  readonly publicKey: { readonly algorithm: string; readonly bits?: number; readonly curve?: string };
  readonly signatureAlgorithm: string;
  readonly keyUsage: readonly string[];
  readonly extendedKeyUsage: readonly string[];
  readonly isCA: boolean;
  readonly sha256: string;
}

/** Lines and columns count from 1, ends are exclusive, columns count UTF-16 units. */
export interface JsonFinding {
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  readonly help: string | null;
}

/** Each list is made when it is first asked for: of a thousand nodes they take long, and who wants the summary needs none of them. */
export function jsonReport(report: Report, roots: readonly string[], pathOf: PathOf): JsonReport {
  const certificates = lazy(() => sortedCertificates(report, pathOf));
  const connections = lazy(() => jsonConnections(report.connections, pathOf));
  const findings = lazy(() => jsonFindings(report, pathOf));
  return {
    schemaVersion: 1,
    roots,
    now: isoSeconds(report.now),
    summary: summaryOf(report),
    get certificates() {
      return certificates();
    },
    get connections() {
      return connections();
    },
    get findings() {
      return findings();
    },
  };
}

function summaryOf({ files, findings }: Report): JsonReport['summary'] {
  const count = (severity: Severity) => findings.filter((finding) => finding.severity === severity).length;
  let certificates = 0;
  for (const { artifacts } of files.values()) {
    for (const { kind } of artifacts) if (kind === 'certificate') certificates += 1;
  }
  return {
    files: files.size,
    certificates,
    errors: count('error'),
    warnings: count('warning'),
    infos: count('info'),
    hints: count('hint'),
  };
}

function sortedCertificates(report: Report, pathOf: PathOf): readonly JsonCertificate[] {
  return [...report.files.values()]
    .flatMap((file) => jsonCertificates(file, pathOf(file.uri)))
    .sort(
      (a, b) =>
        compare(a.file, b.file) ||
        a.line - b.line ||
        a.pemIndex - b.pemIndex ||
        compare(a.yamlPath ?? '', b.yamlPath ?? ''),
    );
}

function jsonFindings(report: Report, pathOf: PathOf): readonly JsonFinding[] {
  return report.findings
    .map((finding) => jsonFinding(finding, report.files.get(finding.at.uri), pathOf))
    .sort(
      (a, b) =>
        compare(a.file, b.file) ||
        a.line - b.line ||
        a.column - b.column ||
        compare(a.rule, b.rule) ||
        compare(a.message, b.message),
    );
}

function jsonFinding(finding: Finding, file: DecodedFile | undefined, pathOf: PathOf): JsonFinding {
  const range = file?.lines.rangeOf(finding.at.span);
  return {
    rule: finding.rule,
    severity: finding.severity,
    message: finding.message,
    file: pathOf(finding.at.uri),
    line: (range?.start.line ?? 0) + 1,
    column: (range?.start.character ?? 0) + 1,
    endLine: (range?.end.line ?? 0) + 1,
    endColumn: (range?.end.character ?? 0) + 1,
    help: rulePageUrl(finding.rule),
  };
}

/** Every certificate of one file, in its order. */
export function jsonCertificates(file: DecodedFile, path: string): readonly JsonCertificate[] {
  return file.artifacts
    .filter((artifact): artifact is CertificateArtifact => artifact.kind === 'certificate')
    .map((artifact) => ({
      file: path,
      yamlPath: yamlPathOf(artifact) ?? null,
      pemIndex: pemIndexOf(artifact),
      line: file.lines.positionAt(artifact.origin.span.start).line + 1,
      ...certificateMembers(artifact.certificate),
    }));
}

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
    isCA: certificate.basicConstraints?.ca ?? false,
    sha256: certificate.sha256,
  };
}

/** The attributes of a name, in its order. */
export function nameMembers(name: DistinguishedName) {
  return name.attributes.map(({ type, value }) => ({ type, value }));
}

/** "DNS:a", "IP:10.96.0.1", "email:…", "URI:…", "dirName:CN=…". */
export function generalNameText(name: GeneralName): string {
  switch (name.kind) {
    case 'dns':
      return `DNS:${name.value}`;
    case 'ip':
      return `IP:${name.value}`;
    case 'email':
      return `email:${name.value}`;
    case 'uri':
      return `URI:${name.value}`;
    case 'directory':
      return `dirName:${name.name.attributes.map(({ type, value }) => `${type}=${value}`).join(',')}`;
    case 'registeredId':
      return `RID:${name.value}`;
    case 'other':
      return `othername:${name.value}`;
  }
}

/** ISO 8601 in UTC, whole seconds. Years beyond 9999 cannot occur in X.509 times. */
export function isoSeconds(time: number): string {
  return `${new Date(time).toISOString().slice(0, -5)}Z`;
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
