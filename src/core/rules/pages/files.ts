import type { RulePage } from '../engine/rule.ts';

/** Texts of the pages in media/rules/files, by name. Written by `npm run generate`. */
export const FILES = {
  'ca-file-holds-key': {
    id: 'files/ca-file-holds-key', severity: 'error', basis: 'observed', about: 'file', stops: ['etcd'], title: 'A CA file also holds a private key',
    messages: { etcd: 'The CA file of {label} also holds a private key. etcd parses every block as a certificate and exits: `x509: malformed tbs certificate`.', exposed: 'The CA file of {label} also holds a private key. Everyone who gets the file gets the key.' },
  },
  'cert-file-holds-key': {
    id: 'files/cert-file-holds-key', severity: 'warning', basis: 'should', about: 'file', title: 'A certificate file also holds a private key',
    messages: { exposed: 'This certificate file holds a private key, although its name says that anyone may read it.' },
  },
  'file-der-not-pem': {
    id: 'files/file-der-not-pem', severity: 'error', basis: 'observed', about: 'setting', title: 'A binary DER file is used where PEM is expected',
    messages: { der: '{path} is binary DER: {label} expects PEM.' },
  },
  'file-not-readable': {
    id: 'files/file-not-readable', severity: 'info', basis: 'advice', about: 'setting', title: 'A file that a component uses cannot be read here',
    messages: { unreadable: '{path} cannot be read here, so its content is not checked. Check a copy, or run the check with more privileges.' },
  },
  'file-pkcs12-or-jks': {
    id: 'files/file-pkcs12-or-jks', severity: 'error', basis: 'observed', about: 'setting', title: 'A keystore is used where PEM is expected',
    messages: { store: '{path} is a {kind} keystore, not PEM. {label} finds nothing in it.' },
  },
  'pem-bad-base64': {
    id: 'files/pem-bad-base64', severity: 'error', basis: 'must', about: 'credential', title: 'A PEM block is not valid base64',
    messages: { found: '{detail}' },
  },
  'pem-bad-der': {
    id: 'files/pem-bad-der', severity: 'error', basis: 'must', about: 'credential', title: 'A block does not hold a valid structure of its type',
    messages: { found: '{detail}' },
  },
  'pem-bom': {
    id: 'files/pem-bom', severity: 'error', basis: 'observed', about: 'file', title: 'A byte order mark hides a PEM block',
    messages: { found: '{detail}' },
  },
  'pem-cert-headers': {
    id: 'files/pem-cert-headers', severity: 'warning', basis: 'observed', about: 'credential', title: 'A certificate block has headers',
    messages: { found: 'client-go skips CERTIFICATE blocks with headers.' },
  },
  'pem-cr-line-ends': {
    id: 'files/pem-cr-line-ends', severity: 'error', basis: 'observed', about: 'file', title: 'PEM lines end with CR only',
    messages: { found: 'Lines end with CR only (old Mac format): Go finds no block here.' },
  },
  'pem-duplicate-cert': {
    id: 'files/pem-duplicate-cert', severity: 'hint', basis: 'advice', about: 'credential', title: 'A certificate occurs twice in one file',
    messages: { twice: 'The same certificate occurs twice in this file.', often: 'The same certificate occurs {count} times in this file.' },
  },
  'pem-empty-file': {
    id: 'files/pem-empty-file', severity: 'error', basis: 'observed', about: 'file', title: 'A certificate, key or kubeconfig is empty',
    messages: { empty: '{path} is empty. A `FileOrCreate` mount or a failed redirect creates such files.', emptyEtcdCa: '{path} is empty: etcd starts, but rejects every client, because it trusts no CA.' },
  },
  'pem-encrypted-key': {
    id: 'files/pem-encrypted-key', severity: 'error', basis: 'observed', about: 'credential', title: 'A private key requires a passphrase',
    messages: { encrypted: 'This private key is encrypted, but Kubernetes cannot prompt for a passphrase: {label} fails with `tls: failed to parse private key`.' },
  },
  'pem-glued-blocks': {
    id: 'files/pem-glued-blocks', severity: 'error', basis: 'observed', about: 'credential', title: 'Two PEM blocks have no line break between them',
    messages: { found: 'Two PEM blocks have no line break between them, and Go reads neither. Insert a line break.' },
  },
  'pem-indented': {
    id: 'files/pem-indented', severity: 'error', basis: 'observed', about: 'file', title: 'A PEM block is indented',
    messages: { found: '{detail}' },
  },
  'pem-is-directory': {
    id: 'files/pem-is-directory', severity: 'error', basis: 'observed', about: 'setting', title: 'A directory exists where a file is expected',
    messages: { directory: '{path} is a directory: a container runtime or `DirectoryOrCreate` created it when the file was missing. Opening it fails with `read {path}: is a directory`.' },
  },
  'pem-key-label-mismatch': {
    id: 'files/pem-key-label-mismatch', severity: 'warning', basis: 'observed', about: 'credential', title: 'The label of a private key does not match its content',
    messages: { found: '{detail}' },
  },
  'pem-label-ignored': {
    id: 'files/pem-label-ignored', severity: 'error', basis: 'observed', about: 'credential', title: 'Kubernetes does not read this PEM label',
    messages: { found: 'Kubernetes reads only `CERTIFICATE` blocks and skips this one.' },
  },
  'pem-literal-newlines': {
    id: 'files/pem-literal-newlines', severity: 'error', basis: 'observed', about: 'file', title: 'A PEM block holds \\n instead of line breaks',
    messages: { found: 'The block holds the two characters `\\n` instead of line breaks.' },
  },
  'pem-no-block': {
    id: 'files/pem-no-block', severity: 'error', basis: 'observed', about: 'setting', title: 'A certificate or key file contains no PEM block',
    messages: { none: '{path} contains no PEM block: {label} names it and fails with `{error}`.', base64: '{path} holds base64-encoded PEM instead of PEM: `{error}`. Decode it once.' },
  },
  'pem-openssh-key': {
    id: 'files/pem-openssh-key', severity: 'error', basis: 'observed', about: 'credential', title: 'A private key is in OpenSSH format',
    messages: { openssh: 'This key is in OpenSSH format: {label} reads only PKCS#1, SEC1 and PKCS#8: `tls: failed to parse private key`.' },
  },
  'pem-swapped-kinds': {
    id: 'files/pem-swapped-kinds', severity: 'error', basis: 'observed', about: 'setting', title: 'A private key is used where a certificate belongs, or the other way around',
    messages: { certificateIsKey: '{label} provides only a private key: `tls: failed to find certificate PEM data in certificate input, but did find a private key; PEM inputs may have been switched`.', keyIsCertificate: '{label} provides a certificate instead of a private key: `tls: found a certificate rather than a key in the PEM for the private key`.', keyIsPublic: '{label} provides only a public key: `tls: failed to find PEM block with type ending in "PRIVATE KEY" in key input after skipping PEM blocks of the following types: [{block}]`.', trustIsKey: '{label} provides a private key but no CA certificate: `{error}`.', exchanged: '{label} and its key are swapped: `tls: failed to find certificate PEM data in certificate input, but did find a private key; PEM inputs may have been switched`.' },
  },
  'pem-unsupported-type': {
    id: 'files/pem-unsupported-type', severity: 'error', basis: 'observed', about: 'credential', title: 'Go cannot read this kind of certificate or key',
    messages: { found: '{detail}' },
  },
  'pem-unterminated': {
    id: 'files/pem-unterminated', severity: 'error', basis: 'must', about: 'credential', title: 'A PEM block has no matching END line',
    messages: { found: '{detail}' },
  },
  'pem-withheld': {
    id: 'files/pem-withheld', severity: 'hint', basis: 'observed', about: 'credential', title: 'The content of a PEM block or file is redacted or encrypted',
    messages: { found: '{detail}' },
  },
  'too-many-blocks': {
    id: 'files/too-many-blocks', severity: 'info', basis: 'advice', about: 'file', title: 'The file has more PEM blocks than the inspection reads',
    messages: { found: '{detail}' },
  },
  'unit-too-long': {
    id: 'files/unit-too-long', severity: 'info', basis: 'advice', about: 'file', title: 'A unit or its variables are too long to be read',
    messages: { found: '{detail}' },
  },
  'unused-suppression': {
    id: 'files/unused-suppression', severity: 'hint', basis: 'advice', about: 'file', title: 'A suppression comment has no effect',
    messages: { unused: 'Unused suppression: {rule} reports nothing {where}.', unknown: 'Rule {rule} does not exist.' },
  },
  'yaml-syntax': {
    id: 'files/yaml-syntax', severity: 'error', basis: 'must', about: 'file', title: 'A Kubernetes file is not valid YAML, or has a value of the wrong type',
    messages: { found: '{detail}' },
  },
} as const satisfies Readonly<Record<string, RulePage>>;
