import type { PublicKey } from '../../model/artifacts/certificate.ts';
import { attempt } from '../der/derCursor.ts';
import { childrenOf, contentOf, type DerElement, DerError, readWhole, TAG } from '../der/derElement.ts';
import { integerBits, oidText } from '../der/derPrimitives.ts';
import { curveLines, orderBits } from '../x509/curveText.ts';
import { longName } from '../x509/objects/objectNames.ts';
import { type SubjectPublicKeyInfo, splitSubjectPublicKeyInfo } from '../x509/parseSubjectPublicKeyInfo.ts';
import { hexLines, numberLines } from './hexText.ts';
import { pssKeyLines } from './pssText.ts';
import { RAW_KEYS } from './rawKeys.ts';

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
    if (info.key.length !== raw.octets) throw new DerError('wrong length of a key');
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
