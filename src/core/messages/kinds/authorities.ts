import { phrase } from '../../model/text/text.ts';
import type { MessageKind, MessageValues } from './messageKind.ts';
import { between, wordAfter } from './quoted.ts';
import { TALOSCTL } from './talosctl.ts';

/** The CA of a certificate is not trusted; what Go adds in parentheses narrows it down. */
export const AUTHORITIES: readonly MessageKind[] = [
  {
    name: 'unknownAuthority',
    patterns: [
      /cannot verify signature: (?:insecure algorithm|algorithm unimplemented)/,
      /CA_MD_TOO_WEAK|CA md too weak|ERR_CERT_WEAK_SIGNATURE_ALGORITHM|SEC_ERROR_CERT_SIGNATURE_ALGORITHM_DISABLED/i,
    ],
    rejects: 'speaker',
    meaning: ({ who, whom }) =>
      phrase(
        '{who} rejects the certificate of {whom}, or a CA above it, because its signature uses an algorithm that is not accepted.',
        { who, whom },
      ),
    look: [phrase('Issue the certificate again with SHA-256.')],
    rules: ['trust/signature-algorithm-weak'],
    failures: ['unknownAuthority'],
  },
  {
    name: 'unknownAuthority',
    patterns: [
      /-bit keys are insecure|certificate RSA key size too small|ERR_CERT_WEAK_KEY|EE key too small|CA_KEY_TOO_SMALL|CA key too small/i,
    ],
    rejects: 'speaker',
    meaning: ({ who, whom }) =>
      phrase('{who} rejects the certificate of {whom}, because the RSA key of it, or of a CA above it, is too short.', {
        who,
        whom,
      }),
    look: [phrase('Issue the certificate again with an RSA key of 2048 to 4096 bits, or with a P-256 key.')],
    rules: ['keys/rsa-key-small'],
    failures: ['unknownAuthority', 'malformed'],
  },
  {
    name: 'unknownAuthority',
    patterns: [/parent certificate cannot sign this kind of certificate/],
    values: candidateOf,
    rejects: 'speaker',
    meaning: ({ who, whom }) =>
      phrase('{who} trusts a certificate with the name of the issuer of {whom}, but that certificate is not a CA.', {
        who,
        whom,
      }),
    look: [phrase('Replace the trusted certificate with the CA certificate.')],
    rules: ['trust/ca-not-a-ca'],
    failures: ['unknownAuthority'],
  },
  {
    name: 'unknownAuthority',
    patterns: [
      /certificate signed by unknown authority \(possibly because of /,
      /certificate signature failure|SEC_ERROR_BAD_SIGNATURE|is not signed by CA certificate/,
    ],
    values: candidateOf,
    rejects: 'speaker',
    meaning: ({ who, whom }) =>
      phrase(
        '{who} trusts a CA with the name of the issuer of {whom}, but with a different key. The CA was regenerated, and one side still has the old file.',
        { who, whom },
      ),
    look: [
      phrase(
        'Compare the CA that the one side trusts with the CA that issued the certificate of the other: the fingerprints differ, although the names are the same.',
      ),
    ],
    rules: ['trust/ca-regenerated-same-name', 'objects/root-ca-configmap-stale'],
    failures: ['unknownAuthority'],
  },
  {
    name: 'unknownAuthority',
    patterns: [/x509: certificate signed by unknown authority/],
    values: (line) => {
      if (!/oidc authenticator: |failed to fetch provider discovery data/.test(line)) return undefined;
      const host = wordAfter(line, 'https://')?.split(/[/:]/)[0];
      return host === undefined ? {} : { host };
    },
    rejects: 'speaker',
    meaning: ({ who, host }) =>
      phrase(
        '{who} does not trust the CA that issued the certificate of the OIDC issuer {host}. Without `--oidc-ca-file`, it trusts only the CAs of its image.',
        { who, host },
      ),
    look: [
      phrase('Set `--oidc-ca-file` to the CA of the issuer that `--oidc-issuer-url` names, or compare the CA in it.'),
    ],
    rules: ['manifests/oidc-ca-unset'],
    failures: [],
    isOfItsRules: true,
    setting: '--oidc-ca-file',
  },
  {
    name: 'unknownAuthority',
    patterns: [/x509: certificate signed by unknown authority(?! \(possibly)/],
    values: (line) => (/Unable to authenticate the request|Failed to authenticate request/.test(line) ? {} : undefined),
    rejects: 'speaker',
    meaning: ({ who, whom }) =>
      phrase('{who} does not trust the CA that issued the certificate of {whom}.', { who, whom }),
    look: [
      phrase(
        'Compare the client certificate with `--client-ca-file`, and that of a front proxy with `--requestheader-client-ca-file`.',
      ),
      phrase('An extension API server takes both CAs from the ConfigMap `extension-apiserver-authentication`.'),
    ],
    rules: [
      'kubeconfigs/kubeconfig-client-cert-untrusted',
      'trust/signer-not-trusted-for-clients',
      'isolation/kubelet-client-wrong-ca',
      'isolation/front-proxy-client-wrong-ca',
      'objects/root-ca-configmap-stale',
      'names/client-cn-empty',
    ],
    failures: ['unknownAuthority'],
    isOfServer: true,
  },
  {
    name: 'unknownAuthority',
    patterns: [/x509: certificate signed by unknown authority/],
    values: (line) => (TALOSCTL.test(line) ? {} : undefined),
    rejects: 'speaker',
    meaning: ({ who, whom }) =>
      phrase('{who} does not trust {whom}: `ca` in the talosconfig is another CA than `machine.ca` of the machine.', {
        who,
        whom,
      }),
    look: [phrase('Use the talosconfig that was generated together with the machine configuration.')],
    rules: ['objects/talosconfig-ca-mismatch'],
    failures: [],
    isOfItsRules: true,
  },
  {
    // crypto/x509, of a client without a CA whose image has none either.
    name: 'unknownAuthority',
    patterns: [/x509: failed to load system roots and no roots provided/],
    rejects: 'speaker',
    meaning: ({ who, whom }) =>
      phrase('{who} has no CA to verify {whom} with: none is configured, and its system or image provides none.', {
        who,
        whom,
      }),
    look: [phrase('Configure the CA of the server, such as `--etcd-cafile` or `certificate-authority`.')],
    rules: ['kubeconfigs/kubeconfig-no-ca', 'manifests/etcd-servers-no-ca'],
    failures: ['unknownAuthority'],
  },
  {
    name: 'caHash',
    patterns: [/\bcluster CA found in cluster-info configmap is invalid: none of the public keys "/i],
    rejects: 'nobody',
    meaning: ({ who }) =>
      phrase(
        '{who} does not join the node, because no hash that it was given is that of the CA of the cluster. The hash in the message is that of the CA.',
        { who },
      ),
    look: [
      phrase(
        'First make sure that this is the cluster you mean. Then use the hash that `kubeadm token create --print-join-command` prints.',
      ),
    ],
    rules: ['objects/discovery-hash-mismatch'],
    failures: [],
    isOfItsRules: true,
  },
  {
    name: 'tokenCaHash',
    patterns: [/token CA hash does not match the Cluster CA certificate hash/],
    rejects: 'speaker',
    meaning: () =>
      phrase(
        'The node does not join, because the hash in its `K10…` token is not that of the CA of the server. The first hash is that in the token, the second is that of the server.',
      ),
    look: [phrase('Copy the token from `server/token` of the server that it joins.')],
    rules: ['trust/join-token-ca-mismatch'],
    failures: [],
    isOfItsRules: true,
  },
  {
    name: 'unknownAuthority',
    patterns: [
      /x509: certificate signed by unknown authority/,
      /certificate signed by unknown authority/,
      /unable to get (?:local )?issuer certificate|self[- ]signed certificate in certificate chain|unable to verify the first certificate/i,
      // Programs also log that they create, load or use one.
      /(?:: |\(|:num=18:)self[- ]signed certificate(?=$|["')\]};,:]| \()/,
      /ERR_CERT_AUTHORITY_INVALID|SEC_ERROR_UNKNOWN_ISSUER|SEC_ERROR_UNTRUSTED_ISSUER|MOZILLA_PKIX_ERROR_SELF_SIGNED_CERT/,
      /UNABLE_TO_VERIFY_LEAF_SIGNATURE|SELF_SIGNED_CERT_IN_CHAIN|DEPTH_ZERO_SELF_SIGNED_CERT|UNABLE_TO_GET_ISSUER_CERT/,
      /PKIX path building failed/,
      // Go on macOS.
      /x509: “[^“”]+” certificate is not trusted/,
      // rustls and .NET.
      /invalid (?:peer )?certificate: (?:contents invalid: )?UnknownIssuer|\b(?:UntrustedRoot|PartialChain)\b/,
    ],
    rejects: 'speaker',
    meaning: ({ who, whom }) =>
      phrase('{who} does not trust the CA that issued the certificate of {whom}.', { who, whom }),
    look: [
      phrase(
        'Compare the CA that the one side trusts with the CA that issued the certificate of the other. Keys matter, not names.',
      ),
      phrase('If an intermediate CA issued the certificate, the server must send the intermediate too.'),
    ],
    rules: [
      'trust/cluster-ca-disagree',
      'kubeconfigs/kubeconfig-ca-not-issuer',
      'kubeconfigs/kubeconfig-no-ca',
      'trust/leaf-not-signed-by-trust',
      'kubeconfigs/kubeconfig-client-cert-untrusted',
      'trust/signer-not-trusted-for-clients',
      'isolation/etcd-client-wrong-ca',
      'isolation/kubelet-client-wrong-ca',
      'isolation/front-proxy-client-wrong-ca',
      'objects/webhook-cabundle-not-issuer',
      'objects/apiservice-cabundle-not-issuer',
      'manifests/kubelet-ca-set-but-selfsigned',
      'trust/chain-incomplete',
      'trust/chain-wrong-order',
      'trust/issuer-encoding-mismatch',
      'objects/talosconfig-ca-mismatch',
      'objects/argocd-cluster-config-invalid',
      'names/client-cn-empty',
    ],
    failures: ['unknownAuthority'],
  },
  {
    // OpenSSL, crypto/x509/x509_txt.c, of what Python 3.13 verifies with the flag X509_V_FLAG_X509_STRICT.
    name: 'strictVerification',
    patterns: [
      /certificate verify failed: (?<reason>Missing (?:Authority|Subject) Key Identifier|(?:Authority|Subject) Key Identifier marked critical)/,
      /certificate verify failed: (?<reason>Basic Constraints of CA cert not marked critical|CA cert does not include key usage extension)/,
      /certificate verify failed: (?<reason>Empty Subject Alternative Name extension|Subject empty and Subject Alt Name extension not critical)/,
      /certificate verify failed: (?<reason>Key usage keyCertSign invalid for non-CA cert|Path length invalid for non-CA cert|(?:Issuer|Subject) name empty)/,
    ],
    rejects: 'speaker',
    meaning: ({ who, whom, reason }) =>
      phrase(
        '{who} verifies strictly and rejects the certificate of {whom}, or a CA above it, which Go accepts: {reason}.',
        { who, whom, reason },
      ),
    look: [
      phrase(
        'Issue the certificate, or the CA, again with the extensions of RFC 5280, or clear `ssl.VERIFY_X509_STRICT` in the client.',
      ),
    ],
    rules: ['trust/strict-verifier-refuses'],
    failures: [],
  },
  {
    // OpenSSL and Envoy, in words that no other kind has.
    name: 'verificationFailed',
    patterns: [
      /certificate verify failed: (?<reason>[A-Za-z][\w ,'-]{3,100}) \(_ssl\.c:/,
      /CERTIFICATE_VERIFY_FAILED:verify cert failed: (?<reason>[A-Za-z][\w ,'-]{3,100}):TLS_error_end/,
    ],
    rejects: 'speaker',
    meaning: ({ who, whom, reason }) =>
      phrase('{who} rejects the certificate of {whom}, and states why: {reason}.', { who, whom, reason }),
    look: [phrase('Compare the certificate and the CA with the reason.')],
    rules: [],
    failures: [],
  },
  {
    name: 'verificationFailed',
    patterns: [
      /CERTIFICATE_VERIFY_FAILED|certificate verify failed/,
      // HAProxy's checks of health.
      /\bLayer6 invalid response, info: "SSL handshake failure/,
    ],
    rejects: 'speaker',
    meaning: ({ who, whom }) =>
      phrase(
        '{who} rejects the certificate of {whom}, and logs no reason. If a CA has expired, everything that it issued is rejected.',
        {
          who,
          whom,
        },
      ),
    look: [phrase('Check the validity of the CA, and whether both sides have the same one.')],
    rules: [
      'validity/ca-expired',
      'validity/cert-expired',
      'objects/mesh-ca-untrusted',
      'objects/tls-secret-expired',
      'trust/strict-verifier-refuses',
    ],
    failures: ['unknownAuthority', 'expired', 'notYetValid', 'hostname', 'incompatibleUsage'],
    isOfAnyFailure: true,
  },
];

/** The trusted CA that Go tried. */
function candidateOf(line: string): MessageValues {
  const authority = between(line, 'candidate authority certificate "', '"');
  return authority === undefined ? {} : { authority };
}
