import assert from 'node:assert/strict';
import { checkNode, only } from '../../../support/checkRule.ts';
import { withConfig } from '../../../support/kubeadmConfig.ts';

const RULE = 'kubeadm/kubeadm-certificate-key-format';

const init = (key: string) =>
  withConfig(`apiVersion: kubeadm.k8s.io/v1beta4\nkind: InitConfiguration\ncertificateKey: ${key}\n`);
const join = (key: string) =>
  withConfig(`apiVersion: kubeadm.k8s.io/v1beta4\nkind: JoinConfiguration\ncontrolPlane:\n  certificateKey: ${key}\n`);

describe(RULE, () => {
  it('reports a key of another length without repeating it', async () => {
    for (const change of [init, join]) {
      const finding = only(await checkNode(RULE, change('abcdef0123456789')));
      assert.deepEqual([finding.messageId, finding.text], ['format', 'abcdef0123456789']);
      assert.deepEqual(finding.slots, { length: '16' });
      assert.equal(finding.command, 'kubeadm certs certificate-key');
    }
  });

  it('reports characters that are no digits', async () => {
    assert.equal(only(await checkNode(RULE, init('g'.repeat(64)))).messageId, 'digits');
  });

  it('is silent about 64 digits, an empty one and a template', async () => {
    for (const key of ['aB'.repeat(32), '""', '"{{ key }}"'])
      assert.deepEqual((await checkNode(RULE, init(key))).findings, []);
  });
});
