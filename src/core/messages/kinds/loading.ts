import { phrase } from '../../model/text/text.ts';
import type { MessageKind } from './messageKind.ts';
import { objectOf } from './quoted.ts';

/** What Go says it was doing with a file. */
const OPENING = ['open', 'stat', 'lstat', 'read'];

/** A component cannot load a certificate or key, so that there is no connection yet. */
export const LOADING: readonly MessageKind[] = [
  {
    name: 'keyMismatch',
    patterns: [/tls: private key does not match public key|key values mismatch|unable to set private key file/],
    rejects: 'nobody',
    meaning: ({ who }) =>
      phrase('{who} cannot use its certificate, because the private key belongs to another certificate.', { who }),
    look: [phrase('Put the certificate and the key of one pair next to each other, or issue the pair again.')],
    rules: [
      'keys/cert-key-mismatch',
      'keys/kubeconfig-key-mismatch',
      'keys/current-pem-key-mismatch',
      'trust/chain-wrong-order',
      'objects/tls-secret-pair-mismatch',
    ],
    failures: ['configuration'],
  },
  {
    name: 'keyTypeMismatch',
    patterns: [/tls: private key type does not match public key type|key type mismatch/],
    rejects: 'nobody',
    meaning: ({ who }) =>
      phrase('{who} cannot use its certificate: one of certificate and key is RSA, the other is not.', { who }),
    look: [phrase('Put the certificate and the key of one pair next to each other, or issue the pair again.')],
    rules: ['keys/cert-key-mismatch', 'keys/kubeconfig-key-mismatch'],
    failures: ['configuration'],
  },
  {
    name: 'switchedInputs',
    patterns: [
      /failed to find certificate PEM data in certificate input, but did find a private key/,
      /found a certificate rather than a key in the PEM for the private key/,
    ],
    rejects: 'nobody',
    meaning: ({ who }) => phrase('{who} found a key where it expects a certificate, or the reverse.', { who }),
    look: [phrase('Check whether the flags or fields for the certificate and the key are swapped.')],
    rules: [
      'manifests/flag-pair-crossed',
      'files/pem-swapped-kinds',
      'files/cert-file-holds-key',
      'keys/key-in-wrong-field',
    ],
    failures: ['configuration'],
  },
  {
    name: 'noPem',
    patterns: [
      /failed to find any PEM data in (?:certificate|key) input/,
      /failed to find (?:"CERTIFICATE" PEM block|PEM block with type ending in)/,
      /\bno start line\b|missing content for (?:CA bundle|serving cert)/i,
    ],
    rejects: 'nobody',
    meaning: ({ who }) =>
      phrase(
        '{who} read a file that is empty, binary, damaged, or contains something else than a certificate or key.',
        { who },
      ),
    look: [phrase('Open the file: it must start with `-----BEGIN`.')],
    rules: ['files/pem-no-block', 'files/pem-empty-file', 'files/file-der-not-pem', 'trust/cert-is-csr-or-crl'],
    failures: ['configuration'],
  },
  {
    name: 'unreadableKey',
    patterns: [/tls: failed to parse private key|tls: failed to parse key|is neither in RSA nor ECDSA format/],
    rejects: 'nobody',
    meaning: ({ who }) =>
      phrase(
        '{who} cannot read the private key: it is encrypted, or in a format that Go does not read, such as that of OpenSSH.',
        { who },
      ),
    look: [phrase('Convert the key with `openssl pkey`, which also removes the passphrase.')],
    rules: ['files/pem-encrypted-key', 'files/pem-openssh-key'],
    failures: ['configuration'],
  },
  {
    name: 'caNotPem',
    patterns: [
      /unable to load root certificates(?:: unable to parse bytes as PEM block)?|no valid certificate authority data seen|data does not contain any valid (?:RSA or ECDSA )?certificates/,
      /unable to parse bytes as PEM block|could not parse the trusted CA certificate/,
    ],
    rejects: 'nobody',
    meaning: ({ who }) => phrase('{who} found no CA certificate in what it is configured to trust.', { who }),
    look: [phrase('Check that the CA file or `certificate-authority-data` contains a PEM certificate.')],
    rules: [
      'kubeconfigs/kubeconfig-data-no-pem',
      'kubeconfigs/kubeconfig-data-double-encoded',
      'kubeconfigs/kubeconfig-file-holds-base64',
      'files/pem-no-block',
      'objects/webhook-cabundle-invalid',
      'objects/crd-conversion-cabundle-invalid',
    ],
    failures: ['configuration'],
  },
  {
    name: 'badBase64',
    patterns: [/illegal base64 data at input byte/],
    rejects: 'nobody',
    meaning: ({ who }) => phrase('{who} cannot decode a field whose value must be base64.', { who }),
    look: [phrase('Check the fields that end in `-data` for line breaks, quotes, and PEM text that is not encoded.')],
    rules: [
      'kubeconfigs/kubeconfig-bad-base64',
      'kubeconfigs/kubeconfig-data-is-raw-pem',
      'kubeconfigs/kubeconfig-data-is-path',
      'objects/tls-secret-not-base64',
      'objects/tls-secret-raw-pem-in-data',
    ],
    failures: ['configuration'],
  },
  {
    name: 'bootstrapImpossible',
    patterns: [
      /part of the existing bootstrap client certificate in \S+ is expired/,
      /unable to load bootstrap kubeconfig/,
    ],
    rejects: 'nobody',
    meaning: () =>
      phrase(
        'The client certificate of the kubelet has expired, and there is no `bootstrap-kubelet.conf` to request a new one with.',
      ),
    look: [
      phrase(
        'Create a new kubelet.conf on a control-plane node with `kubeadm kubeconfig user`, and restart the kubelet.',
      ),
    ],
    rules: ['kubelet/kubelet-bootstrap-dead-end', 'kubelet/kubelet-kubeconfig-missing'],
    failures: ['configuration', 'expired'],
  },
  {
    name: 'notASymlink',
    patterns: [/to be a symlink but it is a file/],
    values: (line) => ({ path: objectOf(line, ['expected'], ' to be a symlink') }),
    rejects: 'nobody',
    meaning: ({ path }) =>
      phrase('{path} must be a link to the newest certificate of the kubelet, but it is a file. It was copied.', {
        path,
      }),
    look: [phrase('Rename the file with its date, and create the link again.')],
    rules: ['kubelet/kubelet-current-not-symlink'],
    failures: [],
  },
  {
    name: 'fileMissing',
    patterns: [/: no such file or directory|: The system cannot find the (?:file|path) specified/],
    values: (line) => {
      const path = objectOf(line, OPENING, ': no such file') ?? objectOf(line, OPENING, ': The system cannot find');
      return path === undefined ? undefined : { path };
    },
    rejects: 'nobody',
    meaning: ({ who, path }) =>
      phrase(
        '{who} cannot open {path}: the path is wrong, the file does not exist, or it is not mounted into the pod.',
        { who, path },
      ),
    look: [
      phrase(
        'Compare the path with the files on the node. In a static pod, a volume must mount the folder at the same path.',
      ),
    ],
    rules: [
      'manifests/flag-file-missing',
      'manifests/flag-file-not-mounted',
      'kubeconfigs/kubeconfig-file-missing',
      'manifests/embedded-config-path',
      'kubelet/kubelet-current-dangling',
      'manifests/volume-symlink-escapes-mount',
    ],
    failures: ['configuration'],
  },
  {
    name: 'fileUnreadable',
    patterns: [/: permission denied/],
    values: (line) => {
      const path = objectOf(line, OPENING, ': permission denied');
      return path === undefined ? undefined : { path };
    },
    rejects: 'nobody',
    meaning: ({ who, path }) => phrase('{who} is not allowed to read {path}.', { who, path }),
    look: [phrase('Compare the owner and the mode of the file with the user that the component runs as.')],
    rules: ['files/file-not-readable'],
    failures: ['configuration'],
  },
  {
    name: 'isDirectory',
    patterns: [/: is a directory/],
    values: (line) => {
      const path = objectOf(line, OPENING, ': is a directory');
      return path === undefined ? undefined : { path };
    },
    rejects: 'nobody',
    meaning: ({ who, path }) => phrase('{who} expects a file, but {path} is a folder.', { who, path }),
    look: [
      phrase('Correct the path. A volume of the type `DirectoryOrCreate` creates a folder where a file is missing.'),
    ],
    rules: ['files/pem-is-directory', 'manifests/volume-hostpath-type-mismatch'],
    failures: ['configuration'],
  },
  {
    name: 'pairIncomplete',
    patterns: [
      /KeyFile and CertFile must both be present|KeyFile and CertFile are not presented|missing filename for serving cert/,
      /TLS key\/cert \(--cert-file, --key-file\) must be provided|certificate and key must be supplied as a pair/,
      /client-(?:key|cert)(?:-data)? or client-(?:key|cert)\w* must be specified/,
    ],
    rejects: 'nobody',
    meaning: ({ who }) => phrase('{who} has a certificate without a key, or a key without a certificate.', { who }),
    look: [phrase('Set both flags or fields of the pair.')],
    rules: [
      'manifests/flag-pair-incomplete',
      'kubeconfigs/kubeconfig-client-half',
      'kubelet/kubelet-tls-pair-incomplete',
      'manifests/etcd-serving-pair-unset',
      'manifests/etcd-peer-pair-unset',
    ],
    failures: ['configuration'],
  },
  {
    name: 'dataAndFile',
    patterns: [/(?<flag>certificate-authority|client-certificate|client-key)-data and \S+ are both specified/],
    rejects: 'nobody',
    meaning: ({ who, flag }) =>
      phrase('{who} stops, because the kubeconfig has both {flag} and {flag}-data.', { who, flag }),
    look: [phrase('Remove one of the two fields.')],
    rules: ['kubeconfigs/kubeconfig-data-and-file'],
    failures: ['configuration'],
  },
  {
    name: 'insecureWithCa',
    patterns: [/specifying a root certificates file with the insecure flag is not allowed/],
    rejects: 'nobody',
    meaning: ({ who }) =>
      phrase('{who} stops, because the kubeconfig has both a CA and `insecure-skip-tls-verify`.', { who }),
    look: [phrase('Remove `insecure-skip-tls-verify`.')],
    rules: ['kubeconfigs/kubeconfig-insecure-and-ca'],
    failures: ['configuration'],
  },
  {
    name: 'contextMissing',
    patterns: [
      /context was not found for specified context|error: context "|duplicate name "/,
      /no configuration has been provided, try setting KUBERNETES_MASTER/,
    ],
    rejects: 'nobody',
    meaning: ({ who }) => phrase('{who} finds no complete context in the kubeconfig.', { who }),
    look: [phrase('Check `current-context`, and that the context, its cluster and its user exist once.')],
    rules: [
      'kubeconfigs/kubeconfig-dangling-context',
      'kubeconfigs/kubeconfig-no-current-context',
      'kubeconfigs/kubeconfig-duplicate-name',
    ],
    failures: ['configuration'],
  },
  {
    name: 'signerNotOneCertificate',
    patterns: [/expected 1 certificate, found \d+/],
    rejects: 'nobody',
    meaning: () =>
      phrase(
        'kube-controller-manager cannot sign certificate requests, because `--cluster-signing-cert-file` does not contain exactly one certificate.',
      ),
    look: [phrase('Set `--cluster-signing-cert-file` to a file with only the CA certificate of the key.')],
    rules: ['trust/signer-ca-bundle'],
    failures: ['configuration'],
  },
  {
    name: 'serviceAccountKey',
    patterns: [/data does not contain any valid RSA or ECDSA (?:public|private) keys/],
    rejects: 'nobody',
    meaning: ({ who }) => phrase('{who} cannot read a key for service account tokens.', { who }),
    look: [phrase('Only PEM public keys, private keys and certificates with RSA or ECDSA keys are accepted.')],
    rules: ['keys/sa-key-unsupported'],
    failures: ['configuration', 'tokenKeys'],
  },
  {
    name: 'flagRejected',
    patterns: [/unknown flag: (?<flag>--?[\w-]{1,100})|flag provided but not defined: (?<host>-[\w-]{1,100})/],
    rejects: 'nobody',
    meaning: ({ who, flag, host }) =>
      phrase('{who} does not start, because it does not know the flag {flag}.', {
        who,
        flag: flag === '' ? host : flag,
      }),
    look: [phrase('Check the spelling, and whether the release of the component still has the flag.')],
    rules: [
      'manifests/flag-unknown',
      'manifests/flag-removed',
      'manifests/flag-wrong-component',
      'manifests/flag-underscore',
    ],
    failures: ['configuration'],
  },
  {
    name: 'environmentShadowed',
    patterns: [
      /conflicting environment variable "?(?<flag>\w{0,100})"? ?is shadowed by corresponding command-line flag/,
    ],
    rejects: 'nobody',
    meaning: () =>
      phrase('etcd does not start, because one setting is given both as a flag and as an environment variable.'),
    look: [phrase('Remove the environment variable or the flag.')],
    rules: ['manifests/etcd-env-flag-conflict'],
    failures: ['configuration'],
  },
  {
    name: 'malformed',
    patterns: [
      /x509: (?<reason>(?:malformed|invalid|negative serial number|cannot parse|inner and outer|trailing data|unsupported|failed to parse|unknown|internal error|no such|RSA|decoder|missing|certificate contains duplicate)[^"\\]{0,200})/,
      /tls: failed to parse certificate|failed to parse certificate|asn1: (?:structure|syntax) error|ERR_CERT_INVALID|SEC_ERROR_BAD_DER/,
    ],
    rejects: 'nobody',
    meaning: ({ who }) =>
      phrase('{who} cannot parse a certificate: it is damaged, or it is something else than a certificate.', { who }),
    look: [phrase('Decode the file. If it was edited or truncated, issue the certificate again.')],
    rules: ['files/pem-bad-der', 'files/ca-file-holds-key', 'trust/cert-is-csr-or-crl'],
    failures: ['malformed', 'configuration'],
  },
];
