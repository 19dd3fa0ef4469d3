import type { GoError } from '../../model/artifacts/goError.ts';
import { equalBytes } from '../der/bytes.ts';
import { attempt, DerCursor, within } from '../der/derCursor.ts';
import { contentOf, contextTag, DerError, TAG } from '../der/derElement.ts';
import { checkMinimal } from '../der/derPrimitives.ts';
import { timeValue } from '../der/derTime.ts';
import { checkExtensions } from './goExtensions.ts';
import { checkCertificateKey } from './goKey.ts';
import { checkName } from './goName.ts';
import { checkBitString, checkInt64, cursorOf, type RefuseSince, takeAlgorithm } from './goPrimitives.ts';

/**
 * Why Go's crypto/x509 refuses a certificate, in its words and the order in which it looks (parseCertificate of Go 1.26); undefined if it
 * reads it. Our own reader takes more, as OpenSSL does.
 */
export function goCertificateFault(der: Uint8Array): GoError | undefined {
  let first: GoError | undefined;
  const read = attempt(() =>
    checkCertificate(der, (versioned, text) => {
      first ??= { text, versioned };
    }),
  );
  if (!('error' in read)) return first;
  // Every release refuses it, and the newest for the first reason.
  return { text: first?.text ?? read.error };
}

function checkCertificate(der: Uint8Array, refuseSince: RefuseSince): void {
  const input = cursorOf(der);
  const outer = new DerCursor(input.take(TAG.sequence, 'x509: malformed certificate'));
  const tbs = new DerCursor(outer.take(TAG.sequence, 'x509: malformed tbs certificate'));
  const version = readVersion(tbs);
  const serial = tbs.take(TAG.integer, 'x509: malformed serial number');
  within('x509: malformed serial number', () => checkMinimal(serial));
  if ((serial.bytes[serial.content] ?? 0) >= 0x80) refuseSince('negativeSerialRefused', 'x509: negative serial number');
  checkAlgorithms(tbs, outer);
  checkName(tbs.take(TAG.sequence, 'x509: malformed issuer'), refuseSince);
  const validity = new DerCursor(tbs.take(TAG.sequence, 'x509: malformed validity'));
  checkTime(validity);
  checkTime(validity);
  // Go says issuer here, too.
  checkName(tbs.take(TAG.sequence, 'x509: malformed issuer'), refuseSince);
  checkCertificateKey(tbs.take(TAG.sequence, 'x509: malformed spki'));
  if (version > 1) {
    tbs.takeOptional(contextTag(1, false), 'x509: malformed issuerUniqueID');
    tbs.takeOptional(contextTag(2, false), 'x509: malformed subjectUniqueID');
  }
  const wrapped = version === 3 && tbs.takeOptional(contextTag(3, true), 'x509: malformed extensions');
  if (wrapped) {
    checkExtensions(new DerCursor(wrapped).take(TAG.sequence, 'x509: malformed extensions'), refuseSince);
  }
  const signature = outer.take(TAG.bitString, 'x509: malformed signature');
  within('x509: malformed signature', () => checkBitString(signature));
  input.finish('x509: trailing data');
}

/** Absent means version 1; the value is one less than the version. */
function readVersion(tbs: DerCursor): number {
  const failure = 'x509: malformed version';
  const wrapper = tbs.takeOptional(contextTag(0, true), failure);
  if (!wrapper) return 1;
  const inner = new DerCursor(wrapper);
  const value = inner.take(TAG.integer, failure);
  within(failure, () => checkInt64(value));
  inner.finish(failure);
  const first = value.bytes[value.content] ?? 0;
  if (first >= 0x80) throw new DerError(failure);
  if (value.end - value.content > 1 || first > 2) throw new DerError('x509: invalid version');
  return first + 1;
}

function checkAlgorithms(tbs: DerCursor, outer: DerCursor): void {
  const inside = tbs.take(TAG.sequence, 'x509: malformed signature algorithm identifier');
  const outside = outer.take(TAG.sequence, 'x509: malformed algorithm identifier');
  if (!equalBytes(contentOf(inside), contentOf(outside))) {
    throw new DerError("x509: inner and outer signature algorithm identifiers don't match");
  }
  takeAlgorithm(inside);
}

function checkTime(validity: DerCursor): void {
  const failure = 'x509: unsupported time format';
  if (validity.isNext(TAG.utcTime)) timeValue(validity.take(TAG.utcTime, 'x509: malformed UTCTime'));
  else
    timeValue(
      validity.take(
        TAG.generalizedTime,
        validity.isNext(TAG.generalizedTime) ? 'x509: malformed GeneralizedTime' : failure,
      ),
    );
}
