import type { Certificate } from '../model/artifacts/certificate.ts';
import type { SignatureRefusal, SignatureTable } from '../model/chainOutcome.ts';
import { phrase, type Text } from '../model/text/text.ts';
import { signatureAlgorithmOf } from './signatureAlgorithm.ts';
import { rsaKeyRefusal } from './signatureCost.ts';

/** The result of CheckSignatureFrom: `error` is Go's text; `unchecked` if it was not verified here. */
export type SignatureCheck =
  | { readonly kind: 'valid' }
  | { readonly kind: 'refused'; readonly error: string; readonly because: SignatureRefusal }
  | { readonly kind: 'unchecked'; readonly reason: Text };

/** The budget did not reach to it. */
const UNPAID = phrase('too many certificates have the name of its issuer');

const UNIMPLEMENTED = 'x509: cannot verify signature: algorithm unimplemented';

const KEY_FAMILIES: Readonly<
  Record<string, { readonly key: string; readonly goType: string; readonly mismatch: string }>
> = {
  RSA: { key: 'RSA', goType: '*rsa.PublicKey', mismatch: 'crypto/rsa: verification error' },
  EC: { key: 'ECDSA', goType: '*ecdsa.PublicKey', mismatch: 'x509: ECDSA verification failure' },
  Ed25519: { key: 'Ed25519', goType: 'ed25519.PublicKey', mismatch: 'x509: Ed25519 verification failure' },
};

/** Whether `issuer` may sign certificates and signed this one, as Go's Certificate.CheckSignatureFrom judges. */
export function checkSignatureFrom(child: Certificate, issuer: Certificate, table: SignatureTable): SignatureCheck {
  if (!maySign(issuer)) {
    return refused('x509: invalid signature: parent certificate cannot sign this kind of certificate', 'notACa');
  }
  const algorithm = signatureAlgorithmOf(child);
  if (algorithm === undefined) return refused(UNIMPLEMENTED, 'unimplemented');
  if (algorithm.hash === 'MD5' || algorithm.hash === 'SHA-1') {
    // No release verifies DSA.
    const because = algorithm.hash === 'SHA-1' && algorithm.key !== 'DSA' ? 'sha1' : 'weakHash';
    return refused(`x509: cannot verify signature: insecure algorithm ${algorithm.name}`, because);
  }
  const family = KEY_FAMILIES[issuer.publicKey.algorithm];
  if (family === undefined) return refused(UNIMPLEMENTED, 'unimplemented');
  if (family.key !== algorithm.key) {
    const found = `but have public key of type ${family.goType}`;
    return refused(`x509: signature algorithm specifies an ${algorithm.key} public key, ${found}`);
  }
  const refusal = rsaKeyRefusal(issuer.publicKey);
  if (refusal !== undefined) return refused(refusal.error, refusal.because);
  switch (table.verdict(child, issuer)) {
    case 'valid':
      return { kind: 'valid' };
    case 'invalid':
      return refused(family.mismatch);
    case 'unpaid':
      return { kind: 'unchecked', reason: UNPAID };
    case 'unchecked':
      return {
        kind: 'unchecked',
        reason: phrase("This host cannot verify {name} with this issuer's key.", { name: algorithm.name }),
      };
  }
}

/** RFC 5280 §4.2.1.9 and §4.2.1.3; a version 1 certificate has neither extension and may sign. */
function maySign(issuer: Certificate): boolean {
  const { basicConstraints, keyUsage } = issuer;
  if (issuer.version === 3 && basicConstraints === undefined) return false;
  if (basicConstraints !== undefined && !basicConstraints.ca) return false;
  return keyUsage === undefined || keyUsage.length === 0 || keyUsage.includes('keyCertSign');
}

function refused(error: string, because: SignatureRefusal = 'other'): SignatureCheck {
  return { kind: 'refused', error, because };
}
