import type { SigningRequestDocument } from '../../model/documents/signingRequest.ts';

/** True unless the object is of a version before v1, in which `signerName` and `usages` had defaults. */
export function isVersion1({ apiVersion }: SigningRequestDocument): boolean {
  return !/v1(?:alpha|beta)\d+$/.test(apiVersion?.value ?? '');
}
