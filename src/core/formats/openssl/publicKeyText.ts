import type { PublicKey } from '../../model/artifacts/certificate.ts';
import { attempt } from '../der/derCursor.ts';
import { childrenOf, contentOf, type DerElement, DerError, readWhole, TAG } from '../der/derElement.ts';
import { integerBits, oidText } from '../der/derPrimitives.ts';
import { curveLines, orderBits } from '../x509/curveText.ts';
import { hexLines, numberLines } from '../x509/hexText.ts';
import { longName } from '../x509/objects/objectNames.ts';
import { type SubjectPublicKeyInfo, splitSubjectPublicKeyInfo } from '../x509/parseSubjectPublicKeyInfo.ts';
import { pssKeyLines } from './pssText.ts';

/** The lines below "Subject Public Key Info:", indented. */
export function publicKeyText(key: PublicKey, indent: number): readonly string[] {
  const outer = ' '.repeat(indent);
  const info = readWhole(key.spki, TAG.sequence);
  const read = attempt(() => keyLines(splitSubjectPublicKeyInfo(info), indent + 4));
  const title = `${outer}Public Key Algorithm: ${algorithmTitle(info)}`;
  return [title, ...('value' in read ? read.value : [`${outer}Unable to load Public Key`])];
}

function algorithmTitle(info: DerElement): string {
  const read = attempt(() => {
    const [algorithm] = childrenOf(info);
    const [oid] = algorithm ? childrenOf(algorithm) : [];
    return oid ? longName(oidText(oid)) : '';
  });
  return 'value' in read ? read.value : '';
}

/** Throws DerError for a key that openssl cannot load. */
function keyLines(info: SubjectPublicKeyInfo, indent: number): readonly string[] {
  const outer = ' '.repeat(indent);
  const raw = RAW_KEYS.get(info.oid);
  if (raw) {
    if (info.key.length !== raw.bytes) throw new DerError('wrong length of a key');
    return [`${outer}${raw.name} Public-Key:`, `${outer}pub:`, ...hexLines(info.key, 15, indent + 4)];
  }
  switch (info.oid) {
    case '1.2.840.113549.1.1.1':
      return rsaLines(info, indent);
    case '1.2.840.113549.1.1.10':
      return [...rsaLines(info, indent), ...pssKeyLines(info.parameters, indent)];
    case '1.2.840.10045.2.1': {
      const size = `${outer}Public-Key: (${orderBits(info.parameters) ?? 0} bit)`;
      return [size, `${outer}pub:`, ...hexLines(info.key, 15, indent + 4), ...curveLines(info.parameters, indent)];
    }
    case '1.2.840.10040.4.1':
      return dsaLines(info, indent);
    case '1.2.840.113549.1.3.1':
      return dhLines(info, indent);
    default:
      throw new DerError('unknown algorithm');
  }
}

function rsaLines(info: SubjectPublicKeyInfo, indent: number): readonly string[] {
  const [modulus, exponent, surplus] = childrenOf(readWhole(info.key, TAG.sequence));
  if (!modulus || !exponent || surplus) throw new DerError('x509: invalid RSA public key');
  return [
    `${' '.repeat(indent)}Public-Key: (${integerBits(modulus)} bit)`,
    ...numberLines('Modulus:', contentOf(modulus), indent),
    ...numberLines('Exponent:', contentOf(exponent), indent),
  ];
}

function dsaLines(info: SubjectPublicKeyInfo, indent: number): readonly string[] {
  const [p, q, g] = info.parameters?.tag === TAG.sequence ? childrenOf(info.parameters) : [];
  if (!p || !q || !g) throw new DerError('x509: invalid DSA parameters');
  return [
    `${' '.repeat(indent)}Public-Key: (${integerBits(p)} bit)`,
    ...numberLines('pub: ', contentOf(readWhole(info.key, TAG.integer)), indent),
    ...numberLines('P:   ', contentOf(p), indent),
    ...numberLines('Q:   ', contentOf(q), indent),
    ...numberLines('G:   ', contentOf(g), indent),
  ];
}

/** PKCS #3 parameters: prime and base. */
function dhLines(info: SubjectPublicKeyInfo, indent: number): readonly string[] {
  const [p, g] = info.parameters?.tag === TAG.sequence ? childrenOf(info.parameters) : [];
  if (!p || !g) throw new DerError('invalid DH parameters');
  return [
    `${' '.repeat(indent)}DH Public-Key: (${integerBits(p)} bit)`,
    ...numberLines('public-key:', contentOf(readWhole(info.key, TAG.integer)), indent),
    ...numberLines('P:   ', contentOf(p), indent),
    ...numberLines('G:   ', contentOf(g), indent),
  ];
}

/** An algorithm whose public key is octets of one length, with openssl's name for it. */
interface RawKey {
  readonly name: string;
  readonly bytes: number;
}

/** Last arc under NIST's signature algorithms → octets of an SLH-DSA key, in openssl's order of names (FIPS 205 §11). */
const SLH_DSA: readonly RawKey[] = ['SHA2', 'SHAKE'].flatMap((hash) =>
  [128, 192, 256].flatMap((bits) =>
    ['s', 'f'].map((speed) => ({ name: `SLH-DSA-${hash}-${bits}${speed}`, bytes: bits / 4 })),
  ),
);

/** OID → key of RFC 8410 §3, FIPS 204 §4 and FIPS 205 §11. */
const RAW_KEYS: ReadonlyMap<string, RawKey> = new Map<string, RawKey>([
  ['1.3.101.110', { name: 'X25519', bytes: 32 }],
  ['1.3.101.111', { name: 'X448', bytes: 56 }],
  ['1.3.101.112', { name: 'ED25519', bytes: 32 }],
  ['1.3.101.113', { name: 'ED448', bytes: 57 }],
  ['2.16.840.1.101.3.4.3.17', { name: 'ML-DSA-44', bytes: 1312 }],
  ['2.16.840.1.101.3.4.3.18', { name: 'ML-DSA-65', bytes: 1952 }],
  ['2.16.840.1.101.3.4.3.19', { name: 'ML-DSA-87', bytes: 2592 }],
  ...SLH_DSA.map((key, at): [string, RawKey] => [`2.16.840.1.101.3.4.3.${20 + at}`, key]),
]);
