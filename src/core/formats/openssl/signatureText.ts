import { attempt } from '../der/derCursor.ts';
import { childrenOf, contentOf, type DerElement, readWhole, TAG } from '../der/derElement.ts';
import { parseSignatureAlgorithm } from '../x509/algorithmNames.ts';
import { hexLines, numberLines } from '../x509/hexText.ts';
import { signedPartsOf } from '../x509/signedParts.ts';
import { pssSignatureLines } from './pssText.ts';

/** A signed structure as openssl needs it to print its signature. */
export interface Signed {
  readonly der: Uint8Array;
  readonly signatureAlgorithm: { readonly oid: string; readonly name: string };
}

const RSA_PSS = '1.2.840.113549.1.1.10';

/** "Signature Algorithm: …" inside the signed content, with the parameters of RSA-PSS. */
export function signatureAlgorithmLines(signed: Signed): readonly string[] {
  const [first = '', ...rest] = parameterLines(signed);
  return [`        Signature Algorithm: ${signed.signatureAlgorithm.name}${first}`, ...rest];
}

/** The last lines of the text: the algorithm again, and the signature itself. */
export function signatureValueLines(signed: Signed): readonly string[] {
  const [first = '', ...rest] = parameterLines(signed);
  const title = [`    Signature Algorithm: ${outerName(signed)}`, `    Signature Value:${first}`];
  return [...title, ...rest, ...(dsaLines(signed) ?? hexLines(signedPartsOf(signed).signature, 18, 8))];
}

/** The name of the algorithm outside the signed part, which differs only in a forged certificate. */
function outerName(signed: Signed): string {
  const read = attempt(() => {
    const algorithm = childrenOf(readWhole(signed.der, TAG.sequence))[1];
    return algorithm && parseSignatureAlgorithm(algorithm).name;
  });
  return ('value' in read ? read.value : undefined) ?? signed.signatureAlgorithm.name;
}

function parameterLines(signed: Signed): readonly string[] {
  if (signed.signatureAlgorithm.oid !== RSA_PSS) return [];
  const read = attempt((): DerElement | undefined => {
    const algorithm = childrenOf(readWhole(signed.der, TAG.sequence))[1];
    return algorithm && childrenOf(algorithm)[1];
  });
  return pssSignatureLines('value' in read ? read.value : undefined);
}

/** DSA signatures alone are printed as their two numbers. */
function dsaLines(signed: Signed): readonly string[] | undefined {
  if (!signed.signatureAlgorithm.name.startsWith('dsa')) return undefined;
  const read = attempt(() => {
    const [r, s] = childrenOf(readWhole(signedPartsOf(signed).signature, TAG.sequence)).map(contentOf);
    return r && s && [...numberLines('r:   ', r, 8), ...numberLines('s:   ', s, 8)];
  });
  return 'value' in read ? read.value : undefined;
}
