import type { GoError } from '../../model/artifacts/goError.ts';
import { attempt, DerCursor, within } from '../der/derCursor.ts';
import { contentOf, contextTag, type DerElement, DerError, rawOf, TAG } from '../der/derElement.ts';
import { checkMinimal, integerValue } from '../der/derPrimitives.ts';
import { CURVES } from '../x509/algorithmNames.ts';
import { curveOrder } from '../x509/curvePoint.ts';
import { checkBitString, cursorOf, takeGoOid } from '../x509/goPrimitives.ts';
import { rsaPrivateFault } from './rsaPrivateFault.ts';

const FAILURE = 'tls: failed to parse private key';

/** Why crypto/tls of Go 1.26 cannot use a private key (parsePrivateKey), in its words; undefined if it can. No octet of it is kept. */
export function goPrivateKeyFault(der: Uint8Array): GoError | undefined {
  const readings = [attempt(() => checkPkcs1(der)), attempt(() => checkPkcs8(der)), attempt(() => checkSec1(der))];
  const found = readings.find((reading) => 'value' in reading);
  return found === undefined || 'error' in found ? { text: FAILURE } : found.value;
}

/** Throws if crypto/x509 refuses the key in every release; returns what only some refuse. */
function checkPkcs1(der: Uint8Array): GoError | undefined {
  const input = cursorOf(der);
  const fields = new DerCursor(input.take(TAG.sequence, FAILURE));
  // Octets after the structure are refused, more numbers in it are not.
  input.finish(FAILURE);
  const version = takeNumber(fields);
  const [modulus, exponent, secret] = [takeNumber(fields), takeNumber(fields), takeNumber(fields)] as const;
  const [p, q] = [takeNumber(fields), takeNumber(fields)] as const;
  const crt = [takeOptionalNumber(fields), takeOptionalNumber(fields), takeOptionalNumber(fields)] as const;
  if (version > 1n) throw new DerError(FAILURE);
  // Keys of more than two primes are as good as gone.
  if (fields.isNext(TAG.sequence)) return undefined;
  checkNext(fields);
  const fault = rsaPrivateFault({ modulus, exponent, secret, p, q, crt });
  if (fault === 'always') throw new DerError(FAILURE);
  return fault === 'crt' ? { text: FAILURE, versioned: 'crtValuesChecked' } : undefined;
}

function takeOptionalNumber(fields: DerCursor): bigint | undefined {
  return fields.isNext(TAG.integer) ? takeNumber(fields) : undefined;
}

function takeNumber(fields: DerCursor): bigint {
  const element = fields.take(TAG.integer, FAILURE);
  within(FAILURE, () => checkMinimal(element));
  return within(FAILURE, () => integerValue(element));
}

function checkPkcs8(der: Uint8Array): GoError | undefined {
  const fields = new DerCursor(cursorOf(der).take(TAG.sequence, FAILURE));
  takeNumber(fields);
  const algorithm = new DerCursor(fields.take(TAG.sequence, FAILURE));
  const oid = takeGoOid(algorithm, FAILURE);
  const parameters = algorithm.done ? undefined : algorithm.next(FAILURE);
  const inner = contentOf(fields.take(TAG.octetString, FAILURE));
  switch (oid) {
    case '1.2.840.113549.1.1.1':
      return checkPkcs1(inner);
    case '1.2.840.10045.2.1':
      return checkSec1(inner, parameters);
    case '1.3.101.112':
      checkSeed(inner, parameters);
      return undefined;
    case '1.3.101.110':
      checkSeed(inner, parameters);
      return { text: 'tls: found unknown private key type in PKCS#8 wrapping' };
    default:
      throw new DerError(FAILURE);
  }
}

function checkSeed(inner: Uint8Array, parameters: DerElement | undefined): void {
  const seed = contentOf(cursorOf(inner).take(TAG.octetString, FAILURE));
  if (parameters || seed.length !== 32) throw new DerError(FAILURE);
}

function takeFirstOid(holder: DerElement): string {
  const fields = new DerCursor(holder);
  const oid = takeGoOid(fields, FAILURE);
  checkPoint(fields);
  return oid;
}

function checkPoint(fields: DerCursor): void {
  const point = fields.takeOptional(contextTag(1, true), FAILURE);
  if (!point) checkNext(fields);
  else within(FAILURE, () => checkBitString(new DerCursor(point).take(TAG.bitString, FAILURE)));
}

/** Looking for an optional field, encoding/asn1 reads what is there; it ignores elements that are whole. */
function checkNext(fields: DerCursor): void {
  if (!fields.done) fields.next(FAILURE);
}

/** `outer` are the parameters of a PKCS#8 structure, which decide if they name a curve. */
function checkSec1(der: Uint8Array, outer?: DerElement): GoError | undefined {
  const fields = new DerCursor(cursorOf(der).take(TAG.sequence, FAILURE));
  if (takeNumber(fields) !== 1n) throw new DerError(FAILURE);
  const scalar = contentOf(fields.take(TAG.octetString, FAILURE));
  const inner = fields.takeOptional(contextTag(0, true), FAILURE);
  const own = inner && takeFirstOid(inner);
  checkPoint(fields);
  const given = outer && attempt(() => takeGoOid(cursorOf(rawOf(outer)), FAILURE));
  const oid = given && 'value' in given ? given.value : own;
  const order = oid === undefined ? undefined : curveOrder(CURVES.get(oid)?.nist ?? '');
  if (order === undefined) throw new DerError(FAILURE);
  const length = Math.ceil(order.toString(2).length / 8);
  if (scalar.subarray(0, Math.max(0, scalar.length - length)).some((octet) => octet !== 0)) throw new DerError(FAILURE);
  const value = scalar.reduce((sum, octet) => (sum << 8n) | BigInt(octet), 0n);
  if (value === 0n || value >= order) throw new DerError(FAILURE);
  return undefined;
}
