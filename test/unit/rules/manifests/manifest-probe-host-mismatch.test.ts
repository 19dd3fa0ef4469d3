import assert from 'node:assert/strict';
import { checkNode, only } from '../../../support/checkRule.ts';
import { ETCD_MANIFEST } from '../../../support/faults/fault.ts';

const RULE = 'manifests/manifest-probe-host-mismatch';

describe(RULE, () => {
  it('reports another port', async () => {
    const finding = only(await checkNode(RULE, (node) => node.replaceFlag('kube-apiserver', 'secure-port', '8443')));
    assert.equal(finding.messageId, 'elsewhere');
    const { kind, asked, served } = finding.slots;
    assert.deepEqual([kind, asked, served], ['livenessProbe', 'https 10.0.0.10 6443', 'https://0.0.0.0:8443']);
    assert.equal(finding.related.length, 2);
  });

  it('reports an address the scheduler does not bind', async () => {
    const finding = only(
      await checkNode(RULE, (node) => node.replaceFlag('kube-scheduler', 'bind-address', '10.0.0.10')),
    );
    assert.equal(finding.slots.asked, 'https 127.0.0.1 10259');
  });

  it('reports metrics that etcd serves elsewhere', async () => {
    const finding = only(
      await checkNode(RULE, (node) => node.replaceFlag('etcd', 'listen-metrics-urls', 'http://127.0.0.1:2382')),
    );
    assert.equal(finding.path, ETCD_MANIFEST);
  });

  const inVersion = (component: 'kube-controller-manager' | 'kube-scheduler', port: number, tag: string, flags = {}) =>
    checkNode(RULE, (node) => {
      for (const [name, value] of Object.entries<string>(flags)) node.replaceFlag(component, name, value);
      node.setText(`etc/kubernetes/manifests/${component}.yaml`, (text) =>
        text
          .replaceAll(/port: (?:10257|10259|probe-port)/g, `port: ${port}`)
          .replaceAll('scheme: HTTPS', 'scheme: HTTP')
          .replace('v1.34.2', tag),
      );
    });

  it('takes the insecure ports for served where the version has them', async () => {
    assert.deepEqual((await inVersion('kube-controller-manager', 10252, 'v1.16.3')).findings, []);
    assert.deepEqual((await inVersion('kube-scheduler', 10251, 'v1.22.3')).findings, []);
    assert.deepEqual((await inVersion('kube-scheduler', 10251, 'latest')).findings, []);
  });

  it('reports an insecure port that is no longer served, or turned off', async () => {
    assert.equal(
      only(await inVersion('kube-controller-manager', 10252, 'v1.22.0')).slots.asked,
      'http 127.0.0.1 10252',
    );
    assert.equal(only(await inVersion('kube-scheduler', 10251, 'v1.23.0')).slots.asked, 'http 127.0.0.1 10251');
    only(await inVersion('kube-controller-manager', 10252, 'v1.18.3', { port: '0' }));
    only(await inVersion('kube-controller-manager', 10253, 'v1.18.3'));
  });

  it('is silent where another component of the node may answer', async () => {
    assert.deepEqual((await inVersion('kube-scheduler', 10252, 'v1.16.0')).findings, []);
    assert.deepEqual((await inVersion('kube-controller-manager', 10251, 'v1.22.3')).findings, []);
    only(await inVersion('kube-scheduler', 10252, 'v1.22.0'));
    const atOther = (port: number) =>
      checkNode(RULE, (node) =>
        node.setText('etc/kubernetes/manifests/kube-scheduler.yaml', (text) =>
          text.replaceAll(/port: (?:10259|probe-port)/g, `port: ${port}`),
        ),
      );
    assert.deepEqual((await atOther(10257)).findings, []);
    only(await atOther(10258));
  });

  it('is silent about its own address', async () => {
    const { lines } = await checkNode(RULE, (node) => node.replaceFlag('kube-scheduler', 'bind-address', '0.0.0.0'));
    assert.deepEqual(lines, []);
  });
});
