import { ADMIN_CONF, APISERVER, ETCD_MANIFEST, ETCD_SERVER, MANIFESTS, PKI } from '../faults/fault.ts';
import { FAULTS } from '../faults.ts';
import type { NodeOptions } from '../nodeOptions.ts';
import type { NodePki } from '../nodePki.ts';

/** A fault of a node with etcd 3.6.6 and a control plane of 1.37.2, under which the lines in recordedLines.tsv were recorded. */
export interface RecordedFault {
  readonly id: string;
  readonly options?: NodeOptions;
  /** The certificates whose serial number, end and subject key identifier the lines quote. */
  readonly quotes?: { readonly serial?: string; readonly end?: string; readonly authority?: string };
  readonly apply: (node: NodePki) => void | Promise<void>;
}

const CA = `${PKI}/ca.crt`;
const KUBELET_CLIENT = `${PKI}/apiserver-kubelet-client.crt`;
const ETCD_CLIENT = `${PKI}/apiserver-etcd-client.crt`;
const EXPIRED = { notAfter: new Date('2026-11-29T02:16:35Z') };

const like = (id: string): RecordedFault['apply'] => {
  const fault = FAULTS.find((one) => one.id === id);
  if (!fault) throw new Error(`no fault ${id}`);
  return (node) => fault.apply(node);
};

export const RECORDED_FAULTS: readonly RecordedFault[] = [
  { id: 'apiserver-etcd-http', apply: like('etcd-scheme-mismatch') },
  { id: 'apiserver-key-mismatch', apply: like('apiserver-key-mismatch') },
  {
    id: 'apiserver-san-no-advertise',
    apply: (node) => {
      node.replaceCertificate(APISERVER, { sans: ['ip:10.96.0.1'] });
    },
  },
  {
    id: 'apiserver-signed-by-etcd-ca',
    apply: (node) => {
      node.replaceCertificate(APISERVER, { issuer: node.authorities.etcd.signer });
    },
  },
  { id: 'ca-expired', quotes: { serial: KUBELET_CLIENT, end: CA }, apply: like('ca-expired') },
  { id: 'ca-key-mismatch', apply: like('ca-key-mismatch') },
  { id: 'ca-no-certsign', apply: like('ca-without-cert-sign') },
  {
    id: 'ca-not-a-ca',
    quotes: { serial: KUBELET_CLIENT },
    apply: (node) => {
      const ca = node.replaceCertificate(CA, { ca: false });
      for (const path of [...node.files.keys()].filter(
        (one) => one.endsWith('.conf') && one.startsWith('etc/kubernetes/'),
      ))
        node.setKubeconfigAuthority(path, ca);
    },
  },
  { id: 'empty-key', apply: (node) => node.put(`${PKI}/apiserver.key`, '') },
  { id: 'etcd-ca-file-holds-key', apply: like('ca-file-holds-key') },
  { id: 'etcd-cafile-typo', apply: like('etcd-cafile-missing') },
  {
    id: 'etcd-client-eku-server-only',
    apply: (node) => {
      node.replaceCertificate(ETCD_CLIENT, { extendedKeyUsage: ['serverAuth'] });
    },
  },
  {
    id: 'etcd-http-listen',
    apply: (node) =>
      node.setText(ETCD_MANIFEST, (text) => text.replace(/(--listen-client-urls=)\S+/, '$1http://127.0.0.1:2379')),
  },
  {
    id: 'etcd-server-san-no-localhost',
    apply: (node) => {
      node.replaceCertificate(ETCD_SERVER, { sans: ['ip:192.168.56.10'] });
    },
  },
  {
    id: 'expired-conf-admin',
    quotes: { serial: ADMIN_CONF, end: ADMIN_CONF },
    apply: (node) => {
      node.replaceCertificate(ADMIN_CONF, EXPIRED);
    },
  },
  {
    id: 'expired-etcd-server',
    quotes: { end: ETCD_SERVER },
    apply: (node) => {
      node.replaceCertificate(ETCD_SERVER, EXPIRED);
    },
  },
  {
    id: 'flag-path-not-mounted',
    apply: (node) => {
      node.replaceFlag('etcd', 'cert-file', '/etc/kubernetes/pki/apiserver.crt');
      node.replaceFlag('etcd', 'key-file', '/etc/kubernetes/pki/apiserver.key');
    },
  },
  {
    id: 'hostpath-elsewhere',
    apply: (node) =>
      node.setText(`${MANIFESTS}/kube-scheduler.yaml`, (text) =>
        text.replace('path: /etc/kubernetes/scheduler.conf', 'path: /etc/kubernetes/schedule.conf'),
      ),
  },
  { id: 'intermediate-not-sent', options: { intermediateCa: true }, apply: like('chain-incomplete') },
  {
    id: 'ip-san-as-dns',
    apply: (node) => {
      node.replaceCertificate(ETCD_SERVER, { sans: ['dns:localhost', 'dns:127.0.0.1', 'dns:192.168.56.10'] });
    },
  },
  {
    id: 'kubelet-client-is-etcd-client',
    quotes: { serial: ETCD_CLIENT },
    apply: (node) => {
      node.replaceFlag('kube-apiserver', 'kubelet-client-certificate', '/etc/kubernetes/pki/apiserver-etcd-client.crt');
      node.replaceFlag('kube-apiserver', 'kubelet-client-key', '/etc/kubernetes/pki/apiserver-etcd-client.key');
    },
  },
  {
    id: 'kubelet-conf-missing-file',
    apply: (node) => {
      for (const path of [...node.files.keys()]) if (path.includes('kubelet-client-')) node.files.delete(path);
    },
  },
  {
    id: 'manifest-quoted-path',
    apply: (node) => node.replaceFlag('kube-apiserver', 'tls-cert-file', '"/etc/kubernetes/pki/apiserver.crt"'),
  },
  {
    id: 'manifest-yaml-broken',
    apply: (node) => node.setText(ETCD_MANIFEST, (text) => text.replace('  containers:', '  containers')),
  },
  {
    id: 'pem-bom',
    apply: (node) => node.setText(APISERVER, (text) => `\u{feff}${text}`),
  },
  {
    id: 'requestheader-allowed-names',
    quotes: { serial: `${PKI}/front-proxy-client.crt` },
    apply: (node) => node.replaceFlag('kube-apiserver', 'requestheader-allowed-names', 'someone-else'),
  },
  { id: 'sa-pub-mismatch', apply: like('sa-pair-mismatch') },
  {
    id: 'signing-ca-not-trusted',
    quotes: { authority: `${PKI}/front-proxy-ca.crt` },
    apply: (node) => {
      node.replaceFlag(
        'kube-controller-manager',
        'cluster-signing-cert-file',
        '/etc/kubernetes/pki/front-proxy-ca.crt',
      );
      node.replaceFlag('kube-controller-manager', 'cluster-signing-key-file', '/etc/kubernetes/pki/front-proxy-ca.key');
    },
  },
  { id: 'truncated-cert', apply: (node) => node.setText(APISERVER, (text) => text.slice(0, text.length / 2)) },
];
