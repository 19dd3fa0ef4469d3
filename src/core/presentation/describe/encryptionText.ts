import type { PasswordEncryption } from '../../model/artifacts/encryption.ts';
import { joined, phrase, type Text } from '../../model/text/text.ts';
import { untrusted } from '../../model/text/untrusted.ts';

/** "PBES2 (PBKDF2 with HMAC-SHA-256, 2048 iterations; AES-256-CBC)", "PEM headers (AES-256-CBC)". */
export function encryptionText(encryption: PasswordEncryption): Text {
  const { scheme, iterations, cipher } = encryption;
  const how = [derivationText(encryption) ?? [], iterationsText(iterations) ?? []].flat();
  const parts = [...(how.length > 0 ? [joined(how, ', ')] : []), ...(cipher ? [cipher] : [])];
  return parts.length === 0 ? untrusted(scheme) : phrase('{scheme} ({how})', { scheme, how: joined(parts, '; ') });
}

function derivationText({ derivation, pseudoRandom }: PasswordEncryption): Text | undefined {
  if (derivation && pseudoRandom) return phrase('{derivation} with {pseudoRandom}', { derivation, pseudoRandom });
  const one = derivation || pseudoRandom;
  return one ? untrusted(one) : undefined;
}

function iterationsText(count: number | undefined): Text | undefined {
  return count === undefined ? undefined : phrase('{count} iterations', { count });
}
