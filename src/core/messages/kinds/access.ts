import { phrase } from '../../model/text/text.ts';
import type { MessageKind } from './messageKind.ts';

/** TLS succeeds, and then the API server, or a kubelet, rejects the request. */
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
    patterns: [
      /You must be logged in to the server|the server has asked for the client to provide credentials|Please enter Username/,
      /\b401 Unauthorized\b|"?Unauthorized"?\s*$|err="Unauthorized"|error="Unauthorized"|(?<=: )Unauthorized\b/,
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
    rules: [
      'kubeconfigs/kubeconfig-client-cert-untrusted',
      'kubeconfigs/kubeconfig-no-credentials',
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
  {
    name: 'forbidden',
    patterns: [
      /User "(?<user>system:serviceaccount:[^"]{1,300})" cannot \w+ resource "certificatesigningrequests\/approval"/,
    ],
    rejects: 'peer',
    meaning: ({ user }) =>
      phrase(
        '{user} is a service account. It authenticates by token, without a certificate, and may create certificate signing requests, but not approve them.',
        { user },
      ),
    look: [phrase('Approve the pending request as a cluster administrator: `kubectl certificate approve`.')],
    rules: [],
    failures: [],
  },
  {
    name: 'forbidden',
    patterns: [/User "(?<user>system:serviceaccount:[^"]{1,300})" cannot \w+/],
    rejects: 'peer',
    meaning: ({ user }) =>
      phrase('{user} is a service account. It authenticates by token, without a certificate, and has no permission.', {
        user,
      }),
    look: [phrase('Compare the roles that are bound to the service account with what it requests.')],
    rules: [],
    failures: [],
  },
  {
    name: 'forbidden',
    patterns: [
      /\bnode "(?<user>[^"]{1,253})" (?:cannot|is not allowed to) modify node "(?<host>[^"]{1,253})"/,
      /leases\.coordination\.k8s\.io "(?<host>[\w.-]{1,253})" is forbidden: User "system:node:(?<user>[^"]{1,253})" cannot /,
    ],
    rejects: 'peer',
    meaning: ({ who, whom, user, host }) =>
      phrase(
        '{whom} accepts the certificate of {who}, which is that of the node {user}, but the request is for the node {host}. A kubelet may change only its own node.',
        { who, whom, user, host },
      ),
    look: [
      phrase(
        'Give the machine its former host name again, or set `--hostname-override` to it. For a new name, the kubelet needs a new certificate.',
      ),
    ],
    rules: ['names/kubelet-cn-node-mismatch', 'names/kubelet-cn-format'],
    failures: [],
  },
  {
    name: 'forbidden',
    patterns: [
      /User "(?<user>[^"]{0,300})" cannot \w+/,
      /Forbidden \(user=(?<user>[^,)]{0,300})/,
      /node "(?<user>[^"]{0,300})" is not allowed to modify node/,
      /Error from server \(Forbidden\)/,
    ],
    rejects: 'peer',
    meaning: ({ whom, user }) =>
      user === ''
        ? phrase(
            '{whom} accepts the certificate, but the user in it has no permission. The common name is the user, each organization is a group.',
            { whom },
          )
        : phrase(
            '{whom} accepts the certificate, but its user {user} has no permission. The common name is the user, each organization is a group.',
            { whom, user },
          ),
    look: [
      phrase(
        'Compare the common name and the organizations of the client certificate with what the component must have.',
      ),
    ],
    rules: [
      'names/identity-unexpected',
      'names/cn-near-miss',
      'names/kubelet-cn-format',
      'names/kubelet-cn-node-mismatch',
      'names/client-cn-empty',
    ],
    failures: [],
  },
];
