import assert from 'node:assert/strict';
import { isUnnamed } from '../../../../src/core/cluster/nodes/unnamed.ts';
import { markdownReport, type Report, RULES } from '../../../../src/core/index.ts';
import { plainText } from '../../../../src/core/model/text/plainText.ts';
import { pathsBelow } from '../../../../src/core/presentation/reports/json/paths.ts';
import { componentNodes } from '../../../../src/editor/trees/nodes/componentNodes.ts';
import { openNode } from '../../../support/kubeadmNode.ts';
import { FOLDER_URI, type InspectedWorkspace, inspectFiles } from '../../../support/memoryWorkspace.ts';
import type { NodePki } from '../../../support/nodePki.ts';

const NOW = new Date('2026-06-01T12:00:00Z');
const MANIFEST = 'etc/kubernetes/manifests/kube-apiserver.yaml';
const SPARE = 'etc/kubernetes/pki/spare.crt';

async function inspected(isOpen: boolean, edit: (node: NodePki) => void = () => {}): Promise<InspectedWorkspace> {
  const node = await openNode({ now: NOW, keyAlgorithm: 'ECDSA-P256' });
  node.put(SPARE, node.text('etc/kubernetes/pki/ca.crt'));
  if (isOpen)
    node.setText(MANIFEST, (text) => text.replace('    - kube-apiserver\n', '    - kube-apiserver\n    - $(EXTRA)\n'));
  edit(node);
  return inspectFiles(node.files, NOW);
}

function nodeOf({ report }: { readonly report: Report }) {
  const [node] = report.nodes;
  assert.ok(node);
  return node;
}

describe('what is unknown', () => {
  it('is shown in the tree of components, once', async () => {
    const shown = async (isOpen: boolean) =>
      componentNodes(nodeOf(await inspected(isOpen)), NOW.getTime(), { warningDays: 30, caWarningDays: 365 }).filter(
        ({ description }) => description && /not read: .*the value of/.test(plainText(description)),
      ).length;
    assert.deepEqual([await shown(false), await shown(true)], [0, 1]);
  });

  it('is shown in the scope of the report', async () => {
    const text = async (isOpen: boolean) =>
      markdownReport({
        report: (await inspected(isOpen)).report,
        roots: ['node1'],
        pathOf: pathsBelow([{ uri: FOLDER_URI, name: 'workspace' }]),
        version: '1.2.3',
        rules: RULES,
        settings: { warningDays: 30, caWarningDays: 365, profile: 'default', severities: {} },
      });
    assert.ok(!(await text(false)).includes('the value of'));
    assert.ok((await text(true)).includes('the value of'));
  });

  it('is who names a file where a part was not read', async () => {
    for (const [isOpen, path, is] of [
      [false, SPARE, 'yes'],
      [true, SPARE, 'unknown'],
      [true, 'etc/kubernetes/pki/ca.crt', 'no'],
    ] as const) {
      const found = await inspected(isOpen);
      assert.equal(isUnnamed(nodeOf(found).view, found.workspace.uri(path)).is, is, path);
    }
  });

  it('is a connection whose own flag may be set there, and no other', async () => {
    const verdict = async (isOpen: boolean) => {
      const { report } = await inspected(isOpen, (node) =>
        node.replaceFlag('kube-apiserver', 'etcd-cafile', undefined),
      );
      return report.connections.find(({ kind, from }) => kind === 'etcd' && from.component === 'kube-apiserver')
        ?.verdict;
    };
    assert.deepEqual([await verdict(false), await verdict(true)], ['broken', 'unknown']);
    const unknown = async (isOpen: boolean) =>
      (await inspected(isOpen)).report.connections.flatMap(({ kind, verdict: one }) => (one === 'ok' ? [] : kind));
    // Extension servers and kube-proxy are not in the files; a CA for kubelets may be set.
    assert.deepEqual(await unknown(false), ['aggregation', 'api']);
    assert.deepEqual(await unknown(true), ['aggregation', 'api', 'kubelet']);
  });
});
