import { authoritySpec, type CertificateSpec, type IssuedCertificate, issue } from '../../support/certificates.ts';
import * as der from '../../support/der.ts';
import { ADMIN_CONF, APISERVER, ETCD_SERVER, PKI } from '../../support/faults/fault.ts';
import { key, privateKeyPem } from '../../support/keyPair.ts';
import { days } from '../../support/nodeOptions.ts';
import type { NodePki } from '../../support/nodePki.ts';
import { type Case, nodeCase } from './case.ts';

const ETCD_CA = `${PKI}/etcd/ca.crt`;
const ETCD_CLIENT = `${PKI}/apiserver-etcd-client.crt`;
const NO_TRUST = /certificate-authority-data: .*/;

/** A CA below another, not yet written anywhere. */
async function below(
  issuer: IssuedCertificate,
  name: string,
  changes: Partial<CertificateSpec> = {},
): Promise<IssuedCertificate> {
  const own = await key(`below:${name}`);
  const { notBefore, notAfter } = issuer.spec;
  return issue({ ...authoritySpec(name, own, notBefore, notAfter), issuer, authorityKeyId: true, ...changes });
}

/** etcd's serving certificate from a CA below etcd's own, with whatever is sent along. */
async function etcdBelow(node: NodePki, changes: Partial<CertificateSpec>, sent = true): Promise<void> {
  const middle = await below(node.authorities.etcd.signer, 'etcd-intermediate', changes);
  const leaf = issue({ ...node.certificate(ETCD_SERVER).spec, issuer: middle });
  node.setCertificate(ETCD_SERVER, leaf, sent ? [middle] : []);
}

function etcdCa(id: string, changes: Partial<CertificateSpec> | ((node: NodePki) => Partial<CertificateSpec>)): Case {
  return nodeCase(id, ['etcd'], (node) => {
    node.replaceCertificate(ETCD_CA, typeof changes === 'function' ? changes(node) : changes);
  });
}

function etcdMiddle(
  id: string,
  changes: Partial<CertificateSpec> | ((node: NodePki) => Partial<CertificateSpec>),
): Case {
  return nodeCase(id, ['etcd'], (node) => etcdBelow(node, typeof changes === 'function' ? changes(node) : changes));
}

const expired = (node: NodePki): Partial<CertificateSpec> => ({
  notBefore: days(node.settings.now, -300),
  notAfter: days(node.settings.now, -2),
});
const future = (node: NodePki): Partial<CertificateSpec> => ({
  notBefore: days(node.settings.now, 2),
  notAfter: days(node.settings.now, 300),
});
const unknownCritical = [{ oid: '1.3.6.1.4.1.99999.2', critical: true, value: der.nothing() }];

/** Authorities: who signed, who is trusted, and what an authority may do. */
export const CHAINS: readonly Case[] = [
  nodeCase('correct', ['api', 'etcd', 'kubelet', 'aggregation'], () => {}),
  nodeCase('correct-rsa', ['api', 'etcd', 'kubelet'], () => {}, { keyAlgorithm: 'RSA-2048' }),
  nodeCase('correct-p384', ['api', 'etcd'], () => {}, { keyAlgorithm: 'ECDSA-P384' }),
  nodeCase('correct-p521', ['api', 'etcd'], () => {}, { keyAlgorithm: 'ECDSA-P521' }),
  nodeCase('correct-ed25519', ['api', 'etcd'], () => {}, { keyAlgorithm: 'Ed25519' }),
  nodeCase('intermediate-ca', ['api', 'etcd', 'kubelet'], () => {}, { intermediateCa: true }),
  nodeCase('bundle-in-rotation', ['api', 'kubelet'], () => {}, { caBundleRotation: true }),
  nodeCase('kubelet-conf-embedded', ['api'], () => {}, { kubeletConfEmbedded: true }),
  etcdCa('etcd-ca-renewed-same-key', (node) => ({ notAfter: days(node.settings.now, 4000) })),
  etcdCa('etcd-ca-expired', expired),
  etcdCa('etcd-ca-not-yet-valid', future),
  etcdCa('etcd-ca-false', { ca: false }),
  etcdCa('etcd-ca-no-basic-constraints', { ca: undefined }),
  etcdCa('etcd-ca-version-1', { version: 1 }),
  etcdCa('etcd-ca-no-key-usage', { keyUsage: undefined }),
  etcdCa('etcd-ca-eku-server', { extendedKeyUsage: ['serverAuth'] }),
  etcdCa('etcd-ca-eku-client', { extendedKeyUsage: ['clientAuth'] }),
  etcdCa('etcd-ca-eku-any', { extendedKeyUsage: ['any'] }),
  etcdCa('etcd-ca-eku-other', { extendedKeyUsage: ['1.3.6.1.5.5.7.3.3'] }),
  etcdCa('etcd-ca-pathlen-0', { pathLength: 0 }),
  etcdCa('etcd-ca-no-key-id', { subjectKeyId: false }),
  etcdCa('etcd-ca-other-key-id', { subjectKeyId: Uint8Array.of(1, 2, 3) }),
  etcdCa('etcd-ca-critical-extension', { extraExtensions: unknownCritical }),
  etcdCa('etcd-ca-sha1', { hash: 'sha1' }),
  etcdCa('etcd-ca-permits-dns', { nameConstraints: { permitted: ['dns:cp-1', 'dns:localhost'] } }),
  etcdCa('etcd-ca-permits-other-ip', { nameConstraints: { permitted: ['ip:10.0.0.0/8'] } }),
  etcdCa('etcd-ca-permits-loopback', { nameConstraints: { permitted: ['ip:127.0.0.0/8'] } }),
  etcdCa('etcd-ca-excludes-ip', { nameConstraints: { excluded: ['ip:127.0.0.10/32'] } }),
  etcdCa('etcd-ca-excludes-dns', { nameConstraints: { excluded: ['dns:localhost'] } }),
  etcdCa('etcd-ca-permits-uri', { nameConstraints: { permitted: ['uri:example.com'] } }),
  etcdCa('etcd-ca-permits-email', { nameConstraints: { permitted: ['email:example.com'] } }),
  etcdMiddle('etcd-intermediate', {}),
  etcdMiddle('etcd-intermediate-expired', expired),
  etcdMiddle('etcd-intermediate-not-yet-valid', future),
  etcdMiddle('etcd-intermediate-ca-false', { ca: false }),
  etcdMiddle('etcd-intermediate-no-basic-constraints', { ca: undefined }),
  etcdMiddle('etcd-intermediate-no-cert-sign', { keyUsage: ['digitalSignature'] }),
  etcdMiddle('etcd-intermediate-eku-client', { extendedKeyUsage: ['clientAuth'] }),
  etcdMiddle('etcd-intermediate-eku-any', { extendedKeyUsage: ['any'] }),
  etcdMiddle('etcd-intermediate-critical-extension', { extraExtensions: unknownCritical }),
  etcdMiddle('etcd-intermediate-sha1', { hash: 'sha1' }),
  etcdMiddle('etcd-intermediate-sha512', { hash: 'sha512' }),
  etcdMiddle('etcd-intermediate-excludes', { nameConstraints: { excluded: ['dns:localhost'] } }),
  nodeCase('etcd-intermediate-not-sent', ['etcd'], (node) => etcdBelow(node, {}, false)),
  nodeCase('etcd-intermediate-pathlen-exceeded', ['etcd'], async (node) => {
    const first = await below(node.authorities.etcd.signer, 'etcd-first', { pathLength: 0 });
    const second = await below(first, 'etcd-second');
    const leaf = issue({ ...node.certificate(ETCD_SERVER).spec, issuer: second });
    node.setCertificate(ETCD_SERVER, leaf, [second, first]);
  }),
  nodeCase('etcd-intermediates-in-any-order', ['etcd'], async (node) => {
    const first = await below(node.authorities.etcd.signer, 'etcd-first');
    const second = await below(first, 'etcd-second');
    const leaf = issue({ ...node.certificate(ETCD_SERVER).spec, issuer: second });
    node.setCertificate(ETCD_SERVER, leaf, [node.authorities.etcd.signer, first, second]);
  }),
  nodeCase('intermediate-alone-trusted', ['etcd'], async (node) => {
    const middle = await below(node.authorities.etcd.signer, 'etcd-intermediate');
    node.setCertificate(ETCD_SERVER, issue({ ...node.certificate(ETCD_SERVER).spec, issuer: middle }));
    node.setCertificate(ETCD_CLIENT, issue({ ...node.certificate(ETCD_CLIENT).spec, issuer: middle }));
    node.setCertificate(ETCD_CA, middle);
  }),
  nodeCase('leaf-pinned-as-ca', ['api'], (node) =>
    node.setKubeconfigAuthority(ADMIN_CONF, node.certificate(APISERVER)),
  ),
  nodeCase('kubeconfig-without-ca', ['api'], (node) =>
    node.setText(ADMIN_CONF, (text) => text.replace(/ {4}certificate-authority-data: .*\n/, '')),
  ),
  nodeCase('kubeconfig-ca-file', ['api'], (node) =>
    node.setText(ADMIN_CONF, (text) => text.replace(NO_TRUST, `certificate-authority: /${PKI}/ca.crt`)),
  ),
  nodeCase('kubeconfig-ca-file-missing', ['api'], (node) =>
    node.setText(ADMIN_CONF, (text) => text.replace(NO_TRUST, `certificate-authority: /${PKI}/gone.crt`)),
  ),
  ...(['RSA-2048', 'ECDSA-P384', 'Ed25519'] as const).map((algorithm) =>
    nodeCase(`etcd-ca-regenerated-${algorithm.toLowerCase()}`, ['etcd'], async (node) => {
      node.replaceCertificate(ETCD_CA, { key: await key('etcd-ca-again', algorithm) });
    }),
  ),
  nodeCase(
    'etcd-ca-regenerated-rsa-both',
    ['etcd'],
    async (node) => {
      node.replaceCertificate(ETCD_CA, { key: await key('etcd-ca-again', 'RSA-2048') });
    },
    { keyAlgorithm: 'RSA-2048' },
  ),
  nodeCase(
    'etcd-ca-regenerated-ed25519-both',
    ['etcd'],
    async (node) => {
      node.replaceCertificate(ETCD_CA, { key: await key('etcd-ca-again', 'Ed25519') });
    },
    { keyAlgorithm: 'Ed25519' },
  ),
  nodeCase('etcd-ca-both-generations', ['etcd'], async (node) => {
    const old = node.certificate(ETCD_CA);
    const next = issue({ ...old.spec, key: await key('etcd-ca-again') });
    node.setCertificate(ETCD_CA, next, [old]);
  }),
  nodeCase('etcd-ca-two-wrong-generations', ['etcd'], async (node) => {
    const old = node.certificate(ETCD_CA);
    const next = issue({ ...old.spec, key: await key('etcd-ca-again') });
    const last = issue({ ...old.spec, key: await key('etcd-ca-again', 'RSA-2048') });
    node.setCertificate(ETCD_CA, next, [last]);
  }),
  nodeCase('etcd-ca-expired-and-renewed', ['etcd'], (node) => {
    const current = node.certificate(ETCD_CA);
    node.setCertificate(ETCD_CA, issue({ ...current.spec, ...expired(node) }), [current]);
  }),
  nodeCase('etcd-ca-renewed-and-expired', ['etcd'], (node) => {
    const current = node.certificate(ETCD_CA);
    node.setCertificate(ETCD_CA, current, [issue({ ...current.spec, ...expired(node) })]);
  }),
  nodeCase('etcd-ca-without-names', ['etcd'], async (node) => {
    const odd = { commonName: undefined, organizations: [] };
    const signer = issue({ ...node.certificate(ETCD_CA).spec, subject: odd });
    for (const path of [ETCD_SERVER, ETCD_CLIENT]) node.replaceCertificate(path, { issuer: signer });
    node.setCertificate(ETCD_CA, issue({ ...signer.spec, key: await key('etcd-ca-again'), serial: 4660n }));
  }),
  nodeCase('etcd-ca-organization-only', ['etcd'], async (node) => {
    const signer = issue({ ...node.certificate(ETCD_CA).spec, subject: { organizations: ['Etc "d"', 'Ünits'] } });
    for (const path of [ETCD_SERVER, ETCD_CLIENT]) node.replaceCertificate(path, { issuer: signer });
    node.setCertificate(ETCD_CA, issue({ ...signer.spec, key: await key('etcd-ca-again') }));
  }),
  nodeCase('etcd-ca-odd-name', ['etcd'], async (node) => {
    const signer = issue({ ...node.certificate(ETCD_CA).spec, subject: { commonName: 'etcd "ca" \\ ü' } });
    for (const path of [ETCD_SERVER, ETCD_CLIENT]) node.replaceCertificate(path, { issuer: signer });
    node.setCertificate(ETCD_CA, issue({ ...signer.spec, key: await key('etcd-ca-again') }));
  }),
  nodeCase('self-signed-leaf-as-ca', ['etcd'], (node) => {
    const { issuer, authorityKeyId, ...spec } = node.certificate(ETCD_SERVER).spec;
    const own = issue(spec);
    node.setCertificate(ETCD_SERVER, own);
    node.setText(ETCD_CA, (text) => text + own.pem);
  }),
  nodeCase('self-signed-leaf', ['etcd'], (node) => {
    const { issuer, authorityKeyId, ...spec } = node.certificate(ETCD_SERVER).spec;
    node.setCertificate(ETCD_SERVER, issue(spec));
  }),
  nodeCase('cross-signed-loop', ['etcd'], async (node) => {
    const root = node.authorities.etcd.signer;
    const other = await below(root, 'etcd-other');
    const back = issue({ ...root.spec, issuer: other });
    const leaf = issue({ ...node.certificate(ETCD_SERVER).spec, issuer: back });
    node.setCertificate(ETCD_SERVER, leaf, [back, other]);
    node.setCertificate(ETCD_CA, await node.otherAuthority());
  }),
  nodeCase('etcd-ca-file-also-key-first', ['etcd'], (node) =>
    node.setText(ETCD_CA, (text) => privateKeyPem(node.authorities.etcd.signer.key) + text),
  ),
];
