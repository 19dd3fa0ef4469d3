import type { RulePage } from '../engine/rule.ts';

/** Of the pages in media/rules/files, by name. Written by `npm run rules:docs`. */
export const FILES = {
  'ca-file-holds-key': {
    id: 'files/ca-file-holds-key', severity: 'error', basis: 'observed', explains: ['malformed'], title: 'A CA file also holds a private key',
    messages: { etcd: 'etcd takes every block of {label} for a certificate and exits: `x509: malformed tbs certificate`.', exposed: 'A private key lies in the CA file of {label}, which is handed to every reader.' },
  },
  'cert-file-holds-key': {
    id: 'files/cert-file-holds-key', severity: 'warning', basis: 'should', explains: ['malformed'], title: 'A certificate file also holds a private key',
    messages: { exposed: 'A private key is kept in a certificate file, which by its name anybody may read.' },
  },
  'file-der-not-pem': {
    id: 'files/file-der-not-pem', severity: 'error', basis: 'observed', explains: ['malformed'], title: 'A binary DER file stands where PEM is read',
    messages: { der: '{path} is binary DER; {label} expects PEM.' },
  },
  'file-not-readable': {
    id: 'files/file-not-readable', severity: 'info', basis: 'advice', explains: ['malformed'], title: 'A file that a component is given cannot be read here',
    messages: { unreadable: '{path} cannot be read here, so nothing is said of what it holds. Check a copy, or with more rights.' },
  },
  'file-pkcs12-or-jks': {
    id: 'files/file-pkcs12-or-jks', severity: 'error', basis: 'observed', explains: ['malformed'], title: 'A key store stands where PEM is read',
    messages: { store: '{path} is a key store ({kind}), not PEM; {label} finds nothing in it.' },
  },
  'pem-bad-base64': {
    id: 'files/pem-bad-base64', severity: 'error', basis: 'must', explains: ['malformed'], title: 'A PEM block is not base64',
    messages: { found: '{detail}' },
  },
  'pem-bad-der': {
    id: 'files/pem-bad-der', severity: 'error', basis: 'must', explains: ['malformed'], title: 'A block holds no valid structure of its kind',
    messages: { found: '{detail}' },
  },
  'pem-bom': {
    id: 'files/pem-bom', severity: 'error', basis: 'observed', explains: ['malformed'], title: 'A byte-order mark hides a PEM block',
    messages: { found: '{detail}' },
  },
  'pem-cert-headers': {
    id: 'files/pem-cert-headers', severity: 'warning', basis: 'observed', explains: ['malformed'], title: 'A certificate block has headers',
    messages: { found: 'client-go skips CERTIFICATE blocks with headers.' },
  },
  'pem-cr-line-ends': {
    id: 'files/pem-cr-line-ends', severity: 'error', basis: 'observed', explains: ['malformed'], title: 'PEM lines end with CR alone',
    messages: { found: 'Old Mac line ends (CR only): Go finds no block here.' },
  },
  'pem-duplicate-cert': {
    id: 'files/pem-duplicate-cert', severity: 'hint', basis: 'advice', explains: ['malformed'], title: 'A certificate occurs twice in one file',
    messages: { twice: 'The same certificate occurs twice in this file.' },
  },
  'pem-empty-file': {
    id: 'files/pem-empty-file', severity: 'error', basis: 'observed', explains: ['malformed'], title: 'A certificate, key or kubeconfig is empty',
    messages: { empty: '{path} is empty. A `FileOrCreate` mount or a failed redirect makes such files.', emptyEtcdCa: '{path} is empty: etcd starts, but rejects every client, because it trusts no CA.' },
  },
  'pem-encrypted-key': {
    id: 'files/pem-encrypted-key', severity: 'error', basis: 'observed', explains: ['malformed'], title: 'A private key wants a pass phrase',
    messages: { encrypted: 'Kubernetes cannot ask for a pass phrase: {label} will fail with `tls: failed to parse private key`.' },
  },
  'pem-glued-blocks': {
    id: 'files/pem-glued-blocks', severity: 'error', basis: 'observed', explains: ['malformed'], title: 'Two PEM blocks are glued together',
    messages: { found: 'Two blocks are glued together; Go loses both of them. Put a line break between.' },
  },
  'pem-indented': {
    id: 'files/pem-indented', severity: 'error', basis: 'observed', explains: ['malformed'], title: 'A PEM block is indented',
    messages: { found: '{detail}' },
  },
  'pem-is-directory': {
    id: 'files/pem-is-directory', severity: 'error', basis: 'observed', explains: ['malformed'], title: 'A directory stands where a file is expected',
    messages: { directory: '{path} is a directory: a container runtime or `DirectoryOrCreate` made it when the file was missing. Whoever opens it gets `read {path}: is a directory`.' },
  },
  'pem-key-label-mismatch': {
    id: 'files/pem-key-label-mismatch', severity: 'warning', basis: 'observed', explains: ['malformed'], title: 'The label of a private key does not fit its content',
    messages: { found: '{detail}' },
  },
  'pem-label-ignored': {
    id: 'files/pem-label-ignored', severity: 'error', basis: 'observed', explains: ['malformed'], title: 'Kubernetes does not read this PEM label',
    messages: { found: 'Kubernetes only reads `CERTIFICATE` blocks; this one is skipped.' },
  },
  'pem-literal-newlines': {
    id: 'files/pem-literal-newlines', severity: 'error', basis: 'observed', explains: ['malformed'], title: 'A PEM block holds \\n instead of line breaks',
    messages: { found: 'The block holds the two characters `\\n` instead of line breaks.' },
  },
  'pem-no-block': {
    id: 'files/pem-no-block', severity: 'error', basis: 'observed', explains: ['malformed'], title: 'A certificate or key file holds no PEM block',
    messages: { none: 'No PEM block in {path}, which {label} names: `{error}`.', base64: '{path} holds base64 of PEM, not PEM: `{error}`. Decode it once.' },
  },
  'pem-openssh-key': {
    id: 'files/pem-openssh-key', severity: 'error', basis: 'observed', explains: ['malformed'], title: 'A private key is in OpenSSH’s format',
    messages: { openssh: 'OpenSSH’s format: {label} reads PKCS#1, SEC1 and PKCS#8 only: `tls: failed to parse private key`.' },
  },
  'pem-swapped-kinds': {
    id: 'files/pem-swapped-kinds', severity: 'error', basis: 'observed', explains: ['malformed'], title: 'A key stands where a certificate belongs, or the other way round',
    messages: { certificateIsKey: '{label} gives only a private key: `tls: failed to find certificate PEM data in certificate input, but did find a private key; PEM inputs may have been switched`.', keyIsCertificate: '{label} gives a certificate: `tls: found a certificate rather than a key in the PEM for the private key`.', trustIsKey: '{label} gives only a private key, and no CA certificate: `{error}`.', exchanged: '{label} and its key are exchanged: `tls: failed to find certificate PEM data in certificate input, but did find a private key; PEM inputs may have been switched`.' },
  },
  'pem-unsupported-type': {
    id: 'files/pem-unsupported-type', severity: 'error', basis: 'observed', explains: ['malformed'], title: 'Go cannot read this kind of certificate or key',
    messages: { found: '{detail}' },
  },
  'pem-unterminated': {
    id: 'files/pem-unterminated', severity: 'error', basis: 'must', explains: ['malformed'], title: 'A PEM block does not end',
    messages: { found: '{detail}' },
  },
  'pem-withheld': {
    id: 'files/pem-withheld', severity: 'hint', basis: 'observed', explains: ['malformed'], title: 'The content of a PEM block is withheld',
    messages: { found: '{detail}' },
  },
  'too-many-blocks': {
    id: 'files/too-many-blocks', severity: 'info', basis: 'advice', explains: ['malformed'], title: 'The file has more PEM blocks than are read',
    messages: { found: '{detail}' },
  },
  'unit-too-long': {
    id: 'files/unit-too-long', severity: 'info', basis: 'advice', explains: ['malformed'], title: 'A unit or its variables are longer than what is read',
    messages: { found: '{detail}' },
  },
  'unused-suppression': {
    id: 'files/unused-suppression', severity: 'hint', basis: 'advice', explains: ['malformed'], title: 'A comment hides a finding that is not there',
    messages: { unused: 'Nothing is hidden here: {rule} has nothing to say {where}.', unknown: 'There is no rule {rule}.' },
  },
  'yaml-syntax': {
    id: 'files/yaml-syntax', severity: 'error', basis: 'must', explains: ['malformed'], title: 'A Kubernetes file cannot be read as YAML',
    messages: { found: '{detail}' },
  },
} as const satisfies Readonly<Record<string, RulePage>>;
