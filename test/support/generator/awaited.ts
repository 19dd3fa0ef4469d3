import type { LoudFinding } from './loudFindings.ts';

interface Awaited {
  /** Ids of rules. */
  readonly rules: RegExp;
  /** What the title, path and message of the finding hold. */
  readonly of: RegExp;
  readonly until: string;
}

/** What is still said of correct nodes, and what must be so before it is not. Nothing else may be said. */
const AWAITED: readonly Awaited[] = [
  { rules: /probe-host-mismatch/, of: /1\.16,.*1025[12]/, until: 'probes on the plain ports of 1.16 count as right' },
  {
    rules: /flag-removed/,
    of: /binary 1\.(16|17|18|19|2\d)/,
    until: 'a flag is removed only where every supported version lacks it',
  },
  {
    rules: /kubelet-rotate-off|kubelet-client-ca-unset/,
    of: /20-authentication|config\.yaml|kubelet\.service/,
    until: 'drop-ins of --config-dir are read',
  },
  { rules: /ca-expires-soon/, of: /kubelet\.crt/, until: 'the CA that the kubelet made is known by its shape' },
  { rules: /etcd-ca-shared/, of: /binary/, until: 'who owns a file is not told by its path' },
  {
    rules:
      /-unset|kubelet-(anonymous-on|authz-always-allow|read-only-port)|authorization-always-allow|sa-flags-missing|file-missing/,
    of: /no environment files|no kubeconfigs/,
    until: 'an environment file that is not at hand leaves a component open',
  },
  {
    rules: /-unset|authorization-always-allow|sa-flags-missing/,
    of: /openshift/,
    until: 'the configuration of --openshift-config is read',
  },
  {
    rules: /yaml-syntax|pem-no-block|kubeconfigs\/kubeconfig-|kubelet-kubeconfig-missing|connections\//,
    of: /scrubbed/,
    until: 'withheld values are unknown',
  },
  {
    rules: /kubeconfig-file-missing/,
    of: /(no keys|pki alone|manifests alone|kubeconfigs alone|some folders).*kubelet-client-current/,
    until: 'pairs are left out with the keys',
  },
  {
    rules: /flag-file-missing|kubelet-kubeconfig-missing|kubeconfig-file-missing|end-unusable/,
    of: /last folders|flat|roles|inside etc|etc alone/,
    until: 'folders stand for the heads of the paths whose tails they hold',
  },
  {
    rules: /cert-expired/,
    of: /(pki\.bak|pki-2024|backup|pki\/old|certs-old)/,
    until: 'a spare copy of a certificate that is in use is a hint',
  },
  {
    rules: /kubelet-kubeconfig-missing/,
    of: /no kubeconfigs|some folders|worker/,
    until: 'a copy without any kubeconfig leaves them unknown',
  },
  {
    rules: /.*/,
    of: /opt\/k8s|data\/kubernetes\/conf|opt\/kubernetes\/cfg/,
    until: 'a folder that paths of a node name is no node of its own',
  },
  {
    rules: /flag-file-missing/,
    of: /manifests alone|some folders|environment files alone/,
    until: 'files beside the PKI are missing only where their folder is whole',
  },
];

/** Whether a finding on a correct node is one of those that are known to be wrong. */
export const isAwaited = (title: string, { rule, path, message }: LoudFinding): boolean =>
  AWAITED.some(({ rules, of }) => rules.test(rule) && of.test(`${title} | ${path}: ${message}`));

/** Faults that are told, and not yet where they are fixed, or that are told twice. */
const AWAITED_FAULTS: readonly { readonly id: RegExp; readonly title: RegExp; readonly until: string }[] = [
  {
    id: /CA regenerated/,
    title: /./,
    until: 'a CA that was replaced is told at its own file',
  },
  {
    id: /./,
    title: /opt\/k8s\/pki|data\/kubernetes|opt\/kubernetes/,
    until: 'a folder that paths of a node name is no node of its own',
  },
  {
    id: /CA expired|CA without/,
    title: /rke2|k3s/,
    until: 'a CA is known by its key where leaves carry a copy of it',
  },
  { id: /names another CA/, title: /./, until: 'what signs for a CA that is not trusted is a place of that finding' },
];

/** Whether it is known that a fault is not told where it is fixed, and once. */
export const isAwaitedFault = (fault: string, nodeTitle: string): boolean =>
  AWAITED_FAULTS.some(({ id, title }) => id.test(fault) && title.test(nodeTitle));
