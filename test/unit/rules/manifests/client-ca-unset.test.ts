import assert from 'node:assert/strict';
import { checkNode, only } from '../../../support/checkRule.ts';
import { APISERVER_MANIFEST } from '../../../support/faults/fault.ts';

const RULE = 'manifests/client-ca-unset';

describe(RULE, () => {
  it('reports it at the command with those it locks out', async () => {
    const finding = only(
      await checkNode(RULE, (node) => node.replaceFlag('kube-apiserver', 'client-ca-file', undefined)),
    );
    assert.equal(finding.messageId, 'rejected');
    assert.equal(finding.path, APISERVER_MANIFEST);
    assert.equal(finding.text, 'kube-apiserver');
    assert.equal(
      finding.slots.users,
      'admin.conf, controller-manager.conf, kubelet.conf, scheduler.conf, super-admin.conf',
    );
    assert.equal(finding.severity, 'error');
  });

  it('reports that clients are anonymous without front proxies too', async () => {
    const { findings } = await checkNode(RULE, (node) => {
      for (const flag of ['client-ca-file', 'requestheader-client-ca-file']) {
        node.replaceFlag('kube-apiserver', flag, undefined);
      }
    });
    assert.deepEqual(
      findings.map(({ messageId }) => messageId),
      ['unset'],
    );
  });

  it('is silent about the controller manager', async () => {
    const { lines } = await checkNode(RULE, (node) =>
      node.replaceFlag('kube-controller-manager', 'client-ca-file', undefined),
    );
    assert.deepEqual(lines, []);
  });
});
