import type { RevocationList } from '../../model/artifacts/certificate.ts';
import type { Container } from '../../model/artifacts/container.ts';
import type { Token } from '../../model/artifacts/token.ts';
import { isoSeconds, nameMembers } from './jsonCertificates.ts';

/** A CRL as `decode --format json` prints it; `revoked` counts all, `certificates` lists the first of them. */
export function revocationListMembers(list: RevocationList) {
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
export function tokenMembers(token: Token) {
  if (token.kind === 'bootstrap') return { kind: token.kind, id: token.id };
  const { issuedAt, notBefore, expiry, ...facts } = token;
  return {
    ...facts,
    issuedAt: timeMember(issuedAt),
    notBefore: timeMember(notBefore),
    expiry: timeMember(expiry),
  };
}

/** A key store or bundle: how it is guarded, and how many things it holds. */
export function containerMembers(container: Container) {
  if (container.format !== 'PKCS#7') return container;
  const { format, certificates, revocationLists, damage } = container;
  return { format, certificates: certificates.length, revocationLists: revocationLists.length, damage };
}

function timeMember(time: number | undefined): string | null {
  return time === undefined ? null : isoSeconds(time);
}
