import * as der from './der.ts';
import type { ExampleMaterial } from './exampleMaterial.ts';
import { pemBytes } from './pem.ts';

/**
 * The content of a file that consists of these lines. One line may describe a file that is no text:
 *
 * - `<certificate of apiserver.crt; DER-encoded>`
 * - `<PKCS#12 keystore>`
 * - `<empty file>`
 */
export async function exampleFile(material: ExampleMaterial, lines: readonly string[]): Promise<string | Uint8Array> {
  const [line = ''] = lines;
  if (line === '<empty file>') return '';
  if (line === '<PKCS#12 keystore>') return keystore();
  const [, words] = /^<(.+); DER-encoded>$/.exec(line) ?? [];
  if (words !== undefined) return pemBytes(await material.text(words));
  return `${(await material.fill(lines)).join('\n')}\n`;
}

/** The outermost structures of a PFX (RFC 7292), which tell its kind. */
function keystore(): Uint8Array {
  const content = der.sequence(der.oid('1.2.840.113549.1.7.1'), der.explicit(0, der.octetString(new Uint8Array(40))));
  return der.sequence(der.integer(3n), content);
}
