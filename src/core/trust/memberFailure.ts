import type { Certificate } from '../model/artifacts/certificate.ts';
import type { ChainFailure } from '../model/outcome.ts';
import { unhandledCriticalExtension } from './criticalExtensions.ts';
import { nameConstraintFailure } from './nameConstraints.ts';

export type ChainPlace = 'leaf' | 'intermediate' | 'anchor';

/**
 * Why a certificate may not be the next member of the chain below it (leaf first), in the order of Go's isValid;
 * undefined where it may. Key usage of a leaf is not looked at, nor is CA:FALSE of an anchor, as in Go.
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
  if (place !== 'leaf') {
    const constrained = nameConstraintFailure(certificate, below);
    if (constrained !== undefined) return constrained;
  }
  const { basicConstraints } = certificate;
  if (place === 'intermediate' && basicConstraints?.ca !== true) return { kind: 'notAuthorizedToSign', certificate };
  const pathLength = basicConstraints?.pathLength;
  if (pathLength !== undefined && below.length - 1 > pathLength) return { kind: 'tooManyIntermediates', certificate };
  return undefined;
}
