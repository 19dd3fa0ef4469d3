import { phrase } from '../../model/text/text.ts';
import type { MessageKind } from './messageKind.ts';

/** No certificate is rejected: the ends do not speak the same protocol, or one of them is not there. */
export const REACHING: readonly MessageKind[] = [
  {
    name: 'plainServer',
    patterns: [
      /server gave HTTP response to HTTPS client/,
      /wrong version number|SSL_ERROR_RX_RECORD_TOO_LONG|ERR_SSL_PROTOCOL_ERROR/,
    ],
    rejects: 'speaker',
    meaning: ({ who, whom }) => phrase('{who} uses TLS, but {whom} does not.', { who, whom }),
    look: [phrase('Compare `https` and `http` in the URLs of both sides.')],
    rules: ['manifests/etcd-scheme-mismatch', 'manifests/etcd-listen-http', 'kubeconfigs/kubeconfig-server-scheme'],
    failures: ['configuration'],
  },
  {
    // Servers without TLS close a connection that begins with it, and so do proxies whose server is not there.
    name: 'plainServer',
    patterns: [/(?:error reading server preface|authentication handshake failed): EOF|^EOF$/],
    rejects: 'speaker',
    meaning: ({ who, whom }) =>
      phrase(
        '{whom} closes the connection before an answer to {who}: one of them uses TLS and the other does not, or {whom} is stopping.',
        { who, whom },
      ),
    look: [phrase('Compare `https` and `http` in the URLs of both sides.')],
    rules: ['manifests/etcd-scheme-mismatch', 'manifests/etcd-listen-http', 'kubeconfigs/kubeconfig-server-scheme'],
    failures: ['configuration'],
  },
  {
    name: 'plainClient',
    patterns: [
      /client sent an HTTP request to an HTTPS server|first record does not look like a TLS handshake/,
      /the server rejected our request for an unknown reason/,
    ],
    rejects: 'speaker',
    meaning: ({ who, whom }) => phrase('{who} uses TLS, but {whom} does not.', { who, whom }),
    look: [phrase('Compare `https` and `http` in the URLs of both sides.')],
    rules: ['manifests/etcd-scheme-mismatch', 'kubeconfigs/kubeconfig-server-scheme'],
    failures: ['configuration'],
  },
  {
    // Go's net, of a socket in the file system.
    name: 'socketUnreachable',
    patterns: [
      /\bdial unix (?<path>\/[^\s:"]{1,300}): connect: (?:no such file or directory|connection refused|permission denied)/,
    ],
    rejects: 'nobody',
    meaning: ({ who, path }) =>
      phrase(
        '{who} cannot reach the program behind the socket {path}: it is not running, or the folder of the socket is not mounted into the container of the client.',
        { who, path },
      ),
    look: [
      phrase('Look at the program that creates the socket, and mount the folder of the socket into the pods of both.'),
    ],
    rules: ['manifests/encryption-kms-unusable'],
    failures: [],
    isOfItsRules: true,
    isOfNamed: true,
  },
  {
    name: 'refused',
    patterns: [
      /The connection to the server \S{1,300}?(?::(?<port>\d{1,5}))? was refused - did you/,
      /(?<=:(?<port>\d{1,5}):? )connect: connection refused/,
      /connect: connection refused|was refused - did you specify the right host or port|\bcurl: \(7\)|ERR_CONNECTION_REFUSED/,
    ],
    rejects: 'peer',
    meaning: ({ who, whom }) =>
      phrase('Nothing listens where {who} connects to {whom}: {whom} is not running. Its own log has the reason.', {
        who,
        whom,
      }),
    look: [phrase('Look for a component that does not start, and for a port that differs.')],
    rules: [
      'manifests/flag-file-missing',
      'manifests/flag-file-not-mounted',
      'keys/cert-key-mismatch',
      'manifests/etcd-port-mismatch',
      'kubeconfigs/kubeconfig-server-port',
      'kubeconfigs/kubeconfig-server-wildcard-host',
    ],
    failures: ['configuration'],
  },
  {
    // Go's net/http. A client that does not accept the certificate of a server sends an alert.
    name: 'dropped',
    patterns: [
      /\bTLS handshake error from [^ ]{1,100}: (?:read|write) [^ ]{1,20} [^ ]{1,200}: (?:write: broken pipe|read: connection reset by peer)/,
    ],
    rejects: 'nobody',
    meaning: () =>
      phrase(
        'A client closed its connection before the end of the handshake, as checks of the port by load balancers do.',
      ),
    look: [phrase('If the client logs no error at the same time, nothing is wrong.')],
    rules: [],
    failures: [],
  },
  {
    name: 'dropped',
    patterns: [/write: broken pipe|read: connection reset by peer/],
    rejects: 'peer',
    meaning: ({ who, whom }) =>
      phrase(
        '{whom} dropped the connection of {who} during the handshake. With TLS 1.3, a client sees only this if its certificate is rejected.',
        { who, whom },
      ),
    look: [phrase('The reason is in the log of the other end, at the same time.')],
    rules: ['isolation/etcd-client-wrong-ca', 'validity/cert-expired'],
    failures: ['unknownAuthority', 'expired', 'notYetValid', 'incompatibleUsage'],
  },
];
