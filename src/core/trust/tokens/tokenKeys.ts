import type { Artifact } from '../../model/artifacts/artifact.ts';

/** Keys that Kubernetes cannot use for tokens: neither RSA nor ECDSA, or a public key in PKCS#1 form. */
export function isUnsupported(artifact: Artifact): boolean {
  if (artifact.kind !== 'publicKey' && artifact.kind !== 'privateKey') return false;
  const { algorithm } = artifact.key;
  return isPkcs1Public(artifact) || (algorithm !== undefined && algorithm !== 'RSA' && algorithm !== 'EC');
}

export function isPkcs1Public(artifact: Artifact): boolean {
  return artifact.kind === 'publicKey' && artifact.isPkcs1 === true;
}
