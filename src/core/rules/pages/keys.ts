import type { RulePage } from '../engine/rule.ts';

/** Texts of the pages in media/rules/keys, by name. Written by `npm run generate`. */
export const KEYS = {
  'ca-key-mismatch': {
    id: 'keys/ca-key-mismatch', severity: 'error', basis: 'observed', about: 'credential', title: 'CA key does not match its CA certificate',
    messages: { signer: 'CA certificate and key do not match: {key} does not hold the key of the CA in {certificate}, so nobody trusts what it signs.', neighbors: '{key} does not match {certificate}: certificates that the key signs do not verify.' },
  },
  'ca-key-present-on-worker': {
    id: 'keys/ca-key-present-on-worker', severity: 'warning', basis: 'should', about: 'file', title: 'CA private key on a node without a control plane',
    messages: { present: 'The private key of a CA is on a node without a control plane: anyone who takes over this node takes over the cluster.' },
  },
  'cert-key-mismatch': {
    id: 'keys/cert-key-mismatch', severity: 'error', basis: 'observed', about: 'credential', title: 'Certificate and private key do not match',
    messages: { pair: 'Certificate and key do not match: {key} does not hold the key of {certificate}: `{error}`.', neighbors: '{key} does not match {certificate} next to it: `{error}`.' },
  },
  'csr-file-key-mismatch': {
    id: 'keys/csr-file-key-mismatch', severity: 'warning', basis: 'observed', about: 'credential', title: 'CSR was created with a different key than the one next to it',
    messages: { mismatch: '{csr} was created with a different key than {key}: the issued certificate will not match {key}.' },
  },
  'current-pem-key-mismatch': {
    id: 'keys/current-pem-key-mismatch', severity: 'error', basis: 'observed', about: 'credential', title: 'Certificate and key in one file do not match',
    messages: { mismatch: 'Certificate and key in this file do not match: `{error}`.' },
  },
  'key-in-wrong-field': {
    id: 'keys/key-in-wrong-field', severity: 'error', basis: 'observed', about: 'credential', title: 'Private key in place of a path, name or address',
    messages: { path: '{field} requires a file path, but contains what looks like a private key. The component fails: `open …: file name too long` or `no such file or directory`.', text: '{field} requires a name or an address, but contains what looks like a private key. Anyone who can read this file, or the logs it ends up in, has the key.', unreadable: 'The value of {field} is not shown, because it may contain a secret. Nothing that depends on this file is checked.' },
  },
  'key-not-copied': {
    id: 'keys/key-not-copied', severity: 'hint', basis: 'advice', about: 'credential', title: 'Some private keys are missing from the workspace',
    messages: { absent: 'The private keys of {list} are missing: this directory contains those of other certificates.' },
  },
  'key-reused': {
    id: 'keys/key-reused', severity: 'info', basis: 'advice', about: 'credential', title: 'Several identities share one key',
    messages: { shared: '{list} share one private key.', tokens: 'The key that signs service account tokens is also the key of {list}: neither can be replaced without the other.', bothEnds: '"{name}" is both a serving and a client certificate: {server} serves it, and {client} presents it.' },
  },
  'key-reused-with-ca': {
    id: 'keys/key-reused-with-ca', severity: 'warning', basis: 'should', about: 'credential', title: 'Leaf certificate uses the key of a CA',
    messages: { shared: '"{name}" uses the key of the CA "{ca}": anyone holding the key can issue certificates.' },
  },
  'kubeconfig-key-mismatch': {
    id: 'keys/kubeconfig-key-mismatch', severity: 'error', basis: 'observed', about: 'credential', title: 'Client key in a kubeconfig does not match its certificate',
    messages: { mismatch: '{key} does not match the client certificate: `error: {error}`.' },
  },
  'rsa-key-huge': {
    id: 'keys/rsa-key-huge', severity: 'error', basis: 'observed', about: 'credential', title: 'RSA key is too long',
    messages: { huge: 'The RSA key of "{name}" has {bits} bits: `tls: server sent certificate containing RSA key larger than 8192 bits` (or `client sent`).' },
  },
  'rsa-key-small': {
    id: 'keys/rsa-key-small', severity: 'error', basis: 'observed', about: 'credential', title: 'RSA key is too short',
    messages: { refused: 'The RSA key of {name} has {bits} bits. Go 1.24 and later reject keys shorter than 1024 bits.', weak: 'The RSA key of {name} has {bits} bits. Keys shorter than 2048 bits can be broken.' },
  },
  'sa-kcm-key-not-accepted': {
    id: 'keys/sa-kcm-key-not-accepted', severity: 'error', basis: 'observed', about: 'credential', title: 'Token Secrets are signed with an unknown key',
    messages: { refused: 'The controller manager signs token Secrets with a key that the API server does not know: the API server rejects them.' },
  },
  'sa-key-unsupported': {
    id: 'keys/sa-key-unsupported', severity: 'error', basis: 'observed', about: 'credential', title: 'Kubernetes does not support this service account key',
    messages: { algorithm: 'Service account keys must be RSA or ECDSA; this key is {algorithm}.', form: '`RSA PUBLIC KEY` is not supported: a service account public key must be in `PUBLIC KEY` (SPKI) format.' },
  },
  'sa-pair-mismatch': {
    id: 'keys/sa-pair-mismatch', severity: 'error', basis: 'observed', about: 'credential', title: 'Service account key files do not match',
    messages: { mismatch: '{public} is not the public half of {private}: kube-apiserver rejects tokens with `invalid bearer token`.' },
  },
  'sa-signing-key-not-accepted': {
    id: 'keys/sa-signing-key-not-accepted', severity: 'error', basis: 'observed', about: 'credential', title: 'API server does not accept the tokens that it signs',
    messages: { refused: 'New tokens are signed with a key that is not in `--service-account-key-file`: every pod token will be rejected.' },
  },
} as const satisfies Readonly<Record<string, RulePage>>;
