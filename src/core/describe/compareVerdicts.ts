import type { Certificate } from '../model/certificate.ts';
import { distinguishedNameText } from './nameText.ts';
import { utcText } from './timeText.ts';
import { isAuthority } from './usageText.ts';

/** What two certificates are to each other, in sentences. Of fields, not of verified signatures. */
export function compareVerdicts(left: Certificate, right: Certificate): readonly string[] {
  if (left.sha256 === right.sha256) return ['Both are the very same certificate.'];
  return [relation(left, right), ...issuerVerdict(left, right), ...validityVerdict(left, right)];
}

function relation(left: Certificate, right: Certificate): string {
  const isSameSubject = left.subject.key === right.subject.key;
  const isSameKey = left.publicKey.id === right.publicKey.id;
  const areAuthorities = isAuthority(left) && isAuthority(right);
  if (isSameSubject && isSameKey) {
    return areAuthorities
      ? 'Same subject and same key: a CA renewed with its key. What one of them signed verifies with the other.'
      : 'Same subject and same key: renewed with its key.';
  }
  if (isSameSubject) {
    return areAuthorities
      ? 'Same subject, other key: a CA made anew under its old name. What one of them signed does not verify with the other.'
      : 'Same subject, other key: renewed with a new key.';
  }
  if (isSameKey) return 'Same key, other subject: one private key stands for two names.';
  return 'Other subject and other key.';
}

function issuerVerdict(left: Certificate, right: Certificate): readonly string[] {
  if (left.issuer.key !== right.issuer.key) {
    if (left.issuer.key === left.subject.key && right.issuer.key === right.subject.key) return [];
    return [
      `Issued by different authorities: ${distinguishedNameText(left.issuer)} and ${distinguishedNameText(right.issuer)}.`,
    ];
  }
  const [a, b] = [left.authorityKeyId, right.authorityKeyId];
  if (a === undefined || b === undefined || a === b || left.subject.key === left.issuer.key) return [];
  return ['The issuer has the same name but another key: the authority key ids differ.'];
}

function validityVerdict(left: Certificate, right: Certificate): readonly string[] {
  if (left.notAfter === right.notAfter) return [];
  const side = left.notAfter > right.notAfter ? 'left' : 'right';
  const [later, earlier] = side === 'left' ? [left, right] : [right, left];
  return [`The ${side} one is valid longer: until ${utcText(later.notAfter)} instead of ${utcText(earlier.notAfter)}.`];
}
