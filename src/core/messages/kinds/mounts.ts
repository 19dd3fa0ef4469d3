import { phrase } from '../../model/text/text.ts';
import type { MessageKind, MessageValues } from './messageKind.ts';
import { between, wordAfter } from './quoted.ts';

/** The kubelet does not start a pod, because of a Secret, a ConfigMap or a path that the pod mounts or takes variables from. */
export const MOUNTS: readonly MessageKind[] = [
  {
    // k8s.io/kubernetes, pkg/volume/secret and pkg/volume/configmap, MakePayload; pkg/kubelet, makeEnvironmentVariables.
    name: 'objectKeyMissing',
    patterns: [/references non-existent (?:secret|config) key: /, /couldn't find key /],
    values: (line) => {
      const path = wordAfter(line, ' key: ') ?? between(line, "couldn't find key ", ' in Secret ', ' in ConfigMap ');
      return path === undefined ? undefined : { path };
    },
    rejects: 'nobody',
    meaning: ({ path }) =>
      phrase(
        'The kubelet does not start the pod, because a Secret or ConfigMap that it uses does not have the key {path}.',
        { path },
      ),
    look: [
      phrase(
        'Compare `items` of the volume, or `key` of the variable, with the keys of the object. A Secret of type `kubernetes.io/tls` has `tls.crt` and `tls.key`.',
      ),
    ],
    rules: ['manifests/flag-file-missing'],
    failures: ['configuration'],
    isOfKubelet: true,
  },
  {
    name: 'objectMissing',
    patterns: [/\b(?:secret|configmap)s? "/],
    values: missingObject,
    rejects: 'nobody',
    meaning: ({ reason, path }) =>
      phrase('The kubelet does not start the pod, because the {reason} {path} does not exist.', { reason, path }),
    look: [
      phrase(
        'Look for what creates the object: a Certificate of cert-manager, an operator, or a job. It must be in the namespace of the pod.',
      ),
    ],
    rules: ['manifests/flag-file-missing'],
    failures: [],
    isOfKubelet: true,
  },
  {
    // k8s.io/kubernetes, pkg/kubelet/util/manager, cacheBasedManager and watchBasedManager.
    name: 'objectPending',
    patterns: [/failed to sync (?:secret|configmap) cache: timed out waiting for the condition/, /" not registered\b/],
    rejects: 'nobody',
    meaning: () =>
      phrase(
        'The kubelet has not received a Secret or ConfigMap of the pod yet. It logs this for some seconds after a start, and tries again.',
      ),
    look: [
      phrase('If it goes on, look for errors of the connection from the kubelet to kube-apiserver, at the same time.'),
    ],
    rules: [],
    failures: [],
    isOfKubelet: true,
  },
  {
    // client-go, rest.InClusterConfig.
    name: 'podCaMissing',
    patterns: [/\/var\/run\/secrets\/kubernetes\.io\/serviceaccount\/ca\.crt: no such file or directory/],
    rejects: 'nobody',
    meaning: ({ who }) =>
      phrase('{who} runs in a pod that has no CA of the cluster, and cannot verify kube-apiserver.', { who }),
    look: [
      phrase(
        'kube-controller-manager publishes the CA of `--root-ca-file`. Check that it runs, and that the pod does not set `automountServiceAccountToken: false`.',
      ),
    ],
    rules: ['manifests/kcm-root-ca-unset', 'manifests/kcm-sa-key-unset'],
    failures: [],
  },
];

/** The Secret or ConfigMap that the kubelet does not find. kubectl says the same of what a person asks for. */
function missingObject(line: string): MessageValues | undefined {
  if (!/MountVolume|FailedMount|CreateContainerConfigError|\bkubelet\b/.test(line)) return undefined;
  for (const [reason, before] of OBJECTS) {
    const path = between(line, before, '" not found');
    if (path !== undefined && !path.includes('"')) return { reason, path };
  }
  return undefined;
}

const OBJECTS = [
  ['Secret', 'secret "'],
  ['Secret', 'secrets "'],
  ['ConfigMap', 'configmap "'],
  ['ConfigMap', 'configmaps "'],
] as const;
