import assert from 'node:assert/strict';
import { CONFIG_PATH, clusterText, withConfig } from '../../../support/kubeadmConfig.ts';
import { namesAfterFix } from '../../../support/namesAfterFix.ts';
import { findingsOf, fixed, only } from '../../../support/ruleFindings.ts';

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
  it('tells a map under v1beta4 and writes it as a list', async () => {
    const finding = only(await findingsOf(RULE, withConfig(MAP)));
    assert.deepEqual([finding.messageId, finding.file], ['map', CONFIG_PATH]);
    assert.ok(finding.message.includes('apiServer.extraArgs'));
    assert.equal(
      fixed(MAP, finding),
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

  it('tells a list under v1beta3 and writes it as a map', async () => {
    const finding = only(await findingsOf(RULE, withConfig(LIST)));
    assert.equal(finding.messageId, 'list');
    assert.ok(fixed(LIST, finding).includes('  extraArgs:\n    profiling: "false"\n    v: "2"\nscheduler'));
    assert.deepEqual(await namesAfterFix(RULE, withConfig(LIST)), []);
  });

  it('tells the arguments of the kubelet', async () => {
    const init = clusterText('nodeRegistration:', '  kubeletExtraArgs:', '    node-ip: 10.0.0.10').replace(
      'Cluster',
      'Init',
    );
    assert.ok(only(await findingsOf(RULE, withConfig(init))).message.includes('nodeRegistration.kubeletExtraArgs'));
  });

  it('offers nothing that would lose a comment or a repeated flag', async () => {
    const commented = MAP.replace('profiling: false', 'profiling: false # see CIS');
    const repeated = LIST.replace('name: v', 'name: profiling');
    for (const text of [commented, repeated]) {
      assert.deepEqual(only(await findingsOf(RULE, withConfig(text))).fixes, []);
    }
  });

  it('is silent about the shape of the version', async () => {
    for (const text of [
      MAP.replace('v1beta4', 'v1beta3'),
      LIST.replace('v1beta3', 'v1beta4'),
      clusterText('apiServer: {extraArgs: {}}'),
    ]) {
      assert.deepEqual(await findingsOf(RULE, withConfig(text)), []);
    }
  });
});
