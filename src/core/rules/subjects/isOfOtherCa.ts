import type { TrustFault } from '../../connections/causes/trustFaults.ts';
import { leafOf } from '../../model/credentialSource.ts';
import type { CredentialUse } from '../../uses/views/credentialUses.ts';

/**
 * Whether the certificate itself, not the bundle that it is verified against, is of another CA: it was meant for something else, and what else
 * does not fit about it is a consequence of that.
 */
export function isOfOtherCa({ credentials }: CredentialUse, trustFaults: readonly TrustFault[]): boolean {
  const sha256 = leafOf(credentials)?.certificate.sha256;
  return trustFaults.some(
    ({ side, culprit }) =>
      side === 'presented' && culprit.uri === credentials.uri && leafOf(culprit)?.certificate.sha256 === sha256,
  );
}
