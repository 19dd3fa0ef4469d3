import assert from 'node:assert/strict';
import { checkNode, only } from '../../../support/checkRule.ts';
import { KUBELET_CURRENT, KUBELET_DATED } from '../../../support/faults/fault.ts';
import { privateKeyPem } from '../../../support/keyPair.ts';

const RULE = 'kubelet/kubelet-current-not-symlink';

describe(RULE, () => {
  it('warns about a file that equals no dated one', async () => {
    const finding = only(
      await checkNode(RULE, (node) => {
        const { pem, key } = node.certificate('etc/kubernetes/scheduler.conf');
        node.files.delete(KUBELET_CURRENT);
        node.put(KUBELET_CURRENT, `${pem}${privateKeyPem(key)}`);
      }),
    );
    assert.deepEqual([finding.messageId, finding.path, finding.severity], ['copied', KUBELET_CURRENT, 'warning']);
    assert.equal(finding.command, `ln -sf ${KUBELET_DATED.split('/').at(-1)} /${KUBELET_CURRENT}`);
  });

  it('is silent about a link that a copy made a file of', async () => {
    const { lines } = await checkNode(RULE, (node) => {
      const text = node.text(KUBELET_CURRENT);
      node.files.delete(KUBELET_CURRENT);
      node.put(KUBELET_CURRENT, text);
    });
    assert.deepEqual(lines, []);
  });
});
