import type { CertificateSpec } from '../../support/certificates.ts';
import { ETCD_PEER, ETCD_SERVER, PKI } from '../../support/faults/fault.ts';
import { type KeyAlgorithm, key } from '../../support/keyPair.ts';
import { days } from '../../support/nodeOptions.ts';
import type { NodePki } from '../../support/nodePki.ts';
import { type Case, nodeCase } from './case.ts';

type Change = (node: NodePki) => void | Promise<void>;

const CLIENT = `${PKI}/apiserver-etcd-client.crt`;
const ETCD_CA = `${PKI}/etcd/ca.crt`;

const leaf =
  (path: string, changes: Partial<CertificateSpec> | ((node: NodePki) => Partial<CertificateSpec>)): Change =>
  (node) =>
    void node.replaceCertificate(path, typeof changes === 'function' ? changes(node) : changes);
const withKey =
  (path: string, algorithm: KeyAlgorithm): Change =>
  async (node) =>
    void node.reissue(path, { key: await key(`etcd ${algorithm}`, algorithm) });
const expired = (node: NodePki): Partial<CertificateSpec> => ({ notAfter: days(node.settings.now, -3) });
const ownBundle =
  (content: string): Change =>
  (node) => {
    node.put(`${PKI}/etcd-servers.crt`, content);
    node.replaceFlag('kube-apiserver', 'etcd-cafile', `/${PKI}/etcd-servers.crt`);
  };

const CHANGES: Readonly<Record<string, Change>> = {
  'client expired': leaf(CLIENT, expired),
  'client by another CA': async (node) => {
    node.replaceCertificate(CLIENT, { issuer: await node.otherAuthority() });
  },
  'client by the cluster CA': (node) => {
    node.replaceCertificate(CLIENT, { issuer: node.authorities.ca.signer });
  },
  'client for servers only': leaf(CLIENT, { extendedKeyUsage: ['serverAuth'] }),
  'client without CN': leaf(CLIENT, { subject: { organizations: ['x'] } }),
  'client SHA-1': leaf(CLIENT, { hash: 'sha1' }),
  'client P-224': withKey(CLIENT, 'ECDSA-P224'),
  'client RSA-512': withKey(CLIENT, 'RSA-512'),
  'client RSA-768': withKey(CLIENT, 'RSA-768'),
  'client RSA-1024': withKey(CLIENT, 'RSA-1024'),
  'no client certificate': (node) => {
    for (const flag of ['etcd-certfile', 'etcd-keyfile']) node.replaceFlag('kube-apiserver', flag, undefined);
  },
  'wrong CA file': (node) => node.replaceFlag('kube-apiserver', 'etcd-cafile', `/${PKI}/ca.crt`),
  'CA file empty': ownBundle(''),
  'CA file blank': ownBundle('\n\n'),
  'CA file without a certificate': ownBundle('no certificate here\n'),
  'CA file missing': (node) => node.replaceFlag('kube-apiserver', 'etcd-cafile', `/${PKI}/gone.crt`),
  'no CA file': (node) => node.replaceFlag('kube-apiserver', 'etcd-cafile', undefined),
  'CA file a directory': (node) => node.replaceFlag('kube-apiserver', 'etcd-cafile', `/${PKI}`),
  'server expired': leaf(ETCD_SERVER, expired),
  'server without names': leaf(ETCD_SERVER, { sans: [] }),
  'server SHA-1': leaf(ETCD_SERVER, { hash: 'sha1' }),
  'server P-224': withKey(ETCD_SERVER, 'ECDSA-P224'),
  'server RSA-512': withKey(ETCD_SERVER, 'RSA-512'),
  'server RSA-768': withKey(ETCD_SERVER, 'RSA-768'),
  'server RSA-1024': withKey(ETCD_SERVER, 'RSA-1024'),
  'server negative serial': leaf(ETCD_SERVER, { serial: -5n }),
  'server for clients only': leaf(ETCD_SERVER, { extendedKeyUsage: ['clientAuth'] }),
  'server expired, client too': (node) => {
    leaf(ETCD_SERVER, expired)(node);
    leaf(CLIENT, expired)(node);
  },
  'wrong CA file, client expired': (node) => {
    node.replaceFlag('kube-apiserver', 'etcd-cafile', `/${PKI}/ca.crt`);
    leaf(CLIENT, expired)(node);
  },
  'peer key mismatch': async (node) => node.setKey(ETCD_PEER, await key('stray')),
  'peer certificate missing': (node) => node.remove(ETCD_PEER),
  'peer CA missing': (node) => node.replaceFlag('etcd', 'peer-trusted-ca-file', `/${PKI}/etcd/gone.crt`),
  'peer certificate expired': leaf(ETCD_PEER, expired),
  'CA expired': leaf(ETCD_CA, expired),
};

/** The API server as a client of etcd. */
export const ETCD_CONNECTION: readonly Case[] = Object.entries(CHANGES).map(([id, change]) =>
  nodeCase(`etcd: ${id}`, ['etcd'], change),
);
