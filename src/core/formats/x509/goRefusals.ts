import type { Certificate, PublicKey } from '../../model/artifacts/certificate.ts';
import type { GoError } from '../../model/artifacts/goError.ts';
import { derived } from '../../model/memo/derived.ts';
import { goCertificateFault } from './goCertificate.ts';
import { goKeyFault } from './goKey.ts';
import { rsaNumbers, rsaParseRefusal, rsaUseRefusal } from './rsaNumbers.ts';

/** Why Go cannot read a certificate that this reader can; undefined where it can. */
export const goCertificateRefusal = derived(({ der }: Certificate): GoError | undefined => goCertificateFault(der));

/** Why Go cannot use a public key, in its words; undefined where it can. */
export function goKeyRefusal(key: PublicKey): string | undefined {
  return key.algorithm === 'DSA' ? 'x509: DSA keys are not supported' : goKeyFault(key);
}

/** Why Go cannot use a private key, as crypto/tls says it, by its public half; undefined where it can. */
export function goPrivateKeyRefusal(publicHalf: PublicKey): string | undefined {
  const numbers = rsaNumbers(publicHalf);
  if (!numbers) return goKeyRefusal(publicHalf);
  return rsaParseRefusal(numbers) || rsaUseRefusal(numbers) ? 'tls: failed to parse private key' : undefined;
}
