import { phrase } from '../../model/text/text.ts';
import type { MessageKind } from './messageKind.ts';

/** TLS alerts that the other end sent, and the same seen from the side that sends them. */
export const ALERTS: readonly MessageKind[] = [
  {
    name: 'unknownAuthority',
    patterns: [
      /remote error: tls: unknown certificate(?: authority)?|SSL_ERROR_UNKNOWN_CA_ALERT/,
      /alert:?[ _]unknown[ _]ca\b|received fatal alert: UnknownCA\b/i,
    ],
    rejects: 'peer',
    meaning: ({ who, whom }) =>
      phrase('{whom} rejected the certificate of {who}: it is signed by a CA that {whom} does not trust.', {
        who,
        whom,
      }),
    look: [
      phrase(
        'Compare the certificate that this side presents with the CA that the other end trusts. The reason is in the log of the other end, at the same time.',
      ),
    ],
    rules: ['isolation/etcd-client-wrong-ca', 'trust/leaf-not-signed-by-trust'],
    failures: ['unknownAuthority'],
  },
  {
    name: 'expired',
    patterns: [
      /remote error: tls: (?:expired certificate|revoked certificate)|SSL_ERROR_EXPIRED_CERT_ALERT/,
      /alert:?[ _]certificate[ _]expired|received fatal alert: Certificate(?:Expired|Revoked)\b/i,
    ],
    rejects: 'peer',
    meaning: ({ who, whom }) =>
      phrase('{whom} rejected the certificate of {who}, because it has expired.', { who, whom }),
    look: [phrase('Renew the certificate that this side presents, and restart the component that uses it.')],
    restarts: true,
    rules: ['validity/cert-expired'],
    failures: ['expired', 'notYetValid'],
  },
  {
    name: 'certificateRequired',
    patterns: [
      /alert:?[ _]certificate[ _]required|received fatal alert: CertificateRequired\b/i,
      /remote error: tls: certificate required|ERR_BAD_SSL_CLIENT_AUTH_CERT|SSL_ERROR_RX_CERTIFICATE_REQUIRED_ALERT/,
    ],
    rejects: 'peer',
    meaning: ({ who, whom }) =>
      phrase('{whom} requires a client certificate, and {who} presented none.', { who, whom }),
    look: [phrase('Set the client certificate and its key, such as `--etcd-certfile` and `--etcd-keyfile`.')],
    rules: ['manifests/etcd-servers-no-client-cert'],
    failures: ['absentFlag'],
  },
  {
    name: 'certificateRequired',
    patterns: [/tls: client didn't provide a certificate/, /peer[ _]did[ _]not[ _]return[ _]a[ _]certificate/i],
    rejects: 'speaker',
    meaning: ({ who, whom }) =>
      phrase('{who} requires a client certificate, and {whom} presented none.', { who, whom }),
    look: [phrase('Set the client certificate and its key, such as `--etcd-certfile` and `--etcd-keyfile`.')],
    rules: ['manifests/etcd-servers-no-client-cert'],
    failures: ['absentFlag'],
  },
  {
    name: 'badCertificate',
    patterns: [
      /remote error: tls: (?:bad|unsupported) certificate|SSL_ERROR_BAD_CERT_ALERT/,
      /alert:?[ _](?:(?:bad|unsupported)[ _]certificate|certificate[ _]unknown)/i,
      /received fatal alert: (?:BadCertificate|UnsupportedCertificate|CertificateUnknown)\b/,
    ],
    rejects: 'peer',
    meaning: ({ who, whom }) =>
      phrase(
        '{whom} rejected the certificate of {who}, or the lack of one, and sent no reason. The reason is in its log, at the same time.',
        {
          who,
          whom,
        },
      ),
    look: [
      phrase(
        'If a server logs this, the client does not accept the server. If a client logs it, the server does not accept the client.',
      ),
    ],
    rules: ['usage/etcd-server-eku-no-client', 'manifests/etcd-servers-no-client-cert'],
    // Before TLS 1.3, a server also sends this to a client without a certificate.
    failures: [
      'absentFlag',
      'unknownAuthority',
      'expired',
      'notYetValid',
      'incompatibleUsage',
      'notAuthorizedToSign',
      'tooManyIntermediates',
      'nameConstraint',
      'unhandledCriticalExtension',
      'hostname',
      'signatureLimit',
      'noValidChains',
      'malformed',
    ],
  },
  {
    name: 'internalError',
    patterns: [/remote error: tls: internal error|alert internal error/],
    rejects: 'peer',
    meaning: ({ whom }) =>
      phrase(
        '{whom} has no certificate to present. A kubelet with `serverTLSBootstrap` has none until its certificate signing request is approved.',
        { whom },
      ),
    look: [phrase('List the pending requests with `kubectl get csr`, and approve that of the node.')],
    rules: ['kubelet/kubelet-server-bootstrap-unapproved', 'validity/cert-expired'],
    failures: [],
  },
  {
    name: 'internalError',
    patterns: [/no serving certificate available for the kubelet/],
    rejects: 'nobody',
    meaning: () =>
      phrase(
        'The kubelet has no valid serving certificate: with `serverTLSBootstrap`, it has none until its certificate signing request is approved, and does not present one that has expired.',
      ),
    look: [phrase('List the pending requests with `kubectl get csr`, and approve that of the node.')],
    rules: ['kubelet/kubelet-server-bootstrap-unapproved', 'validity/cert-expired'],
    failures: [],
  },
  {
    name: 'handshakeFailure',
    patterns: [
      /remote error: tls: handshake failure|alert handshake failure|ERR_SSL_VERSION_OR_CIPHER_MISMATCH|SSL_ERROR_NO_CYPHER_OVERLAP/,
      /tls: no cipher suite supported by both client and server|no shared cipher/,
    ],
    rejects: 'peer',
    meaning: ({ who, whom }) => phrase('{who} and {whom} have no cipher suite in common.', { who, whom }),
    look: [
      phrase(
        'Compare `--tls-cipher-suites` with the type of the key of the serving certificate: RSA and ECDSA need different suites.',
      ),
    ],
    rules: ['tls/cipher-cert-mismatch'],
    failures: ['configuration'],
  },
  {
    name: 'protocolVersion',
    patterns: [
      /remote error: tls: protocol version not supported|alert protocol version|tls: client offered only unsupported versions|ERR_SSL_OBSOLETE_VERSION|SSL_ERROR_UNSUPPORTED_VERSION/,
    ],
    rejects: 'peer',
    meaning: ({ who, whom }) => phrase('{who} and {whom} have no TLS version in common.', { who, whom }),
    look: [phrase('Compare the minimum and maximum TLS versions of both sides.')],
    rules: ['tls/tls-min-above-max'],
    failures: ['configuration'],
  },
];
