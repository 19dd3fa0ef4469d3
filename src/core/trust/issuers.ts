import type { Certificate, DistinguishedName } from '../model/artifacts/certificate.ts';
import type { VerifiedSignatures } from '../model/chainOutcome.ts';
import { uniqueCertificates } from './candidates.ts';

/** The result of the search for signers. */
export interface Issuers {
  readonly issuers: ReadonlyMap<string, string>;
  /** The SHA-256 of certificates whose signer was not found because the budget ended; absent if there are none. */
  readonly uncheckedIssuers?: ReadonlySet<string>;
}

/**
 * Who signed whom, by verified signature: SHA-256 of a certificate → SHA-256 of its signer, itself where it is
 * self-signed. Where several share the signing key (a renewed CA), the one that is valid longest stands for them.
 */
export function issuersOf(certificates: readonly Certificate[], signatures: VerifiedSignatures): Issuers {
  const unique = uniqueCertificates(certificates);
  const owners = new Map<string, Certificate>();
  for (const one of unique) {
    const id = holderId(one.subject, one.publicKey.id);
    const best = owners.get(id);
    if (!best || isLonger(one, best)) owners.set(id, one);
  }
  const issuers = new Map<string, string>();
  for (const child of unique) {
    const key = signatures.signerOf(child);
    if (key === undefined) continue;
    const isSelfSigned = child.publicKey.id === key && child.subject.key === child.issuer.key;
    const signer = isSelfSigned ? child : owners.get(holderId(child.issuer, key));
    if (signer) issuers.set(child.sha256, signer.sha256);
  }
  const unchecked = unique.filter((certificate) => signatures.isUnpaid(certificate)).map(({ sha256 }) => sha256);
  return unchecked.length === 0 ? { issuers } : { issuers, uncheckedIssuers: new Set(unchecked) };
}

function holderId(subject: DistinguishedName, keyId: string): string {
  return `${keyId} ${subject.key}`;
}

function isLonger(one: Certificate, other: Certificate): boolean {
  return one.notAfter > other.notAfter || (one.notAfter === other.notAfter && one.sha256 < other.sha256);
}
