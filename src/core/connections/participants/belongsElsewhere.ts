import { leafOf } from '../../model/material.ts';
import type { Proof } from '../../model/proof.ts';
import type { CredentialUse } from './credentialUses.ts';

/**
 * True where the other side does not even know the CA: such a certificate was meant for something else, and what else
 * does not fit about it is a consequence of that.
 */
export function isFromOtherCa({ material }: CredentialUse, proofs: readonly Proof[]): boolean {
  const sha256 = leafOf(material)?.certificate.sha256;
  return proofs.some(
    ({ presented, outcome }) =>
      presented.uri === material.uri &&
      leafOf(presented)?.certificate.sha256 === sha256 &&
      outcome?.kind === 'refused' &&
      outcome.failure.kind === 'unknownAuthority',
  );
}
