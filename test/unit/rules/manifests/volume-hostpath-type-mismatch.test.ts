import assert from 'node:assert/strict';
import { checkNode, only } from '../../../support/checkRule.ts';
import { ETCD_MANIFEST, MANIFESTS } from '../../../support/faults/fault.ts';

const RULE = 'manifests/volume-hostpath-type-mismatch';

describe(RULE, () => {
  it('reports a file where a directory is', async () => {
    const finding = only(
      await checkNode(RULE, (node) =>
        node.setText(ETCD_MANIFEST, (text) =>
          text.replace(/(path: \/etc\/kubernetes\/pki\/etcd\n *type:) DirectoryOrCreate/, '$1 File'),
        ),
      ),
    );
    assert.equal(finding.messageId, 'mismatch');
    assert.equal(finding.text, 'File');
    assert.match(finding.code, /\/etc\/kubernetes\/pki\/etcd is not a file/);
  });

  it('reports a directory where a file is', async () => {
    const finding = only(
      await checkNode(RULE, (node) =>
        node.setText(`${MANIFESTS}/kube-scheduler.yaml`, (text) => text.replace('FileOrCreate', 'Directory')),
      ),
    );
    assert.equal(finding.messageId, 'mismatch');
    assert.equal(finding.text, 'Directory');
  });

  it('is silent about a path that is not at hand', async () => {
    const { lines } = await checkNode(RULE, (node) =>
      node.setText(ETCD_MANIFEST, (text) =>
        text.replace(/(path: \/var\/lib\/etcd\n *type:) DirectoryOrCreate/, '$1 File'),
      ),
    );
    assert.deepEqual(lines, []);
  });
});
