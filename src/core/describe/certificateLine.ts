import type { Certificate } from '../model/certificate.ts';
import type { DescribeContext } from './context.ts';
import { shortName } from './shortName.ts';
import { timeLeftText, type ValidityState, validityState } from './timeText.ts';
import { isAuthority } from './usageText.ts';

/** "kube-apiserver · signed by kubernetes · expires in 23 d". Text from files, unescaped. */
export function certificateLine(certificate: Certificate, context: DescribeContext): string {
  const facts = { ...certificate, isCa: isAuthority(certificate) };
  return [
    shortName(certificate.subject),
    signerText(certificate, context),
    lowered(timeLeftText(facts, context.now)),
  ].join(' · ');
}

/** How the certificate's validity stands, for an icon beside the line. */
export function certificateState(certificate: Certificate, { now, thresholds }: DescribeContext): ValidityState {
  return validityState({ ...certificate, isCa: isAuthority(certificate) }, now, thresholds);
}

function signerText(certificate: Certificate, context: DescribeContext): string {
  const name = shortName(certificate.issuer);
  switch (context.issuerOf(certificate).kind) {
    case 'self':
      return 'self-signed';
    case 'found':
      return `signed by ${name}`;
    case 'absent':
      return `issuer ${name} is not among these files`;
    case 'unchecked':
      return `issuer ${name}, not checked`;
  }
}

function lowered(text: string): string {
  return text.slice(0, 1).toLowerCase() + text.slice(1);
}
