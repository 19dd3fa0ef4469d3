import type { TrustFault } from '../../connections/causes/trustFaults.ts';
import { leafOf } from '../../model/credentialSource.ts';
import type { CredentialUse } from '../../uses/views/credentialUses.ts';

/**
 * Whether the certificate, not the bundle, is at fault for a failed chain. Such a certificate was meant for another purpose, so its other
 * mismatches follow from that.
 */
export function isOfOtherCa({ credentials }: CredentialUse, trustFaults: readonly TrustFault[]): boolean {
  const sha256 = leafOf(credentials)?.certificate.sha256;
  return trustFaults.some(
    ({ side, culprit }) =>
      side === 'presented' && culprit.uri === credentials.uri && leafOf(culprit)?.certificate.sha256 === sha256,
  );
}
