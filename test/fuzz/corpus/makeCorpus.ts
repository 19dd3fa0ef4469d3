import { createPrivateKey, type KeyObject } from 'node:crypto';
import { CASES } from '../../openssl/cases/all.ts';
import { authority, NOW, serving } from '../../support/apiObjects.ts';
import { certificateRequest } from '../../support/certificates.ts';
import { encodeName } from '../../support/distinguishedName.ts';
import { podClaims, signedToken } from '../../support/jwt.ts';
import { type KeyForms, makeSecrets } from '../../support/keyForms.ts';
import { encryptedPkcs8Pem, key, pkcs8Pem, privateKeyPem, publicKeyPem } from '../../support/keyPair.ts';
import { buildNode, type NodeFiles } from '../../support/kubeadmNode.ts';
import { fromBase64, pem, pemBytes } from '../../support/pem.ts';
import { clientRequestYaml } from '../../support/signingRequests.ts';
import { SecretIndex } from '../check/secretIndex.ts';
import { costlyWorkspaces } from './costly.ts';
import { makeKeyStores, STORE_PASSWORD } from './keyStores.ts';
import { type Outside, outsideFiles } from './outside.ts';
import { bundle, javaKeyStore, openSshKey, revocationList } from './structures.ts';
import { objectTexts, SECRET_WORDS, TOKEN_SECRET } from './texts.ts';

/** Sound inputs of every sort, which mutation starts from, and the secrets in them. All keys are made in the run. */
export interface Corpus {
  readonly secrets: SecretIndex;
  readonly now: Date;
  readonly certificates: readonly Uint8Array[];
  /** Requests, CRLs, keys, bundles. */
  readonly structures: readonly Uint8Array[];
  readonly bundles: readonly Uint8Array[];
  readonly keyStores: readonly Uint8Array[];
  readonly pemTexts: readonly string[];
  readonly objects: readonly string[];
  readonly tokens: readonly string[];
  readonly node: NodeFiles;
  /** The keys that are put where they do not belong. */
  readonly misplaced: readonly KeyForms[];
  readonly outside: Outside;
  readonly costly: readonly (readonly (readonly [path: string, bytes: Uint8Array])[])[];
}

const PASSPHRASE = 'correct-horse-battery-9f';

export async function makeCorpus(): Promise<Corpus> {
  const secrets = new SecretIndex();
  const ca = await authority('fuzz-ca');
  const leaf = await serving(ca, ['a.example.com', '*.example.com']);
  const own = await Promise.all([
    key('fuzz-rsa', 'RSA-2048'),
    key('fuzz-p384', 'ECDSA-P384'),
    key('fuzz-ed', 'Ed25519'),
  ]);
  const token = signedToken(own[0], podClaims(NOW));
  const request = certificateRequest({ subject: { commonName: 'x' }, key: leaf.key, sans: ['dns:a'] });
  const crl = revocationList(encodeName({ commonName: 'fuzz-ca' }), NOW);
  const pkcs7 = bundle([leaf.der, ca.der], [crl]);
  const [rsa, p384, ed] = own;
  const keyTexts = [...own, leaf.key].flatMap((pair) => [privateKeyPem(pair), pkcs8Pem(pair)]);
  const encrypted = encryptedPkcs8Pem(p384, PASSPHRASE);
  const [misplaced, outside] = [makeSecrets(), await outsideFiles()];
  const node = await buildNode({ now: NOW, keyAlgorithm: 'ECDSA-P256', systemdUnit: true });
  for (const one of [...own, leaf.key, ca.key]) secrets.addKey(one.privateKey);
  for (const one of misplaced) secrets.addForms(one);
  for (const one of [...keysIn(node), outside.key]) secrets.addKey(one);
  for (const word of [...SECRET_WORDS, STORE_PASSWORD, PASSPHRASE, token.signature, outside.marker])
    secrets.addText(word);
  return {
    secrets,
    now: NOW,
    certificates: [leaf.der, ca.der, ...(await craftedCertificates())],
    structures: [request.der, crl, rsa.spki, ed.spki, pkcs7, ...[...keyTexts, encrypted].map(pemBytes), openSshKey(ed)],
    bundles: [pkcs7, bundle([ca.der], []), Uint8Array.from(Buffer.from(pem('PKCS7', pkcs7)))],
    keyStores: [...makeKeyStores(leaf.pem, privateKeyPem(leaf.key)), javaKeyStore()],
    pemTexts: [
      leaf.pem + ca.pem,
      `subject=CN=x\n${leaf.pem}${privateKeyPem(leaf.key)}`,
      request.pem + publicKeyPem(rsa) + pem('X509 CRL', crl),
      pem('OPENSSH PRIVATE KEY', openSshKey(ed)) + ca.pem,
      encrypted,
      ...keyTexts,
    ],
    objects: [...objectTexts(leaf, ca, token.text), await clientRequestYaml()],
    tokens: [token.text, signedToken(leaf.key, podClaims(NOW)).text.replace(/[^.]*$/, ''), `abcdef.${TOKEN_SECRET}`],
    node,
    misplaced,
    outside,
    costly: (await costlyWorkspaces()).map((files) =>
      Object.entries(files).map(
        ([path, content]) => [path, typeof content === 'string' ? new TextEncoder().encode(content) : content] as const,
      ),
    ),
  };
}

/** Certificates that are odd in every way a table could think of; those that need openssl are left out. */
async function craftedCertificates(): Promise<readonly Uint8Array[]> {
  const made = await Promise.all(
    CASES.filter(({ id }) => !id.startsWith('made by openssl')).map(async ({ make }) => {
      try {
        return [await make({ folder: '/nonexistent' })];
      } catch {
        return [];
      }
    }),
  );
  return made.flat().filter(({ length }) => length < 20_000);
}

/** The private keys in the files, whether as PEM or as base64 of it. */
function keysIn(files: NodeFiles): readonly KeyObject[] {
  return [...files.values()].flatMap((content) => {
    const text = content instanceof Uint8Array ? new TextDecoder().decode(content) : '';
    const fields = [...text.matchAll(/key-data: (\S+)/g)].map(([, data = '']) => fromBase64(data));
    const blocks = [text, ...fields].join('\n').match(/-----BEGIN [A-Z ]*PRIVATE KEY-----[^-]+-----END [A-Z ]+-----/g);
    return (blocks ?? []).map((block) => createPrivateKey(block));
  });
}
