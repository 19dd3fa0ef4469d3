import { mkdir, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import {
  buildCluster,
  buildNode,
  type ClusterOptions,
  type NodeFiles,
  type NodeOptions,
} from '../../test/support/kubeadmNode.ts';

/** Control-plane nodes of a cluster here. */
const CLUSTER_SIZE = 3;

/**
 * Writes so many kubeadm nodes into separate folders, in clusters of three. No two certificates are equal except those that the nodes of a cluster
 * share. The CAs have separate P-256 keys, and the leaves those of three nodes, RSA as kubeadm's are: so a thousand nodes are made in less than a
 * minute. `edit` changes each finished node.
 */
export async function writeManyNodes(count: number, folder: string, edit?: NodeOptions['edit']): Promise<void> {
  for (let cluster = 0; cluster * CLUSTER_SIZE < count; cluster++) {
    const size = Math.min(CLUSTER_SIZE, count - cluster * CLUSTER_SIZE);
    const nodes = await buildCluster({ ...manyNodesOptions(cluster, size), edit });
    const named = nodes.map((node, at) => write(node, path.join(folder, `cluster-${cluster}`, `node-${at + 1}`)));
    await Promise.all(named);
  }
}

/** Writes so many clusters of one kubeadm node each. Every certificate and every key is P-256, and none occurs in two of them. */
export async function writeManyClusters(count: number, folder: string): Promise<void> {
  for (let cluster = 1; cluster <= count; cluster++) {
    const clusterName = `cluster-${cluster}`;
    const nodeName = `cp-${cluster}`;
    const node = await buildNode({ clusterName, nodeName, keyAlgorithm: 'ECDSA-P256', now: new Date() });
    await write(node, path.join(folder, nodeName));
  }
}

/** The options of the cluster with that number. */
export function manyNodesOptions(cluster: number, nodes: number): ClusterOptions {
  return {
    nodes,
    clusterName: `cluster-${cluster}`,
    network: `10.${1 + Math.floor(cluster / 250)}.${cluster % 250}`,
    controlPlaneEndpoint: `api-${cluster}.example.com:6443`,
    joined: false,
    authorityAlgorithm: 'ECDSA-P256',
    now: new Date(),
  };
}

async function write(files: NodeFiles, folder: string): Promise<void> {
  const directories = new Set([...files.keys()].map((file) => path.join(folder, path.dirname(file))));
  await Promise.all([...directories].map((directory) => mkdir(directory, { recursive: true })));
  const written = [...files].map(([file, content]) => {
    const target = path.join(folder, file);
    return content instanceof Uint8Array ? writeFile(target, content) : symlink(content.linkTo, target);
  });
  await Promise.all(written);
}
