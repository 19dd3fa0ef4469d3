import { phrase } from '../../model/text/text.ts';
import type { MessageKind } from './messageKind.ts';

/** The rules that find a token which no authenticator knows. */
const UNKNOWN_TOKENS: readonly string[] = [
  'kubelet/kubelet-bootstrap-token-bad',
  'objects/bootstrap-token-expired',
  'objects/bootstrap-token-no-usage',
  'objects/bootstrap-token-secret-invalid',
  'manifests/sa-issuer-changed',
];

/** The rules that find a token whose signature nothing verifies. */
const SIGNING_KEYS: readonly string[] = [
  'keys/sa-signing-key-not-accepted',
  'keys/sa-kcm-key-not-accepted',
  'keys/sa-pair-mismatch',
  'trust/ca-shared-files-differ',
];

const COMPARE_KEYS = phrase(
  'Compare the keys that sign tokens with those that verify them. If it is intermittent, compare them across the control-plane nodes.',
);

/** Tokens that a server does not accept, by the reason that the line states. */
export const TOKENS: readonly MessageKind[] = [
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
    rules: UNKNOWN_TOKENS,
    failures: [],
    isOfServer: true,
  },
  {
    name: 'invalidToken',
    patterns: [
      /error in cryptographic primitive|invalid signature, no keys found/,
      // Before release 1.4.
      /Unable to authenticate the request due to an error: crypto\/(?:rsa|ecdsa): verification error/,
    ],
    rejects: 'speaker',
    meaning: ({ who }) =>
      phrase(
        '{who} does not accept a token, because no `--service-account-key-file` contains the key that signed it.',
        { who },
      ),
    look: [COMPARE_KEYS],
    rules: SIGNING_KEYS,
    failures: ['tokenKeys'],
    isOfServer: true,
  },
  {
    // pkg/serviceaccount, claims.go and legacy.go.
    name: 'revokedToken',
    patterns: [
      /\b[Tt]oken has been (?:invalidated|rotated)\b/,
      /\binvalid bearer token, (?:\[invalid bearer token, )?(?:serviceaccounts? |secrets? |pods? |nodes? )"[^"]{1,253}" not found/i,
      /\b[Ss]ervice ?[Aa]ccount UID \([^()]{0,100}\) (?:!=|does not match) claim/,
    ],
    rejects: 'speaker',
    meaning: ({ who }) =>
      phrase(
        '{who} does not accept the token of a service account, because the service account, or the Secret, the pod or the node that the token is bound to, was deleted or created again.',
        { who },
      ),
    look: [phrase('Request a new token, or create the pod again: it still has the token of the former object.')],
    rules: [],
    failures: [],
    isOfServer: true,
  },
  {
    name: 'otherAudience',
    patterns: [/\bis invalid for the target audiences\b/, /\boidc: (?:verify token: oidc: )?expected audience "/],
    rejects: 'speaker',
    meaning: ({ who }) =>
      phrase('{who} does not accept a token that is for another audience: the line states both.', { who }),
    look: [
      phrase(
        'Compare `aud` in the token with `--api-audiences`, or with the client ID and the audiences of the OIDC issuer.',
      ),
    ],
    rules: [],
    failures: [],
    isOfServer: true,
  },
  {
    name: 'refusedToken',
    patterns: [/\binvalid bearer token, (?:\[invalid bearer token, )?(?!invalid bearer token)[^\]]/],
    // The keys that verify the token are not there.
    values: (line) => (/\bfetching keys\b|\bget keys failed\b/.test(line) ? undefined : {}),
    rejects: 'speaker',
    meaning: ({ who }) =>
      phrase('{who} does not accept a token. What follows `invalid bearer token` in the line is the reason.', { who }),
    look: [phrase('Compare the claims of the token with the configuration of its issuer at the API server.')],
    rules: [],
    failures: [],
    isOfServer: true,
  },
  {
    // kubeadm, cmd/kubeadm/app/discovery/token: the controller manager signs cluster-info for each bootstrap token.
    name: 'unsignedDiscovery',
    patterns: [/\bcould not find a JWS signature in the cluster-info ConfigMap for token ID "?(?<user>\w{1,20})/],
    rejects: 'nobody',
    meaning: ({ who, user }) =>
      phrase(
        '{who} does not join the node: the cluster does not know the bootstrap token {user}. It is wrong, has expired, or is not for signing.',
        { who, user },
      ),
    look: [
      phrase(
        'Compare it with `kubeadm token list`, or use the command that `kubeadm token create --print-join-command` prints.',
      ),
    ],
    rules: [
      'objects/bootstrap-token-expired',
      'objects/bootstrap-token-no-usage',
      'objects/bootstrap-token-secret-invalid',
    ],
    failures: [],
  },
  {
    // kubeadm, cmd/kubeadm/app/phases/copycerts.
    name: 'certificatesNotUploaded',
    patterns: [/\berror downloading the secret: Secret "kubeadm-certs" was not found\b/],
    rejects: 'nobody',
    meaning: ({ who }) =>
      phrase(
        '{who} does not join the node: the uploaded certificates are no longer there. The cluster deletes them after two hours.',
        { who },
      ),
    look: [
      phrase(
        'Upload them again with `kubeadm init phase upload-certs --upload-certs`, and use the key that it prints.',
      ),
    ],
    rules: [],
    failures: [],
  },
  {
    // k3s-io/k3s, pkg/cluster.
    name: 'otherJoinToken',
    patterns: [/\bbootstrap data already found and encrypted with different token\b/],
    rejects: 'nobody',
    meaning: () =>
      phrase(
        'The server does not start, because its token is not the one that the CAs of the cluster are stored with.',
      ),
    look: [phrase('Start every server with the token of the first one, as `--token` or in the configuration file.')],
    rules: [],
    failures: [],
  },
  {
    // The line does not state more, and older releases did not for a key either.
    name: 'invalidToken',
    patterns: [/\binvalid bearer token\b/],
    rejects: 'speaker',
    meaning: ({ who }) =>
      phrase(
        '{who} does not accept a token, and logs no reason: it has expired or was deleted, is that of another issuer or cluster, or was signed with a key that no `--service-account-key-file` contains.',
        { who },
      ),
    look: [
      phrase(
        'Compare a bootstrap token with `kubeadm token list`, and `iss` in another with `--service-account-issuer`.',
      ),
      COMPARE_KEYS,
    ],
    rules: [...UNKNOWN_TOKENS, ...SIGNING_KEYS],
    failures: ['tokenKeys'],
    isOfServer: true,
  },
];
