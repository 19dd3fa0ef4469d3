import { certificatePem } from '../../formats/pem/pemBlock.ts';
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

/** PEM of a certificate; undefined for all else. */
export function pemOf(artifact: Artifact): string | undefined {
  return artifact.kind === 'certificate' ? certificatePem(artifact.certificate) : undefined;
}
