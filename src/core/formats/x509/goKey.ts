import type { PublicKey } from '../../model/artifacts/certificate.ts';
import { attempt, DerCursor, within } from '../der/derCursor.ts';
import { contentOf, type DerElement, DerError, rawOf, readWhole, TAG } from '../der/derElement.ts';
import { checkMinimal } from '../der/derPrimitives.ts';
import { CURVES } from './algorithmNames.ts';
import { pointFault } from './curvePoint.ts';
import { checkBitString, cursorOf, rightAligned, takeAlgorithm, takeGoOid } from './goPrimitives.ts';
import { rsaParseRefusal } from './rsaNumbers.ts';

/** Why Go's crypto/x509 cannot read a public key, in its words; undefined if it can, or knows no such algorithm. */
export function goKeyFault({ spki }: Pick<PublicKey, 'spki'>): string | undefined {
  const read = attempt(() => checkKey(readWhole(spki, TAG.sequence)));
  return 'error' in read ? read.error : undefined;
}

/** Throws what Go refuses of the key of a certificate: X25519 keys are not looked at there (getPublicKeyAlgorithmFromOID). */
export function checkCertificateKey(info: DerElement): void {
  const { [X25519]: _, ...readers } = READERS;
  checkKey(info, readers);
}

/** Throws what Go refuses of a SubjectPublicKeyInfo (parsePublicKey). */
function checkKey(info: DerElement, readers = READERS): void {
  const fields = new DerCursor(info);
  const { oid, parameters } = takeAlgorithm(
    fields.take(TAG.sequence, 'x509: malformed public key algorithm identifier'),
  );
  const failure = 'x509: malformed subjectPublicKey';
  const bits = fields.take(TAG.bitString, failure);
  within(failure, () => checkBitString(bits));
  readers[oid]?.(rightAligned(bits), parameters);
}

type Reader = (key: Uint8Array, parameters: DerElement | undefined) => void;

const X25519 = '1.3.101.110';

const READERS: Readonly<Record<string, Reader>> = {
  '1.2.840.113549.1.1.1': checkRsa,
  '1.2.840.10045.2.1': checkEc,
  '1.3.101.112': (key, parameters) => {
    if (parameters) throw new DerError('x509: Ed25519 key encoded with illegal parameters');
    if (key.length !== 32) throw new DerError('x509: wrong Ed25519 public key size');
  },
  [X25519]: (key, parameters) => {
    if (parameters) throw new DerError('x509: X25519 key encoded with illegal parameters');
    if (key.length !== 32) throw new DerError('crypto/ecdh: invalid public key');
  },
  '1.2.840.10040.4.1': checkDsa,
};

function checkRsa(key: Uint8Array, parameters: DerElement | undefined): void {
  const isNull = parameters?.tag === TAG.null && parameters.end === parameters.content;
  if (!isNull) throw new DerError('x509: RSA key missing NULL parameters');
  const fields = new DerCursor(cursorOf(key).take(TAG.sequence, 'x509: invalid RSA public key'));
  const modulus = takeInteger(fields, 'x509: invalid RSA modulus');
  const exponent = contentOf(fields.take(TAG.integer, 'x509: invalid RSA public exponent'));
  const refusal = rsaParseRefusal({ modulus, exponent });
  if (refusal !== undefined) throw new DerError(refusal);
}

/** The curves of crypto/elliptic. */
const GO_CURVES: readonly string[] = ['P-224', 'P-256', 'P-384', 'P-521'];

function checkEc(key: Uint8Array, parameters: DerElement | undefined): void {
  const failure = 'x509: invalid ECDSA parameters';
  if (!parameters) throw new DerError(failure);
  const curve = CURVES.get(takeGoOid(cursorOf(rawOf(parameters)), failure))?.nist;
  if (curve === undefined || !GO_CURVES.includes(curve)) throw new DerError('x509: unsupported elliptic curve');
  if (key[0] !== 4) throw new DerError('ecdsa: invalid uncompressed public key');
  const refusal = pointFault(curve, key.subarray(1));
  if (refusal !== undefined) throw new DerError(refusal);
}

function checkDsa(key: Uint8Array, parameters: DerElement | undefined): void {
  const numbers = [takeInteger(cursorOf(key), 'x509: invalid DSA public key')];
  const failure = 'x509: invalid DSA parameters';
  if (!parameters) throw new DerError(failure);
  const fields = new DerCursor(cursorOf(rawOf(parameters)).take(TAG.sequence, failure));
  for (let count = 0; count < 3; count++) numbers.push(takeInteger(fields, failure));
  if (!numbers.every(isPositive)) throw new DerError('x509: zero or negative DSA parameter');
}

function takeInteger(cursor: DerCursor, failure: string): Uint8Array {
  const integer = cursor.take(TAG.integer, failure);
  within(failure, () => checkMinimal(integer));
  return contentOf(integer);
}

function isPositive(integer: Uint8Array): boolean {
  return (integer[0] ?? 0) < 0x80 && integer.some((octet) => octet !== 0);
}
