import type { CertificateSpec } from '../certificates.ts';
import { days } from '../nodeOptions.ts';
import type { NodePki } from '../nodePki.ts';
import { ADMIN_CONF, APISERVER, type Fault, KUBERNETES, PKI, SCHEDULER_CONF } from './fault.ts';

/** Valid from a year before to `left` days after the time of the test; negative is past. */
function ending(node: NodePki, left: number): Pick<CertificateSpec, 'notBefore' | 'notAfter'> {
  return { notBefore: days(node.settings.now, left - 365), notAfter: days(node.settings.now, left) };
}

const KUBECONFIGS = ['admin', 'super-admin', 'controller-manager', 'scheduler', 'kubelet'];

/** Certificates at the wrong time. */
export const VALIDITY_FAULTS: readonly Fault[] = [
  {
    id: 'apiserver-expired',
    title: 'apiserver.crt expired five days ago',
    expect: { rule: 'validity/cert-expired', file: APISERVER },
    apply: (node) => void node.replaceCertificate(APISERVER, ending(node, -5)),
  },
  {
    id: 'apiserver-expires-soon',
    title: 'apiserver.crt expires in ten days',
    expect: { rule: 'validity/cert-expires-soon', file: APISERVER },
    apply: (node) => void node.replaceCertificate(APISERVER, ending(node, 10)),
  },
  {
    id: 'apiserver-not-yet-valid',
    title: 'apiserver.crt begins in five days',
    expect: { rule: 'validity/cert-not-yet-valid', file: APISERVER },
    apply: (node) => {
      node.replaceCertificate(APISERVER, {
        notBefore: days(node.settings.now, 5),
        notAfter: days(node.settings.now, 300),
      });
    },
  },
  {
    id: 'scheduler-client-expired',
    title: 'the client certificate in scheduler.conf expired',
    expect: { rule: 'validity/cert-expired', file: SCHEDULER_CONF },
    apply: (node) => void node.replaceCertificate(SCHEDULER_CONF, ending(node, -3)),
  },
  {
    id: 'admin-client-expires-soon',
    title: 'the client certificate in admin.conf expires in ten days',
    expect: { rule: 'validity/cert-expires-soon', file: ADMIN_CONF },
    apply: (node) => void node.replaceCertificate(ADMIN_CONF, ending(node, 10)),
  },
  {
    id: 'ca-expired',
    title: 'the cluster CA expired, its key and its leaves are unchanged',
    expect: { rule: 'validity/ca-expired', file: `${PKI}/ca.crt` },
    apply: (node) => {
      const expired = node.replaceCertificate(`${PKI}/ca.crt`, ending(node, -1));
      for (const name of KUBECONFIGS) node.setKubeconfigAuthority(`${KUBERNETES}/${name}.conf`, expired);
    },
  },
  {
    id: 'ca-expires-soon',
    title: 'the front-proxy CA has half a year left',
    expect: {
      rule: 'validity/ca-expires-soon',
      file: `${PKI}/front-proxy-ca.crt`,
    },
    apply: (node) =>
      void node.replaceCertificate(`${PKI}/front-proxy-ca.crt`, {
        notBefore: days(node.settings.now, 180 - 3650),
        notAfter: days(node.settings.now, 180),
      }),
  },
  {
    id: 'leaf-outlives-ca',
    title: 'the etcd CA ends before a certificate it signed',
    expect: { rule: 'validity/leaf-outlives-ca', file: `${PKI}/etcd/ca.crt` },
    apply: (node) => {
      node.replaceCertificate(`${PKI}/etcd/ca.crt`, { notAfter: days(node.settings.now, 400) });
      node.replaceCertificate(`${PKI}/etcd/server.crt`, { notAfter: days(node.settings.now, 800) });
    },
  },
];
