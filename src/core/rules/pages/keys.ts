import type { RulePage } from '../engine/rule.ts';

/** Of the pages in media/rules/keys, by name. Written by `npm run rules:docs`. */
export const KEYS = {
  'ca-key-mismatch': {
    id: 'keys/ca-key-mismatch', severity: 'error', basis: 'observed', title: 'A CA key does not belong to its CA certificate',
    messages: { signer: 'The key of {key} does not belong to the CA of {certificate}: whatever it signs, nobody trusts.', neighbours: '{key} does not belong to {certificate}: kubeadm would issue certificates that nobody trusts.' },
  },
  'ca-key-present-on-worker': {
    id: 'keys/ca-key-present-on-worker', severity: 'warning', basis: 'should', title: 'A CA’s key lies on a node without control plane',
    messages: { present: 'The private key of a CA is on a node without control plane: whoever takes this node takes the cluster.' },
  },
  'cert-key-mismatch': {
    id: 'keys/cert-key-mismatch', severity: 'error', basis: 'observed', title: 'A private key does not belong to its certificate',
    messages: { pair: 'The key of {key} does not belong to the certificate of {certificate}: `{error}`.', neighbours: '{key} does not belong to {certificate} beside it: `{error}`.' },
  },
  'csr-file-key-mismatch': {
    id: 'keys/csr-file-key-mismatch', severity: 'warning', basis: 'observed', title: 'A request was made with another key than the one beside it',
    messages: { mismatch: '{csr} was made with another key than {key}; the certificate will not fit it.' },
  },
  'current-pem-key-mismatch': {
    id: 'keys/current-pem-key-mismatch', severity: 'error', basis: 'observed', title: 'Certificate and key in one file do not belong together',
    messages: { mismatch: 'Certificate and key in this file do not belong together: `{error}`.' },
  },
  'key-in-wrong-field': {
    id: 'keys/key-in-wrong-field', severity: 'error', basis: 'observed', title: 'A private key stands where a path, a name or an address belongs',
    messages: { path: '{field} takes the path of a file, but holds what looks like a private key. The component fails: `open …: file name too long` or `no such file or directory`.', text: '{field} holds what looks like a private key, where a name or an address belongs. Everyone who can read this file, or the logs it ends up in, has the key.' },
  },
  'key-not-copied': {
    id: 'keys/key-not-copied', severity: 'hint', basis: 'advice', title: 'Some private keys are not among the files',
    messages: { absent: 'The keys of {list} are not among these files, though the folder has those of other certificates.' },
  },
  'key-reused': {
    id: 'keys/key-reused', severity: 'info', basis: 'advice', title: 'Several identities share one key',
    messages: { shared: 'The same key serves {list}.', tokens: 'The key that signs service-account tokens is also the key of {list}: neither can be replaced without the other.', bothEnds: '{server} serves with "{name}", and {client} presents it as its client certificate.' },
  },
  'key-reused-with-ca': {
    id: 'keys/key-reused-with-ca', severity: 'warning', basis: 'should', title: 'A leaf uses the key of a CA',
    messages: { shared: '"{name}" uses the key of the CA "{ca}"; whoever serves with it can issue certificates.' },
  },
  'kubeconfig-key-mismatch': {
    id: 'keys/kubeconfig-key-mismatch', severity: 'error', basis: 'observed', title: 'The client key of a kubeconfig does not belong to its certificate',
    messages: { mismatch: '{key} does not belong to the client certificate: `error: {error}`.' },
  },
  'rsa-key-huge': {
    id: 'keys/rsa-key-huge', severity: 'error', basis: 'observed', title: 'An RSA key is too long',
    messages: { huge: 'The RSA key of "{name}" has {bits} bits: `tls: server sent certificate containing RSA key larger than 8192 bits` (or `client sent`).' },
  },
  'rsa-key-small': {
    id: 'keys/rsa-key-small', severity: 'error', basis: 'observed', title: 'An RSA key is too short',
    messages: { refused: 'The RSA key of {name} has {bits} bits; Go 1.24 and later refuse keys below 1024.', weak: 'The RSA key of {name} has {bits} bits; less than 2048 can be broken, and kubeadm makes 2048.' },
  },
  'sa-kcm-key-not-accepted': {
    id: 'keys/sa-kcm-key-not-accepted', severity: 'error', basis: 'observed', explains: ['tokenKeys'], title: 'Token Secrets are signed by an unknown key',
    messages: { refused: 'Token Secrets made by the controller manager are signed by an unknown key; the API server refuses them.' },
  },
  'sa-key-unsupported': {
    id: 'keys/sa-key-unsupported', severity: 'error', basis: 'observed', explains: ['tokenKeys'], title: 'Kubernetes cannot use this service-account key',
    messages: { algorithm: 'Service-account keys must be RSA or ECDSA; this one is {algorithm}.', form: 'A service-account public key must be in `PUBLIC KEY` (SPKI) form; `RSA PUBLIC KEY` is not read.' },
  },
  'sa-pair-mismatch': {
    id: 'keys/sa-pair-mismatch', severity: 'error', basis: 'observed', explains: ['tokenKeys'], title: 'The service-account key files are no pair',
    messages: { mismatch: '{public} is not the public half of {private}: tokens fail with `error in cryptographic primitive`.' },
  },
  'sa-signing-key-not-accepted': {
    id: 'keys/sa-signing-key-not-accepted', severity: 'error', basis: 'observed', explains: ['tokenKeys'], title: 'The API server does not accept the tokens it signs',
    messages: { refused: 'New tokens are signed by a key that `--service-account-key-file` does not list; every pod token will be refused.' },
  },
} as const satisfies Readonly<Record<string, RulePage>>;
