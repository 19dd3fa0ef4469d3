import type { Asn1Type } from '../../formats/der/asn1Type.ts';
import { certificatePem } from '../../formats/pem/pemBlock.ts';
import { ASN1_TYPES } from '../../formats/x509/asn1Modules.ts';
import type { Artifact } from '../../model/artifacts/artifact.ts';

/** The DER that may be shown of an artifact; undefined for private keys, and where the decoder kept none. */
export function bytesOf(artifact: Artifact): Uint8Array | undefined {
  switch (artifact.kind) {
    case 'certificate':
      return artifact.certificate.der;
    case 'certificateRequest':
      return artifact.request.der;
    case 'publicKey':
      return artifact.key.spki;
    default:
      return undefined;
  }
}

/** The names of the parts of those octets; undefined if there are none. */
export function asn1TypeOf({ kind }: Artifact): Asn1Type | undefined {
  return kind === 'certificate' || kind === 'certificateRequest' || kind === 'publicKey' ? ASN1_TYPES[kind] : undefined;
}

/** PEM of a certificate; undefined for all else. */
export function pemOf(artifact: Artifact): string | undefined {
  return artifact.kind === 'certificate' ? certificatePem(artifact.certificate) : undefined;
}
