import type { DecryptBlocks } from './parseEncryption.ts';

/** PITABLE of RFC 2268 §2: octets from the digits of pi. */
const PI_TABLE = Uint8Array.from(
  atob(
    '2Xj5xBndte0o6f15SqDYncZ+N4MrdlOOYkxkiESL+6IXmln1h7NPE2FFbY0JgX0yvY9A64a3ewvwlSEiXGtOglTWZZPOYLIcc1bAFKeM8dwSdcofO77k0UI91DCjPLYmb78O2kZpB1cn8h2bvJRDA/gRx/aQ7z7nBsPVL8hmHtcI6OregFLu94Sqcqw1TWoqlhrScVoVSXRLn9BeBBik7MLgQW4PUcvMJJGvUKH0cDmZfDqFI7i0evwCNlslVZcxLV36mOOKkq4F3ykQZ2y6ydMA5s/hnqgsYxYBP1jiiakNODQbqzP/sLtIDF+5sc0uxfPbR+WlnHcKpiBo/n/BrQ==',
  ),
  (character) => character.charCodeAt(0),
);

/** How far each of the four words is turned in a mixing round (RFC 2268 §3.1). */
const TURNS = [1, 2, 3, 5] as const;

/** RC2 in CBC mode (RFC 2268), which no host and no small library has. `bits` is the effective length of the key. */
export function rc2Cbc(key: Uint8Array, bits: number): DecryptBlocks {
  const words = expandedKey(key, bits);
  const block = new Uint16Array(4);
  return (cipherText, iv) => {
    const out = new Uint8Array(cipherText.length);
    for (let at = 0; at < cipherText.length; at += 8) {
      for (let word = 0; word < 4; word++) {
        block[word] = (cipherText[at + word * 2] ?? 0) | ((cipherText[at + word * 2 + 1] ?? 0) << 8);
      }
      decryptBlock(block, words);
      const before = at === 0 ? iv : cipherText.subarray(at - 8, at);
      for (let byte = 0; byte < 8; byte++) {
        out[at + byte] = ((block[byte >> 1] ?? 0) >> ((byte & 1) * 8)) ^ (before[byte] ?? 0);
      }
    }
    block.fill(0);
    return out;
  };
}

/** RFC 2268 §2: 64 words of 16 bits. */
function expandedKey(key: Uint8Array, bits: number): Uint16Array {
  const bytes = new Uint8Array(128);
  bytes.set(key);
  const pi = (at: number) => PI_TABLE[at & 0xff] ?? 0;
  const byte = (at: number) => bytes[at] ?? 0;
  for (let at = key.length; at < 128; at++) bytes[at] = pi(byte(at - 1) + byte(at - key.length));
  const effective = Math.ceil(bits / 8);
  bytes[128 - effective] = pi(byte(128 - effective) & (0xff >> (8 * effective - bits)));
  for (let at = 127 - effective; at >= 0; at--) bytes[at] = pi(byte(at + 1) ^ byte(at + effective));
  const words = Uint16Array.from({ length: 64 }, (_, at) => byte(at * 2) | (byte(at * 2 + 1) << 8));
  bytes.fill(0);
  return words;
}

/** RFC 2268 §4.3: five r-mixing rounds, an r-mashing round, six, another, five. */
function decryptBlock(block: Uint16Array, words: Uint16Array): void {
  const at = (index: number) => block[index & 3] ?? 0;
  for (let round = 15; round >= 0; round--) {
    for (let word = 3; word >= 0; word--) {
      const turn = TURNS[word] ?? 0;
      const turned = (at(word) >> turn) | (at(word) << (16 - turn));
      const mixed = (at(word + 3) & at(word + 2)) + (~at(word + 3) & at(word + 1));
      block[word] = turned - (words[round * 4 + word] ?? 0) - mixed;
    }
    if (round !== 11 && round !== 5) continue;
    for (let word = 3; word >= 0; word--) block[word] = at(word) - (words[at(word + 3) & 63] ?? 0);
  }
}
