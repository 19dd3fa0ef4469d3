import { phrase } from '../../model/text/text.ts';
import type { MessageKind } from './messageKind.ts';
import { between } from './quoted.ts';

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
    // k8s.io/kubernetes, plugin/pkg/auth/authorizer/node and plugin/pkg/admission/noderestriction.
    name: 'forbidden',
    patterns: [/" can only \w{1,20} pods with spec\.nodeName set to itself/, /\bUser "system:node:/],
    values: (line) => {
      if (!/^(?:Error from server|from server for: )/.test(line)) return undefined;
      const user = between(line, 'node "', '" can only ') ?? between(line, 'User "system:node:', '" cannot ');
      return user === undefined ? undefined : { user };
    },
    rejects: 'peer',
    meaning: ({ who, whom, user }) =>
      phrase(
        '{who} presents the certificate of the kubelet of the node {user}, which {whom} accepts. A kubelet may read and change little besides its own pods.',
        { who, whom, user },
      ),
    look: [
      phrase(
        'Use `admin.conf`: the kubeconfig holds, or names, the certificate of the kubelet in `client-certificate`.',
      ),
    ],
    rules: ['names/identity-unexpected'],
    failures: [],
  },
  {
    // kube-aggregator, the condition Available of an APIService.
    name: 'forbidden',
    patterns: [/\bbad status from https:\S{1,500}: 403\b/],
    rejects: 'peer',
    meaning: ({ who, whom }) =>
      phrase(
        '{whom} does not know {who} by its front-proxy certificate and takes the request for an anonymous one, or gives its user no permission.',
        { who, whom },
      ),
    look: [
      phrase(
        'Compare `--proxy-client-cert-file` with the CA in the ConfigMap `extension-apiserver-authentication`, and its common name with the allowed names there.',
      ),
    ],
    rules: [
      'isolation/front-proxy-client-wrong-ca',
      'objects/root-ca-configmap-stale',
      'names/front-proxy-cn-not-allowed',
      'manifests/aggregator-client-unset',
    ],
    failures: [],
    isOfItsRules: true,
  },
  {
    // metrics-server and Prometheus.
    name: 'forbidden',
    patterns: [/\bFailed to scrape node\b.{1,300}\b403 Forbidden\b|\bserver returned HTTP status 403 Forbidden\b/],
    rejects: 'peer',
    meaning: ({ who, whom }) =>
      phrase('{whom} gives {who} no permission. TLS succeeded, and so did authentication, unless it is anonymous.', {
        who,
        whom,
      }),
    look: [phrase('Bind a role that allows `nodes/metrics`, or the path `/metrics`, to its service account.')],
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
    // k8s.io/kubernetes, pkg/kubelet/server, InstallAuthFilter.
    name: 'forbidden',
    patterns: [/Forbidden \(user=(?<user>[^,()]{1,300}), verb=\w{1,20}, resource=nodes, subresource/],
    rejects: 'peer',
    meaning: ({ who, whom, user }) =>
      phrase('{whom} accepts the certificate of {who}, but its user {user} has no permission for kubelets.', {
        who,
        whom,
        user,
      }),
    look: [
      phrase(
        'Bind the ClusterRole `system:kubelet-api-admin` to the user. `kubeadm init` and `kubeadm upgrade` bind it to `kube-apiserver-kubelet-client`, whose certificate has no organization from release 1.36 on.',
      ),
    ],
    rules: ['names/identity-unexpected', 'names/client-cn-empty'],
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
