import { authoritySpec, type IssuedCertificate, issue } from '../../support/certificates.ts';
import { ADMIN_CONF, KUBERNETES, PKI, SCHEDULER_CONF } from '../../support/faults/fault.ts';
import { type KeyAlgorithm, key } from '../../support/keyPair.ts';
import { days } from '../../support/nodeOptions.ts';
import type { NodePki } from '../../support/nodePki.ts';
import { type Case, nodeCase } from './case.ts';

type Change = (node: NodePki, path: string) => void | Promise<void>;

const FRONT_PROXY = `${PKI}/front-proxy-client.crt`;
/** Kubeconfigs that can each hold another client certificate, so that one API server answers all of them. */
const CONFS = [ADMIN_CONF, `${KUBERNETES}/super-admin.conf`, `${KUBERNETES}/controller-manager.conf`, SCHEDULER_CONF];

/** Another cluster's CA, which has the name of this one's. */
async function sameName(node: NodePki): Promise<IssuedCertificate> {
  const { notBefore, notAfter } = node.authorities.ca.signer.spec;
  return issue(authoritySpec('kubernetes', await key('ca-of-another-cluster'), notBefore, notAfter));
}

const withKey =
  (algorithm: KeyAlgorithm): Change =>
  async (node, path) =>
    void node.reissue(path, { key: await key(`client ${algorithm}`, algorithm) });

/** Client certificates, four of which are tried at once. */
const CLIENTS: Readonly<Record<string, readonly Change[]>> = {
  dates: [
    (node, path) => void node.replaceCertificate(path, { notAfter: days(node.settings.now, -3) }),
    (node, path) => void node.replaceCertificate(path, { notBefore: days(node.settings.now, 3) }),
    (node, path) => void node.replaceCertificate(path, { notAfter: days(node.settings.now, 1) }),
    () => {},
  ],
  issuers: [
    async (node, path) => void node.replaceCertificate(path, { issuer: await sameName(node) }),
    async (node, path) => void node.replaceCertificate(path, { issuer: await node.otherAuthority() }),
    (node, path) => void node.replaceCertificate(path, { issuer: node.authorities.frontProxy.signer }),
    (node, path) => void node.replaceCertificate(path, { issuer: node.authorities.etcd.signer }),
  ],
  'front-proxy-issuer': [
    (node, path) => {
      const { signer } = node.authorities.frontProxy;
      void node.replaceCertificate(path, { issuer: signer, subject: { commonName: 'front-proxy-client' } });
    },
    (node, path) => {
      const { signer } = node.authorities.frontProxy;
      void node.replaceCertificate(path, { issuer: signer, notAfter: days(node.settings.now, -3) });
    },
    (node, path) => {
      const { signer } = node.authorities.frontProxy;
      void node.replaceCertificate(path, { issuer: signer, extendedKeyUsage: ['serverAuth'] });
    },
    (node, path) => {
      const { signer } = node.authorities.frontProxy;
      void node.replaceCertificate(path, { issuer: signer, subject: { commonName: 'front-proxy-client' }, serial: 1n });
    },
  ],
  usages: [
    (node, path) => void node.replaceCertificate(path, { extendedKeyUsage: ['serverAuth'] }),
    (node, path) => void node.replaceCertificate(path, { extendedKeyUsage: undefined }),
    (node, path) => void node.replaceCertificate(path, { extendedKeyUsage: ['any'] }),
    (node, path) => void node.replaceCertificate(path, { keyUsage: ['keyCertSign'] }),
  ],
  names: [
    (node, path) => void node.replaceCertificate(path, { subject: { organizations: ['system:masters'] } }),
    (node, path) => void node.replaceCertificate(path, { subject: { commonName: 'jane', organizations: ['a', 'b'] } }),
    (node, path) => void node.replaceCertificate(path, { subject: { commonName: 'front-proxy-client' } }),
    (node, path) => void node.replaceCertificate(path, { subject: {}, notAfter: days(node.settings.now, -3) }),
  ],
  identifiers: [
    (node, path) => void node.replaceCertificate(path, { notAfter: days(node.settings.now, -3), subjectKeyId: true }),
    (node, path) => {
      void node.replaceCertificate(path, { notAfter: days(node.settings.now, -3), authorityKeyId: false });
    },
    (node, path) => void node.replaceCertificate(path, { notAfter: days(node.settings.now, -3), serial: 0n }),
    (node, path) => void node.replaceCertificate(path, { notAfter: days(node.settings.now, -3), serial: 2n ** 158n }),
  ],
  encodings: [
    (node, path) => void node.replaceCertificate(path, { hash: 'sha1' }),
    (node, path) => void node.replaceCertificate(path, { hash: 'sha512' }),
    (node, path) => void node.replaceCertificate(path, { version: 1 }),
    async (node, path) => void node.replaceCertificate(path, { signingKey: await key('stray') }),
  ],
  keys: [withKey('RSA-1024'), withKey('Ed25519'), withKey('ECDSA-P384'), withKey('ECDSA-P521')],
  'small-keys': [withKey('ECDSA-P224'), withKey('RSA-512'), withKey('RSA-768'), withKey('RSA-2048')],
  none: [
    (node, path) => withoutCredentials(node, path),
    (node, path) => node.setText(path, (text) => text.replace(/ {4}client-key-data: .*\n/, '')),
    (node, path) => node.setText(path, (text) => text.replace(/ {4}client-certificate-data: .*\n/, '')),
    (node, path) => node.setText(path, (text) => text.replace(/ {4}certificate-authority-data: .*\n/, '')),
  ],
};

function withoutCredentials(node: NodePki, path: string): void {
  node.setText(path, (text) => text.replace(/ {4}client-(certificate|key)-data: .*\n/g, ''));
}

const drop =
  (...flags: readonly string[]) =>
  (node: NodePki) => {
    for (const flag of flags) node.replaceFlag('kube-apiserver', flag, undefined);
  };
const set = (flag: string, value: string) => (node: NodePki) => node.replaceFlag('kube-apiserver', flag, value);

/** The authenticators that the flags of the API server make. */
const SERVERS: Readonly<Record<string, (node: NodePki) => void>> = {
  'as kubeadm sets it up': () => {},
  'no anonymous callers': set('anonymous-auth', 'false'),
  'no client CA': drop('client-ca-file'),
  'no request-header CA': drop('requestheader-client-ca-file'),
  'neither CA': drop('client-ca-file', 'requestheader-client-ca-file'),
  'neither CA, no anonymous callers': (node) => {
    drop('client-ca-file', 'requestheader-client-ca-file')(node);
    set('anonymous-auth', 'false')(node);
  },
  'any name may be a front proxy': drop('requestheader-allowed-names'),
  'no username headers': drop('requestheader-username-headers'),
};

/** Whom an API server takes its clients for, by their certificates and by its flags. */
export const APISERVER_CLIENTS: readonly Case[] = [
  ...Object.entries(SERVERS).flatMap(([server, configure]) =>
    Object.entries(CLIENTS).map(([clients, changes]) =>
      nodeCase(`clients ${clients}: ${server}`, ['api'], async (node) => {
        for (const [at, path] of CONFS.entries()) await changes[at]?.(node, path);
        configure(node);
      }),
    ),
  ),
  // Without a CA for them there are no front proxies.
  ...Object.entries(SERVERS)
    .filter(([server]) => !/no request-header CA|neither CA/.test(server))
    .map(([server, configure]) => nodeCase(`front proxy: ${server}`, ['aggregation'], configure)),
  nodeCase('client-negative-serial', ['api'], (node) => {
    // The serial numbers that Go refuses since 1.23: all components are of a release that was built with it.
    node.replaceCertificate(SCHEDULER_CONF, { serial: -5n });
  }),
  ...frontProxyCases(),
];

function frontProxyCases(): readonly Case[] {
  const changed = (id: string, change: (node: NodePki) => void | Promise<void>) =>
    nodeCase(`front-proxy-${id}`, ['aggregation'], change);
  return [
    changed('other-name', (node) => void node.replaceCertificate(FRONT_PROXY, { subject: { commonName: 'someone' } })),
    changed('without-name', (node) => void node.replaceCertificate(FRONT_PROXY, { subject: { organizations: ['x'] } })),
    changed('not-yet-valid', (node) => {
      node.replaceCertificate(FRONT_PROXY, { notBefore: days(node.settings.now, 3) });
    }),
    changed('by-cluster-ca-server', (node) => {
      const issuer = node.authorities.ca.signer;
      node.replaceCertificate(FRONT_PROXY, { issuer, extendedKeyUsage: ['serverAuth'] });
    }),
    changed('by-cluster-ca-expired', (node) => {
      const issuer = node.authorities.ca.signer;
      node.replaceCertificate(FRONT_PROXY, { issuer, notAfter: days(node.settings.now, -3) });
    }),
    changed('by-other-ca', async (node) => {
      node.replaceCertificate(FRONT_PROXY, { issuer: await node.otherAuthority() });
    }),
    changed('sha1', (node) => void node.replaceCertificate(FRONT_PROXY, { hash: 'sha1' })),
    changed('other-user-header', set('requestheader-username-headers', 'X-Some-User')),
    changed('no-user-headers', set('requestheader-username-headers', '')),
    changed('any-name', set('requestheader-allowed-names', '')),
    changed('any-name-other', (node) => {
      set('requestheader-allowed-names', '')(node);
      node.replaceCertificate(FRONT_PROXY, { subject: { commonName: 'someone' } });
    }),
    changed('two-user-headers', set('requestheader-username-headers', 'X-Some-User,X-Remote-User')),
    changed('other-group-header', set('requestheader-group-headers', 'X-Some-Group')),
    changed('p224', async (node) => void node.reissue(FRONT_PROXY, { key: await key('proxy', 'ECDSA-P224') })),
    changed('rsa-512', async (node) => void node.reissue(FRONT_PROXY, { key: await key('proxy', 'RSA-512') })),
    changed('rsa-1024', async (node) => void node.reissue(FRONT_PROXY, { key: await key('proxy', 'RSA-1024') })),
  ];
}
