import type { Certificate, PublicKey } from '../../model/artifacts/certificate.ts';
import { contentOf } from '../../model/text/untrusted.ts';
import { attempt } from '../der/derCursor.ts';
import { readWhole, TAG } from '../der/derElement.ts';
import { goNameRefusal } from './goNameRefusal.ts';
import { splitSubjectPublicKeyInfo } from './parseSubjectPublicKeyInfo.ts';
import { rsaNumbers, rsaParseRefusal, rsaUseRefusal } from './rsaNumbers.ts';

const GO_CURVES: readonly string[] = ['P-224', 'P-256', 'P-384', 'P-521'];

/** Why Go cannot read a certificate that this reader can, in Go's words; undefined where it can. */
export function goCertificateRefusal(certificate: Certificate): string | undefined {
  if (certificate.refusedByGo !== undefined) return certificate.refusedByGo;
  if (certificate.serialNumber.startsWith('-')) return 'x509: negative serial number';
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
