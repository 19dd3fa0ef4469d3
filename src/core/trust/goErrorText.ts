import { goQuote } from '../formats/go/quote.ts';
import { formatIp, parseIp } from '../formats/x509/ipAddress.ts';
import { altNameExtension, authorityName, commonName, dnsNames, ipAddresses } from '../formats/x509/subjectNames.ts';
import type { Certificate } from '../model/artifacts/certificate.ts';
import type { ChainFailure } from '../model/chainOutcome.ts';
import { matchesPattern } from './hostname.ts';

/** From this many names on, recent Go prints their number instead of the names. */
const MAX_NAMES_PRINTED = 100;

/** The failure as Go's crypto/x509 prints it, with its `x509: ` prefix. Times are UTC. */
export function goErrorText(failure: ChainFailure): string {
  return `x509: ${body(failure)}`;
}

/** The failure as the side of a TLS handshake that verifies prints it since Go 1.20. */
export function tlsErrorText(failure: ChainFailure): string {
  return `tls: failed to verify certificate: ${goErrorText(failure)}`;
}

function body(failure: ChainFailure): string {
  switch (failure.kind) {
    case 'unknownAuthority':
      return `certificate signed by unknown authority${hint(failure.hint)}`;
    case 'expired':
      return invalidTime(failure.now, 'after', failure.certificate.notAfter);
    case 'notYetValid':
      return invalidTime(failure.now, 'before', failure.certificate.notBefore);
    case 'incompatibleUsage':
      return 'certificate specifies an incompatible key usage';
    case 'notAuthorizedToSign':
      return 'certificate is not authorized to sign other certificates';
    case 'tooManyIntermediates':
      return 'too many intermediates for path length constraint';
    case 'nameConstraint':
      return `a root or intermediate certificate is not authorized to sign for this name: ${failure.detail}`;
    case 'unhandledCriticalExtension':
      return 'unhandled critical extension';
    case 'hostname':
      return hostname(failure.certificate, failure.host);
    case 'noValidChains':
      return `no valid chains built: ${failure.detail}`;
    case 'signatureLimit':
      return 'signature check attempts limit reached while verifying certificate chain';
  }
}

function hint(found: { readonly candidate: Certificate; readonly error: string } | undefined): string {
  if (found === undefined) return '';
  const candidate = goQuote(authorityName(found.candidate));
  return ` (possibly because of ${goQuote(found.error)} while trying to verify candidate authority certificate ${candidate})`;
}

/** The same text for what was judged at different instants: Go names the very one. */
export function withoutInstant(text: string): string {
  return text.replaceAll(/\bcurrent time \S+ is\b/g, 'current time is');
}

function invalidTime(now: number, relation: 'after' | 'before', limit: number): string {
  const expired = `current time ${rfc3339(now)} is ${relation} ${rfc3339(limit)}`;
  return `certificate has expired or is not yet valid: ${expired}`;
}

/** Whether Go before 1.15 would take the common name for the host's. */
export function reliesOnCommonName(certificate: Certificate, host: string): boolean {
  return altNameExtension(certificate) === undefined && matchesPattern(commonName(certificate), host);
}

function hostname(certificate: Certificate, host: string): string {
  if (reliesOnCommonName(certificate, host)) return 'certificate relies on legacy Common Name field, use SANs instead';
  const isIp = parseIp(host) !== undefined;
  const names = isIp ? ipAddresses(certificate).map(formatIp) : dnsNames(certificate);
  if (isIp && names.length === 0) {
    return `cannot validate certificate for ${host} because it doesn't contain any IP SANs`;
  }
  if (names.length >= MAX_NAMES_PRINTED) {
    return `certificate is valid for ${names.length} ${isIp ? 'IP SANs' : 'names'}, but none matched ${host}`;
  }
  const valid = names.join(', ');
  if (valid === '') return `certificate is not valid for any names, but wanted to match ${host}`;
  return `certificate is valid for ${valid}, not ${host}`;
}

/** An instant no calendar holds prints as Go's zero time, so that hostile input cannot make this throw. */
function rfc3339(instant: number): string {
  const date = new Date(instant);
  if (Number.isNaN(date.getTime())) return '0001-01-01T00:00:00Z';
  return `${date.toISOString().slice(0, -5)}Z`;
}

/** The instant as Go prints a time in UTC by itself. */
export function goTimeText(instant: number): string {
  return rfc3339(instant).replace('T', ' ').replace('Z', ' +0000 UTC');
}
