import { faultById } from './faults.ts';
import { key } from './keyPair.ts';
import { type NodeFiles, type NodePki, openNode } from './kubeadmNode.ts';
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
  node.reissue(`${PKI}/apiserver.crt`, {
    key: await key('renewed apiserver'),
    notBefore: days(now, -1),
    notAfter: days(now, 700),
  });
  const etcd = await node.otherAuthority('etcd-ca');
  for (const leaf of ['etcd/server.crt', 'etcd/peer.crt', 'etcd/healthcheck-client.crt', 'apiserver-etcd-client.crt'])
    node.reissue(`${PKI}/${leaf}`, { issuer: etcd, notAfter: days(now, 365) });
  node.put(`${PKI}/etcd/ca.crt`, etcd.pem);
  node.remove(`${PKI}/former-ca.crt`);
  node.put(`${PKI}/next-ca.crt`, (await node.otherAuthority('next-ca')).pem);
  return { before, after: node.files };
}

const SERVED = 'var/lib/kubelet/pki/served.crt';
const KUBELET_CA = `${PKI}/kubelet-ca.crt`;

/** A node whose kubelet gets a serving certificate of a new CA, which the API server trusts as well only after its restart. */
export async function orderedRotation(now: Date): Promise<RotatedNode> {
  const node = await openNode({ now, keyAlgorithm: 'ECDSA-P256' });
  node.replaceFlag('kube-apiserver', 'kubelet-certificate-authority', `/${KUBELET_CA}`);
  const pair = `tlsCertFile: /${SERVED}\ntlsPrivateKeyFile: /${SERVED.replace('.crt', '.key')}\n`;
  node.setText('var/lib/kubelet/config.yaml', (text) => text + pair);
  node.setText('etc/kubernetes/manifests/kube-apiserver.yaml', (text) =>
    text.replace(/(kube-apiserver:)v[\d.]+/, '$1v1.30.0'),
  );
  await serveSignedBy(node, ['first-ca'], now);
  const before = new Map(node.files);
  await serveSignedBy(node, ['first-ca', 'second-ca'], now);
  return { before, after: node.files };
}

/** The kubelet serves a certificate of the last of the CAs, and the API server trusts them all. */
async function serveSignedBy(node: NodePki, authorities: readonly string[], now: Date): Promise<void> {
  const spare = await openNode({ now, keyAlgorithm: 'ECDSA-P256' });
  const issuers = await Promise.all(authorities.map((name) => spare.otherAuthority(name)));
  const names = { subject: { commonName: 'cp-1' }, sans: ['dns:cp-1', 'ip:10.0.0.10'] } as const;
  const leaves = issuers.map((issuer) => spare.reissue(`${PKI}/apiserver.crt`, { issuer, ...names }));
  node.put(KUBELET_CA, issuers.map(({ pem }) => pem).join(''));
  node.put(SERVED, leaves.at(-1)?.pem ?? '');
  node.put(SERVED.replace('.crt', '.key'), spare.text(`${PKI}/apiserver.key`));
}
