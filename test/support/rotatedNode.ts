import { faultById } from './faults.ts';
import { key } from './keyPair.ts';
import { type NodeFiles, openNode } from './kubeadmNode.ts';
import { days } from './nodeOptions.ts';

const PKI = 'etc/kubernetes/pki';
const SCHEDULER = 'etc/kubernetes/scheduler.conf';

/** A node in two states. */
export interface RotatedNode {
  readonly before: NodeFiles;
  readonly after: NodeFiles;
}

/**
 * A control plane before and after a rotation in haste: the scheduler works again, the controller manager no longer does, and all that is
 * etcd's is of another CA at once.
 */
export async function rotatedNode(now: Date = new Date()): Promise<RotatedNode> {
  const node = await openNode({ now, keyAlgorithm: 'ECDSA-P256' });
  const scheduler = node.text(SCHEDULER);
  await faultById('scheduler-client-expired').apply(node);
  node.put(`${PKI}/former-ca.crt`, (await node.otherAuthority('former-ca')).pem);
  const before = new Map(node.files);
  node.put(SCHEDULER, scheduler);
  node.setKubeconfigAuthority('etc/kubernetes/controller-manager.conf', await node.otherAuthority('kubernetes'));
  node.reissue(`${PKI}/apiserver.crt`, { key: await key('renewed apiserver'), notAfter: days(now, 700) });
  const etcd = await node.otherAuthority('etcd-ca');
  for (const leaf of ['etcd/server.crt', 'etcd/peer.crt', 'etcd/healthcheck-client.crt', 'apiserver-etcd-client.crt'])
    node.reissue(`${PKI}/${leaf}`, { issuer: etcd, notAfter: days(now, 365) });
  node.put(`${PKI}/etcd/ca.crt`, etcd.pem);
  node.remove(`${PKI}/former-ca.crt`);
  node.put(`${PKI}/next-ca.crt`, (await node.otherAuthority('next-ca')).pem);
  return { before, after: node.files };
}
