import assert from 'node:assert/strict';
import { checkNode, only } from '../../../support/checkRule.ts';
import { APISERVER_MANIFEST } from '../../../support/faults/fault.ts';

const RULE = 'manifests/flag-duplicate';
const FLAG = '--client-ca-file=/etc/kubernetes/pki/ca.crt';

describe(RULE, () => {
  it('reports which value counts', async () => {
    const finding = only(
      await checkNode(RULE, (node) =>
        node.setText(APISERVER_MANIFEST, (text) => text.replace(FLAG, `${FLAG}.old\n    - ${FLAG}`)),
      ),
    );
    assert.equal(finding.messageId, 'lastWins');
    assert.equal(finding.path, APISERVER_MANIFEST);
    assert.equal(finding.text, '/etc/kubernetes/pki/ca.crt.old');
    assert.deepEqual(
      [finding.slots.value, finding.slots.ignored],
      ['/etc/kubernetes/pki/ca.crt', '/etc/kubernetes/pki/ca.crt.old'],
    );
    assert.deepEqual(finding.related, [`${APISERVER_MANIFEST}: /etc/kubernetes/pki/ca.crt`]);
  });

  it('is silent about the same value twice', async () => {
    const { lines } = await checkNode(RULE, (node) =>
      node.setText(APISERVER_MANIFEST, (text) => text.replace(FLAG, `${FLAG}\n    - ${FLAG}`)),
    );
    assert.deepEqual(lines, []);
  });

  it('is silent about a flag that may be repeated', async () => {
    const { lines } = await checkNode(RULE, (node) => {
      const flag = '--service-account-key-file=/etc/kubernetes/pki/sa.pub';
      node.setText(APISERVER_MANIFEST, (text) =>
        text.replace(flag, `${flag}\n    - --service-account-key-file=/etc/kubernetes/pki/sa.key`),
      );
    });
    assert.deepEqual(lines, []);
  });
});
