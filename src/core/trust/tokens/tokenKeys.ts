import type { Artifact } from '../../model/artifacts/artifact.ts';

/** Keys that Kubernetes cannot use for tokens: neither RSA nor ECDSA, or a public key in PKCS#1 form. */
export function isUnsupported(artifact: Artifact): boolean {
  if (artifact.kind !== 'publicKey' && artifact.kind !== 'privateKey') return false;
  const { algorithm } = artifact.key;
  return isPkcs1Public(artifact) || (algorithm !== undefined && algorithm !== 'RSA' && algorithm !== 'EC');
}

/** Whether client-go finds a public key in it: an EC private key only in SEC 1 form, a certificate too (util/keyutil). */
export function verifiesTokens(artifact: Artifact): boolean {
  if (artifact.origin.goError) return false;
  switch (artifact.kind) {
    case 'publicKey':
      return !isPkcs1Public(artifact) && isTokenAlgorithm(artifact.key.algorithm);
    case 'certificate':
      return isTokenAlgorithm(artifact.certificate.publicKey.algorithm);
    case 'privateKey': {
      const { encrypted, algorithm, format } = artifact.key;
      return !encrypted && (algorithm === 'RSA' || (algorithm === 'EC' && format === 'SEC1'));
    }
    default:
      return false;
  }
}

function isTokenAlgorithm(algorithm: string): boolean {
  return algorithm === 'RSA' || algorithm === 'EC';
}

export function isPkcs1Public(artifact: Artifact): boolean {
  return artifact.kind === 'publicKey' && artifact.isPkcs1 === true;
}
