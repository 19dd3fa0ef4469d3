import assert from 'node:assert/strict';
import { checkNode, only } from '../../../support/checkRule.ts';
import { APISERVER_MANIFEST, PKI } from '../../../support/faults/fault.ts';

const RULE = 'isolation/requestheader-ca-is-cluster-bundle';

describe(RULE, () => {
  it('reports the bundle', async () => {
    const finding = only(
      await checkNode(RULE, (node) =>
        node.setText(`${PKI}/front-proxy-ca.crt`, (text) => text + node.text(`${PKI}/ca.crt`)),
      ),
    );
    assert.equal(finding.messageId, 'named');
    assert.equal(finding.path, APISERVER_MANIFEST);
    assert.equal(finding.severity, 'warning');
    assert.equal(finding.slots.ca, 'kubernetes');
  });

  it('leaves the wrong file to its rule', async () => {
    const { lines } = await checkNode(RULE, (node) =>
      node.replaceFlag('kube-apiserver', 'requestheader-client-ca-file', '/etc/kubernetes/pki/ca.crt'),
    );
    assert.deepEqual(lines, []);
  });
});
