/** One thing that is wrong in an exercise, and where the inspector finds it. */
export interface ExerciseFault {
  readonly id: ExerciseFaultId;
  readonly rule: string;
  /** The file to fix, in the exercise's folder. */
  readonly path: string;
}

export type Level = 1 | 2 | 3;

export const LEVELS: readonly Level[] = [1, 2, 3];

const MANIFESTS = 'control-plane/etc/kubernetes/manifests';
const PKI = 'control-plane/etc/kubernetes/pki';
const WORKER_KUBELET = 'worker/etc/kubernetes/kubelet.conf';

const fault = <const Id extends string>(id: Id, rule: string, path: string) => ({ id, rule, path });

/** The faults of each level, in the order of the task. */
export const EXERCISES = {
  1: [
    fault('wrongPath', 'manifests/flag-file-missing', `${MANIFESTS}/etcd.yaml`),
    fault('wrongContext', 'kubeconfigs/kubeconfig-dangling-context', 'control-plane/etc/kubernetes/scheduler.conf'),
    fault('wrongPort', 'kubeconfigs/kubeconfig-server-port', 'control-plane/etc/kubernetes/controller-manager.conf'),
    fault('cutFile', 'files/pem-unterminated', 'worker/etc/kubernetes/pki/ca.crt'),
    fault('expired', 'validity/cert-expired', `${PKI}/apiserver-kubelet-client.crt`),
  ],
  2: [
    fault('wrongAuthority', 'kubeconfigs/kubeconfig-ca-not-issuer', 'control-plane/etc/kubernetes/scheduler.conf'),
    fault('missingAddress', 'names/apiserver-san-missing-service-ip', `${MANIFESTS}/kube-apiserver.yaml`),
    fault('otherKey', 'keys/cert-key-mismatch', `${MANIFESTS}/etcd.yaml`),
    fault(
      'wrongIssuer',
      'kubeconfigs/kubeconfig-client-cert-untrusted',
      'control-plane/etc/kubernetes/controller-manager.conf',
    ),
    fault('tokenKey', 'keys/sa-pair-mismatch', `${MANIFESTS}/kube-apiserver.yaml`),
  ],
  3: [
    fault('oldGeneration', 'trust/cluster-ca-disagree', WORKER_KUBELET),
    fault('missingChain', 'trust/chain-incomplete', `${PKI}/etcd/server.crt`),
    fault('frontProxyName', 'names/front-proxy-cn-not-allowed', `${MANIFESTS}/kube-apiserver.yaml`),
    fault('wrongUsage', 'usage/eku-missing-client-auth', 'control-plane/etc/kubernetes/scheduler.conf'),
    fault('wrongGroup', 'names/kubelet-cn-format', WORKER_KUBELET),
  ],
} as const;

export type ExerciseFaultId = (typeof EXERCISES)[Level][number]['id'];
