import type { PublicKey } from '../../model/artifacts/certificate.ts';
import { attempt, DerCursor, within } from '../der/derCursor.ts';
import { contentOf, type DerElement, rawOf, readWhole, TAG } from '../der/derElement.ts';
import { bitStringBytes, integerBits, oidText } from '../der/derPrimitives.ts';
import { CURVES, KEY_ALGORITHM_NAMES } from './algorithmNames.ts';
import { curveBits } from './curveFacts.ts';
import { orderBits } from './curveText.ts';

/** A PublicKey before its digest is known. */
export type PublicKeyShape = Omit<PublicKey, 'id'>;

/** The parts of a SubjectPublicKeyInfo (RFC 5280 §4.1.2.7). */
export interface SubjectPublicKeyInfo {
  /** The object identifier of the algorithm and its parameters, as they are written. */
  readonly algorithm: readonly Uint8Array[];
  readonly oid: string;
  readonly parameters: DerElement | undefined;
  readonly key: Uint8Array;
}

/** Splits a SubjectPublicKeyInfo without looking into the key. */
export function splitSubjectPublicKeyInfo(element: DerElement): SubjectPublicKeyInfo {
  const info = new DerCursor(element);
  const algorithm = new DerCursor(info.take(TAG.sequence, 'x509: malformed public key algorithm identifier'));
  const identifier = algorithm.take(TAG.oid, 'x509: malformed OID');
  const oid = within('x509: malformed OID', () => oidText(identifier));
  const parameters = algorithm.done ? undefined : algorithm.next('x509: malformed parameters');
  const failure = 'x509: malformed subjectPublicKey';
  const key = within(failure, () => bitStringBytes(info.take(TAG.bitString, failure)));
  const written = [identifier, ...(parameters ? [parameters] : [])].map(rawOf);
  return { algorithm: written, oid, parameters, key };
}

/** Algorithm, size and curve of a SubjectPublicKeyInfo. Throws DerError for a malformed RSA key. */
export function parseSubjectPublicKeyInfo(element: DerElement): PublicKeyShape {
  const { oid, parameters, key } = splitSubjectPublicKeyInfo(element);
  const algorithm = KEY_ALGORITHM_NAMES.get(oid) ?? oid;
  const spki = rawOf(element);
  if (algorithm === 'RSA' || algorithm === 'RSA-PSS') return { algorithm, bits: rsaBits(key), spki };
  if (algorithm === 'EC') return { algorithm, ...curveFacts(parameters, key), spki };
  if (algorithm === 'DSA') return { algorithm, bits: dsaBits(parameters), spki };
  return { algorithm, spki };
}

/** The algorithm of a key that is malformed itself; undefined if not even that can be read. */
export function unreadableKey(element: DerElement): PublicKeyShape | undefined {
  const read = attempt(() => {
    const info = new DerCursor(element);
    const algorithm = new DerCursor(info.take(TAG.sequence, ''));
    const oid = oidText(algorithm.take(TAG.oid, ''));
    info.take(TAG.bitString, '');
    return oid;
  });
  return 'value' in read
    ? { algorithm: KEY_ALGORITHM_NAMES.get(read.value) ?? read.value, spki: rawOf(element) }
    : undefined;
}

/** Bit length of the modulus in an RSAPublicKey (RFC 8017 §A.1.1). */
function rsaBits(key: Uint8Array): number {
  const fields = new DerCursor(within('x509: invalid RSA public key', () => readWhole(key, TAG.sequence)));
  const modulus = fields.take(TAG.integer, 'x509: invalid RSA modulus');
  fields.take(TAG.integer, 'x509: invalid RSA public exponent');
  return integerBits(modulus);
}

function curveFacts(
  parameters: DerElement | undefined,
  key: Uint8Array,
): { readonly bits?: number | undefined; readonly curve?: string } {
  if (parameters?.tag !== TAG.oid) return { bits: orderBits(parameters) ?? pointBits(key) };
  const oid = within('x509: invalid ECDSA parameters', () => oidText(parameters));
  const curve = CURVES.get(oid);
  return { bits: curve?.bits ?? curveBits(oid) ?? pointBits(key), curve: curve?.nist ?? oid };
}

/** Field size by the length of the point (SEC 1 §2.3.3); absent for a malformed point. */
function pointBits(point: Uint8Array): number | undefined {
  if (point[0] === 4 && point.length % 2 === 1) return (point.length - 1) * 4;
  return point[0] === 2 || point[0] === 3 ? (point.length - 1) * 8 : undefined;
}

function dsaBits(parameters: DerElement | undefined): number | undefined {
  if (parameters?.tag !== TAG.sequence || contentOf(parameters).length === 0) return undefined;
  return integerBits(new DerCursor(parameters).take(TAG.integer, 'x509: invalid DSA parameters'));
}
