import { DAY } from '../nodeOptions.ts';
import { ADMIN_CONF, type Fault, KUBELET_CURRENT, KUBELET_DATED, SCHEDULER_CONF } from './fault.ts';

const CONFIG = 'var/lib/kubelet/config.yaml';
const DROP_IN = 'etc/systemd/system/kubelet.service.d/20-local.conf';
const EXTRA = 'etc/default/kubelet';
const COPY = 'root/.kube/config';

/** Kubelets by their settings, units and certificates, and kubeconfigs with a wrong address or login. */
export const KUBELET_FAULTS: readonly Fault[] = [
  {
    id: 'kubelet-always-allow',
    title: 'the kubelet allows everything',
    expect: { rule: 'kubelet/kubelet-authz-always-allow', file: CONFIG },
    apply: (node) => node.setField(CONFIG, 'mode', 'AlwaysAllow'),
  },
  {
    id: 'kubelet-anonymous-by-flag',
    title: 'a flag in /etc/default/kubelet lets anonymous callers in',
    expect: { rule: 'kubelet/kubelet-anonymous-on', file: EXTRA },
    apply: (node) => node.put(EXTRA, 'KUBELET_EXTRA_ARGS=--anonymous-auth=true\n'),
  },
  {
    id: 'kubelet-rotate-off',
    title: 'the kubelet does not renew its certificate',
    expect: { rule: 'kubelet/kubelet-rotate-off', file: CONFIG },
    apply: (node) => node.setField(CONFIG, 'rotateCertificates', 'false'),
  },
  {
    id: 'kubelet-field-misspelt',
    title: 'clientCAFile is spelt clientCaFile',
    expect: { rule: 'kubelet/kubelet-config-duplicate-key', file: CONFIG },
    apply: (node) => node.setText(CONFIG, (text) => text.replace('clientCAFile', 'clientCaFile')),
  },
  {
    id: 'kubelet-dead-end',
    title: 'the certificate of the kubelet has expired, and nothing is there to bootstrap with',
    expect: { rule: 'kubelet/kubelet-bootstrap-dead-end', file: KUBELET_DATED },
    apply: (node) => {
      node.replaceCertificate(KUBELET_CURRENT, { notAfter: new Date(node.settings.now.getTime() - DAY) });
    },
  },
  {
    id: 'kubelet-second-command',
    title: 'a drop-in adds a command without taking the first one away',
    expect: { rule: 'kubelet/kubelet-dropin-exec-twice', file: DROP_IN },
    apply: (node) => node.put(DROP_IN, '[Service]\nExecStart=/usr/bin/kubelet --config=/var/lib/kubelet/config.yaml\n'),
  },
  {
    id: 'kubeconfig-http',
    title: 'scheduler.conf speaks http to the TLS port',
    expect: { rule: 'kubeconfigs/kubeconfig-server-scheme', file: SCHEDULER_CONF },
    apply: (node) => node.setText(SCHEDULER_CONF, (text) => text.replace('https://', 'http://')),
  },
  {
    id: 'kubeconfig-stale-copy',
    title: 'a copy of admin.conf expired, the original was renewed',
    expect: { rule: 'kubeconfigs/kubeconfig-stale-copy', file: COPY },
    apply: (node) => {
      const renewed = node.certificate(ADMIN_CONF);
      node.replaceCertificate(ADMIN_CONF, { notAfter: new Date(node.settings.now.getTime() - DAY) });
      node.put(COPY, node.text(ADMIN_CONF));
      node.setCertificate(ADMIN_CONF, renewed);
    },
  },
];
