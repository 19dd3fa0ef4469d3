import type { Certificate, DistinguishedName } from '../../model/artifacts/certificate.ts';
import { contentOf } from '../../model/text/untrusted.ts';

/** How the name of a CA differs from the issuer's in a certificate, if both read the same: its bytes, its key, or both. */
export type SameName = 'otherBytes' | 'otherKey';

/**
 * Whether a CA that did not issue the certificate has the issuer's name as people read it, and what differs; undefined for another name. Tools encode
 * one name in different bytes, so a CA that another tool made again differs in both: then its key is what matters, if the key identifiers show it.
 */
export function sameName({ issuer, authorityKeyId }: Certificate, ca: Certificate): SameName | undefined {
  if (ca.subject.key === issuer.key) return 'otherKey';
  if (readable(ca.subject) !== readable(issuer)) return undefined;
  const { subjectKeyId } = ca;
  const isOtherKey = authorityKeyId !== undefined && subjectKeyId !== undefined && authorityKeyId !== subjectKeyId;
  return isOtherKey ? 'otherKey' : 'otherBytes';
}

function readable(name: DistinguishedName): string {
  return name.attributes.map(({ oid, value }) => `${oid}=${contentOf(value).trim().toLowerCase()}`).join('\n');
}
