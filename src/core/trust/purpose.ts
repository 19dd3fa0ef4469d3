import type { Certificate } from '../model/artifacts/certificate.ts';
import type { Purpose } from '../model/outcome.ts';

/** True where every member that lists extended key usages lists this one or any; a member without the list allows all. */
export function chainAllows(chain: readonly Certificate[], purpose: Purpose): boolean {
  if (purpose === 'any') return true;
  return chain.every(({ extendedKeyUsage: usages }) => {
    if (usages === undefined || usages.length === 0) return true;
    return usages.includes('anyExtendedKeyUsage') || usages.includes(purpose);
  });
}
