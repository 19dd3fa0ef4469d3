import type { Certificate, PublicKey } from '../../model/artifacts/certificate.ts';
import type { GoError } from '../../model/artifacts/goError.ts';
import { derived } from '../../model/memo/derived.ts';
import { goCertificateFault } from './goCertificate.ts';
import { goKeyFault } from './goKey.ts';

/** Why Go cannot read a certificate that this reader can; undefined if it can. */
export const goCertificateRefusal = derived(({ der }: Certificate): GoError | undefined => goCertificateFault(der));

/** Why Go cannot use a public key, in its words; undefined if it can. */
export function goKeyRefusal(key: PublicKey): string | undefined {
  return key.algorithm === 'DSA' ? 'x509: DSA keys are not supported' : goKeyFault(key);
}
