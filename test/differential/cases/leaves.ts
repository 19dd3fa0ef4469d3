import type { CertificateSpec } from '../../support/certificates.ts';
import * as der from '../../support/der.ts';
import type { San } from '../../support/extensions.ts';
import {
  ADMIN_CONF,
  APISERVER,
  APISERVER_MANIFEST,
  ETCD_SERVER,
  KUBELET_CURRENT,
  PKI,
} from '../../support/faults/fault.ts';
import { key, pkcs8Pem } from '../../support/keyPair.ts';
import { days } from '../../support/nodeOptions.ts';
import type { NodePki } from '../../support/nodePki.ts';
import { type Case, nodeCase } from './case.ts';

const ETCD_CLIENT = `${PKI}/apiserver-etcd-client.crt`;
const KUBELET_CRT = 'var/lib/kubelet/pki/kubelet.crt';

type Changes = Partial<CertificateSpec> | ((node: NodePki) => Partial<CertificateSpec>);

const changed =
  (path: string, parts: readonly ('api' | 'etcd')[]) =>
  (id: string, changes: Changes): Case =>
    nodeCase(id, parts, (node) => {
      node.replaceCertificate(path, typeof changes === 'function' ? changes(node) : changes);
    });
const apiserver = changed(APISERVER, ['api']);
const etcdServer = changed(ETCD_SERVER, ['etcd']);
const etcdClient = changed(ETCD_CLIENT, ['etcd']);
const admin = changed(ADMIN_CONF, ['api']);

const critical = (oid: string, value: Uint8Array) => [{ oid, critical: true, value }];
const tlsServerName = (name: string) => (node: NodePki) =>
  node.setText(ADMIN_CONF, (text) => text.replace(/( {4}server: .*\n)/, `$1    tls-server-name: ${name}\n`));
const manyNames = (count: number): readonly San[] =>
  Array.from({ length: count }, (_, at): San => `dns:n${at}.example.com`);

/** Names, usages, algorithms and dates of presented certificates, and their keys. */
export const LEAVES: readonly Case[] = [
  apiserver('apiserver-no-eku', { extendedKeyUsage: undefined }),
  apiserver('apiserver-eku-any', { extendedKeyUsage: ['any'] }),
  apiserver('apiserver-eku-other', { extendedKeyUsage: ['1.3.6.1.5.5.7.3.3'] }),
  apiserver('apiserver-data-encipherment-only', { keyUsage: ['dataEncipherment'] }),
  apiserver('apiserver-no-san', { sans: [] }),
  apiserver('apiserver-cn-is-host', { sans: [], subject: { commonName: '127.0.0.10' } }),
  apiserver('apiserver-only-dns', { sans: ['dns:kubernetes', 'dns:cp-1'] }),
  apiserver('apiserver-ip-as-dns', { sans: ['dns:127.0.0.10'] }),
  apiserver('apiserver-ips-only', { sans: ['ip:10.96.0.1', 'ip:fd00::1'] }),
  apiserver('apiserver-names-of-no-use', { sans: ['email:a@example.com', 'uri:https://example.com'] }),
  apiserver('apiserver-many-names', { sans: manyNames(120) }),
  apiserver('apiserver-wrong-aki', { authorityKeyId: Uint8Array.of(9, 9, 9) }),
  apiserver('apiserver-no-aki', { authorityKeyId: false }),
  apiserver('apiserver-sha384', { hash: 'sha384' }),
  apiserver('apiserver-sha512', { hash: 'sha512' }),
  // The kubelet shows no release, and may be three older than the API server: all of these refuse.
  apiserver('apiserver-negative-serial', (node) => {
    node.setText(APISERVER_MANIFEST, (text) => text.replace(/(kube-apiserver:v1)\.\d+\.\d+/, '$1.36.0'));
    return { serial: -5n };
  }),
  apiserver('apiserver-serial-zero', { serial: 0n }),
  apiserver('apiserver-version-1', { version: 1 }),
  apiserver('apiserver-is-a-ca', { ca: true, keyUsage: ['keyCertSign', 'digitalSignature'] }),
  apiserver('apiserver-expired-yesterday', (node) => ({ notAfter: days(node.settings.now, -1) })),
  apiserver('apiserver-valid-until-2060', (node) => ({ notAfter: days(node.settings.now, 13_000) })),
  apiserver('apiserver-critical-san-of-no-use', {
    sans: [],
    extraExtensions: critical('2.5.29.17', der.sequence(der.implicit(8, Uint8Array.of(0x2a, 0x03)))),
  }),
  apiserver('apiserver-duplicate-extension', {
    extraExtensions: [
      { oid: '1.3.6.1.4.1.99999.3', value: der.nothing() },
      { oid: '1.3.6.1.4.1.99999.3', value: der.nothing() },
    ],
  }),
  apiserver('apiserver-noncritical-unknown', {
    extraExtensions: [{ oid: '1.3.6.1.4.1.99999.3', value: der.nothing() }],
  }),
  nodeCase('apiserver-wrong-signature', ['api'], async (node) => {
    node.replaceCertificate(APISERVER, { signingKey: await key('stray') });
  }),
  nodeCase('apiserver-wrong-signature-rsa', ['api'], async (node) => {
    node.replaceCertificate(APISERVER, { signingKey: await key('stray', 'RSA-2048') });
  }),
  nodeCase('apiserver-rsa-1024', ['api'], async (node) => {
    node.reissue(APISERVER, { key: await key('small', 'RSA-1024') });
  }),
  nodeCase('apiserver-rsa-3072', ['api'], async (node) => {
    node.reissue(APISERVER, { key: await key('large', 'RSA-3072') });
  }),
  nodeCase('apiserver-ed25519', ['api'], async (node) => {
    node.reissue(APISERVER, { key: await key('modern', 'Ed25519') });
  }),
  nodeCase('apiserver-rsa-key-for-ec', ['api'], async (node) => node.setKey(APISERVER, await key('stray', 'RSA-2048'))),
  nodeCase('apiserver-ec-key-for-ed25519', ['api'], async (node) => {
    node.replaceCertificate(APISERVER, { key: await key('modern', 'Ed25519') });
  }),
  nodeCase('apiserver-p384-key-for-p256', ['api'], async (node) =>
    node.setKey(APISERVER, await key('stray', 'ECDSA-P384')),
  ),
  nodeCase('apiserver-pkcs8-key', ['api'], (node) => {
    node.put(`${PKI}/apiserver.key`, pkcs8Pem(node.certificate(APISERVER).key));
  }),
  nodeCase('apiserver-sec1-under-rsa-label', ['api'], (node) => {
    node.setText(`${PKI}/apiserver.key`, (text) => text.replaceAll('EC PRIVATE KEY', 'RSA PRIVATE KEY'));
  }),
  nodeCase('apiserver-key-empty', ['api'], (node) => node.put(`${PKI}/apiserver.key`, '')),
  nodeCase('apiserver-key-is-public', ['api'], (node) => node.put(`${PKI}/apiserver.key`, node.text(`${PKI}/sa.pub`))),
  nodeCase('server-name-known', ['api'], tlsServerName('kubernetes.default.svc')),
  nodeCase('server-name-case', ['api'], tlsServerName('KUBERNETES.Default')),
  nodeCase('server-name-unknown', ['api'], tlsServerName('api.example.com')),
  nodeCase('server-name-is-cn', ['api'], (node) => {
    tlsServerName('kube-apiserver')(node);
    node.replaceCertificate(APISERVER, { sans: [] });
  }),
  nodeCase('server-name-by-wildcard', ['api'], (node) => {
    tlsServerName('api.example.com')(node);
    node.replaceCertificate(APISERVER, { sans: ['dns:*.example.com', 'ip:127.0.0.10'] });
  }),
  nodeCase('server-name-too-deep-for-wildcard', ['api'], (node) => {
    tlsServerName('a.api.example.com')(node);
    node.replaceCertificate(APISERVER, { sans: ['dns:*.example.com', 'ip:127.0.0.10'] });
  }),
  nodeCase('server-name-partial-wildcard', ['api'], (node) => {
    tlsServerName('api.example.com')(node);
    node.replaceCertificate(APISERVER, { sans: ['dns:ap*.example.com', 'ip:127.0.0.10'] });
  }),
  nodeCase('server-name-with-underscore', ['api'], (node) => {
    tlsServerName('api_1.example.com')(node);
    node.replaceCertificate(APISERVER, { sans: ['dns:api_1.example.com', 'ip:127.0.0.10'] });
  }),
  nodeCase('server-localhost', ['api'], (node) => node.setField(ADMIN_CONF, 'server', 'https://localhost:6443')),
  nodeCase('server-localhost-named', ['api'], (node) => {
    node.setField(ADMIN_CONF, 'server', 'https://localhost:6443');
    node.replaceCertificate(APISERVER, { sans: ['dns:localhost', 'ip:127.0.0.10'] });
  }),
  etcdServer('etcd-server-no-san', { sans: [] }),
  etcdServer('etcd-server-cn-only-localhost', { sans: [], subject: { commonName: 'localhost' } }),
  etcdServer('etcd-server-eku-client', { extendedKeyUsage: ['clientAuth'] }),
  etcdServer('etcd-server-expired', (node) => ({ notAfter: days(node.settings.now, -3) })),
  etcdServer('etcd-server-not-yet-valid', (node) => ({ notBefore: days(node.settings.now, 3) })),
  etcdServer('etcd-server-critical-extension', { extraExtensions: critical('1.3.6.1.4.1.99999.4', der.nothing()) }),
  etcdServer('etcd-server-mapped-ip', { sans: ['ip:0:0:0:0:0:ffff:7f00:1', 'dns:cp-1'] }),
  etcdClient('etcd-client-expired', (node) => ({ notAfter: days(node.settings.now, -3) })),
  etcdClient('etcd-client-not-yet-valid', (node) => ({ notBefore: days(node.settings.now, 3) })),
  etcdClient('etcd-client-eku-server', { extendedKeyUsage: ['serverAuth'] }),
  etcdClient('etcd-client-no-eku', { extendedKeyUsage: undefined }),
  etcdClient('etcd-client-eku-any', { extendedKeyUsage: ['any', 'serverAuth'] }),
  etcdClient('etcd-client-critical-extension', { extraExtensions: critical('1.3.6.1.4.1.99999.4', der.nothing()) }),
  etcdClient('etcd-client-sha1', { hash: 'sha1' }),
  etcdClient('etcd-client-negative-serial', { serial: -1n }),
  etcdClient('etcd-client-issuer-encoding', { issuerName: { commonName: 'etcd-ca', stringType: 'utf8' } }),
  nodeCase('etcd-client-wrong-signature', ['etcd'], async (node) => {
    node.replaceCertificate(ETCD_CLIENT, { signingKey: await key('stray') });
  }),
  nodeCase('etcd-client-key-mismatch', ['etcd'], async (node) => node.setKey(ETCD_CLIENT, await key('stray'))),
  nodeCase('etcd-client-key-missing', ['etcd'], (node) => node.remove(`${PKI}/apiserver-etcd-client.key`)),
  nodeCase('etcd-client-missing', ['etcd'], (node) => node.remove(ETCD_CLIENT)),
  nodeCase('etcd-client-not-configured', ['etcd'], (node) => {
    node.replaceFlag('kube-apiserver', 'etcd-certfile', undefined);
    node.replaceFlag('kube-apiserver', 'etcd-keyfile', undefined);
  }),
  nodeCase('etcd-health-client-other-ca', ['etcd'], async (node) => {
    node.replaceCertificate(`${PKI}/etcd/healthcheck-client.crt`, { issuer: await node.otherAuthority() });
  }),
  admin('admin-expired', (node) => ({ notAfter: days(node.settings.now, -3) })),
  admin('admin-not-yet-valid', (node) => ({ notBefore: days(node.settings.now, 3) })),
  admin('admin-no-eku', { extendedKeyUsage: undefined }),
  admin('admin-sha1', { hash: 'sha1' }),
  admin('admin-critical-extension', { extraExtensions: critical('1.3.6.1.4.1.99999.4', der.nothing()) }),
  nodeCase('admin-by-front-proxy-ca', ['api'], (node) => {
    node.replaceCertificate(ADMIN_CONF, { issuer: node.authorities.frontProxy.signer });
  }),
  nodeCase('front-proxy-client-expired', ['aggregation'], (node) => {
    node.replaceCertificate(`${PKI}/front-proxy-client.crt`, { notAfter: days(node.settings.now, -3) });
  }),
  nodeCase('front-proxy-client-eku-server', ['aggregation'], (node) => {
    node.replaceCertificate(`${PKI}/front-proxy-client.crt`, { extendedKeyUsage: ['serverAuth'] });
  }),
  nodeCase('front-proxy-client-key-mismatch', ['aggregation'], async (node) => {
    node.setKey(`${PKI}/front-proxy-client.crt`, await key('stray'));
  }),
  nodeCase('kubelet-client-expired', ['kubelet'], (node) => {
    node.replaceCertificate(`${PKI}/apiserver-kubelet-client.crt`, { notAfter: days(node.settings.now, -3) });
  }),
  nodeCase('kubelet-client-key-mismatch', ['kubelet'], async (node) => {
    node.setKey(`${PKI}/apiserver-kubelet-client.crt`, await key('stray'));
  }),
  nodeCase('kubelet-self-signed-verified', ['kubelet'], (node) =>
    node.replaceFlag('kube-apiserver', 'kubelet-certificate-authority', `/${PKI}/ca.crt`),
  ),
  nodeCase(
    'kubelet-signed-verified',
    ['kubelet'],
    (node) => node.replaceFlag('kube-apiserver', 'kubelet-certificate-authority', `/${PKI}/ca.crt`),
    { serverTLSBootstrap: true },
  ),
  nodeCase(
    'kubelet-signed-other-address',
    ['kubelet'],
    (node) => {
      node.replaceFlag('kube-apiserver', 'kubelet-certificate-authority', `/${PKI}/ca.crt`);
      node.replaceCertificate('var/lib/kubelet/pki/kubelet-server-current.pem', { sans: ['dns:cp-1', 'ip:10.0.0.99'] });
    },
    { serverTLSBootstrap: true },
  ),
  nodeCase('kubelet-serving-key-mismatch', ['kubelet'], async (node) =>
    node.setKey(KUBELET_CRT, await key('stray', 'RSA-2048')),
  ),
  nodeCase('kubelet-key-mismatch-unasked', ['api'], async (node) => {
    node.setKey(KUBELET_CURRENT, await key('stray'));
    node.replaceFlag('kube-apiserver', 'client-ca-file', undefined);
  }),
  nodeCase('kubelet-key-mismatch-server-refused', ['api'], async (node) => {
    node.setKey(KUBELET_CURRENT, await key('stray'));
    node.replaceCertificate(APISERVER, { extendedKeyUsage: ['clientAuth'] });
  }),
  nodeCase('admin-key-mismatch-unasked', ['api'], async (node) => {
    node.setKey(ADMIN_CONF, await key('stray'));
    node.replaceFlag('kube-apiserver', 'client-ca-file', undefined);
  }),
];
