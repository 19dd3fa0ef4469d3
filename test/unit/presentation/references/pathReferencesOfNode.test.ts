import assert from 'node:assert/strict';
import { referencesToFile } from '../../../../src/core/presentation/references/findReferences.ts';
import { pathReferencesOfNode } from '../../../../src/core/presentation/references/pathReferencesOfNode.ts';
import { EGRESS_PATH, useKonnectivity } from '../../../support/egressText.ts';
import { KUBELET_DATED } from '../../../support/faults/fault.ts';
import { openNode } from '../../../support/kubeadmNode.ts';
import { FOLDER_URI, inspectFiles } from '../../../support/memoryWorkspace.ts';
import type { NodeOptions } from '../../../support/nodeOptions.ts';
import type { NodePki } from '../../../support/nodePki.ts';
import { rendered } from '../../../support/rendered.ts';

const NOW = new Date('2026-06-01T12:00:00Z');
const CA = 'etc/kubernetes/pki/ca.crt';

/** "label path" of each reference to a file, sorted. */
async function namesOf(path: string, change: (node: NodePki) => void = () => {}, options: NodeOptions = {}) {
  const node = await openNode({ now: NOW, keyAlgorithm: 'ECDSA-P256', ...options });
  change(node);
  const { report } = await inspectFiles(node.files, NOW);
  return rendered(referencesToFile(report, `${FOLDER_URI}/${path}`))
    .map(({ label, at }) => `${label} ${at.uri.slice(FOLDER_URI.length + 1)}`)
    .sort();
}

describe('the places that name a file', () => {
  it('are the fields of a kubeconfig', async () => {
    const names = await namesOf(KUBELET_DATED);
    assert.deepEqual(
      names.filter((name) => name.endsWith(' etc/kubernetes/kubelet.conf')).map((name) => name.split(' ')[0]),
      ['client-certificate', 'client-key'],
    );
  });

  it('are the arguments in a kubeadm configuration', async () => {
    const names = await namesOf(CA, (node) =>
      node.put(
        'kubeadm.yaml',
        'apiVersion: kubeadm.k8s.io/v1beta4\nkind: ClusterConfiguration\napiServer:\n  extraArgs:\n  - name: oidc-ca-file\n    value: /etc/kubernetes/pki/ca.crt\n',
      ),
    );
    assert.ok(
      names.some((name) => name.includes('in the kubeadm configuration') && name.endsWith(' kubeadm.yaml')),
      names.join('\n'),
    );
  });

  it('are the fields of a file that a flag names', async () => {
    const names = await namesOf(CA, (node) => useKonnectivity(node, { caBundle: `/${CA}` }));
    assert.deepEqual(
      names.filter((name) => name.endsWith(` ${EGRESS_PATH}`)),
      [`caBundle of EgressSelectorConfiguration ${EGRESS_PATH}`],
    );
  });

  it('are the token files of kubeconfigs', async () => {
    const node = await openNode({ now: NOW, keyAlgorithm: 'ECDSA-P256' });
    node.setText('etc/kubernetes/scheduler.conf', (text) =>
      text.replace(/client-certificate-data: .*/, 'tokenFile: /etc/kubernetes/token'),
    );
    const { report } = await inspectFiles(node.files, NOW);
    const named = report.nodes.flatMap(({ view }) => pathReferencesOfNode(view));
    assert.deepEqual(
      named.filter(({ reference }) => reference.path === '/etc/kubernetes/token').map(({ label }) => rendered(label)),
      ['tokenFile of user "system:kube-scheduler"'],
    );
  });

  it('hold one field once that holds two certificates of the file', async () => {
    const names = await namesOf(CA, () => {}, { caBundleRotation: true });
    assert.equal(names.filter((name) => name.endsWith(' etc/kubernetes/admin.conf')).length, 1, names.join('\n'));
  });
});
