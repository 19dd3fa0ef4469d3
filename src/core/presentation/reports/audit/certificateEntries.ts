import type { Certificate } from '../../../model/artifacts/certificate.ts';
import type { JsonCertificate } from '../json/jsonCertificates.ts';
import { jsonReport } from '../json/jsonReport.ts';
import type { AuditInput } from './auditInput.ts';

/** One certificate with every place that holds it. */
export interface CertificateEntry {
  readonly certificate: Certificate;
  readonly members: JsonCertificate;
  /** "etc/kubernetes/admin.conf:7 users[0].user.client-certificate-data". */
  readonly places: readonly string[];
  /** Whose key verifiably signed it; itself for a self-signed one, absent where no signer is among the files. */
  readonly signer?: Certificate;
  /** Not all that may have signed it were tried. */
  readonly isSignerUnchecked: boolean;
}

/** Every certificate once, in the order of its first place. */
export function certificateEntries({ report, roots, pathOf }: AuditInput): readonly CertificateEntry[] {
  const decoded = new Map<string, Certificate>();
  for (const { artifacts } of report.files.values()) {
    for (const artifact of artifacts) {
      if (artifact.kind === 'certificate') decoded.set(artifact.certificate.sha256, artifact.certificate);
    }
  }
  const signers = new Map(report.nodes.flatMap(({ issuers }) => [...issuers]));
  const unchecked = new Set(report.nodes.flatMap(({ uncheckedIssuers }) => [...(uncheckedIssuers ?? [])]));
  const entries = new Map<string, CertificateEntry & { readonly places: string[] }>();
  for (const members of jsonReport(report, roots, pathOf).certificates) {
    const certificate = decoded.get(members.sha256);
    if (!certificate) continue;
    const place = `${members.file}:${members.line}${members.yamlPath === null ? '' : ` ${members.yamlPath}`}`;
    const known = entries.get(members.sha256);
    if (known) {
      known.places.push(place);
      continue;
    }
    const signer = decoded.get(signers.get(members.sha256) ?? '');
    const isSignerUnchecked = !signer && unchecked.has(members.sha256);
    entries.set(members.sha256, { certificate, members, signer, isSignerUnchecked, places: [place] });
  }
  return [...entries.values()];
}
