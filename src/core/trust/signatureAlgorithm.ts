import { toHex } from '../formats/der/bytes.ts';
import { attempt, DerCursor } from '../formats/der/derCursor.ts';
import { contextTag, type DerElement, rawOf, readWhole, TAG } from '../formats/der/derElement.ts';
import { signedPartsOf } from '../formats/x509/signedParts.ts';
import type { Certificate } from '../model/artifacts/certificate.ts';

export type HashName = 'MD5' | 'SHA-1' | 'SHA-256' | 'SHA-384' | 'SHA-512';

/** A signature algorithm Go knows. `name` is Go's; `hash` is absent for Ed25519, which hashes by itself. */
export interface SignatureAlgorithm {
  readonly name: string;
  readonly key: 'RSA' | 'ECDSA' | 'DSA' | 'Ed25519';
  readonly hash?: HashName;
  readonly pss?: boolean;
}

const RSA_PSS = '1.2.840.113549.1.1.10';

/** By object identifier, as listed in crypto/x509 (RFC 3279 §2.2, RFC 4055 §5, RFC 5758 §3, RFC 8410 §3). */
const ALGORITHMS: ReadonlyMap<string, SignatureAlgorithm> = new Map([
  ['1.2.840.113549.1.1.4', { name: 'MD5-RSA', key: 'RSA', hash: 'MD5' }],
  ['1.2.840.113549.1.1.5', { name: 'SHA1-RSA', key: 'RSA', hash: 'SHA-1' }],
  ['1.3.14.3.2.29', { name: 'SHA1-RSA', key: 'RSA', hash: 'SHA-1' }],
  ['1.2.840.113549.1.1.11', { name: 'SHA256-RSA', key: 'RSA', hash: 'SHA-256' }],
  ['1.2.840.113549.1.1.12', { name: 'SHA384-RSA', key: 'RSA', hash: 'SHA-384' }],
  ['1.2.840.113549.1.1.13', { name: 'SHA512-RSA', key: 'RSA', hash: 'SHA-512' }],
  ['1.2.840.10040.4.3', { name: 'DSA-SHA1', key: 'DSA', hash: 'SHA-1' }],
  ['2.16.840.1.101.3.4.3.2', { name: 'DSA-SHA256', key: 'DSA', hash: 'SHA-256' }],
  ['1.2.840.10045.4.1', { name: 'ECDSA-SHA1', key: 'ECDSA', hash: 'SHA-1' }],
  ['1.2.840.10045.4.3.2', { name: 'ECDSA-SHA256', key: 'ECDSA', hash: 'SHA-256' }],
  ['1.2.840.10045.4.3.3', { name: 'ECDSA-SHA384', key: 'ECDSA', hash: 'SHA-384' }],
  ['1.2.840.10045.4.3.4', { name: 'ECDSA-SHA512', key: 'ECDSA', hash: 'SHA-512' }],
  ['1.3.101.112', { name: 'Ed25519', key: 'Ed25519' }],
]);

/**
 * The algorithm a certificate is signed with; undefined for those Go does not know (MD2, SHA-224, Ed448 …), and for a
 * request signed with RSASSA-PSS, whose parameters its signed part does not repeat.
 */
export function signatureAlgorithmOf(
  certificate: Pick<Certificate, 'signatureAlgorithm' | 'der'>,
): SignatureAlgorithm | undefined {
  if (certificate.signatureAlgorithm.oid !== RSA_PSS) return ALGORITHMS.get(certificate.signatureAlgorithm.oid);
  const hash = readPssHash(certificate.der);
  return hash && { name: `${hash.replace('-', '')}-RSAPSS`, key: 'RSA', hash, pss: true };
}

type PssHash = 'SHA-256' | 'SHA-384' | 'SHA-512';

/** DER of the hash identifiers with NULL parameters, and the salt length in octets Go demands with each (RFC 4055 §2.1). */
const HASHES: readonly { readonly hash: PssHash; readonly identifier: string; readonly salt: number }[] = [
  { hash: 'SHA-256', identifier: '300d06096086480165030402010500', salt: 32 },
  { hash: 'SHA-384', identifier: '300d06096086480165030402020500', salt: 48 },
  { hash: 'SHA-512', identifier: '300d06096086480165030402030500', salt: 64 },
];

const MGF1 = '06092a864886f70d010108';

/**
 * The hash of an RSASSA-PSS certificate, from its DER. Undefined for parameters Go does not accept: another
 * hash, another one for MGF1, or a salt not as long as the hash.
 */
function readPssHash(der: Uint8Array): PssHash | undefined {
  const parsed = attempt(() => {
    const fields = new DerCursor(readWhole(signedPartsOf({ der }).tbs, TAG.sequence));
    fields.takeOptional(contextTag(0, true), 'version');
    fields.take(TAG.integer, 'serial number');
    const identifier = new DerCursor(fields.take(TAG.sequence, 'signature algorithm'));
    identifier.take(TAG.oid, 'algorithm');
    return hashOf(identifier.take(TAG.sequence, 'RSASSA-PSS parameters'));
  });
  return 'value' in parsed ? parsed.value : undefined;
}

function hashOf(parameters: DerElement): PssHash | undefined {
  const fields = new DerCursor(parameters);
  const hash = explicit(fields, 0);
  const mask = new DerCursor(fieldOf(fields, 1));
  const maskParts = new DerCursor(mask.take(TAG.sequence, 'mask generation'));
  const maskName = toHex(rawOf(maskParts.take(TAG.oid, 'mask generation function')));
  const maskHash = toHex(rawOf(maskParts.take(TAG.sequence, 'mask hash')));
  const salt = explicit(fields, 2);
  const known = HASHES.find(({ identifier }) => identifier === hash);
  if (known === undefined || maskName !== MGF1 || maskHash !== hash) return undefined;
  return salt === `0201${known.salt.toString(16)}` ? known.hash : undefined;
}

function explicit(fields: DerCursor, number: number): string {
  return toHex(rawOf(new DerCursor(fieldOf(fields, number)).next('RSASSA-PSS parameter')));
}

function fieldOf(fields: DerCursor, number: number): DerElement {
  return fields.take(contextTag(number, true), 'RSASSA-PSS parameter');
}
