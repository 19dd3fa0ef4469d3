import { attempt } from '../der/derCursor.ts';
import { childrenOf, type DerElement, DerError, TAG } from '../der/derElement.ts';
import { integerHex, integerValue, oidText } from '../der/derPrimitives.ts';
import { longName, objectName } from '../x509/objects/objectNames.ts';

/** RSASSA-PSS-params (RFC 8017 §A.2.3); undefined is the default: SHA-1, MGF1 with SHA-1, 20, 1. */
interface PssParameters {
  readonly hash?: string;
  readonly mask?: string;
  readonly salt?: DerElement;
  readonly trailer?: DerElement;
}

const SHA1 = '1.3.14.3.2.26';
const MGF1 = '1.2.840.113549.1.1.8';

/** The names that openssl gives hashes where it prints a key. */
const KEY_HASHES: ReadonlyMap<string, string> = new Map([
  [SHA1, 'SHA1'],
  ['2.16.840.1.101.3.4.2.4', 'SHA2-224'],
  ['2.16.840.1.101.3.4.2.1', 'SHA2-256'],
  ['2.16.840.1.101.3.4.2.2', 'SHA2-384'],
  ['2.16.840.1.101.3.4.2.3', 'SHA2-512'],
  ['2.16.840.1.101.3.4.2.5', 'SHA2-512/224'],
  ['2.16.840.1.101.3.4.2.6', 'SHA2-512/256'],
]);

/** The lines that follow the name of a PSS signature algorithm; the first one ends the name's own line. */
export function pssSignatureLines(parameters: DerElement | undefined): readonly string[] {
  const outer = ' '.repeat(8);
  const parsed = attempt(() => readParameters(parameters));
  if (!('value' in parsed)) return [`${outer}(INVALID PSS PARAMETERS)`];
  const { hash, mask, salt, trailer } = parsed.value;
  const name = (oid: string | undefined) => (oid === undefined ? 'sha1 (default)' : longName(oid));
  return [
    outer,
    `${outer}Hash Algorithm: ${name(hash)}`,
    `${outer}Mask Algorithm: mgf1 with ${name(mask)}`,
    `${outer} Salt Length: 0x${salt ? integerHex(salt) : '14 (default)'}`,
    `${outer}Trailer Field: 0x${trailer ? integerHex(trailer) : '01 (default)'}`,
  ];
}

/** The uses that a PSS key allows. Throws DerError if openssl cannot load such a key. */
export function pssKeyLines(parameters: DerElement | undefined, indent: number): readonly string[] {
  const outer = ' '.repeat(indent);
  if (!parameters) return [`${outer}No PSS parameter restrictions`];
  const { hash = SHA1, mask = SHA1, salt, trailer } = readParameters(parameters);
  for (const oid of [hash, mask]) if (!objectName(oid)) throw new DerError('unknown hash');
  const name = (oid: string) => KEY_HASHES.get(oid) ?? longName(oid);
  const byDefault = (isDefault: boolean) => (isDefault ? ' (default)' : '');
  const length = salt ? integerValue(salt) : 20n;
  const field = trailer ? integerValue(trailer) : 1n;
  return [
    `${outer}PSS parameter restrictions:`,
    `${outer}  Hash Algorithm: ${name(hash)}${byDefault(hash === SHA1)}`,
    `${outer}  Mask Algorithm: MGF1 with ${name(mask)}${byDefault(mask === SHA1)}`,
    `${outer}  Minimum Salt Length: ${length}${byDefault(length === 20n)}`,
    `${outer}  Trailer Field: 0x${field.toString(16)}${byDefault(field === 1n)}`,
  ];
}

function readParameters(parameters: DerElement | undefined): PssParameters {
  if (parameters?.tag !== TAG.sequence) throw new DerError('no PSS parameters');
  const found: { hash?: string; mask?: string; salt?: DerElement; trailer?: DerElement } = {};
  for (const wrapper of childrenOf(parameters)) {
    const [inner] = childrenOf(wrapper);
    if (!inner) throw new DerError('malformed PSS parameters');
    if (wrapper.tag === 0xa0) found.hash = firstOid(inner);
    else if (wrapper.tag === 0xa1) found.mask = maskHash(inner);
    else if (wrapper.tag === 0xa2) found.salt = inner;
    else if (wrapper.tag === 0xa3) found.trailer = inner;
    else throw new DerError('malformed PSS parameters');
  }
  return found;
}

function maskHash(mask: DerElement): string {
  const hash = childrenOf(mask)[1];
  if (firstOid(mask) !== MGF1 || !hash) throw new DerError('unknown mask function');
  return firstOid(hash);
}

function firstOid(identifier: DerElement): string {
  const [oid] = childrenOf(identifier);
  if (!oid) throw new DerError('malformed PSS parameters');
  return oidText(oid);
}
