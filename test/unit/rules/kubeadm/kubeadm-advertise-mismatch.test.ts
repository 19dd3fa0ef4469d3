import assert from 'node:assert/strict';
import { checkNode, only } from '../../../support/checkRule.ts';
import { CONFIG_PATH, withConfig } from '../../../support/kubeadmConfig.ts';

const RULE = 'kubeadm/kubeadm-advertise-mismatch';

const init = (address: string, name = 'cp-1') =>
  `apiVersion: kubeadm.k8s.io/v1beta4\nkind: InitConfiguration\nnodeRegistration: {name: ${name}}\nlocalAPIEndpoint:\n  advertiseAddress: ${address}\n`;

describe(RULE, () => {
  it('reports an address that the manifest does not advertise', async () => {
    const finding = only(await checkNode(RULE, withConfig(init('10.0.0.99'))));
    assert.deepEqual([finding.path, finding.text, finding.severity], [CONFIG_PATH, '10.0.0.99', 'warning']);
    assert.deepEqual(finding.related, ['etc/kubernetes/manifests/kube-apiserver.yaml: 10.0.0.10']);
  });

  it('reports that of a joining control-plane node', async () => {
    const text = init('10.0.0.99')
      .replace('Init', 'Join')
      .replace('localAPI', 'controlPlane:\n  localAPI')
      .replace('  adv', '    adv');
    assert.equal((await checkNode(RULE, withConfig(text))).findings.length, 1);
  });

  it('compares addresses, not texts', async () => {
    const { findings: six } = await checkNode(RULE, withConfig(init('"fd00:10:0::10"')), { ipv6: true });
    assert.deepEqual(six, []);
  });

  it('is silent about its own address, other nodes, placeholders and templates', async () => {
    const fine = [init('10.0.0.10'), init('10.0.0.99', 'cp-2'), init('1.2.3.4'), init('0.0.0.0'), init('"{{ ip }}"')];
    for (const text of fine) assert.deepEqual((await checkNode(RULE, withConfig(text))).findings, []);
  });

  it('is silent where another configuration of the node agrees', async () => {
    const { findings } = await checkNode(RULE, (node) => {
      node.put('root/other.yaml', init('10.0.0.99'));
      withConfig(init('10.0.0.10'))(node);
    });
    assert.deepEqual(findings, []);
  });
});
