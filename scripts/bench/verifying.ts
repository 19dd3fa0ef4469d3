import { X509Certificate } from 'node:crypto';
import '../../src/sample/reflectShim.ts';
import * as peculiar from '@peculiar/x509';
import { readCertificate } from '../../src/core/formats/x509/readCertificate.ts';
import type { Certificate } from '../../src/core/index.ts';
import { verifySignatures } from '../../src/core/trust/signatures.ts';
import { authoritySpec, issue, LEAF_SHAPE } from '../../test/support/certificates.ts';
import { key } from '../../test/support/keyPair.ts';
import type { Comparison } from './decoding.ts';
import { fastest, timeRuns } from './measure.ts';
import type { Rivals } from './rivals.ts';

const LEAVES = 200;
const RUNS = 5;

/** Microseconds a signature, of many leaves that one RSA-2048 CA signed and that are decoded already. Ours are verified in one batch. */
export async function measureVerifying(rivals: Rivals | undefined): Promise<Comparison> {
  const now = new Date();
  const later = new Date(now.getTime() + 86_400_000);
  const authority = issue(authoritySpec('kubernetes', await key('ca', 'RSA-2048'), now, later));
  const pair = await key('leaf', 'RSA-2048');
  const spec = {
    ...LEAF_SHAPE,
    subject: { commonName: 'leaf' },
    key: pair,
    issuer: authority,
    notBefore: now,
    notAfter: later,
  };
  const leaves = Array.from({ length: LEAVES }, () => Uint8Array.from(issue(spec).der));
  const root = Uint8Array.from(authority.der);
  return {
    ours: await verifyOurs(root, leaves),
    openssl: await verifyWithOpenssl(root, leaves),
    peculiar: await verifyWithPeculiar(root, leaves),
    pkijs: rivals && (await verifyWithPkijs(rivals, root, leaves)),
    forge: rivals && (await verifyWithForge(rivals, root, leaves)),
  };
}

type Ders = readonly Uint8Array<ArrayBuffer>[];

async function each(action: () => unknown): Promise<number> {
  return (fastest(await timeRuns(RUNS, action)) * 1000) / LEAVES;
}

async function verifyOurs(root: Uint8Array, leaves: Ders): Promise<number> {
  const certificates: Certificate[] = [];
  for (const der of [root, ...leaves]) {
    const read = await readCertificate(der);
    if ('certificate' in read) certificates.push(read.certificate);
  }
  const [authority, ...others] = certificates;
  return each(async () => {
    const table = await verifySignatures(certificates);
    expect(authority !== undefined && others.every((leaf) => table.verdict(leaf, authority) === 'valid'));
  });
}

function verifyWithOpenssl(root: Uint8Array, leaves: Ders): Promise<number> {
  const { publicKey } = new X509Certificate(root);
  const others = leaves.map((der) => new X509Certificate(der));
  return each(() => expect(others.every((leaf) => leaf.verify(publicKey))));
}

function verifyWithPeculiar(root: Uint8Array<ArrayBuffer>, leaves: Ders): Promise<number> {
  const issuer = new peculiar.X509Certificate(root);
  const others = leaves.map((der) => new peculiar.X509Certificate(der));
  return each(async () => {
    const verdicts = await Promise.all(
      others.map((leaf) => leaf.verify({ publicKey: issuer, signatureOnly: true }, globalThis.crypto)),
    );
    expect(verdicts.every(Boolean));
  });
}

function verifyWithPkijs({ pkijs }: Rivals, root: Uint8Array<ArrayBuffer>, leaves: Ders): Promise<number> {
  const issuer = pkijs.Certificate.fromBER(root.buffer);
  const others = leaves.map((der) => pkijs.Certificate.fromBER(der.buffer));
  return each(async () => expect((await Promise.all(others.map((leaf) => leaf.verify(issuer)))).every(Boolean)));
}

function verifyWithForge({ forge }: Rivals, root: Uint8Array, leaves: Ders): Promise<number> {
  const read = (der: Uint8Array) =>
    forge.pki.certificateFromAsn1(forge.asn1.fromDer(Buffer.from(der).toString('binary')));
  const issuer = read(root);
  const others = leaves.map(read);
  return each(() => expect(others.every((leaf) => issuer.verify(leaf))));
}

function expect(isValid: boolean): void {
  if (!isValid) throw new Error('A signature that is right was not verified.');
}
