/// <reference path="./desJs.d.ts" />

/*! des.js: MIT License, Copyright Fedor Indutny, 2015. inherits and minimalistic-assert: ISC License. */

import { CBC, EDE } from 'des.js';
import type { DecryptBlocks } from './parseEncryption.ts';

const TripleDes = CBC.instantiate(EDE);

/** Triple DES in CBC mode. A key of 16 octets has its first 8 as the third part too. */
export function tripleDesCbc(key: Uint8Array): DecryptBlocks {
  const parts = new Uint8Array(24);
  parts.set(key);
  if (key.length === 16) parts.copyWithin(16, 0, 8);
  return (cipherText, iv) => {
    const bytes = TripleDes.create({ type: 'decrypt', key: parts, iv, padding: false }).final(cipherText);
    const out = Uint8Array.from(bytes);
    bytes.fill(0);
    return out;
  };
}
