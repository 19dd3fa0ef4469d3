import type { PrivateKeyFacts, PublicKey } from '../artifacts/certificate.ts';
import { joined, phrase, type Text } from '../text/text.ts';
import { untrusted } from '../text/untrusted.ts';

/** "RSA 2048 bits", "EC P-256", "Ed25519". */
export function keyText(key: Pick<PublicKey, 'algorithm' | 'bits' | 'curve'>): Text {
  if (key.curve !== undefined) return joined([key.algorithm, key.curve], ' ');
  if (key.algorithm === 'RSA' && key.bits !== undefined) return phrase('RSA {count} bits', { count: key.bits });
  return untrusted(key.algorithm);
}

/** The same for a private key; "encrypted" where its kind cannot be seen. */
export function privateKeyText({ algorithm, bits, curve, encrypted }: PrivateKeyFacts): Text {
  if (algorithm === undefined) return encrypted ? phrase('encrypted') : phrase('of unknown kind');
  const key = keyText({ algorithm, bits, curve });
  return encrypted ? phrase('{key}, encrypted', { key }) : key;
}
