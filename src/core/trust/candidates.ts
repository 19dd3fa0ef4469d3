import { equalBytes } from '../formats/der/bytes.ts';
import { altNameExtension } from '../formats/x509/subjectNames.ts';
import type { Certificate } from '../model/artifacts/certificate.ts';

/** Keys Go's parser turns into a public key; a certificate with another key is never tried as an issuer. */
const PARSED_KEYS = new Set(['RSA', 'EC', 'Ed25519', 'X25519', 'DSA']);

/** A set of certificates asked for the possible issuers of one, as Go's CertPool. */
export interface Pool {
  contains(certificate: Certificate): boolean;
  /** In the order Go tries them: key identifiers that match, then one missing, then both there but different. */
  potentialParents(child: Certificate): readonly Certificate[];
}

/** The same certificate twice counts once. */
export function createPool(certificates: readonly Certificate[]): Pool {
  const unique = uniqueCertificates(certificates);
  const fingerprints = new Set(unique.map((certificate) => certificate.sha256));
  const subjects = bySubject(unique);
  return {
    contains: (certificate) => fingerprints.has(certificate.sha256),
    potentialParents: (child) =>
      (subjects.get(child.issuer.key) ?? [])
        .filter((candidate) => PARSED_KEYS.has(candidate.publicKey.algorithm))
        .toSorted((one, other) => plausibility(child, one) - plausibility(child, other)),
  };
}

/** Go's guard against loops of cross-signatures: subject, key and SAN equal, whatever the rest says. */
export function alreadyInChain(candidate: Certificate, chain: readonly Certificate[]): boolean {
  const candidateNames = altNameExtension(candidate);
  for (const member of chain) {
    if (candidate.subject.key !== member.subject.key || candidate.publicKey.id !== member.publicKey.id) continue;
    const memberNames = altNameExtension(member);
    if (candidateNames === undefined && memberNames === undefined) return true;
    if (candidateNames === undefined || memberNames === undefined) return false;
    if (equalBytes(candidateNames.value, memberNames.value)) return true;
  }
  return false;
}

function plausibility(child: Certificate, candidate: Certificate): number {
  const wanted = child.authorityKeyId ?? '';
  const offered = candidate.subjectKeyId ?? '';
  if (wanted === offered) return 0;
  return wanted === '' || offered === '' ? 1 : 2;
}

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
