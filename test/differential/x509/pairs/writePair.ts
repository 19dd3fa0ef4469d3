import { createCipheriv, createHash } from 'node:crypto';
import { certificateRequest, issue, signatureOf } from '../../../support/certificates.ts';
import * as der from '../../../support/der.ts';
import { encodeName } from '../../../support/distinguishedName.ts';
import { type KeyPair, key } from '../../../support/keyPair.ts';
import { isEc } from '../../../support/material/curves.ts';
import { seededRandom } from '../../cases/seededRandom.ts';
import { encodeTree, spoil, treeOf } from '../derTree.ts';
import type { BlockDraft, KeyKind, Layout, PairDraft } from './pairDraft.ts';

/** The files of a pair. */
export interface PairFiles {
  readonly certificate: Uint8Array;
  readonly key: Uint8Array;
}

/** Equal drafts have equal files. */
export async function writePair({ certificate, key }: PairDraft): Promise<PairFiles> {
  return { certificate: await writeFile(certificate), key: await writeFile(key) };
}

async function writeFile(blocks: readonly BlockDraft[]): Promise<Uint8Array> {
  let text = '';
  for (const block of blocks) text += await writeBlock(block);
  return new TextEncoder().encode(text);
}

async function writeBlock(block: BlockDraft): Promise<string> {
  const { label, body, headers = [] } = await written(block);
  // Cipher text has no structure to change.
  const content = headers.length > 0 ? body : spoilt(body, block.spoil);
  return laidOut(block.label ?? label, content, headers, block.layout);
}

/** The content of a block before anything happens to it. */
interface Written {
  readonly label: string;
  readonly body: Uint8Array;
  readonly headers?: readonly string[];
}

function spoilt(body: Uint8Array, seed: number | undefined): Uint8Array {
  if (seed === undefined || body.length === 0) return body;
  const tree = treeOf(body);
  spoil(seededRandom(seed), tree);
  return encodeTree(tree);
}

/** A key that Node does not derive: the numbers of its structures. */
const STRANGE: Readonly<Record<'X25519' | 'DSA', { readonly spki: Uint8Array; readonly pkcs8: Uint8Array }>> = {
  X25519: strange('1.3.101.110', [], new Uint8Array(32).fill(9), der.octetString(new Uint8Array(32).fill(5))),
  DSA: strange(
    '1.2.840.10040.4.1',
    [der.sequence(...[2n ** 1023n + 1n, 2n ** 159n + 1n, 5n].map(der.integer))],
    der.integer(7n),
    der.integer(11n),
  ),
};

function strange(oid: string, parameters: readonly Uint8Array[], shown: Uint8Array, secret: Uint8Array) {
  const algorithm = der.sequence(der.oid(oid), ...parameters);
  return {
    spki: der.sequence(algorithm, der.bitString(shown)),
    pkcs8: der.sequence(der.integer(0n), algorithm, der.octetString(secret)),
  };
}

function isStrange(kind: KeyKind): kind is keyof typeof STRANGE {
  return kind in STRANGE;
}

async function written(block: BlockDraft): Promise<Written> {
  const { content, kind, name } = block;
  if (content === 'parameters') return { label: 'EC PARAMETERS', body: der.oid('1.2.840.10045.3.1.7') };
  if (content === 'nothing') return { label: 'CERTIFICATE', body: new Uint8Array() };
  if (isStrange(kind)) return writtenStrange(block, STRANGE[kind], await key('signer'));
  const pair = await key(name, kind);
  switch (content) {
    case 'certificate':
      return { label: 'CERTIFICATE', body: issue({ ...SHAPE, key: pair }).der };
    case 'public key':
      return { label: 'PUBLIC KEY', body: pair.spki };
    case 'PKCS#1 public key':
      return kind.startsWith('RSA')
        ? { label: 'RSA PUBLIC KEY', body: pair.publicKey.export({ type: 'pkcs1', format: 'der' }) }
        : { label: 'PUBLIC KEY', body: pair.spki };
    case 'request':
      return { label: 'CERTIFICATE REQUEST', body: certificateRequest({ subject: SHAPE.subject, key: pair }).der };
    case 'encrypted PKCS#8 key':
      return { label: 'ENCRYPTED PRIVATE KEY', body: encryptedPkcs8() };
    case 'encrypted key':
      return encryptedByHeaders(traditional(pair));
    case 'PKCS#8 key':
      return { label: 'PRIVATE KEY', body: pair.privateKey.export({ type: 'pkcs8', format: 'der' }) };
    case 'key':
      return traditional(pair);
  }
}

const SHAPE = {
  subject: { commonName: 'leaf' },
  notBefore: new Date('2025-01-01T00:00:00Z'),
  notAfter: new Date('2035-01-01T00:00:00Z'),
  serial: 7n,
} as const;

function traditional(pair: KeyPair): Written {
  const export_ = (type: 'sec1' | 'pkcs1' | 'pkcs8') => pair.privateKey.export({ type, format: 'der' });
  if (isEc(pair.algorithm)) return { label: 'EC PRIVATE KEY', body: export_('sec1') };
  return pair.algorithm === 'Ed25519'
    ? { label: 'PRIVATE KEY', body: export_('pkcs8') }
    : { label: 'RSA PRIVATE KEY', body: export_('pkcs1') };
}

function writtenStrange({ content }: BlockDraft, { spki, pkcs8 }: (typeof STRANGE)['DSA'], signer: KeyPair): Written {
  switch (content) {
    case 'certificate':
      return { label: 'CERTIFICATE', body: certificateOf(spki, signer) };
    case 'public key':
    case 'PKCS#1 public key':
    case 'request':
      return { label: 'PUBLIC KEY', body: spki };
    default:
      return { label: 'PRIVATE KEY', body: pkcs8 };
  }
}

function certificateOf(spki: Uint8Array, signer: KeyPair): Uint8Array {
  const signature = signatureOf(signer, 'sha256');
  const tbs = der.sequence(
    der.explicit(0, der.integer(2n)),
    der.integer(SHAPE.serial),
    signature.algorithm,
    encodeName({ commonName: 'signer' }),
    der.sequence(der.time(SHAPE.notBefore), der.time(SHAPE.notAfter)),
    encodeName(SHAPE.subject),
    spki,
  );
  return der.sequence(tbs, signature.algorithm, der.bitString(signature.over(tbs)));
}

/** The structure, with cipher text that is never decrypted. */
function encryptedPkcs8(): Uint8Array {
  const derivation = der.sequence(der.octetString(new Uint8Array(8).fill(1)), der.integer(2048n));
  const scheme = der.sequence(
    der.sequence(der.oid('1.2.840.113549.1.5.12'), derivation),
    der.sequence(der.oid('2.16.840.1.101.3.4.1.42'), der.octetString(new Uint8Array(16).fill(2))),
  );
  return der.sequence(
    der.sequence(der.oid('1.2.840.113549.1.5.13'), scheme),
    der.octetString(new Uint8Array(64).fill(3)),
  );
}

function encryptedByHeaders({ label, body }: Written): Written {
  const cipher = createCipheriv('aes-128-cbc', createHash('md5').update('p').digest(), new Uint8Array(16));
  const headers = ['Proc-Type: 4,ENCRYPTED', `DEK-Info: AES-128-CBC,${'00'.repeat(16)}`];
  return { label, body: Buffer.concat([cipher.update(body), cipher.final()]), headers };
}

function laidOut(label: string, body: Uint8Array, headers: readonly string[], layout: Layout | undefined): string {
  const base64 = Buffer.from(body).toString('base64');
  let lines = layout === 'one line' ? [base64] : (base64.match(/.{1,64}/g) ?? []);
  const shown = layout === 'lower case' ? label.toLowerCase() : label;
  let [begin, end] = [`-----BEGIN ${shown}-----`, `-----END ${shown}-----`];
  let head = headers.length > 0 ? [...headers, ''] : [];
  switch (layout) {
    case 'headers':
      head = ['Bag: attributes', ''];
      break;
    case 'no END':
      end = '';
      break;
    case 'another END':
      end = '-----END ANOTHER-----';
      break;
    case 'blank line':
      lines = [...lines.slice(0, 1), '', ...lines.slice(1)];
      break;
    case 'text before':
      begin = `text ${begin}`;
      break;
    case 'text after':
      end = `${end} text`;
      break;
    case 'byte-order mark':
      begin = `\uFEFF${begin}`;
      break;
    case 'character that is no base64':
      lines = lines.map((line, at) => (at === 0 ? line.replace(/.$/, '*') : line));
      break;
    case 'no padding':
      lines = lines.map((line) => line.replace(/=+$/, ''));
      break;
    case 'blank after BEGIN':
      begin = `${begin} `;
      break;
    default:
  }
  const all = [begin, ...head, ...lines, end];
  switch (layout) {
    case 'CRLF':
      return all.map((line) => `${line}\r\n`).join('');
    case 'CR':
      return all.map((line) => `${line}\r`).join('');
    case 'indented':
      return all.map((line) => `  ${line}\n`).join('');
    case 'blanks at ends':
      return all.map((line) => `${line} \n`).join('');
    case 'literal newlines':
      return all.map((line) => `${line}\\n`).join('');
    case 'glued':
      return all.join('\n');
    default:
      return all.map((line) => `${line}\n`).join('');
  }
}
