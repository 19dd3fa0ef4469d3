import { buildNode } from '../../support/kubeadmNode.ts';
import type { NodeFiles, NodeOptions } from '../../support/nodeOptions.ts';
import { pemBytes } from '../../support/pem.ts';
import type { ParityCase } from './case.ts';

/** Certificates of a node as the other tests build it. */
const FILES = [
  ...['ca', 'apiserver', 'apiserver-kubelet-client', 'apiserver-etcd-client', 'front-proxy-ca', 'front-proxy-client'],
  ...['etcd/ca', 'etcd/server', 'etcd/peer', 'etcd/healthcheck-client'],
].map((name) => `etc/kubernetes/pki/${name}.crt`);

const NOW = new Date('2026-06-01T12:00:00Z');

const NODES: Readonly<Record<string, NodeOptions>> = {
  kubeadm: { keyAlgorithm: 'ECDSA-P256', now: NOW },
  'kubeadm, IPv6': { keyAlgorithm: 'ECDSA-P384', now: NOW, ipv6: true },
};

function nodeCases(name: string, options: NodeOptions): readonly ParityCase[] {
  let node: Promise<NodeFiles> | undefined;
  return FILES.map((file) => ({
    id: `${name}: ${file.slice('etc/kubernetes/pki/'.length)}`,
    make: async () => {
      node ??= buildNode(options);
      const content = (await node).get(file);
      if (!(content instanceof Uint8Array)) throw new Error(`The node has no ${file}.`);
      return pemBytes(new TextDecoder().decode(content));
    },
  }));
}

/** kubeadm's certificates, and one with the RSA keys it makes by default. */
export const NODE_CASES: readonly ParityCase[] = [
  ...Object.entries(NODES).flatMap(([name, options]) => nodeCases(name, options)),
  ...nodeCases('kubeadm, RSA', { keyAlgorithm: 'RSA-2048', now: NOW }).slice(0, 2),
];
