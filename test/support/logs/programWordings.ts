import type { Speaker } from '../../../src/core/messages/read/loggedError.ts';

/** Failures that a program reports about the other end, or about its own files. */
export type ProgramFailure =
  | 'expired'
  | 'notYetValid'
  | 'unknownAuthority'
  | 'hostname'
  | 'clientCertificate'
  | 'keyMismatch';

/** How one program words each failure. */
export interface ProgramWordings {
  readonly speaker?: Speaker;
  /** The source of the wording. */
  readonly source: string;
  /** A program that does not have a failure has none. */
  readonly lines: Readonly<Partial<Record<ProgramFailure, readonly string[]>>>;
}

const KUBECTL = 'Unable to connect to the server: tls: failed to verify certificate: x509:';
const DATES = 'certificate has expired or is not yet valid: current time 2026-06-01T12:00:00Z is';
const retrying = (reason: string) =>
  `{"level":"warn","ts":"2026-06-01T12:00:00.000Z","logger":"etcd-client","caller":"v3@v3.5.12/retry_interceptor.go:63","msg":"retrying of unary invoker failed","target":"etcd-endpoints://0xc0003a8000/127.0.0.1:2379","attempt":0,"error":"rpc error: code = DeadlineExceeded desc = latest balancer error: last connection error: connection error: desc = \\"${reason}\\""}`;
const handshake = (error: string) =>
  retrying(`transport: authentication handshake failed: tls: failed to verify certificate: x509: ${error}`);
const envoy = (reason: string) =>
  `upstream connect error or disconnect/reset before headers. reset reason: remote connection failure, transport failure reason: TLS_error:|${reason}:TLS_error_end`;
const verify = (reason: string) =>
  envoy(
    `268435581:SSL routines:OPENSSL_internal:CERTIFICATE_VERIFY_FAILED:verify cert failed: X509_verify_cert: certificate verification error at depth 0: ${reason}`,
  );
const JAVA = 'javax.net.ssl.SSLHandshakeException:';
const python = (reason: string) =>
  `ssl.SSLCertVerificationError: [SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed: ${reason} (_ssl.c:1007)`;
const dotnet = (reason: string) =>
  `System.Security.Authentication.AuthenticationException: The remote certificate is invalid because of errors in the certificate chain: ${reason}`;

/** The programs that print what people paste, in the words of each. */
export const PROGRAM_WORDINGS: Readonly<Record<string, ProgramWordings>> = {
  kubectl: {
    speaker: 'kubectl',
    source: 'Go 1.25, crypto/x509/verify.go and crypto/tls; kubectl 1.34, pkg/cmd/util/helpers.go',
    lines: {
      expired: [`${KUBECTL} ${DATES} after 2026-05-20T12:29:33Z`],
      notYetValid: [`${KUBECTL} ${DATES} before 2026-06-20T12:29:33Z`],
      unknownAuthority: [`${KUBECTL} certificate signed by unknown authority`],
      hostname: [
        `${KUBECTL} certificate is valid for 10.96.0.1, not 10.0.0.11`,
        `${KUBECTL} cannot validate certificate for 10.0.0.11 because it doesn't contain any IP SANs`,
      ],
      clientCertificate: ['Unable to connect to the server: remote error: tls: certificate required'],
      keyMismatch: ['error: tls: private key does not match public key'],
    },
  },
  curl: {
    speaker: 'curl',
    source: 'curl 8, lib/vtls/openssl.c; OpenSSL 3, crypto/x509/x509_txt.c and ssl/ssl_err.c',
    lines: {
      expired: ['curl: (60) SSL certificate problem: certificate has expired'],
      notYetValid: ['curl: (60) SSL certificate problem: certificate is not yet valid'],
      unknownAuthority: [
        'curl: (60) SSL certificate problem: unable to get local issuer certificate',
        'curl: (60) SSL certificate problem: self-signed certificate in certificate chain',
        'curl: (60) SSL certificate problem: self signed certificate',
      ],
      hostname: [
        "curl: (60) SSL: no alternative certificate subject name matches target host name '10.0.0.11'",
        "curl: (60) SSL: no alternative certificate subject name matches target ipv4 address '10.0.0.11'",
      ],
      clientCertificate: [
        'curl: (56) OpenSSL SSL_read: OpenSSL/3.0.13: error:0A00045C:SSL routines::tlsv13 alert certificate required, errno 0',
        'curl: (35) error:14094412:SSL routines:ssl3_read_bytes:sslv3 alert bad certificate',
      ],
      keyMismatch: ["curl: (58) unable to set private key file: '/tmp/a.key' type PEM"],
    },
  },
  openssl: {
    speaker: 'openssl',
    source: 'OpenSSL 3, apps/lib/s_cb.c and apps/verify.c; crypto/x509/x509_txt.c',
    lines: {
      expired: ['verify error:num=10:certificate has expired', 'error 10 at 0 depth lookup: certificate has expired'],
      notYetValid: ['verify error:num=9:certificate is not yet valid'],
      unknownAuthority: [
        'verify error:num=20:unable to get local issuer certificate',
        'verify error:num=19:self-signed certificate in certificate chain',
      ],
      hostname: ['verify error:num=62:hostname mismatch', 'verify error:num=64:IP address mismatch'],
      clientCertificate: [
        '40A7B5D1737F0000:error:0A00045C:SSL routines:ssl3_read_bytes:tlsv13 alert certificate required:../ssl/record/rec_layer_s3.c:1605:SSL alert number 116',
        '140735:error:14094412:SSL routines:ssl3_read_bytes:sslv3 alert bad certificate:ssl/record/rec_layer_s3.c:1543:SSL alert number 42',
      ],
      keyMismatch: [
        '40A7B5D1737F0000:error:05800074:x509 certificate routines:X509_check_private_key:key values mismatch:../crypto/x509/x509_cmp.c:408:',
      ],
    },
  },
  etcdctl: {
    source: 'etcd 3.5, client/v3/retry_interceptor.go; grpc-go, internal/transport/http2_client.go',
    lines: {
      expired: [handshake(`${DATES} after 2026-05-20T12:29:33Z`)],
      notYetValid: [handshake(`${DATES} before 2026-06-20T12:29:33Z`)],
      unknownAuthority: [handshake('certificate signed by unknown authority')],
      hostname: [handshake('certificate is valid for 127.0.0.1, not 10.0.0.11')],
      clientCertificate: [
        retrying('error reading server preface: remote error: tls: certificate required'),
        retrying('error reading server preface: remote error: tls: bad certificate'),
      ],
    },
  },
  Envoy: {
    speaker: 'envoy',
    source:
      'envoyproxy/envoy, source/common/tls/ssl_socket.cc and cert_validator; hashicorp/consul#10213 (SSLV3_ALERT_CERTIFICATE_EXPIRED), envoyproxy/gateway#9225 (KEY_VALUES_MISMATCH)',
    lines: {
      expired: [
        verify('certificate has expired'),
        'upstream connect error or disconnect/reset before headers. reset reason: connection failure, transport failure reason: TLS error: 268436501:SSL routines:OPENSSL_internal:SSLV3_ALERT_CERTIFICATE_EXPIRED',
      ],
      notYetValid: [verify('certificate is not yet valid')],
      unknownAuthority: [
        verify('unable to get local issuer certificate'),
        envoy('268436504:SSL routines:OPENSSL_internal:TLSV1_ALERT_UNKNOWN_CA'),
      ],
      clientCertificate: [
        envoy('268436572:SSL routines:OPENSSL_internal:TLSV1_ALERT_CERTIFICATE_REQUIRED'),
        envoy('268436498:SSL routines:OPENSSL_internal:SSLV3_ALERT_BAD_CERTIFICATE'),
        'TLS_error:|268435655:SSL routines:OPENSSL_internal:PEER_DID_NOT_RETURN_A_CERTIFICATE:TLS_error_end',
      ],
      keyMismatch: [
        'Failed to load private key from <inline>, Cause: error:0b000074:X.509 certificate routines:OPENSSL_internal:KEY_VALUES_MISMATCH',
      ],
    },
  },
  Java: {
    speaker: 'java',
    source:
      'OpenJDK, sun/security/x509/CertificateValidity.java, sun/security/util/HostnameChecker.java and sun/security/ssl/Alert.java; fabric8io/fabric8#6355 (No name matching)',
    lines: {
      expired: [
        'Caused by: java.security.cert.CertificateExpiredException: NotAfter: Wed May 20 12:29:33 UTC 2026',
        `${JAVA} PKIX path validation failed: java.security.cert.CertPathValidatorException: validity check failed`,
      ],
      notYetValid: [
        'Caused by: java.security.cert.CertificateNotYetValidException: NotBefore: Sat Jun 20 12:29:33 UTC 2026',
      ],
      unknownAuthority: [
        `${JAVA} PKIX path building failed: sun.security.provider.certpath.SunCertPathBuilderException: unable to find valid certification path to requested target`,
      ],
      hostname: [
        'Caused by: java.security.cert.CertificateException: No name matching kubernetes.default found',
        'java.security.cert.CertificateException: No subject alternative names matching IP address 10.0.0.11 found',
        'java.security.cert.CertificateException: No subject alternative DNS name matching web.example.com found.',
      ],
      clientCertificate: [
        `${JAVA} Received fatal alert: certificate_required`,
        `${JAVA} Received fatal alert: bad_certificate`,
      ],
    },
  },
  Python: {
    speaker: 'python',
    source: 'CPython 3.12, Modules/_ssl.c; dalibo/temboard#193 (KEY_VALUES_MISMATCH)',
    lines: {
      expired: [python('certificate has expired')],
      notYetValid: [python('certificate is not yet valid')],
      unknownAuthority: [
        python('unable to get local issuer certificate'),
        python('self-signed certificate in certificate chain'),
      ],
      hostname: [
        python("Hostname mismatch, certificate is not valid for 'web.example.com'."),
        python("IP address mismatch, certificate is not valid for '10.0.0.11'."),
      ],
      clientCertificate: [
        'ssl.SSLError: [SSL: TLSV13_ALERT_CERTIFICATE_REQUIRED] tlsv13 alert certificate required (_ssl.c:2580)',
      ],
      keyMismatch: ['ssl.SSLError: [X509: KEY_VALUES_MISMATCH] key values mismatch (_ssl.c:4150)'],
    },
  },
  'Node.js': {
    speaker: 'nodejs',
    source: 'Node.js 22, doc/api/errors.md (OpenSSL errors), lib/_tls_wrap.js and lib/tls.js',
    lines: {
      expired: [
        "Error: certificate has expired at TLSSocket.onConnectSecure (node:_tls_wrap:1679:34) { code: 'CERT_HAS_EXPIRED' }",
      ],
      notYetValid: ["Error: certificate is not yet valid { code: 'CERT_NOT_YET_VALID' }"],
      unknownAuthority: ["Error: unable to verify the first certificate { code: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE' }"],
      hostname: [
        "Error [ERR_TLS_CERT_ALTNAME_INVALID]: Hostname/IP does not match certificate's altnames: IP: 10.0.0.11 is not in the cert's list: 127.0.0.1",
      ],
      clientCertificate: [
        "Error: C0F7A8D1737F0000:error:0A00045C:SSL routines:ssl3_read_bytes:tlsv13 alert certificate required:../deps/openssl/openssl/ssl/record/rec_layer_s3.c:1605:SSL alert number 116 { code: 'ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED' }",
      ],
      keyMismatch: [
        "Error: error:05800074:x509 certificate routines::key values mismatch { code: 'ERR_OSSL_X509_KEY_VALUES_MISMATCH' }",
      ],
    },
  },
  '.NET': {
    speaker: 'dotnet',
    source:
      '.NET 8, System.Net.Security, Strings.resx; dotnet/wcf#5161 (RemoteCertificateNameMismatch), dotnet/runtime#101444 (NotTimeValid)',
    lines: {
      expired: [dotnet('NotTimeValid')],
      unknownAuthority: [dotnet('UntrustedRoot'), dotnet('PartialChain')],
      hostname: [
        'System.Security.Authentication.AuthenticationException: The remote certificate is invalid according to the validation procedure: RemoteCertificateNameMismatch',
      ],
      clientCertificate: [
        'Interop+Crypto+OpenSslCryptographicException: error:0A00045C:SSL routines::tlsv13 alert certificate required',
      ],
      keyMismatch: [
        "System.Security.Cryptography.CryptographicException: The provided key does not match the public key for this certificate. (Parameter 'privateKey')",
      ],
    },
  },
  Chrome: {
    speaker: 'browser',
    source: 'Chromium, net/base/net_error_list.h',
    lines: {
      expired: ['NET::ERR_CERT_DATE_INVALID'],
      unknownAuthority: ['NET::ERR_CERT_AUTHORITY_INVALID'],
      hostname: ['NET::ERR_CERT_COMMON_NAME_INVALID'],
      clientCertificate: ['ERR_BAD_SSL_CLIENT_AUTH_CERT'],
    },
  },
  Firefox: {
    speaker: 'browser',
    source: 'NSS, lib/ssl/SSLerrs.h and lib/util/SECerrs.h; mozilla::pkix',
    lines: {
      expired: ['SEC_ERROR_EXPIRED_CERTIFICATE', 'SEC_ERROR_EXPIRED_ISSUER_CERTIFICATE'],
      notYetValid: ['MOZILLA_PKIX_ERROR_NOT_YET_VALID_CERTIFICATE'],
      unknownAuthority: ['SEC_ERROR_UNKNOWN_ISSUER', 'MOZILLA_PKIX_ERROR_SELF_SIGNED_CERT'],
      hostname: ['SSL_ERROR_BAD_CERT_DOMAIN'],
      clientCertificate: ['SSL_ERROR_RX_CERTIFICATE_REQUIRED_ALERT', 'SSL_ERROR_BAD_CERT_ALERT'],
    },
  },
};
