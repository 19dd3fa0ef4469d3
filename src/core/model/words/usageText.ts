import type { Certificate } from '../artifacts/certificate.ts';
import { joined, phrase, type Text } from '../text/text.ts';
import { untrusted } from '../text/untrusted.ts';

const PURPOSES: Readonly<Record<string, Text>> = {
  serverAuth: phrase('TLS server'),
  clientAuth: phrase('TLS client'),
  codeSigning: phrase('code signing'),
  emailProtection: phrase('e-mail'),
  timeStamping: phrase('time stamping'),
  OCSPSigning: phrase('OCSP signing'),
  anyExtendedKeyUsage: phrase('any purpose'),
};

/** What the certificate may be used for, in words: "TLS server, TLS client", "signs certificates". */
export function usageText({ extendedKeyUsage, keyUsage, basicConstraints }: Certificate): Text {
  const purposes = (extendedKeyUsage ?? []).map(purposeText);
  if (basicConstraints?.ca) {
    const isBarred = keyUsage && !keyUsage.includes('keyCertSign');
    const isLast = basicConstraints.pathLength === 0;
    const signs = isLast ? phrase('signs certificates of leaves only') : phrase('signs certificates');
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

/** "CA:TRUE, path length 0" in openssl's words; undefined where the certificate says nothing of it. */
export function constraintsText({ basicConstraints }: Certificate): Text | undefined {
  if (!basicConstraints) return undefined;
  const { ca, pathLength } = basicConstraints;
  const constraint = untrusted(ca ? 'CA:TRUE' : 'CA:FALSE');
  return pathLength === undefined
    ? constraint
    : phrase('{constraint}, path length {pathLength}', { constraint, pathLength });
}

/** Whether it is a certificate authority by its basic constraints. */
export function isAuthority({ basicConstraints }: Certificate): boolean {
  return basicConstraints?.ca === true;
}
