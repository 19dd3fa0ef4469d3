import { faultById } from '../support/faults.ts';
import { NOW } from '../support/generator/design.ts';
import type { GeneratedFault } from '../support/generator/faults/fault.ts';
import { faultyNode, GENERATED_FAULTS } from '../support/generator/faults.ts';
import { openNode } from '../support/kubeadmNode.ts';
import type { NodeFiles } from '../support/nodeOptions.ts';

/** Two faults of one node. */
export interface FaultPair {
  readonly name: string;
  readonly faults: readonly [string, string];
  /** The generated node's seed; absent for kubeadm's node. */
  readonly seed?: number;
}

/** Faults of kubeadm's node that concern different credentials. */
const APART: readonly (readonly [string, string])[] = [
  ['scheduler-client-expired', 'etcd-cafile-cluster-ca'],
  ['scheduler-client-expired', 'admin-client-other-ca'],
  ['scheduler-client-expired', 'kubelet-client-other-ca'],
  ['scheduler-client-expired', 'etcd-server-without-client-auth'],
  ['scheduler-client-expired', 'apiserver-san-service-ip'],
  ['scheduler-conf-other-ca', 'admin-client-other-ca'],
  ['scheduler-conf-other-ca', 'etcd-client-by-cluster-ca'],
  ['scheduler-conf-other-ca', 'kubelet-current-removed'],
  ['scheduler-conf-other-ca', 'sa-pair-mismatch'],
  ['scheduler-conf-bad-base64', 'etcd-server-by-cluster-ca'],
  ['scheduler-conf-bad-base64', 'front-proxy-cn'],
  ['kubeconfig-key-mismatch', 'kubelet-key-mismatch'],
  ['kubeconfig-key-mismatch', 'client-without-client-auth'],
  ['kubeconfig-dangling-context', 'kubelet-dead-end'],
  ['kubeconfig-double-encoded', 'etcd-peer-by-cluster-ca'],
  ['kubeconfig-client-half', 'admin-client-other-ca'],
  ['kubeconfig-http', 'etcd-scheme-mismatch'],
  ['kubeconfig-http', 'kubeconfig-server-not-in-san'],
  ['kubeconfig-server-not-in-san', 'kubelet-client-by-other-ca'],
  ['loopback-server-not-in-san', 'scheduler-without-client-auth'],
  ['scheduler-cn', 'kubelet-cn'],
  ['scheduler-cn', 'front-proxy-client-by-cluster-ca'],
  ['controller-manager-cn', 'sa-pub-pkcs1'],
  ['kubelet-current-dangling', 'etcd-server-san-loopback'],
  ['kubelet-organization', 'etcd-client-auth-off'],
  ['kubelet-field-misspelt', 'client-without-client-auth'],
  ['kubelet-client-by-other-ca', 'kubelet-client-other-ca'],
  ['etcd-client-by-cluster-ca', 'front-proxy-client-by-cluster-ca'],
  ['etcd-client-by-cluster-ca', 'kubelet-client-by-other-ca'],
  ['etcd-server-san-loopback', 'front-proxy-cn'],
  ['etcd-peer-san-address', 'sa-pair-mismatch'],
  ['etcd-cafile-missing', 'scheduler-conf-other-ca'],
  ['etcd-key-removed', 'kubelet-client-other-ca'],
  ['apiserver-san-advertise-address', 'etcd-peer-without-client-auth'],
  ['apiserver-san-service-name', 'client-without-client-auth'],
  ['apiserver-san-service-ip', 'kubelet-anonymous-on'],
  ['apiserver-other-ca', 'etcd-server-by-cluster-ca'],
  ['apiserver-not-yet-valid', 'sa-pair-mismatch'],
  ['apiserver-key-mismatch', 'etcd-peer-by-cluster-ca'],
  ['chain-incomplete', 'admin-client-other-ca'],
  ['signature-sha1', 'scheduler-client-expired'],
  ['rsa-key-small', 'etcd-server-without-client-auth'],
  ['front-proxy-names-empty', 'scheduler-conf-other-ca'],
  ['ca-key-mismatch', 'kubelet-dead-end'],
  ['ca-without-cert-sign', 'scheduler-client-expired'],
  ['etcd-ca-shared', 'scheduler-conf-other-ca'],
];

/** Faults of kubeadm's node that share a credential, or of which one makes what the other concerns useless. */
const TOGETHER: readonly (readonly [string, string])[] = [
  ['apiserver-expired', 'apiserver-key-mismatch'],
  ['apiserver-expired', 'kubeconfig-server-not-in-san'],
  ['apiserver-other-ca', 'scheduler-conf-other-ca'],
  ['serving-without-server-auth', 'kubeconfig-server-not-in-san'],
  ['tls-key-flag-missing', 'scheduler-client-expired'],
  ['scheduler-client-expired', 'scheduler-conf-other-ca'],
  ['scheduler-client-expired', 'kubeconfig-http'],
  ['scheduler-without-client-auth', 'kubeconfig-key-mismatch'],
  ['etcd-server-by-cluster-ca', 'etcd-server-san-loopback'],
  ['etcd-server-by-cluster-ca', 'etcd-client-by-cluster-ca'],
  ['etcd-server-without-client-auth', 'etcd-cafile-cluster-ca'],
  ['etcd-client-auth-without-ca', 'etcd-client-by-cluster-ca'],
  ['etcd-scheme-mismatch', 'etcd-client-by-cluster-ca'],
  ['etcd-peer-by-cluster-ca', 'etcd-peer-san-address'],
  ['ca-expired', 'scheduler-client-expired'],
  ['ca-expired', 'etcd-cafile-cluster-ca'],
  ['ca-regenerated', 'kubelet-client-other-ca'],
  ['ca-regenerated', 'scheduler-client-expired'],
  ['ca-not-a-ca', 'apiserver-expired'],
  ['name-constraint-violated', 'scheduler-client-expired'],
  ['client-ca-unset', 'scheduler-client-expired'],
  ['client-ca-unset', 'front-proxy-cn'],
  ['kubelet-current-removed', 'kubelet-client-by-other-ca'],
  ['kubeconfig-insecure', 'apiserver-other-ca'],
];

/** Faults of generated nodes: other layouts, units instead of pods, other places of the same credentials. */
const GENERATED: readonly (readonly [number, string, string])[] = [
  [1, 'leaf expired', 'flag names another CA'],
  [3, 'leaf of another CA', 'etcd asked by http'],
  [4, 'key of another pair', 'front proxy of a name that is not allowed'],
  [5, 'client without clientAuth', 'kubeconfig trusts another CA'],
  [7, 'server without the dialed name', 'CA expired'],
  [8, 'flag names a missing file', 'leaf of another CA'],
  [9, 'service-account keys of two pairs', 'leaf expired'],
  [10, 'etcd asked at another port', 'leaf of another CA'],
  [11, 'peers trust another CA', 'identity of another component'],
  [12, 'no CA for clients', 'server without serverAuth'],
  [13, 'component kubeconfig missing', 'leaf of another CA'],
  [14, 'PEM cut short', 'kubeconfig trusts another CA'],
  [15, 'certificate and key flags swapped', 'leaf expired'],
  [16, 'CA regenerated under its name', 'flag names a missing file'],
  [17, 'key file lost', 'front proxy of a name that is not allowed'],
  [18, 'CA without CA:TRUE', 'leaf expired'],
  [19, 'empty CA file', 'leaf of another CA'],
  [21, 'base64 of a kubeconfig damaged', 'flag names another CA'],
];

export const PAIRS: readonly FaultPair[] = [
  ...[...APART, ...TOGETHER].map((faults) => ({ name: faults.join(' + '), faults })),
  ...GENERATED.map(([seed, one, other]) => ({
    name: `node ${seed}, ${one} + ${other}`,
    faults: [one, other] as const,
    seed,
  })),
];

/** Pairs with fewer than two warnings and errors, each with the reason. */
export const LESS_THAN_TWO: ReadonlyMap<string, string> = new Map([
  ['front-proxy-names-empty + scheduler-conf-other-ca', 'empty allowed names are only an info'],
  ['apiserver-other-ca + scheduler-conf-other-ca', 'both are the same CA, so the connection of the scheduler works'],
  ['etcd-client-auth-without-ca + etcd-client-by-cluster-ca', 'no file shows which CA etcd is to trust for clients'],
  [
    'etcd-peer-by-cluster-ca + etcd-peer-san-address',
    'neither CA nor names fit, so another certificate is at its path: one cause',
  ],
  ['node 19, empty CA file + leaf of another CA', 'only the empty file would show which CA signs clients'],
]);

/** Differences that remain after the first fault of a pair is repaired on a node of kubeadm, by the name of the pair, each with the reason. */
export const NEW_ONCE_REPAIRED: ReadonlyMap<string, readonly string[]> = new Map([
  // A kubelet that ignores the CA for clients does not look at their certificates.
  ['kubelet-field-misspelt + client-without-client-auth', ['kube-apiserver → kubelet fails']],
  // It waits for an API server that it accepts, and exits only then.
  ['apiserver-not-yet-valid + sa-pair-mismatch', ['kube-controller-manager does not start']],
  // Both are the same CA, which the scheduler then trusts.
  [
    'apiserver-other-ca + scheduler-conf-other-ca',
    ['kube-scheduler → kube-apiserver fails', 'scheduler.conf is at fault'],
  ],
  // Without a CA, etcd takes any client's.
  ['etcd-client-auth-without-ca + etcd-client-by-cluster-ca', ['kube-apiserver.yaml is at fault']],
  // Pods are listed if they reject the CA or a name, and dates are verified first.
  ['ca-not-a-ca + apiserver-expired', ['pod → kube-apiserver fails']],
]);

/** The files of the node with both faults. Throws if the node has no place for one of them. */
export async function pairFiles({ name, faults, seed }: FaultPair): Promise<NodeFiles> {
  if (seed === undefined) return filesWith(...faults);
  const [one, other] = faults.map(generatedById);
  if (one === undefined || other === undefined) throw new Error(name);
  const node = await faultyNode(seed, both(one, other));
  if (node === undefined) throw new Error(`no place for both: ${name}`);
  return node.files;
}

/** The files of kubeadm's node with some faults. */
export async function filesWith(...faults: readonly string[]): Promise<NodeFiles> {
  const node = await openNode({ keyAlgorithm: 'ECDSA-P256', now: NOW });
  for (const id of faults) await faultById(id).apply(node);
  return node.files;
}

function generatedById(id: string): GeneratedFault {
  const fault = GENERATED_FAULTS.find((candidate) => candidate.id === id);
  if (fault === undefined) throw new Error(`no such fault: ${id}`);
  return fault;
}

/** One fault that does both things, each at its own place. */
function both(one: GeneratedFault, other: GeneratedFault): GeneratedFault {
  const places = new Map<GeneratedFault, Awaited<ReturnType<GeneratedFault['apply']>>>();
  return {
    id: `${one.id} + ${other.id}`,
    apply: async (draft, draw) => {
      for (const fault of [one, other]) places.set(fault, await fault.apply(draft, draw));
      return places.get(one) && places.get(other);
    },
    damage: (draft) => {
      for (const fault of [one, other]) {
        const place = places.get(fault);
        if (place !== undefined) fault.damage?.(draft, place);
      }
    },
  };
}
