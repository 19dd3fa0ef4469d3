import { attempt, DerCursor, within } from '../der/derCursor.ts';
import { childrenOf, readWhole, TAG } from '../der/derElement.ts';
import { timeValue } from '../der/derTime.ts';
import type { RevocationList } from '../model/certificate.ts';
import { parseName } from './parseName.ts';

/** `error` says what is wrong with the structure. */
export type RevocationListResult = { readonly list: RevocationList } | { readonly error: string };

/** Reads a CRL (RFC 5280 §5.1). */
export function readRevocationList(der: Uint8Array): RevocationListResult {
  const parsed = attempt(() => parseRevocationList(der.slice()));
  return 'error' in parsed ? parsed : { list: parsed.value };
}

function parseRevocationList(der: Uint8Array): RevocationList {
  const outer = new DerCursor(within('x509: malformed crl', () => readWhole(der, TAG.sequence)));
  const tbs = new DerCursor(outer.take(TAG.sequence, 'x509: malformed tbs crl'));
  outer.take(TAG.sequence, 'x509: malformed algorithm identifier');
  outer.take(TAG.bitString, 'x509: malformed signature');
  tbs.takeOptional(TAG.integer, 'x509: malformed crl');
  tbs.take(TAG.sequence, 'x509: malformed signature algorithm identifier');
  const issuer = parseName(tbs.take(TAG.sequence, 'x509: malformed issuer'));
  const thisUpdate = timeValue(tbs.next('x509: malformed UTCTime'));
  const hasNext = tbs.isNext(TAG.utcTime) || tbs.isNext(TAG.generalizedTime);
  const nextUpdate = hasNext ? timeValue(tbs.next('x509: malformed UTCTime')) : undefined;
  const revoked = tbs.takeOptional(TAG.sequence, 'x509: malformed crl');
  const revokedCount = revoked ? within('x509: malformed crl', () => childrenOf(revoked).length) : 0;
  return { issuer, thisUpdate, nextUpdate, revokedCount };
}
