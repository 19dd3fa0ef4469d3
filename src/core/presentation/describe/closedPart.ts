import type { ClosedPart } from '../../formats/artifacts/openKeyStore.ts';
import type { PasswordEncryption } from '../../model/artifacts/certificate.ts';
import { joined, phrase, type Text } from '../../model/text/text.ts';
import { untrusted } from '../../model/text/untrusted.ts';

/** "private key, PBES2 …: another password, or damaged": a part of a key store that stayed closed, and why. */
export function closedText({ kind, encryption, reason }: ClosedPart): Text {
  const part = kind === 'privateKey' ? phrase('private key') : phrase('encrypted part');
  const why = reasonText(reason, encryption);
  return encryption
    ? phrase('{part}, {encryption}: {why}', { part, encryption: encryptionText(encryption), why })
    : phrase('{part}: {why}', { part, why });
}

function reasonText(reason: ClosedPart['reason'], encryption: ClosedPart['encryption']): Text {
  switch (reason) {
    case 'legacy':
      return phrase('unsupported legacy encryption ({cipher})', { cipher: oldCipher(encryption) });
    case 'unsupported':
      return phrase('unsupported encryption');
    case 'costly':
      return phrase('too many iterations');
    case 'password':
      return phrase('different password, or damaged');
    case 'enveloped':
      return phrase("encrypted for a recipient's key");
  }
}

/** The name alone; of MD2 and MD5 too, which stand in the way as much. */
function oldCipher(encryption: ClosedPart['encryption']): string {
  const name = encryption?.cipher ?? encryption?.scheme ?? '';
  return /MD\dAndDES|MD\dAndRC2|RC4|RC2|DES/.exec(name)?.[0].replace('And', ' and ') ?? '';
}

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
