import type { Certificate, DistinguishedName, PublicKey } from '../../model/artifacts/certificate.ts';
import type { GoError } from '../../model/artifacts/goError.ts';
import { derived } from '../../model/memo/derived.ts';
import { contentOf } from '../../model/text/untrusted.ts';
import { attempt, DerCursor } from '../der/derCursor.ts';
import { type DerElement, readWhole, TAG } from '../der/derElement.ts';
import { splitSubjectPublicKeyInfo } from './parseSubjectPublicKeyInfo.ts';
import { rsaNumbers, rsaParseRefusal, rsaUseRefusal } from './rsaNumbers.ts';

const GO_CURVES: readonly string[] = ['P-224', 'P-256', 'P-384', 'P-521'];

/** Why Go cannot read a certificate that this reader can; undefined where it can. */
export const goCertificateRefusal = derived((certificate: Certificate): GoError | undefined => {
  if (certificate.refusedByGo !== undefined) return { text: certificate.refusedByGo };
  if (certificate.serialNumber.startsWith('-')) return NEGATIVE_SERIAL;
  const text = contentRefusal(certificate);
  return text === undefined ? undefined : { text };
});

const NEGATIVE_SERIAL: GoError = { text: 'x509: negative serial number', versioned: 'negativeSerialRefused' };

function contentRefusal(certificate: Certificate): string | undefined {
  const name = goNameRefusal(certificate.issuer) ?? goNameRefusal(certificate.subject);
  if (name !== undefined) return name;
  const seen = new Set<string>();
  for (const { oid } of certificate.extensions) {
    if (seen.has(oid)) return `x509: certificate contains duplicate extension with OID ${JSON.stringify(oid)}`;
    seen.add(oid);
  }
  for (const name of certificate.subjectAltNames ?? []) {
    if (name.kind === 'ip' && name.bytes.length !== 4 && name.bytes.length !== 16) {
      return `x509: cannot parse IP address of length ${name.bytes.length}`;
    }
    if (name.kind === 'dns' && !isAscii(contentOf(name.value))) return 'x509: SAN dNSName is malformed';
    if (name.kind === 'email' && !isAscii(contentOf(name.value))) return 'x509: SAN rfc822Name is malformed';
    if (name.kind === 'uri' && !isAscii(contentOf(name.value)))
      return 'x509: SAN uniformResourceIdentifier is malformed';
  }
  return goKeyRefusal(certificate.publicKey);
}

/** Why Go cannot use a public key, in its words; undefined where it can. */
export function goKeyRefusal(key: PublicKey): string | undefined {
  if (key.algorithm === 'DSA') return 'x509: DSA keys are not supported';
  if (key.algorithm === 'RSA') return rsaRefusal(key);
  if (key.algorithm !== 'EC') return undefined;
  if (key.curve === undefined) return 'x509: invalid ECDSA parameters';
  if (!GO_CURVES.includes(key.curve)) return 'x509: unsupported elliptic curve';
  return pointRefusal(key);
}

/** Why Go cannot use a private key, as crypto/tls says it, by its public half; undefined where it can. */
export function goPrivateKeyRefusal(publicHalf: PublicKey): string | undefined {
  const numbers = rsaNumbers(publicHalf);
  if (!numbers) return goKeyRefusal(publicHalf);
  return rsaParseRefusal(numbers) || rsaUseRefusal(numbers) ? 'tls: failed to parse private key' : undefined;
}

function rsaRefusal(key: PublicKey): string | undefined {
  const split = attempt(() => splitSubjectPublicKeyInfo(readWhole(key.spki, TAG.sequence)));
  if ('error' in split) return undefined;
  if (split.value.parameters?.tag !== TAG.null) return 'x509: RSA key missing NULL parameters';
  const numbers = rsaNumbers(key);
  return numbers && rsaParseRefusal(numbers);
}

function pointRefusal(key: PublicKey): string | undefined {
  const split = attempt(() => splitSubjectPublicKeyInfo(readWhole(key.spki, TAG.sequence)));
  if ('error' in split || key.bits === undefined) return undefined;
  const point = split.value.key;
  const expected = 1 + 2 * Math.ceil(key.bits / 8);
  return point[0] === 4 && point.length === expected ? undefined : 'x509: failed to unmarshal elliptic curve point';
}

function isAscii(text: string): boolean {
  for (let at = 0; at < text.length; at++) if (text.charCodeAt(at) > 127) return false;
  return true;
}

/** Why Go's crypto/x509 cannot read a name that this reader can, in its words; undefined where it can. */
export function goNameRefusal(name: DistinguishedName): string | undefined {
  const sets = new DerCursor(readWhole(name.der, TAG.sequence));
  while (!sets.done) {
    const pairs = new DerCursor(sets.next(''));
    while (!pairs.done) {
      const pair = new DerCursor(pairs.next(''));
      pair.next('');
      const fault = stringFault(pair.next(''));
      if (fault !== undefined) return `x509: invalid RDNSequence: invalid attribute value: ${fault}`;
    }
  }
  return undefined;
}

const UTF8 = new TextDecoder('utf-8', { fatal: true });

/** What is wrong with the characters, by string type. */
function stringFault(value: DerElement): string | undefined {
  switch (value.tag) {
    case 0x0c:
      return isUtf8(value) ? undefined : 'invalid UTF-8 string';
    case 0x12:
      return every(value, isNumeric) ? undefined : 'invalid NumericString';
    case 0x13:
      return every(value, isPrintable) ? undefined : 'invalid PrintableString';
    case 0x14:
      return undefined;
    case 0x16:
      return every(value, (byte) => byte < 0x80) ? undefined : 'invalid IA5String';
    case 0x1e:
      return isBasicPlane(value) ? undefined : 'invalid BMPString';
    default:
      return `unsupported string type: ${value.tag}`;
  }
}

function isUtf8(value: DerElement): boolean {
  if (every(value, (byte) => byte < 0x80)) return true;
  try {
    UTF8.decode(value.bytes.subarray(value.content, value.end));
    return true;
  } catch {
    return false;
  }
}

function isNumeric(byte: number): boolean {
  return (byte >= 0x30 && byte <= 0x39) || byte === 0x20;
}

/** X.680's set, and "*" and "&", which Go lets pass. */
function isPrintable(byte: number): boolean {
  if ((byte >= 0x41 && byte <= 0x5a) || (byte >= 0x61 && byte <= 0x7a) || isNumeric(byte)) return true;
  return " '()*&+,-./:=?".includes(String.fromCharCode(byte));
}

/** Pairs of octets that are no surrogates and no noncharacters. */
function isBasicPlane(value: DerElement): boolean {
  if ((value.end - value.content) % 2 !== 0) return false;
  for (let at = value.content; at < value.end; at += 2) {
    const unit = ((value.bytes[at] ?? 0) << 8) | (value.bytes[at + 1] ?? 0);
    if (unit >= 0xfffe || (unit >= 0xd800 && unit <= 0xdfff) || (unit >= 0xfdd0 && unit <= 0xfdef)) return false;
  }
  return true;
}

function every(value: DerElement, accepts: (byte: number) => boolean): boolean {
  for (let at = value.content; at < value.end; at++) if (!accepts(value.bytes[at] ?? 0)) return false;
  return true;
}
