import assert from 'node:assert/strict';
import { checkNode, only } from '../../../support/checkRule.ts';
import { APISERVER_MANIFEST } from '../../../support/faults/fault.ts';

const RULE = 'manifests/volume-writable-pki';

describe(RULE, () => {
  it('hints at the mount', async () => {
    const finding = only(
      await checkNode(RULE, (node) =>
        node.setText(APISERVER_MANIFEST, (text) =>
          text.replace(/(mountPath: \/etc\/kubernetes\/pki\n *name: k8s-certs\n) *readOnly: true\n/, '$1'),
        ),
      ),
    );
    assert.equal(finding.messageId, 'writable');
    assert.ok(finding.text.startsWith('mountPath: /etc/kubernetes/pki'));
    assert.equal(finding.severity, 'hint');
  });

  it('is silent about etcd', async () => {
    assert.deepEqual((await checkNode(RULE)).findings, []);
  });
});
