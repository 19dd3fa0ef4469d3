import assert from 'node:assert/strict';
import { applyFix, checkNode, only } from '../../../support/checkRule.ts';
import { ETCD_MANIFEST } from '../../../support/faults/fault.ts';

const RULE = 'manifests/flag-bool-with-space';
const SPLIT = '--client-cert-auth\n    - "true"';

describe(RULE, () => {
  it('joins flag and value', async () => {
    const finding = only(
      await checkNode(RULE, (node) =>
        node.setText(ETCD_MANIFEST, (text) => text.replace('--client-cert-auth=true', SPLIT)),
      ),
    );
    assert.equal(finding.messageId, 'etcd');
    assert.equal(finding.path, ETCD_MANIFEST);
    assert.match(finding.code, /'true' is not a valid flag/);
    assert.equal(finding.fixes[0]?.edits[0]?.text, '=true');
  });

  it('writes the manifest that was meant', async () => {
    let correct = '';
    const checked = await checkNode(RULE, (node) => {
      correct = node.text(ETCD_MANIFEST);
      node.setText(ETCD_MANIFEST, (text) => text.replace('--client-cert-auth=true', SPLIT));
    });
    assert.equal(applyFix(checked, only(checked).fixes[0]), correct);
  });

  it('is silent about a flag that stands alone', async () => {
    const { lines } = await checkNode(RULE, (node) =>
      node.setText(ETCD_MANIFEST, (text) => text.replace('--client-cert-auth=true', '--client-cert-auth')),
    );
    assert.deepEqual(lines, []);
  });
});
