import type { PasswordEncryption } from '../model/encryption.ts';
import { visibleText } from '../text/visibleText.ts';

/** "PBES2 (PBKDF2 with HMAC-SHA-256, 2048 iterations; AES-256-CBC)", "PEM headers (AES-256-CBC)". */
export function encryptionText(encryption: PasswordEncryption): string {
  const { scheme, derivation, pseudoRandom, iterations, cipher } = encryption;
  const by = pseudoRandom === undefined ? derivation : [derivation, pseudoRandom].filter(Boolean).join(' with ');
  const count = iterations === undefined ? undefined : `${iterations} iterations`;
  const how = [by, count].filter(Boolean).join(', ');
  const parts = [how, cipher].filter(Boolean).join('; ');
  return visibleText(parts === '' ? scheme : `${scheme} (${parts})`);
}
