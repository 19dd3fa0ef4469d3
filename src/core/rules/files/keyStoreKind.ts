import type { DecodedFile } from '../../model/decodedFile.ts';

/** PKCS#12 or JKS; undefined for a file that is no key store. */
export function keyStoreKind({ artifacts }: DecodedFile): string | undefined {
  for (const artifact of artifacts) {
    if (artifact.kind === 'other' && (artifact.label === 'PKCS#12' || artifact.label === 'JKS')) return artifact.label;
  }
  return undefined;
}
