import { effectiveExtensions } from '../formats/x509/subjectNames.ts';
import type { Certificate, Extension } from '../model/artifacts/certificate.ts';
import type { ChainFailure } from '../model/chainOutcome.ts';

export type ChainPlace = 'leaf' | 'intermediate' | 'anchor';

/**
 * Why a certificate may not be the next member of the chain below it (leaf first), in the order of Go's isValid;
 * undefined if it may. Key usage of a leaf is not looked at, nor is CA:FALSE of an anchor, as in Go.
 */
export function memberFailure(
  certificate: Certificate,
  place: ChainPlace,
  below: readonly Certificate[],
  now: number,
): ChainFailure | undefined {
  const extension = unhandledCriticalExtension(certificate);
  if (extension !== undefined) return { kind: 'unhandledCriticalExtension', certificate, oid: extension.oid };
  if (now < certificate.notBefore) return { kind: 'notYetValid', certificate, now };
  if (now > certificate.notAfter) return { kind: 'expired', certificate, now };
  const { basicConstraints } = certificate;
  if (place === 'intermediate' && basicConstraints?.ca !== true) return { kind: 'notAuthorizedToSign', certificate };
  const pathLength = basicConstraints?.pathLength;
  if (pathLength !== undefined && below.length - 1 > pathLength) return { kind: 'tooManyIntermediates', certificate };
  return undefined;
}

/**
 * Extensions Go's parser reads whole: key usage, basic constraints, CRL distribution points, key identifiers,
 * extended key usage, the four of policies, and authority information access. The two that depend on their content
 * are below.
 */
const HANDLED = new Set([
  '2.5.29.14',
  '2.5.29.15',
  '2.5.29.19',
  '2.5.29.31',
  '2.5.29.32',
  '2.5.29.33',
  '2.5.29.35',
  '2.5.29.36',
  '2.5.29.37',
  '2.5.29.54',
  '1.3.6.1.5.5.7.1.1',
]);

const SUBJECT_ALT_NAME = '2.5.29.17';

const NAME_CONSTRAINTS = '2.5.29.30';

const NAMES_GO_READS: readonly string[] = ['dns', 'email', 'ip', 'uri'];

/** The first critical extension that Go does not process, for which it rejects every chain; undefined if there is none. */
function unhandledCriticalExtension(certificate: Certificate): Extension | undefined {
  return effectiveExtensions(certificate).find((extension) => extension.critical && !isHandled(extension, certificate));
}

function isHandled(extension: Extension, certificate: Certificate): boolean {
  if (extension.oid === SUBJECT_ALT_NAME) {
    return (certificate.subjectAltNames ?? []).some((name) => NAMES_GO_READS.includes(name.kind));
  }
  if (extension.oid === NAME_CONSTRAINTS) {
    const { permitted = [], excluded = [] } = certificate.nameConstraints ?? {};
    return ![...permitted, ...excluded].some((subtree) => subtree.kind === 'unsupported');
  }
  return HANDLED.has(extension.oid);
}
