import type { DecodedFile } from '../../model/decodedFile.ts';

/** PKCS#12 or JKS; undefined for a file that is not a keystore. */
export function keyStoreKind({ artifacts }: DecodedFile): string | undefined {
  for (const artifact of artifacts) {
    if (artifact.kind !== 'container') continue;
    const { format } = artifact.container;
    if (format !== 'PKCS#7') return format === 'JCEKS' ? 'JKS' : format;
  }
  return undefined;
}
