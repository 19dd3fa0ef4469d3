import type { EcCurve } from '../../model/ports.ts';

const EC_CURVES: ReadonlySet<string | undefined> = new Set<EcCurve>(['P-256', 'P-384', 'P-521']);

/** A host may know more of them, but what is shown is the same with each host. */
export function isEcCurve(curve: string | undefined): curve is EcCurve {
  return EC_CURVES.has(curve);
}
