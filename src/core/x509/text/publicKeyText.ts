import { attempt } from '../../der/derCursor.ts';
import { childrenOf, contentOf, type DerElement, DerError, readWhole, TAG } from '../../der/derElement.ts';
import type { PublicKey } from '../../model/certificate.ts';
import { type SubjectPublicKeyInfo, splitSubjectPublicKeyInfo } from '../parseSubjectPublicKeyInfo.ts';
import { curveLines } from './curveText.ts';
import { hexLines, numberLines } from './hexText.ts';
import { pssKeyLines } from './pssText.ts';

/** The lines below "Subject Public Key Info:", indented. */
export function publicKeyText(key: PublicKey, indent: number): readonly string[] {
  const outer = ' '.repeat(indent);
  const read = attempt(() => keyLines(key, splitSubjectPublicKeyInfo(readWhole(key.spki, TAG.sequence)), indent + 4));
  const title = `${outer}Public Key Algorithm: ${ALGORITHM_TITLES.get(key.algorithm) ?? key.algorithm}`;
  return [title, ...('value' in read ? read.value : [`${outer}Unable to load Public Key`])];
}

/** Algorithm as the model names it → openssl's long name. */
const ALGORITHM_TITLES: ReadonlyMap<string, string> = new Map([
  ['RSA', 'rsaEncryption'],
  ['RSA-PSS', 'rsassaPss'],
  ['EC', 'id-ecPublicKey'],
  ['DSA', 'dsaEncryption'],
  ['Ed25519', 'ED25519'],
  ['Ed448', 'ED448'],
]);

function keyLines(key: PublicKey, info: SubjectPublicKeyInfo, indent: number): readonly string[] {
  const outer = ' '.repeat(indent);
  const size = `${outer}Public-Key: (${key.bits ?? 0} bit)`;
  switch (key.algorithm) {
    case 'RSA':
      return [size, ...rsaLines(info, indent)];
    case 'RSA-PSS':
      return [size, ...rsaLines(info, indent), ...pssKeyLines(info.parameters, indent)];
    case 'EC':
      return [size, `${outer}pub:`, ...hexLines(info.key, 15, indent + 4), ...curveLines(info.parameters, indent)];
    case 'DSA':
      return [size, ...dsaLines(info, indent)];
    case 'Ed25519':
    case 'Ed448':
    case 'X25519':
    case 'X448':
    case 'ML-DSA-44':
    case 'ML-DSA-65':
    case 'ML-DSA-87': {
      const name = key.algorithm.toUpperCase();
      return [`${outer}${name} Public-Key:`, `${outer}pub:`, ...hexLines(info.key, 15, indent + 4)];
    }
    default:
      throw new DerError('unknown algorithm');
  }
}

function rsaLines(info: SubjectPublicKeyInfo, indent: number): readonly string[] {
  const [modulus, exponent] = childrenOf(readWhole(info.key, TAG.sequence)).map(contentOf);
  if (!modulus || !exponent) throw new DerError('x509: invalid RSA public key');
  return [...numberLines('Modulus:', modulus, indent), ...numberLines('Exponent:', exponent, indent)];
}

function dsaLines(info: SubjectPublicKeyInfo, indent: number): readonly string[] {
  const labelled = (label: string, number: DerElement) => numberLines(label, contentOf(number), indent);
  const [p, q, g] = info.parameters ? childrenOf(info.parameters) : [];
  return [
    ...labelled('pub: ', readWhole(info.key, TAG.integer)),
    ...(p && q && g ? [...labelled('P:   ', p), ...labelled('Q:   ', q), ...labelled('G:   ', g)] : []),
  ];
}
