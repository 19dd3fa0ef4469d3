import type { Certificate } from '../model/artifacts/certificate.ts';

/** Each content once, in the order of its first appearance. */
export function uniqueCertificates(certificates: readonly Certificate[]): readonly Certificate[] {
  return [...new Map(certificates.map((certificate) => [certificate.sha256, certificate])).values()];
}

/** The certificates by the key of their subject, each group in the order given. */
export function bySubject(certificates: readonly Certificate[]): ReadonlyMap<string, readonly Certificate[]> {
  const groups = new Map<string, Certificate[]>();
  for (const certificate of certificates) {
    const group = groups.get(certificate.subject.key);
    if (group === undefined) groups.set(certificate.subject.key, [certificate]);
    else group.push(certificate);
  }
  return groups;
}
