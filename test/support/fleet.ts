import { buildCluster, openNode } from './kubeadmNode.ts';
import type { NodeFile } from './nodeOptions.ts';
import type { NodePki } from './nodePki.ts';

export interface FleetOptions {
  readonly now: Date;
  /** Three of them are control-plane nodes. */
  readonly nodes: number;
  /** The number of the first worker. Default: 1. */
  readonly from?: number;
  /** Changes the finished node of that name. */
  readonly edit?: ((name: string, node: NodePki) => void | Promise<void>) | undefined;
}

const CONTROL_PLANES = 3;

/** One cluster of many nodes, a folder each: cp-1 to cp-3, then worker-1 and so on. */
export async function buildFleet({ now, nodes, from = 1, edit }: FleetOptions): Promise<ReadonlyMap<string, NodeFile>> {
  const shared = { now, keyAlgorithm: 'ECDSA-P256', serverTLSBootstrap: true } as const;
  const files = new Map<string, NodeFile>();
  const put = (name: string, own: ReadonlyMap<string, NodeFile>) => {
    for (const [path, file] of own) files.set(`${name}/${path}`, file);
  };
  let number = 0;
  const controlPlanes = await buildCluster({
    ...shared,
    nodes: CONTROL_PLANES,
    edit: (_, node) => edit?.(`cp-${++number}`, node),
  });
  controlPlanes.forEach((node, at) => {
    put(`cp-${at + 1}`, node);
  });
  for (let at = from; at < from + nodes - CONTROL_PLANES; at++) {
    const name = `worker-${at}`;
    const node = await openNode({ ...shared, nodeName: name, advertiseAddress: `10.0.1.${at}`, joined: true });
    // A worker runs no API server to connect to.
    node.setText('etc/kubernetes/kubelet.conf', (text) =>
      text.replace(/server: https:.*/, 'server: https://10.0.0.11:6443'),
    );
    await edit?.(name, node);
    put(name, new Map([...node.files].filter(([path]) => isOfWorker(path))));
  }
  return files;
}

function isOfWorker(path: string): boolean {
  return /^(?:var\/|etc\/kubernetes\/(?:kubelet\.conf|pki\/ca\.crt)$)/.test(path);
}

/** An expired client certificate, a kubelet that trusts another CA, and an expired serving certificate of etcd. */
export async function threeFaults(name: string, node: NodePki): Promise<void> {
  const yesterday = new Date(node.settings.now.getTime() - 86_400_000);
  if (name === 'worker-17') {
    const current = node.certificatePaths.find((path) => path.includes('/kubelet-client-2')) ?? '';
    node.replaceCertificate(current, { notAfter: yesterday });
  }
  if (name === 'worker-31') {
    node.setKubeconfigAuthority('etc/kubernetes/kubelet.conf', await node.otherAuthority('kubernetes'));
  }
  if (name === 'cp-2') node.replaceCertificate('etc/kubernetes/pki/etcd/server.crt', { notAfter: yesterday });
}
