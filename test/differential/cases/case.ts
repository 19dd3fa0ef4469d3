import { NEWEST } from '../../components/release.ts';
import { openNode } from '../../support/kubeadmNode.ts';
import type { NodeOptions } from '../../support/nodeOptions.ts';
import { type Component, manifestPath, type NodePki } from '../../support/nodePki.ts';
import type { Part } from '../measure.ts';

/** One input: what the nodes look like, and which of their connections are tried. */
export interface Case {
  readonly id: string;
  readonly parts: readonly Part[];
  /** The same shape at every call; keys and serial numbers are new in every run. */
  readonly build: (now: Date) => Promise<readonly NodePki[]>;
}

/** The releases of the programs that the predictions are compared with: each manifest's image has the same. */
const IMAGES: Readonly<Record<Component, string>> = {
  'kube-apiserver': `registry.k8s.io/kube-apiserver:v${NEWEST.kubernetes}`,
  'kube-controller-manager': `registry.k8s.io/kube-controller-manager:v${NEWEST.kubernetes}`,
  'kube-scheduler': `registry.k8s.io/kube-scheduler:v${NEWEST.kubernetes}`,
  etcd: `registry.k8s.io/etcd:${NEWEST.etcd}-0`,
};

/** Loopback addresses, so that hosts and SANs are those of the files. */
const ADDRESS = '127.0.0.10';
const PEER_ADDRESSES = ['127.0.0.11', '127.0.0.12'] as const;

/** One control-plane node with one change. */
export function nodeCase(
  id: string,
  parts: readonly Part[],
  apply: (node: NodePki) => void | Promise<void>,
  options: NodeOptions = {},
): Case {
  return {
    id,
    parts,
    build: async (now) => {
      const node = await nodeOfRelease({ keyAlgorithm: 'ECDSA-P256', advertiseAddress: ADDRESS, now, ...options });
      await apply(node);
      return [node];
    },
  };
}

/** Two members of one etcd cluster with one change, mostly to the second. */
export function peerCase(id: string, apply: (second: NodePki, first: NodePki) => void | Promise<void>): Case {
  return {
    id,
    parts: ['peers'],
    build: async (now) => {
      const shared: NodeOptions = { keyAlgorithm: 'ECDSA-P256', now };
      const [one, two] = PEER_ADDRESSES;
      const first = await nodeOfRelease({ ...shared, nodeName: 'cp-1', advertiseAddress: one });
      const etcdMembers = [`cp-1=https://${one}:2380`];
      const second = await nodeOfRelease({
        ...shared,
        nodeName: 'cp-2',
        advertiseAddress: two,
        joined: true,
        etcdMembers,
      });
      await apply(second, first);
      return [first, second];
    },
  };
}

async function nodeOfRelease(options: NodeOptions): Promise<NodePki> {
  const node = await openNode(options);
  for (const [component, image] of Object.entries(IMAGES) as [Component, string][]) {
    node.setField(manifestPath(component), 'image', image);
  }
  return node;
}
