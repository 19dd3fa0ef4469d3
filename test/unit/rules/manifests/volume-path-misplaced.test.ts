import assert from 'node:assert/strict';
import { checkNode, only } from '../../../support/checkRule.ts';
import { ETCD_MANIFEST } from '../../../support/faults/fault.ts';

const RULE = 'manifests/volume-path-misplaced';

/** The volume of etcd's certificates, whose hostPath is replaced. */
const withHostPath = (...lines: readonly string[]) =>
  checkNode(RULE, (node) =>
    node.setText(ETCD_MANIFEST, (text) =>
      text.replace(/hostPath:\n +path: (\S+pki\/etcd)\n +type: \S+\n/, () => `${lines.join('\n    ')}\n`),
    ),
  );

describe(RULE, () => {
  it('reports a path next to hostPath at its line', async () => {
    const finding = only(await withHostPath('hostPath:', 'path: /etc/kubernetes/pki/etcd', 'type: DirectoryOrCreate'));
    assert.deepEqual([finding.messageId, finding.severity, finding.text], ['dropped', 'error', 'path']);
    assert.equal(finding.slots.path, '/etc/kubernetes/pki/etcd');
  });

  it('reports a hostPath without a path', async () => {
    const finding = only(
      await withHostPath('hostPath:', '  type: DirectoryOrCreate', 'path: /etc/kubernetes/pki/etcd'),
    );
    assert.equal(finding.messageId, 'required');
  });

  it('is silent about paths below hostPath, templates and other sources', async () => {
    for (const lines of [
      ['hostPath: { path: /etc/kubernetes/pki/etcd }'],
      ['hostPath: "{{ source }}"'],
      ['hostPath: { path: "" }'],
      ['emptyDir: {}'],
      ['emptyDir: {}', 'path: /etc/kubernetes/pki/etcd'],
    ]) {
      assert.deepEqual((await withHostPath(...lines)).lines, [], lines.join());
    }
  });
});
