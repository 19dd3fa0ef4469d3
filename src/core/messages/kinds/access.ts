import { phrase } from '../../model/text/text.ts';
import { IMAGE_PULL } from './imagePull.ts';
import type { MessageKind } from './messageKind.ts';

/** TLS succeeds, and then the API server, or a kubelet, answers 401, or the client waits for its certificate. */
export const ACCESS: readonly MessageKind[] = [
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
      // Other members of a structured line, such as `result=`, state no error.
      /\b401 Unauthorized\b|\bLayer7 wrong status, code: 401\b|\bbad status from https:\S{1,500}: 401\b|(?<!=)(?<!=")\bUnauthorized"?\s*$|\berr(?:or)?="?Unauthorized\b|(?<=: )Unauthorized\b/,
    ],
    // A registry has other credentials.
    values: (line) => (IMAGE_PULL.test(line) ? undefined : {}),
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
