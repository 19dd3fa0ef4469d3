import type { IssuedCertificate } from '../../support/certificates.ts';
import { key } from '../../support/keyPair.ts';
import type { NodeFiles } from '../../support/kubeadmNode.ts';
import { type NodePki, openNode } from '../../support/kubeadmNode.ts';
import { seededRandom } from '../cases/seededRandom.ts';

/** By which CA each end verifies the other: files of their own, so that each changes apart. */
export const CLIENT_TRUST = 'etc/kubernetes/pki/etcd-servers-ca.crt';
export const SERVER_TRUST = 'etc/kubernetes/pki/etcd/ca.crt';
export const SERVER_PAIR = 'etc/kubernetes/pki/etcd/server.crt';
export const CLIENT_PAIR = 'etc/kubernetes/pki/apiserver-etcd-client.crt';

export interface RotatedNode {
  /** The files before; the node has those after. */
  readonly before: NodeFiles;
  readonly node: NodePki;
}

/** One node whose etcd and its client get other certificates and CAs, as the seed has it. */
export async function rotatedNode(seed: number, now: Date): Promise<RotatedNode> {
  const random = seededRandom(seed);
  const node = await openNode({ keyAlgorithm: 'ECDSA-P256', advertiseAddress: '127.0.0.10', now });
  const old = node.certificate(SERVER_TRUST);
  const next = await node.otherAuthority(random.pick(['etcd-ca', 'etcd-ca-2']));
  node.replaceFlag('kube-apiserver', 'etcd-cafile', `/${CLIENT_TRUST}`);
  trust(node, CLIENT_TRUST, random.pick([[old], [old], [old, next]]));
  trust(node, SERVER_TRUST, random.pick([[old], [old], [old, next]]));
  const before = new Map(node.files);
  for (const path of [CLIENT_TRUST, SERVER_TRUST]) {
    const choice = random.pick(['same', 'both', 'both', 'next'] as const);
    if (choice !== 'same') trust(node, path, choice === 'both' ? [old, next] : [next]);
  }
  for (const path of [CLIENT_PAIR, SERVER_PAIR]) {
    const choice = random.pick(['same', 'renewed', 'next', 'next'] as const);
    if (choice === 'same') continue;
    const pair = await key(`rotated ${path} ${seed}`);
    node.reissue(path, choice === 'next' ? { issuer: next, key: pair } : { key: pair });
  }
  return { before, node };
}

function trust(node: NodePki, path: string, authorities: readonly IssuedCertificate[]): void {
  node.put(path, authorities.map(({ pem }) => pem).join(''));
}
