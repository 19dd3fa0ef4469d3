import type { RulePage } from '../engine/rule.ts';

/** Of the pages in media/rules/usage, by name. Written by `npm run rules:docs`. */
export const USAGE = {
  'ca-eku-restricts': {
    id: 'usage/ca-eku-restricts', severity: 'error', basis: 'observed', explains: ['incompatibleUsage', 'notAuthorizedToSign'], title: 'A CA is limited to other purposes than its certificates serve',
    messages: { restricted: 'The extended key usage of CA "{ca}" is only {usages}, without {purpose}; Go applies it to everything the CA signed. For "{leaf}", {effect}.' },
  },
  'client-cert-can-serve': {
    id: 'usage/client-cert-can-serve', severity: 'hint', basis: 'advice', explains: ['incompatibleUsage', 'notAuthorizedToSign'], title: 'A client certificate may also serve',
    messages: { serves: '"{name}" is a client’s, and may also serve TLS under its names.' },
  },
  'eku-missing-client-auth': {
    id: 'usage/eku-missing-client-auth', severity: 'error', basis: 'must', explains: ['incompatibleUsage', 'notAuthorizedToSign'], title: 'A client certificate may not be used by a client',
    messages: { unauthorized: '"{name}" is what {client} shows to {server}, but its extended key usage is only {usages}: 401 Unauthorized, with `x509: certificate specifies an incompatible key usage` in the log.', dropped: '"{name}" is what {client} shows to {server}, but its extended key usage is only {usages}: etcd drops the connection (`remote error: tls: bad certificate`) and logs `incompatible key usage`.' },
  },
  'eku-missing-server-auth': {
    id: 'usage/eku-missing-server-auth', severity: 'error', basis: 'must', explains: ['incompatibleUsage', 'notAuthorizedToSign'], title: 'A serving certificate may not be used by a server',
    messages: { clientOnly: '"{name}" is what {server} shows to its clients, but its extended key usage is only {usages}: `tls: failed to verify certificate: x509: certificate specifies an incompatible key usage`.' },
  },
  'etcd-peer-eku-incomplete': {
    id: 'usage/etcd-peer-eku-incomplete', severity: 'error', basis: 'observed', explains: ['incompatibleUsage', 'notAuthorizedToSign'], title: 'The peer certificate of etcd is not for both ends of a connection',
    messages: { incomplete: 'Members are client and server to each other; {missing} is not allowed by this certificate: `x509: certificate specifies an incompatible key usage`.', single: 'A second member will not be able to join: members are client and server to each other, and {missing} is not allowed by this certificate: `x509: certificate specifies an incompatible key usage`.' },
  },
  'etcd-server-eku-no-client': {
    id: 'usage/etcd-server-eku-no-client', severity: 'warning', basis: 'observed', explains: ['incompatibleUsage', 'notAuthorizedToSign'], title: 'etcd cannot dial itself with its serving certificate',
    messages: { noClient: 'etcd dials itself with "{name}", which lacks clientAuth; you will see `rejected connection on client endpoint` with `incompatible key usage` from 127.0.0.1. The data path still works.' },
  },
  'ku-no-digital-signature': {
    id: 'usage/ku-no-digital-signature', severity: 'hint', basis: 'must', explains: ['incompatibleUsage', 'notAuthorizedToSign'], title: 'A TLS certificate may not be used to sign',
    messages: { unsigned: '"{name}" lists key usages without digitalSignature; Go does not check, OpenSSL and Java may.' },
  },
  'leaf-has-cert-sign': {
    id: 'usage/leaf-has-cert-sign', severity: 'hint', basis: 'must', explains: ['incompatibleUsage', 'notAuthorizedToSign'], title: 'A leaf has the usage of a CA',
    messages: { certSign: '"{name}" has keyCertSign, though it is no CA.' },
  },
  'leaf-is-ca': {
    id: 'usage/leaf-is-ca', severity: 'warning', basis: 'should', explains: ['incompatibleUsage', 'notAuthorizedToSign'], title: 'A CA certificate is used as a leaf',
    messages: { isCa: '"{name}" is a CA certificate (CA:TRUE) used as the {role} certificate of {party}; whoever has its key can issue others.' },
  },
} as const satisfies Readonly<Record<string, RulePage>>;
