import assert from 'node:assert/strict';
import { checkNode, only } from '../../../support/checkRule.ts';
import { MANIFESTS } from '../../../support/faults/fault.ts';

const RULE = 'manifests/delegated-auth-unset';

describe(RULE, () => {
  it('hints at the command', async () => {
    const finding = only(
      await checkNode(RULE, (node) => {
        node.replaceFlag('kube-scheduler', 'authentication-kubeconfig', undefined);
        node.replaceFlag('kube-scheduler', 'authorization-kubeconfig', undefined);
      }),
    );
    assert.equal(finding.messageId, 'unset');
    assert.equal(finding.text, 'kube-scheduler');
    assert.equal(finding.severity, 'hint');
    assert.equal(finding.slots.port, '10259');
  });

  it('names the one that is missing', async () => {
    const finding = only(
      await checkNode(RULE, (node) =>
        node.replaceFlag('kube-controller-manager', 'authorization-kubeconfig', undefined),
      ),
    );
    assert.deepEqual(finding.slots, { list: 'authorization-kubeconfig', port: '10257' });
  });

  for (const [component, last, first] of [
    ['kube-controller-manager', 'v1.11.10', 'v1.12.0'],
    ['kube-scheduler', 'v1.12.10', 'v1.13.0'],
  ] as const) {
    it(`is silent about ${component} before it served HTTPS`, async () => {
      const reported = async (tag: string) =>
        checkNode(RULE, (node) => {
          node.replaceFlag(component, 'authentication-kubeconfig', undefined);
          node.setText(`etc/kubernetes/manifests/${component}.yaml`, (text) => text.replace('v1.34.2', tag));
        });
      assert.deepEqual((await reported(last)).findings, []);
      assert.equal(only(await reported(first)).text, component);
    });
  }

  it('is silent where both are set', async () => {
    assert.deepEqual((await checkNode(RULE)).findings, []);
  });

  const inRelease = (component: 'kube-controller-manager' | 'kube-scheduler', release: string) =>
    checkNode(RULE, (node) => {
      node.replaceFlag(component, 'authentication-kubeconfig', undefined);
      node.setText(`${MANIFESTS}/${component}.yaml`, (text) => text.replace(/(image: .*:)v[\d.]+/, `$1v${release}`));
    });

  it('is silent in releases that have no such port yet', async () => {
    for (const [component, without, first] of [
      ['kube-controller-manager', '1.11.3', '1.12.0'],
      ['kube-scheduler', '1.12.10', '1.13.0'],
    ] as const) {
      assert.deepEqual((await inRelease(component, without)).lines, [], without);
      assert.equal(only(await inRelease(component, first)).messageId, 'unset', first);
    }
  });

  it('is silent if no release is known, which may be one without such a port', async () => {
    for (const tag of ['{{ version }}', '$(VERSION)', 'latest']) {
      const { lines } = await checkNode(RULE, (node) => {
        node.replaceFlag('kube-scheduler', 'authentication-kubeconfig', undefined);
        node.setText(`${MANIFESTS}/kube-scheduler.yaml`, (text) => text.replace(/(image: .*:)v[\d.]+/, `$1${tag}`));
      });
      assert.deepEqual(lines, [], tag);
    }
  });

  it('is silent about a pod that has the token of a service account alone', async () => {
    const flags = ['authentication-kubeconfig', 'authorization-kubeconfig', 'kubeconfig'];
    const { lines } = await checkNode(RULE, (node) => {
      for (const flag of flags) node.replaceFlag('kube-scheduler', flag, undefined);
    });
    assert.deepEqual(lines, []);
  });
});
