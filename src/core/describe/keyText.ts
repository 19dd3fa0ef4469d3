import type { PrivateKeyFacts, PublicKey } from '../model/certificate.ts';
import { visibleText } from '../text/visibleText.ts';

/** "RSA 2048 bits", "EC P-256", "Ed25519". */
export function keyText(key: Pick<PublicKey, 'algorithm' | 'bits' | 'curve'>): string {
  if (key.curve !== undefined) return `${visibleText(key.algorithm)} ${visibleText(key.curve)}`;
  if (key.algorithm === 'RSA' && key.bits !== undefined) return `RSA ${key.bits} bits`;
  return visibleText(key.algorithm);
}

/** The same for a private key; "encrypted" where its kind cannot be seen. */
export function privateKeyText({ algorithm, bits, curve, encrypted }: PrivateKeyFacts): string {
  if (algorithm === undefined) return encrypted ? 'encrypted' : 'of unknown kind';
  const text = keyText({ algorithm, bits, curve });
  return encrypted ? `${text}, encrypted` : text;
}
