import {
  apiserverManifest as apiserver,
  type ControlPlane,
  controllerManagerManifest as controllerManager,
  type EtcdAccess,
  etcdManifest as etcd,
  localEtcd,
  PKI,
  schedulerManifest,
} from '../../src/sample/kubeadmManifests.ts';
import type { NodeSettings } from './nodeOptions.ts';

export { schedulerManifest };

/** The folder where a node with an external etcd keeps its client files. */
export const EXTERNAL_ETCD = '/etc/etcd-client';

const EXTERNAL: EtcdAccess = {
  authority: `${EXTERNAL_ETCD}/ca.pem`,
  certificate: `${EXTERNAL_ETCD}/client.pem`,
  key: `${EXTERNAL_ETCD}/client-key.pem`,
  servers: 'https://10.0.0.21:2379,https://10.0.0.22:2379,https://10.0.0.23:2379',
  mount: { name: 'etcd-certs-0', path: EXTERNAL_ETCD },
};

export function apiserverManifest(node: NodeSettings): string {
  const plane = controlPlane(node);
  return apiserver(plane, node.externalEtcd === true ? EXTERNAL : localEtcd(plane));
}

export function controllerManagerManifest(node: NodeSettings): string {
  const certificate = node.caBundleRotation === true ? `${PKI}/ca-signing.crt` : `${PKI}/ca.crt`;
  const signer = node.externalCa ? { certificate: '', key: '' } : { certificate, key: `${PKI}/ca.key` };
  return controllerManager(controlPlane(node), signer);
}

export function etcdManifest(node: NodeSettings): string {
  return etcd(controlPlane(node), node.etcdMembers);
}

function controlPlane({ nodeName, advertiseAddress, serviceSubnet, podSubnet }: NodeSettings): ControlPlane {
  return { name: nodeName, address: advertiseAddress, serviceSubnet, podSubnet };
}
