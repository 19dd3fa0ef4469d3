import assert from 'node:assert/strict';
import { KUBERNETES } from '../../../support/faults/fault.ts';
import { findingsOf, only } from '../../../support/ruleFindings.ts';

const RULE = 'kubeconfigs/kubelet-conf-embedded';

describe(RULE, () => {
  it('tells the embedded certificate', async () => {
    const finding = only(await findingsOf(RULE, undefined, { kubeletConfEmbedded: true }));
    assert.equal(finding.messageId, 'embedded');
    assert.equal(finding.file, `${KUBERNETES}/kubelet.conf`);
    assert.match(finding.text, /^LS0t/);
  });

  it('is silent before the kubelet has rotated', async () => {
    assert.deepEqual(
      await findingsOf(
        RULE,
        (node) => {
          for (const path of [...node.files.keys()]) if (path.includes('kubelet-client-')) node.files.delete(path);
        },
        { kubeletConfEmbedded: true },
      ),
      [],
    );
  });

  it('is silent where kubelet.conf names the file', async () => {
    assert.deepEqual(await findingsOf(RULE), []);
  });
});
