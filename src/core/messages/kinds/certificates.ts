import { phrase } from '../../model/text/text.ts';
import type { MessageKind, MessageValues } from './messageKind.ts';
import { between } from './quoted.ts';

/** The rules that find what has expired. */
const EXPIRED: readonly string[] = [
  'validity/cert-expired',
  'validity/ca-expired',
  'validity/kubelet-serving-expired',
  'kubelet/kubelet-bootstrap-dead-end',
  'kubelet/kubelet-current-dangling',
  'kubeconfigs/kubeconfig-stale-copy',
];

/** The reasons to reject the other side's certificate, except for its CA and its names. */
export const CERTIFICATES: readonly MessageKind[] = [
  {
    name: 'notYetValid',
    patterns: [/\bcertificate: the certificate is not valid yet\b/],
    values: loadedFile,
    rejects: 'nobody',
    meaning: ({ who, path }) =>
      phrase(
        '{who} does not use the certificate {path}, because it is not yet valid. One of the clocks may be wrong.',
        {
          who,
          path,
        },
      ),
    look: [phrase('Compare the clocks of the machines with the start of the validity of the certificate.')],
    rules: ['validity/cert-not-yet-valid'],
    failures: [],
  },
  {
    name: 'expired',
    patterns: [/\bcertificate: the certificate has expired\b/],
    values: loadedFile,
    rejects: 'nobody',
    meaning: ({ who, path }) =>
      phrase('{who} does not use the certificate {path}, because it has expired.', { who, path }),
    look: [phrase('Renew it: `kubeadm certs renew`. Restart the component that uses it.')],
    restarts: true,
    rules: ['validity/cert-expired', 'validity/ca-expired'],
    failures: [],
  },
  {
    name: 'expired',
    patterns: [/\bcurrently active client certificate has expired\b/],
    rejects: 'peer',
    meaning: ({ who, whom }) =>
      phrase('The client certificate of {who} has expired, and {whom} does not answer its requests for a new one.', {
        who,
        whom,
      }),
    look: [
      phrase(
        'Create a new kubelet.conf on a control-plane node with `kubeadm kubeconfig user`, and restart the kubelet.',
      ),
    ],
    restarts: true,
    rules: ['kubelet/kubelet-bootstrap-dead-end', 'validity/cert-expired'],
    failures: ['expired'],
  },
  {
    name: 'expired',
    patterns: [/ not valid anymore\. Expired on /],
    rejects: 'nobody',
    meaning: () =>
      phrase('A trust anchor or the issuer of the mesh has expired. Proxies reject every certificate below it.'),
    look: [phrase('Replace the certificate that has this serial number, and restart the proxies that still trust it.')],
    rules: ['validity/ca-expired', 'validity/cert-expired', 'objects/mesh-ca-untrusted'],
    failures: [],
  },
  {
    name: 'notYetValid',
    patterns: [
      /certificate has expired or is not yet valid: current time \S+ is before (?<limit>[\dTZ:.+-]+)/,
      /certificate is not yet valid|MOZILLA_PKIX_ERROR_NOT_YET_VALID\w*|CERT_NOT_YET_VALID|CertificateNotYetValidException/,
      // rustls.
      /invalid (?:peer )?certificate: (?:contents invalid: )?(?:(?:Cert)?NotValidYet\b|certificate not valid yet: )/,
    ],
    rejects: 'speaker',
    meaning: ({ who, whom }) =>
      phrase(
        '{who} rejects the certificate of {whom}, because the certificate, or the CA that issued it, is not yet valid. One of the clocks may be wrong.',
        { who, whom },
      ),
    look: [phrase('Compare the clocks of the machines with the start of the validity of the certificate.')],
    rules: ['validity/cert-not-yet-valid'],
    failures: ['notYetValid'],
  },
  {
    // Go before 1.14, Chromium, .NET and Java.
    name: 'expired',
    patterns: [
      /certificate has expired or is not yet valid(?!: current time )/,
      /ERR_CERT_DATE_INVALID|\bNotTimeValid\b|CertPathValidatorException: validity check failed/,
    ],
    rejects: 'speaker',
    meaning: ({ who, whom }) =>
      phrase(
        '{who} rejects the certificate of {whom}, because the certificate, or the CA that issued it, has expired or is not yet valid.',
        { who, whom },
      ),
    look: [
      phrase('Renew the certificate of the other end. A renewed file has no effect until the component reloads it.'),
      phrase('Compare the clocks of the machines with the start of the validity of the certificate.'),
    ],
    rules: [...EXPIRED, 'validity/cert-not-yet-valid'],
    failures: ['expired', 'notYetValid'],
    isOfAnyFailure: true,
  },
  {
    name: 'expired',
    patterns: [
      /certificate has expired or is not yet valid: current time \S+ is after (?<limit>[\dTZ:.+-]+)/,
      /certificate has expired(?: or is not yet valid)?/,
      /SEC_ERROR_EXPIRED_(?:ISSUER_)?CERTIFICATE|CERT_HAS_EXPIRED/,
      /CertificateExpiredException/,
      // Go on macOS.
      /x509: “[^“”]+” certificate is expired/,
      // rustls.
      /invalid (?:peer )?certificate: (?:contents invalid: )?(?:(?:Cert)?Expired\b|certificate expired: )/,
    ],
    rejects: 'speaker',
    meaning: ({ who, whom }) =>
      phrase(
        '{who} rejects the certificate of {whom}, because the certificate, or the CA that issued it, has expired.',
        { who, whom },
      ),
    look: [
      phrase('Renew the certificate of the other end. A renewed file has no effect until the component reloads it.'),
      phrase('If the CA has expired, every certificate that it issued is rejected.'),
    ],
    rules: EXPIRED,
    failures: ['expired'],
  },
  {
    name: 'incompatibleUsage',
    patterns: [
      /certificate specifies an incompatible key usage/,
      /unsuitable certificate purpose|unsupported certificate purpose|SEC_ERROR_INADEQUATE_(?:CERT_TYPE|KEY_USAGE)|ERR_SSL_KEY_USAGE_INCOMPATIBLE/,
    ],
    rejects: 'speaker',
    meaning: ({ who, whom, purpose }) =>
      purpose === undefined
        ? phrase(
            '{who} rejects the certificate of {whom}, because its extended key usage lacks `serverAuth` for a server, or `clientAuth` for a client. A CA with extended key usages restricts the certificates that it signs.',
            { who, whom },
          )
        : phrase(
            '{who} rejects the certificate of {whom}, because its extended key usage, or that of a CA above it, lacks `{purpose}`.',
            { who, whom, purpose },
          ),
    look: [phrase('Compare the extended key usage of the certificate with what the component uses it for.')],
    rules: [
      'usage/eku-missing-server-auth',
      'usage/eku-missing-client-auth',
      'usage/ca-eku-restricts',
      'usage/etcd-peer-eku-incomplete',
      'usage/etcd-server-eku-no-client',
    ],
    failures: ['incompatibleUsage'],
  },
  {
    name: 'notAuthorizedToSign',
    patterns: [
      /certificate is not authorized to sign other certificates/,
      /invalid CA certificate|SEC_ERROR_CA_CERT_INVALID|MOZILLA_PKIX_ERROR_CA_CERT_USED_AS_END_ENTITY/,
    ],
    rejects: 'speaker',
    meaning: ({ who, whom }) =>
      phrase('{who} rejects the certificate of {whom}, because a certificate above it in the chain is not a CA.', {
        who,
        whom,
      }),
    look: [phrase('Check the basic constraints and the key usage of the certificates in the chain.')],
    rules: ['trust/ca-not-a-ca'],
    failures: ['notAuthorizedToSign'],
  },
  {
    name: 'tooManyIntermediates',
    patterns: [
      /too many intermediates for path length constraint/,
      /path length constraint exceeded|SEC_ERROR_PATH_LEN_CONSTRAINT_INVALID/,
    ],
    rejects: 'speaker',
    meaning: ({ who, whom }) =>
      phrase(
        '{who} rejects the certificate of {whom}, because a CA in the chain allows fewer CAs below it than there are.',
        { who, whom },
      ),
    look: [phrase('Check the path length constraints of the CAs in the chain.')],
    rules: ['trust/path-length-exceeded'],
    failures: ['tooManyIntermediates'],
  },
  {
    name: 'nameConstraint',
    patterns: [/not authorized to sign for this name/, /(?:permitted|excluded) subtree violation/],
    rejects: 'speaker',
    meaning: ({ who, whom }) =>
      phrase(
        '{who} rejects the certificate of {whom}, because the name constraints of a CA in the chain do not permit its names.',
        { who, whom },
      ),
    look: [phrase('Compare the names in the certificate with the name constraints of its CAs.')],
    rules: ['trust/name-constraint-violated'],
    failures: ['nameConstraint'],
  },
  {
    name: 'unhandledCriticalExtension',
    patterns: [/unhandled critical extension|SEC_ERROR_UNKNOWN_CRITICAL_EXTENSION/],
    rejects: 'speaker',
    meaning: ({ who, whom }) =>
      phrase(
        '{who} rejects the certificate of {whom}, because it, or a CA above it, has a critical extension that is not supported.',
        { who, whom },
      ),
    look: [phrase('Issue the certificate again without the extension, or mark the extension as not critical.')],
    rules: ['trust/unhandled-critical-extension'],
    failures: ['unhandledCriticalExtension'],
  },
  {
    name: 'noValidChains',
    patterns: [/no valid chains built/],
    rejects: 'speaker',
    meaning: ({ who, whom }) =>
      phrase(
        '{who} rejects the certificate of {whom}, because a CA in the chain requires certificate policies that the chain does not have.',
        { who, whom },
      ),
    look: [
      phrase(
        'Compare the certificate policies, policy mappings and policy constraints of the certificates in the chain.',
      ),
    ],
    rules: ['trust/policies-not-valid'],
    failures: ['noValidChains'],
  },
  {
    name: 'signatureLimit',
    patterns: [/signature check attempts limit reached/],
    rejects: 'speaker',
    meaning: ({ who, whom }) =>
      phrase('{who} gave up verifying the certificate of {whom}: too many trusted CAs have the name of its issuer.', {
        who,
        whom,
      }),
    look: [phrase('Remove CA certificates that are no longer in use from the bundle.')],
    rules: ['trust/ca-bundles-out-of-step'],
    failures: ['signatureLimit'],
  },
  {
    name: 'malformed',
    patterns: [
      /containing RSA key larger than \d+ bits/,
      /unsupported certificate curve|contains an unsupported (?:type of )?public key/,
    ],
    rejects: 'speaker',
    meaning: ({ who, whom }) =>
      phrase(
        '{who} does not accept the key of the certificate of {whom}: the RSA key is too large, or the curve is not supported.',
        { who, whom },
      ),
    look: [phrase('Issue the certificate again with an RSA key of 2048 to 4096 bits, or with a P-256 key.')],
    rules: ['keys/rsa-key-huge'],
    failures: ['malformed', 'configuration'],
  },
];

/** The name of a certificate that kubeadm does not load. */
function loadedFile(line: string): MessageValues | undefined {
  const path = between(line, 'failure loading ', ' certificate: ');
  return path === undefined ? undefined : { path };
}
