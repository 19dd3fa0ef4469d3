import { DerCursor } from '../der/derCursor.ts';
import { contentOf, rawOf, readWhole, TAG } from '../der/derElement.ts';

/** The parts of a signed structure, such as a certificate or a request: views of its DER. */
export interface SignedParts {
  /** DER of what is signed: TBSCertificate, CertificationRequestInfo. */
  readonly tbs: Uint8Array;
  readonly signature: Uint8Array;
}

/**
 * Reads the parts of something that was decoded from this DER. They are read where they are needed: kept with every certificate, the two
 * views would take more memory than most of its fields.
 */
export function signedPartsOf({ der }: { readonly der: Uint8Array }): SignedParts {
  const outer = new DerCursor(readWhole(der, TAG.sequence));
  const tbs = outer.take(TAG.sequence, 'x509: malformed tbs certificate');
  outer.take(TAG.sequence, 'x509: malformed algorithm identifier');
  // The first octet counts the unused bits of the last one.
  const signature = contentOf(outer.take(TAG.bitString, 'x509: malformed signature')).subarray(1);
  return { tbs: rawOf(tbs), signature };
}
