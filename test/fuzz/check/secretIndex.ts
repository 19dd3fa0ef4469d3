import type { KeyObject } from 'node:crypto';
import type { KeyForms } from '../../support/keyForms.ts';
import { base64 } from '../../support/pem.ts';
import { pieceFinder } from '../../support/pieceFinder.ts';

/** Characters that are compared: by chance no text has as many in common with a key. */
const WINDOW = 16;
/** A piece of this many characters more is found wherever it begins. */
const STRIDE = 6;

const FORMATS: Readonly<Record<string, readonly ('pkcs8' | 'pkcs1' | 'sec1')[]>> = {
  rsa: ['pkcs8', 'pkcs1'],
  ec: ['pkcs8', 'sec1'],
  ed25519: ['pkcs8'],
};

/** Finds pieces of private keys and tokens in text: as hexadecimal, decimal, base64, and base64 of PEM. */
export class SecretIndex {
  readonly #windows = new Set<string>();
  readonly #exact: string[] = [];
  readonly #pieces = new Set<string>();
  readonly #pieceIn = pieceFinder(this.#pieces);

  /** The private numbers of a key, in every spelling. */
  addKey(key: KeyObject): void {
    const { d, p, q, dp, dq, qi } = key.export({ format: 'jwk' });
    for (const number of [d, p, q, dp, dq, qi]) {
      if (number === undefined) continue;
      const bytes = Buffer.from(number, 'base64url');
      this.addBytes(bytes);
      this.#addText(BigInt(`0x${bytes.toString('hex')}`).toString());
    }
    const numbers = [d, p, q].flatMap((number) => (number === undefined ? [] : [Buffer.from(number, 'base64url')]));
    for (const type of FORMATS[key.asymmetricKeyType ?? ''] ?? []) {
      const der = key.export({ type, format: 'der' });
      const pem = key.export({ type, format: 'pem' }).toString();
      for (const number of numbers) this.#addPem(pem, der.indexOf(number), number.length);
    }
  }

  addBytes(bytes: Uint8Array): void {
    const octets = Buffer.from(bytes);
    this.#addText(octets.toString('hex'));
    this.#addText([...octets].join(','));
    for (const filled of alignments(octets)) this.#addText(filled);
  }

  /** A secret of the audit, found as the audit finds it. To be called before the first search. */
  addForms({ pieces }: KeyForms): void {
    for (const piece of pieces) this.#pieces.add(piece);
  }

  /** A token, a password: the text itself, its base64 and its hexadecimal. */
  addText(text: string): void {
    this.#exact.push(text, base64(text), Buffer.from(text).toString('hex'));
    if (text.length > WINDOW) this.#addText(text);
    for (const filled of alignments(Buffer.from(text))) this.#addText(filled);
  }

  /** The piece that was found; undefined if the text holds none. */
  find(text: string): string | undefined {
    const packed = text.replaceAll(/[\s:"'\\|>]+/g, '');
    return (
      this.#exact.find((secret) => text.includes(secret)) ??
      this.#search(text) ??
      this.#search(packed) ??
      this.#search(packed.toLowerCase()) ??
      (this.#pieces.size > 0 ? this.#pieceIn(text) : undefined)
    );
  }

  #search(text: string): string | undefined {
    for (let at = 0; at + WINDOW <= text.length; at += STRIDE) {
      const piece = text.slice(at, at + WINDOW);
      if (this.#windows.has(piece)) return piece;
    }
    return undefined;
  }

  #addText(text: string): void {
    for (let at = 0; at + WINDOW <= text.length; at++) this.#windows.add(text.slice(at, at + WINDOW));
  }

  /** The lines of PEM that hold a number, and their base64 wherever the text begins. */
  #addPem(pem: string, at: number, length: number): void {
    const body = pem.indexOf('\n') + 1;
    const offset = (octets: number) => body + Math.floor((octets * 4) / 3) + Math.floor((octets * 4) / 3 / 64);
    const piece = pem.slice(offset(at) + 2, offset(at + length) - 2);
    for (const line of piece.split('\n')) this.#addText(line);
    for (const filled of alignments(Buffer.from(piece))) this.#addText(filled);
  }
}

/** Base64 of bytes that begin at any place of a longer content, without the characters that others have part in. */
function alignments(bytes: Buffer): readonly string[] {
  return [0, 1, 2].map((before) => {
    const whole = Buffer.concat([Buffer.alloc(before), bytes])
      .toString('base64')
      .replace(/=+$/, '');
    return whole.slice(before === 0 ? 0 : before + 1, -2);
  });
}
