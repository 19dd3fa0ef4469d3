import type { Certificate, PrivateKeyFacts, PublicKey } from '../artifacts/certificate.ts';
import { joined, phrase, type Text } from '../text/text.ts';
import { untrusted } from '../text/untrusted.ts';

const PURPOSES: Readonly<Record<string, Text>> = {
  serverAuth: phrase('TLS server'),
  clientAuth: phrase('TLS client'),
  codeSigning: phrase('code signing'),
  emailProtection: phrase('email'),
  timeStamping: phrase('timestamping'),
  OCSPSigning: phrase('OCSP signing'),
  anyExtendedKeyUsage: phrase('any purpose'),
};

/** The allowed uses of the certificate, in words: "TLS server, TLS client", "signs certificates". */
export function usageText(certificate: Certificate): Text {
  const { extendedKeyUsage, keyUsage, basicConstraints } = certificate;
  const purposes = (extendedKeyUsage ?? []).map(purposeText);
  if (isAuthority(certificate)) {
    const isBarred = keyUsage && !keyUsage.includes('keyCertSign');
    const isLast = basicConstraints?.pathLength === 0;
    const signs = isLast ? phrase('signs leaf certificates only') : phrase('signs certificates');
    return listed(isBarred ? purposes : [signs, ...purposes]);
  }
  return extendedKeyUsage ? listed(purposes) : phrase('any purpose (no extended key usage)');
}

function purposeText(purpose: string): Text {
  return (Object.hasOwn(PURPOSES, purpose) ? PURPOSES[purpose] : undefined) ?? untrusted(purpose);
}

function listed(usages: readonly Text[]): Text {
  return usages.length === 0 ? phrase('none') : joined(usages, ', ');
}

/** "CA:TRUE, path length 0" in openssl's words; undefined if the certificate says nothing of it. */
export function constraintsText({ basicConstraints }: Certificate): Text | undefined {
  if (!basicConstraints) return undefined;
  const { ca, pathLength } = basicConstraints;
  const constraint = untrusted(ca ? 'CA:TRUE' : 'CA:FALSE');
  return pathLength === undefined
    ? constraint
    : phrase('{constraint}, path length {pathLength}', { constraint, pathLength });
}

/** True for a certificate that says it is a CA, and for a self-issued one of version 1, which cannot say so. */
export function isAuthority({ basicConstraints, version, subject, issuer }: Certificate): boolean {
  return basicConstraints?.ca === true || (version < 3 && subject.key === issuer.key);
}

/** "RSA 2048 bits", "EC P-256", "Ed25519". */
export function keyText(key: Pick<PublicKey, 'algorithm' | 'bits' | 'curve'>): Text {
  if (key.curve !== undefined) return joined([key.algorithm, key.curve], ' ');
  if (key.algorithm === 'RSA' && key.bits !== undefined) return phrase('RSA {count} bits', { count: key.bits });
  return untrusted(key.algorithm);
}

/** The same for a private key; "encrypted" where its kind cannot be seen. */
export function privateKeyText({ algorithm, bits, curve, encrypted }: PrivateKeyFacts): Text {
  if (algorithm === undefined) return encrypted ? phrase('encrypted') : phrase('of unknown type');
  const key = keyText({ algorithm, bits, curve });
  return encrypted ? phrase('{key}, encrypted', { key }) : key;
}
