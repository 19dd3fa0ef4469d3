import { decimalSerial } from '../formats/x509/subjectNames.ts';
import type { Certificate } from '../model/artifacts/certificate.ts';

/** An error of crypto/x509 as the authenticator of client certificates returns it (k8s.io/apiserver, request/x509). */
export function withCertificate({ serialNumber, subjectKeyId, authorityKeyId }: Certificate, error: string): string {
  const serial = `SN=${decimalSerial(serialNumber)}`;
  return `verifying certificate ${serial}, SKID=${colons(subjectKeyId)}, AKID=${colons(authorityKeyId)} failed: ${error}`;
}

/** Several errors as k8s.io/apimachinery prints them: each once, and a single one without brackets. */
export function aggregateText(errors: readonly string[]): string {
  const distinct = [...new Set(errors)];
  return distinct.length === 1 ? distinct.join('') : `[${distinct.join(', ')}]`;
}

function colons(hex = ''): string {
  return (hex.toUpperCase().match(/../g) ?? []).join(':');
}
