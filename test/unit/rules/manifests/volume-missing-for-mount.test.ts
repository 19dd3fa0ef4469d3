import assert from 'node:assert/strict';
import { checkNode, only } from '../../../support/checkRule.ts';
import { ETCD_MANIFEST } from '../../../support/faults/fault.ts';

const RULE = 'manifests/volume-missing-for-mount';

describe(RULE, () => {
  it('tells the mount', async () => {
    const finding = only(
      await checkNode(RULE, (node) =>
        node.setText(ETCD_MANIFEST, (text) =>
          text.replace(/name: etcd-data\n(?=.*path: .*etcd$|status|.*)/s, 'name: data\n'),
        ),
      ),
    );
    assert.equal(finding.messageId, 'missing');
    assert.equal(finding.path, ETCD_MANIFEST);
    assert.equal(finding.severity, 'error');
    assert.match(finding.code, /Not found: "data/);
  });

  it('is silent about volumes nobody mounts', async () => {
    const { lines } = await checkNode(RULE, (node) =>
      node.setText(ETCD_MANIFEST, (text) =>
        text.replace('  volumes:\n', '  volumes:\n  - name: spare\n    emptyDir: {}\n'),
      ),
    );
    assert.deepEqual(lines, []);
  });
});
