import type { NodePki } from '../nodePki.ts';

/** One thing wrong with an otherwise correct node, and all that the inspector may say about it. */
export interface Fault {
  readonly id: string;
  readonly title: string;
  readonly expect: {
    /** Such as "validity/cert-expired". */
    readonly rule: string;
    /** The file of the finding, under the node's root. */
    readonly file: string;
  };
  readonly apply: (node: NodePki) => void | Promise<void>;
}

export const KUBERNETES = 'etc/kubernetes';
export const PKI = `${KUBERNETES}/pki`;
export const MANIFESTS = `${KUBERNETES}/manifests`;
export const APISERVER_MANIFEST = `${MANIFESTS}/kube-apiserver.yaml`;
export const ETCD_MANIFEST = `${MANIFESTS}/etcd.yaml`;
export const APISERVER = `${PKI}/apiserver.crt`;
export const ETCD_SERVER = `${PKI}/etcd/server.crt`;
export const ETCD_PEER = `${PKI}/etcd/peer.crt`;
export const KUBELET_CURRENT = 'var/lib/kubelet/pki/kubelet-client-current.pem';
/** The target of its link on a node of the default time. */
export const KUBELET_DATED = 'var/lib/kubelet/pki/kubelet-client-2026-05-02-12-00-20.pem';
export const SCHEDULER_CONF = `${KUBERNETES}/scheduler.conf`;
export const ADMIN_CONF = `${KUBERNETES}/admin.conf`;
