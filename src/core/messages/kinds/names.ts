import { phrase } from '../../model/text/text.ts';
import type { MessageKind, MessageValues } from './messageKind.ts';
import { between, wordAfter } from './quoted.ts';

/** The name in a certificate is not the one that the other side asks for or allows. */
export const NAMES: readonly MessageKind[] = [
  {
    name: 'hostname',
    patterns: [
      /Unexpected error validating SSL certificate/,
      /does not contain a Common Name or Subject Alternative Name for (?:server|host)/,
      /\bssl certificate \S{1,300} does not contain a common name for host /,
    ],
    values: (line) => {
      const host = between(line, 'for server "', '"') ?? wordAfter(line, ' for host ');
      return host === undefined ? undefined : { host };
    },
    rejects: 'nobody',
    meaning: ({ host }) =>
      phrase(
        'The certificate that an Ingress names for {host} does not contain this host. Unless it is the common name, ingress-nginx serves its default certificate instead.',
        { host },
      ),
    look: [phrase('Compare `tls` of the Ingress with the subject alternative names of the certificate in the Secret.')],
    rules: ['objects/ingress-host-not-in-certificate'],
    failures: [],
  },
  {
    // kubeadm, cmd/kubeadm/app/phases/certs, which compares a certificate that it finds with its configuration.
    name: 'hostname',
    patterns: [/\bcertificate (?<path>[\w/-]{1,60}) is invalid: x509: certificate is (?:not )?valid for /],
    values: namesOf,
    rejects: 'nobody',
    meaning: ({ who, path, host }) =>
      phrase('{who} does not go on: the certificate {path} is there already, and does not contain {host}.', {
        who,
        path,
        host,
      }),
    look: [
      phrase(
        'Move the certificate and its key away, so that kubeadm issues them again with the names of its configuration, or correct these names.',
      ),
    ],
    rules: [],
    failures: [],
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
    patterns: [/certificate relies on legacy Common Name field, use SANs/],
    rejects: 'speaker',
    meaning: ({ who, whom }) =>
      phrase(
        '{who} rejects the certificate of {whom}, because it has no subject alternative names. The common name is ignored.',
        { who, whom },
      ),
    look: [phrase('Issue the certificate again with the name as a subject alternative name.')],
    rules: [
      'names/san-missing-cn-only',
      'objects/ingress-host-not-in-certificate',
      'objects/apiservice-san-missing',
      'objects/webhook-san-missing',
    ],
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
    isOfItsRules: true,
  },
  {
    name: 'hostname',
    patterns: [
      /x509: certificate is valid for /,
      /certificate is not valid for any names, but wanted to match /,
      // nginx.
      /\bupstream SSL certificate does not match "/,
      /no alternative certificate subject name matches|does not match target (?:host ?name|ipv[46] address)/,
      /hostname mismatch|IP address mismatch/i,
      /ERR_CERT_COMMON_NAME_INVALID|SSL_ERROR_BAD_CERT_DOMAIN|ERR_TLS_CERT_ALTNAME_INVALID/,
      /No (?:subject alternative (?:DNS )?names?|name) matching /,
      // Go on macOS.
      /\bcertificate name does not match input\b/,
      // rustls, .NET and Node.js.
      /invalid (?:peer )?certificate: (?:contents invalid: )?(?:(?:Cert)?NotValidForName\b|certificate not valid for name ")/,
      /\bRemoteCertificateNameMismatch\b/,
      /Hostname\/IP does not match certificate's altnames/,
      // Java's OkHttp and HttpClient.
      /\bSSLPeerUnverifiedException: Hostname \S{1,300} not verified\b/,
      /\bCertificate for <[^<>]{1,300}> doesn't match (?:any of the subject alternative names|common name)/,
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
      'objects/ingress-host-not-in-certificate',
      'objects/gateway-host-not-in-certificate',
    ],
    failures: ['hostname'],
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
        '{who} rejects a client as a front proxy: `--requestheader-client-ca-file` contains the CA of its certificate, but `--requestheader-allowed-names` does not list its common name {user}.',
        { who, user },
      ),
    look: [
      phrase(
        'Compare `--requestheader-allowed-names` with the common name of the certificate in `--proxy-client-cert-file`.',
      ),
      phrase(
        'If the name is that of another client, its CA must not be in `--requestheader-client-ca-file`: the front proxy needs a separate CA.',
      ),
    ],
    rules: [
      'names/front-proxy-cn-not-allowed',
      'isolation/front-proxy-ca-shared',
      'isolation/requestheader-ca-is-cluster-bundle',
    ],
    failures: ['configuration'],
    isOfServer: true,
    isOfItsRules: true,
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
];

/** The host that is not in a certificate, and the names that are, in whoever's words. */
function namesOf(line: string): MessageValues {
  const names = between(line, 'certificate is valid for ', ', not ', ', but none matched ');
  const host =
    (names === undefined ? undefined : (wordAfter(line, ', not ') ?? wordAfter(line, 'none matched '))) ??
    wordAfter(line, 'but wanted to match ') ??
    between(line, 'SSL certificate does not match "', '"') ??
    between(line, "target hostname '", "'") ??
    between(line, "target host name '", "'") ??
    between(line, "target ipv4 address '", "'") ??
    between(line, "target ipv6 address '", "'") ??
    between(line, "certificate is not valid for '", "'") ??
    between(line, 'certificate not valid for name "', '"') ??
    between(line, 'SSLPeerUnverifiedException: Hostname ', ' not verified') ??
    between(line, 'Certificate for <', '>') ??
    wordAfter(line, 'matching IP address ') ??
    wordAfter(line, 'No name matching ') ??
    wordAfter(line, 'DNS name matching ');
  return { ...(names !== undefined && { names }), ...(host !== undefined && { host }) };
}
