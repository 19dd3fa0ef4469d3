import { ADMIN_CONF, APISERVER, ETCD_SERVER, KUBERNETES, PKI, SCHEDULER_CONF } from '../../support/faults/fault.ts';
import { openNode } from '../../support/kubeadmNode.ts';
import type { NodePki } from '../../support/nodePki.ts';

/** The certificates of a node that expire together, while its components run. */
export interface Expiring {
  readonly id: 'servers' | 'clients';
  /** The kubeconfig of a client that keeps its connection. */
  readonly kept: string;
  readonly paths: (node: NodePki) => readonly string[];
}

/** Certificates that are verified when a connection is made, and others that kube-apiserver and the kubelet verify at each request. */
export const EXPIRING: readonly Expiring[] = [
  { id: 'servers', kept: ADMIN_CONF, paths: () => [ETCD_SERVER, APISERVER, `${PKI}/apiserver-etcd-client.crt`] },
  {
    id: 'clients',
    kept: ADMIN_CONF,
    paths: ({ certificatePaths }) => [
      ADMIN_CONF,
      SCHEDULER_CONF,
      `${KUBERNETES}/controller-manager.conf`,
      `${PKI}/apiserver-kubelet-client.crt`,
      ...certificatePaths.filter((path) => path.includes('kubelet-client-')),
    ],
  },
];

/** A node as kubeadm makes it, with certificates that expire at the time given. */
export async function expiringNode({ paths }: Expiring, now: Date, notAfter: Date): Promise<NodePki> {
  const node = await openNode({ now, keyAlgorithm: 'ECDSA-P256' });
  for (const path of paths(node)) node.replaceCertificate(path, { notAfter });
  return node;
}
