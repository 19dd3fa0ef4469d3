import type { San } from '../extensions.ts';
import { addressIn } from '../ipAddress.ts';
import type { NodePki } from '../nodePki.ts';
import {
  ADMIN_CONF,
  APISERVER,
  APISERVER_MANIFEST,
  ETCD_MANIFEST,
  ETCD_PEER,
  ETCD_SERVER,
  type Fault,
  KUBELET_CURRENT,
  KUBERNETES,
  PKI,
  SCHEDULER_CONF,
} from './fault.ts';

/** Issues the certificate again without one of its SANs. */
export function dropSan(node: NodePki, path: string, dropped: San): void {
  const sans = node.certificate(path).spec.sans ?? [];
  if (!sans.includes(dropped)) throw new Error(`${path} has no ${dropped}`);
  node.replaceCertificate(path, { sans: sans.filter((san) => san !== dropped) });
}

const apiserver = (rule: string): Fault['expect'] => ({
  rule: `names/${rule}`,
  file: APISERVER_MANIFEST,
});

/** Superfluous names, and missing ones. */
export const NAME_FAULTS: readonly Fault[] = [
  {
    id: 'apiserver-san-service-ip',
    title: 'apiserver.crt lacks the first address of the Service range',
    expect: apiserver('apiserver-san-missing-service-ip'),
    apply: (node) => dropSan(node, APISERVER, `ip:${addressIn(node.settings.serviceSubnet, 1)}`),
  },
  {
    id: 'apiserver-san-service-name',
    title: 'apiserver.crt lacks kubernetes.default.svc',
    expect: apiserver('apiserver-san-missing-service-name'),
    apply: (node) => dropSan(node, APISERVER, 'dns:kubernetes.default.svc'),
  },
  {
    id: 'apiserver-san-advertise-address',
    title: 'apiserver.crt lacks the advertised address',
    expect: apiserver('apiserver-san-missing-advertise-address'),
    apply: (node) => dropSan(node, APISERVER, `ip:${node.settings.advertiseAddress}`),
  },
  {
    id: 'kubeconfig-server-not-in-san',
    title: 'admin.conf dials a name that apiserver.crt lacks',
    expect: { rule: 'names/kubeconfig-server-not-in-san', file: ADMIN_CONF },
    apply: (node) => node.setField(ADMIN_CONF, 'server', 'https://k8s.example.com:6443'),
  },
  {
    id: 'loopback-server-not-in-san',
    title: 'admin.conf dials 127.0.0.1',
    expect: { rule: 'names/loopback-server-not-in-san', file: ADMIN_CONF },
    apply: (node) => node.setField(ADMIN_CONF, 'server', 'https://127.0.0.1:6443'),
  },
  {
    id: 'etcd-server-san-loopback',
    title: 'etcd/server.crt lacks 127.0.0.1, which kube-apiserver dials',
    expect: { rule: 'names/etcd-server-san-missing-client-host', file: ETCD_MANIFEST },
    apply: (node) => dropSan(node, ETCD_SERVER, 'ip:127.0.0.1'),
  },
  {
    id: 'etcd-peer-san-address',
    title: 'etcd/peer.crt lacks the address that members dial',
    expect: { rule: 'names/etcd-peer-san-missing-host', file: ETCD_MANIFEST },
    apply: (node) => dropSan(node, ETCD_PEER, `ip:${node.settings.advertiseAddress}`),
  },
  {
    id: 'san-ip-as-dns',
    title: 'an address stands among the DNS names of apiserver.crt',
    expect: apiserver('san-ip-as-dns'),
    apply: (node) => {
      const address = addressIn(node.settings.serviceSubnet, 1);
      const sans = node.certificate(APISERVER).spec.sans ?? [];
      const moved = sans.map((san): San => (san === `ip:${address}` ? `dns:${address}` : san));
      node.replaceCertificate(APISERVER, { sans: moved });
    },
  },
  {
    id: 'scheduler-cn',
    title: 'scheduler.conf speaks for another user',
    expect: { rule: 'names/identity-unexpected', file: SCHEDULER_CONF },
    apply: (node) => void node.replaceCertificate(SCHEDULER_CONF, { subject: { commonName: 'kube-scheduler' } }),
  },
  {
    id: 'controller-manager-cn',
    title: 'controller-manager.conf speaks for another user',
    expect: {
      rule: 'names/identity-unexpected',
      file: `${KUBERNETES}/controller-manager.conf`,
    },
    apply: (node) => {
      const subject = { commonName: 'system:controller-manager' };
      node.replaceCertificate(`${KUBERNETES}/controller-manager.conf`, { subject });
    },
  },
  {
    id: 'kubelet-cn',
    title: 'the kubelet is no system:node:',
    expect: { rule: 'names/kubelet-cn-format', file: `${KUBERNETES}/kubelet.conf` },
    apply: (node) => {
      const subject = { commonName: node.settings.nodeName, organizations: ['system:nodes'] };
      node.replaceCertificate(KUBELET_CURRENT, { subject });
    },
  },
  {
    id: 'kubelet-organization',
    title: 'the kubelet is not in system:nodes',
    expect: { rule: 'names/kubelet-cn-format', file: `${KUBERNETES}/kubelet.conf` },
    apply: (node) => {
      const subject = { commonName: `system:node:${node.settings.nodeName}`, organizations: ['nodes'] };
      node.replaceCertificate(KUBELET_CURRENT, { subject });
    },
  },
  {
    id: 'front-proxy-cn',
    title: 'the front proxy is not among --requestheader-allowed-names',
    expect: {
      rule: 'names/front-proxy-cn-not-allowed',
      file: APISERVER_MANIFEST,
    },
    apply: (node) => {
      node.replaceCertificate(`${PKI}/front-proxy-client.crt`, { subject: { commonName: 'aggregator' } });
    },
  },
];
