import { phrase } from '../../model/text/text.ts';
import type { MessageKind } from './messageKind.ts';
import { between } from './quoted.ts';

/** TLS succeeds, and then a server that knows the client, or takes it for anonymous, answers 403. */
export const PERMISSIONS: readonly MessageKind[] = [
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
        '{whom} does not recognize the front-proxy certificate of {who} and treats the request as anonymous, or its user has no permission.',
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
      phrase(
        '{whom} denies {who} access. TLS succeeded, and so did authentication, unless the request was anonymous.',
        {
          who,
          whom,
        },
      ),
    look: [
      phrase('Bind a role that allows `nodes/metrics`, or the path `/metrics`, to the service account of the client.'),
    ],
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
