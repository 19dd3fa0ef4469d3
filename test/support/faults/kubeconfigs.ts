import { base64 } from '../pem.ts';
import { ADMIN_CONF, type Fault, KUBELET_CURRENT, KUBERNETES, SCHEDULER_CONF } from './fault.ts';

/** Kubeconfigs that a client refuses, or that the API server refuses. */
export const KUBECONFIG_FAULTS: readonly Fault[] = [
  {
    id: 'scheduler-conf-bad-base64',
    title: 'a stray character in client-certificate-data of scheduler.conf',
    expect: { rule: 'kubeconfigs/kubeconfig-bad-base64', file: SCHEDULER_CONF },
    apply: (node) => node.setText(SCHEDULER_CONF, (text) => text.replace(/(client-certificate-data: .{40})./, '$1!')),
  },
  {
    id: 'scheduler-conf-other-ca',
    title: 'scheduler.conf trusts another CA',
    expect: {
      rule: 'kubeconfigs/kubeconfig-ca-not-issuer',
      file: SCHEDULER_CONF,
    },
    apply: async (node) => node.setKubeconfigAuthority(SCHEDULER_CONF, await node.otherAuthority()),
  },
  {
    id: 'admin-client-other-ca',
    title: 'the client certificate in admin.conf is signed by another CA',
    expect: { rule: 'kubeconfigs/kubeconfig-client-cert-untrusted', file: ADMIN_CONF },
    apply: async (node) => void node.replaceCertificate(ADMIN_CONF, { issuer: await node.otherAuthority() }),
  },
  {
    id: 'kubelet-client-other-ca',
    title: "the kubelet's client certificate is signed by another CA",
    expect: {
      rule: 'kubeconfigs/kubeconfig-client-cert-untrusted',
      file: `${KUBERNETES}/kubelet.conf`,
    },
    apply: async (node) => void node.replaceCertificate(KUBELET_CURRENT, { issuer: await node.otherAuthority() }),
  },
  {
    id: 'kubeconfig-dangling-context',
    title: 'current-context of scheduler.conf names no context',
    expect: { rule: 'kubeconfigs/kubeconfig-dangling-context', file: SCHEDULER_CONF },
    apply: (node) => node.setField(SCHEDULER_CONF, 'current-context', 'default'),
  },
  {
    id: 'kubeconfig-data-and-file',
    title: 'scheduler.conf has certificate-authority and certificate-authority-data',
    expect: { rule: 'kubeconfigs/kubeconfig-data-and-file', file: SCHEDULER_CONF },
    apply: (node) => {
      const field = '    certificate-authority: /etc/kubernetes/pki/ca.crt\n';
      node.setText(SCHEDULER_CONF, (text) => text.replace('    server:', `${field}    server:`));
    },
  },
  {
    id: 'kubeconfig-insecure',
    title: 'admin.conf does not verify the server',
    expect: { rule: 'kubeconfigs/kubeconfig-insecure', file: ADMIN_CONF },
    apply: (node) =>
      node.setText(ADMIN_CONF, (text) => {
        return text.replace(/certificate-authority-data: .*/, 'insecure-skip-tls-verify: true');
      }),
  },
  {
    id: 'kubeconfig-double-encoded',
    title: 'certificate-authority-data of scheduler.conf is base64 of base64',
    expect: { rule: 'kubeconfigs/kubeconfig-data-double-encoded', file: SCHEDULER_CONF },
    apply: (node) => {
      const once = /certificate-authority-data: (.*)/.exec(node.text(SCHEDULER_CONF))?.[1] ?? '';
      node.setField(SCHEDULER_CONF, 'certificate-authority-data', base64(once));
    },
  },
  {
    id: 'kubeconfig-client-half',
    title: 'scheduler.conf lost its client key',
    expect: { rule: 'kubeconfigs/kubeconfig-client-half', file: SCHEDULER_CONF },
    apply: (node) => node.setText(SCHEDULER_CONF, (text) => text.replace(/ {4}client-key-data: .*\n/, '')),
  },
];
