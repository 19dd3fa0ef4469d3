import { certificateRequest, type IssuedCertificate } from '../../support/certificates.ts';
import { ADMIN_CONF, APISERVER, ETCD_SERVER, PKI } from '../../support/faults/fault.ts';
import { key, rsaPublicKeyPem } from '../../support/keyPair.ts';
import { base64, pem } from '../../support/pem.ts';
import { type Case, nodeCase } from './case.ts';

const ETCD_CA = `${PKI}/etcd/ca.crt`;
const END_CERTIFICATE = '-----END CERTIFICATE-----';

const etcdCaText = (id: string, edit: (text: string) => string): Case =>
  nodeCase(`etcd-ca-${id}`, ['etcd'], (node) => node.setText(ETCD_CA, edit));
const etcdServerText = (id: string, edit: (text: string) => string): Case =>
  nodeCase(`etcd-server-${id}`, ['etcd'], (node) => node.setText(ETCD_SERVER, edit));
const kubeconfigCa = (id: string, edit: (text: string) => string): Case =>
  nodeCase(`kubeconfig-ca-${id}`, ['api'], (node) => {
    node.setField(ADMIN_CONF, 'certificate-authority-data', base64(edit(node.certificate(`${PKI}/ca.crt`).pem)));
  });

const EDITS: Readonly<Record<string, (text: string) => string>> = {
  bom: (text) => `\ufeff${text}`,
  'bom-before-two': (text) => `\ufeff${text}${text}`,
  crlf: (text) => text.replaceAll('\n', '\r\n'),
  'lone-cr': (text) => text.replaceAll('\n', '\r'),
  indented: (text) => text.replaceAll(/^/gm, '  '),
  'indented-then-plain': (text) => text.replaceAll(/^/gm, '  ').trimEnd().concat('\n', text),
  'text-before': (text) => `subject=CN = some-ca\nissuer=CN = some-ca\n${text}`,
  'one-line-body': (text) =>
    text.replace(/(-----BEGIN.*\n)([\s\S]*)(-----END.*)/, (_, a, b, c) => `${a}${b.replaceAll('\n', '')}\n${c}`),
  'no-last-newline': (text) => text.trimEnd(),
  'glued-two': (text) => text.trimEnd() + text,
  'glued-three': (text) => text.trimEnd() + text + text,
  'no-end': (text) => text.replace(END_CERTIFICATE, ''),
  'other-end': (text) => text.replace(END_CERTIFICATE, '-----END CERT-----'),
  'bad-base64': (text) => text.replace(/\n(M.{20})./, '\n$1!'),
  headers: (text) => text.replace(/(-----BEGIN.*\n)/, '$1X-Comment: mine\n\n'),
  'x509-label': (text) => text.replaceAll(' CERTIFICATE-', ' X509 CERTIFICATE-'),
  'trusted-label': (text) => text.replaceAll(' CERTIFICATE-', ' TRUSTED CERTIFICATE-'),
  'lower-case': (text) => text.replaceAll('CERTIFICATE', 'certificate'),
  'literal-newlines': (text) => text.trimEnd().replaceAll('\n', '\\n'),
  'four-dashes': (text) => text.replaceAll('-----', '----'),
};

const halfOf = ({ der }: IssuedCertificate): string => pem('CERTIFICATE', der.subarray(0, der.length >> 1));

/** How the files are written: what Go's PEM reader makes of them decides. */
export const TEXTS: readonly Case[] = [
  ...Object.entries(EDITS).map(([id, edit]) => etcdCaText(id, edit)),
  ...Object.entries(EDITS).map(([id, edit]) => etcdServerText(id, edit)),
  ...Object.entries(EDITS).map(([id, edit]) => kubeconfigCa(id, edit)),
  nodeCase('etcd-ca-empty', ['etcd'], (node) => node.put(ETCD_CA, '')),
  nodeCase('etcd-ca-words', ['etcd'], (node) => node.put(ETCD_CA, 'no certificate here\n')),
  nodeCase('etcd-ca-with-request', ['etcd'], (node) => {
    const { pem } = certificateRequest(node.certificate(ETCD_SERVER).spec);
    node.setText(ETCD_CA, (text) => text + pem);
  }),
  nodeCase('etcd-ca-with-public-key', ['etcd'], (node) => {
    node.setText(ETCD_CA, (text) => text + node.text(`${PKI}/sa.pub`));
  }),
  nodeCase('etcd-ca-with-damaged-block', ['etcd'], (node) => {
    node.setText(ETCD_CA, (text) => text + halfOf(node.certificate(APISERVER)));
  }),
  nodeCase('etcd-server-with-damaged-block', ['etcd'], (node) => {
    node.setText(ETCD_SERVER, (text) => text + halfOf(node.certificate(APISERVER)));
  }),
  nodeCase('etcd-client-with-damaged-block', ['etcd'], (node) => {
    node.setText(`${PKI}/apiserver-etcd-client.crt`, (text) => text + halfOf(node.certificate(APISERVER)));
  }),
  nodeCase('etcd-server-key-before-certificate', ['etcd'], (node) => {
    node.setText(ETCD_SERVER, (text) => node.text(`${PKI}/etcd/server.key`) + text);
  }),
  nodeCase('etcd-key-damaged', ['etcd'], (node) => {
    node.put(`${PKI}/etcd/server.key`, pem('EC PRIVATE KEY', Uint8Array.of(0x30, 0x03, 0x02, 0x01, 0x01)));
  }),
  nodeCase('etcd-key-after-parameters', ['etcd'], (node) => {
    node.setText(`${PKI}/etcd/server.key`, (text) => pem('EC PARAMETERS', Uint8Array.of(6, 1, 0)) + text);
  }),
  nodeCase('etcd-listens-plainly', ['etcd'], (node) => {
    node.replaceFlag('etcd', 'listen-client-urls', 'http://127.0.0.1:2379,http://127.0.0.10:2379');
    node.replaceFlag('etcd', 'advertise-client-urls', 'http://127.0.0.10:2379');
  }),
  nodeCase('kubeconfig-ca-damaged', ['api'], (node) => {
    node.setField(ADMIN_CONF, 'certificate-authority-data', base64(halfOf(node.certificate(`${PKI}/ca.crt`))));
  }),
  nodeCase('kubeconfig-ca-with-damaged-block', ['api'], (node) => {
    const ca = node.certificate(`${PKI}/ca.crt`);
    node.setField(ADMIN_CONF, 'certificate-authority-data', base64(halfOf(ca) + ca.pem));
  }),
  nodeCase('kubeconfig-client-damaged', ['api'], (node) => {
    node.setField(ADMIN_CONF, 'client-certificate-data', base64(halfOf(node.certificate(ADMIN_CONF))));
  }),
  nodeCase('etcd-ca-missing', ['etcd'], (node) => node.remove(ETCD_CA)),
  nodeCase('etcd-server-missing', ['etcd'], (node) => node.remove(ETCD_SERVER)),
  nodeCase('etcd-server-ca-first', ['etcd'], (node) => node.setText(ETCD_SERVER, (text) => node.text(ETCD_CA) + text)),
  nodeCase('etcd-server-not-mounted', ['etcd'], (node) => {
    node.replaceFlag('etcd', 'cert-file', `/${APISERVER}`);
    node.replaceFlag('etcd', 'key-file', `/${PKI}/apiserver.key`);
  }),
  nodeCase('etcd-ca-only-by-presence', ['etcd'], (node) => {
    node.replaceFlag('etcd', 'client-cert-auth', 'false');
    node.replaceFlag('kube-apiserver', 'etcd-certfile', undefined);
    node.replaceFlag('kube-apiserver', 'etcd-keyfile', undefined);
  }),
  nodeCase('kubeconfig-ca-is-key', ['api'], (node) => {
    node.setField(ADMIN_CONF, 'certificate-authority-data', base64(node.text(`${PKI}/apiserver.key`)));
  }),
  nodeCase('kubeconfig-ca-words', ['api'], (node) => {
    node.setField(ADMIN_CONF, 'certificate-authority-data', base64('no certificate here\n'));
  }),
  nodeCase('kubeconfig-client-is-key', ['api'], (node) => {
    node.setField(ADMIN_CONF, 'client-certificate-data', base64(node.text(`${PKI}/apiserver.key`)));
  }),
  nodeCase('kubeconfig-key-is-certificate', ['api'], (node) => {
    node.setField(ADMIN_CONF, 'client-key-data', base64(node.text(APISERVER)));
  }),
  nodeCase('kubeconfig-key-is-rsa-public', ['api'], async (node) => {
    node.setField(ADMIN_CONF, 'client-key-data', base64(rsaPublicKeyPem(await key('sa', 'RSA-2048'))));
  }),
];
