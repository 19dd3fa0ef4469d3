import { phrase } from '../../model/text/text.ts';
import type { MessageKind } from './messageKind.ts';

/** TLS succeeds, and then the API server, or a kubelet, answers 401, or the client waits for its certificate. */
export const ACCESS: readonly MessageKind[] = [
  {
    name: 'tokenExpired',
    patterns: [/(?:service account )?token (?:has|is) expired|[Tt]oken has been expired/],
    rejects: 'speaker',
    meaning: ({ who }) => phrase('{who} does not accept a token, because it has expired.', { who }),
    look: [phrase('Replace tokens that were copied into kubeconfigs, or request them again: nothing renews them.')],
    rules: ['kubeconfigs/kubeconfig-token-expired'],
    failures: [],
    isOfItsRules: true,
  },
  {
    // Every authenticator answers that it does not know the token.
    name: 'unrecognizedToken',
    patterns: [/\[invalid bearer token, (?:\[invalid bearer token, )?invalid bearer token\]/],
    rejects: 'speaker',
    meaning: ({ who }) =>
      phrase(
        '{who} does not know the token: it is a bootstrap token that is wrong, has expired or was deleted, a token of another issuer, or one of another cluster.',
        { who },
      ),
    look: [
      phrase('Compare the bootstrap token with `kubeadm token list`, or create another: tokens expire after a day.'),
      phrase('Compare `iss` in the token of a service account with `--service-account-issuer`.'),
    ],
    rules: [
      'kubelet/kubelet-bootstrap-token-bad',
      'objects/bootstrap-token-expired',
      'objects/bootstrap-token-no-usage',
      'objects/bootstrap-token-secret-invalid',
      'manifests/sa-issuer-changed',
    ],
    failures: [],
    isOfServer: true,
  },
  {
    name: 'invalidToken',
    patterns: [
      /invalid bearer token|error in cryptographic primitive|invalid signature, no keys found/,
      // Before release 1.4.
      /Unable to authenticate the request due to an error: crypto\/(?:rsa|ecdsa): verification error/,
    ],
    rejects: 'speaker',
    meaning: ({ who }) =>
      phrase(
        '{who} does not accept a token, because no `--service-account-key-file` contains the key that signed it.',
        { who },
      ),
    look: [
      phrase(
        'Compare the keys that sign tokens with those that verify them. If it is intermittent, compare them across the control-plane nodes.',
      ),
    ],
    rules: [
      'keys/sa-signing-key-not-accepted',
      'keys/sa-kcm-key-not-accepted',
      'keys/sa-pair-mismatch',
      'trust/ca-shared-files-differ',
    ],
    failures: ['tokenKeys'],
    isOfServer: true,
  },
  {
    name: 'unauthorized',
    patterns: [/Failed to connect to apiserver: the server has asked for the client/],
    values: (line) => (line.includes('bootstrap.go:') ? {} : undefined),
    rejects: 'peer',
    meaning: ({ who, whom }) =>
      phrase('{whom} does not accept the bootstrap token of {who}: it is wrong, has expired, or was deleted.', {
        who,
        whom,
      }),
    look: [
      phrase(
        'Create a token with `kubeadm token create`, and write it into the bootstrap kubeconfig. Tokens expire after a day.',
      ),
    ],
    rules: [
      'kubelet/kubelet-bootstrap-token-bad',
      'objects/bootstrap-token-expired',
      'objects/bootstrap-token-no-usage',
    ],
    failures: [],
    isOfItsRules: true,
  },
  {
    name: 'unauthorized',
    patterns: [
      /You must be logged in to the server|the server has asked for the client to provide credentials|Please enter Username/,
      /\b401 Unauthorized\b|\bLayer7 wrong status, code: 401\b|\bbad status from https:\S{1,500}: 401\b|"?Unauthorized"?\s*$|err="Unauthorized"|error="Unauthorized"|(?<=: )Unauthorized\b/,
    ],
    rejects: 'peer',
    meaning: ({ who, whom }) =>
      phrase(
        '{whom} does not accept the client certificate or the token of {who}. TLS succeeded: only the log of the server has the reason.',
        { who, whom },
      ),
    look: [
      phrase(
        'Compare the client certificate with `--client-ca-file` of the API server, and check that it has not expired.',
      ),
      phrase(
        'A client certificate that is embedded in a kubeconfig is read only once: restart the component after a renewal.',
      ),
    ],
    restarts: true,
    rules: [
      'kubeconfigs/kubeconfig-client-cert-untrusted',
      'kubeconfigs/kubeconfig-no-credentials',
      'kubeconfigs/kubeconfig-stale-copy',
      'validity/cert-expired',
      'usage/eku-missing-client-auth',
      'isolation/kubelet-client-wrong-ca',
      'manifests/client-ca-unset',
    ],
    failures: [
      'unknownAuthority',
      'expired',
      'notYetValid',
      'incompatibleUsage',
      'nameConstraint',
      'noValidChains',
      'malformed',
      'absentFlag',
      'tokenKeys',
    ],
  },
  {
    name: 'requestPending',
    patterns: [/^(?<path>[\w.-]+) +\w+ +[\w.]+\/[\w.-]+ +(?<user>\S+) +(?:[\w<>]+ +)?Pending\s*$/],
    rejects: 'nobody',
    meaning: ({ path, user }) =>
      phrase('The request {path} of {user} is not approved yet. Until then, no certificate is issued for it.', {
        path,
        user,
      }),
    look: [phrase('Approve it as a cluster administrator: `kubectl certificate approve`.')],
    rules: [],
    failures: [],
  },
];
