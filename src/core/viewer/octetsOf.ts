import type { Artifact } from '../model/artifact.ts';
import { encodeBase64 } from '../text/base64.ts';

/** The DER that may be shown of an artifact; undefined for private keys, and where the decoder kept none. */
export function octetsOf(artifact: Artifact): Uint8Array | undefined {
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

/** A certificate's PEM block with 64 columns, as openssl writes it (RFC 7468 §2); undefined for all else. */
export function pemOf(artifact: Artifact): string | undefined {
  if (artifact.kind !== 'certificate') return undefined;
  const lines = encodeBase64(artifact.certificate.der).match(/.{1,64}/g) ?? [];
  return ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n');
}
