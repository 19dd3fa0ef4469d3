import type { Certificate } from '../model/certificate.ts';
import { bySubject, uniqueCertificates } from './certificateIndex.ts';
import type { SignatureTable } from './outcome.ts';

/**
 * Who signed whom, by verified signature: SHA-256 of a certificate → SHA-256 of its signer, itself where it is
 * self-signed. Where several share the signing key (a renewed CA), the one that is valid longest stands for them.
 */
export function findIssuers(
  certificates: readonly Certificate[],
  signatures: SignatureTable,
): ReadonlyMap<string, string> {
  const unique = uniqueCertificates(certificates);
  const subjects = bySubject(unique);
  const issuers = new Map<string, string>();
  for (const child of unique) {
    const signers = (subjects.get(child.issuer.key) ?? []).filter(
      (issuer) => signatures.verdict(child, issuer) === 'valid',
    );
    const signer = signers.find(({ sha256 }) => sha256 === child.sha256) ?? longestValid(signers);
    if (signer) issuers.set(child.sha256, signer.sha256);
  }
  return issuers;
}

function longestValid(certificates: readonly Certificate[]): Certificate | undefined {
  return [...certificates].sort((a, b) => b.notAfter - a.notAfter || (a.sha256 < b.sha256 ? -1 : 1))[0];
}
