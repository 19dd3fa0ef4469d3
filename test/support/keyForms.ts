import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { PIECE, type PieceFinder, pieceFinder, windowsOf } from './pieceFinder.ts';
import { spreadDigits, spreadForms } from './spreadForms.ts';
import { makeTokens } from './tokenForms.ts';

/** One private key of this run in every encoding that people leave behind, and what of it must be seen nowhere. */
export interface KeyForms {
  /** Such as "RSA PKCS #8". */
  readonly name: string;
  /** The text by the name of its form. */
  readonly forms: ReadonlyMap<string, string>;
  /** Pieces of twelve characters: every piece of the secret in every encoding. */
  readonly pieces: ReadonlySet<string>;
  /** The first of these pieces in a text; undefined if there is none. */
  readonly pieceIn: PieceFinder;
}

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

/** The keys whose bytes are tried in forms that do not depend on their format. */
const SPREAD: ReadonlySet<string> = new Set(['RSA PKCS #8', 'EC SEC 1']);

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
      ...(SPREAD.has(name) ? spreadForms(der) : {}),
    }),
  );
  const pieces = piecesOf(pem, der);
  return { name, forms, pieces, pieceIn: pieceFinder(pieces) };
}

/** Keys and passwords of this run: all that must be seen nowhere. */
export const makeSecrets = (): readonly KeyForms[] => [...makeKeys(), makePasswords(), ...makeTokens()];

const base64 = (text: string) => Buffer.from(text).toString('base64');
const pairs = (hex: string, between: string) => (hex.match(/../g) ?? []).join(between);

/** Every piece of the private part in every encoding: the public one is in certificates, and may be shown. */
function piecesOf(pem: string, der: Buffer): ReadonlySet<string> {
  const [from, to] = privatePart(der);
  const pieces = new Set<string>();
  const add = (text: string, start: number, end: number): void => {
    for (let at = start; at + PIECE <= end; at++) pieces.add(text.slice(at, at + PIECE));
  };
  add(der.toString('hex'), 2 * from, 2 * to);
  for (const digits of spreadDigits(der, from, to)) add(digits, 0, digits.length);
  const start = Math.ceil((from * 4) / 3) + 1;
  const end = Math.floor((to * 4) / 3);
  add(der.toString('base64'), start, end);
  add(der.toString('base64url'), start, end);
  // The start of the body in the PEM text.
  const body = pem.indexOf('\n') + 1;
  const inPem = (digit: number) => body + digit + Math.floor(digit / 64);
  for (const [whole, first, last] of [
    [der.toString('base64'), start, end],
    [pem, inPem(start), inPem(end)],
  ] as const) {
    let [text, left, right] = [whole, first, last];
    for (let depth = 0; depth < 2; depth++) {
      text = base64(text);
      [left, right] = [Math.ceil((left * 4) / 3) + 2, Math.floor((right * 4) / 3)];
      add(text, left, right);
    }
  }
  return pieces;
}

function privatePart(der: Buffer): readonly [number, number] {
  // An RSA key's secret follows the exponent 65537; an EC key's is the first string of 32 octets.
  const exponent = der.indexOf(Buffer.from('0203010001', 'hex'));
  if (exponent > 0) return [exponent + 9, der.length];
  const scalar = der.indexOf(Buffer.from('0201010420', 'hex'));
  if (scalar > 0) return [scalar + 5, scalar + 37];
  return [120, der.length];
}

/** A password in the URLs that people write. */
export function makePasswords(): KeyForms {
  const password = randomBytes(9).toString('hex').toUpperCase();
  const forms = new Map(
    Object.entries({
      'the user of a URL': `https://admin:${password}@10.0.0.1:6443/path`,
      'a user without a password': `https://${password}@10.0.0.1:6443`,
      'the user of a proxy': `socks5://admin:${password}@proxy.example.com:1080`,
      'the users of several URLs': `https://10.0.0.1:2379,https://a:${password}@10.0.0.2:2379,http://${password}:b@h`,
      'a user without a scheme': `admin:${password}@proxy:3128`,
      'a user behind one slash': `https:/admin:${password}@proxy:3128`,
      'a user behind backslashes': `https:\\\\admin:${password}@proxy:3128`,
      'a password with a quote': `https://admin:a"${password}@proxy:3128`,
      'a password with a blank': `https://admin:a ${password}@proxy:3128`,
      'the query of a URL': `https://10.0.0.1:6443/path?token=${password}`,
      'the fragment of a URL': `https://10.0.0.1:6443/path#access_token=${password}`,
      'the query of a path': `/path?token=${password}`,
      'a user with what should be escaped': `https://admin:a/b?${password}@10.0.0.1:6443`,
    }),
  );
  // A word of nothing but hexadecimal digits is looked for in small letters.
  const pieces = new Set([password, password.toLowerCase()].flatMap(windowsOf));
  return { name: 'password', forms, pieces, pieceIn: pieceFinder(pieces) };
}
