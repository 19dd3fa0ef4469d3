import type { Certificate } from '../../model/artifacts/certificate.ts';
import { phrase, type Text } from '../../model/text/text.ts';
import { distinguishedNameText } from '../../model/words/nameText.ts';
import { utcText } from '../../model/words/timeText.ts';
import { isAuthority } from '../../model/words/usageText.ts';

/** What two certificates are to each other, in sentences. Of fields, not of verified signatures. */
export function compareVerdicts(left: Certificate, right: Certificate): readonly Text[] {
  if (left.sha256 === right.sha256) return [phrase('Both are the very same certificate.')];
  return [relation(left, right), ...issuerVerdict(left, right), ...validityVerdict(left, right)];
}

function relation(left: Certificate, right: Certificate): Text {
  const isSameSubject = left.subject.key === right.subject.key;
  const isSameKey = left.publicKey.id === right.publicKey.id;
  const areAuthorities = isAuthority(left) && isAuthority(right);
  if (isSameSubject && isSameKey) {
    return areAuthorities
      ? phrase('Same subject and same key: a CA renewed with its key. What one of them signed verifies with the other.')
      : phrase('Same subject and same key: renewed with its key.');
  }
  if (isSameSubject) {
    return areAuthorities
      ? phrase(
          'Same subject, other key: a CA made anew under its old name. What one of them signed does not verify with the other.',
        )
      : phrase('Same subject, other key: renewed with a new key.');
  }
  if (isSameKey) return phrase('Same key, other subject: one private key stands for two names.');
  return phrase('Other subject and other key.');
}

function issuerVerdict(left: Certificate, right: Certificate): readonly Text[] {
  if (left.issuer.key !== right.issuer.key) {
    if (left.issuer.key === left.subject.key && right.issuer.key === right.subject.key) return [];
    return [
      phrase('Issued by different authorities: {left} and {right}.', {
        left: distinguishedNameText(left.issuer),
        right: distinguishedNameText(right.issuer),
      }),
    ];
  }
  const [a, b] = [left.authorityKeyId, right.authorityKeyId];
  if (a === undefined || b === undefined || a === b || left.subject.key === left.issuer.key) return [];
  return [phrase('The issuer has the same name but another key: the authority key ids differ.')];
}

function validityVerdict(left: Certificate, right: Certificate): readonly Text[] {
  if (left.notAfter === right.notAfter) return [];
  const isLeft = left.notAfter > right.notAfter;
  const [later, earlier] = isLeft ? [left, right] : [right, left];
  const times = { time: utcText(later.notAfter), other: utcText(earlier.notAfter) };
  return [
    isLeft
      ? phrase('The left one is valid longer: until {time} instead of {other}.', times)
      : phrase('The right one is valid longer: until {time} instead of {other}.', times),
  ];
}
