import { encryptedPkcs8Pem } from '../keyPair.ts';
import { pem, pemBytes } from '../pem.ts';
import { APISERVER, APISERVER_MANIFEST, type Fault, MANIFESTS, PKI } from './fault.ts';

const at = (rule: string, file = APISERVER): Fault['expect'] => ({
  rule: `files/${rule}`,
  file,
});

/** Files whose content cannot be read as what it should be. */
export const DECODING_FAULTS: readonly Fault[] = [
  {
    id: 'pem-unterminated',
    title: 'apiserver.crt lost its last line',
    expect: at('pem-unterminated'),
    apply: (node) => node.setText(APISERVER, (text) => text.replace(/-----END.*\n/, '')),
  },
  {
    id: 'pem-bad-base64',
    title: 'a stray character in the body of apiserver.crt',
    expect: at('pem-bad-base64'),
    apply: (node) => node.setText(APISERVER, (text) => text.replace(/\n(M.{20})./, '\n$1!')),
  },
  {
    id: 'der-truncated',
    title: 'apiserver.crt holds the first half of a certificate',
    expect: at('pem-bad-der'),
    apply: (node) => {
      const whole = node.certificate(APISERVER).der;
      node.put(APISERVER, pem('CERTIFICATE', whole.subarray(0, whole.length >> 1)));
    },
  },
  {
    id: 'pem-glued-blocks',
    title: 'two certificates joined without a line break',
    expect: at('pem-glued-blocks', `${PKI}/ca.crt`),
    apply: (node) => node.setText(`${PKI}/ca.crt`, (text) => text.trimEnd() + text),
  },
  {
    id: 'pem-bom',
    title: 'ca.crt begins with a byte-order mark',
    expect: at('pem-bom', `${PKI}/ca.crt`),
    apply: (node) => node.setText(`${PKI}/ca.crt`, (text) => `\ufeff${text}`),
  },
  {
    id: 'file-der-not-pem',
    title: 'apiserver.crt is raw DER',
    expect: at('file-der-not-pem', APISERVER_MANIFEST),
    apply: (node) => node.put(APISERVER, pemBytes(node.text(APISERVER))),
  },
  {
    id: 'pem-encrypted-key',
    title: 'apiserver.key wants a pass phrase',
    expect: at('pem-encrypted-key', `${PKI}/apiserver.key`),
    apply: (node) => node.put(`${PKI}/apiserver.key`, encryptedPkcs8Pem(node.certificate(APISERVER).key, 'secret')),
  },
  {
    id: 'file-empty',
    title: 'front-proxy-client.crt is empty',
    expect: at('pem-empty-file', `${PKI}/front-proxy-client.crt`),
    apply: (node) => node.put(`${PKI}/front-proxy-client.crt`, ''),
  },
  {
    id: 'yaml-syntax',
    title: 'a stray bracket in the scheduler manifest',
    expect: { rule: 'files/yaml-syntax', file: `${MANIFESTS}/kube-scheduler.yaml` },
    apply: (node) =>
      node.setText(`${MANIFESTS}/kube-scheduler.yaml`, (text) => text.replace('kind: Pod', 'kind: [Pod')),
  },
  {
    id: 'pem-swapped-kinds',
    title: '--tls-cert-file names the key',
    expect: { rule: 'files/pem-swapped-kinds', file: APISERVER_MANIFEST },
    apply: (node) => node.replaceFlag('kube-apiserver', 'tls-cert-file', `/${PKI}/apiserver.key`),
  },
  {
    id: 'pem-swapped-pair',
    title: '--tls-cert-file and --tls-private-key-file are exchanged',
    expect: { rule: 'files/pem-swapped-kinds', file: APISERVER_MANIFEST },
    apply: (node) => {
      node.replaceFlag('kube-apiserver', 'tls-cert-file', `/${PKI}/apiserver.key`);
      node.replaceFlag('kube-apiserver', 'tls-private-key-file', `/${PKI}/apiserver.crt`);
    },
  },
];
