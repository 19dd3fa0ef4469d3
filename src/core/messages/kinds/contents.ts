import { phrase } from '../../model/text/text.ts';
import type { MessageKind } from './messageKind.ts';

/** The content of a file or field is unusable for the component: another key, no PEM, or damaged. */
export const CONTENTS: readonly MessageKind[] = [
  {
    name: 'keyMismatch',
    patterns: [
      /tls: private key does not match public key|unable to set private key file/,
      /key[ _]values[ _]mismatch/i,
      /\bprovided key does not match the public key\b/,
    ],
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
      // Go before 1.7.
      /crypto\/tls: failed to parse (?:certificate|key) PEM data/,
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
    rules: [
      'files/pem-no-block',
      'files/pem-empty-file',
      'files/file-der-not-pem',
      'trust/cert-is-csr-or-crl',
      'kubeconfigs/kubeconfig-data-no-pem',
    ],
    failures: ['configuration'],
  },
  {
    name: 'unreadableKey',
    patterns: [
      /tls: failed to parse private key|tls: failed to parse key|tls: found unknown private key type|tls: unknown public key algorithm|is neither in RSA nor ECDSA format/,
    ],
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
    patterns: [
      /\b(?:CertificateAuthority|ClientCertificate|ClientKey)Data: decode base64: illegal base64 data at input byte/,
    ],
    values: (line) => ({ flag: dataField(line) }),
    rejects: 'nobody',
    meaning: ({ who, flag }) =>
      phrase('{who} cannot decode a kubeconfig, because the value of {flag} is not base64.', { who, flag }),
    look: [
      phrase('Look for brackets and quotes around the value, line breaks in it, and PEM text that is not encoded.'),
    ],
    rules: [
      'kubeconfigs/kubeconfig-bad-base64',
      'kubeconfigs/kubeconfig-data-is-raw-pem',
      'kubeconfigs/kubeconfig-data-is-path',
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
    name: 'signerExpired',
    patterns: [
      /the signer has expired: NotAfter=(?<limit>[\d-]+ [\d:]+)/,
      /refusing to sign a certificate that expired in the past/,
    ],
    rejects: 'nobody',
    meaning: () =>
      phrase(
        'kube-controller-manager cannot sign certificate requests, because the CA in a `--cluster-signing-…` flag has expired.',
      ),
    look: [phrase('Renew the CA. Until then, no kubelet gets another certificate.')],
    rules: ['validity/ca-expired'],
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
    // Go 1.10.
    name: 'malformed',
    patterns: [/x509: cannot parse dnsName "(?<reason>[^"]{1,253})"/],
    rejects: 'nobody',
    meaning: ({ who, reason }) =>
      phrase('{who} rejects a certificate, because one of its DNS names is no host name: "{reason}".', {
        who,
        reason,
      }),
    look: [phrase('Issue the certificate again without dots at the end of names, blanks, and underscores.')],
    rules: ['names/san-trailing-dot', 'names/san-bad-dns', 'names/apiserver-san-missing-service-name'],
    failures: [],
  },
  {
    name: 'malformed',
    patterns: [
      /x509: (?<reason>(?:malformed|invalid|negative serial number|cannot parse|inner and outer|trailing data|unsupported|failed to parse|unknown|internal error|no such|RSA|decoder|missing|certificate contains duplicate)[^"\\]{0,200})/,
      /x509: SAN \w{1,40} is malformed|\bincorrectly marked critical\b|\bkey encoded with illegal parameters\b|x509: wrong \w{1,20} public key size/,
      /x509: (?:DSA keys are not supported|zero or negative DSA parameter|empty name constraints extension|IP constraint contained)|crypto\/(?:rsa: public|ecdh: invalid)/,
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

/** The field of a kubeconfig that client-go names by that of its type in Go. */
function dataField(line: string): string {
  if (line.includes('CertificateAuthorityData: ')) return 'certificate-authority-data';
  return line.includes('ClientKeyData: ') ? 'client-key-data' : 'client-certificate-data';
}
