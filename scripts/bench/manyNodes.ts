import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { buildCluster } from '../../test/support/kubeadmNode.ts';
import { writeNode } from '../../test/support/writeNode.ts';

/** Control-plane nodes of a cluster here. */
const CLUSTER_SIZE = 5;

/**
 * Writes so many kubeadm nodes into folders of their own, in clusters of five. No two certificates are equal but those that the nodes
 * of a cluster share. Their leaves' keys are those of five nodes, P-256, so that a thousand nodes are made in seconds.
 */
export async function writeManyNodes(count: number, folder: string): Promise<void> {
  for (let cluster = 0; cluster * CLUSTER_SIZE < count; cluster++) {
    const nodes = await buildCluster({
      nodes: Math.min(CLUSTER_SIZE, count - cluster * CLUSTER_SIZE),
      clusterName: `cluster-${cluster}`,
      network: `10.${1 + Math.floor(cluster / 250)}.${cluster % 250}`,
      controlPlaneEndpoint: `api-${cluster}.example.com:6443`,
      joined: false,
      keyAlgorithm: 'ECDSA-P256',
      now: new Date(),
    });
    for (const [at, node] of nodes.entries()) {
      const target = path.join(folder, `cluster-${cluster}`, `node-${at + 1}`);
      await mkdir(target, { recursive: true });
      await writeNode(node, target);
    }
  }
}
