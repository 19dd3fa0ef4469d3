import { generateKeyPairSync } from 'node:crypto';

/** One private key of this run in every encoding that people leave behind, and what of it must be seen nowhere. */
export interface KeyForms {
  /** Such as "RSA PKCS #8". */
  readonly name: string;
  /** The text by the name of its form. */
  readonly forms: ReadonlyMap<string, string>;
  /** The first piece of the key in a text, of twelve characters; undefined where there is none. */
  readonly pieceIn: (text: string) => string | undefined;
}

const PIECE = 12;

/** Made in the run: RSA and EC keys in the formats that Kubernetes meets, and an encrypted one. */
export function makeKeys(): readonly KeyForms[] {
  const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
  const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
  const encrypted = rsa.export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'audit' }).toString();
  return [
    formsOf('RSA PKCS #8', rsa.export({ type: 'pkcs8', format: 'pem' }).toString()),
    formsOf('RSA PKCS #1', rsa.export({ type: 'pkcs1', format: 'pem' }).toString()),
    formsOf('EC SEC 1', ec.export({ type: 'sec1', format: 'pem' }).toString()),
    formsOf('EC PKCS #8', ec.export({ type: 'pkcs8', format: 'pem' }).toString()),
    formsOf('encrypted PKCS #8', encrypted),
  ];
}

/** A key that a test made, in the same forms. */
export function formsOf(name: string, pem: string): KeyForms {
  const lines = pem.trim().split('\n');
  const body = lines.slice(1, -1);
  const der = Buffer.from(body.join(''), 'base64');
  const hex = der.toString('hex');
  const half = body.length >> 1;
  const forms = new Map(
    Object.entries({
      PEM: pem,
      'PEM without its first line': lines.slice(1).join('\n'),
      'PEM without its last line': lines.slice(0, -1).join('\n'),
      'the lines of the body': body.join('\n'),
      'the lines of the body in one line': body.join(' '),
      'two lines of the body': body.slice(half - 1, half + 1).join('\n'),
      'base64 of DER': der.toString('base64'),
      'base64url of DER': der.toString('base64url'),
      'base64 of PEM': base64(pem),
      'base64 of base64 of DER': base64(der.toString('base64')),
      'base64 of base64 of PEM': base64(base64(pem)),
      hexadecimal: hex,
      'hexadecimal with colons': pairs(hex, ':'),
      'hexadecimal with blanks': pairs(hex, ' '),
      'line breaks as two characters': pem.replaceAll('\n', '\\n'),
      'four dashes': pem.replaceAll('-----', '----'),
      'the label of a certificate': pem.replaceAll(/(BEGIN|END) [A-Z ]+-/g, '$1 CERTIFICATE-'),
    }),
  );
  return { name, forms, pieceIn: finderOf(der) };
}

const base64 = (text: string) => Buffer.from(text).toString('base64');
const pairs = (hex: string, between: string) => (hex.match(/../g) ?? []).join(between);

/** White space, escapes of it and colons are no hiding place. */
const BETWEEN = /\\+[nrt]|[\s:]|&#?\w+;/g;
const LONG_WORD = /[\w+/-]{12,}/g;

function finderOf(der: Buffer): KeyForms['pieceIn'] {
  const pieces = piecesOf(der);
  return (text) => {
    for (const form of [text, text.replaceAll(BETWEEN, '')]) {
      for (const [word] of form.matchAll(LONG_WORD)) {
        for (let at = 0; at + PIECE <= word.length; at++) {
          const piece = word.slice(at, at + PIECE);
          if (pieces.has(piece) || pieces.has(piece.toLowerCase())) return piece;
        }
      }
    }
    return undefined;
  };
}

/** Every piece of the private part: the public one is in certificates, and may be shown. */
function piecesOf(der: Buffer): ReadonlySet<string> {
  const [from, to] = privatePart(der);
  const pieces = new Set<string>();
  const add = (text: string, start: number, end: number): void => {
    for (let at = start; at + PIECE <= end; at++) pieces.add(text.slice(at, at + PIECE));
  };
  add(der.toString('hex'), 2 * from, 2 * to);
  let text = der.toString('base64');
  let [start, end] = [Math.ceil((from * 4) / 3) + 1, Math.floor((to * 4) / 3)];
  add(text, start, end);
  add(der.toString('base64url'), start, end);
  for (let depth = 0; depth < 2; depth++) {
    text = base64(text);
    [start, end] = [Math.ceil((start * 4) / 3) + 2, Math.floor((end * 4) / 3)];
    add(text, start, end);
  }
  return pieces;
}

function privatePart(der: Buffer): readonly [number, number] {
  // Of an RSA key all that follows the exponent 65537; of an EC key the first string of 32 octets.
  const exponent = der.indexOf(Buffer.from('0203010001', 'hex'));
  if (exponent > 0) return [exponent + 9, der.length];
  const scalar = der.indexOf(Buffer.from('0201010420', 'hex'));
  if (scalar > 0) return [scalar + 5, scalar + 37];
  return [120, der.length];
}
