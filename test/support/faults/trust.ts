import { issue } from '../certificates.ts';
import * as der from '../der.ts';
import { key, privateKeyPem } from '../keyPair.ts';
import { APISERVER, APISERVER_MANIFEST, ETCD_MANIFEST, ETCD_PEER, ETCD_SERVER, type Fault, PKI } from './fault.ts';

const CA = `${PKI}/ca.crt`;
const untrusted = (file: string): Fault['expect'] => ({ rule: 'trust/leaf-not-signed-by-trust', file });

/** Certificates that the other side's CA file cannot verify. */
export const TRUST_FAULTS: readonly Fault[] = [
  {
    id: 'apiserver-other-ca',
    title: 'apiserver.crt is signed by a CA that no kubeconfig trusts',
    expect: untrusted(APISERVER_MANIFEST),
    apply: async (node) => void node.replaceCertificate(APISERVER, { issuer: await node.otherAuthority() }),
  },
  {
    id: 'etcd-server-by-cluster-ca',
    title: 'etcd/server.crt is signed by the cluster CA',
    expect: untrusted(APISERVER_MANIFEST),
    apply: (node) => void node.replaceCertificate(ETCD_SERVER, { issuer: node.authorities.ca.signer }),
  },
  {
    id: 'etcd-peer-by-cluster-ca',
    title: 'etcd/peer.crt is signed by the cluster CA',
    expect: untrusted(ETCD_MANIFEST),
    apply: (node) => void node.replaceCertificate(ETCD_PEER, { issuer: node.authorities.ca.signer }),
  },
  {
    id: 'etcd-cafile-cluster-ca',
    title: '--etcd-cafile names the cluster CA',
    expect: untrusted(APISERVER_MANIFEST),
    apply: (node) => node.replaceFlag('kube-apiserver', 'etcd-cafile', `/${CA}`),
  },
  {
    id: 'ca-regenerated',
    title: 'ca.crt and ca.key were made again under the same name',
    expect: { rule: 'trust/ca-regenerated-same-name', file: CA },
    apply: async (node) => {
      const next = await node.otherAuthority('kubernetes');
      node.setCertificate(CA, next);
      node.setKey(CA, next.key);
    },
  },
  {
    id: 'ca-not-a-ca',
    title: 'ca.crt says CA:FALSE',
    expect: { rule: 'trust/ca-not-a-ca', file: CA },
    apply: (node) => void node.replaceCertificate(CA, { ca: false }),
  },
  {
    id: 'ca-without-cert-sign',
    title: 'the etcd CA may not sign certificates',
    expect: { rule: 'trust/ca-not-a-ca', file: `${PKI}/etcd/ca.crt` },
    apply: (node) => void node.replaceCertificate(`${PKI}/etcd/ca.crt`, { keyUsage: ['digitalSignature'] }),
  },
  {
    id: 'chain-incomplete',
    title: 'apiserver.crt comes from an intermediate that its file does not carry',
    expect: { rule: 'trust/chain-incomplete', file: APISERVER },
    apply: async (node) => {
      const root = node.authorities.ca.signer;
      const own = await key('stray-intermediate', node.settings.keyAlgorithm);
      const subject = { commonName: 'kubernetes-intermediate' };
      const issuer = issue({ ...root.spec, subject, key: own, issuer: root, authorityKeyId: true });
      node.setCertificate(`${PKI}/intermediate.crt`, issuer);
      node.replaceCertificate(APISERVER, { issuer });
    },
  },
  {
    id: 'chain-wrong-order',
    title: 'apiserver.crt holds its CA before the leaf',
    expect: { rule: 'trust/chain-wrong-order', file: APISERVER },
    apply: (node) => node.setText(APISERVER, (text) => node.text(CA) + text),
  },
  {
    id: 'path-length-exceeded',
    title: 'an intermediate below a CA with pathlen 0',
    expect: { rule: 'trust/path-length-exceeded', file: CA },
    apply: async (node) => {
      const root = node.replaceCertificate(CA, { pathLength: 0 });
      const own = await key('stray-intermediate', node.settings.keyAlgorithm);
      const subject = { commonName: 'kubernetes-intermediate' };
      const middle = issue({ ...root.spec, pathLength: undefined, subject, key: own, issuer: root });
      node.setCertificate(APISERVER, issue({ ...node.certificate(APISERVER).spec, issuer: middle }), [middle]);
    },
  },
  {
    id: 'name-constraint-violated',
    title: 'the cluster CA may only name *.example.com',
    expect: { rule: 'trust/name-constraint-violated', file: CA },
    apply: (node) => void node.replaceCertificate(CA, { nameConstraints: { permitted: ['dns:example.com'] } }),
  },
  {
    id: 'unhandled-critical-extension',
    title: 'apiserver.crt carries a critical extension that Go does not know',
    expect: { rule: 'trust/unhandled-critical-extension', file: APISERVER },
    apply: (node) => {
      const unknown = { oid: '1.3.6.1.4.1.99999.1', critical: true, value: der.nothing() };
      node.replaceCertificate(APISERVER, { extraExtensions: [unknown] });
    },
  },
  {
    id: 'issuer-encoding-mismatch',
    title: 'apiserver.crt writes its issuer as UTF8String, the CA its subject as PrintableString',
    expect: { rule: 'trust/issuer-encoding-mismatch', file: APISERVER },
    apply: (node) => {
      node.replaceCertificate(APISERVER, { issuerName: { commonName: 'kubernetes', stringType: 'utf8' } });
    },
  },
  {
    id: 'signature-sha1',
    title: 'apiserver.crt is signed with SHA-1',
    expect: { rule: 'trust/signature-algorithm-weak', file: APISERVER },
    apply: (node) => void node.replaceCertificate(APISERVER, { hash: 'sha1' }),
  },
  {
    id: 'signer-ca-bundle',
    title: 'the CSR signer is given a bundle',
    expect: {
      rule: 'trust/signer-ca-bundle',
      file: 'etc/kubernetes/manifests/kube-controller-manager.yaml',
    },
    apply: async (node) => {
      const next = await node.otherAuthority('kubernetes');
      node.setCertificate(CA, node.authorities.ca.signer, [next]);
    },
  },
  {
    id: 'ca-file-holds-key',
    title: 'etcd/ca.crt also holds the private key',
    expect: { rule: 'files/ca-file-holds-key', file: `${PKI}/etcd/ca.crt` },
    apply: (node) => {
      node.setText(`${PKI}/etcd/ca.crt`, (text) => text + privateKeyPem(node.authorities.etcd.signer.key));
    },
  },
];
