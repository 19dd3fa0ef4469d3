import { randomBytes } from 'node:crypto';
import { authoritySpec, issue } from '../support/certificates.ts';
import * as der from '../support/der.ts';
import { encodeName } from '../support/distinguishedName.ts';
import { basicConstraintsExtension, encodeExtension } from '../support/extensions.ts';
import { podClaims, signedToken } from '../support/jwt.ts';
import { key, publicKeyPem } from '../support/keyPair.ts';
import { base64, pem } from '../support/pem.ts';
import type { HostileFiles, HostileInput } from './hostile/hostileInput.ts';

/** The clock of what is made here. */
export const NOW = new Date('2026-06-01T12:00:00Z');
const LATER = new Date('2036-06-01T12:00:00Z');

/** Inputs with the highest cost in keys, certificates and aliases, with no file above a megabyte. */
export const COSTLY_INPUTS: readonly HostileInput[] = [
  { name: '142 CAs of one name with RSA exponents of 3072 bits', files: () => longExponents(142) },
  { name: '1,700 self-signed CAs of one name', files: () => namesakes(1700) },
  { name: '2,500 CAs of one name, none of which signed another', files: () => strangers(2500) },
  { name: '300 tokens and 200 RSA keys', files: () => tokensAndKeys(300, 200) },
  { name: '1,000 aliases of a cluster of 1,000 certificates', files: () => aliasedClusters(1000, 1000) },
  { name: 'Merges in merges, in 2,000 documents', files: () => nestedMerges(2000) },
  { name: 'A kubeconfig of 800 clusters', files: () => largeKubeconfig(800) },
  { name: 'A List of 1,500 TLS Secrets', files: () => largeList(1500) },
  { name: 'A List of 13,000 small Secrets', files: () => smallSecrets(13_000) },
  { name: 'A Secret of 50,000 fields', files: () => wideSecret(50_000) },
  { name: 'A bundle of 2,600 CAs', files: () => largeBundle(2600) },
  { name: 'A PKCS#7 of 4,000 CAs', files: () => largeDer(4000) },
  { name: 'A unit and its variables, as long as is read', files: () => largeUnit(550) },
  { name: '80,000 damaged documents', files: () => ({ 'damaged.yaml': 'kind: [\n---\n'.repeat(80_000) }) },
];

/** The path of each bundle that should be taken for a cluster's CA. */
const CA_FILE = 'etc/kubernetes/pki/ca.crt';

/** CAs of one name whose RSA public exponents are as long as their moduli, each of which a public operation costs a second's hundredth. */
export function longExponents(count: number, bits = 3072): HostileFiles {
  return { [CA_FILE]: bundle(count, () => rsaAuthority(randomOdd(bits), randomOdd(bits - 1))) };
}

/** CAs of one name, every one of which may have signed every other. */
export async function namesakes(count: number): Promise<HostileFiles> {
  const pairs = await Promise.all(Array.from({ length: count }, (_, at) => key(`namesake ${at}`)));
  return { [CA_FILE]: pairs.map((pair) => issue(authoritySpec('kubernetes', pair, NOW, LATER)).pem).join('') };
}

/** CAs of one name, none of which signed another, nor itself. */
export function strangers(count: number): HostileFiles {
  return { [CA_FILE]: bundle(count, () => smallAuthority()) };
}

/** Tokens that name no key, next to public keys that did not sign them; or that name theirs, which is the last. */
export async function tokensAndKeys(tokens: number, keys: number, isNamed = false): Promise<HostileFiles> {
  const signer = await key('signer of tokens', 'RSA-2048');
  const header = isNamed ? undefined : {};
  const sealed = Array.from({ length: tokens }, (_, at) =>
    signedToken(signer, { ...podClaims(NOW), jti: `${at}` }, header),
  );
  const users = sealed.map(({ text }, at) => `- name: user-${at}\n  user: {token: ${text}}\n`).join('');
  const others = Array.from({ length: keys }, () => pem('PUBLIC KEY', rsaKeyInfo(randomOdd(2048), 65537n)));
  return {
    'etc/kubernetes/admin.conf': `apiVersion: v1\nkind: Config\nclusters: []\nusers:\n${users}`,
    'etc/kubernetes/pki/sa.pub': `${others.join('')}${isNamed ? publicKeyPem(signer) : ''}`,
  };
}

/** A kubeconfig whose clusters are aliases of one, which holds many certificates. */
export function aliasedClusters(aliases: number, certificates: number): HostileFiles {
  const data = base64(bundle(certificates, () => smallAuthority()));
  const first = `- &c\n  name: c\n  cluster: {server: https://a, certificate-authority-data: ${data}}\n`;
  return { 'admin.conf': `apiVersion: v1\nkind: Config\nclusters:\n${first}${'- *c\n'.repeat(aliases)}users: []\n` };
}

/** Documents in each of which merges lie in merges, so that a key that is missing is looked for a hundred thousand times. */
export function nestedMerges(count: number): HostileFiles {
  const merges = Array.from({ length: 5 }, (_, at) => {
    const inner = at === 0 ? '{k: v}' : `{<<: [${Array.from({ length: 10 }, () => `*m${at - 1}`).join(', ')}]}`;
    return `m${at}: &m${at} ${inner}\n`;
  }).join('');
  return { 'objects.yaml': `${merges}<<: *m4\nkind: Pod\n---\n`.repeat(count) };
}

/** A chain in which each map merges the one before it. */
export function mergeChain(count: number): HostileFiles {
  const items = Array.from({ length: count }, (_, at) =>
    `- &a${at} {<<: *a${at - 1}, f${at}: x}\n`.replace('*a-1', '{}'),
  );
  return { 'chain.yaml': `apiVersion: v1\nkind: List\nitems:\n${items.join('')}` };
}

/** The "billion laughs" of YAML, in a kubeconfig. */
export function aliasBomb(levels: number): HostileFiles {
  const lines = Array.from({ length: levels }, (_, at) => {
    const inner = at === 0 ? 'lol' : Array.from({ length: 9 }, () => `*l${at - 1}`).join(', ');
    return `l${at}: &l${at} [${inner}]\n`;
  });
  return { 'bomb.conf': `apiVersion: v1\nkind: Config\n${lines.join('')}clusters: []\nusers: []\n` };
}

/** A kubeconfig of many clusters and users with separate data. */
export function largeKubeconfig(count: number): HostileFiles {
  const entry = (at: number) => base64(pem('CERTIFICATE', smallAuthority(`c${at}`)));
  const clusters = Array.from(
    { length: count },
    (_, at) => `- name: c${at}\n  cluster: {server: "https://c${at}:6443", certificate-authority-data: ${entry(at)}}\n`,
  );
  const contexts = clusters.map((_, at) => `- name: c${at}\n  context: {cluster: c${at}, user: u${at}}\n`);
  const users = clusters.map((_, at) => `- name: u${at}\n  user: {client-certificate-data: ${entry(at)}}\n`);
  return {
    'admin.conf': `apiVersion: v1\nkind: Config\nclusters:\n${clusters.join('')}contexts:\n${contexts.join('')}users:\n${users.join('')}`,
  };
}

/** A dump of Secrets of certificates. */
export function largeList(count: number): HostileFiles {
  const items = Array.from({ length: count }, (_, at) => {
    const certificate = base64(pem('CERTIFICATE', smallAuthority(`s${at}`)));
    return `- apiVersion: v1\n  kind: Secret\n  type: kubernetes.io/tls\n  metadata: {name: s${at}, namespace: default}\n  data: {tls.crt: ${certificate}, tls.key: ""}\n`;
  });
  return { 'secrets.yaml': `apiVersion: v1\nkind: List\nitems:\n${items.join('')}` };
}

/** A dump of Secrets that hold next to nothing. */
export function smallSecrets(count: number): HostileFiles {
  const items = Array.from(
    { length: count },
    (_, at) => `- {apiVersion: v1, kind: Secret, metadata: {name: s${at}}, data: {a: YQ==}}\n`,
  );
  return { 'secrets.yaml': `apiVersion: v1\nkind: List\nitems:\n${items.join('')}` };
}

/** One Secret of so many fields. */
export function wideSecret(count: number): HostileFiles {
  const fields = Array.from({ length: count }, (_, at) => `  k${at}.crt: YWJj\n`);
  return { 'secret.yaml': `apiVersion: v1\nkind: Secret\nmetadata: {name: a}\ndata:\n${fields.join('')}` };
}

/** Certificates one after the other, with different names. */
export function largeBundle(count: number): HostileFiles {
  return { [CA_FILE]: bundle(count, (at) => smallAuthority(`ca ${at}`)) };
}

/** A unit, and its file of variables, of very many options. */
export function largeUnit(count: number): HostileFiles {
  const options = Array.from({ length: count }, (_, at) => `  --option-${at}=/etc/kubernetes/pki/${at}.crt \\\n`);
  return {
    'etc/systemd/system/kubelet.service': `[Service]\nEnvironmentFile=/etc/kubernetes/kubelet.env\nExecStart=/usr/bin/kubelet \\\n${options.join('')}  $ARGS\n`,
    'etc/kubernetes/kubelet.env': Array.from(
      { length: count },
      (_, at) => `VARIABLE_${at}="--option-${at}=/etc/kubernetes/pki/${at}.crt"\n`,
    ).join(''),
  };
}

/** A PKCS#7 of certificates, in DER. */
export function largeDer(count: number): HostileFiles {
  const certificates = Array.from({ length: count }, (_, at) => smallAuthority(`ca ${at}`));
  const content = der.sequence(
    der.integer(1n),
    der.tlv(0x31),
    der.sequence(der.oid('1.2.840.113549.1.7.1')),
    der.explicit(0, ...certificates),
    der.tlv(0x31),
  );
  return { 'bundle.p7b': der.sequence(der.oid('1.2.840.113549.1.7.2'), der.explicit(0, content)) };
}

function bundle(count: number, certificate: (at: number) => Uint8Array): string {
  return Array.from({ length: count }, (_, at) => pem('CERTIFICATE', certificate(at))).join('');
}

/** As small as a CA can be: an unknown key, and an invalid signature. */
function smallAuthority(name = 'kubernetes'): Uint8Array {
  const algorithm = der.sequence(der.oid('1.3.101.112'));
  return authority(name, der.sequence(algorithm, der.bitString(randomBytes(32))), algorithm, 64);
}

function rsaAuthority(modulus: bigint, exponent: bigint): Uint8Array {
  const algorithm = der.sequence(der.oid('1.2.840.113549.1.1.11'), der.nothing());
  return authority('kubernetes', rsaKeyInfo(modulus, exponent), algorithm, modulus.toString(2).length / 8);
}

function authority(name: string, keyInfo: Uint8Array, algorithm: Uint8Array, signature: number): Uint8Array {
  const subject = encodeName({ commonName: name });
  const tbs = der.sequence(
    der.explicit(0, der.integer(2n)),
    der.integer(BigInt(`0x01${randomBytes(7).toString('hex')}`)),
    algorithm,
    subject,
    der.sequence(der.time(NOW), der.time(LATER)),
    subject,
    keyInfo,
    der.explicit(3, der.sequence(encodeExtension(basicConstraintsExtension(true, undefined)))),
  );
  // Less than any modulus, so that no one stops before the arithmetic.
  const bits = randomBytes(signature);
  bits[0] = 0x01;
  return der.sequence(tbs, algorithm, der.bitString(bits));
}

/** SubjectPublicKeyInfo of an RSA key that need not have a private half. */
export function rsaKeyInfo(modulus: bigint, exponent: bigint): Uint8Array {
  const algorithm = der.sequence(der.oid('1.2.840.113549.1.1.1'), der.nothing());
  return der.sequence(algorithm, der.bitString(der.sequence(der.integer(modulus), der.integer(exponent))));
}

/** An odd number of exactly so many bits. */
export function randomOdd(bits: number): bigint {
  const bytes = randomBytes(Math.ceil(bits / 8));
  const value = BigInt(`0x${bytes.toString('hex')}`) & ((1n << BigInt(bits)) - 1n);
  return value | (1n << BigInt(bits - 1)) | 1n;
}
