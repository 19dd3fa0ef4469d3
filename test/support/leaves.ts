import type { Authorities } from './authorities.ts';
import { type CertificateSpec, LEAF_SHAPE } from './certificates.ts';
import type { NameSpec } from './distinguishedName.ts';
import type { San } from './extensions.ts';
import { addressIn, isIpAddress } from './ipAddress.ts';
import type { KeyPair } from './keyPair.ts';
import { days, type NodeSettings } from './nodeOptions.ts';

/** One certificate that kubeadm issues: where to, by whom, for what. */
export interface Leaf {
  readonly path: string;
  readonly authority: keyof Authorities;
  readonly subject: NameSpec;
  readonly purposes: readonly string[];
  readonly sans?: readonly San[];
}

const PKI = 'etc/kubernetes/pki';
const ADMINS = ['kubeadm:cluster-admins'];
const CLIENT = ['clientAuth'];
const BOTH = ['serverAuth', 'clientAuth'];

/** Sections 1.2 and 1.3 of kubeadm's certificate list (app/phases/certs/certlist.go). */
export function pkiLeaves(node: NodeSettings): readonly Leaf[] {
  const client = (path: string, authority: keyof Authorities, subject: NameSpec): Leaf => {
    return { path: `${PKI}/${path}`, authority, subject, purposes: CLIENT };
  };
  const kubelet = { commonName: 'kube-apiserver-kubelet-client', organizations: ADMINS };
  const common: readonly Leaf[] = [
    {
      path: `${PKI}/apiserver.crt`,
      authority: 'ca',
      subject: { commonName: 'kube-apiserver' },
      purposes: ['serverAuth'],
      sans: apiserverSans(node),
    },
    client('apiserver-kubelet-client.crt', 'ca', kubelet),
    client('front-proxy-client.crt', 'frontProxy', { commonName: 'front-proxy-client' }),
  ];
  const etcdClient = { commonName: 'kube-apiserver-etcd-client' };
  if (node.externalEtcd === true) {
    return [
      ...common,
      { path: 'etc/etcd-client/client.pem', authority: 'etcd', subject: etcdClient, purposes: CLIENT },
    ];
  }
  const member = {
    authority: 'etcd',
    subject: { commonName: node.nodeName },
    purposes: BOTH,
    sans: etcdSans(node),
  } as const;
  return [
    ...common,
    client('apiserver-etcd-client.crt', 'etcd', etcdClient),
    { path: `${PKI}/etcd/server.crt`, ...member },
    { path: `${PKI}/etcd/peer.crt`, ...member },
    client('etcd/healthcheck-client.crt', 'etcd', { commonName: 'kube-etcd-healthcheck-client' }),
  ];
}

/** The client certificates inside kubeconfigs, by file. */
export function kubeconfigLeaves(node: NodeSettings): readonly Leaf[] {
  const leaf = (file: string, commonName: string, organizations?: readonly string[]): Leaf => {
    return {
      path: `etc/kubernetes/${file}`,
      authority: 'ca',
      subject: { commonName, organizations },
      purposes: CLIENT,
    };
  };
  return [
    leaf('admin.conf', 'kubernetes-admin', ADMINS),
    ...(node.joined === true ? [] : [leaf('super-admin.conf', 'kubernetes-super-admin', ['system:masters'])]),
    leaf('controller-manager.conf', 'system:kube-controller-manager'),
    leaf('scheduler.conf', 'system:kube-scheduler'),
  ];
}

/** The identity of the node's kubelet. */
export function kubeletSubject(node: NodeSettings): NameSpec {
  return { commonName: `system:node:${node.nodeName}`, organizations: ['system:nodes'] };
}

/** kubeadm's leaf of a plan, valid for a year from five minutes before the node was made. */
export function leafSpec(leaf: Leaf, key: KeyPair, authorities: Authorities, node: NodeSettings): CertificateSpec {
  return {
    ...LEAF_SHAPE,
    subject: leaf.subject,
    key,
    issuer: authorities[leaf.authority].signer,
    extendedKeyUsage: leaf.purposes,
    sans: leaf.sans,
    notBefore: new Date(node.created.getTime() - 300_000),
    notAfter: days(node.created, 365),
  };
}

function apiserverSans(node: NodeSettings): readonly San[] {
  const [subnet = ''] = node.serviceSubnet.split(',');
  const endpoint = node.controlPlaneEndpoint?.replace(/:\d+$/, '').replace(/^\[|\]$/g, '');
  const hosts = ['kubernetes', 'kubernetes.default', 'kubernetes.default.svc', 'kubernetes.default.svc.cluster.local'];
  return sansOf([
    ...hosts,
    node.nodeName,
    addressIn(subnet, 1),
    node.advertiseAddress,
    ...(endpoint ? [endpoint] : []),
  ]);
}

function etcdSans(node: NodeSettings): readonly San[] {
  return sansOf([node.nodeName, 'localhost', node.advertiseAddress, '127.0.0.1', '::1']);
}

/** DNS names, then addresses, each sorted and once, as kubeadm writes them. */
function sansOf(hosts: readonly string[]): readonly San[] {
  const sorted = [...new Set(hosts)].sort();
  const names = sorted.filter((host) => !isIpAddress(host)).map((host): San => `dns:${host}`);
  return [...names, ...sorted.filter(isIpAddress).map((host): San => `ip:${host}`)];
}
