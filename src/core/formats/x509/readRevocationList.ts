import type { Extension, RevocationList, RevokedCertificate } from '../../model/artifacts/certificate.ts';
import { attempt, DerCursor, within } from '../der/derCursor.ts';
import { childrenOf, contextTag, type DerElement, readWhole, TAG } from '../der/derElement.ts';
import { integerHex } from '../der/derPrimitives.ts';
import { timeValue } from '../der/derTime.ts';
import { parseSignatureAlgorithm } from './algorithmNames.ts';
import { parseExtensions } from './parseExtensions.ts';
import { parseKnownExtensions } from './parseKnownExtensions.ts';
import { parseName } from './parseName.ts';

/** `error` says what is wrong with the structure. */
export type RevocationListResult = { readonly list: RevocationList } | { readonly error: string };

/** More than a person reads; a list may hold a million. */
const MAX_LISTED_REVOKED = 1000;

/** CRL extensions (RFC 5280 §5.2.3, §5.2.4) and the one of entries that is shown (§5.3.1). */
const CRL_NUMBER = '2.5.29.20';
const DELTA_CRL_INDICATOR = '2.5.29.27';
const REASON_CODE = '2.5.29.21';

/** By the value of CRLReason; 7 is not used. */
const REASONS: readonly (string | undefined)[] = [
  'unspecified',
  'keyCompromise',
  'cACompromise',
  'affiliationChanged',
  'superseded',
  'cessationOfOperation',
  'certificateHold',
  undefined,
  'removeFromCRL',
  'privilegeWithdrawn',
  'aACompromise',
];

/** Reads a CRL (RFC 5280 §5.1). */
export function readRevocationList(der: Uint8Array): RevocationListResult {
  const parsed = attempt(() => parseRevocationList(der.slice()));
  return 'error' in parsed ? parsed : { list: parsed.value };
}

function parseRevocationList(der: Uint8Array): RevocationList {
  const failure = 'x509: malformed crl';
  const outer = new DerCursor(within(failure, () => readWhole(der, TAG.sequence)));
  const tbs = new DerCursor(outer.take(TAG.sequence, 'x509: malformed tbs crl'));
  const signatureAlgorithm = parseSignatureAlgorithm(outer.take(TAG.sequence, 'x509: malformed algorithm identifier'));
  outer.take(TAG.bitString, 'x509: malformed signature');
  tbs.takeOptional(TAG.integer, failure);
  tbs.take(TAG.sequence, 'x509: malformed signature algorithm identifier');
  const issuer = parseName(tbs.take(TAG.sequence, 'x509: malformed issuer'));
  const thisUpdate = timeValue(tbs.next('x509: malformed UTCTime'));
  const hasNext = tbs.isNext(TAG.utcTime) || tbs.isNext(TAG.generalizedTime);
  const nextUpdate = hasNext ? timeValue(tbs.next('x509: malformed UTCTime')) : undefined;
  const list = tbs.takeOptional(TAG.sequence, failure);
  const entries = list ? within(failure, () => childrenOf(list)) : [];
  const wrapper = tbs.takeOptional(contextTag(0, true), failure);
  const extensions = wrapper ? parseExtensions(new DerCursor(wrapper).take(TAG.sequence, failure)) : [];
  return {
    issuer,
    thisUpdate,
    nextUpdate,
    revokedCount: entries.length,
    revoked: entries.slice(0, MAX_LISTED_REVOKED).map(parseEntry),
    signatureAlgorithm,
    number: numberIn(extensions, CRL_NUMBER),
    deltaOf: numberIn(extensions, DELTA_CRL_INDICATOR),
    authorityKeyId: parseKnownExtensions(extensions).authorityKeyId,
  };
}

function parseEntry(element: DerElement): RevokedCertificate {
  const failure = 'x509: malformed crl';
  const fields = new DerCursor(element);
  const serialNumber = integerHex(fields.take(TAG.integer, failure));
  const revokedAt = timeValue(fields.next(failure));
  const extensions = fields.takeOptional(TAG.sequence, failure);
  const reason = extensions && parseExtensions(extensions).find(({ oid }) => oid === REASON_CODE);
  return { serialNumber, revokedAt, reason: reason && REASONS[reason.value.at(-1) ?? 0] };
}

function numberIn(extensions: readonly Extension[], wanted: string): string | undefined {
  const found = extensions.find(({ oid }) => oid === wanted);
  return found && within('x509: malformed crl', () => integerHex(readWhole(found.value, TAG.integer)));
}
