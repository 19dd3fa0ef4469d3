import type { CertificateSpec } from '../../support/certificates.ts';
import { ADMIN_CONF, APISERVER, KUBERNETES, PKI, SCHEDULER_CONF } from '../../support/faults/fault.ts';
import { type KeyAlgorithm, key } from '../../support/keyPair.ts';
import { days } from '../../support/nodeOptions.ts';
import type { NodePki } from '../../support/nodePki.ts';
import { addSniPair, SNI_CERTIFICATE } from '../../support/sniPair.ts';
import { type Case, nodeCase } from './case.ts';

type Change = (node: NodePki) => void | Promise<void>;

const MANAGER_CONF = `${KUBERNETES}/controller-manager.conf`;
const NAME = 'api.example.test';

/** How the API server is asked: by address, by a host name, by a name that is only shown, and by a client that verifies nothing. */
const ask: Change = (node) => {
  node.setField(SCHEDULER_CONF, 'server', 'https://localhost:6443');
  const sans = node.certificate(APISERVER).spec.sans ?? [];
  if (sans.length > 0 && !sans.includes('dns:localhost')) {
    node.replaceCertificate(APISERVER, { sans: [...sans, 'dns:localhost', `dns:${NAME}`] });
  }
  node.setText(MANAGER_CONF, (text) => text.replace(/( {4}server: .*\n)/, `$1    tls-server-name: ${NAME}\n`));
  node.setText(ADMIN_CONF, (text) =>
    text.replace(/ {4}certificate-authority-data: .*\n/, '    insecure-skip-tls-verify: true\n'),
  );
};

const leaf =
  (changes: Partial<CertificateSpec> | ((node: NodePki) => Partial<CertificateSpec>)): Change =>
  (node) =>
    void node.replaceCertificate(APISERVER, typeof changes === 'function' ? changes(node) : changes);
const withKey =
  (algorithm: KeyAlgorithm): Change =>
  async (node) =>
    void node.reissue(APISERVER, { key: await key(`serving ${algorithm}`, algorithm) });

const LEAVES: Readonly<Record<string, Change>> = {
  correct: () => {},
  'rsa-512': withKey('RSA-512'),
  'rsa-768': withKey('RSA-768'),
  'rsa-1024': withKey('RSA-1024'),
  'rsa-2048': withKey('RSA-2048'),
  p224: withKey('ECDSA-P224'),
  p384: withKey('ECDSA-P384'),
  p521: withKey('ECDSA-P521'),
  ed25519: withKey('Ed25519'),
  sha1: leaf({ hash: 'sha1' }),
  'negative-serial': leaf({ serial: -5n }),
  expired: leaf((node) => ({ notAfter: days(node.settings.now, -3) })),
  'client-usage': leaf({ extendedKeyUsage: ['clientAuth'] }),
  'other-names': leaf({ sans: ['ip:10.0.0.7', 'dns:elsewhere'] }),
  'no-names': leaf({ sans: [] }),
};

/** Pairs for certain names, in addition to the serving pair. */
const SNI: Readonly<Record<string, Change>> = {
  'by its certificate': (node) => addSniPair(node, NAME),
  'listed for its name': (node) => addSniPair(node, NAME, `:${NAME}`),
  'listed for localhost': (node) => addSniPair(node, NAME, ':localhost'),
  'listed for another name': (node) => addSniPair(node, NAME, ':else.example.test'),
  wildcard: (node) => addSniPair(node, '*.example.test'),
  'wildcard listed': (node) => addSniPair(node, NAME, ':*.example.test'),
  'listed for the address': (node) => addSniPair(node, NAME, ':127.0.0.10'),
  'of localhost': (node) => addSniPair(node, 'localhost'),
  'by another CA': async (node) => {
    await addSniPair(node, NAME);
    node.replaceCertificate(SNI_CERTIFICATE, { issuer: await node.otherAuthority() });
  },
  expired: async (node) => {
    await addSniPair(node, NAME);
    node.replaceCertificate(SNI_CERTIFICATE, { notAfter: days(node.settings.now, -3) });
  },
  'P-224 key': async (node) => {
    await addSniPair(node, NAME);
    node.reissue(SNI_CERTIFICATE, { key: await key('sni', 'ECDSA-P224') });
  },
  'beside a P-224 serving key': async (node) => {
    await addSniPair(node, NAME);
    await withKey('ECDSA-P224')(node);
  },
  'without a serving pair': async (node) => {
    await addSniPair(node, NAME);
    node.replaceFlag('kube-apiserver', 'tls-cert-file', undefined);
    node.replaceFlag('kube-apiserver', 'tls-private-key-file', undefined);
  },
};

/** The pair that the API server presents, by the name that it is asked for. */
export const APISERVER_SERVING: readonly Case[] = [
  ...Object.entries(LEAVES).map(([id, change]) =>
    nodeCase(`serving ${id}`, ['api'], async (node) => {
      await ask(node);
      await change(node);
    }),
  ),
  ...Object.entries(SNI).map(([id, change]) =>
    nodeCase(`SNI pair ${id}`, ['api'], async (node) => {
      await ask(node);
      await change(node);
    }),
  ),
  nodeCase('serving self-made', ['api'], (node) => {
    node.replaceFlag('kube-apiserver', 'tls-cert-file', undefined);
    node.replaceFlag('kube-apiserver', 'tls-private-key-file', undefined);
  }),
  nodeCase('serving-pair-where-it-is-not-mounted', ['api'], (node) => {
    node.replaceFlag('kube-apiserver', 'tls-cert-file', `/srv/${PKI}/apiserver.crt`);
  }),
];
