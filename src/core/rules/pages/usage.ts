import type { RulePage } from '../engine/rule.ts';

/** Texts of the pages in media/rules/usage, by name. Written by `npm run generate`. */
export const USAGE = {
  'ca-eku-restricts': {
    id: 'usage/ca-eku-restricts', severity: 'error', basis: 'observed', about: 'credential', title: 'The CA’s extended key usage excludes what its certificates are used for',
    messages: { restricted: 'The extended key usage of CA "{ca}" is only {usages}, without {purpose}. Go applies it to everything the CA signs. For "{leaf}", {effect}.' },
  },
  'client-cert-can-serve': {
    id: 'usage/client-cert-can-serve', severity: 'hint', basis: 'advice', about: 'credential', title: 'Client certificate also allows server authentication',
    messages: { serves: 'The client certificate "{name}" also allows server authentication.' },
  },
  'eku-missing-client-auth': {
    id: 'usage/eku-missing-client-auth', severity: 'error', basis: 'must', about: 'credential', title: 'Client certificate does not allow client authentication',
    messages: { unauthorized: 'The extended key usage of "{name}" lacks clientAuth: it is only {usages}, but {client} presents it to {server} as a client certificate: 401 Unauthorized, with `x509: certificate specifies an incompatible key usage` in the log.', besides: 'The extended key usage of "{name}" lacks clientAuth: it is only {usages}, but {client} presents it to {server} as a client certificate. The API server ignores it and tries the user’s other credential.', ended: 'The extended key usage of "{name}" lacks clientAuth: it is only {usages}. {client} presents it to {server} as a client certificate, and the handshake fails (`remote error: tls: bad certificate`).', dropped: 'The extended key usage of "{name}" lacks clientAuth: it is only {usages}, but {client} presents it to {server} as a client certificate: etcd drops the connection (`remote error: tls: bad certificate`) and logs `incompatible key usage`.', droppedIfVerified: 'The extended key usage of "{name}" lacks clientAuth: it is only {usages}, but {client} presents it to {server} as a client certificate: an etcd that verifies its clients drops the connection (`remote error: tls: bad certificate`).' },
  },
  'eku-missing-server-auth': {
    id: 'usage/eku-missing-server-auth', severity: 'error', basis: 'must', about: 'credential', title: 'Serving certificate does not allow server authentication',
    messages: { clientOnly: 'The extended key usage of "{name}" lacks serverAuth: it is only {usages}, but {server} presents it as its serving certificate: `tls: failed to verify certificate: x509: certificate specifies an incompatible key usage`.' },
  },
  'etcd-peer-eku-incomplete': {
    id: 'usage/etcd-peer-eku-incomplete', severity: 'error', basis: 'observed', about: 'credential', title: 'etcd peer certificate does not allow both ends of a connection',
    messages: { incomplete: 'This peer certificate does not allow {missing}: etcd members are both client and server to each other and report `x509: certificate specifies an incompatible key usage`.', single: 'A second member will not be able to join: etcd members are both client and server to each other, but this certificate does not allow {missing}: `x509: certificate specifies an incompatible key usage`.' },
  },
  'etcd-server-eku-no-client': {
    id: 'usage/etcd-server-eku-no-client', severity: 'warning', basis: 'observed', about: 'credential', title: 'etcd cannot connect to itself with its serving certificate',
    messages: { noClient: 'etcd connects to itself with "{name}", which lacks clientAuth: it logs `rejected connection on client endpoint` with `incompatible key usage` from 127.0.0.1. The data path still works.' },
  },
  'ku-no-digital-signature': {
    id: 'usage/ku-no-digital-signature', severity: 'hint', basis: 'must', about: 'credential', title: 'TLS certificate does not allow digital signatures',
    messages: { unsigned: 'The key usage of "{name}" lacks digitalSignature. Go does not check this, OpenSSL and Java may.' },
  },
  'leaf-has-cert-sign': {
    id: 'usage/leaf-has-cert-sign', severity: 'hint', basis: 'must', about: 'credential', title: 'Leaf certificate has the key usage of a CA',
    messages: { certSign: '"{name}" has keyCertSign, but is not a CA.' },
  },
  'leaf-is-ca': {
    id: 'usage/leaf-is-ca', severity: 'warning', basis: 'should', about: 'credential', title: 'CA certificate used as a leaf',
    messages: { isCa: 'The {role} certificate of {party} is a CA certificate: "{name}" has CA:TRUE, and anyone holding its key can issue other certificates.' },
  },
} as const satisfies Readonly<Record<string, RulePage>>;
