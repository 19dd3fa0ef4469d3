import { phrase } from '../../model/text/text.ts';
import type { MessageKind, MessageValues } from './messageKind.ts';
import { between, wordAfter } from './quoted.ts';

/** What one side does not accept about the certificate of the other, its CA aside. */
export const CERTIFICATES: readonly MessageKind[] = [
  {
    name: 'notYetValid',
    patterns: [
      /certificate has expired or is not yet valid: current time \S+ is before (?<limit>[\dTZ:.+-]+)/,
      /certificate is not yet valid|MOZILLA_PKIX_ERROR_NOT_YET_VALID\w*|CERT_NOT_YET_VALID/,
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
    name: 'expired',
    patterns: [
      /certificate has expired or is not yet valid: current time \S+ is after (?<limit>[\dTZ:.+-]+)/,
      /certificate has expired(?: or is not yet valid)?/,
      /ERR_CERT_DATE_INVALID|SEC_ERROR_EXPIRED_(?:ISSUER_)?CERTIFICATE|CERT_HAS_EXPIRED/,
      /CertificateExpiredException/,
    ],
    rejects: 'speaker',
    meaning: ({ who, whom }) =>
      phrase(
        '{who} rejects the certificate of {whom}, because the certificate, or the CA that issued it, has expired. The expired certificate is not in the files of the component that logs this.',
        { who, whom },
      ),
    look: [
      phrase('Renew the certificate of the other end. A renewed file has no effect until the component reloads it.'),
      phrase('If the CA has expired, every certificate that it issued is rejected.'),
    ],
    rules: [
      'validity/cert-expired',
      'validity/ca-expired',
      'validity/kubelet-serving-expired',
      'kubelet/kubelet-bootstrap-dead-end',
      'kubelet/kubelet-current-dangling',
      'kubeconfigs/kubeconfig-stale-copy',
    ],
    failures: ['expired'],
  },
  {
    name: 'hostname',
    patterns: [/cannot validate certificate for (?<host>[^\s"\\]+) because it doesn't contain any IP SANs/],
    rejects: 'speaker',
    meaning: ({ who, whom, host }) =>
      phrase(
        '{who} connects to {whom} at the address {host}, but the certificate contains no address at all. An address that is listed as a DNS name is ignored.',
        { who, whom, host },
      ),
    look: [phrase('Compare the subject alternative names of the certificate with the address.')],
    rules: ['names/san-ip-as-dns', 'manifests/kubelet-serving-no-address-san'],
    failures: ['hostname'],
  },
  {
    name: 'hostname',
    patterns: [/certificate relies on legacy Common Name field, use SANs instead/],
    rejects: 'speaker',
    meaning: ({ who, whom }) =>
      phrase(
        '{who} rejects the certificate of {whom}, because it has no subject alternative names. The common name is ignored.',
        { who, whom },
      ),
    look: [phrase('Issue the certificate again with the name as a subject alternative name.')],
    rules: ['names/san-missing-cn-only'],
    failures: ['hostname'],
  },
  {
    name: 'hostname',
    patterns: [/does not match any of DNSNames/],
    values: (line) => ({ host: between(line, 'tls: "', '"'), names: between(line, 'DNSNames [', ']') }),
    rejects: 'speaker',
    meaning: ({ who, host, names }) =>
      phrase(
        '{who} rejects an etcd member that connects from {host}, because the certificate of that member contains neither the address nor a name that resolves to it. It contains {names}.',
        { who, host, names },
      ),
    look: [phrase('Compare the subject alternative names of the peer certificate with the addresses of the member.')],
    rules: ['names/etcd-peer-san-missing-host'],
    failures: ['hostname'],
  },
  {
    name: 'hostname',
    patterns: [
      /x509: certificate is valid for /,
      /certificate is not valid for any names, but wanted to match /,
      /no alternative certificate subject name matches|does not match target (?:host ?name|ipv[46] address)/,
      /hostname mismatch|IP address mismatch/i,
      /ERR_CERT_COMMON_NAME_INVALID|SSL_ERROR_BAD_CERT_DOMAIN|ERR_TLS_CERT_ALTNAME_INVALID/,
      /No subject alternative (?:DNS )?names? matching /,
    ],
    values: namesOf,
    rejects: 'speaker',
    meaning: ({ who, whom, host, names }) =>
      names === ''
        ? host === ''
          ? phrase('{who} connects to {whom} by a name or address that is not in the certificate.', { who, whom })
          : phrase('{who} connects to {whom} as {host}, which is not in the certificate.', { who, whom, host })
        : phrase('{who} connects to {whom} as {host}, which is not in the certificate: it contains {names}.', {
            who,
            whom,
            host,
            names,
          }),
    look: [
      phrase('Compare the subject alternative names of the certificate with the host in the URL that the client uses.'),
    ],
    rules: [
      'names/apiserver-san-missing-service-ip',
      'names/apiserver-san-missing-advertise-address',
      'names/apiserver-san-missing-service-name',
      'names/kubeconfig-server-not-in-san',
      'names/loopback-server-not-in-san',
      'names/apiserver-san-missing-endpoint',
      'names/etcd-server-san-missing-client-host',
      'names/etcd-server-san-missing-advertised-host',
      'names/etcd-peer-san-missing-host',
      'objects/webhook-san-missing',
      'objects/apiservice-san-missing',
    ],
    failures: ['hostname'],
  },
  {
    name: 'incompatibleUsage',
    patterns: [
      /certificate specifies an incompatible key usage/,
      /unsuitable certificate purpose|unsupported certificate purpose|SEC_ERROR_INADEQUATE_(?:CERT_TYPE|KEY_USAGE)|ERR_SSL_KEY_USAGE_INCOMPATIBLE/,
    ],
    rejects: 'speaker',
    meaning: ({ who, whom }) =>
      phrase(
        '{who} rejects the certificate of {whom}, because its extended key usage lacks `serverAuth` for a server, or `clientAuth` for a client. A CA with extended key usages restricts the certificates that it signs.',
        { who, whom },
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
    name: 'notAllowedName',
    patterns: [/ is not in the allowed list/],
    values: (line) => {
      const user = between(line, 'x509: subject with cn=', ' is not in the allowed list');
      return user === undefined ? undefined : { user };
    },
    rejects: 'speaker',
    meaning: ({ who, user }) =>
      phrase(
        '{who} rejects the front-proxy certificate of kube-apiserver, because `--requestheader-allowed-names` does not list its common name {user}.',
        { who, user },
      ),
    look: [
      phrase(
        'Compare `--requestheader-allowed-names` with the common name of the certificate in `--proxy-client-cert-file`.',
      ),
    ],
    rules: [
      'names/front-proxy-cn-not-allowed',
      'isolation/front-proxy-ca-shared',
      'isolation/requestheader-ca-is-cluster-bundle',
    ],
    failures: ['configuration'],
  },
  {
    name: 'notAllowedName',
    patterns: [/client certificate authentication failed/],
    rejects: 'speaker',
    meaning: ({ who, whom }) =>
      phrase(
        '{who} rejects the certificate of {whom}, because `--peer-cert-allowed-cn` or `--peer-cert-allowed-hostname` does not allow its name.',
        { who, whom },
      ),
    look: [phrase('Compare `--peer-cert-allowed-cn` with the common names of the peer certificates.')],
    rules: ['names/etcd-peer-cn-not-allowed'],
    failures: ['configuration'],
  },
  {
    name: 'malformed',
    patterns: [/containing RSA key larger than \d+ bits/, /unsupported certificate curve/],
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

/** The host that is not in a certificate, and the names that are, in whoever's words. */
function namesOf(line: string): MessageValues {
  const names = between(line, 'certificate is valid for ', ', not ', ', but none matched ');
  const host =
    (names === undefined ? undefined : (wordAfter(line, ', not ') ?? wordAfter(line, 'none matched '))) ??
    wordAfter(line, 'but wanted to match ') ??
    between(line, "target hostname '", "'") ??
    between(line, "target host name '", "'") ??
    between(line, "target ipv4 address '", "'") ??
    between(line, "target ipv6 address '", "'") ??
    between(line, "certificate is not valid for '", "'") ??
    wordAfter(line, 'matching IP address ');
  return { ...(names !== undefined && { names }), ...(host !== undefined && { host }) };
}
