import { isEcCurve } from '../formats/cryptography/ecCurve.ts';
import { signedPartsOf } from '../formats/x509/signedParts.ts';
import type { Certificate, PublicKey } from '../model/artifacts/certificate.ts';
import type { SignatureVerdict } from '../model/chainOutcome.ts';
import type { SignatureHash, SignatureScheme } from '../model/ports.ts';
import { type SignatureAlgorithm, signatureAlgorithmOf } from './signatureAlgorithm.ts';
import { type VerifierCache, verifierOf } from './verifiers.ts';

/** PSS salts are as long as the hash: Go accepts no others. */
const SALT_LENGTHS: Readonly<Record<SignatureHash, number>> = {
  'SHA-1': 20,
  'SHA-256': 32,
  'SHA-384': 48,
  'SHA-512': 64,
};

/** The signed content and the algorithm of a certificate or a request. */
type Signed = Pick<Certificate, 'signatureAlgorithm' | 'der'>;

/** Whether the child's signature is by the key. `unchecked` for whatever the host cannot do; never rejects. */
export async function verifySignature(child: Signed, key: PublicKey, cache: VerifierCache): Promise<SignatureVerdict> {
  const algorithm = signatureAlgorithmOf(child);
  const scheme = algorithm && schemeOf(algorithm, key);
  const verifier = scheme && (await verifierOf(key, scheme, cache));
  if (scheme === undefined || verifier === undefined) return 'unchecked';
  const { signature, tbs } = signedPartsOf(child);
  const isValid = await verifier(signature, tbs);
  if (isValid === undefined) return 'unchecked';
  return isValid ? 'valid' : 'invalid';
}

function schemeOf({ key: wanted, hash, pss }: SignatureAlgorithm, key: PublicKey): SignatureScheme | undefined {
  if (wanted === 'Ed25519') return key.algorithm === 'Ed25519' ? { name: 'Ed25519' } : undefined;
  if (hash === undefined || hash === 'MD5') return undefined;
  if (wanted === 'RSA' && key.algorithm === 'RSA') {
    return pss === true
      ? { name: 'RSA-PSS', hash, saltLength: SALT_LENGTHS[hash] }
      : { name: 'RSASSA-PKCS1-v1_5', hash };
  }
  if (wanted !== 'ECDSA' || key.algorithm !== 'EC') return undefined;
  return isEcCurve(key.curve) ? { name: 'ECDSA', hash, curve: key.curve, encoding: 'der' } : undefined;
}
