import type { Certificate } from '../../../model/artifacts/certificate.ts';
import { derived } from '../../../model/memo/derived.ts';
import { certificatesInOrder, type JsonCertificate } from '../json/jsonCertificates.ts';
import type { AuditInput } from './auditInput.ts';

/** One certificate with every place that holds it. */
export interface CertificateEntry {
  readonly certificate: Certificate;
  readonly members: JsonCertificate;
  /** "etc/kubernetes/admin.conf:7 users[0].user.client-certificate-data". */
  readonly places: readonly string[];
  /** So many further copies in files that hold very many of them. */
  readonly further: number;
  /** The certificate whose key verifiably signed it; itself if it is self-signed, absent if the signer is not in the files. */
  readonly signer?: Certificate | undefined;
  /** Not all that may have signed it were tried. */
  readonly isSignerUnchecked: boolean;
}

/** Copies of a certificate in one file or field that are places of it: more of them are only counted. */
const MAX_COPIES = 20;

/** Every certificate once, in the order of its first place. */
export const certificateEntries = derived((input: AuditInput): readonly CertificateEntry[] => {
  const { report, pathOf } = input;
  const decoded = new Map<string, Certificate>();
  for (const { artifacts } of report.files.values()) {
    for (const artifact of artifacts) {
      if (artifact.kind === 'certificate') decoded.set(artifact.certificate.sha256, artifact.certificate);
    }
  }
  const signers = new Map(report.nodes.flatMap(({ issuers }) => [...issuers]));
  const unchecked = new Set(report.nodes.flatMap(({ uncheckedIssuers }) => [...(uncheckedIssuers ?? [])]));
  const entries = new Map<string, GrowingEntry>();
  for (const members of certificatesInOrder(report, pathOf)) {
    const certificate = decoded.get(members.sha256);
    if (!certificate) continue;
    const { sha256, file, line, yamlPath } = members;
    const signer = decoded.get(signers.get(sha256) ?? '');
    const isSignerUnchecked = !signer && unchecked.has(sha256);
    const known = entries.get(sha256);
    const entry: GrowingEntry = known ?? {
      certificate,
      members,
      signer,
      isSignerUnchecked,
      places: [],
      further: 0,
      copies: new Map(),
    };
    if (!known) entries.set(sha256, entry);
    const bundle = `${file} ${yamlPath}`;
    const copy = (entry.copies.get(bundle) ?? 0) + 1;
    entry.copies.set(bundle, copy);
    if (copy > MAX_COPIES) entry.further += 1;
    else entry.places.push(`${file}:${line}${yamlPath === null ? '' : ` ${yamlPath}`}`);
  }
  return [...entries.values()];
});

interface GrowingEntry extends CertificateEntry {
  readonly places: string[];
  further: number;
  /** How many there are by file and field. */
  readonly copies: Map<string, number>;
}
