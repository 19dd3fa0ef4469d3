import assert from 'node:assert/strict';
import { checkNode, only } from '../../../support/checkRule.ts';
import { clusterText, withConfig } from '../../../support/kubeadmConfig.ts';
import { namesAfterFix } from '../../../support/namesAfterFix.ts';

const RULE = 'kubeadm/kubeadm-extra-args-override-pki';

const withArgs = (component: string, flag: string, value: string, ...rest: readonly string[]) =>
  withConfig(clusterText(`${component}:`, '  extraArgs:', `  - name: ${flag}`, `    value: ${value}`, ...rest));
const VOLUME = ['  extraVolumes:', '  - name: certs', '    hostPath: /opt/certs', '    mountPath: /opt/certs/'];

describe(RULE, () => {
  it('reports a certificate that the pod does not get to see', async () => {
    const finding = only(await checkNode(RULE, withArgs('apiServer', 'tls-cert-file', '/opt/certs/tls.crt')));
    assert.deepEqual([finding.messageId, finding.text], ['unmounted', '/opt/certs/tls.crt']);
    assert.equal(finding.slots.component, 'kube-apiserver');
    assert.deepEqual(await namesAfterFix(RULE, withArgs('apiServer', 'tls-cert-file', '/opt/certs/tls.crt')), []);
  });

  it('mounts every such file of a component at once', async () => {
    const change = withArgs(
      'apiServer',
      'tls-cert-file',
      '/opt/c.crt',
      '  - name: tls-private-key-file',
      '    value: /opt/c.key',
      'scheduler: {}',
    );
    assert.equal((await checkNode(RULE, change)).findings.length, 2);
    assert.deepEqual(await namesAfterFix(RULE, change), []);
  });

  it('reports one of etcd, which has no extra volumes', async () => {
    const text = clusterText(
      'etcd:',
      '  local:',
      '    extraArgs:',
      '    - {name: cert-file, value: /etc/kubernetes/pki/e.crt}',
    );
    const finding = only(await checkNode(RULE, withConfig(text)));
    assert.equal(finding.messageId, 'etcd');
    assert.equal(finding.slots.folder, '/etc/kubernetes/pki/etcd');
  });

  it('is silent about what is mounted, by kubeadm or by extraVolumes', async () => {
    const fine = [
      withArgs('apiServer', 'tls-cert-file', '/opt/certs/tls.crt', ...VOLUME),
      withArgs('apiServer', 'client-ca-file', '/etc/kubernetes/pki/bundle.crt'),
      withArgs('apiServer', 'oidc-ca-file', '/etc/ssl/certs/corporate.pem'),
      withArgs('controllerManager', 'kubeconfig', '/etc/kubernetes/controller-manager.conf'),
      withArgs('apiServer', 'tls-cert-file', '"{{ cert }}"'),
      withArgs('apiServer', 'audit-log-path', '/opt/audit.log'),
      withArgs('apiServer', 'client-ca-file', '/srv/pki/bundle.crt', 'certificatesDir: /srv/pki'),
    ];
    for (const change of fine) assert.deepEqual((await checkNode(RULE, change)).findings, []);
  });

  it('is silent about a file of the external etcd’s folder', async () => {
    const external = ['etcd:', '  external:', '    endpoints: [https://10.0.0.9:2379]', '    caFile: /etc/etcd/ca.crt'];
    const { lines } = await checkNode(RULE, withArgs('apiServer', 'etcd-certfile', '/etc/etcd/c.crt', ...external));
    assert.deepEqual(lines, []);
  });
});
