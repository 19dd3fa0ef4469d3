import assert from 'node:assert/strict';
import { checkNode, only } from '../../../support/checkRule.ts';
import { KUBELET_CURRENT } from '../../../support/faults/fault.ts';
import type { NodePki } from '../../../support/nodePki.ts';
import { slotsOf } from '../../../support/textData.ts';

const RULE = 'kubelet/kubelet-current-dangling';

const link = (node: NodePki) =>
  void node.files.set(KUBELET_CURRENT, { linkTo: '/var/lib/kubelet/pki/kubelet-client-2020-01-01-00-00-00.pem' });

function withoutDated(node: NodePki): void {
  for (const path of [...node.files.keys()]) if (/kubelet-client-\d/.test(path)) node.files.delete(path);
}

describe(RULE, () => {
  it('reports a link without a target next to dated files', async () => {
    const finding = only(await checkNode(RULE, link));
    assert.equal(finding.messageId, 'dangling');
    assert.equal(finding.path, 'etc/kubernetes/kubelet.conf');
    assert.equal(finding.text, `/${KUBELET_CURRENT}`);
    assert.equal(finding.slots.newest, '/var/lib/kubelet/pki/kubelet-client-2026-05-02-12-00-20.pem');
  });

  it('only informs where no dated file was copied', async () => {
    const finding = only(await checkNode(RULE, withoutDated));
    assert.equal(finding.messageId, 'notCopied');
    assert.equal(finding.severity, 'info');
  });

  it('is all that is said of such a link', async () => {
    const { report } = await checkNode(RULE, withoutDated);
    assert.deepEqual(
      report.findings.map(({ rule }) => rule),
      [RULE],
    );
    assert.ok(
      report.findings[0]?.related.some(({ message }) => slotsOf(message).connection === 'kubelet kube-apiserver'),
    );
  });

  it('is silent where the link leads to its file', async () => {
    assert.deepEqual((await checkNode(RULE)).findings, []);
  });
});
