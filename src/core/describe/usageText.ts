import type { Certificate } from '../model/certificate.ts';

const PURPOSES: Readonly<Record<string, string>> = {
  serverAuth: 'TLS server',
  clientAuth: 'TLS client',
  codeSigning: 'code signing',
  emailProtection: 'e-mail',
  timeStamping: 'time stamping',
  OCSPSigning: 'OCSP signing',
  anyExtendedKeyUsage: 'any purpose',
};

/** What the certificate may be used for, in words: "TLS server and TLS client", "signs certificates". */
export function usageText({ extendedKeyUsage, keyUsage, basicConstraints }: Certificate): string {
  const purposes = (extendedKeyUsage ?? []).map((purpose) => PURPOSES[purpose] ?? purpose);
  if (basicConstraints?.ca) {
    const depth = basicConstraints.pathLength === 0 ? ' of leaves only' : '';
    const signs = keyUsage && !keyUsage.includes('keyCertSign') ? [] : [`signs certificates${depth}`];
    return [...signs, ...purposes].join(', ') || 'none';
  }
  if (extendedKeyUsage) return purposes.join(', ') || 'none';
  return 'any purpose (no extended key usage)';
}

/** Whether it is a certificate authority by its basic constraints. */
export function isAuthority({ basicConstraints }: Certificate): boolean {
  return basicConstraints?.ca === true;
}
