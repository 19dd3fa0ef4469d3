import assert from 'node:assert/strict';
import { applyFix, checkNode, only } from '../../../support/checkRule.ts';
import { CONFIG_PATH, clusterText, withConfig } from '../../../support/kubeadmConfig.ts';
import { namesAfterFix } from '../../../support/namesAfterFix.ts';

const RULE = 'kubeadm/kubeadm-extra-args-shape';

const MAP = clusterText(
  'apiServer:',
  '  extraArgs:',
  '    profiling: false',
  '    authorization-mode: "Node,RBAC"',
  'scheduler: {}',
);
const LIST = clusterText(
  'apiServer:',
  '  extraArgs:',
  '  - name: profiling',
  '    value: "false"',
  '  - name: v',
  '    value: "2"',
  'scheduler: {}',
).replace('v1beta4', 'v1beta3');

describe(RULE, () => {
  it('reports a map under v1beta4 and writes it as a list', async () => {
    const checked = await checkNode(RULE, withConfig(MAP));
    const finding = only(checked);
    assert.deepEqual([finding.messageId, finding.path], ['map', CONFIG_PATH]);
    assert.equal(finding.slots.path, 'apiServer.extraArgs');
    assert.equal(
      applyFix(checked, finding.fixes[0]),
      clusterText(
        'apiServer:',
        '  extraArgs:',
        '    - name: profiling',
        '      value: "false"',
        '    - name: authorization-mode',
        '      value: "Node,RBAC"',
        'scheduler: {}',
      ),
    );
    assert.deepEqual(await namesAfterFix(RULE, withConfig(MAP)), []);
  });

  it('reports a list under v1beta3 and writes it as a map', async () => {
    const checked = await checkNode(RULE, withConfig(LIST));
    const finding = only(checked);
    assert.equal(finding.messageId, 'list');
    assert.ok(
      applyFix(checked, finding.fixes[0]).includes('  extraArgs:\n    profiling: "false"\n    v: "2"\nscheduler'),
    );
    assert.deepEqual(await namesAfterFix(RULE, withConfig(LIST)), []);
  });

  it('reports the arguments of the kubelet', async () => {
    const init = clusterText('nodeRegistration:', '  kubeletExtraArgs:', '    node-ip: 10.0.0.10').replace(
      'Cluster',
      'Init',
    );
    assert.equal(only(await checkNode(RULE, withConfig(init))).slots.path, 'nodeRegistration.kubeletExtraArgs');
  });

  it('offers nothing that would lose a comment or a repeated flag', async () => {
    const commented = MAP.replace('profiling: false', 'profiling: false # see CIS');
    const repeated = LIST.replace('name: v', 'name: profiling');
    for (const text of [commented, repeated]) {
      assert.deepEqual(only(await checkNode(RULE, withConfig(text))).fixes, []);
    }
  });

  it('repeats no value of a flag that no release knows, which could be a password', async () => {
    for (const text of [
      MAP.replace('profiling: false', 'db-password: Hunter2'),
      LIST.replace('name: v', 'name: db-password'),
    ]) {
      assert.deepEqual(only(await checkNode(RULE, withConfig(text))).fixes, []);
    }
  });

  it('is silent about the shape of the version', async () => {
    for (const text of [
      MAP.replace('v1beta4', 'v1beta3'),
      LIST.replace('v1beta3', 'v1beta4'),
      clusterText('apiServer: {extraArgs: {}}'),
    ]) {
      assert.deepEqual((await checkNode(RULE, withConfig(text))).findings, []);
    }
  });
});
